"""Following a run of 64 processes that adds 1,000 spans a second, with a history of 10M spans behind it.

In real time, on one core, offscreen, 1920×1080: 25 times a second the events of the last 40 ms are taken in and a frame
is made and painted, by turns in a timeline with the history, in one without any, and as a blank widget of that size.
Counted is CPU time, with what a frame costs now and then: drawing whole, planning texts, samples of memory.
"""

import os
import sys
import time

import common
import numpy as np
import timeline
from timeline import HEIGHT, LANES, WIDTH, Blank, canvas_of

from PySide6.QtWidgets import QApplication  # isort: skip  only when the platform has been chosen

from concgui.core.events import EVENT_DTYPE, Batch, Event
from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneSet
from concgui.core.states import State
from concgui.ui.style import apply
from concgui.ui.theme import LIGHT
from concgui.ui.timeline.pane import TimelinePane

FRAME_S = 0.04
EMPTY_NS = 60_000_000_000  #: a run without history began so long ago: its starts have left the view, too
PID = 1000  #: of the first worker
GOAL_BLANK, GOAL_EMPTY = "≤ 6", "≤ 1.2"


class Run:
    """A run that goes on: its lanes, and the events that come in."""

    def __init__(self, history: int) -> None:
        self.lanes = LaneSet()
        self._number = 0
        now = time.perf_counter_ns()
        begin = now - (timeline.RUN_NS if history else EMPTY_NS)
        self._began(begin)
        random = np.random.default_rng(4)
        for lane in self.lanes.lanes:
            each = history // LANES
            if not each:
                continue
            edges = np.unique(random.integers(begin + 10_000_000, now, each + 1))
            states = np.where(np.arange(len(edges) - 1) % 2, State.BLOCKED, State.RUNNING).astype(np.uint8)
            lane.spans.extend(edges[:-1], edges[1:], states, np.zeros(len(states), np.int32))
            lane.open_start_ns = int(edges[-1])
            lane.change(begin)

    def _began(self, t_ns: int) -> None:
        """All processes are there and in their targets."""
        told = [Event(t_ns, EventKind.HELLO, PID, PID, 0, 0, 1, "3.13.0\x1fcpython\x1fspawn")]
        told.append(Event(t_ns, EventKind.TARGET_ENTERED, PID, PID, 1, 0, 0))
        for number in range(1, LANES):
            pid, subject = PID + number, PID << 32 | number
            told += [
                Event(t_ns + 1, EventKind.PROCESS_CREATED, PID, PID, number, subject, 0, f"p{number}\x1fwork"),
                Event(t_ns + 2, EventKind.START, PID, PID, number, subject, 0),
                Event(t_ns + 3, EventKind.STARTED, PID, PID, number, subject, pid),
                Event(t_ns + 4, EventKind.FIRST, pid, pid, 0, subject, PID),
                Event(t_ns + 5, EventKind.TARGET_ENTERED, pid, pid, 1, subject, PID),
            ]
        told += [Event(t_ns + 6, EventKind.NAME, PID + n, PID + n, 2, 0, 1, "time.sleep(1)") for n in range(LANES)]
        self.lanes.feed(told)

    def take(self, from_ns: int, to_ns: int, count: int) -> None:
        """Take in `count` events of that time: each one ends a span."""
        numbers = np.arange(self._number, self._number + count)
        self._number += count
        heads = np.zeros(count, EVENT_DTYPE)
        turn = numbers // LANES
        heads["kind"] = np.where(turn % 2, EventKind.CALL_END, EventKind.CALL_BEGIN)
        heads["seq"] = 10 + turn
        heads["t_ns"] = np.linspace(from_ns, to_ns, count, endpoint=False).astype(np.int64)
        heads["pid"] = heads["tid"] = PID + numbers % LANES
        heads["value"] = 1
        self.lanes.feed(Batch(heads, b"", np.zeros(count, np.int64)))


class Follower:
    """A timeline that follows such a run."""

    def __init__(self, history: int, application: QApplication) -> None:
        self._application = application
        self.run = Run(history)
        self.pane = TimelinePane()
        self.pane.set_running(True)
        self.pane.show()
        self.pane.set_lanes(self.run.lanes)
        canvas = canvas_of(self.pane)
        self.pane.resize(WIDTH, HEIGHT + self.pane.height() - canvas.height())
        application.processEvents()
        self.last_ns = time.perf_counter_ns()

    def frame(self, rate: int) -> float:
        """Take in what has come and paint it; return the milliseconds of CPU time that took."""
        now = time.perf_counter_ns()
        began = time.process_time_ns()
        self.run.take(self.last_ns, now, round((now - self.last_ns) * rate / 1e9))
        self.pane._compose()
        self._application.processEvents()
        took = time.process_time_ns() - began
        self.pane._rhythm.again_in(None)  # or its next frame would come in while another one is measured
        self.last_ns = now
        return took / 1e6


def main() -> int:
    """Print two ratios for each of two views: as one follows, and with the whole run in view."""
    parser = common.options(__doc__ or "", 500)
    parser.add_argument("--history", type=int, default=10_000_000)
    parser.add_argument("--rate", type=int, default=1_000, help="spans a second")
    parser.add_argument("--picture", default="", metavar="FILE")
    chosen = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    application = QApplication(sys.argv[:1])
    apply(application, LIGHT)
    blank = Blank()
    blank.resize(WIDTH, HEIGHT)
    blank.show()
    long, empty = Follower(chosen.history, application), Follower(0, application)

    def blank_frame() -> float:
        began = time.process_time_ns()
        blank.update()
        application.processEvents()
        return (time.process_time_ns() - began) / 1e6

    print(f"CPU time of a frame, {chosen.rate:,} spans/s added, {chosen.history:,} there\n{common.machine_line()}")
    for name, whole in (("following", False), ("the whole run in view", True)):
        if whole:
            for one in (long, empty):
                one.pane.fit()
        ways = [lambda: long.frame(chosen.rate), lambda: empty.frame(chosen.rate), blank_frame]
        spent: list[list[float]] = [[], [], []]
        due = time.perf_counter()
        for trial in range(-25, chosen.trials // (5 if whole else 1)):
            for place in range(3):
                way = (place + trial) % 3  # each has each place in turn
                took = ways[way]()
                if trial >= 0:
                    spent[way].append(took)
            due = max(due + FRAME_S, time.perf_counter())
            time.sleep(max(0.0, due - time.perf_counter()))
        means = [float(np.mean(one)) for one in spent]
        print(
            f"{name}: {means[0]:.2f} ms (p95 {np.percentile(spent[0], 95):.2f}), without history {means[1]:.2f}, blank "
            f"{means[2]:.2f}: × {means[0] / means[2]:.1f} blank (goal {'none' if whole else GOAL_BLANK}), "
            f"× {means[0] / means[1]:.2f} without history (goal {'none' if whole else GOAL_EMPTY})",
            flush=True,
        )
        if chosen.picture and not whole:
            canvas_of(long.pane).grab().save(chosen.picture)
    for one in (long, empty):
        one.pane.set_running(False)
    return 0


if __name__ == "__main__":
    sys.exit(main())

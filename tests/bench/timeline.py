"""What a repaint of the timeline costs: 64 lanes at 1920×1080, 12 fixed views, at 10k, 1M and 10M spans.

Every repaint is one of a view that was not there before: nothing is kept from the frame before. By turns with it, in
the same process, a blank widget of the same size is painted. Offscreen, so that Qt's software raster does the drawing;
on one core. The lanes are synthetic: half of all spans lie in a twentieth of the run (dense), a fifth of it has next to
none (sparse).
"""

import os
import sys
import time
from collections.abc import Callable

import common
import numpy as np

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from concgui.core.events import Event
from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneSet
from concgui.core.states import State
from concgui.ui.style import apply
from concgui.ui.theme import LIGHT
from concgui.ui.timeline.canvas import Canvas
from concgui.ui.timeline.pane import TimelinePane

LANES = 64
WIDTH, HEIGHT = 1920, 1080
RUN_NS = 600_000_000_000
T0_NS = 5_000_000_000_000
DENSE, SPARSE = (0.40, 0.45), (0.70, 0.90)  #: shares of the run
GOAL_MS, GOAL_RATIO, GOAL_GROWTH = 8.0, 8.0, 2.0
STATES = (State.ON_CPU, State.READY, State.WAITING, State.RUNNING, State.BLOCKED)
#: Name, middle and width of each view as shares of the run.
VIEWS = (
    ("whole", 0.5, 1.0),
    ("50 %", 0.35, 0.5),
    ("20 %", 0.25, 0.2),
    ("10 %", 0.25, 0.1),
    ("5 %", 0.25, 0.05),
    ("2 %", 0.25, 0.02),
    ("1 %", 0.25, 0.01),
    ("0.5 %", 0.25, 0.005),
    ("0.1 %", 0.25, 0.001),
    ("0.01 %", 0.25, 0.0001),
    ("dense", 0.425, 0.05),
    ("sparse", 0.80, 0.15),
)


def lanes_of(spans: int) -> LaneSet:
    """A run of LANES processes with so many spans in all, as a recording gives them."""
    lanes, random = LaneSet(), np.random.default_rng(4)
    lanes.feed([Event(T0_NS, EventKind.HELLO, 1, 1, 0, 0, 1, "3.13.0\x1fcpython\x1fspawn")])
    made = [
        Event(T0_NS + n, EventKind.PROCESS_CREATED, 1, 1, n, 1 << 32 | n, 0, f"p{n}\x1fwork") for n in range(1, LANES)
    ]
    lanes.feed(made)
    each = spans // LANES
    for lane in lanes.lanes:
        begin = np.sort(random.choice(_moments(random, 2 * each), each, replace=False)) + T0_NS + 1000
        begin = np.unique(begin)
        end = np.append(begin[1:], T0_NS + RUN_NS)
        end -= (random.random(len(end)) < 0.2) * ((end - begin) // 2)  # now and then nothing is known
        state = random.choice(np.array(STATES, np.uint8), len(begin))
        lane.spans.extend(begin, end, state, np.zeros(len(begin), np.int32))
        lane.open_start_ns = None
    lanes.feed_os(T0_NS + RUN_NS, EventKind.OS_CORES, 0, 3)
    return lanes


def _moments(random: np.random.Generator, count: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Moments of the run: half of them in its dense part, a thousandth in the sparse one."""
    dense = random.uniform(*DENSE, count // 2)
    rest = random.uniform(0, 1, count - len(dense))
    sparse = (rest > SPARSE[0]) & (rest < SPARSE[1]) & (random.random(len(rest)) > 0.001)
    return (np.concatenate((dense, rest[~sparse])) * (RUN_NS - 2000)).astype(np.int64)


class Blank(QWidget):
    """Paints its ground."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt override."""
        QPainter(self).fillRect(self.rect(), QColor(LIGHT.surface))


def canvas_of(pane: TimelinePane) -> Canvas:
    """The part of the pane that is measured."""
    found = pane.findChild(Canvas)
    assert found is not None
    return found


def timed(act: Callable[[], None]) -> float:
    """Milliseconds that a call took."""
    began = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - began) / 1e6


def measure(pane: TimelinePane, blank: Blank, trials: int) -> dict[str, common.Pairs]:
    """For each view pairs of milliseconds: a blank repaint, and one of the view that is wholly new."""
    canvas, found = canvas_of(pane), {}
    for name, middle, width in VIEWS:
        pairs = common.Pairs()
        left, right = (middle - width / 2) * RUN_NS, (middle + width / 2) * RUN_NS

        def repaint(left: float = left, right: float = right) -> None:
            canvas.item.backing.forget()
            pane.show_stretch(left, right)
            pane._compose()
            canvas.viewport().repaint()

        repaint()
        for _ in range(trials):
            pairs.add(timed(blank.repaint), timed(repaint))
        found[name] = pairs
    return found


def main() -> int:
    """Measure and print the table."""
    parser = common.options(__doc__ or "", 15)
    parser.add_argument("--spans", type=int, nargs="+", default=[10_000, 1_000_000, 10_000_000])
    chosen = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    application = QApplication(sys.argv[:1])
    apply(application, LIGHT)
    print(common.machine_line(), "\n")
    print(f"goal: p95 ≤ {GOAL_MS:.0f} ms and ≤ {GOAL_RATIO:.0f} × a blank repaint; 10M ≤ {GOAL_GROWTH:.0f} × 10k\n")
    blank = Blank()
    blank.resize(WIDTH, HEIGHT)
    blank.show()
    medians: dict[int, float] = {}
    for spans in chosen.spans:
        pane = TimelinePane()
        pane.show()
        pane.set_lanes(lanes_of(spans))
        canvas = canvas_of(pane)
        pane.resize(WIDTH, HEIGHT + pane.height() - canvas.height())
        application.processEvents()
        medians[spans] = report(spans, measure(pane, blank, chosen.trials))
        pane.close()
        pane.deleteLater()
        application.processEvents()
    if len(medians) > 1:
        first, last = min(medians), max(medians)
        print(f"median at {last:,} / at {first:,} spans: {medians[last] / medians[first]:.2f} ×")
    return 0


def report(spans: int, found: dict[str, common.Pairs]) -> float:
    """Print one table; return the median of all views in milliseconds."""
    print(f"{spans:,} spans\n{'view':>10} {'p50 ms':>8} {'p95 ms':>8} {'blank ms':>9} {'p95 / blank':>12}")
    every: list[float] = []
    for name, pairs in found.items():
        middle, high = np.percentile(pairs.b, (50, 95))
        ground = float(np.median(pairs.a))
        every += pairs.b
        print(f"{name:>10} {middle:8.2f} {high:8.2f} {ground:9.2f} {high / ground:11.1f}×")
    print(f"{'all':>10} {np.median(every):8.2f} {np.percentile(every, 95):8.2f}\n", flush=True)
    return float(np.median(every))


if __name__ == "__main__":
    sys.exit(main())

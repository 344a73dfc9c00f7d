"""What the runs of a comparison took, measured by their recordings. Pure functions of a lane set; no Qt.

*Elapsed* is the time from the first worker's `start()` call to the last worker's end, for a sequence from the begin of
the first call to the end of the last. What the interpreter does before and after is the same in all and not counted;
what making a worker takes is counted. *CPU time* is the time that the workers were on a core in between: by the
kernel's turns, else by samples. All times are absolute nanoseconds.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from concgui.core.executed import Executed
from concgui.core.kernel import KernelKind
from concgui.core.lane import Lane, LaneKind
from concgui.core.lanes import LaneSet
from concgui.core.scenario import WorkerSpec

Times = NDArray[np.int64]


class Row(NamedTuple):
    """One worker, or one call of a sequence. `begin_ns`: start() called, `end_ns`: it ended; None: not seen (yet).

    `lane` is what is drawn; `measured` the lane whose turns on the cores are its own between the two times.
    """

    title: str
    lane: Lane
    measured: Lane
    begin_ns: int | None
    end_ns: int | None


class Figures(NamedTuple):
    """What one run took. Times in nanoseconds.

    cpu_ns: None where nobody measured it; exact: by the kernel's turns, else from samples. parallel: the share of the
    time with at least one worker on a core in which two or more were; None where that is not known. waited_ns: the sum
    of what they waited for a core after one was taken from them; None where that is not known. cores: how many were
    allowed.
    """

    begin_ns: int
    end_ns: int
    cpu_ns: int | None
    exact: bool
    parallel: float | None
    waited_ns: int | None
    cores: int

    @property
    def elapsed_ns(self) -> int:
        """From the first start() to the last end."""
        return self.end_ns - self.begin_ns

    def speed_up(self, sequence: "Figures") -> float:
        """How many times as fast as the sequence it was."""
        return sequence.elapsed_ns / max(1, self.elapsed_ns)

    def efficiency(self, sequence: "Figures") -> float:
        """The speed-up for each allowed core; 1: every core did its full share."""
        return self.speed_up(sequence) / max(1, self.cores)


def worker_rows(lanes: LaneSet) -> list[Row]:
    """Return the workers of a run, in order of creation: what the program made, no helpers of the standard library."""
    return [
        Row(lane.title, lane, lane, lane.start_ns, lane.exit_ns)
        for lane in lanes.lanes
        if lane.kind is not LaneKind.MAIN and not (lane.hidden or lane.library or lane.native) and lane.subject
    ]


def call_rows(lanes: LaneSet, specs: Sequence[WorkerSpec], executed: Sequence[Executed]) -> list[Row]:
    """Return the calls of a sequence: the n-th statement that main executed is the n-th worker's call.

    Each is drawn as MainProcess was seen during it, in the worker's colour.
    """
    main = lanes.main
    if main is None:
        return []
    rows = []
    for place, (spec, one) in enumerate(zip(specs, executed, strict=False)):
        until = lanes.now_ns if one.end_ns is None else one.end_ns
        lane = cut(main, place, spec.name, one.begin_ns, until)
        rows.append(Row(spec.name, lane, main, one.begin_ns, one.end_ns))
    return rows


def cut(whole: Lane, color: int, name: str, begin_ns: int, until_ns: int) -> Lane:
    """Return a lane that shows what another one was seen to do between two times."""
    lane = Lane(index=color, subject=0, kind=whole.kind, name=name, color=color)
    lane.pid, lane.tid = whole.pid, whole.tid
    shown = whole.composed
    start, end, state, label = shown.spans.view()
    first, last = int(end.searchsorted(begin_ns, side="right")), int(start.searchsorted(until_ns))
    start, end = np.clip(start[first:last], begin_ns, until_ns), np.clip(end[first:last], begin_ns, until_ns)
    lane.spans.extend(start, end, state[first:last], label[first:last])
    if shown.open_start_ns is not None and shown.open_start_ns < until_ns:
        lane.spans.append(max(begin_ns, shown.open_start_ns), until_ns, shown.open_state, shown.open_label)
    t0, t1, cpu, wait = whole.samples.view()
    near = slice(int(t1.searchsorted(begin_ns, side="right")), int(t0.searchsorted(until_ns)))
    lane.samples.extend(
        np.clip(t0[near], begin_ns, until_ns), np.clip(t1[near], begin_ns, until_ns), cpu[near], wait[near]
    )
    return lane


def figures(lanes: LaneSet, rows: Sequence[Row], cores: int) -> Figures | None:
    """Return what a run took; None unless all of its workers have been started and have ended."""
    begins = [row.begin_ns for row in rows if row.begin_ns is not None]
    ends = [row.end_ns for row in rows if row.end_ns is not None]
    if not rows or len(begins) < len(rows) or len(ends) < len(rows):
        return None
    begin_ns, end_ns = min(begins), max(ends)
    if not lanes.through_ns:
        sampled = [one for one in map(_sampled, rows) if one is not None]
        cpu_ns = sum(cpu for cpu, _wait in sampled) if sampled else None
        waited_ns = sum(wait for _cpu, wait in sampled) or None  # psutil does not know it
        return Figures(begin_ns, end_ns, cpu_ns, exact=False, parallel=None, waited_ns=waited_ns, cores=cores)
    turns = [_turns(row, end_ns) for row in rows]
    cpu_ns = sum(int((end - start).sum()) for start, end in turns)
    waited_ns = sum(_waited(row, end_ns) for row in rows)
    return Figures(begin_ns, end_ns, cpu_ns, exact=True, parallel=_parallel(turns), waited_ns=waited_ns, cores=cores)


def _turns(row: Row, end_ns: int) -> tuple[Times, Times]:
    """The turns on the cores that are the row's own."""
    start, end, _cpu, _out = row.measured.turns.view()
    left = row.begin_ns or 0
    right = end_ns if row.end_ns is None else row.end_ns
    first, last = int(end.searchsorted(left, side="right")), int(start.searchsorted(right))
    return np.clip(start[first:last], left, right), np.clip(end[first:last], left, right)


def _waited(row: Row, end_ns: int) -> int:
    """The time between a turn that was ended by force and the next one."""
    start, end, _cpu, out = row.measured.turns.view()
    left, right = row.begin_ns or 0, end_ns if row.end_ns is None else row.end_ns
    gap = np.clip(start[1:], left, right) - np.clip(end[:-1], left, right)
    return int(gap[out[:-1] == KernelKind.PREEMPTED].sum())


def _sampled(row: Row) -> tuple[int, int] | None:
    """The time on a core and that of waiting for one, by samples; None without any."""
    t0, t1, cpu, wait = row.measured.samples.view()
    if not len(t0) or row.begin_ns is None or row.end_ns is None:
        return None
    length = np.minimum(t1, row.end_ns) - np.maximum(t0, row.begin_ns)
    length = np.maximum(length, 0)
    return int((length * cpu).sum()), int((length * wait).sum())


def _parallel(turns: Sequence[tuple[Times, Times]]) -> float | None:
    """The share of the time with one or more on a core in which there were two or more; None without any."""
    starts, ends = (np.concatenate(columns) for columns in zip(*turns, strict=True))
    at = np.concatenate((starts, ends))
    step = np.concatenate((np.ones(len(starts), np.int64), np.full(len(ends), -1, np.int64)))
    order = np.argsort(at, kind="stable")
    lasts, count = np.diff(at[order]), np.cumsum(step[order])[:-1]
    busy = float(lasts[count >= 1].sum())
    return float(lasts[count >= 2].sum()) / busy if busy else None

"""Turns on a core, two ways: as the kernel's own trace has them, and as a recording has them.

Everything is kept per thread (tid).  Times are nanoseconds of CLOCK_MONOTONIC.
"""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from ftrace import Trace
from numpy.typing import NDArray

from concgui.core.kernel import KernelKind, KernelRows

Times = NDArray[np.int64]
Floats = NDArray[np.float64]

_LEAVES = (KernelKind.SWITCH_OUT, KernelKind.PREEMPTED, KernelKind.EXIT)


@dataclass(frozen=True)
class Turns:
    """n turns in order of time, disjoint: those of one thread, or the holes of one core."""

    start: Times
    end: Times
    cpu: Times
    forced: NDArray[np.bool_]  #: whether the core was taken from the thread at the end of the turn

    def __len__(self) -> int:
        return len(self.start)

    @property
    def table(self) -> Times:
        """Three rows: start, end, cpu."""
        return np.stack((self.start, self.end, self.cpu))

    @property
    def total_ns(self) -> int:
        """Time on a core."""
        return int((self.end - self.start).sum())

    def used(self, t_ns: Times) -> Floats:
        """Return for each time how many ns of turns lie before it."""
        if not len(self):
            return np.zeros(len(t_ns))
        edges = np.column_stack((self.start, self.end)).ravel()
        used = np.cumsum(np.column_stack((np.zeros(len(self), np.int64), self.end - self.start)).ravel())
        return np.asarray(np.interp(t_ns - edges[0], edges - edges[0], used), np.float64)

    def hold(self, t_ns: Times) -> NDArray[np.bool_]:
        """Return for each time whether it lies in a turn."""
        if not len(self):
            return np.zeros(len(t_ns), np.bool_)
        at = np.searchsorted(self.start, t_ns, "right") - 1
        return (at >= 0) & (t_ns < self.end[np.maximum(at, 0)])

    def before(self, t_ns: int) -> "Turns":
        """Return the turns up to a time."""
        begun = self.start < t_ns
        return Turns(self.start[begun], np.minimum(self.end[begun], t_ns), self.cpu[begun], self.forced[begun])


ByThread = dict[int, Turns]
_Row = tuple[int, int, int, bool]


def made_of(rows: list[_Row]) -> Turns:
    """Return turns from rows (start, end, cpu, forced)."""
    table = np.array(rows, np.int64).reshape(len(rows), 4)
    return Turns(table[:, 0], table[:, 1], table[:, 2], table[:, 3] != 0)


@dataclass(frozen=True)
class KernelSide:
    """The kernel's trace of some threads.

    turns: from the sched_switch that gave the core to the one that took it. came, left: the instants of these.
    exits: sched_process_exit.

    holes, by core: between two switches that do not fit together, since the thread that leaves is not the one that
    came; some kernels do not trace when a few of their tasks, or an idle core, give way to a thread.  When that thread
    leaves is there, and how long it was on the core by sched_stat_runtime, without the time that interrupts and the
    host took: good enough for shares.  mended: `turns` and such turns.  unknown, by core: the holes for which that is
    not known either.
    """

    turns: ByThread
    mended: ByThread
    came: dict[int, Times]
    left: dict[int, Times]
    exits: dict[int, int]
    holes: dict[int, Turns]
    unknown: dict[int, Turns]


def kernel_side(trace: Trace, tids: set[int]) -> KernelSide:
    """Return what the kernel's trace says of the threads `tids`."""
    turns: dict[int, list[_Row]] = {tid: [] for tid in tids}
    mended: dict[int, list[_Row]] = {tid: [] for tid in tids}
    came: dict[int, list[int]] = {tid: [] for tid in tids}
    left: dict[int, list[int]] = {tid: [] for tid in tids}
    holes: dict[int, list[_Row]] = {}
    unknown: dict[int, list[_Row]] = {}
    last: dict[int, tuple[int, int]] = {}
    spent = dict.fromkeys(tids, 0)  # on a core since the thread left one
    runtimes = iter(sorted(trace.runtimes))
    pending = next(runtimes, None)
    for t_ns, cpu, leaver, forced, comer in sorted(trace.switches):
        while pending is not None and pending[0] <= t_ns:
            if pending[1] in spent:
                spent[pending[1]] += pending[2]
            pending = next(runtimes, None)
        since, current = last.get(cpu, (t_ns, leaver))
        last[cpu] = (t_ns, comer)
        if current != leaver:
            hole = (since, t_ns, cpu, False)
            holes.setdefault(cpu, []).append(hole)
            if spent.get(leaver):
                mended[leaver].append((max(since, t_ns - spent[leaver]), t_ns, cpu, forced))
            elif leaver in tids or current in tids:
                unknown.setdefault(cpu, []).append(hole)
        elif leaver in turns:
            turns[leaver].append((since, t_ns, cpu, forced))
            mended[leaver].append((since, t_ns, cpu, forced))
        if leaver in tids:
            left[leaver].append(t_ns)
            spent[leaver] = 0
        if comer in tids:
            came[comer].append(t_ns)
    return KernelSide(
        turns={tid: made_of(rows) for tid, rows in turns.items()},
        mended={tid: made_of(rows) for tid, rows in mended.items()},
        came={tid: np.array(times, np.int64) for tid, times in came.items()},
        left={tid: np.array(times, np.int64) for tid, times in left.items()},
        exits={tid: t_ns for t_ns, tid in trace.exits if tid in tids},
        holes={cpu: made_of(rows) for cpu, rows in holes.items()},
        unknown={cpu: made_of(rows) for cpu, rows in unknown.items()},
    )


def recorded_turns(records: KernelRows) -> ByThread:
    """Return the turns of all threads in a recording's kernel records."""
    begun: dict[int, tuple[int, int]] = {}
    rows: dict[int, list[_Row]] = {}
    columns = (records[name].tolist() for name in ("t_ns", "tid", "cpu", "kind"))
    for t_ns, tid, cpu, kind in zip(*columns, strict=True):
        if kind == KernelKind.SWITCH_IN:
            rows.setdefault(tid, [])
            begun[tid] = (t_ns, cpu)
        elif kind in _LEAVES and tid in begun:
            since, on = begun.pop(tid)
            rows[tid].append((since, t_ns, on, kind == KernelKind.PREEMPTED))
    return {tid: made_of(turns) for tid, turns in rows.items()}


def without_holes(turns: Turns, holes: dict[int, Turns]) -> Turns:
    """Return the turns without the time of the holes of their cores."""
    if not holes:
        return turns
    bounds = {cpu: (found.start.tolist(), found.end.tolist()) for cpu, found in holes.items()}
    rows: list[_Row] = []
    columns = (turns.start.tolist(), turns.end.tolist(), turns.cpu.tolist(), turns.forced.tolist())
    for begin, end, cpu, forced in zip(*columns, strict=True):
        starts, ends = bounds.get(cpu, ([], []))
        at, now = max(0, bisect_right(starts, begin) - 1), begin
        while at < len(starts) and starts[at] < end:
            if now < starts[at]:
                rows.append((now, starts[at], cpu, forced))
            now = max(now, ends[at])
            at += 1
        if now < end:
            rows.append((now, end, cpu, forced))
    return made_of(rows)

"""Turns on a core, two ways: as the kernel's own trace has them, and as a recording has them; and how they differ.

Everything is kept per thread (tid).  Times are nanoseconds of CLOCK_MONOTONIC.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from ftrace import Trace
from numpy.typing import NDArray

from concgui.core.kernel import KernelKind, KernelRows
from concgui.core.recording import Samples

Times = NDArray[np.int64]
Floats = NDArray[np.float64]

_LEAVES = (KernelKind.SWITCH_OUT, KernelKind.PREEMPTED, KernelKind.EXIT)


@dataclass(frozen=True)
class Turns:
    """The turns of one thread, in order of time; disjoint, for a thread is on one core at a time."""

    start: Times
    end: Times
    cpu: Times
    forced: NDArray[np.bool_]  #: whether the core was taken from the thread at the end of the turn

    def __len__(self) -> int:
        return len(self.start)

    @property
    def total_ns(self) -> int:
        """Time on a core."""
        return int((self.end - self.start).sum())

    def used(self, t_ns: Times) -> Floats:
        """Return for each time how many ns the thread had been on a core by then."""
        if not len(self):
            return np.zeros(len(t_ns))
        edges = np.column_stack((self.start, self.end)).ravel()
        used = np.cumsum(np.column_stack((np.zeros(len(self), np.int64), self.end - self.start)).ravel())
        return np.asarray(np.interp(t_ns - edges[0], edges - edges[0], used), np.float64)


ByThread = dict[int, Turns]
_OpenTurns = dict[int, tuple[int, int]]
_Rows = dict[int, list[tuple[int, int, int, bool]]]


def kernel_turns(trace: Trace, tids: set[int]) -> ByThread:
    """Return the turns of the threads `tids` in the kernel's trace: from one sched_switch to another."""
    begun: _OpenTurns = {}
    rows: _Rows = {tid: [] for tid in tids}
    for t_ns, cpu, left, forced, came in sorted(trace.switches):
        if left in begun:
            rows[left].append((begun[left][0], t_ns, begun.pop(left)[1], forced))
        if came in rows:
            begun[came] = (t_ns, cpu)
    return _by_thread(rows)


def recorded_turns(records: KernelRows) -> ByThread:
    """Return the turns of all threads in a recording's kernel records."""
    begun: _OpenTurns = {}
    rows: _Rows = {}
    columns = (records[name].tolist() for name in ("t_ns", "tid", "cpu", "kind"))
    for t_ns, tid, cpu, kind in zip(*columns, strict=True):
        if kind == KernelKind.SWITCH_IN:
            rows.setdefault(tid, [])
            begun[tid] = (t_ns, cpu)
        elif kind in _LEAVES and tid in begun:
            rows[tid].append((begun[tid][0], t_ns, begun.pop(tid)[1], kind == KernelKind.PREEMPTED))
    return _by_thread(rows)


def _by_thread(rows: _Rows) -> ByThread:
    result = {}
    for tid, turns in rows.items():
        table = np.array(turns, np.int64).reshape(len(turns), 4)
        result[tid] = Turns(table[:, 0], table[:, 1], table[:, 2], table[:, 3] != 0)
    return result


def overlap(one: Turns, other: Turns) -> tuple[float, float]:
    """Return the ns that both say the thread was on a core, and the ns that at least one says so."""
    both = float((other.used(one.end) - other.used(one.start)).sum())
    return both, one.total_ns + other.total_ns - both


def nearest(ours: Times, theirs: Times) -> Times:
    """Return for each of our instants how far the nearest of theirs is, ns. None of theirs: an empty array."""
    if not len(theirs):
        return np.empty(0, np.int64)
    at = np.searchsorted(theirs, ours)
    before, after = theirs[np.maximum(at - 1, 0)], theirs[np.minimum(at, len(theirs) - 1)]
    return np.asarray(np.minimum(np.abs(ours - before), np.abs(ours - after)), np.int64)


@dataclass(frozen=True)
class Difference:
    """How a recording differs from the kernel's trace. Errors: ns, one for each of our instants."""

    threads: int  #: of the program, in the kernel's trace
    missing: int  #: of these, how many the recording does not have
    foreign: int  #: threads in the recording that the kernel says are not of the program
    turns: tuple[int, int]  #: in the kernel's trace, in the recording
    on_core_ns: int  #: in the kernel's trace
    overlap_all: float
    overlap_worst: float
    worst_tid: int
    worst_ns: int  #: that thread's time on a core
    starts: Times
    ends: Times  #: all but the last one of each thread
    last_ends: Times
    cores_wrong: int  #: turns on another core than the kernel says
    manner_wrong: int  #: turns that ended in another manner (taken, given up) than the kernel says


def difference(ours: ByThread, theirs: ByThread) -> Difference:
    """Compare the turns of a recording with those of the kernel's trace."""
    sums = {tid: overlap(ours[tid], turns) if tid in ours else (0.0, turns.total_ns) for tid, turns in theirs.items()}
    shares = {tid: both / either for tid, (both, either) in sums.items() if either}
    worst = min(shares, key=shares.__getitem__)
    pairs = [(ours[tid], turns) for tid, turns in theirs.items() if tid in ours]
    # The last turn ends at the kernel's EXIT record with us, which is written before the thread leaves its core.
    ends = [nearest(mine.end[:-1], turns.end) for mine, turns in pairs]
    agreeing = [(mine, turns) for mine, turns in pairs if len(mine) == len(turns)]
    return Difference(
        threads=len(theirs),
        missing=len(theirs.keys() - ours.keys()),
        foreign=len(ours.keys() - theirs.keys()),
        turns=(sum(map(len, theirs.values())), sum(map(len, ours.values()))),
        on_core_ns=sum(turns.total_ns for turns in theirs.values()),
        overlap_all=sum(both for both, _ in sums.values()) / sum(either for _, either in sums.values()),
        overlap_worst=shares[worst],
        worst_tid=worst,
        worst_ns=theirs[worst].total_ns,
        starts=_joined(nearest(mine.start, turns.start) for mine, turns in pairs),
        ends=_joined(ends),
        last_ends=_joined(nearest(mine.end[-1:], turns.end[-1:]) for mine, turns in pairs),
        cores_wrong=sum(int((mine.cpu != turns.cpu).sum()) for mine, turns in agreeing),
        manner_wrong=sum(int((mine.forced != turns.forced)[:-1].sum()) for mine, turns in agreeing),
    )


def share_errors(samples: Samples, theirs: ByThread, bin_ns: int) -> Floats:
    """Return by how many percentage points sampled CPU shares are wrong, for each thread and whole bin of `bin_ns`."""
    found = []
    for tid, turns in theirs.items():
        mine = np.sort(samples[samples["tid"] == tid], order="t0_ns")
        if not len(mine):
            continue
        edges = np.arange(int(mine["t0_ns"][0]), int(mine["t1_ns"][-1]) + 1, bin_ns)
        between = np.column_stack((mine["t0_ns"], mine["t1_ns"])).ravel()
        used = np.cumsum(np.column_stack((np.zeros(len(mine), np.int64), mine["cpu_ns"])).ravel())
        told = np.diff(np.interp(edges - edges[0], between - edges[0], used)) if len(edges) > 1 else np.empty(0)
        found.append(np.abs(told - np.diff(turns.used(edges))) / bin_ns * 100)
    return np.concatenate(found) if found else np.empty(0)


def _joined(parts: Iterable[Times]) -> Times:
    return np.concatenate(list(parts) or [np.empty(0, np.int64)])

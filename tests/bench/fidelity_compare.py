"""How a recording's turns on a core differ from those of the kernel's own trace."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from fidelity_turns import ByThread, Floats, KernelSide, Times, Turns, without_holes
from numpy.typing import NDArray

from concgui.core.recording import Samples

#: An instant with none of the other side's so near belongs to a turn that the other side does not have.
APART_NS = 1_000_000
#: A turn of ours and one of the kernel's with edges so near are the same turn.
NEAR_NS = 100_000
#: Turns of a few µs cannot overlap well: the two tracers write their records at different places of one switch.
LONG_NS = 100_000
#: A bin of sampled shares is compared if no more than this of it lies in holes.
HOLE_NS = 500_000


@dataclass(frozen=True)
class Overlap:
    """Time that both have a thread on a core / time that at least one has it there; of all threads, of the worst."""

    all: float
    worst: float
    worst_ns: int  #: that thread's time on a core
    worst_turns: int
    threads: int


@dataclass(frozen=True)
class Difference:
    """How a recording differs from the kernel's trace. Errors: ns, one for each of our instants."""

    compared: float  #: share of our time on a core that does not lie in holes of the kernel's trace
    holes: int
    overlap: Overlap
    until_exit: Overlap  #: the same without what comes after the kernel's sched_process_exit
    long: Overlap  #: until exit, of the threads whose turns last LONG_NS or more on average
    starts: Times
    ends: Times  #: all but those by EXIT
    last_ends: Times  #: from EXIT to the kernel's last instant
    threads_missing: int
    threads_extra: int
    turns_missing: int
    turns_extra: int
    cores_wrong: int
    manner_wrong: int  #: turns that ended in another manner (core taken, given up) than the kernel says


def difference(ours: ByThread, kernel: KernelSide) -> Difference:
    """Compare the turns of a recording with those of the kernel's trace."""
    cut = {tid: without_holes(turns, kernel.holes) for tid, turns in ours.items()}
    known = {tid: turns for tid, turns in kernel.turns.items() if len(turns)}
    ended = {tid: turns.before(kernel.exits[tid]) if tid in kernel.exits else turns for tid, turns in known.items()}
    cut_ended = {tid: turns.before(kernel.exits[tid]) if tid in kernel.exits else turns for tid, turns in cut.items()}
    long = {tid: turns for tid, turns in ended.items() if turns.total_ns >= LONG_NS * len(turns)}
    both = [(turns, tid) for tid, turns in ours.items() if tid in kernel.turns and len(turns)]
    starts = [nearest(mine.start, kernel.came[tid])[~_starts_unseen(mine, kernel, tid)] for mine, tid in both]
    ends = [nearest(mine.end, kernel.left[tid])[~_in_holes(mine, mine.end, kernel)][:-1] for mine, tid in both]
    last = [np.abs(mine.end[-1:] - kernel.left[tid][-1:]) for mine, tid in both if len(kernel.left[tid])]
    missing = [nearest(turns.start, ours[tid].start) > APART_NS for tid, turns in ended.items() if tid in ours]
    wrong = [_wrong(ours[tid], turns) for tid, turns in known.items() if tid in ours]
    total = sum(turns.total_ns for turns in ours.values())
    return Difference(
        compared=sum(turns.total_ns for turns in cut.values()) / total if total else 0.0,
        holes=sum(map(len, kernel.holes.values())),
        overlap=overlap(cut, known),
        until_exit=overlap(cut_ended, ended),
        long=overlap(cut_ended, long),
        starts=_joined(starts),
        ends=_joined(ends),
        last_ends=_joined(last),
        threads_missing=sum(len(kernel.came[tid]) > 0 for tid in kernel.turns.keys() - ours.keys()),
        threads_extra=len(ours.keys() - kernel.turns.keys()),
        turns_missing=int(sum(map(np.sum, missing))) + sum(len(known[tid]) for tid in known.keys() - ours.keys()),
        turns_extra=int((_joined(starts) > APART_NS).sum()),
        cores_wrong=sum(cores for cores, _ in wrong),
        manner_wrong=sum(manner for _, manner in wrong),
    )


def overlap(ours: ByThread, theirs: ByThread) -> Overlap:
    """Return the overlap of the turns of all threads and of the worst one."""
    sums = {}
    for tid, turns in theirs.items():
        mine = ours.get(tid)
        both = float((turns.used(mine.end) - turns.used(mine.start)).sum()) if mine is not None else 0.0
        sums[tid] = (both, turns.total_ns + (mine.total_ns if mine is not None else 0) - both)
    shares = {tid: both / either for tid, (both, either) in sums.items() if either}
    if not shares:
        return Overlap(0.0, 0.0, 0, 0, 0)
    worst = min(shares, key=shares.__getitem__)
    whole = sum(both for both, _ in sums.values()) / sum(either for _, either in sums.values())
    return Overlap(whole, shares[worst], theirs[worst].total_ns, len(theirs[worst]), len(shares))


def nearest(ours: Times, theirs: Times) -> Times:
    """Return for each of our instants how far the nearest of theirs is, ns; very far when they have none."""
    if not len(theirs):
        return np.full(len(ours), np.iinfo(np.int64).max)
    at = nearest_index(ours, theirs)
    return np.asarray(np.abs(ours - theirs[at]), np.int64)


def nearest_index(ours: Times, theirs: Times) -> Times:
    """Return for each of our instants the index of the nearest of theirs, of which there is at least one."""
    after = np.minimum(np.searchsorted(theirs, ours), len(theirs) - 1)
    before = np.maximum(after - 1, 0)
    return np.where(np.abs(ours - theirs[before]) <= np.abs(ours - theirs[after]), before, after)


def share_errors(samples: Samples, kernel: KernelSide, bin_ns: int) -> tuple[Floats, int]:
    """Return by how many percentage points sampled CPU shares are wrong, for each thread and whole bin of `bin_ns`.

    And how many bins were left out because of holes in the kernel's trace.
    """
    found, left_out = [], 0
    for tid, turns in kernel.mended.items():
        mine = np.sort(samples[samples["tid"] == tid], order="t0_ns")
        if not len(mine):
            continue
        edges = np.arange(int(mine["t0_ns"][0]), int(mine["t1_ns"][-1]) + 1, bin_ns)
        between = np.column_stack((mine["t0_ns"], mine["t1_ns"])).ravel()
        used = np.cumsum(np.column_stack((np.zeros(len(mine), np.int64), mine["cpu_ns"])).ravel())
        told = np.diff(np.interp(edges - edges[0], between - edges[0], used))
        whole = sum((np.diff(holes.used(edges)) for holes in kernel.unknown.values()), np.zeros(len(told))) <= HOLE_NS
        found.append((np.abs(told - np.diff(turns.used(edges))) / bin_ns * 100)[whole])
        left_out += int((~whole).sum())
    return np.concatenate(found) if found else np.empty(0), left_out


def _wrong(mine: Turns, turns: Turns) -> tuple[int, int]:
    """Return how many of our turns that the kernel has, too, are on another core, and how many ended otherwise."""
    begun, ended = nearest_index(turns.start, mine.start), nearest_index(turns.end, mine.end)
    begun_near = np.abs(mine.start[begun] - turns.start) <= NEAR_NS
    # The last one ends by EXIT, which is neither.
    ended_near = (np.abs(mine.end[ended] - turns.end) <= NEAR_NS) & (ended < len(mine) - 1)
    return (
        int((mine.cpu[begun] != turns.cpu)[begun_near].sum()),
        int((mine.forced[ended] != turns.forced)[ended_near].sum()),
    )


def _starts_unseen(turns: Turns, kernel: KernelSide, tid: int) -> NDArray[np.bool_]:
    """Return for each turn whether the kernel's trace cannot know when it began: in a hole, unless the thread's coming
    is what opens the hole.
    """
    result = np.zeros(len(turns), np.bool_)
    for cpu, holes in kernel.holes.items():
        here = np.flatnonzero((turns.cpu == cpu) & holes.hold(turns.start))
        hole = np.searchsorted(holes.start, turns.start[here], "right") - 1
        first = np.diff(hole, prepend=-1) != 0
        result[here] = ~(first & np.isin(holes.start[hole], kernel.came[tid]))
    return result


def _in_holes(turns: Turns, t_ns: Times, kernel: KernelSide) -> NDArray[np.bool_]:
    result = np.zeros(len(t_ns), np.bool_)
    for cpu, holes in kernel.holes.items():
        result |= (turns.cpu == cpu) & holes.hold(t_ns)
    return result


def _joined(parts: Iterable[Times]) -> Times:
    return np.concatenate([np.empty(0, np.int64), *parts])

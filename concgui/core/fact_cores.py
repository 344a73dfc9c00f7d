"""What rules may ask about CPU time and cores; see `concgui.core.fact_table`.

Turns are the kernel's word; where it was not asked, CPU time comes from samples, and who was on a core at the same
instant is not known.
"""

import numpy as np
from numpy.typing import NDArray

from concgui.core.fact_life import most_at_once, spans_in, steps_of
from concgui.core.fact_run import Missing, Number, Result, Run
from concgui.core.kernel import KernelKind
from concgui.core.lane import Lane
from concgui.core.words import tr

Stretches = tuple[NDArray[np.int64], NDArray[np.int64]]


def turns_of(run: Run, lane: Lane) -> Stretches | Missing:
    """Return begin and end, absolute ns, of a lane's turns on cores."""
    if lane.kernel is None:
        if lane.pid is None:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        return Missing(tr("when {name} had a core was not measured", name=lane.title), measured=False)
    if run.lanes.kernel_lost:
        return Missing(tr("some of the kernel's records were lost"), measured=False)
    start, end, _, _ = lane.turns.view()
    if lane.turns.open is None:
        return start, end
    last = max(lane.turns.open[0], min(run.end_ns, run.lanes.through_ns))
    return np.append(start, lane.turns.open[0]), np.append(end, last)


def _clipped(stretches: Stretches, begin: int, end: int) -> int:
    return int(np.maximum(0, np.minimum(stretches[1], end) - np.maximum(stretches[0], begin)).sum())


def _cpu_ns(run: Run, lane: Lane, begin: int, end: int) -> int | Missing:
    if lane.kernel is None and lane.samples.count:
        t0, t1, share, _ = lane.samples.view()
        length = np.maximum(0, np.minimum(t1, end) - np.maximum(t0, begin))
        return int((length * share).sum())
    turns = turns_of(run, lane)
    return turns if isinstance(turns, Missing) else _clipped(turns, begin, end)


def on_cpu(run: Run, name: str, a: Number | None = None, b: Number | None = None) -> Result:
    """Return how many seconds a worker was on a core."""
    lane = run.lane(name)
    if isinstance(lane, Missing):
        return lane
    begin, end = run.ns(a) if a is not None else 0, run.ns(b) if b is not None else run.end_ns
    cpu = _cpu_ns(run, lane, begin, end)
    return cpu if isinstance(cpu, Missing) else cpu / 1e9


def busy(run: Run, name: str, a: Number | None = None, b: Number | None = None) -> Result:
    """Return the share of its life, or of a … b, that a worker was on a core."""
    lane = run.lane(name)
    if isinstance(lane, Missing):
        return lane
    begin = run.ns(a) if a is not None else lane.begin_ns
    end = run.ns(b) if b is not None else lane.exit_ns or run.end_ns
    cpu = _cpu_ns(run, lane, begin, end)
    return cpu if isinstance(cpu, Missing) else min(1.0, cpu / max(1, end - begin))


def cpu_time(run: Run, a: Number | None = None, b: Number | None = None) -> Result:
    """Return the CPU time of all, in seconds."""
    total = 0
    begin, end = run.ns(a) if a is not None else 0, run.ns(b) if b is not None else run.end_ns
    for lane in run.lanes.lanes:
        cpu = 0 if lane.pid is None or lane.hidden else _cpu_ns(run, lane, begin, end)
        if isinstance(cpu, Missing):
            return cpu
        total += cpu
    return total / 1e9


def turns(run: Run, name: str) -> Result:
    """Return how often a worker got a core."""
    lane = run.lane(name)
    found = lane if isinstance(lane, Missing) else turns_of(run, lane)
    return found if isinstance(found, Missing) else len(found[0])


def median_turn(run: Run, name: str) -> Result:
    """Return the middle length of a worker's turns, in seconds."""
    lane = run.lane(name)
    found = lane if isinstance(lane, Missing) else turns_of(run, lane)
    if isinstance(found, Missing):
        return found
    if not len(found[0]):
        return run.absent(tr("{name} never had a core", name=name))
    return float(np.median(found[1] - found[0])) / 1e9


def both_on(run: Run, first: str, second: str) -> Stretches | Missing:
    """Return the stretches during which two workers were on cores at the same instant."""
    found = []
    for name in (first, second):
        lane = run.lane(name)
        stretches = lane if isinstance(lane, Missing) else turns_of(run, lane)
        if isinstance(stretches, Missing):
            return stretches
        found.append(stretches)
    return _meeting(found[0], found[1])


def _meeting(one: Stretches, other: Stretches) -> Stretches:
    """Return the stretches that are in both; each has its stretches in order and apart."""
    (a0, a1), (b0, b1) = one, other
    # Each stretch of the one meets those of the other that end behind its begin and begin before its end.
    low = np.searchsorted(b1, a0, side="right")
    high = np.maximum(np.searchsorted(b0, a1, side="left"), low)
    times = high - low
    mine = np.repeat(np.arange(len(a0)), times)
    theirs = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times) + np.repeat(low, times)
    return np.maximum(a0[mine], b0[theirs]), np.minimum(a1[mine], b1[theirs])


def together(run: Run, first: str, second: str) -> Result:
    """Return for how many seconds two workers were on cores at the same instant."""
    both = both_on(run, first, second)
    return both if isinstance(both, Missing) else int((both[1] - both[0]).sum()) / 1e9


def overlap(run: Run, first: str, second: str) -> Result:
    """Return the share of the shorter CPU time during which both were on cores at the same instant."""
    both = together(run, first, second)
    one, other = on_cpu(run, first), on_cpu(run, second)
    for part in (both, one, other):
        if isinstance(part, Missing):
            return part
    if not (isinstance(both, float) and isinstance(one, float) and isinstance(other, float)):
        return None
    if min(one, other) <= 0:
        return run.absent(tr("{name} never had a core", name=first if one <= 0 else second))
    return min(1.0, both / min(one, other))


def waited(run: Run, name: str) -> Result:
    """Return for how many seconds a worker had no core because it gave it up by itself, in no call that is known.

    A thread that computes does so where it waits for the GIL. What it was preempted for is not in it.
    """
    lane = run.lane(name)
    running = lane if isinstance(lane, Missing) else spans_in(run, name, "running")
    found = lane if isinstance(lane, Missing) else turns_of(run, lane)
    for part in (running, found):
        if isinstance(part, Missing):
            return part
    if isinstance(lane, Missing) or isinstance(running, Missing):
        return None
    start, end, _, why = lane.turns.view()
    following = start[1:] if lane.turns.open is None else np.append(start[1:], lane.turns.open[0])
    begin, by_itself = end[: len(following)], why[: len(following)] == KernelKind.SWITCH_OUT
    gaps = begin[by_itself], following[by_itself]
    python = np.array(running, np.int64).reshape(-1, 2)
    both = _meeting(gaps, (python[:, 0], python[:, 1]))
    return int((both[1] - both[0]).sum()) / 1e9


def _all_turns(run: Run) -> Stretches | Missing:
    begins, ends = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for lane in run.workers:
        found = turns_of(run, lane)
        if isinstance(found, Missing):
            return found
        begins.append(found[0])
        ends.append(found[1])
    return np.concatenate(begins), np.concatenate(ends)


def most_on_cpu(run: Run) -> Result:
    """Return how many workers were on cores at the same instant, at most."""
    found = _all_turns(run)
    return found if isinstance(found, Missing) else most_at_once(*found)


def most_wanting(run: Run) -> Result:
    """Return how many workers were at the same instant on cores, or off them because they were preempted, at most.

    On a busy machine two that compute may never have a core at once; that both want one is seen all the same.
    """
    begins, ends = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for lane in run.workers:
        found = turns_of(run, lane)
        if isinstance(found, Missing):
            return found
        begin, end = found[0], found[1].copy()
        lost = np.flatnonzero(lane.turns.view()[3][: max(0, len(begin) - 1)] == KernelKind.PREEMPTED)
        end[lost] = begin[lost + 1]
        begins.append(begin)
        ends.append(end)
    return most_at_once(np.concatenate(begins), np.concatenate(ends))


def parallel_time(run: Run) -> Result:
    """Return for how many seconds two or more workers were on cores at the same instant."""
    found = _all_turns(run)
    if isinstance(found, Missing):
        return found
    times, going = steps_of(*found)
    return int((np.diff(times) * (going[:-1] >= 2)).sum()) / 1e9


def cores(run: Run) -> Result:
    """Return how many cores the program was allowed at its beginning."""
    allowed = run.lanes.allowed
    if allowed and len(allowed[0][1]):
        return len(allowed[0][1])
    count = len(run.recording.meta.cores) or run.recording.meta.machine_cores or run.lanes.machine_cores
    return count or Missing(tr("how many cores the program was allowed is not known"), measured=False)

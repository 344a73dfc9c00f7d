"""What must hold in every recording, whoever made it: checked on all that the suite makes (see `conftest`)."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from concgui.core.kernel import KernelKind
from concgui.core.lanes import Lane, LaneKind, LaneSet, fold
from concgui.core.recording import Recording
from concgui.core.states import State

#: schedstat counts a running thread only at the scheduler's tick and at switches; the tick is 1 to 10 ms.
TICK_NS = 10_000_000
#: A thread leaves a core that was forbidden to it when the kernel comes round to it.
LEAVES_NS = 50_000_000
#: The share of a core that a hypervisor may steal.
STOLEN = 0.05 if "hypervisor" in Path("/proc/cpuinfo").read_text("ascii", "replace") else 0.0
#: States that only a process that is there can be in.
ALIVE = [State.ON_CPU, State.READY, State.WAITING, State.GIL, State.IMPORTING, State.RUNNING, State.LEAVING]


def violations(recording: Recording) -> list[str]:
    """Return a sentence for each thing that does not hold."""
    lanes = fold(recording)
    return [
        *events_are_accounted_for(recording),
        *spans_follow_each_other(lanes),
        *one_thread_a_core(lanes),
        *cores_are_allowed(lanes),
        *lives_lie_between_birth_and_exit(lanes),
        *turns_are_the_time_that_the_system_counts(recording, lanes),
    ]


def events_are_accounted_for(recording: Recording) -> Iterator[str]:
    """Sent = shown + dropped, counted here from the events themselves; no number comes twice."""
    heads = recording.heads
    heads = heads[heads["kind"] < 64]
    shown = recording.shown()
    if shown != len(heads):
        yield f"{len(heads)} events are there, {shown} are said to be shown"
    if recording.sent() != shown + recording.dropped() or recording.dropped() < 0:
        yield f"sent {recording.sent()}, shown {shown}, dropped {recording.dropped()}"
    if sum(recording.dropped_by_pid().values()) != recording.dropped():
        yield "what the processes dropped does not add up"


def spans_follow_each_other(lanes: LaneSet) -> Iterator[str]:
    """Spans are in order and never overlap, neither Python's nor the composed ones."""
    for lane in lanes.lanes:
        for name, spans in (("spans", lane.spans), ("composed", lane.composed.spans)):
            start, end, _, _ = spans.view()
            if (end <= start).any() or (start[1:] < end[:-1]).any():
                yield f"{lane.title}: {name} overlap or are empty"


def one_thread_a_core(lanes: LaneSet) -> Iterator[str]:
    """A core runs one thread at a time, and a thread is on one core at a time."""
    for cpu, core in lanes.cores.items():
        start, end, _ = core.view()
        if (start[1:] < end[:-1]).any():
            yield f"core {cpu} ran two threads at once"
    for lane in lanes.lanes:
        start, end, _, _ = lane.turns.view()
        if (end < start).any() or (start[1:] < end[:-1]).any():
            yield f"{lane.title}: it was on two cores at once"


def cores_are_allowed(lanes: LaneSet) -> Iterator[str]:
    """No turn begins on a core that had been forbidden."""
    for at, (since, allowed) in enumerate(lanes.allowed):
        until = lanes.allowed[at + 1][0] if at + 1 < len(lanes.allowed) else np.iinfo(np.int64).max
        for cpu, core in lanes.cores.items():
            start = core.view()[0]
            if cpu not in allowed and ((start > since + LEAVES_NS) & (start < until)).any():
                yield f"core {cpu} was used though it was not allowed"


def lives_lie_between_birth_and_exit(lanes: LaneSet) -> Iterator[str]:
    """A process does nothing before its fork record or after its exit record."""
    for lane in lanes.lanes:
        if lane.kernel is None or lane.kind is LaneKind.THREAD or lane.hidden:
            continue
        start, end, state, _ = lane.composed.spans.view()
        there = np.isin(state, ALIVE)
        born = lane.turns.born_ns
        if born is not None and (start[there] < born).any():
            yield f"{lane.title} was at work before it was born"
        if lane.exit_ns is not None and (end[there] > lane.exit_ns).any():
            yield f"{lane.title} was at work after its exit"


def turns_are_the_time_that_the_system_counts(recording: Recording, lanes: LaneSet) -> Iterator[str]:
    """The sum of a thread's turns is its CPU time as the system counts it, within 2 % and the counter's own grain.

    A hypervisor may take a core away without the guest's noticing: the turn goes on, the guest's CPU time does not.
    """
    samples = recording.samples
    if not lanes.through_ns or not len(samples) or lanes.kernel_lost:
        return
    samples = samples[samples["t1_ns"] <= lanes.through_ns]
    for lane in lanes.lanes:
        if lane.kernel is None or lane.tid is None:
            continue
        own = samples[(samples["pid"] == lane.pid) & (samples["tid"] == lane.tid)]
        if not len(own) or reused(recording, lane):
            continue
        counted = int(own["cpu_ns"].sum())
        measured = sum(map(int, _turns_within(lane, own["t0_ns"], own["t1_ns"])))
        grain = 2 * TICK_NS
        if counted - measured > 0.02 * counted + grain or measured - counted > (0.02 + STOLEN) * counted + grain:
            yield f"{lane.title}: turns of {measured / 1e6:.1f} ms, the system counts {counted / 1e6:.1f} ms"


def reused(recording: Recording, lane: Lane) -> bool:
    """Whether the thread's number was another's, too."""
    born = recording.kernel[(recording.kernel["kind"] == KernelKind.FORK) & (recording.kernel["tid"] == lane.tid)]
    return len(born) > 1


def _turns_within(lane: Lane, t0: np.ndarray, t1: np.ndarray) -> np.ndarray:
    """The time on a core in each bin."""
    start, end, _, _ = lane.turns.view()
    if lane.turns.open is not None and lane.kernel is not None:
        start, end = np.append(start, lane.turns.open[0]), np.append(end, lane.kernel.through_ns)
    if not len(start):
        return np.zeros(len(t0))
    total = np.concatenate(([0], np.cumsum(end - start)))

    def before(t: np.ndarray) -> np.ndarray:
        at = np.searchsorted(start, t, side="right")
        last = np.maximum(at - 1, 0)
        return np.where(at > 0, total[last] + np.clip(t - start[last], 0, end[last] - start[last]), 0)

    spent: np.ndarray = before(t1) - before(t0)
    return spent

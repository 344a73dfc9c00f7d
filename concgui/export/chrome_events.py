"""What is no span in a Chrome trace: names, instants, arrows and counters.

Instants (``i``): ``lifecycle``; what was printed is in `concgui.export.chrome_output`. Flows (``s``, ``f``): the
arrows of starts and joins. Counters (``C``): the sampled share of CPU time, which says how much and not when, so it
makes no spans; it is left out where the kernel's records tell when.
"""

import signal
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from concgui.core.events import Event
from concgui.core.exits import signal_name, signal_of
from concgui.core.kinds import EventKind
from concgui.core.lanes import Lane, LaneKind, LaneSet
from concgui.core.recording import Recording
from concgui.export.chrome_spans import Entry, Json, Spans, encode, thread_of
from concgui.export.microseconds import microseconds
from concgui.export.rows import chunks

#: Kind → name of the instant at the one who did it, and what of the worker was done.
_LIFECYCLE = {
    EventKind.PROCESS_CREATED: "created",
    EventKind.THREAD_CREATED: "created",
    EventKind.START: "start",
    EventKind.STARTED: "started",
    EventKind.FIRST: "first",
    EventKind.HELLO: "first",
    EventKind.TARGET_ENTERED: "target",
    EventKind.REAPED: "joined",
    EventKind.TERMINATE: "terminate",
    EventKind.KILL: "kill",
}
_TOLD = [*_LIFECYCLE, EventKind.JOIN_END, EventKind.OS_SIGNAL]
_SIGNALS = {int(signal.SIGTERM): "terminate", int(getattr(signal, "SIGKILL", 9)): "kill"}
#: Among events of one moment, behind the spans.
_INSTANT, _FLOW, _COUNTER = 3, 4, 5
_STREAM = 1


def names(lanes: LaneSet) -> Iterator[Json]:
    """Yield the names of processes and threads, and their order."""
    for lane in lanes.lanes:
        if lane.pid is None or lane.hidden:
            continue
        tid = thread_of(lane)
        if lane.kind is not LaneKind.THREAD:
            yield {"ph": "M", "pid": lane.pid, "tid": tid, "name": "process_name", "args": {"name": lane.name}}
            order = {"sort_index": lane.index}
            yield {"ph": "M", "pid": lane.pid, "tid": tid, "name": "process_sort_index", "args": order}
        name = lane.name if lane.kind is LaneKind.THREAD else "MainThread"
        yield {"ph": "M", "pid": lane.pid, "tid": tid, "name": "thread_name", "args": {"name": name}}
        order = {"sort_index": lane.index}
        yield {"ph": "M", "pid": lane.pid, "tid": tid, "name": "thread_sort_index", "args": order}


class Instants:
    """All of them as lines: of each worker a handful."""

    def __init__(self, recording: Recording, lanes: LaneSet, spans: Spans) -> None:
        self._recording = recording
        self._lanes = lanes
        self._covered = spans.covered
        self._t0 = recording.t0_ns
        self._entries: list[Entry] = []
        for lane in lanes.lanes:
            if lane.pid is not None and not lane.hidden:
                self._exit(lane)
        self._lifecycles()
        self._flows()
        if not lanes.through_ns:
            self._counters()
        self._entries.sort()

    def __len__(self) -> int:
        return len(self._entries)

    def rows(self) -> Iterator[Entry]:
        """Yield them in order of time."""
        return iter(self._entries)

    def _add(self, t_ns: int, rank: int, event: Json) -> None:
        event["ts"] = microseconds(max(0, t_ns - self._t0))  # Perfetto drops what is before time 0
        self._entries.append((t_ns, rank, 0, _STREAM, len(self._entries), encode(event)))

    def _instant(self, t_ns: int, pid: int, tid: int, name: str, args: Json) -> None:
        event = {"ph": "i", "s": "t", "cat": "lifecycle", "name": name, "pid": pid, "tid": tid, "args": args}
        self._add(t_ns, _INSTANT, event)

    def _exit(self, lane: Lane) -> None:
        """Write the end of a process or thread, whoever told it."""
        t_ns = lane.exit_ns if lane.exit_ns is not None else lane.left_ns
        if t_ns is None or lane.pid is None:
            return
        number = signal_of(lane.exitcode)
        args: Json = {"worker": lane.name, "exitcode": lane.exitcode}
        args["signal"] = None if number is None else signal_name(number)
        self._instant(t_ns, lane.pid, thread_of(lane), "exit", args)

    def _lifecycles(self) -> None:
        """Write what was done to workers, at the thread that did it."""
        joined: set[int] = set()
        for event in self._told():
            name = _LIFECYCLE.get(event.kind)
            if name is not None:
                self._lifecycle(event, name)
            elif event.kind is EventKind.JOIN_END and event.value:
                lane = self._lanes.lane_by_subject(event.subject)
                if lane is not None and lane.kind is LaneKind.THREAD and event.subject not in joined:
                    joined.add(event.subject)
                    self._lifecycle(event, "joined")
            elif event.kind is EventKind.OS_SIGNAL:
                args = {"signal": signal_name(event.value), "from": "outside"}
                self._instant(event.t_ns, event.pid, event.tid, _SIGNALS.get(event.value, "signal"), args)

    def _told(self) -> Iterator[Event]:
        """Yield the events that are told of, without their texts."""
        heads = self._recording.heads
        chosen = np.flatnonzero(np.isin(heads["kind"], _TOLD))
        for at in chunks(len(chosen)):
            for kind, _more, _size, seq, t_ns, pid, tid, subject, value in heads[chosen[at]].tolist():
                yield Event(t_ns, EventKind(kind), pid, tid, seq, subject, value)

    def _lifecycle(self, event: Event, name: str) -> None:
        lane = self._lanes.lane_by_subject(event.subject)
        if lane is None:
            lane = self._lanes.lane_of(event.pid, event.tid)
        args: Json = {} if lane is None else {"worker": lane.name, "pid": lane.pid}
        if event.kind is EventKind.REAPED:
            args["exitcode"] = event.value
        self._instant(event.t_ns, event.pid, event.tid, name, args)

    def _flows(self) -> None:
        """Write the arrows. Both ends must lie in a span, or Perfetto warns."""
        for number, arrow in enumerate(self._lanes.arrows, 1):
            begin = self._inside(arrow.from_lane, arrow.t0_ns)
            end = self._inside(arrow.to_lane, arrow.t1_ns)
            if begin is None or end is None:
                continue
            for phase, t_ns, lane in (("s", begin, arrow.from_lane), ("f", end, arrow.to_lane)):
                at = self._lanes.lanes[lane]
                event: Json = {"ph": phase, "cat": "flow", "name": arrow.kind, "id": number}
                event |= {"pid": at.pid, "tid": thread_of(at)}
                if phase == "f":
                    event["bp"] = "e"
                self._add(t_ns, _FLOW, event)

    def _inside(self, index: int, t_ns: int) -> int | None:
        """Return the time, or the nearest one before it that lies in a span of the lane; None if there is none."""
        if index not in self._covered:
            return None
        starts, ends = self._covered[index]
        at = int(np.searchsorted(starts, t_ns, side="right")) - 1
        if at >= 0:
            return min(t_ns, int(ends[at]) - 1)
        return int(starts[0]) if len(starts) else None

    def _counters(self) -> None:
        """Write the sampled CPU time of each process: the sum over its threads, 1 for one whole core."""
        shares: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        last: dict[int, int] = {}
        rows = self._recording.samples[["t0_ns", "t1_ns", "pid", "cpu_ns"]]
        for at in chunks(len(rows)):
            for t0_ns, t1_ns, pid, cpu_ns in rows[at].tolist():
                shares[pid][t0_ns] += cpu_ns / max(1, t1_ns - t0_ns)
                last[pid] = max(last.get(pid, 0), t1_ns)
        for pid, bins in shares.items():
            before = None
            for t_ns, share in [*sorted(bins.items()), (last[pid], 0.0)]:
                if share != before:
                    event: Json = {"ph": "C", "name": "cpu share (sampled)", "pid": pid, "tid": pid}
                    event["args"] = {"share": round(share, 4)}
                    self._add(t_ns, _COUNTER, event)
                before = share

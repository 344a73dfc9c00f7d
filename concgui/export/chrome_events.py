"""The events of a Chrome trace, in order of time.

Spans (``X``): ``state`` and ``call``. Instants (``i``): ``lifecycle`` and ``output``. Flows (``s``, ``f``): the arrows
of starts and joins. Counters (``C``): the sampled share of CPU time, which says how much and not when, so it makes no
spans. What runs in Python code, with nobody measuring whether on a CPU, is ``unknown``, with ``args.python``.
"""

import math
import signal
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

from concgui.core.events import Event
from concgui.core.exits import signal_name, signal_of
from concgui.core.kinds import EventKind
from concgui.core.lanes import Lane, LaneKind, LaneSet
from concgui.core.output import OutputAssembler
from concgui.core.recording import Recording
from concgui.core.states import State

Json = dict[str, Any]

#: State → the name it has in a trace, and what else is known of it.
_STATES: dict[State, tuple[str, Json]] = {
    State.UNKNOWN: ("unknown", {}),
    State.START_CALLED: ("starting", {"part": "start() called"}),
    State.STARTING: ("starting", {"part": "start() returned"}),
    State.IMPORTING: ("starting", {"part": "first Python line"}),
    State.RUNNING: ("unknown", {"python": "running"}),
    State.BLOCKED: ("blocked", {}),
    State.IDLE: ("waiting", {"for": "the next command"}),
    State.ENDED: ("zombie", {}),
    State.READY: ("ready", {}),
    State.GIL: ("gil", {}),
    State.STOPPED: ("stopped", {}),
    State.LEAVING: ("unknown", {"python": "leaving"}),
    State.WAITING: ("waiting", {}),
}
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
_SIGNALS = {int(signal.SIGTERM): "terminate", int(getattr(signal, "SIGKILL", 9)): "kill"}


def microseconds(ns: int) -> float:
    """Return ns as µs such that ``int(µs * 1000)`` is ns again: Perfetto cuts what is behind the point."""
    value = ns / 1000
    return value if int(value * 1000.0) >= ns else math.nextafter(value, math.inf)


def trace_events(recording: Recording, lanes: LaneSet) -> Iterator[Json]:
    """Yield the names first, then all events in order of time; of two at once, the outer span first."""
    yield from _names(lanes)
    writer = _Writer(recording, lanes)
    for lane in lanes.lanes:
        writer.spans(lane)
        writer.exit(lane)
    writer.instants()
    writer.flows()
    writer.counters()
    writer.rows.sort(key=lambda row: row[:3])
    for row in writer.rows:
        yield row[3]


def _names(lanes: LaneSet) -> Iterator[Json]:
    for lane in lanes.lanes:
        if lane.pid is None:
            continue
        tid = _tid(lane)
        if lane.kind is not LaneKind.THREAD:
            yield {"ph": "M", "pid": lane.pid, "tid": tid, "name": "process_name", "args": {"name": lane.name}}
            order = {"sort_index": lane.index}
            yield {"ph": "M", "pid": lane.pid, "tid": tid, "name": "process_sort_index", "args": order}
        name = lane.name if lane.kind is LaneKind.THREAD else "MainThread"
        yield {"ph": "M", "pid": lane.pid, "tid": tid, "name": "thread_name", "args": {"name": name}}
        order = {"sort_index": lane.index}
        yield {"ph": "M", "pid": lane.pid, "tid": tid, "name": "thread_sort_index", "args": order}


def _tid(lane: Lane) -> int:
    return lane.pid or 0 if lane.tid is None else lane.tid


class _Writer:
    """Collects (ts in ns, rank, -duration, event)."""

    def __init__(self, recording: Recording, lanes: LaneSet) -> None:
        self.rows: list[tuple[int, int, int, Json]] = []
        self._recording = recording
        self._lanes = lanes
        self._t0 = recording.t0_ns
        self._end = max(recording.end_ns, lanes.now_ns)
        self._covered: dict[int, tuple[list[int], list[int]]] = {}  # lane → starts and ends of its state spans

    def _add(self, t_ns: int, rank: int, duration: int, event: Json) -> None:
        event["ts"] = microseconds(t_ns - self._t0)
        self.rows.append((t_ns, rank, -duration, event))

    # --- spans -------------------------------------------------------------------------------------------------
    def spans(self, lane: Lane) -> None:
        """Write the spans of a lane that has a pid; before, there is nothing in the system that they could be of."""
        if lane.pid is None:
            return
        columns = [column.tolist() for column in lane.spans.view()]
        if lane.open_start_ns is not None:
            for column, value in zip(
                columns, (lane.open_start_ns, self._end, lane.open_state, lane.open_label), strict=True
            ):
                column.append(value)
        starts: list[int] = []
        ends: list[int] = []
        for start, end, number, label in zip(*columns, strict=True):
            state = State(number)
            thread_gone = state is State.ENDED and lane.kind is LaneKind.THREAD
            if state in _STATES and end > start and not thread_gone:
                name, told = _STATES[state]
                self._span(lane, start, end, "state", name, told)
                starts.append(start)
                ends.append(end)
                if label:
                    self._call(lane, start, end, self._lanes.labels[label])
        self._covered[lane.index] = (starts, ends)

    def _call(self, lane: Lane, start: int, end: int, label: str) -> None:
        if label.startswith("time.sleep("):
            self._span(lane, start, end, "call", "time.sleep", {"call": label})
        else:
            self._span(lane, start, end, "call", label, {})

    def _span(self, lane: Lane, start: int, end: int, cat: str, name: str, args: Json) -> None:
        event: Json = {"ph": "X", "cat": cat, "name": name, "pid": lane.pid, "tid": _tid(lane)}
        event["dur"] = microseconds(end - start)
        if args:
            event["args"] = args
        self._add(start, 1 if cat == "call" else 0, end - start, event)

    # --- instants ----------------------------------------------------------------------------------------------
    def _instant(self, t_ns: int, pid: int, tid: int, cat: str, name: str, args: Json) -> None:
        event = {"ph": "i", "s": "t", "cat": cat, "name": name, "pid": pid, "tid": tid, "args": args}
        self._add(t_ns, 2, 0, event)

    def exit(self, lane: Lane) -> None:
        """Write the end of a process or thread, whoever told it."""
        t_ns = lane.exit_ns if lane.exit_ns is not None else lane.left_ns
        if t_ns is None or lane.pid is None:
            return
        number = signal_of(lane.exitcode)
        args: Json = {"worker": lane.name, "exitcode": lane.exitcode}
        args["signal"] = None if number is None else signal_name(number)
        self._instant(t_ns, lane.pid, _tid(lane), "lifecycle", "exit", args)

    def instants(self) -> None:
        """Write what was done to workers, at the thread that did it, and the printed lines."""
        output = OutputAssembler()
        joined: set[int] = set()
        for event in self._recording.events():
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
                name = _SIGNALS.get(event.value, "signal")
                self._instant(event.t_ns, event.pid, event.tid, "lifecycle", name, args)
        heads = self._recording.heads
        whole = self._recording.batch()
        for index in np.flatnonzero(heads["kind"] == EventKind.OUTPUT).tolist():
            _, _, _, _, t_ns, pid, tid, _, value = heads[index].tolist()
            for line in output.feed(t_ns, pid, tid, value, whole.payload(index)):
                name = "stderr" if line.error else "stdout"
                self._instant(line.t_ns, line.pid, line.tid, "output", name, {"text": line.text})
        for line in output.flush():
            name = "stderr" if line.error else "stdout"
            self._instant(line.t_ns, line.pid, line.tid, "output", name, {"text": line.text})

    def _lifecycle(self, event: Event, name: str) -> None:
        lane = self._lanes.lane_by_subject(event.subject)
        if lane is None:
            lane = self._lanes.lane_of(event.pid, event.tid)
        args: Json = {} if lane is None else {"worker": lane.name, "pid": lane.pid}
        if event.kind is EventKind.REAPED:
            args["exitcode"] = event.value
        self._instant(event.t_ns, event.pid, event.tid, "lifecycle", name, args)

    # --- flows and counters --------------------------------------------------------------------------------------
    def flows(self) -> None:
        """Write the arrows. Both ends must lie in a span, or Perfetto warns."""
        for number, arrow in enumerate(self._lanes.arrows, 1):
            begin = self._inside(arrow.from_lane, arrow.t0_ns)
            end = self._inside(arrow.to_lane, arrow.t1_ns)
            if begin is None or end is None:
                continue
            for phase, t_ns, lane in (("s", begin, arrow.from_lane), ("f", end, arrow.to_lane)):
                at = self._lanes.lanes[lane]
                event: Json = {"ph": phase, "cat": "flow", "name": arrow.kind, "id": number}
                event |= {"pid": at.pid, "tid": _tid(at)}
                if phase == "f":
                    event["bp"] = "e"
                self._add(t_ns, 3, 0, event)

    def _inside(self, index: int, t_ns: int) -> int | None:
        """Return the time, or the nearest one before it that lies in a span of the lane; None if there is none."""
        starts, ends = self._covered.get(index, ([], []))
        at = int(np.searchsorted(starts, t_ns, side="right")) - 1
        return min(t_ns, ends[at] - 1) if at >= 0 else starts[0] if starts else None

    def counters(self) -> None:
        """Write the sampled CPU time of each process: the sum over its threads, 1 for one whole core."""
        shares: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        last: dict[int, int] = {}
        rows = self._recording.samples[["t0_ns", "t1_ns", "pid", "cpu_ns"]]
        for t0_ns, t1_ns, pid, cpu_ns in rows.tolist():
            shares[pid][t0_ns] += cpu_ns / max(1, t1_ns - t0_ns)
            last[pid] = max(last.get(pid, 0), t1_ns)
        for pid, bins in shares.items():
            before = None
            for t_ns, share in [*sorted(bins.items()), (last[pid], 0.0)]:
                if share != before:
                    event: Json = {"ph": "C", "name": "cpu share (sampled)", "pid": pid, "tid": pid}
                    event["args"] = {"share": round(share, 4)}
                    self._add(t_ns, 4, 0, event)
                before = share

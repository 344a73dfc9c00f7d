"""The events of a Chrome trace, in order of time.

Spans (``X``): ``call``, and in them ``state`` and ``cpu``: a turn on a core, cut where a call or a state begins or
ends, so that spans lie within each other and never across. Instants (``i``): ``lifecycle`` and ``output``. Flows
(``s``, ``f``): the arrows of starts and joins. Counters (``C``): the sampled share of CPU time, which says how much and
not when, so it makes no spans; it is left out where the kernel's records tell when. What runs in Python code, with
nobody measuring whether on a CPU, is ``unknown``, with ``args.python``.
"""

import math
import signal
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from concgui.core.events import Event
from concgui.core.exits import signal_name, signal_of
from concgui.core.kinds import EventKind
from concgui.core.lanes import Columns, Lane, LaneKind, LaneSet
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
#: Of spans that begin at once, the outer one stands first.
_RANKS = {"call": 0, "state": 1, "cpu": 2}
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
        if lane.pid is not None and not lane.hidden:  # before there is a pid, nothing in the system stands for it
            writer.spans(lane)
            writer.turns(lane)
            writer.exit(lane)
    writer.instants()
    writer.flows()
    if not lanes.through_ns:
        writer.counters()
    writer.rows.sort(key=lambda row: row[:3])
    for row in writer.rows:
        yield row[3]


def _names(lanes: LaneSet) -> Iterator[Json]:
    for lane in lanes.lanes:
        if lane.pid is None or lane.hidden:
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


def _closed(columns: Columns, going: tuple[int, int, int, int] | None) -> Iterator[tuple[int, int, int, int]]:
    """Yield start, end, state and label of spans, the one that goes on last."""
    yield from zip(*(column.tolist() for column in columns.view()), strict=True)
    if going is not None:
        yield going


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
        """Write the calls of a lane and its states; what it did on a core is told by its turns."""
        for start, end, _state, label in _closed(lane.spans, self._going(lane.open_start_ns, lane)):
            if label and end > start:
                self._call(lane, start, end, self._lanes.labels[label])
        composed = lane.composed
        starts: list[int] = []
        ends: list[int] = []
        going = self._going(composed.open_start_ns, lane)
        for start, end, number, _label in _closed(composed.spans, going):
            state = State(number)
            thread_gone = state is State.ENDED and lane.kind is LaneKind.THREAD
            if end <= start or thread_gone or not (state in _STATES or state is State.ON_CPU):
                continue
            starts.append(start)
            ends.append(end)
            if state is not State.ON_CPU:
                name, told = _STATES[state]
                self._span(lane, start, end, "state", name, told)
        self._covered[lane.index] = (starts, ends)

    def _going(self, start: int | None, lane: Lane) -> tuple[int, int, int, int] | None:
        """The span that goes on, up to the end of the recording."""
        return None if start is None else (start, self._end, lane.open_state, lane.open_label)

    def turns(self, lane: Lane) -> None:
        """Write the turns of a lane's thread on the cores."""
        start, end, cpu, _out = lane.turns.view()
        if lane.turns.open is not None:
            start, cpu = np.append(start, lane.turns.open[0]), np.append(cpu, lane.turns.open[1])
            end = np.append(end, max(lane.turns.open[0], self._lanes.through_ns))
        told = [lane.spans.view(), lane.composed.spans.view()]
        cuts = np.unique(np.concatenate([edge for one in told for edge in one[:2]] or [start[:0]]))
        for begin, until, core in zip(start.tolist(), end.tolist(), cpu.tolist(), strict=True):
            inside = cuts[np.searchsorted(cuts, begin, side="right") : np.searchsorted(cuts, until)].tolist()
            for left, right in pairwise([begin, *inside, until]):
                if right > left:
                    self._span(lane, left, right, "cpu", "on CPU", {"cpu": core})

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
        self._add(start, _RANKS[cat], end - start, event)

    # --- instants ----------------------------------------------------------------------------------------------
    def _instant(self, t_ns: int, pid: int, tid: int, cat: str, name: str, args: Json) -> None:
        event = {"ph": "i", "s": "t", "cat": cat, "name": name, "pid": pid, "tid": tid, "args": args}
        self._add(t_ns, 3, 0, event)

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
                self._add(t_ns, 4, 0, event)

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
                    self._add(t_ns, 5, 0, event)
                before = share

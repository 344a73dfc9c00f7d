"""The spans of a Chrome trace (``X``): ``call``, and in them ``state`` and ``cpu``.

A turn on a core is cut where a call or a state begins or ends, so that spans lie within each other and never across.
What runs in Python code, with nobody measuring whether on a CPU, is ``unknown``, with ``args.python``.
They are kept as columns and made into text one after the other: there may be millions.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from concgui.core.lanes import Columns, Lane, LaneKind, LaneSet
from concgui.core.recording import Recording
from concgui.core.states import State
from concgui.core.telling import Tell
from concgui.export.microseconds import many_microseconds
from concgui.export.rows import chunks

Json = dict[str, Any]
Numbers = NDArray[np.int64]
#: When (absolute ns), rank, -duration: the order of events; then two numbers that part equal ones, and the line.
Entry = tuple[int, int, int, int, int, str]

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
_COVERING = np.array([*_STATES, State.ON_CPU])
#: Of spans that begin at once, the outer one stands first: these are the ranks.
_CALL, _STATE, _CPU = 0, 1, 2

#: With letters as they are: where they are escaped, Perfetto shows the escapes.
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def thread_of(lane: Lane) -> int:
    """Return the tid that a lane has in a trace; a process's main thread has its pid."""
    return lane.pid or 0 if lane.tid is None else lane.tid


class _Part(NamedTuple):
    """Spans of one lane and one rank. what: state, number of the label or core."""

    start: Numbers
    end: Numbers
    what: Numbers
    rank: int
    lane: int

    def since(self, t_ns: int) -> "_Part":
        """Return what is left of the spans from a time on: Perfetto drops what begins before time 0."""
        if not len(self.start) or self.start.min() >= t_ns:
            return self
        left = self.end > t_ns
        start = np.maximum(self.start[left], t_ns)
        return self._replace(start=start, end=self.end[left], what=self.what[left])


class Spans:
    """All spans of a trace. `covered`: by lane, from when to when it has state spans, to hang arrows on."""

    def __init__(self, recording: Recording, lanes: LaneSet, tell: Tell) -> None:
        self.covered: dict[int, tuple[Numbers, Numbers]] = {}
        self._lanes = lanes
        self._t0 = recording.t0_ns
        self._end = max(recording.end_ns, lanes.now_ns)
        self._heads: dict[tuple[int, int, int], tuple[str, str]] = {}
        parts: list[_Part] = []
        for lane in lanes.lanes:
            if lane.pid is not None and not lane.hidden:  # before there is a pid, nothing in the system stands for it
                parts += (self._calls(lane), self._states(lane), self._turns(lane))
            tell(lane.index / len(lanes.lanes))
        parts = [part.since(self._t0) for part in parts]
        self._start = _joined([part.start for part in parts], np.int64)
        self._length = _joined([part.end - part.start for part in parts], np.int64)
        self._what = _joined([part.what for part in parts], np.int32)
        self._rank = _joined([np.full(len(part.start), part.rank) for part in parts], np.uint8)
        self._lane = _joined([np.full(len(part.start), part.lane) for part in parts], np.int32)

    def __len__(self) -> int:
        return len(self._start)

    def rows(self) -> Iterator[Entry]:
        """Yield the spans in order of time; of two at once, the outer one first."""
        order = np.lexsort((-self._length, self._rank, self._start))
        for at in chunks(len(order)):
            here = order[at]
            start, length = self._start[here], self._length[here]
            columns = (start, self._rank[here], length, self._what[here], self._lane[here])
            lines = zip(*(column.tolist() for column in columns), strict=True)
            times = zip(many_microseconds(start - self._t0), many_microseconds(length), strict=True)
            for place, ((t_ns, rank, ns, what, lane), (ts, dur)) in enumerate(zip(lines, times, strict=True), at.start):
                key = (lane, rank, what)
                head, tail = self._heads.get(key) or self._make_head(key)
                yield t_ns, rank, -ns, 0, place, f"{head}{dur!r}{tail}{ts!r}}}"

    # inside

    def _make_head(self, key: tuple[int, int, int]) -> tuple[str, str]:
        """Return what stands before and behind the duration of such a span."""
        index, rank, what = key
        lane, args = self._lanes.lanes[index], Json()
        if rank == _STATE:
            cat, (name, args) = "state", _STATES[State(what)]
        elif rank == _CPU:
            cat, name, args = "cpu", "on CPU", {"cpu": what}
        else:
            cat, name = "call", self._lanes.labels[what]
            if name.startswith("time.sleep("):
                name, args = "time.sleep", {"call": name}
        event = {"ph": "X", "cat": cat, "name": name, "pid": lane.pid, "tid": thread_of(lane)}
        head = f'{encode(event)[:-1]},"dur":'
        tail = f',"args":{encode(args)},"ts":' if args else ',"ts":'
        self._heads[key] = head, tail
        return head, tail

    def _calls(self, lane: Lane) -> _Part:
        start, end, _state, label = self._with_going(lane.spans, lane.open_start_ns, lane)
        chosen = (label != 0) & (end > start)
        return _Part(start[chosen], end[chosen], label[chosen], _CALL, lane.index)

    def _states(self, lane: Lane) -> _Part:
        composed = lane.composed
        start, end, state, _label = self._with_going(composed.spans, composed.open_start_ns, lane)
        chosen = (end > start) & np.isin(state, _COVERING)
        if lane.kind is LaneKind.THREAD:
            chosen &= state != State.ENDED
        self.covered[lane.index] = start[chosen], end[chosen]
        chosen &= state != State.ON_CPU  # that is told by its turns
        return _Part(start[chosen], end[chosen], state[chosen], _STATE, lane.index)

    def _turns(self, lane: Lane) -> _Part:
        start, end, cpu, _out = lane.turns.view()
        if lane.turns.open is not None:
            start, cpu = np.append(start, lane.turns.open[0]), np.append(cpu, lane.turns.open[1])
            end = np.append(end, max(lane.turns.open[0], self._lanes.through_ns))
        if not len(start):
            return _Part(start, end, start, _CPU, lane.index)
        told = (lane.spans.view(), lane.composed.spans.view())
        edges = np.unique(np.concatenate((start, end, *(edge for one in told for edge in one[:2]))))
        left, right = edges[:-1], edges[1:]
        turn = np.searchsorted(start, left, side="right") - 1
        inside = (turn >= 0) & (left < end[np.maximum(turn, 0)])
        return _Part(left[inside], right[inside], cpu[turn[inside]].astype(np.int64), _CPU, lane.index)

    def _with_going(self, columns: Columns, going: int | None, lane: Lane) -> tuple[Numbers, ...]:
        """Return start, end, state and label; the span that goes on ends where the recording does."""
        whole = tuple(column.astype(np.int64) for column in columns.view())
        if going is None:
            return whole
        last = (going, self._end, int(lane.open_state), lane.open_label)
        return tuple(np.append(column, value) for column, value in zip(whole, last, strict=True))


def _joined(columns: list[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    return np.concatenate(columns or [np.empty(0)], dtype=kind, casting="unsafe")

"""The lines of the program that called what blocks: searched in a recording when somebody asks, at any instant."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from concgui.core.kinds import EventKind
from concgui.core.lane import Lane
from concgui.core.lanes import LaneSet
from concgui.core.recording import Recording
from concgui.core.states import State
from concgui.program import wire

_K = EventKind
_CHUNK = 1 << 15
#: Events of different processes stand so far out of order, at the most that matters.
_DISORDER_NS = 50_000_000
_STEPS = np.zeros(256, np.int64)
_STEPS[[_K.CALL_BEGIN, _K.JOIN_BEGIN]] = 1
_STEPS[[_K.CALL_END, _K.JOIN_END]] = -1
#: So many of the latest joins are looked at for their lines.
_MOST_JOINS = 20_000

#: A lane's index, begin and end of a span of it in absolute ns.
LaneSpan = tuple[int, int, int]


class Blocked(NamedTuple):
    """A lane is in a call that blocks. `line`: of the program's file, from 1, that called; 0: not known."""

    line: int
    since_ns: int
    call: str


def blocked_at(
    lane: Lane | None, labels: Sequence[str], recording: Recording, t_ns: int, known: Blocked | None = None
) -> Blocked | None:
    """Return in which call a lane was blocked at an instant, None if it was in none. `known`: an answer of before."""
    if lane is None or lane.pid is None or lane.tid is None:
        return None
    if lane.open_start_ns is not None and lane.open_start_ns <= t_ns:
        since, state, label = lane.open_start_ns, int(lane.open_state), lane.open_label
    else:
        start, end, states, label_of = lane.spans.view()
        at = int(np.searchsorted(start, t_ns, side="right")) - 1
        if at < 0 or end[at] <= t_ns:
            return None
        since, state, label = int(start[at]), int(states[at]), int(label_of[at])
    if state != State.BLOCKED:
        return None
    if known is not None and (known.since_ns, known.call) == (since, labels[label]):
        return known
    return Blocked(line_of_call(recording, lane.pid, lane.tid, since), since, labels[label])


def line_of_call(recording: Recording, pid: int, tid: int, t_ns: int) -> int:
    """Return the line of the innermost call that a thread was blocked in at an instant, 0 where that is not known."""
    at = _open_call(recording, pid, tid, t_ns)
    return 0 if at < 0 else _line(recording, at)


def calls_of_lines(recording: Recording, lanes: LaneSet, first: int, last: int, most: int) -> list[LaneSpan]:
    """Return the spans in which lanes were blocked in calls of the lines first … last, from 1; at most the latest."""
    heads = recording.heads
    found = np.flatnonzero(heads["subject"] - np.uint64(first) <= np.uint64(last - first))  # others are far away
    found = found[heads["kind"][found] == _K.CALL_BEGIN][-most:]
    joins = [at for at in _joins(recording, most) if first <= _line(recording, at) <= last]
    found = np.concatenate((found, np.array(joins, np.int64)))
    keys = heads["pid"][found].astype(np.int64) << 32 | heads["tid"][found]
    spans: list[LaneSpan] = []
    lanes_of = _lanes_by_thread(lanes)
    for key in np.unique(keys).tolist():
        times = heads["t_ns"][found[keys == key]]
        for lane in lanes_of.get(key, ()):
            spans += _spans_at(lane, times, lanes.now_ns)
    return spans


def _spans_at(lane: Lane, times: NDArray[np.int64], now_ns: int) -> Iterator[LaneSpan]:
    """The spans of a lane that began, with a call, at one of some times."""
    start, end, state, _label = lane.spans.view()
    if len(start):
        at = np.searchsorted(start, times, side="right") - 1
        began = (at >= 0) & (end[at] > times) & (state[at] == State.BLOCKED)
        for begin, until in zip(times[began].tolist(), end[at[began]].tolist(), strict=True):
            yield lane.index, begin, until
    if lane.open_start_ns is not None and lane.open_state == State.BLOCKED:
        for begin in times[times >= lane.open_start_ns].tolist():
            yield lane.index, begin, max(begin, now_ns)


def _lanes_by_thread(lanes: LaneSet) -> dict[int, list[Lane]]:
    found: dict[int, list[Lane]] = {}
    for lane in lanes.lanes:
        if lane.pid is not None and lane.tid is not None:
            found.setdefault(lane.pid << 32 | lane.tid, []).append(lane)
    return found


def _joins(recording: Recording, most: int) -> list[int]:
    """The latest joins that tell their line."""
    rows = np.flatnonzero(recording.heads["kind"] == _K.JOIN_BEGIN)[-_MOST_JOINS:]
    rows = rows[recording.heads["size"][rows] > 0][-most:]
    found: list[int] = rows.tolist()
    return found


def _line(recording: Recording, at: int) -> int:
    head = recording.heads[at]
    if head["kind"] == _K.CALL_BEGIN:
        line = int(head["subject"])
    else:
        told = recording.batch(at, at + 1).text(0).partition(wire.FIELD)[2]
        line = int(told) if told.isascii() and told.isdigit() and len(told) < 10 else 0
    return line if line < 1 << 32 else 0


def _open_call(recording: Recording, pid: int, tid: int, t_ns: int) -> int:
    """Return the event that began the innermost call that had not ended, -1 if there is none."""
    until, depth = _after(recording, t_ns + _DISORDER_NS), 0
    while until > 0:
        begin = max(0, until - _CHUNK)
        heads = recording.heads[begin:until]
        steps = _STEPS[heads["kind"]]
        mine = np.flatnonzero((steps != 0) & (heads["tid"] == tid) & (heads["pid"] == pid) & (heads["t_ns"] <= t_ns))
        mine = mine[::-1]
        depths = depth + np.cumsum(steps[mine])
        hits = np.flatnonzero(depths == 1)
        if len(hits):
            return begin + int(mine[hits[0]])
        depth = int(depths[-1]) if len(depths) else depth
        until = begin
    return -1


def _after(recording: Recording, t_ns: int) -> int:
    """Return how many events are not later than an instant, as if they were in order of time."""
    times = recording.heads["t_ns"]
    low, high = 0, len(times)
    while low < high:
        middle = (low + high) // 2
        if times[middle] <= t_ns:
            low = middle + 1
        else:
            high = middle
    return low

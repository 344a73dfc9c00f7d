"""Long runs of begins and ends of blocking calls, taken in at once: they are most of what a busy program tells.

Such a run touches nothing but the lanes of the threads that speak, so that each lane can be done by itself, with
arrays. What comes of it is the same as event by event.
"""

import numpy as np
from numpy.typing import NDArray

from concgui.core.columns import Times
from concgui.core.events import Heads
from concgui.core.kinds import EventKind
from concgui.core.lane import Activity, Lane
from concgui.core.lane_registry import Registry
from concgui.core.states import State

CALL = "call"
#: Fewer events than these of one lane are done one by one.
_FEW = 12
#: Calls inside each other, deeper than this, are done one by one.
_DEEPEST = 8

#: One lane's part of a run: times, whether each is a begin, the labels of the begins.
_Part = tuple[Times, NDArray[np.bool_], NDArray[np.int32]]


class CallRuns:
    """Takes runs of CALL_BEGIN and CALL_END in."""

    def __init__(self, lanes: Registry) -> None:
        self._lanes = lanes

    def feed(self, rows: Heads) -> bool:
        """Take n records of EVENT_DTYPE in, all of them begins and ends of calls, in the order in which they came.

        False: nothing was done. They are to be taken one by one, since some of them make a lane or a finding.
        """
        keys = rows["pid"].astype(np.int64) << 32 | rows["tid"]
        order = np.argsort(keys, kind="stable")
        keys, rows = keys[order], rows[order]
        times, values = rows["t_ns"], rows["value"]
        begins = rows["kind"] == EventKind.CALL_BEGIN
        first = [0, *(np.flatnonzero(keys[1:] != keys[:-1]) + 1).tolist(), len(rows)]
        found: list[tuple[Lane, slice, list[int]]] = []
        for begin, key, end in zip(first, keys[first[:-1]].tolist(), first[1:], strict=False):
            lane = self._lanes.threads.get(key)
            if lane is None or key >> 32 not in self._lanes.procs:
                return False
            here = slice(begin, end)
            lower = _lower(begins[here])
            if len(lower) > lane.depth(CALL):
                return False
            found.append((lane, here, lower))
        for lane, here, lower in found:
            names = self._lanes.procs[int(keys[here.start]) >> 32].names
            labels = np.array([names.get(value, 0) for value in values[here].tolist()], np.int32)
            _feed_lane(lane, (times[here], begins[here], labels), lower)
        return True


def _lower(begins: NDArray[np.bool_]) -> list[int]:
    """Return which of a lane's events end calls that began before them all."""
    depth = np.cumsum(np.where(begins, 1, -1))
    lowest = np.minimum.accumulate(np.minimum(depth, 0))
    return np.flatnonzero(np.diff(lowest, prepend=0)).tolist()


def _feed_lane(lane: Lane, part: _Part, lower: list[int]) -> None:
    begin = 0
    for end in (*lower, len(part[0])):
        _feed_whole(lane, (part[0][begin:end], part[1][begin:end], part[2][begin:end]))
        if end < len(part[0]):
            lane.pop(int(part[0][end]), CALL)
        begin = end + 1


def _feed_whole(lane: Lane, part: _Part) -> None:
    """Take in events of which none ends a call that began before them."""
    t_ns, begins, labels = part
    depth = np.cumsum(np.where(begins, 1, -1))
    if len(t_ns) < _FEW or depth.max() > _DEEPEST or not lane.going:
        for at, begun, label in zip(t_ns.tolist(), begins.tolist(), labels.tolist(), strict=True):
            if begun:
                lane.push(at, _activity(label))
            else:
                lane.pop(at, CALL)
        return
    state, label = lane.doing
    states = np.where(depth > 0, np.uint8(State.BLOCKED), np.uint8(state))
    shown = np.where(begins, labels, np.int32(label))
    left: list[Activity] = []
    for level in range(1, int(depth.max()) + 1):
        # The one on top is the last that began at this depth.
        here = depth == level
        last = np.maximum.accumulate(np.where(here & begins, np.arange(len(t_ns)), 0))
        shown[here] = labels[last[here]]
        if level <= depth[-1]:
            left.append(_activity(int(labels[last[-1]])))
    lane.push_and_pop(t_ns, states, shown, left)


def _activity(label: int) -> Activity:
    return Activity(CALL, 0, State.BLOCKED, label)

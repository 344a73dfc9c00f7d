"""Columns of numbers that grow at their end: numpy arrays that are copied to larger ones when they are full."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from concgui.core.summary import BLOCK_BITS, Summary

Times = NDArray[np.int64]
Shares = NDArray[np.float32]

_FIRST_ROOM = 16
_DOUBLE_TO = 4096  #: so many spans: longer columns grow by an eighth, or half of the memory might be empty


class Columns:
    """The closed spans of a lane: int64 start and end (absolute ns), uint8 state, int32 label. Never overlapping."""

    __slots__ = ("_end", "_label", "_start", "_state", "_summary", "count")

    def __init__(self) -> None:
        self.count = 0
        self._summary: Summary | None = None
        self._start = np.empty(_FIRST_ROOM, np.int64)
        self._end = np.empty(_FIRST_ROOM, np.int64)
        self._state = np.empty(_FIRST_ROOM, np.uint8)
        self._label = np.empty(_FIRST_ROOM, np.int32)

    def append(self, start: int, end: int, state: int, label: int) -> None:
        """Add a span behind the last one. An empty one is left out."""
        if end <= start:
            return
        at = self.count
        if at == len(self._start):
            self._grow(at + 1)
        self._start[at] = start
        self._end[at] = end
        self._state[at] = state
        self._label[at] = label
        self.count = at + 1

    def extend(self, start: Times, end: Times, state: NDArray[Any], label: NDArray[Any]) -> None:
        """Add n spans behind the last one, in order; arrays of one length."""
        need = self.count + len(start)
        if need > len(self._start):
            self._grow(need)
        at = slice(self.count, need)
        self._start[at], self._end[at], self._state[at], self._label[at] = start, end, state, label
        self.count = need

    def extend_last(self, end: int) -> None:
        """Let the last span end later."""
        self._end[self.count - 1] = end
        self._changed_from(self.count - 1)

    def last_end(self) -> int:
        """Return the end of the last span; there must be one."""
        return int(self._end[self.count - 1])

    def truncate(self, count: int) -> None:
        """Keep the first `count` spans."""
        self.count = count
        self._changed_from(count)

    @property
    def summary(self) -> Summary:
        """The sums of all complete blocks of spans; what is new is summed up here."""
        if self._summary is None:
            self._summary = Summary()
        start, end, state, _label = self.view()
        self._summary.follow(start, end, state)
        return self._summary

    def _changed_from(self, index: int) -> None:
        if self._summary is not None:
            self._summary.forget(index >> BLOCK_BITS)

    def _grow(self, need: int) -> None:
        have = len(self._start)
        room = max(need, 2 * have if have < _DOUBLE_TO else have + (have >> 3))
        self._start, self._end = _grown(self._start, room), _grown(self._end, room)
        self._state, self._label = _grown(self._state, room), _grown(self._label, room)

    def view(self) -> tuple[Times, Times, NDArray[np.uint8], NDArray[np.int32]]:
        """Return start, end, state and label of the `count` spans, without copying."""
        n = self.count
        return self._start[:n], self._end[:n], self._state[:n], self._label[:n]


class SampleColumns:
    """Sampled shares of a lane: bins t0 … t1 (absolute ns), the share of it on a CPU and waiting for one, 0 … 1."""

    __slots__ = ("_cpu", "_t0", "_t1", "_wait", "count")

    def __init__(self) -> None:
        self.count = 0
        self._t0 = np.empty(0, np.int64)
        self._t1 = np.empty(0, np.int64)
        self._cpu = np.empty(0, np.float32)
        self._wait = np.empty(0, np.float32)

    def extend(self, t0: Times, t1: Times, cpu: Shares, wait: Shares) -> None:
        """Add bins (arrays of one length)."""
        need = self.count + len(t0)
        if need > len(self._t0):
            room = max(_FIRST_ROOM, 2 * len(self._t0), need)
            self._t0, self._t1 = _grown(self._t0, room), _grown(self._t1, room)
            self._cpu, self._wait = _grown(self._cpu, room), _grown(self._wait, room)
        at = slice(self.count, need)
        self._t0[at], self._t1[at], self._cpu[at], self._wait[at] = t0, t1, cpu, wait
        self.count = need

    def view(self) -> tuple[Times, Times, Shares, Shares]:
        """Return t0, t1, cpu and wait of the `count` bins, without copying."""
        n = self.count
        return self._t0[:n], self._t1[:n], self._cpu[:n], self._wait[:n]


def _grown(column: NDArray[Any], room: int) -> NDArray[Any]:
    return np.concatenate((column, np.empty(room - len(column), column.dtype)))

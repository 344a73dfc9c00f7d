"""Turns: the stretches of time that one thread had a core, and those that one core was given to threads.

Between two turns a thread was off the cores for a reason that the kernel told at the end of the turn before: it gave
the core up by itself, or it was taken away.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from concgui.core.kernel import KernelKind

Times = NDArray[np.int64]

UNKNOWN = 0  #: how a turn ended, when that is not known
_IN = int(KernelKind.SWITCH_IN)
_FIRST_ROOM = 16


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the turns of a thread sum up to: time on a core, its share of the thread's life, their number and median."""

    cpu_ns: int
    share: float
    turns: int
    median_turn_ns: int


class Turns:
    """The turns of one thread. All times absolute ns.

    `open`: start and core of the turn that goes on. `born_ns`: its fork record. `exit_ns`: its exit record. A turn of
    no length whose end is UNKNOWN is a mark: from there on nothing is known until the next turn.
    """

    __slots__ = ("_cpu", "_end", "_out", "_start", "born_ns", "count", "exit_ns", "open", "version")

    def __init__(self) -> None:
        self.count = 0
        self.open: tuple[int, int] | None = None
        self.born_ns: int | None = None
        self.exit_ns: int | None = None
        self.version = 0  #: grows with every change
        self._start = np.empty(_FIRST_ROOM, np.int64)
        self._end = np.empty(_FIRST_ROOM, np.int64)
        self._cpu = np.empty(_FIRST_ROOM, np.int16)
        self._out = np.empty(_FIRST_ROOM, np.uint8)

    def view(self) -> tuple[Times, Times, NDArray[np.int16], NDArray[np.uint8]]:
        """Return start, end, core and how it ended (a KernelKind or UNKNOWN) of the closed turns, without copying."""
        n = self.count
        return self._start[:n], self._end[:n], self._cpu[:n], self._out[:n]

    @property
    def last_ns(self) -> int:
        """The last moment at which something is known to have happened, 0 if nothing has."""
        if self.open is not None:
            return self.open[0]
        return int(self._end[self.count - 1]) if self.count else self.born_ns or 0

    def core_at(self, t_ns: int) -> int | None:
        """Return the core that the thread had at a time, None if it had none."""
        if self.open is not None and t_ns >= self.open[0]:
            return self.open[1]
        at = int(np.searchsorted(self._start[: self.count], t_ns, side="right")) - 1
        return int(self._cpu[at]) if at >= 0 and t_ns < self._end[at] else None

    def feed(self, t_ns: Times, kind: NDArray[np.uint8], cpu: NDArray[np.int16]) -> tuple[Times, Times, Any]:
        """Take n switch and exit records of the thread, in order of time. Return the turns that they closed.

        Two beginnings without an end between them: when the first turn ended is not known. An end without a beginning
        (the thread was on a core before anybody watched) makes no turn.
        """
        if self.open is not None:
            t_ns = np.concatenate(([self.open[0]], t_ns))
            kind = np.concatenate((np.array([_IN], np.uint8), kind))
            cpu = np.concatenate((np.array([self.open[1]], np.int16), cpu))
        self.version += 1
        begins = kind == _IN
        self.open = (int(t_ns[-1]), int(cpu[-1])) if begins[-1] else None
        first = begins[:-1]
        start, cpus = t_ns[:-1][first], cpu[:-1][first]
        end, out = t_ns[1:][first].copy(), kind[1:][first].copy()
        torn = out == _IN
        if torn.any():
            end[torn], out[torn] = start[torn], UNKNOWN
        if self.count == 0 and not begins[0]:
            # It was on a core when the watching began; what it does now is known, since when it did the other is not.
            start, end = np.concatenate((t_ns[:1], start)), np.concatenate((t_ns[:1], end))
            cpus, out = np.concatenate((cpu[:1], cpus)), np.concatenate((kind[:1], out))
        self._append(start, end, cpus, out)
        return start, end, cpus

    def lose(self, since_ns: int) -> tuple[Times, Times, Any]:
        """From `since_ns` on nothing is known, until the next record. Return the turn that this closes."""
        start, cpu = self.open if self.open is not None else (since_ns, -1)
        last = int(self._end[self.count - 1]) if self.count else 0
        end = max(start, since_ns)
        if self.open is None:
            start = end = max(since_ns, last)
        made = np.array([start]), np.array([end]), np.array([cpu], np.int16)
        self._append(*made, np.array([UNKNOWN], np.uint8))
        self.open = None
        self.version += 1
        return made

    def statistics(self, begin_ns: int, end_ns: int) -> Statistics:
        """Return the sums of the turns that begin before `end_ns`; the share is that of begin_ns … end_ns."""
        n = int(np.searchsorted(self._start[: self.count], end_ns))
        length = np.minimum(self._end[:n], end_ns) - self._start[:n]
        length = length[length > 0]
        if self.open is not None and self.open[0] < end_ns:
            length = np.append(length, end_ns - self.open[0])
        if not len(length):
            return Statistics(0, 0.0, 0, 0)
        cpu = int(length.sum())
        return Statistics(cpu, min(1.0, cpu / max(1, end_ns - begin_ns)), len(length), int(np.median(length)))

    def _append(self, start: Times, end: Times, cpu: NDArray[np.int16], out: NDArray[np.uint8]) -> None:
        need = self.count + len(start)
        if need > len(self._start):
            room = max(need, 2 * len(self._start))
            self._start, self._end = _grown(self._start, room), _grown(self._end, room)
            self._cpu, self._out = _grown(self._cpu, room), _grown(self._out, room)
        at = slice(self.count, need)
        self._start[at], self._end[at], self._cpu[at], self._out[at] = start, end, cpu, out
        self.count = need


class CoreColumns:
    """What one core was given to: closed turns of the program's threads, in order of time.

    Threads are kept by a number of their own, since the lane that a thread belongs to may be known later.
    """

    __slots__ = ("_end", "_lane_of", "_start", "_thread", "count", "current")

    def __init__(self, lane_of: "LaneNumbers") -> None:
        self.count = 0
        self.current: tuple[int, int] | None = None  #: start and thread of the turn that goes on
        self._lane_of = lane_of
        self._start = np.empty(_FIRST_ROOM, np.int64)
        self._end = np.empty(_FIRST_ROOM, np.int64)
        self._thread = np.empty(_FIRST_ROOM, np.int32)

    @property
    def open(self) -> tuple[int, int] | None:
        """Start and lane (-1: none) of the turn that goes on."""
        return None if self.current is None else (self.current[0], int(self._lane_of.numbers[self.current[1]]))

    def extend(self, start: Times, end: Times, thread: NDArray[np.int32]) -> None:
        """Add turns of one batch, in any order."""
        order = np.argsort(start, kind="stable")
        need = self.count + len(start)
        if need > len(self._start):
            room = max(need, 2 * len(self._start))
            self._start, self._end = _grown(self._start, room), _grown(self._end, room)
            self._thread = _grown(self._thread, room)
        at = slice(self.count, need)
        self._start[at], self._end[at], self._thread[at] = start[order], end[order], thread[order]
        self.count = need

    def view(self) -> tuple[Times, Times, NDArray[np.int32]]:
        """Return start, end and lane (-1: none) of the closed turns; the lanes are a copy."""
        n = self.count
        return self._start[:n], self._end[:n], self._lane_of.numbers[self._thread[:n]]

    def between(self, t0_ns: float, t1_ns: float) -> tuple[Times, Times, NDArray[np.int32]]:
        """Return those of the closed turns that touch a stretch of time."""
        n = self.count
        first = int(np.searchsorted(self._end[:n], t0_ns, side="right"))
        last = max(first, int(np.searchsorted(self._start[:n], t1_ns)))
        return self._start[first:last], self._end[first:last], self._lane_of.numbers[self._thread[first:last]]


class LaneNumbers:
    """The lane of each thread by the thread's own number, -1 where it has none."""

    def __init__(self) -> None:
        self.numbers = np.full(_FIRST_ROOM, -1, np.int32)
        self.count = 0

    def add(self) -> int:
        """Return a new number."""
        if self.count == len(self.numbers):
            self.numbers = np.concatenate((self.numbers, np.full(self.count, -1, np.int32)))
        self.count += 1
        return self.count - 1


def _grown(column: NDArray[Any], room: int) -> NDArray[Any]:
    return np.concatenate((column, np.empty(room - len(column), column.dtype)))

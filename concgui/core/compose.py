"""What a lane shows: Python's word and the kernel's, laid over each other.

Python says what a thread is in the middle of (starting, in Python code, blocked in a named call), the kernel when it
had a core and why it lost it. Where Python's word is the whole story (created, starting, stopped, ended) it stands.
Past `through_ns` the kernel has not been heard yet, and nothing is said about cores there.
"""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from concgui.core.columns import Columns
from concgui.core.kernel import KernelKind
from concgui.core.states import State
from concgui.core.turns import UNKNOWN, Times, Turns

# What the kernel says of a moment.
_SILENT, _ON, _READY, _OFF = 0, 1, 2, 3

_S = State
_KERNELS = {
    _S.RUNNING: (_S.ON_CPU, _S.READY, _S.WAITING),
    _S.LEAVING: (_S.ON_CPU, _S.READY, _S.LEAVING),
    _S.BLOCKED: (_S.ON_CPU, _S.READY, _S.BLOCKED),
    _S.IDLE: (_S.ON_CPU, _S.READY, _S.IDLE),
}
#: Python's state × the kernel's word → what is shown.
TABLE = np.array([[state, *_KERNELS.get(state, (state, state, state))] for state in State], np.uint8)

_WORD = np.full(256, _OFF, np.uint8)
_WORD[UNKNOWN] = _SILENT
_WORD[KernelKind.PREEMPTED] = _READY
_NEVER = np.iinfo(np.int64).max


@dataclass(slots=True)
class Composed:
    """What is to be drawn of a lane: closed `spans`, and the one that goes on (`open_start_ns` None: there is none).

    `version` grows with every change of the past. All since the last `drawn()` lie at or behind `changed_ns`.
    """

    spans: Columns = field(default_factory=Columns)
    open_state: State = State.UNKNOWN
    open_start_ns: int | None = None
    open_label: int = 0
    version: int = 0
    changed_ns: int = 0

    def drawn(self) -> None:
        """Say that the present state has been drawn: what changes from now on is new."""
        self.changed_ns = _NEVER

    def change(self, from_ns: int) -> None:
        """Note that the past has changed from a time on."""
        self.changed_ns = min(self.changed_ns, from_ns)
        self.version += 1

    def mirror(self, spans: Columns, going: tuple[int | None, State, int], dirty_ns: int | None) -> "Composed":
        """Be exactly what Python's events tell; `dirty_ns`: from where on that has changed, None: nowhere."""
        self.spans = spans
        self.open_start_ns, self.open_state, self.open_label = going
        if dirty_ns is not None:
            self.change(dirty_ns)
        return self


class Clock(Protocol):
    """Knows how far the kernel has been heard."""

    through_ns: int


@dataclass(slots=True, eq=False)
class Window:
    """Between these times a thread does nothing but compute in Python: if it waits, then for the GIL."""

    from_ns: int = _NEVER
    to_ns: int = _NEVER

    @property
    def begun(self) -> bool:
        """Whether it has been seen to begin."""
        return self.from_ns < _NEVER


class Composer:
    """Composes one lane, again and again as it grows: only what may have changed is made anew."""

    __slots__ = ("_through", "_turns_version", "result")

    def __init__(self, result: Composed) -> None:
        """`result`: is made to hold the composition from now on."""
        self.result = result
        result.spans = Columns()
        result.open_start_ns = None
        self._through = 0
        self._turns_version = -1

    def compose(
        self,
        python: Columns,
        going: tuple[int | None, State, int],
        turns: Turns,
        through_ns: int,
        dirty_ns: int | None,
        gil: Window | None,
    ) -> Composed:
        """Bring the result up to `through_ns`.

        `python`: the closed spans that Python's events tell; `going`: start, state and label of the one that goes on.
        `dirty_ns`: Python's spans have changed from there on since the last call, None if they have not.
        """
        result = self.result
        start, state, label = going
        if dirty_ns is None and turns.version == self._turns_version:
            if through_ns <= self._through or start is None:
                self._through = max(self._through, through_ns)
                return result
            if max(start, turns.last_ns) < self._through:
                self._go_on(through_ns)
                return result
        begin = self._rewind(min(self._through, _NEVER if dirty_ns is None else dirty_ns))
        result.change(begin)
        spans = _clipped(python, begin)
        if start is not None:
            last = (max(start, begin), max(through_ns, start), int(state), label)
            spans = [np.append(column, value) for column, value in zip(spans, last, strict=True)]
        if len(spans[0]):
            self._lay_over(spans, turns, through_ns, gil)
        self._leave_open(start, state, label)
        self._through, self._turns_version = through_ns, turns.version
        return result

    def _go_on(self, through_ns: int) -> None:
        """Nothing happened: what was on a core still is."""
        result = self.result
        spans, start = result.spans, result.open_start_ns
        if spans.count and start is not None and start == self._through == spans.last_end():
            spans.extend_last(through_ns)
            result.change(start)
            result.open_start_ns = through_ns
        self._through = through_ns

    def _rewind(self, from_ns: int) -> int:
        """Forget what was composed from a time on; return from when it is to be made anew."""
        spans = self.result.spans
        starts, ends, _, _ = spans.view()
        keep = int(np.searchsorted(ends, from_ns, side="left"))
        begin = int(starts[keep]) if keep < spans.count else from_ns
        if keep == spans.count and spans.count:
            begin = int(ends[-1])
        elif not spans.count:
            begin = 0
        spans.truncate(keep)
        return begin

    def _lay_over(self, spans: list[NDArray[np.int64]], turns: Turns, through_ns: int, gil: Window | None) -> None:
        p_start, p_end, p_state, p_label = spans
        t_start, t_end, out = _turns_from(turns, int(p_start[0]), through_ns)
        cuts = (t_start, t_end, np.array((through_ns, turns.born_ns or 0)))
        edges = np.unique(np.concatenate((p_start, p_end, *cuts)))
        left, right = edges[:-1], edges[1:]
        which = np.searchsorted(p_start, left, side="right") - 1
        kept = (which >= 0) & (left < p_end[np.maximum(which, 0)])
        left, right, which = left[kept], right[kept], which[kept]
        told = p_state[which]
        word, turn = _words(left, t_start, t_end, out, turns.born_ns, through_ns)
        shown = TABLE[told, word]
        if gil is not None and gil.begun:
            following = np.minimum(turn + 1, max(0, len(t_start) - 1))
            certain = (shown == State.WAITING) & (turn >= 0) & (t_end[np.maximum(turn, 0)] >= gil.from_ns)
            # The last wait before it prints again may be for the stream.
            certain &= (t_end[following] <= gil.to_ns) | (gil.to_ns == _NEVER)
            shown[certain] = State.GIL
        self._append(left, right, shown, p_label[which])

    def _append(self, left: Times, right: Times, shown: NDArray[np.uint8], label: NDArray[np.int64]) -> None:
        """Add pieces, neighbours of one state as one span."""
        if not len(left):
            return
        new = np.ones(len(left), np.bool_)
        new[1:] = (shown[1:] != shown[:-1]) | (label[1:] != label[:-1]) | (left[1:] != right[:-1])
        first = np.flatnonzero(new)
        last = np.append(first[1:], len(left)) - 1
        self.result.spans.extend(left[first], right[last], shown[first], label[first])

    def _leave_open(self, start: int | None, state: State, label: int) -> None:
        """The last span goes on if it is as Python's present one; else that begins where the kernel was last heard."""
        result = self.result
        result.open_state, result.open_label = state, label
        if start is None:
            result.open_start_ns = None
            return
        spans = result.spans
        result.open_start_ns = start
        if spans.count:
            starts, ends, states, labels = spans.view()
            if ends[-1] > start:
                result.open_start_ns = int(ends[-1])
            if states[-1] == state and labels[-1] == label and ends[-1] >= start:
                result.open_start_ns = int(starts[-1])
                spans.truncate(spans.count - 1)


def _clipped(python: Columns, begin: int) -> list[NDArray[np.int64]]:
    """Return start, end, state, label of Python's spans that end after `begin`, the first one cut there."""
    start, end, state, label = python.view()
    first = int(np.searchsorted(end, begin, side="right"))
    columns = [column[first:].astype(np.int64) for column in (start, end, state, label)]
    if len(columns[0]):
        columns[0][0] = max(int(columns[0][0]), begin)
    return columns


def _turns_from(turns: Turns, begin: int, through_ns: int) -> tuple[Times, Times, NDArray[np.uint8]]:
    """Return start, end and way out of the turns that matter from `begin` on: one before, and the one that goes on."""
    start, end, _, out = turns.view()
    first = max(0, int(np.searchsorted(end, begin)) - 1)
    start, end, out = start[first:], end[first:], out[first:]
    if turns.open is not None:
        start, end = np.append(start, turns.open[0]), np.append(end, max(through_ns, turns.open[0]))
        out = np.append(out, np.uint8(UNKNOWN))
    return start, end, out


def _words(
    left: Times, t_start: Times, t_end: Times, out: NDArray[np.uint8], born_ns: int | None, through_ns: int
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return what the kernel says of the pieces that begin at `left`, and the turn in or behind which each lies."""
    turn = np.searchsorted(t_start, left, side="right") - 1
    at = np.maximum(turn, 0)
    word = np.zeros(len(left), np.uint8)
    if len(t_start):
        word = np.where(left < t_end[at], np.uint8(_ON), _WORD[out[at]])
    # A newborn thread waits for its first core.
    newborn = np.zeros(len(left), np.bool_) if born_ns is None else (turn < 0) & (left >= born_ns)
    word = np.where(turn >= 0, word, np.where(newborn, np.uint8(_READY), np.uint8(_SILENT)))
    return np.where(left >= through_ns, np.uint8(_SILENT), word), turn

"""What the Program pane shows now, and what differs when new lines come: 30 times a second, of thousands of lines.

Lines that are the same objects as before are not looked at.
"""

from collections.abc import Iterator, Sequence
from operator import is_
from typing import NamedTuple

from concgui.core.views import LineState, ProgramLine
from concgui.ui.program_words import is_exception

COMPARED_NS = 50_000_000
_LIVE = {LineState.CURRENT, LineState.BLOCKED, LineState.ABOUT}
_DONE = {LineState.DONE, LineState.FAILED, LineState.OUTSIDE}


class Change(NamedTuple):
    """`rewritten`: other texts, or another number of lines; else `numbers` of those that differ, from 0."""

    rewritten: bool
    numbers: Sequence[int]


class Shown:
    """The lines that are shown, and sums over them."""

    def __init__(self) -> None:
        self.lines: tuple[ProgramLine, ...] = ()
        self.texts: list[str] = []
        self.live: set[int] = set()  #: where main is
        self.noted: set[int] = set()  #: with a note
        self.begun = 0  #: so many lines have been executed
        self.total_ns = 0  #: time of all lines together

    def take(self, lines: Sequence[ProgramLine]) -> Change:
        """Show these lines from now on; return what differs."""
        before, self.lines = self.lines, tuple(lines)
        if before is self.lines:
            return Change(rewritten=False, numbers=())
        if len(before) != len(self.lines):
            return self._rewritten()
        numbers = [number for number in _others(before, self.lines) if before[number] != self.lines[number]]
        if any(before[number].text != self.lines[number].text for number in numbers):
            return self._rewritten()
        for number in numbers:
            self._count(number, before[number], -1)
            self._count(number, self.lines[number], 1)
        return Change(rewritten=False, numbers=numbers)

    def _rewritten(self) -> Change:
        self.texts = [line.text for line in self.lines]
        self.live, self.noted, self.begun, self.total_ns = set(), set(), 0, 0
        for number, line in enumerate(self.lines):
            self._count(number, line, 1)
        return Change(rewritten=True, numbers=range(len(self.lines)))

    def _count(self, number: int, line: ProgramLine, sign: int) -> None:
        for known, holds in ((self.live, line.state in _LIVE), (self.noted, bool(line.note))):
            if holds:
                (known.add if sign > 0 else known.discard)(number)
        self.begun += sign * (line.t_ns is not None)
        self.total_ns += sign * (line.total_ns or 0)

    def is_at(self, number: int, *states: LineState) -> bool:
        """Whether there is such a line, in one of these states."""
        return 0 <= number < len(self.lines) and self.lines[number].state in states

    def leads(self, number: int) -> bool:
        """Whether a line is the first of adjacent ones that main is about at."""
        return not self.is_at(number - 1, LineState.ABOUT)

    def share(self, number: int) -> float:
        """How much of the time of all lines was this line's, 0 to 1; 0 as long as all are too short to compare."""
        return (self.lines[number].total_ns or 0) / self.total_ns if self.total_ns >= COMPARED_NS else 0.0

    def current(self) -> int | None:
        """The line that main is at, or the first of those that it may be at."""
        sure = [number for number in self.live if self.lines[number].state is not LineState.ABOUT]
        return min(sure or self.live, default=None)

    def blocked(self) -> list[int]:
        """The lines that main is blocked at."""
        return [number for number in self.live if self.lines[number].state is LineState.BLOCKED]

    def last_done(self) -> int | None:
        """The last line of the text that was executed."""
        return next((number for number in reversed(range(len(self.lines))) if self.lines[number].state in _DONE), None)

    def exceptions(self) -> list[int]:
        """The lines with an exception, in order."""
        return sorted(number for number in self.noted if is_exception(self.lines[number]))

    def failed(self) -> int | None:
        """The first line at which main failed."""
        return next((one for one in sorted(self.noted) if self.lines[one].state is LineState.FAILED), None)


def _others(before: Sequence[ProgramLine], after: Sequence[ProgramLine]) -> Iterator[int]:
    """The places at which there are other objects."""
    same, at = list(map(is_, before, after)), -1
    for _time in range(same.count(False)):
        at = same.index(False, at + 1)
        yield at

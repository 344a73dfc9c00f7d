"""The lines on their way to the Output pane: bounded, and every line that is left out is counted. No Qt.

Printed lines wait as the events that they came in: of a flood only those that will be shown are put together.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from concgui.core.events import Batch
from concgui.core.lanes import Lane
from concgui.core.views import OutputLine
from concgui.core.words import trn
from concgui.program import wire

#: Lines handed to the window at once, and lines that may wait for that. The recording keeps all of them.
MAX_AT_ONCE = 500
MAX_WAITING = 5000


#: Who spoke: pid << 32 | tid → lane, as it was when the events came. Thread ids are used again.
Speakers = dict[int, Lane | None]


@dataclass(slots=True)
class _Printed:
    """Some OUTPUT events of a batch, by index."""

    batch: Batch
    found: NDArray[np.intp]
    speakers: Speakers

    def lines(self) -> int:
        """How many lines end in them."""
        return int(np.count_nonzero(self.batch.heads["value"][self.found] & wire.MORE_FOLLOWS == 0))

    def cut(self, count: int) -> "_Printed":
        """Take the first `count` of the events away and return them."""
        first, self.found = _Printed(self.batch, self.found[:count], self.speakers), self.found[count:]
        return first


class OutputQueue:
    """Collects lines; `take` returns those to show now. added = taken + left out + waiting, exactly."""

    def __init__(self, assemble: Callable[[Batch, int, Speakers], list[OutputLine]]) -> None:
        """`assemble` makes the lines that end with one OUTPUT event, given by its batch and index."""
        self._assemble = assemble
        self._waiting: deque[OutputLine | _Printed] = deque()
        self._count = 0  # lines in `_waiting`
        self._gap = 0  # lines left out since the last `take`
        self.added = 0
        self.left_out = 0

    def add(self, line: OutputLine) -> None:
        """Add a line. When too many wait, the oldest ones are left out."""
        self._waiting.append(line)
        self._added(1)

    def add_printed(self, batch: Batch, found: NDArray[np.intp], speakers: Speakers) -> None:
        """Add the OUTPUT events `found`, indices into the batch."""
        if len(found):
            printed = _Printed(batch, found, speakers)
            self._waiting.append(printed)
            self._added(printed.lines())

    def _added(self, lines: int) -> None:
        self.added += lines
        self._count += lines
        while self._count > MAX_WAITING:
            oldest = self._waiting[0]
            if isinstance(oldest, OutputLine):
                self._waiting.popleft()
                self._leave_out(1)
                continue
            first = oldest.cut(self._count - MAX_WAITING)
            if not len(oldest.found):
                self._waiting.popleft()
            self._leave_out(first.lines())

    def _leave_out(self, lines: int) -> None:
        self._count -= lines
        self._gap += lines
        self.left_out += lines

    def settle(self) -> None:
        """Put together what waits as events: the run is over."""
        waiting = [[one] if isinstance(one, OutputLine) else self._lines(one) for one in self._waiting]
        self._waiting = deque(line for lines in waiting for line in lines)
        # An end that was dropped makes one line of two, or two of one.
        self.added += len(self._waiting) - self._count
        self._count = len(self._waiting)

    def _lines(self, printed: _Printed) -> list[OutputLine]:
        return [line for at in printed.found.tolist() for line in self._assemble(printed.batch, at, printed.speakers)]

    def __len__(self) -> int:
        """Return how many lines wait."""
        return self._count

    def take(self) -> list[OutputLine]:
        """Return the next lines to show. A gap is told in a line of its own, which does not count."""
        lines: list[OutputLine] = []
        room = MAX_AT_ONCE
        while room > 0 and self._waiting:
            oldest = self._waiting[0]
            if isinstance(oldest, OutputLine):
                lines.append(oldest)
                self._waiting.popleft()
                count = 1
            else:
                first = oldest.cut(room)
                if not len(oldest.found):
                    self._waiting.popleft()
                lines += self._lines(first)
                count = first.lines()
            room -= max(count, 1)
            self._count -= count
        lines.sort(key=lambda line: line.t_ns)  # what the system tells comes by another way than what is printed
        if self._gap and lines:
            text = trn(
                "1 line is not shown here: too many came at once. The recording has what was not dropped.",
                "{n} lines are not shown here: too many came at once. The recording has what was not dropped.",
                self._gap,
            )
            lines.insert(0, OutputLine(lines[0].t_ns, "concgui", text))
            self._gap = 0
        return lines

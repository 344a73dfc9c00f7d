"""The lines on their way to the Output pane: bounded, and every line that is left out is counted. No Qt."""

from collections import deque

from concgui.core.views import OutputLine

#: Lines handed to the window at once, and lines that may wait for that. The recording keeps all of them.
MAX_AT_ONCE = 500
MAX_WAITING = 5000


class OutputQueue:
    """Collects lines; `take` returns those to show now. added = taken + left out + waiting, exactly."""

    def __init__(self) -> None:
        self._waiting: deque[OutputLine] = deque()
        self._gap = 0  # lines left out since the last `take`
        self.added = 0
        self.left_out = 0

    def add(self, line: OutputLine) -> None:
        """Add a line. When too many wait, the oldest one is left out."""
        self.added += 1
        self._waiting.append(line)
        if len(self._waiting) > MAX_WAITING:
            self._waiting.popleft()
            self._gap += 1
            self.left_out += 1

    def __len__(self) -> int:
        """Return how many lines wait."""
        return len(self._waiting)

    def take(self) -> list[OutputLine]:
        """Return the next lines to show. A gap is told in a line of its own, which does not count."""
        lines = [self._waiting.popleft() for _ in range(min(MAX_AT_ONCE, len(self._waiting)))]
        if self._gap and lines:
            words = "1 line is" if self._gap == 1 else f"{self._gap} lines are"
            text = f"{words} not shown here: too many came at once. The recording has what was not dropped."
            lines.insert(0, OutputLine(lines[0].t_ns, "concgui", text))
            self._gap = 0
        return lines

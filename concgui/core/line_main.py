"""Where main is, and how far: what the Program pane is told of lines, at any instant of a run, live or recorded."""

from typing import NamedTuple

from concgui.core.events import Batch
from concgui.core.lanes import LaneSet
from concgui.core.line_calls import Blocked, blocked_at
from concgui.core.line_facts import LATEST, Facts, LineTable
from concgui.core.line_log import LineLog
from concgui.core.recording import Recording


class LinesNow(NamedTuple):
    """What is known of lines at an instant. None: of no line; main is in no call that blocks."""

    facts: Facts | None = None
    blocked: Blocked | None = None


class MainLines:
    """The lines of one run. `log` has what they told; `recording` and `lanes` are fed by others, before it."""

    def __init__(self, recording: Recording, lanes: LaneSet) -> None:
        self.log = LineLog()
        self._recording = recording
        self._lanes = lanes
        self._table = LineTable(self.log, self._title)
        self._blocked: Blocked | None = None  # that was found last

    def read_program(self, text: str) -> None:
        """Know the program's text, before the first event."""
        self.log.read_program(text)

    def feed(self, batch: Batch) -> None:
        """Take events in."""
        self.log.feed(batch)

    def at(self, t_ns: int = LATEST) -> LinesNow:
        """Return what is known at an instant, absolute ns."""
        blocked = blocked_at(self._lanes.main, self._lanes.labels, self._recording, t_ns, self._blocked)
        self._blocked = self._blocked if blocked is None else blocked
        return LinesNow(self._table.at(t_ns, blocked), blocked)

    def _title(self, subject: int) -> str:
        lane = self._lanes.lane_by_subject(subject)
        return "a worker" if lane is None else lane.title


def read_lines(recording: Recording, lanes: LaneSet) -> MainLines:
    """Return the lines of a whole recording."""
    lines = MainLines(recording, lanes)
    lines.read_program(recording.meta.program)
    for batch in recording.batches():
        lines.feed(batch)
    lines.at()  # the first answer takes longest
    return lines

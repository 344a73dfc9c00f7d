"""From events of printed lines, and from sentences of ours, to the lines of the Output pane of one run. No Qt."""

import numpy as np

from concgui.control.linematcher import RawLine
from concgui.control.outputlimit import OutputLimit
from concgui.control.outputs import OutputQueue, Speakers
from concgui.core.events import Batch, EventKind
from concgui.core.lane import Lane, LaneKind
from concgui.core.lanes import LaneSet
from concgui.core.output import INPUT_ENDED, NOBODY, YOU, OutputAssembler, PrintedLine, line_parts
from concgui.core.recording import Recording
from concgui.core.views import OutputLine
from concgui.core.words import trn
from concgui.program import wire


class Printing:
    """Fills `outputs`. Times are absolute ns."""

    def __init__(self, recording: Recording, lanes: LaneSet, limit: OutputLimit) -> None:
        self.outputs = OutputQueue(self._lines)
        self._recording = recording
        self._lanes = lanes
        self._limit = limit
        self._printed = OutputAssembler()

    def fold(self, batch: Batch) -> None:
        """Take the printed lines of a batch, after `lanes` has taken it."""
        printed = np.flatnonzero(batch.heads["kind"] == EventKind.OUTPUT)
        heads = batch.heads[printed]
        keys = np.unique(heads["pid"].astype(np.int64) << 32 | heads["tid"]).tolist()
        speakers: Speakers = {key: self._lanes.lane_of(key >> 32, key & 0xFFFFFFFF) for key in keys}
        self.outputs.add_printed(batch, printed, speakers)

    def add(self, t_ns: int, who: str, text: str, *, error: bool = False) -> None:
        """Add a line that no event reports."""
        self.outputs.add(OutputLine(self._since(t_ns), who, text, None, error))

    def add_raw(self, line: RawLine, main_pid: int | None) -> None:
        """Record and add a line that came over stdout or stderr without an event. `main_pid`: once it is known."""
        if line.lost:
            words = trn(
                "1 line of C code or subprocesses cannot be shown: too many came at once.",
                "{n:,} lines of C code or subprocesses cannot be shown: too many came at once.",
                line.lost,
            )
            self.add(line.t_ns, "concgui", words)
            return
        parts = line_parts(line.text, line.stream | (wire.PARTIAL if line.partial else 0))
        if main_pid is not None and self._limit.has_room(sum(wire.RECORD.size + len(part) for _, part in parts)):
            for value, payload in parts:
                self._recording.add_os_event(line.t_ns, EventKind.OS_PRINTED, main_pid, value, payload, tid=0)
        error = line.stream == wire.STREAM_ERR
        self.outputs.add(OutputLine(self._since(line.t_ns), NOBODY, line.text, None, error, line.partial))

    def typed(self, t_ns: int, pid: int, line: str | None) -> None:
        """Record and add a line that was typed for the program with MainProcess's `pid`; None: its input was ended."""
        parts = [(wire.INPUT_END, b"")] if line is None else line_parts(line, wire.STREAM_IN)
        for value, payload in parts:
            self._recording.add_os_event(t_ns, EventKind.OS_TYPED, pid, value, payload)
        self.add(t_ns, YOU, INPUT_ENDED if line is None else line)

    def finish(self) -> None:
        """Nothing more comes: what was begun without a newline is a line, too."""
        self.outputs.settle()
        for line in self._printed.flush():
            self.outputs.add(self._line_of(line, self._lanes.lane_of(line.pid, line.tid)))

    def _lines(self, batch: Batch, at: int, speakers: Speakers) -> list[OutputLine]:
        """The lines that end with an OUTPUT event."""
        _, _, _, _, t_ns, pid, tid, _, value = batch.heads[at].item()
        lane = speakers.get(pid << 32 | tid)
        return [self._line_of(line, lane) for line in self._printed.feed(t_ns, pid, tid, value, batch.payload(at))]

    def _line_of(self, line: PrintedLine, lane: Lane | None) -> OutputLine:
        since = self._since(line.t_ns)
        if lane is None:
            return OutputLine(since, f"pid {line.pid}", line.text, None, line.error, line.partial)
        main = lane.kind is LaneKind.MAIN
        who, color = ("main", None) if main else (lane.title, lane.color)
        return OutputLine(since, who, line.text, color, line.error, line.partial)

    def _since(self, t_ns: int) -> int:
        return max(0, t_ns - self._recording.t0_ns) if len(self._recording) else 0

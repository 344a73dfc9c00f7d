"""The lines of the Output pane of a whole recording, in order of time. No Qt."""

from bisect import bisect_right
from collections.abc import Iterator

import numpy as np

from concgui.control import cores as core_choice
from concgui.core.events import EventKind
from concgui.core.exits import signal_name
from concgui.core.lane import Lane, LaneKind
from concgui.core.lanes import LaneSet
from concgui.core.output import OutputAssembler, PrintedLine
from concgui.core.recording import Recording
from concgui.core.views import OutputLine

_K = EventKind


class ReplayOutput:
    """`lines`: all that was printed, and what the operating system and the window said of the run."""

    def __init__(self, recording: Recording, lanes: LaneSet) -> None:
        self._t0_ns = recording.t0_ns
        self._lanes = lanes
        self._speakers: dict[int, list[Lane]] = {}  # by pid << 32 | tid, in order of time: numbers are used again
        for lane in lanes.lanes:
            if lane.pid is not None and lane.tid is not None:
                self._speakers.setdefault(lane.pid << 32 | lane.tid, []).append(lane)
        self.lines = [*self._printed(recording), *self._deaths(), *self._said(recording)]
        self.lines.sort(key=lambda line: line.t_ns)
        self._times = [line.t_ns for line in self.lines]

    def count(self, t_ns: int) -> int:
        """Return how many lines were there at an instant, absolute ns."""
        return bisect_right(self._times, t_ns - self._t0_ns)

    def _printed(self, recording: Recording) -> Iterator[OutputLine]:
        assembler = OutputAssembler()
        for batch in recording.batches():
            for at in np.flatnonzero(batch.heads["kind"] == _K.OUTPUT).tolist():
                _, _, _, _, t_ns, pid, tid, _, value = batch.heads[at].item()
                for line in assembler.feed(t_ns, pid, tid, value, batch.payload(at)):
                    yield self._line(line)
        yield from map(self._line, assembler.flush())

    def _line(self, line: PrintedLine) -> OutputLine:
        since = max(0, line.t_ns - self._t0_ns)
        lane = self._speaker(line)
        if lane is None:
            return OutputLine(since, f"pid {line.pid}", line.text, None, line.error)
        main = lane.kind is LaneKind.MAIN
        return OutputLine(since, "main" if main else lane.title, line.text, None if main else lane.color, line.error)

    def _speaker(self, line: PrintedLine) -> Lane | None:
        lanes = self._speakers.get(line.pid << 32 | line.tid, [])
        before = [lane for lane in lanes if lane.begin_ns <= line.t_ns]
        return before[-1] if before else lanes[0] if lanes else None

    def _deaths(self) -> Iterator[OutputLine]:
        for lane in self._lanes.lanes:
            if lane.exitcode is not None and lane.exitcode < 0 and lane.exit_ns is not None and not lane.hidden:
                yield self._os(lane.exit_ns, f"{lane.title} was ended by {signal_name(-lane.exitcode)}")

    def _said(self, recording: Recording) -> Iterator[OutputLine]:
        """What was done from outside: signals, and other cores."""
        for at in np.flatnonzero(recording.heads["kind"] == _K.OS_SIGNAL).tolist():
            _, _, _, _, t_ns, pid, _, _, value = recording.heads[at].item()
            lane = self._lanes.lane_of_process(pid)
            name = f"process {pid}" if lane is None else lane.title
            yield self._os(t_ns, f"{signal_name(value)} sent to {name} from outside")
        for t_ns, cores in self._lanes.allowed[1:]:
            yield self._os(t_ns, f"allowed cores: {core_choice.words(cores)}")

    def _os(self, t_ns: int, text: str) -> OutputLine:
        return OutputLine(max(0, t_ns - self._t0_ns), "os", text)

"""The lines of the Output pane of a whole recording, in order of time. No Qt."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from concgui.control import cores as core_choice
from concgui.core.events import EventKind, Heads
from concgui.core.exits import signal_name
from concgui.core.lane import Lane, LaneKind
from concgui.core.lanes import LaneSet
from concgui.core.output import MORE_FOLLOWS, NOBODY, YOU, OutputAssembler, PrintedLine
from concgui.core.recording import Recording
from concgui.core.views import OutputLine
from concgui.core.words import tr

_K = EventKind
#: Kinds of events that are lines of the output, or parts of them.
_LINES = (_K.OUTPUT, _K.OS_TYPED, _K.OS_PRINTED)


class ReplayOutput:
    """All that was printed, and what the operating system and the window said of the run, line by line.

    A line is made when somebody asks for it: a long recording holds more of them than anybody reads.
    """

    def __init__(self, recording: Recording, lanes: LaneSet) -> None:
        self._recording = recording
        self._t0_ns = recording.t0_ns
        self._lanes = lanes
        self._speakers: dict[int, list[Lane]] = {}  # by pid << 32 | tid, in order of time: numbers are used again
        for lane in lanes.lanes:
            if lane.pid is not None and lane.tid is not None:
                self._speakers.setdefault(lane.pid << 32 | lane.tid, []).append(lane)
        heads = recording.heads
        printed = np.flatnonzero(np.isin(heads["kind"], _LINES))
        parts = _parts(heads[printed])
        whole = printed[~parts]
        # Lines that are not one event each: they are made now, each with the place that it has among the events.
        ready = list(self._joined(recording, printed[parts]))
        ready += [(len(recording), line) for line in (*self._deaths(), *self._said(recording))]
        self._ready = [line for _, line in ready]
        times = np.concatenate(
            (np.maximum(heads["t_ns"][whole] - self._t0_ns, 0), _column(line.t_ns for _, line in ready))
        )
        places = np.concatenate((whole, _column(place for place, _ in ready)))
        order = np.lexsort((places, times))
        self._times = times[order]
        #: For each line: the number of its event, or -1, -2 … for those that are ready.
        self._sources = np.concatenate((whole, -1 - np.arange(len(ready))))[order]

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self._times)

    def count(self, t_ns: int) -> int:
        """Return how many lines were there at an instant, absolute ns."""
        return int(np.searchsorted(self._times, t_ns - self._t0_ns, side="right"))

    def lines(self, first: int, last: int) -> list[OutputLine]:
        """Return the lines from one number to another, in order of time."""
        assembler = OutputAssembler()
        found: list[OutputLine] = []
        for source in self._sources[first:last].tolist():
            if source < 0:
                found.append(self._ready[-1 - source])
            else:
                found += [self._line(line) for line in _feed(assembler, self._recording, source)]
        return found

    def _joined(self, recording: Recording, parts: NDArray[np.int64]) -> Iterator[tuple[int, OutputLine]]:
        assembler = OutputAssembler()
        for at in parts.tolist():
            for line in _feed(assembler, recording, at):
                yield at, self._line(line)
        for line in assembler.flush():
            yield len(recording), self._line(line)

    def _line(self, line: PrintedLine) -> OutputLine:
        since = max(0, line.t_ns - self._t0_ns)
        if line.typed:
            return OutputLine(since, YOU, line.text)
        if line.nobodys:
            return OutputLine(since, NOBODY, line.text, None, line.error, line.partial)
        lane = self._speaker(line)
        if lane is None:
            return OutputLine(since, f"pid {line.pid}", line.text, None, line.error, line.partial)
        main = lane.kind is LaneKind.MAIN
        who, color = ("main", None) if main else (lane.title, lane.color)
        return OutputLine(since, who, line.text, color, line.error, line.partial)

    def _speaker(self, line: PrintedLine) -> Lane | None:
        lanes = self._speakers.get(line.pid << 32 | line.tid, [])
        before = [lane for lane in lanes if lane.begin_ns <= line.t_ns]
        return before[-1] if before else lanes[0] if lanes else None

    def _deaths(self) -> Iterator[OutputLine]:
        for lane in self._lanes.lanes:
            if lane.exitcode is not None and lane.exitcode < 0 and lane.exit_ns is not None and not lane.hidden:
                yield self._os(
                    lane.exit_ns,
                    tr("{name} was ended by {signal}", name=lane.title, signal=signal_name(-lane.exitcode)),
                )

    def _said(self, recording: Recording) -> Iterator[OutputLine]:
        """What was done from outside: signals, and other cores."""
        for at in np.flatnonzero(recording.heads["kind"] == _K.OS_SIGNAL).tolist():
            _, _, _, _, t_ns, pid, _, _, value = recording.heads[at].item()
            lane = self._lanes.lane_of_process(pid)
            name = f"process {pid}" if lane is None else lane.title
            yield self._os(t_ns, tr("{signal} sent to {name} from outside", signal=signal_name(value), name=name))
        for t_ns, cores in self._lanes.allowed[1:]:
            yield self._os(t_ns, tr("allowed cores: {cores}", cores=core_choice.words(cores)))

    def _os(self, t_ns: int, text: str) -> OutputLine:
        return OutputLine(max(0, t_ns - self._t0_ns), "os", text)


def _feed(assembler: OutputAssembler, recording: Recording, at: int) -> list[PrintedLine]:
    _, _, _, _, t_ns, pid, tid, _, value = recording.heads[at].item()
    return assembler.feed(t_ns, pid, tid, value, recording.batch(at, at + 1).payload(0))


def _parts(rows: Heads) -> NDArray[np.bool_]:
    """Return which of n OUTPUT events may be parts of lines: those of streams on which a line was ever in parts."""
    more: NDArray[np.bool_] = (rows["value"] & MORE_FOLLOWS) != 0
    if not more.any():
        return more
    streams = (
        rows["pid"].astype(np.uint64) << 34 | rows["tid"].astype(np.uint64) << 2 | (rows["value"] & 3).astype(np.uint64)
    )
    found: NDArray[np.bool_] = np.isin(streams, streams[more])
    return found


def _column(numbers: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(numbers, np.int64)

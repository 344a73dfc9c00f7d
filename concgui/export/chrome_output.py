"""What a program printed, as instants (``i``) of a Chrome trace: text after text, in order of time."""

from collections.abc import Iterator
from heapq import heappop, heappush
from json.encoder import encode_basestring as quoted

import numpy as np
from numpy.typing import NDArray

from concgui.core.kinds import EventKind
from concgui.core.output import MORE_FOLLOWS, OutputAssembler, PrintedLine
from concgui.core.recording import Recording
from concgui.export.chrome_spans import Entry
from concgui.export.microseconds import microseconds
from concgui.export.rows import chunks

_INSTANT = 3  #: its rank among events of one moment
_STREAM = 2  #: parts it from other instants of one moment
_ALWAYS = np.iinfo(np.int64).max


class Printed:
    """All printed lines of a recording."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._events = np.flatnonzero(recording.heads["kind"] == EventKind.OUTPUT)

    def __len__(self) -> int:
        """Return their number, or a little more."""
        return len(self._events)

    def rows(self) -> Iterator[Entry]:
        """Yield them in order of time. A line is kept back only while an earlier one may follow."""
        times = self._times()
        later = np.append(np.minimum.accumulate(times[::-1])[::-1][1:], _ALWAYS).tolist()  # the earliest that follows
        waiting: list[tuple[int, int, PrintedLine]] = []
        for place, line in enumerate(self._lines()):
            heappush(waiting, (line.t_ns, place, line))
            while waiting and waiting[0][0] <= later[place]:
                yield self._entry(*heappop(waiting))

    def _times(self) -> NDArray[np.int64]:
        """Return the times of all lines, in the order in which they are complete."""
        heads = self._recording.heads[self._events]
        if (heads["value"] & MORE_FOLLOWS).any():
            return np.fromiter((line.t_ns for line in self._lines()), np.int64)
        return np.asarray(heads["t_ns"])

    def _lines(self) -> Iterator[PrintedLine]:
        assembler, heads, whole = OutputAssembler(), self._recording.heads, self._recording.batch()
        for at in chunks(len(self._events)):
            places = self._events[at]
            rows = heads[places].tolist()
            for index, (_, _, _, _, t_ns, pid, tid, _, value) in zip(places.tolist(), rows, strict=True):
                yield from assembler.feed(t_ns, pid, tid, value, whole.payload(index))
        yield from assembler.flush()

    def _entry(self, t_ns: int, place: int, line: PrintedLine) -> Entry:
        ts = microseconds(max(0, t_ns - self._recording.t0_ns))
        name = "stderr" if line.error else "stdout"
        text = (
            f'{{"ph":"i","s":"t","cat":"output","name":"{name}","pid":{line.pid},"tid":{line.tid},'
            f'"args":{{"text":{quoted(line.text)}}},"ts":{ts!r}}}'
        )
        return t_ns, _INSTANT, 0, _STREAM, place, text

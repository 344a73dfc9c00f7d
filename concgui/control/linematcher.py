"""Tells raw lines that Python's events account for from those of C code, `os.write` and subprocesses. No Qt."""

import threading
import time
from collections import deque
from dataclasses import dataclass

import numpy as np

from concgui.core.events import Batch, EventKind
from concgui.program import wire

#: Seconds that the event of a line may be behind the line itself.
GRACE_S = 0.3
#: Lines that are remembered because their raw form has not come yet (a pipe's stdout is buffered), and the other way.
_MAX_EXPECTED = 300_000
_MAX_WAITING = 20_000
#: Lines among which the parts of a mixed one are looked for, at the most.
_MAX_MIXED = 500
#: Nanoseconds between two looks at how many lines were lost.
_TELL_LOST_NS = 1_000_000_000
#: Bytes by which a line is recognised.
_KEY = 1000
#: The line goes on in the next event.
_UNFINISHED = wire.MORE_FOLLOWS | wire.PARTIAL


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line that came over the pipe of stdout (1) or stderr (2). `t_ns`: when it was read.

    lost: instead of a line, how many there were that nobody can show: more came than could be looked at.
    """

    t_ns: int
    stream: int
    text: str
    partial: bool = False  #: its end has not come yet
    lost: int = 0


class LineMatcher:
    """Tells which raw lines are not accounted for by events. Thread-safe.

    Lines are compared as bytes, by their beginnings; a stream in another encoding than UTF-8 is tried as Latin-1.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begun: dict[tuple[int, int, int], bytes] = {}  # by pid, tid, stream: printed so far without a newline
        self._expected: dict[int, dict[bytes, int]] = {wire.STREAM_OUT: {}, wire.STREAM_ERR: {}}
        # What was flushed without a newline, by stream: the oldest, of which a mixed line may be made.
        self._pieces: dict[int, set[bytes]] = {wire.STREAM_OUT: set(), wire.STREAM_ERR: set()}
        self._newlines = {wire.STREAM_OUT: 0, wire.STREAM_ERR: 0}  # that belong to lines which came mixed
        self._waiting: deque[tuple[int, int, bytes]] = deque()  # t_ns, stream, line
        self._lost = 0  # raw lines that were neither matched nor shown, because too many waited
        self._told_ns = 0  # when such were told last

    def expect(self, batch: Batch) -> None:
        """Take the lines that a batch of events reports."""
        heads = batch.heads
        found = np.flatnonzero(heads["kind"] == EventKind.OUTPUT)
        if not len(found):
            return
        chosen = heads[found]
        rows = zip(
            chosen["value"].tolist(), chosen["pid"].tolist(), chosen["tid"].tolist(),
            batch.starts[found].tolist(), chosen["size"].tolist(), strict=True,
        )  # fmt: skip
        blob, begun = batch.blob, self._begun
        with self._lock:
            for value, pid, tid, start, size in rows:
                text = bytes(blob[start : start + size])
                stream = value & 3
                if value & wire.PARTIAL:
                    self._note_piece(stream, text)
                if begun:
                    text = begun.pop((pid, tid, stream), b"") + text
                if value & _UNFINISHED:
                    begun[pid, tid, stream] = text[:_KEY]
                else:
                    expected, text = self._expected[stream], text[:_KEY]
                    expected[text] = expected.get(text, 0) + 1
            for expected in self._expected.values():
                while len(expected) > _MAX_EXPECTED:
                    del expected[next(iter(expected))]

    def raw(self, stream: int, lines: list[bytes]) -> None:
        """Take lines as they came over the pipe of a stream, just now."""
        now = time.perf_counter_ns()
        with self._lock:
            for line in lines:
                if not self._take(stream, line):
                    self._waiting.append((now, stream, line))
            while len(self._waiting) > _MAX_WAITING:
                self._waiting.popleft()
                self._lost += 1

    def due(self, now_ns: int, *, all_of_them: bool = False) -> list[RawLine]:
        """Return the raw lines that waited long enough for an event in vain, oldest first."""
        limit = now_ns - round(GRACE_S * 1e9)
        found = []
        with self._lock:
            while self._waiting and (all_of_them or self._waiting[0][0] <= limit):
                t_ns, stream, line = self._waiting.popleft()
                if not (
                    self._take(stream, line)
                    or self._take(stream, line.decode("latin-1").encode())
                    or self._take_begun(stream, line)
                    or self._take_mixed(stream, line)
                ):
                    found.append(RawLine(t_ns, stream, line_text(line)))
            if self._lost and (all_of_them or now_ns - self._told_ns >= _TELL_LOST_NS):
                found.insert(0, RawLine(found[0].t_ns if found else now_ns, wire.STREAM_OUT, "", lost=self._lost))
                self._lost, self._told_ns = 0, now_ns
        return found

    def unheard(self, stream: int, rest: bytes) -> bool:
        """Whether no event tells of the beginning of a line, whose end has not come yet."""
        key = rest[:_KEY]
        with self._lock:
            begun = [text for (_, _, of), text in self._begun.items() if of == stream and text]
        return not any(text.startswith(key) or key.startswith(text) for text in begun)

    @property
    def waiting(self) -> bool:
        """Whether `due` must be asked again, later."""
        return bool(self._waiting)

    def is_cut(self, stream: int, rest: bytes) -> bool:
        """Whether the last text of a stream is the beginning of a line: its process was killed before the rest came."""
        with self._lock:
            return any(key.startswith(rest[:_KEY]) for key in self._expected[stream])

    def _take_begun(self, stream: int, line: bytes) -> bool:
        """Take the text of a line that its speaker flushed and never ended."""
        for key, text in self._begun.items():
            if key[2] == stream and text == line[:_KEY]:
                del self._begun[key]
                return True
        return False

    def _take_mixed(self, stream: int, line: bytes) -> bool:
        """Take a line made of the texts of several, and then the empty ones that their newlines make.

        An unbuffered process writes a line and its newline apart, and another's line comes in between.
        """
        if not line and self._newlines[stream]:
            self._newlines[stream] -= 1
            return True
        expected, pieces, rest = self._expected[stream], self._pieces[stream], line[:_KEY]
        parts: list[bytes] = []
        if len(expected) > _MAX_MIXED:
            return False
        while rest:
            part = max((key for key in (*expected, *pieces) if key and rest.startswith(key)), key=len, default=b"")
            if part and part not in pieces and parts.count(part) >= expected[part]:
                return False
            if not part:  # the end of a line that was flushed in pieces
                part = next((key for key in expected if key.endswith(rest)), b"") if parts else b""
                if not part and (len(line) <= _KEY or not any(key.startswith(rest) for key in (*expected, *pieces))):
                    return False
                rest = b""
            parts.append(part)
            rest = rest[len(part) :]
        lines = [part for part in parts if part not in pieces]
        for part in lines:
            self._take(stream, part)
        pieces.difference_update(parts)
        self._newlines[stream] += max(0, len(lines) - 1)
        return bool(parts)

    def _note_piece(self, stream: int, piece: bytes) -> None:
        pieces = self._pieces[stream]
        if len(pieces) >= _MAX_MIXED and not any(key[2] == stream for key in self._begun):
            pieces.clear()  # all their lines have ended
        if len(pieces) < _MAX_MIXED:
            pieces.add(piece[:_KEY])

    def _take(self, stream: int, line: bytes) -> bool:
        expected, key = self._expected[stream], line[:_KEY]
        count = expected.get(key, 0)
        if count > 1:
            expected[key] = count - 1
        elif count:
            del expected[key]
        return count > 0


def line_text(line: bytes) -> str:
    """Return the text of a line as far as it is shown."""
    return line[: wire.MAX_LINE].decode("utf-8", "replace")

"""What the program's processes write to stdout and stderr without Python's `print`: C code, `os.write`, subprocesses.

The program's stdout and stderr are pipes that are read here and passed on to our own, if we have any. Python's prints
are reported by events as well; a raw line that no event accounts for is shown as the program's.
"""

import math
import os
import select
import threading
import time
from collections import deque
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal

from concgui.control.launch import readable
from concgui.core.events import Batch, EventKind
from concgui.program import wire

#: Seconds that the event of a line may be behind the line itself.
GRACE_S = 0.3
#: Lines that are remembered because their raw form has not come yet (a pipe's stdout is buffered), and the other way.
_MAX_EXPECTED = 300_000
_MAX_WAITING = 20_000
#: Lines among which the parts of a mixed one are looked for, at the most.
_MAX_MIXED = 500
#: Bytes by which a line is recognised.
_KEY = 1000
#: The line goes on in the next event.
_UNFINISHED = wire.MORE_FOLLOWS | wire.PARTIAL
_READ_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line that came over the pipe of stdout (1) or stderr (2). `t_ns`: when it was read."""

    t_ns: int
    stream: int
    text: str
    partial: bool = False  #: its end has not come yet


class LineMatcher:
    """Tells which raw lines are not accounted for by events. Thread-safe.

    Lines are compared as bytes, by their beginnings; a stream in another encoding than UTF-8 is tried as Latin-1.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begun: dict[tuple[int, int, int], bytes] = {}  # by pid, tid, stream: printed so far without a newline
        self._expected: dict[int, dict[bytes, int]] = {wire.STREAM_OUT: {}, wire.STREAM_ERR: {}}
        self._newlines = {wire.STREAM_OUT: 0, wire.STREAM_ERR: 0}  # that belong to lines which came mixed
        self._waiting: deque[tuple[int, int, bytes]] = deque()  # t_ns, stream, line
        self.lost = 0  #: raw lines that were neither matched nor shown, because too many waited

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
                self.lost += 1

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
                    found.append(RawLine(t_ns, stream, _text(line)))
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
        expected, rest = self._expected[stream], line
        parts: list[bytes] = []
        if len(expected) > _MAX_MIXED:
            return False
        while rest:
            part = max((key for key in expected if key and rest.startswith(key)), key=len, default=b"")
            if not part or parts.count(part) >= expected[part]:
                return False
            parts.append(part)
            rest = rest[len(part) :]
        for part in parts:
            self._take(stream, part)
        self._newlines[stream] += len(parts) - 1
        return bool(parts)

    def _take(self, stream: int, line: bytes) -> bool:
        expected, key = self._expected[stream], line[:_KEY]
        count = expected.get(key, 0)
        if count > 1:
            expected[key] = count - 1
        elif count:
            del expected[key]
        return count > 0


class _Pipe:
    """One of the two pipes, and the descriptor that its bytes are passed on to."""

    def __init__(self, fd: int, stream: int, own: int) -> None:
        self.fd = fd
        self.stream = stream
        self._own = own
        self._rest = b""
        self._told = 0  # bytes of it that are shown already
        self._since = math.inf  # when it has grown, until it was looked at

    def read(self) -> list[bytes] | None:
        """Return the lines that can be read now; None at the end of the pipe."""
        data = os.read(self.fd, _READ_BYTES)
        if not data:
            return None
        self._pass_on(data)
        *lines, rest = (self._rest + data).split(b"\n")
        if lines:
            lines[0], self._told = lines[0][self._told :], 0
        self._rest = rest[: wire.MAX_LINE]  # of an endless line no more is shown
        self._since = time.monotonic()
        return lines

    @property
    def untold(self) -> bytes:
        """The beginning of a line whose end has not come, as far as it is not shown yet."""
        return self._rest[self._told :]

    @property
    def waits(self) -> bool:
        """Whether `overdue` must be asked again, later."""
        return bool(self.untold) and self._since < math.inf

    def overdue(self) -> bytes:
        """Return `untold` once, when it has waited for its end long enough."""
        if not self.waits or time.monotonic() - self._since < GRACE_S:
            return b""
        self._since = math.inf
        return self.untold

    def tell(self) -> None:
        """What is untold is shown now."""
        self._told = len(self._rest)

    def rest(self) -> list[bytes]:
        """Return the last line, if it has no newline."""
        lines = [self.untold] if self.untold else []
        self._rest, self._told = b"", 0
        return lines

    def _pass_on(self, data: bytes) -> None:
        """Write to our own stream: blocking, as the program itself would block on it."""
        while data and self._own >= 0:
            try:
                data = data[os.write(self._own, data) :]
            except BlockingIOError:
                select.select([], [self._own], [], 1.0)
            except OSError:  # closed, or nobody reads it
                self._own = -1


class RawOutput(QThread):
    """Reads the two pipes; emits `lines_ready(run, list of RawLine)` with what no event accounts for."""

    lines_ready = Signal(int, object)

    def __init__(
        self,
        run: int,
        fds: tuple[int, int],
        matcher: LineMatcher,
        own: tuple[int, int] = (1, 2),
        parent: QObject | None = None,
    ) -> None:
        """`fds`: the pipes of stdout and stderr; `own`: the descriptors that their bytes go on to, -1 for none."""
        super().__init__(parent)
        self.setObjectName("raw output")
        self._number = run
        streams = (wire.STREAM_OUT, wire.STREAM_ERR)
        self._pipes = {fd: _Pipe(fd, stream, to) for fd, stream, to in zip(fds, streams, own, strict=True)}
        self._matcher = matcher
        self._wake_r, self._wake_w = os.pipe()

    def stop(self) -> None:
        """Ask the thread to read what is there and end."""
        os.write(self._wake_w, b"s")

    def close(self) -> None:
        """Let go of the wake-up pipe, after the thread has finished."""
        os.close(self._wake_r)
        os.close(self._wake_w)

    def run(self) -> None:
        """Read until `stop`."""
        while True:
            waits = self._matcher.waiting or any(pipe.waits for pipe in self._pipes.values())
            timeout = GRACE_S / 2 if waits else None
            ready = readable([*self._pipes, self._wake_r], timeout)
            self._read(ready)
            if self._wake_r in ready:
                break
            self._emit([*self._matcher.due(time.perf_counter_ns()), *self._prompts()])
        while self._pipes and self._read(readable(list(self._pipes), 0.0)):
            pass
        for pipe in self._pipes.values():
            self._matcher.raw(pipe.stream, pipe.rest())
        self._emit(self._matcher.due(time.perf_counter_ns(), all_of_them=True))

    def _read(self, ready: list[int]) -> bool:
        """Read the pipes that are ready. Return whether there was one."""
        chosen = [self._pipes[fd] for fd in ready if fd in self._pipes]
        for pipe in chosen:
            lines = pipe.read()
            if lines is None:
                lines = pipe.rest()
                del self._pipes[pipe.fd]
            self._matcher.raw(pipe.stream, lines)
        return bool(chosen)

    def _prompts(self) -> list[RawLine]:
        """Return what C code or a subprocess asks for: it wrote no newline and waits for an answer."""
        found = []
        for pipe in self._pipes.values():
            rest = pipe.overdue()
            if rest and self._matcher.unheard(pipe.stream, rest):
                found.append(RawLine(time.perf_counter_ns(), pipe.stream, _text(rest), partial=True))
                pipe.tell()
        return found

    def _emit(self, lines: list[RawLine]) -> None:
        if lines:
            self.lines_ready.emit(self._number, lines)


def _text(line: bytes) -> str:
    return line[: wire.MAX_LINE].decode("utf-8", "replace")

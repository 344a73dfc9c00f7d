"""What the program's processes write to stdout and stderr without Python's `print`: C code, `os.write`, subprocesses.

The program's stdout and stderr are pipes that are read here and passed on to our own, if we have any. Python's prints
are reported by events as well; a raw line that no event accounts for is shown as the program's.
"""

import math
import os
import time

from PySide6.QtCore import QObject, QThread, Signal

from concgui.control.launch import readable
from concgui.control.linematcher import GRACE_S, LineMatcher, RawLine, line_text
from concgui.control.passingon import PassingOn
from concgui.program import wire

_READ_BYTES = 1 << 16
#: Seconds for reading what is there when all is over.
_LAST_S = 1.0


class _Pipe:
    """One of the two pipes, and the descriptor that its bytes are passed on to."""

    def __init__(self, fd: int, stream: int, own: int) -> None:
        self.fd = fd
        self.stream = stream
        self.own = PassingOn(own)
        self._rest = b""
        self._told = 0  # bytes of it that are shown already
        self._since = math.inf  # when it has grown, until it was looked at

    def read(self) -> list[bytes] | None:
        """Return the lines that can be read now; None at the end of the pipe."""
        data = os.read(self.fd, _READ_BYTES)
        if not data:
            return None
        self.own.write(data)
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
        self._own = [pipe.own for pipe in self._pipes.values()]
        self._matcher = matcher
        self._wake_r, self._wake_w = os.pipe()

    def stop(self) -> None:
        """Ask the thread to read what is there and end."""
        for own in self._own:
            own.hurry(_LAST_S)
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
        until = time.monotonic() + _LAST_S  # who is no program of ours may hold a pipe, and never end
        while self._pipes and self._read(readable(list(self._pipes), 0.0)) and time.monotonic() < until:
            pass
        for pipe in self._pipes.values():
            self._finish(pipe)
        self._emit(self._matcher.due(time.perf_counter_ns(), all_of_them=True))

    def _read(self, ready: list[int]) -> bool:
        """Read the pipes that are ready. Return whether there was one."""
        chosen = [self._pipes[fd] for fd in ready if fd in self._pipes]
        for pipe in chosen:
            lines = pipe.read()
            if lines is None:
                self._finish(pipe)
                del self._pipes[pipe.fd]
            else:
                self._matcher.raw(pipe.stream, lines)
        return bool(chosen)

    def _finish(self, pipe: _Pipe) -> None:
        self._matcher.raw(pipe.stream, [rest for rest in pipe.rest() if not self._matcher.is_cut(pipe.stream, rest)])

    def _prompts(self) -> list[RawLine]:
        """Return what C code or a subprocess asks for: it wrote no newline and waits for an answer."""
        found = []
        for pipe in self._pipes.values():
            rest = pipe.overdue()
            if rest and self._matcher.unheard(pipe.stream, rest):
                found.append(RawLine(time.perf_counter_ns(), pipe.stream, line_text(rest), partial=True))
                pipe.tell()
        return found

    def _emit(self, lines: list[RawLine]) -> None:
        if lines:
            self.lines_ready.emit(self._number, lines)

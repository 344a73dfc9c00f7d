"""Reading the command pipe in MainProcess."""

from __future__ import annotations

import os
import sys

from . import handles, wire


class Command:
    """One command: its operation, number and text."""

    __slots__ = ("number", "op", "text")

    def __init__(self, op: int, number: int, text: str) -> None:
        self.op, self.number, self.text = op, number, text


class Commands:
    """The queue of commands: those read and those that still stand in the pipe."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._data = b""
        self._queue: list[Command] = []
        self._ended = False

    def wait_for_go(self) -> bool:
        """Wait until the window says GO. False: it went away first."""
        command = self.next()
        return command is not None and command.op == wire.GO

    def waiting(self) -> bool:
        """Whether a command can be had at once."""
        if not self._queue and not self._ended and sys.platform == "win32":
            if handles.has_data(self._fd):
                self._read()
        elif not self._queue and not self._ended:
            os.set_blocking(self._fd, False)
            try:
                self._read()
            except BlockingIOError:
                pass
            finally:
                os.set_blocking(self._fd, True)
        return bool(self._queue) or self._ended

    def next(self) -> Command | None:
        """Return the next command, waiting for it. None: the pipe has ended."""
        while not self._queue:
            if self._ended:
                return None
            self._read()
        return self._queue.pop(0)

    def _read(self) -> None:
        data = os.read(self._fd, 65536)
        if not data:
            self._ended = True
        self._data += data
        head = wire.COMMAND.size
        while len(self._data) >= head:
            size, op, number = wire.COMMAND.unpack_from(self._data)
            if len(self._data) < head + size:
                break
            text = self._data[head : head + size].decode("utf-8", "surrogatepass")
            command, self._data = Command(op, number, text), self._data[head + size :]
            self._queue.append(command)

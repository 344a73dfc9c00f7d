"""Descriptors as they travel between processes: POSIX passes descriptors, Windows passes handles."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def received(number: int, *, writing: bool) -> int:
    """Return the descriptor in this process of what the launcher or the parent has passed as `number`."""
    if sys.platform != "win32":
        return number
    import msvcrt

    return msvcrt.open_osfhandle(number, (os.O_WRONLY if writing else os.O_RDONLY) | os.O_BINARY)


def for_child(fd: int) -> Any:
    """Return an object that pickles to a child being spawned; its ``detach()`` gives the number for `received`."""
    from multiprocessing import reduction

    if sys.platform != "win32":
        return reduction.DupFd(fd)
    import msvcrt

    return reduction.DupHandle(msvcrt.get_osfhandle(fd), 0x40000000)  # GENERIC_WRITE


if sys.platform == "win32":
    import _winapi  # both are built into the interpreter
    import msvcrt

    def write_without_waiting(fd: int, data: bytes) -> int:
        """`os.write` of one message for Windows. Raise BlockingIOError where the pipe is full.

        A full pipe in the mode PIPE_NOWAIT takes nothing and reports success. The C library makes ENOSPC of that, and
        `os.write` of Python 3.12 and later then tries halves of the data, which would tear the message.
        """
        written, _ = _winapi.WriteFile(msvcrt.get_osfhandle(fd), data)
        if written == 0:
            raise BlockingIOError
        return written

    def has_data(fd: int) -> bool:
        """Whether a pipe of Windows can be read at once, if only to learn that it has ended."""
        try:
            return bool(_winapi.PeekNamedPipe(msvcrt.get_osfhandle(fd))[0])
        except OSError:
            return True

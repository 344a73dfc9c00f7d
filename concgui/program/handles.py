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


def write_without_waiting(fd: int, data: bytes) -> int:
    """`os.write` for Windows, where a full pipe in the mode PIPE_NOWAIT takes nothing and reports success."""
    written = os.write(fd, data)
    if written == 0:
        raise BlockingIOError
    return written

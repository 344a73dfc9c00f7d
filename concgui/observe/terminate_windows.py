"""Ending a process from outside on Windows, so that Python counts it as ended by `terminate()`."""

# ruff: noqa: E402
from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - lets type checkers of other systems pass over this file

import _winapi

#: The code with which `multiprocessing` ends a process: it calls that -15, as if it were SIGTERM.
TERMINATED = 0x10000
_RIGHT = 0x0001  # PROCESS_TERMINATE, winnt.h


def end_process(pid: int) -> bool:
    """End a process as `terminate()` and `kill()` do. False: there is none, or it is not ours to end."""
    try:
        handle = _winapi.OpenProcess(_RIGHT, False, pid)  # noqa: FBT003 - positional only
    except OSError:
        return False
    try:
        _winapi.TerminateProcess(handle, TERMINATED)
    except OSError:
        return False
    finally:
        _winapi.CloseHandle(handle)
    return True

"""Ends of processes on Windows, told by handles: what `concgui.observe.processes` does elsewhere by descriptors.

A handle stays that of its process after the end, even when the number belongs to another one by then.
"""

# ruff: noqa: E402
from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - lets type checkers of other systems pass over this file

import _winapi
import threading
import time
from collections.abc import Iterable

from concgui.observe.processes import Exit
from concgui.observe.terminate_windows import TERMINATED
from concgui.program.wire import UNKNOWN_EXIT

_QUERY_LIMITED, _SYNCHRONIZE = 0x1000, 0x00100000  # rights of a handle, winnt.h
_LOOK_S = 0.004  #: between two looks at the handles; one wait takes 64 of them at most, and a look 1 µs each


class ExitWatch:
    """Waits for the end of processes: see `concgui.observe.processes.ExitWatch`."""

    def __init__(self, also: Iterable[int] = ()) -> None:  # noqa: ARG002 - as everywhere
        """`also`: nothing, since no source of Windows has descriptors to wait for."""
        self.is_pressing = False
        self._woken = threading.Event()
        self._wanted: list[int] = []  # appended by any thread, emptied by the one that waits
        self._handles: dict[int, int] = {}  # by pid

    def watch(self, pid: int) -> None:
        """From now on `wait` reports the end of `pid`."""
        self._wanted.append(pid)
        self.wake()

    def wake(self) -> None:
        """Make `wait` return now."""
        self._woken.set()

    def wait(self, timeout: float | None) -> list[Exit]:
        """Wait up to `timeout` seconds (None: until something happens) and return what has ended."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            exits = self._take_wanted() + self._look()
            rest = None if deadline is None else deadline - time.monotonic()
            if exits or self._woken.is_set() or (rest is not None and rest <= 0):
                self._woken.clear()
                return exits + self._take_wanted()
            self._woken.wait(min(_LOOK_S, rest or _LOOK_S) if self._handles else rest)

    def forget_all(self) -> None:
        """Watch nobody any more."""
        for handle in self._handles.values():
            _winapi.CloseHandle(handle)
        self._handles.clear()
        self._wanted.clear()

    def close(self) -> None:
        """Let go of everything."""
        self.forget_all()

    def _look(self) -> list[Exit]:
        now = time.perf_counter_ns()
        ended = [
            pid
            for pid, handle in self._handles.items()
            if _winapi.WaitForSingleObject(handle, 0) == _winapi.WAIT_OBJECT_0
        ]
        exits = []
        for pid in ended:
            handle = self._handles.pop(pid)
            exits.append(Exit(pid, now, _as_python_counts(_winapi.GetExitCodeProcess(handle))))
            _winapi.CloseHandle(handle)
        return exits

    def _take_wanted(self) -> list[Exit]:
        """Open those that are to be watched; return those that are gone already, of whom nothing more can be told."""
        gone = []
        while self._wanted:
            pid = self._wanted.pop()
            if pid not in self._handles:
                try:
                    self._handles[pid] = _winapi.OpenProcess(_SYNCHRONIZE | _QUERY_LIMITED, False, pid)  # noqa: FBT003
                except OSError:
                    gone.append(Exit(pid, time.perf_counter_ns(), UNKNOWN_EXIT))
        return gone


def _as_python_counts(code: int) -> int:
    return -15 if code == TERMINATED else code

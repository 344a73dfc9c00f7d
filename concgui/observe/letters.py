"""The state letters of processes (proc_pid_stat(5)), cheap enough to be asked 20 times a second.

The kernel's switch records tell neither that a process was stopped nor that it is a zombie.  `/proc/PID/task/PID/stat`
does, at a third of the cost of `/proc/PID/stat`, which adds up all threads.  The files stay open: an open file belongs
to the process that it was opened for and fails once that is reaped, even if its number is used again.
"""

from __future__ import annotations

import os

from concgui.observe.processes import os_state

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

#: Files that stay open; those of further processes are opened each time, so that descriptors never run out.
_MAX_OPEN = 200
_THREADS = 17  # field 20 of stat, counted from the state (field 3)


class Letters:
    """Looks at processes and tells what has changed. Used by one thread at a time."""

    def __init__(self) -> None:
        self._files: dict[int, int] = {}  # pid: descriptor
        self._last: dict[int, str] = {}
        self._by_stat = os.path.isfile("/proc/self/stat")  # noqa: PTH113

    def look(self, pids: Iterable[int], now_ns: int) -> list[tuple[int, int, str]]:
        """Return (now_ns, pid, letter) of those whose letter is another than at the last look.

        "X": it is gone; "?": it is there and cannot be looked at.
        """
        wanted = set(pids)
        for pid in self._last.keys() - wanted:
            del self._last[pid]
            self._close(pid)
        changes = []
        for pid in wanted:
            letter = self._letter(pid)
            if self._last.get(pid) != letter:
                self._last[pid] = letter
                changes.append((now_ns, pid, letter))
        return changes

    def close(self) -> None:
        """Close all files."""
        for pid in list(self._files):
            self._close(pid)
        self._last.clear()

    def _letter(self, pid: int) -> str:
        if not self._by_stat:
            return os_state(pid)
        file = self._files.get(pid)
        if file is not None:
            try:
                return _read(file)
            except OSError:  # reaped; its number may be another's by now
                self._close(pid)
                return "X"
        try:
            file = os.open(f"/proc/{pid}/task/{pid}/stat", os.O_RDONLY | os.O_CLOEXEC)
        except OSError:  # gone, or hidden from us, or no descriptor is left
            return os_state(pid)
        keep = len(self._files) < _MAX_OPEN
        if keep:
            self._files[pid] = file
        try:
            return _read(file)
        except OSError:
            return "X"
        finally:
            if not keep:
                os.close(file)

    def _close(self, pid: int) -> None:
        file = self._files.pop(pid, None)
        if file is not None:
            os.close(file)


def _read(file: int) -> str:
    # The name in parentheses may itself hold parentheses and blanks.
    fields = os.pread(file, 1024, 0).rpartition(b") ")[2].split()
    if len(fields) <= _THREADS:
        raise OSError("no stat of a process")
    if fields[0] == b"Z" and int(fields[_THREADS]) > 1:
        return "S"  # only the main thread has ended, by pthread_exit
    return fields[0].decode("ascii")

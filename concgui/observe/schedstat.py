"""Linux: CPU time and run-queue wait of each thread from `/proc/PID/task/TID/schedstat` and `stat`.

The files are kept open and read with `pread`: about 5 µs a thread instead of 16.  An open file belongs to the thread
that it was opened for, so a thread that is gone fails to read (ESRCH) even if its number is used again.
schedstat: "ns on CPU, ns waiting on a run queue, turns" (kernel documentation, sched-stats).
"""

from __future__ import annotations

import _thread
import os

from concgui.observe.bins import ThreadBins, to_samples

TYPE_CHECKING = False  # typing itself is slow to import, and `concgui record` is measured
if TYPE_CHECKING:
    from collections.abc import Iterable

    from concgui.observe.source import Row, Samples

#: Threads whose two files stay open; those beyond are opened each time, so that descriptors never run out.
_MAX_OPEN = 200
_LAST_CPU = 36  # field 39 of stat, counted from the state (field 3)


class SchedstatSource:
    """See `concgui.observe.source.Source`."""

    name = "schedstat"
    title = "sampled CPU time (schedstat)"
    waits = True

    def __init__(self) -> None:
        self._bins: dict[tuple[int, int], ThreadBins] = {}
        self._files: dict[tuple[int, int], tuple[int, int]] = {}

    @classmethod
    def checked(cls) -> SchedstatSource:
        """Return a source after a look at ourselves. Raise OSError or ValueError where it cannot work."""
        fds = _open(os.getpid(), _thread.get_native_id())
        try:
            _read(*fds)
        finally:
            for fd in fds:
                os.close(fd)
        return cls()

    def sample(self, threads: Iterable[tuple[int, int]], now_ns: int) -> Samples:
        """See `Source.sample`."""
        return to_samples(self.rows(threads, now_ns))

    def rows(self, threads: Iterable[tuple[int, int]], now_ns: int) -> list[Row]:
        """Return the same as rows, made without numpy."""
        rows: list[Row] = []
        wanted = set(threads)
        for key in self._bins.keys() - wanted:
            self._forget(key)
        for key in wanted:
            try:
                cpu_ns, wait_ns, state, cpu = self._look(key)
            except (OSError, ValueError, IndexError):  # the thread is gone
                self._close_files(key)
                continue
            bins = self._bins.get(key)
            if bins is None:
                bins = self._bins[key] = ThreadBins(*key)
            bins.add(now_ns, cpu_ns, wait_ns, state, cpu, rows)
        return rows

    def close(self) -> None:
        """Close all files."""
        for key in list(self._bins):
            self._forget(key)

    def _look(self, key: tuple[int, int]) -> tuple[int, int, int, int]:
        files = self._files.get(key)
        if files is not None:
            return _read(*files)
        files = _open(*key)
        if len(self._files) < _MAX_OPEN:
            self._files[key] = files
            return _read(*files)
        try:
            return _read(*files)
        finally:
            for fd in files:
                os.close(fd)

    def _forget(self, key: tuple[int, int]) -> None:
        self._bins.pop(key, None)
        self._close_files(key)

    def _close_files(self, key: tuple[int, int]) -> None:
        for fd in self._files.pop(key, ()):
            os.close(fd)


def _open(pid: int, tid: int) -> tuple[int, int]:
    folder = f"/proc/{pid}/task/{tid}/"
    schedstat = os.open(folder + "schedstat", os.O_RDONLY | os.O_CLOEXEC)
    try:
        return schedstat, os.open(folder + "stat", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        os.close(schedstat)
        raise


def _read(schedstat: int, stat: int) -> tuple[int, int, int, int]:
    """Return total CPU ns, total wait ns, ord of the state letter, last core."""
    cpu_ns, wait_ns, _ = os.pread(schedstat, 128, 0).split()
    # The name in parentheses may itself hold parentheses and blanks.
    fields = os.pread(stat, 1024, 0).rpartition(b") ")[2].split()
    return int(cpu_ns), int(wait_ns), fields[0][0], int(fields[_LAST_CPU])

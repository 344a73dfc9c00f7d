"""Samples of CPU time for `concgui record`, taken in a thread: where the kernel's records cannot be had. No numpy."""

from __future__ import annotations

import _thread
import os
import sys
import time

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from concgui.observe.source import Row, Source

#: Seconds between two samples.
PERIOD_S = 0.05


class SampleThread:
    """Samples all threads of a tree until `finish`. `source`: the name of the source, "" before the first sample."""

    def __init__(self, root: int, force: str) -> None:
        """`root`: the process above the tree, itself left out; `force`: "schedstat", "psutil", or "" for the better."""
        self.source = ""
        self._root = root
        self._force = force
        self._rows: list[Row] = []
        self._stop = _thread.allocate_lock()
        self._stop.acquire()
        self._done = _thread.allocate_lock()
        self._done.acquire()

    def begin(self) -> None:
        """Start the thread. What it needs is imported there, while the script runs."""
        _thread.start_new_thread(self._run, ())

    def take(self) -> list[Row]:
        """Return the samples that have not been returned yet."""
        rows = self._rows[:]
        del self._rows[: len(rows)]
        return rows

    def finish(self) -> list[Row]:
        """End the thread; return the rest of the samples."""
        self._stop.release()
        self._done.acquire()
        return self.take()

    def _run(self) -> None:
        try:
            source = self._make()
            try:
                while not self._stop.acquire(timeout=PERIOD_S):
                    now = time.perf_counter_ns()
                    self._rows.extend(source.rows(self._threads(), now))
                    self.source = source.name
            finally:
                source.close()
        except (ImportError, OSError):  # the recording does without
            return
        finally:
            self._done.release()

    def _make(self) -> Source:
        if self._force != "psutil" and sys.platform == "linux":
            from concgui.observe.schedstat import SchedstatSource

            try:
                return SchedstatSource.checked()
            except (OSError, ValueError):
                if self._force:
                    raise
        from concgui.observe.psutil_source import PsutilSource

        return PsutilSource()

    def _threads(self) -> list[tuple[int, int]]:
        if not os.path.isdir("/proc/self/task"):  # noqa: PTH112 - pathlib is slow to import
            from concgui.observe.psutil_source import below

            return [(pid, pid) for pid in below(self._root)]
        from concgui.control.tree import descendants, threads

        return [(pid, tid) for pid in descendants(self._root) for tid in threads(pid)]

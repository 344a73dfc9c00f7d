"""The thread that asks the operating system, 20 times a second, what the threads of one run did, and sees exits."""

import time

from PySide6.QtCore import QObject, QThread, Signal

from concgui.observe.processes import ExitWatch
from concgui.observe.source import Source

PERIOD_S = 0.05


class Sampler(QThread):
    """Emits `samples_ready(run, Samples)` and `exits_ready(run, list of Exit)`.

    `follow` and `watch` may be called from the window's thread at any time. While nobody is followed the thread sleeps.
    """

    samples_ready = Signal(int, object)
    exits_ready = Signal(int, object)

    def __init__(self, run: int, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sampler")
        self._number = run
        self._source = source
        self._watch = ExitWatch()
        self._threads: frozenset[tuple[int, int]] = frozenset()
        self._stopping = False

    def follow(self, threads: frozenset[tuple[int, int]]) -> None:
        """From now on sample these (pid, tid)."""
        begins = threads and not self._threads
        self._threads = threads  # one reference, replaced at once: no lock is needed
        if begins:
            self._watch.wake()

    def watch(self, pid: int) -> None:
        """Report the end of this process."""
        self._watch.watch(pid)

    def stop(self) -> None:
        """Ask the thread to end soon."""
        self._stopping = True
        self._watch.wake()

    def close(self) -> None:
        """Let go of everything, after the thread has finished."""
        self._watch.close()
        self._source.close()

    def run(self) -> None:
        """Sample until `stop`."""
        due = time.monotonic()
        while not self._stopping:
            exits = self._watch.wait(max(0.0, due - time.monotonic()) if self._threads else None)
            if exits:
                self.exits_ready.emit(self._number, exits)
            if not self._threads or time.monotonic() < due:
                continue
            samples = self._source.sample(self._threads, time.perf_counter_ns())
            if len(samples):
                self.samples_ready.emit(self._number, samples)
            due = max(due + PERIOD_S, time.monotonic())

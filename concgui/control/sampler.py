"""The thread that asks the operating system what the threads of one run did: records, samples, states and exits."""

import sys
import time

from PySide6.QtCore import QObject, QThread, Signal

from concgui.control.watching import Watching
from concgui.observe.letters import Letters

if sys.platform == "win32":
    from concgui.observe.exits_windows import ExitWatch
else:
    from concgui.observe.processes import ExitWatch

#: Seconds between two looks while somebody works.
PERIOD_S = 0.05
#: Seconds to the next look when all have begun to wait for the user: the end of what they did, then a whole window of
#: the meter without anything; the last one again and again.
CALM_S = (PERIOD_S, 0.6, 1.0)
#: Seconds between two samples where the kernel's records tell the same exactly: they are the system's own count.
COUNT_S = 0.2


class Sampler(QThread):
    """Emits what the operating system says of a run; the last of the kernel's records come before it finishes.

    `kernel_ready(run, KernelBatch)`, `samples_ready(run, Samples)`, `letters_ready(run, list of (t_ns, pid, letter))`,
    `exits_ready(run, list of Exit)` and `problem_found(run, sentence)`: records are missing.

    `follow`, `watch` and `stop` may be called from the window's thread at any time. While nobody is followed the thread
    sleeps.
    """

    kernel_ready = Signal(int, object)
    samples_ready = Signal(int, object)
    letters_ready = Signal(int, object)
    exits_ready = Signal(int, object)
    problem_found = Signal(int, str)

    def __init__(self, run: int, watching: Watching, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sampler")
        self._number = run
        self._kernel = watching.kernel
        self._source = watching.source
        self._letters = Letters()
        self._exits = ExitWatch(() if self._kernel is None else self._kernel.fds)
        self._threads: frozenset[tuple[int, int]] = frozenset()
        self._pids: frozenset[int] = frozenset()
        self._calm = False
        self._problem = ""
        self._stopping = False

    def follow(
        self, threads: frozenset[tuple[int, int]], pids: frozenset[int] = frozenset(), *, calm: bool = False
    ) -> None:
        """From now on sample these (pid, tid) and look at the states of these processes.

        calm: all of them wait for the user, so that rare looks will do.
        """
        begins = (threads and not self._threads) or (self._calm and not calm)
        # References, replaced at once: no lock is needed.
        self._threads, self._pids, self._calm = threads, pids, calm
        if begins:
            self._exits.wake()

    def watch(self, pid: int) -> None:
        """Report the end of this process."""
        self._exits.watch(pid)

    def stop(self) -> None:
        """Ask the thread to end soon, with the rest of the kernel's records."""
        self._stopping = True
        self._exits.wake()

    def close(self) -> None:
        """Let go of what is its own, after the thread has finished."""
        self._exits.close()
        self._letters.close()

    def run(self) -> None:
        """Look until `stop`."""
        looked = counted = 0.0
        quiet = 0  # looks since all wait
        while not self._stopping:
            due = looked + _pause(quiet)
            exits = self._exits.wait(max(0.0, due - time.monotonic()) if self._threads else None)
            if exits:
                self.exits_ready.emit(self._number, exits)
            if self._exits.is_pressing:
                self._read_kernel()  # a ring fills faster than we look
            quiet = quiet if self._calm else 0
            now = time.monotonic()
            if not self._threads or now < looked + _pause(quiet):
                continue
            looked, quiet = now, quiet + self._calm
            self._look()
            if self._kernel is None or now >= counted + COUNT_S:
                counted = now
                self._count()
        self._read_kernel(last=True)

    def _look(self) -> None:
        self._read_kernel()
        changes = self._letters.look(self._pids, time.perf_counter_ns())
        if changes:
            self.letters_ready.emit(self._number, changes)

    def _read_kernel(self, *, last: bool = False) -> None:
        kernel = self._kernel
        if kernel is None:
            return
        self.kernel_ready.emit(self._number, kernel.finish() if last else kernel.read())
        if kernel.problem != self._problem:
            self._problem = kernel.problem
            self.problem_found.emit(self._number, self._problem)

    def _count(self) -> None:
        samples = self._source.sample(self._threads, time.perf_counter_ns())
        if len(samples):
            self.samples_ready.emit(self._number, samples)


def _pause(quiet: int) -> float:
    return CALM_S[min(quiet, len(CALM_S) - 1)]

"""Records one run of a lesson without a window: as `concgui record` does, and in silence. No Qt.

Beside what `record` watches, processes are looked at for being stopped by a signal, as the window does: the kernel's
records do not tell that.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType

from concgui.control.launch import LaunchSpec, ObservedProgram
from concgui.control.record import Recorder
from concgui.control.tree import descendants
from concgui.core.kinds import EventKind
from concgui.core.recording import Recording
from concgui.core.storage import load
from concgui.observe.letters import Letters

#: Seconds between two looks at the states of processes.
_PERIOD_S = 0.05
_STOPPED = "Tt"
#: Seconds to wait for the end of a pipe that nobody should hold any more.
_PATIENCE_S = 2.0


class LessonRecorder(Recorder):
    """One run whose output goes nowhere but into the recording.

    `notes`: sentences that `record` would say. `stopped`: somebody has asked us to stop, by a signal.
    """

    def __init__(self, spec: LaunchSpec, path: str, timeout: float, source: str = "") -> None:
        super().__init__(spec, path, timeout, source)
        self.notes: list[str] = []
        self.stopped = False
        self.changes: list[tuple[int, int, str]] = []  #: t_ns, pid, letter of processes that were stopped or went on
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []

    def recording(self) -> Recording:
        """Return what was recorded, with the stops in it. Raise RecordingError."""
        recording = load(Path(self._path))
        return with_states(recording, self.changes) if self.changes else recording

    def _say(self, sentence: str) -> None:
        self.notes.append(sentence)

    def _begin(self, program: ObservedProgram) -> None:
        for fd in (program.stdout_fd, program.stderr_fd):
            if fd is not None:
                self._start(self._swallow, fd)
        self._start(self._look, program.pid)
        self._stop_on_signals(program)
        super()._begin(program)

    def _start(self, does: Callable[[int], None], given: int) -> None:
        """Do something in a thread, which is waited for when the program has ended."""
        self._threads.append(threading.Thread(target=does, args=(given,), daemon=True))
        self._threads[-1].start()

    def _stop_on_signals(self, program: ObservedProgram) -> None:
        """The lesson has a session of its own: what reaches us is for us. `Signals` gives back what was before."""

        def stop(_number: int, _frame: FrameType | None) -> None:
            self.stopped = True
            program.stop()

        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, stop)

    def _write(self, code: int | None) -> int | None:
        self._over.set()
        for thread in self._threads:  # before the pipes are closed under them
            thread.join(_PATIENCE_S)
        return super()._write(code)

    def _swallow(self, fd: int) -> None:
        """Read a pipe to its end, so that nobody waits for room in it."""
        try:
            while os.read(fd, 1 << 16):
                pass
        except OSError:
            return

    def _look(self, guard: int) -> None:
        letters, last = Letters(), dict[int, str]()
        try:
            while not self._over.wait(_PERIOD_S):
                for t_ns, pid, letter in letters.look(descendants(guard), time.perf_counter_ns()):
                    if (last.get(pid, "?") in _STOPPED) != (letter in _STOPPED):
                        self.changes.append((t_ns, pid, letter))
                    last[pid] = letter
        finally:
            letters.close()


def with_states(recording: Recording, changes: list[tuple[int, int, str]]) -> Recording:
    """Return the recording with changes of processes' state letters (t_ns, pid, letter) at their places in time."""
    whole, at = Recording(replace(recording.meta)), 0
    for t_ns, pid, letter in changes:
        until = max(at, recording.find(t_ns))
        whole.append(recording.batch(at, until))
        whole.add_os_event(t_ns, EventKind.OS_STATE, pid, ord(letter))
        at = until
    whole.append(recording.batch(at))
    whole.append_samples(recording.samples)
    for batch in recording.kernel_batches():
        whole.add_kernel(batch)
    return whole

"""One launched program with the threads that watch it: reader, raw output, sampler. They end together, in time."""

import contextlib
import os
import shutil
import sys
import time
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from concgui.control.launch import LaunchError, LaunchSpec, ObservedProgram, launch
from concgui.control.linematcher import LineMatcher
from concgui.control.rawoutput import RawOutput
from concgui.control.reader import Reader
from concgui.control.sampler import Sampler
from concgui.control.watching import Watching, begin_watching
from concgui.core.words import tr
from concgui.observe.choice import Choice
from concgui.observe.processes import KILL, os_state, send_signal
from concgui.program import wire

#: Milliseconds between two looks whether the guard has ended, and until we end it ourselves.
_LOOK_MS = 10
_PATIENCE_MS = 4000
#: Milliseconds after which the guard kills what it was asked to stop.
_GRACE_MS = 1000


class _Closable(Protocol):
    def close(self) -> None: ...


class RunningProgram(QObject):
    """Launch with the constructor, which raises LaunchError; `begin` starts the threads once they are connected.

    `ended(run, exit code or None, problem)` comes when the event pipe is at its end and the guard is reaped; `gone()`
    when nothing of the run is left here, neither thread nor descriptor nor file, after `retire` or the end.
    """

    ended = Signal(int, object, str)
    gone = Signal()

    def __init__(self, run: int, spec: LaunchSpec, choice: Choice, folder: Path | None) -> None:
        """`choice`: of the source; `folder`: where the program's file was written; removed at the end."""
        super().__init__()
        self.run = run
        self.spec = spec
        self.program: ObservedProgram = launch(spec)
        self._folder = folder
        self._open: list[_Closable] = []  # what is to be closed at the end
        try:
            self._make_threads(choice)
        except OSError as error:  # no descriptors left
            self._close_all()
            self.program.kill()
            self.program.wait(_PATIENCE_MS / 1000)
            self.program.close()
            raise LaunchError(
                tr("The program cannot be watched, so it was not begun: {reason}.", reason=error.strerror or error)
            ) from error
        self._threads: list[QThread] = [self.reader, self.sampler, *([self.raw] if self.raw else [])]
        self._finished = 0  # threads that have finished and whose last news have arrived
        self._problem: str | None = None
        self._retired = False
        self._closed = False
        self._killed_ns = 0
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._check)
        self.reader.stream_ended.connect(self._on_stream_end)

    def _make_threads(self, choice: Choice) -> None:
        # The program waits for GO, so that nothing of it is missed.
        self.watching: Watching = begin_watching(choice, self.program.pid)
        self._open.append(self.watching)
        matcher = LineMatcher()
        self.reader = Reader(self.run, self.program.event_fd, matcher)
        self._open.append(self.reader)
        self.sampler = Sampler(self.run, self.watching)
        self._open.append(self.sampler)
        out, err = self.program.stdout_fd, self.program.stderr_fd
        self.raw = None if out is None or err is None else RawOutput(self.run, (out, err), matcher)
        if self.raw is not None:
            self._open.append(self.raw)

    def _close_all(self) -> None:
        while self._open:
            self._open.pop().close()

    @property
    def is_gone(self) -> bool:
        """Whether nothing is left of it."""
        return self._closed

    def begin(self) -> None:
        """Start the threads, and let the program begin."""
        for thread in self._threads:
            thread.finished.connect(self._on_finished)
            thread.start()
        self.program.send(wire.GO)

    def stop(self) -> None:
        """Ask MainProcess to end; what is left of the program a second later is killed."""
        self.program.stop()
        self._give_up_after(_GRACE_MS)

    def kill(self) -> None:
        """Kill all processes of the program."""
        self.program.kill()
        self._give_up_after(0)

    def _give_up_after(self, grace_ms: int) -> None:
        """From then on be patient with the guard, no longer: it may not have come so far that it obeys."""
        self._killed_ns = time.monotonic_ns() + grace_ms * 1_000_000
        self._look.start()

    def retire(self) -> None:
        """End the program and all that watches it, without waiting. Its late events are nobody's any more."""
        if not (self._retired or self._closed):
            self._retired = True
            self.program.kill()
            self.reader.stop()
            self._look.start()
        self._check()

    def finish(self, seconds: float) -> None:
        """Like `retire`, but wait for it, up to about so many seconds."""
        deadline = time.monotonic() + seconds
        self.retire()
        if self._closed:
            return
        if self.program.wait(seconds / 2) is None:
            self._kill_guard()
            self.program.wait(seconds / 4)
        self._stop_watching()
        for thread in self._threads:
            thread.wait(max(1, round((deadline - time.monotonic()) * 1000)))
        self._check()

    @Slot(int, str)
    def _on_stream_end(self, _run: int, problem: str) -> None:
        """No process holds the pipe any more; or it was closed for its malformed content, then the program ends too."""
        self._problem = problem
        if problem:
            self.program.kill()
        self._stop_watching()
        self._look.start()
        self._check()

    @Slot()
    def _on_finished(self) -> None:
        self._finished += 1
        self._check()

    def _stop_watching(self) -> None:
        if not self._closed:
            self.sampler.stop()
            if self.raw is not None:
                self.raw.stop()

    @Slot()
    def _check(self) -> None:
        """Go one step further on the way to the end, as far as it goes now."""
        if self._closed:
            return
        if self._retired and self.reader.isFinished():
            self._stop_watching()
        if self.program.poll() is None:
            if self._look.isActive():
                self._be_impatient()
            return
        if any(not thread.isFinished() for thread in self._threads):
            return
        if self._finished < len(self._threads) and not self._retired:
            return  # what they said last is still on its way
        self._closed = True
        self._look.stop()
        self.program.close()
        self._close_all()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        if not self._retired:
            self.ended.emit(self.run, self.program.returncode, self._problem or "")
        self.gone.emit()

    def _be_impatient(self) -> None:
        """The guard ends the tree in milliseconds; should it be stopped or stuck, the kernel does it for us."""
        now = time.monotonic_ns()
        self._killed_ns = self._killed_ns or now
        if now - self._killed_ns > _PATIENCE_MS * 1_000_000:
            self._kill_guard()

    def _kill_guard(self) -> None:
        """It does not obey; it may be no Python at all, but a program with children that hold our pipes."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(self.program.pid, KILL)  # it leads a session of its own, see `launch`
        send_signal(self.program.pid, KILL)

    def end_left(self, pids: set[int]) -> int:
        """Kill those of `pids` that still run in the program's session, should the guard have died first."""
        count = 0
        if sys.platform == "win32":  # neither guard nor session: the job has ended all
            return count
        for pid in pids:
            try:
                mine = os.getsid(pid) == self.program.pid
            except OSError:
                continue
            if mine and os_state(pid) not in "ZX" and send_signal(pid, KILL):
                count += 1
        return count

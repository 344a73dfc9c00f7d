"""Run a script as the shell would, and write what was measured. The engine of `concgui record`; no Qt.

The script is launched first; only then, while it runs, is imported what writes a recording.  Events are read as they
come and decoded when the script has ended, or earlier when many megabytes have piled up.
"""

from __future__ import annotations

import _thread
import os
import sys
import time

from concgui.control.launch import LaunchError, LaunchSpec, ObservedProgram, launch, readable
from concgui.control.pump import main_has_left, read_available
from concgui.program import wire

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any, NoReturn

    from concgui.control.saving import Saver

#: Bytes from which on numpy will be needed to decode them in time.
_MANY_BYTES = 400 << 10
#: Undecoded bytes that may pile up in memory.
_PILE_BYTES = 64 << 20
#: Seconds that orphans get to end by themselves after MainProcess.
_GRACE_S = 0.5
#: Seconds of rest after a read during a flood, so that reading costs little.
_FLOOD_PAUSE = 0.002
TIMED_OUT = 124  # exit status, as of timeout(1)


class Recorder:
    """One recorded run. `run` returns the exit code of the script (-N: signal N)."""

    def __init__(self, spec: LaunchSpec, path: str, timeout: float | None) -> None:
        self._spec = spec
        self._path = path
        self._timeout = timeout
        self._pile: list[bytes] = []
        self._piled = 0
        self._main_pid = 0
        self._main_left = False
        self._stop_signal = 0
        self._early_signals: list[int] = []  # to be passed on as soon as we know to whom
        self._interrupts = 0
        self._program: ObservedProgram | None = None
        self._saver: Saver | None = None
        self._numpy_wanted = False

    def run(self) -> int:
        """Run the script to its end. Raise LaunchError if it cannot begin."""
        created = time.time()
        program = self._program = launch(self._spec)
        before = self._take_signals()
        importing = _import_in_background()
        try:
            timed_out = self._read_all(program)
            killed = self._end_orphans(program) if self._main_left else 0
            code = program.wait()
            importing()
            count = self._write(created, code)
        finally:
            _give_back(before)
            program.close()
        if killed:
            say(f"ended {_plural(killed, 'process', 'processes')} that the script left behind")
        if count is None:
            return code or 2
        if timed_out:
            say(f"the script was stopped after {self._timeout:g} s")
        say(f"recorded {_plural(count, 'event', 'events')} to {self._path}")
        return TIMED_OUT if timed_out else -self._stop_signal if self._stop_signal else code or 0

    # --- reading -----------------------------------------------------------------------------------------------

    def _read_all(self, program: ObservedProgram) -> bool:
        """Read until MainProcess and then its tree are gone. Return whether the time was up before."""
        deadline = None if self._timeout is None else time.monotonic() + self._timeout
        timed_out = False
        last = 0.0
        while True:
            now = time.monotonic()
            rest = None if deadline is None else deadline - now
            if rest is not None and rest <= 0:
                if self._main_left:
                    return timed_out
                timed_out, deadline = True, None
                program.stop()
                continue
            if now - last < _FLOOD_PAUSE and not self._main_left:
                time.sleep(_FLOOD_PAUSE)
            if not readable([program.event_fd], rest):
                continue
            last = time.monotonic()
            if self._take(program):
                self._main_left = False  # end-of-file: nobody is left to be ended
                return timed_out
            if self._main_left:
                deadline = min(deadline or last + _GRACE_S, last + _GRACE_S)

    def _take(self, program: ObservedProgram) -> bool:
        data, ended = read_available(program.event_fd)
        if data:
            self._pile.append(data)
            self._piled += len(data)
            if not self._main_pid:
                self._main_pid = wire.RECORD.unpack_from(data)[5]
                while self._early_signals:
                    self._pass_on(self._early_signals.pop(0))
            self._main_left = self._main_left or main_has_left(data)
            if self._piled > _MANY_BYTES and not self._numpy_wanted:
                from concgui.control.saving import import_numpy_in_background

                self._numpy_wanted = True
                import_numpy_in_background()
            if self._piled > _PILE_BYTES:
                self._decode()
        return ended

    def _end_orphans(self, program: ObservedProgram) -> int:
        count = count_descendants(program.pid)
        program.kill()
        while readable([program.event_fd], 2.0) and not self._take(program):
            pass
        return count

    def _decode(self) -> Saver:
        """Hand on what has piled up."""
        from concgui.control.saving import Saver

        self._saver = self._saver or Saver()
        self._saver.feed(b"".join(self._pile))
        self._pile.clear()
        self._piled = 0
        return self._saver

    def _write(self, created: float, code: int | None) -> int | None:
        """Save the recording. Return the number of its events, or None when there is no recording."""
        if not self._main_pid:
            raise LaunchError(
                f"{self._spec.python!r} did not begin as a Python interpreter of version 3.9 or later"
                f" (exit status {code})."
            )
        count, problem = self._decode().save(self._path, self._spec, created, code)
        if problem:
            say(problem)
        return count

    # --- signals -----------------------------------------------------------------------------------------------

    def _take_signals(self) -> dict[int, Any]:
        """From now on a signal to us ends the script, not the recording."""
        import signal

        before: dict[int, Any] = {}
        wanted = {
            signal.SIGINT: self._on_interrupt,
            signal.SIGQUIT: self._on_quit,
            signal.SIGTERM: self._on_stop,
            signal.SIGHUP: self._on_stop,
        }
        for number, handler in wanted.items():
            if signal.getsignal(number) != signal.SIG_IGN:  # as under nohup: the script ignores it too
                before[number] = signal.signal(number, handler)
        return before

    def _on_interrupt(self, number: int, _frame: FrameType | None) -> None:
        """Ctrl-C reached the script as well. The second one stops it."""
        self._interrupts += 1
        if self._interrupts > 1 and self._program is not None:
            self._program.stop()
        elif not _from_terminal():
            self._pass_on(number)

    def _on_quit(self, number: int, _frame: FrameType | None) -> None:
        if not _from_terminal():
            self._pass_on(number)

    def _on_stop(self, number: int, _frame: FrameType | None) -> None:
        self._stop_signal = number
        if self._program is not None:
            self._program.stop()

    def _pass_on(self, number: int) -> None:
        if not self._main_pid:
            self._early_signals.append(number)
        elif not self._main_left:
            try:
                os.kill(self._main_pid, number)
            except ProcessLookupError:
                return


def count_descendants(root: int) -> int:
    """Return the number of processes below the process `root`; 0 where the system has no /proc."""
    todo, count = [root], 0
    while todo:
        try:
            for task in os.scandir(f"/proc/{todo.pop()}/task"):
                with open(f"{task.path}/children", "rb") as file:  # noqa: PTH123
                    found = [int(pid) for pid in file.read().split()]
                count += len(found)
                todo += found
        except OSError:
            continue
    return count


def _import_in_background() -> Callable[[], object]:
    """Import what decodes and saves, in a thread. Return a function that waits for it."""
    done = _thread.allocate_lock()
    done.acquire()

    def load() -> None:
        try:
            import concgui.control.saving  # noqa: F401
        except ImportError:  # the main thread will meet it again, and can say so
            return
        finally:
            done.release()

    _thread.start_new_thread(load, ())  # `threading` would take longer to import than the thread runs
    return done.acquire


def _give_back(handlers: dict[int, Any]) -> None:
    import signal

    for number, handler in handlers.items():
        signal.signal(number, handler)


def _from_terminal() -> bool:
    """Whether we are the terminal's foreground job, so that its keys reach the script without us."""
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY)
    except OSError:
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return False
    finally:
        os.close(terminal)


def end_as(code: int) -> NoReturn:
    """Leave this process with `code`; -N: by the signal N, so that the shell sees what it would see of the script."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):  # closed, or nobody reads it
            continue
    if code < 0:
        import resource
        import signal

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # the script has left its core file already
        if -code not in {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code & 0xFF)  # without the seconds-fraction that unloading numpy takes


def say(sentence: str) -> None:
    """Tell the user one line on stderr, if anybody listens."""
    try:
        sys.stderr.write(f"concgui: {sentence}\n")
    except (OSError, ValueError, AttributeError):
        return


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"

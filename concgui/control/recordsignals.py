"""Signals to `concgui record`: they are for the script; the recording is written whatever comes. Quick to import."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

    from concgui.control.launch import ObservedProgram


class Signals:
    """From `take` to `give_back` a signal to us ends the script, not the recording.

    `stopped_by`: the signal that asked us to stop, 0 for none.
    """

    def __init__(self, program: ObservedProgram) -> None:
        self.stopped_by = 0
        self._program = program
        self._main_pid = 0
        self._main_left = False
        self._interrupts = 0
        self._early: list[int] = []  # to be passed on as soon as we know to whom
        self._before: dict[int, Any] = {}

    def take(self) -> None:
        """Handle signals from now on."""
        import signal

        wanted = {
            "SIGINT": self._on_interrupt,
            "SIGQUIT": self._on_quit,
            "SIGTERM": self._on_stop,
            "SIGHUP": self._on_stop,
        }
        for name, handler in wanted.items():
            number = getattr(signal, name, None)  # Windows does not have all of them
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:  # as under nohup: the script too
                self._before[number] = signal.signal(number, handler)

    def give_back(self) -> None:
        """Let signals do what they did before."""
        import signal

        for number, handler in self._before.items():
            signal.signal(number, handler)

    def main_is(self, pid: int) -> None:
        """MainProcess has told its pid."""
        self._main_pid = pid
        while self._early:
            self._pass_on(self._early.pop(0))

    def main_left(self) -> None:
        """MainProcess is gone: its pid may be another's."""
        self._main_left = True

    def _on_interrupt(self, number: int, _frame: FrameType | None) -> None:
        """Ctrl-C reached the script as well. The second one stops it."""
        self._interrupts += 1
        if self._interrupts > 1:
            self._program.stop()
        elif not _from_terminal():
            self._pass_on(number)

    def _on_quit(self, number: int, _frame: FrameType | None) -> None:
        if not _from_terminal():
            self._pass_on(number)

    def _on_stop(self, number: int, _frame: FrameType | None) -> None:
        self.stopped_by = number
        self._program.stop()

    def _pass_on(self, number: int) -> None:
        if not self._main_pid:
            self._early.append(number)
        elif not self._main_left:
            try:
                os.kill(self._main_pid, number)
            except ProcessLookupError:
                return


def _from_terminal() -> bool:
    """Whether we are the terminal's foreground job, so that its keys reach the script without us."""
    if sys.platform == "win32":  # a console tells all of its programs
        return True
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

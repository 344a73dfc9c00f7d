"""Looks for a free-threaded Python on this machine, in a thread: threads without the GIL join a comparison there."""

from PySide6.QtCore import QThread, Signal

from concgui.control.interpreters import Interpreter
from concgui.control.pythonsearch import Found, search


class FreeSearch(QThread):
    """`told(interpreter)`: the newest free-threaded one that programs can run with, or None. Before runs are measured.

    Every interpreter of the machine is asked what it is; what they said is remembered as long as their files are the
    same, so a second search takes no time.
    """

    told = Signal(object)

    def run(self) -> None:
        """Qt override, in the thread."""
        found: list[Interpreter] = []

        def take(one: object) -> None:
            if isinstance(one, Found) and one.interpreter.free_threaded:
                found.append(one.interpreter)

        search("", lambda: not self.isInterruptionRequested(), take)
        if not self.isInterruptionRequested():
            self.told.emit(max(found, key=_version, default=None))

    def end(self) -> None:
        """Want no answer any more, and wait until it has understood."""
        self.requestInterruption()
        self.wait()


def _version(interpreter: Interpreter) -> tuple[int, ...]:
    return tuple(int(part) for part in interpreter.version.split(".") if part.isdigit())

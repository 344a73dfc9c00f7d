"""Threads that find something out which may take a while, and tell what they have found."""

from collections.abc import Callable

from PySide6.QtCore import QThread, Signal, Slot

from concgui.control.asking import NoAnswerError
from concgui.core.log import log_exception

#: What one does: it is given whether the answer is still wanted, and what to call with each thing that it has found.
Work = Callable[[Callable[[], bool], Callable[[object], None]], None]


class Looker(QThread):
    """Calls `found` in the thread that made it, any number of times. After `forget` it says nothing any more."""

    _found = Signal(object)

    def __init__(self, work: Work, found: Callable[[object], None], ended: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._work = work
        self._tell = found
        self._ended = ended
        self._wanted = True
        self._found.connect(self._hear)
        self.finished.connect(self._end)

    def run(self) -> None:
        """Qt override, in the thread."""
        try:
            self._work(lambda: self._wanted, self._found.emit)
        except NoAnswerError:  # nobody wants it any more
            return
        except Exception:  # what asks for a detail must not end the window
            log_exception()

    def forget(self) -> None:
        """Its answer is not wanted any more."""
        self._wanted = False

    @Slot(object)
    def _hear(self, thing: object) -> None:
        if self._wanted:
            self._tell(thing)

    @Slot()
    def _end(self) -> None:
        if self._wanted and self._ended is not None:
            self._ended()


class Lookers:
    """Holds the threads until they have ended."""

    def __init__(self) -> None:
        self._all: list[Looker] = []

    def look(self, work: Work, found: Callable[[object], None], ended: Callable[[], None] | None = None) -> Looker:
        """Begin to look; `found` and, at the end, `ended` are called here, in the window's thread."""
        self._all = [one for one in self._all if not one.isFinished()]
        looker = Looker(work, found, ended)
        self._all.append(looker)
        looker.start()
        return looker

    def shut_down(self) -> None:
        """End all of them and wait for it: they look twenty times a second whether they are still wanted."""
        for looker in self._all:
            looker.forget()
        for looker in self._all:
            looker.wait()
        self._all.clear()

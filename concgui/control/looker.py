"""Threads that find something out which may take a while, and tell what they have found."""

import contextlib
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from concgui.control.asking import NoAnswerError
from concgui.core.log import log_exception

#: What one does: it is given whether the answer is still wanted, and what to call with each thing that it has found.
Work = Callable[[Callable[[], bool], Callable[[object], None]], None]


class Looker(QObject):
    """Calls `found` in the thread that made it, any number of times, and `ended`. After `forget` it says nothing.

    Its own is a thread of Python, since its work starts others.
    """

    _found = Signal(object)
    _over = Signal()

    def __init__(self, work: Work, found: Callable[[object], None], ended: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._work = work
        self._tell = found
        self._ended = ended
        self._wanted = True
        self._found.connect(self._hear)
        self._over.connect(self._end)
        self.is_over = False  # and all that was found has been told
        self.thread_ = threading.Thread(target=self._run, name="looker", daemon=True)

    def forget(self) -> None:
        """Its answer is not wanted any more."""
        self._wanted = False

    def _run(self) -> None:
        """In the thread."""
        try:
            self._work(lambda: self._wanted, self._emit)
        except NoAnswerError:  # nobody wants it any more
            pass
        except Exception:  # what asks for a detail must not end the window
            log_exception()
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._over.emit()

    def _emit(self, thing: object) -> None:
        with contextlib.suppress(RuntimeError):
            self._found.emit(thing)

    @Slot(object)
    def _hear(self, thing: object) -> None:
        if self._wanted:
            self._tell(thing)

    @Slot()
    def _end(self) -> None:
        self.is_over = True
        if self._wanted and self._ended is not None:
            self._ended()


class Lookers:
    """Holds them until they have ended."""

    def __init__(self) -> None:
        self._all: list[Looker] = []

    def look(self, work: Work, found: Callable[[object], None], ended: Callable[[], None] | None = None) -> Looker:
        """Begin to look; `found` and, at the end, `ended` are called here, in the window's thread."""
        self._all = [one for one in self._all if not one.is_over]
        looker = Looker(work, found, ended)
        self._all.append(looker)
        looker.thread_.start()
        return looker

    def shut_down(self) -> None:
        """End all of them and wait for it: they look twenty times a second whether they are still wanted."""
        for looker in self._all:
            looker.forget()
        for looker in self._all:
            looker.thread_.join()
        self._all.clear()

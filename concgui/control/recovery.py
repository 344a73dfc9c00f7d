"""Looks, in a thread, for recordings of runs whose window was killed, and does what the user wants with them."""

import contextlib
import threading

from PySide6.QtCore import QObject, Signal

from concgui.core.livefolder import Left, accept, discard, recordings_folder, recover
from concgui.core.recordingfile import RecordingError


class Recovery(QObject):
    """`found(list[Left])`, newest first, never empty; `failed(sentence)`. None of a window that lives is found."""

    found = Signal(object)
    failed = Signal(str)

    def look(self) -> None:
        """Begin to look."""
        threading.Thread(target=self._look, name="recovery", daemon=True).start()

    def take(self, left: Left) -> str:
        """The user opens it: return its path. It is a run like the others from now on."""
        return str(accept(left))

    def discard(self, left: Left) -> None:
        """The user does not want it."""
        try:
            discard(left)
        except RecordingError as error:
            self.failed.emit(str(error))

    def _look(self) -> None:
        try:
            found = recover(recordings_folder())
        except RecordingError:  # there is no home directory
            return
        if found:
            with contextlib.suppress(RuntimeError):  # the window is gone
                self.found.emit(found)

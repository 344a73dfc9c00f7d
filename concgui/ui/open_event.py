"""macOS tells which files were double-clicked by an event, to the application that runs already or has just begun."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class OpenEvents(QObject):
    """Hears them from the application's first moment on, and keeps the last file until there is a window to open it."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._early = ""
        self._open: Callable[[str], None] | None = None
        application.installEventFilter(self)

    def open_with(self, open_file: Callable[[str], None]) -> None:
        """From now on `open_file(path)` is called for each file; at once for one that came early."""
        self._open = open_file
        if self._early:
            early, self._early = self._early, ""
            open_file(early)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt override."""
        if event.type() is not QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return False
        path = event.file()
        if path and self._open is not None:
            self._open(path)
        elif path:
            self._early = path
        return True

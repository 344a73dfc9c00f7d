"""The menu of the files that were opened last."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from concgui.control.remembered import Remembered
from concgui.core.words import later, tr
from concgui.ui.run_strip import short
from concgui.ui.spoken import say

GONE = later("{file} is not there any more: it was taken off the recent files.")


class RecentMenu(QMenu):
    """`wanted(path)` for a file that is there; one that is gone is told with `tell` and forgotten."""

    wanted = Signal(str)

    def __init__(self, remembered: Callable[[], Remembered], tell: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        say(self, "title", "Open recent")
        self._remembered = remembered
        self._say = tell
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Make the entries: the newest first, numbered, so that a digit chooses one."""
        self.clear()
        paths = self._remembered().recent()
        for number, path in enumerate(paths, 1):
            digit = f"&{number}" if number < 10 else f"{number}"
            words = f"{Path(path).name}   –   {short(str(Path(path).parent))}".replace("&", "&&")
            action = QAction(f"{digit}   {words}", self)
            action.setToolTip(path)
            action.triggered.connect(lambda _checked=False, path=path: self.open(path))
            self.addAction(action)
        if not paths:
            self.addAction(tr("No file was opened yet")).setEnabled(False)
        self.addSeparator()
        clear = self.addAction(tr("&Clear the list"))
        clear.setEnabled(bool(paths))
        clear.triggered.connect(self._clear)

    def speak(self) -> None:
        """Say it in another language."""
        self.fill()

    def open(self, path: str) -> None:
        """Open one of them."""
        if Path(path).exists():
            self.wanted.emit(path)
        else:
            self._remembered().forget(path)
            self._say(tr(GONE, file=path))

    def _clear(self) -> None:
        self._remembered().forget()
        self._say(tr("The list of recent files is empty now; the files are as they were."))

"""Tells at the next start that Concgui has crashed: one sentence, with the log and its details to be had."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from concgui.core.log import log_path
from concgui.core.words import later, tr
from concgui.ui.banner import Banner
from concgui.ui.crash_dialog import about_here, open_log
from concgui.ui.scaled import fit
from concgui.ui.spoken import say
from concgui.ui.theme import px

_GAP = 10


class CrashNotice(Banner):
    """Stays until it is closed, and does not come again."""

    waits = True

    def __init__(self, parent: QWidget, crash: str) -> None:
        """`crash`: what is in the log about it."""
        super().__init__(parent)
        self._crash = crash
        self._path = ""  # of the log, when it was asked for
        say(self, "accessibleName", "Concgui has crashed")
        self.open_button = QPushButton(self)
        say(self.open_button, "text", "Open the log")
        say(self.open_button, "toolTip", "Open the log in the program that this system has for texts")
        self.open_button.clicked.connect(self._open)
        self.copy_button = QPushButton(self)
        say(self.copy_button, "text", "Copy the details")
        copies = later("Copy the details to the clipboard, for a message to somebody who can mend it")
        say(self.copy_button, "toolTip", copies)
        self.copy_button.clicked.connect(self._copy)
        for place, button in enumerate((self.open_button, self.copy_button), 1):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
            self.row.insertWidget(place, button)
        fit(self.row.setSpacing, _GAP)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._show()

    def extra_width(self) -> int:
        """The two buttons."""
        return sum(one.sizeHint().width() + px(_GAP) for one in (self.open_button, self.copy_button))

    def speak(self) -> None:
        """Say it in another language."""
        if not self.isHidden():
            self._show()

    def _show(self) -> None:
        if self._path:
            self.show_words(tr("The log is {file}", file=self._path))
        else:
            self.show_words(tr("Concgui ended unexpectedly the last time."))

    @Slot()
    def _open(self) -> None:
        self._path = str(log_path())
        open_log(self._path)
        self._show()  # also when it was opened: the system may have tried in vain, and does not tell

    @Slot()
    def _copy(self) -> None:
        QApplication.clipboard().setText(f"{about_here()}\n\n{self._crash}\n")

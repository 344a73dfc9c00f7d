"""Asks before a program is lost that the user has changed in the form and not saved."""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from concgui.core.words import tr
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.control.session import Session


class Answer(Enum):
    """What the user wants to be done."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class UnsavedDialog(QMessageBox):
    """One question and three buttons; Escape is Cancel."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """`title`: the name of what has changed, "" for Free."""
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.NoIcon)
        self.setWindowTitle(tr("Unsaved changes"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(
            tr("“{title}” has changes that are not saved.", title=title)
            if title
            else tr("The cards of Free have changes that are not saved.")
        )
        self.setInformativeText(tr("Save them as a Python program?"))
        self.never = QCheckBox(tr("Do not ask again"))
        self.never.setToolTip(tr("The preferences (Ctrl+,) can have it asked again."))
        self.setCheckBox(self.never)
        self.save = self.addButton(tr("Save…"), QMessageBox.ButtonRole.AcceptRole)
        self.discard = self.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        self.cancel = self.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.save)
        self.setEscapeButton(self.cancel)

    @property
    def answer(self) -> Answer:
        """Which button was pressed."""
        pressed = self.clickedButton()
        return Answer.SAVE if pressed is self.save else Answer.DISCARD if pressed is self.discard else Answer.CANCEL


class Unsaved(QObject):
    """Stands before the closing of the window and before another program is opened."""

    def __init__(self, window: MainWindow, session: "Session", save: Callable[[], bool]) -> None:
        """`save`: let the user save the program that is shown; return whether it was written."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._save = save
        self._asking = self._agreed = False  # about closing the window
        session.may_lose = self.may_lose
        window.may_close = self.may_close

    def may_lose(self) -> bool:
        """Ask about the program that is shown, if need be. Return whether it may go."""
        view = self._session.current_view()
        return not self._wanted or self._ask(view.title)

    def may_close(self) -> bool:
        """Return whether the window may be closed. If the user has to be asked, it is closed after the answer.

        Not now: a window whose close event waits for an answer cannot be closed by a signal.
        """
        session = self._session
        if self._agreed or not (self._wanted and (session.shown_is_unsaved or session.free_is_unsaved)):
            return True
        if not self._asking:
            self._asking = True
            QTimer.singleShot(0, self, self._ask_and_close)
        return False

    def _ask_and_close(self) -> None:
        """Ask about all that goes with the window: what is shown, and the cards of Free."""
        session = self._session
        agreed = not session.shown_is_unsaved or self._ask(session.shown_title)
        if agreed and session.free_is_unsaved and not session.free_is_shown:
            agreed = self._ask("")
        self._asking = False
        if agreed:
            self._agreed = True
            self._window.close()

    @property
    def _wanted(self) -> bool:
        return self._window.preferences.choices.ask_unsaved

    def _ask(self, title: str) -> bool:
        dialog = UnsavedDialog(title, self._window)
        dialog.exec()
        answer, never = dialog.answer, dialog.never.isChecked()
        dialog.deleteLater()
        if answer is Answer.CANCEL:
            return False
        if never:
            self._window.preferences.choose("ask_unsaved", value=False)
        if answer is Answer.DISCARD:
            return True
        self._session.show_unsaved(free=not title)
        self._window.show_view(self._session.current_view())  # now: its text is what is saved
        return self._save()

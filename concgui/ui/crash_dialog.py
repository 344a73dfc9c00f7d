"""The dialog about an error inside Concgui: where the log is, how to open it, and the details to be copied."""

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Slot, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from concgui.core.words import later, tr, trn
from concgui.ui.about_facts import version
from concgui.ui.announce import announce
from concgui.ui.controls import ActionButton, label
from concgui.ui.fonts import code_font
from concgui.ui.icons import app_icon
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES, px

if TYPE_CHECKING:
    from concgui.ui.crash import CrashHandler

_TITLE_BAR = 40  #: pixels that a window manager puts above or below


def open_log(path: str) -> bool:
    """Let the desktop open the log. Return whether there is something that does."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def about_here() -> str:
    """Return what whoever mends it wants to know first: the versions."""
    python, qt = platform.python_version(), qVersion()
    return f"Concgui {version()}, Python {python}, Qt {qt}, {platform.platform()}"


class CrashDialog(QDialog):
    """Not modal: the window lives on. Closed, it does not come again in this run."""

    def __init__(self, handler: "CrashHandler") -> None:
        # Where a dialog is open that has to be answered first, this one must be its child to be of use.
        super().__init__(QApplication.activeModalWidget())
        self._handler = handler
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        say(self, "windowTitle", "An error inside Concgui")
        self.setWindowIcon(app_icon())
        picture = QLabel(self)
        warning = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        follow(picture, lambda one: one.setPixmap(warning.pixmap(px(40), px(40))))
        self.title = label(later("An error inside Concgui"), "title", self)
        self.words = label(later("What is shown may be incomplete from here on."), "summary", self)
        self.more = label("", "summary", self)
        self.log_words = label("", "soft", self)
        for one in (self.words, self.more, self.log_words):
            one.setWordWrap(True)
        self.path = QLineEdit(self)
        self.path.setReadOnly(True)
        say(self.path, "accessibleName", "Where the log is")
        self.details = self._details()
        column = QVBoxLayout()
        fit(column.setSpacing, 10)
        parts: tuple[QWidget, ...] = (self.title, self.words, self.more, self.log_words, self.path, self.details)
        for part in parts:
            column.addWidget(part)
        head = QHBoxLayout()
        fit(head.setSpacing, 16)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(column, 1)
        whole = QVBoxLayout(self)
        fit(whole.setContentsMargins, 22, 18, 22, 14)
        fit(whole.setSpacing, 16)
        whole.addLayout(head, 1)
        whole.addLayout(self._buttons())
        self.show_errors()
        self.setMinimumWidth(min(px(620), self.screen().availableGeometry().width() - 40))
        self.adjustSize()
        self.path.setCursorPosition(0)
        self.close_button.setFocus()

    def _details(self) -> QPlainTextEdit:
        details = QPlainTextEdit(self)
        details.setReadOnly(True)
        details.setTabChangesFocus(True)
        details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        follow(details, lambda one: one.setFont(code_font(SIZES.small)), "font")
        fit(details.setMinimumHeight, 90)
        say(details, "accessibleName", "Details")
        details.hide()
        return details

    def _buttons(self) -> QHBoxLayout:
        more = later("Show the details")
        self.fold = ActionButton(later("Details"), more, more, parent=self)
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._unfold)
        tip = later("Open the log in the program that this system has for texts")
        self.opens = ActionButton(later("Open the log"), later("Open the log"), tip, parent=self)
        self.opens.clicked.connect(self._open)
        copies = later("Copy the details to the clipboard, for a message to somebody who can mend it")
        self.copy = ActionButton(later("Copy the details"), later("Copy the details"), copies, parent=self)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text()))
        close = later("Close this window (Esc)")
        self.close_button = ActionButton(later("Close"), later("Close"), close, parent=self)
        self.close_button.clicked.connect(self.reject)
        self.close_button.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.fold)
        row.addStretch(1)
        for button in (self.opens, self.copy, self.close_button):
            row.addWidget(button)
        return row

    def speak(self) -> None:
        """Say it in another language."""
        self.show_errors()

    def show_errors(self) -> None:
        """Show how many there are by now, and where they were written."""
        handler = self._handler
        further = handler.count - 1
        self.more.setText(
            trn("Since then there was one more error.", "Since then there were {n} more errors.", further)
        )
        self.more.setVisible(further > 0)
        if handler.path:
            self.log_words.setText(tr("The details are in the log:"))
        else:
            self.log_words.setText(
                tr("There is no log of it: it cannot be written ({reason}).", reason=handler.problem)
            )
        if self.path.text() != handler.path:
            self.path.setText(handler.path)
        self.path.setVisible(bool(handler.path))
        self.opens.setEnabled(bool(handler.path))
        if not self.details.isHidden():
            self._fill()

    def text(self) -> str:
        """Return all that is known of the errors, as plain text. English: who mends it reads it."""
        parts = [about_here()]
        for trace, often in self._handler.errors.items():
            parts.append(f"{often} times:\n{trace.rstrip()}" if often > 1 else trace.rstrip())
        return "\n\n".join(parts) + "\n"

    def _fill(self) -> None:
        text = self.text()
        if text != self.details.toPlainText():
            self.details.setPlainText(text)

    @Slot(bool)
    def _unfold(self, on: bool) -> None:
        self.details.setVisible(on)
        if on:
            self._fill()
        self.adjustSize()
        room = self.screen().availableGeometry().adjusted(0, 0, 0, -_TITLE_BAR)
        if self.geometry().bottom() > room.bottom():
            height = min(self.height(), room.height())
            self.setGeometry(self.x(), max(room.top() + _TITLE_BAR, room.bottom() - height), self.width(), height)

    @Slot()
    def _open(self) -> None:
        if open_log(self.path.text()):
            return
        self.log_words.setText(tr("No program here opens the log. This is where it is:"))
        announce(self.log_words, self.log_words.text())
        self.path.setFocus()
        self.path.selectAll()

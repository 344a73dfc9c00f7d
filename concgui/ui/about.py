"""About: what Concgui is, what it is made of, and under which licences; all of it can be copied."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from concgui.core.words import later, tr
from concgui.ui import about_facts
from concgui.ui.controls import ActionButton, label
from concgui.ui.fonts import code_font
from concgui.ui.icons import app_icon
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES, px


class AboutDialog(QDialog):
    """Made anew each time it is opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, "windowTitle", "About Concgui")
        picture = QLabel(self)
        follow(picture, lambda one: one.setPixmap(app_icon().pixmap(px(64), px(64))))
        title: QLabel = label("", "title", self)
        title.setText(f"Concgui {about_facts.version()}".strip())
        what: QLabel = label(later("Shows what Python's processes and threads really do, live."), "summary", self)
        what.setWordWrap(True)
        words = QVBoxLayout()
        words.addWidget(title)
        words.addWidget(what)
        head = QHBoxLayout()
        fit(head.setSpacing, 16)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.facts = self._text(about_facts.text(), later("What Concgui is made of"))
        self.licences = self._text(about_facts.font_licence(), later("Licences of the fonts"))
        self.tabs = tabs = QTabWidget(self)
        say(tabs, "accessibleName", "About Concgui")
        tabs.addTab(self.facts, tr("Made of"))
        tabs.addTab(self.licences, tr("Licences of the fonts"))
        self.copy = ActionButton(
            later("Copy"), later("Copy"), later("Copy versions and licences to the clipboard"), parent=self
        )
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.facts.toPlainText()))
        close = ActionButton(later("Close"), later("Close"), later("Close this window (Esc)"), parent=self)
        close.clicked.connect(self.reject)
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 22, 18, 22, 14)
        fit(column.setSpacing, 14)
        column.addLayout(head)
        column.addWidget(tabs, 1)
        column.addLayout(buttons)
        room = self.screen().availableGeometry()
        self.resize(min(px(860), room.width() - 60), min(px(480), room.height() - 80))
        close.setFocus()

    def speak(self) -> None:
        """Say it in another language."""
        self.facts.setPlainText(about_facts.text())
        self.tabs.setTabText(0, tr("Made of"))
        self.tabs.setTabText(1, tr("Licences of the fonts"))

    def _text(self, text: str, name: str) -> QPlainTextEdit:
        shown = QPlainTextEdit(text, self)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setFont(code_font(SIZES.small))
        say(shown, "accessibleName", name)
        return shown

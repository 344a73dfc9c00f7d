"""About: what Concgui is, what it is made of, and under which licences; all of it can be copied."""

from itertools import pairwise

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
from concgui.ui import about_facts, about_index
from concgui.ui.about_licences import Licences
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
        self.tabs = tabs = QTabWidget(self)
        say(tabs, "accessibleName", "About Concgui")
        tabs.addTab(self.facts, "")
        packed = about_index.components()
        self.bundled: Licences | None = None
        if packed:  # the fonts are among them
            self.licences = self._text("", later("Text of the licence"))
            self.bundled = Licences(packed, self.licences, self)
        else:
            self.licences = self._text(about_facts.font_licence(), later("Licences of the fonts"))
        tabs.addTab(self.bundled or self.licences, "")
        self._name_tabs()
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
        inside = (self.bundled.list,) if self.bundled else ()
        order = (tabs.tabBar(), self.facts, *inside, self.licences, self.copy, close)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        room = self.screen().availableGeometry()
        wide, high = (1300, 680) if packed else (860, 480)
        self.resize(min(px(wide), room.width() - 60), min(px(high), room.height() - 80))
        close.setFocus()

    def speak(self) -> None:
        """Say it in another language."""
        self.facts.setPlainText(about_facts.text())
        self._name_tabs()

    def _name_tabs(self) -> None:
        self.tabs.setTabText(0, tr("Made of"))
        self.tabs.setTabText(1, tr("Licences") if self.bundled else tr("Licences of the fonts"))

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

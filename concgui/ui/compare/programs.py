"""The programs of a comparison: every one can be looked at, copied, and saved as a file that plain Python runs."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from concgui.core.words import later, tr
from concgui.ui.controls import ComboBox, label
from concgui.ui.files import Files
from concgui.ui.fonts import code_font
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES, px


class ProgramText(NamedTuple):
    """A program: what it is called, the name of its file, and its text."""

    title: str
    filename: str
    text: str


class ProgramsDialog(QDialog):
    """Shows one of the programs; the choice stands above it."""

    def __init__(self, parent: QWidget, programs: Sequence[ProgramText], place: int = 0) -> None:
        super().__init__(parent)
        say(self, "windowTitle", "The compared programs")
        self._programs = list(programs)
        self._files = Files(self, self._tell)
        self.choice = ComboBox(self)
        say(self.choice, "accessibleName", "Which program")
        self.choice.addItems([one.title for one in self._programs])
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        say(self.text, "accessibleName", "Text of the program")
        follow(self.text, lambda one: one.setFont(code_font(SIZES.code, QFont.Weight.Normal)))
        self.said = label("", "status", self)
        self.copy = self._button(later("Copy"), self._copy)
        self.save = self._button(later("Save as .py…"), self._save)
        self.close_button = self._button(later("Close"), self.reject)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        for button in (self.copy, self.save, self.close_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 16, 14, 16, 14)
        fit(column.setSpacing, 10)
        column.addWidget(self.choice)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        self.choice.currentIndexChanged.connect(self._show)
        self.choice.setCurrentIndex(place)
        self._show()
        self.resize(min(px(760), parent.width()), min(px(720), parent.height() - px(60)))

    def _button(self, words: str, does: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        say(button, "text", words)
        button.setAutoDefault(False)
        button.clicked.connect(does)
        return button

    @property
    def shown(self) -> ProgramText:
        """The program that is shown."""
        return self._programs[max(0, self.choice.currentIndex())]

    @Slot()
    def _show(self) -> None:
        self.text.setPlainText(self.shown.text)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.shown.text)
        self._tell(tr("Copied."))

    @Slot()
    def _save(self) -> None:
        self._files.save_program(self.shown.text, self.shown.filename)

    def _tell(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setToolTip(sentence)

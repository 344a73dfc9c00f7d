"""The list of all keyboard shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from concgui.ui.commands import ALSO, GROUPS
from concgui.ui.controls import label
from concgui.ui.fonts import code_font
from concgui.ui.theme import SIZES

_COLUMNS = {"Program": 0, "Run": 0, "Worker": 1, "Lanes": 1, "Timeline": 2, "Help": 2}


def keys_text(keys: tuple[str, ...]) -> str:
    """The first key as this system writes it."""
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutsDialog(QDialog):
    """All keys, in the groups of the menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        columns = QHBoxLayout()
        columns.setSpacing(24)
        parts = [QVBoxLayout() for _ in set(_COLUMNS.values())]
        for group, entries in GROUPS:
            rows = [(entry.words, keys_text(entry.keys)) for entry in entries]
            rows += [(words, keys) for also, words, keys in ALSO if also == group]
            parts[_COLUMNS[group]].addWidget(self._group(group, rows))
        for part in parts:
            part.addStretch(1)
            columns.addLayout(part)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        close.setAccessibleName("Close")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(10)
        column.addLayout(columns)
        column.addWidget(box)

    @staticmethod
    def _group(title: str, rows: list[tuple[str, str]]) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.addWidget(label(title, "subtitle"), 0, 0, 1, 2)
        for number, (words, keys) in enumerate(rows, 1):
            grid.addWidget(label(words, "phase"), number, 0)
            shown = label(keys, "")
            shown.setFont(code_font(SIZES.small, QFont.Weight.DemiBold))
            grid.addWidget(shown, number, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        return part

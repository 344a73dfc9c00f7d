"""The list of all keyboard shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from concgui.core.words import tr
from concgui.ui.command_table import ALSO, GROUPS
from concgui.ui.controls import label
from concgui.ui.fonts import code_font
from concgui.ui.scaled import fit
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES

_COLUMNS = 3
_ROW = 18  #: pixels: all rows are to fit on a screen of 720 lines
_HEAD = 1.8  #: rows that a group's title takes
_LEAST = 3  #: a group goes on in the next column with at least so many rows, and leaves as many


def keys_text(keys: tuple[str, ...]) -> str:
    """The first key as this system writes it, "" without one."""
    return "" if not keys else QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutsDialog(QDialog):
    """All keys, in the groups of the menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, "windowTitle", "Keyboard shortcuts")
        columns = QHBoxLayout()
        fit(columns.setSpacing, 24)
        for groups in _shared_out(_all_rows()):
            part = QVBoxLayout()
            fit(part.setSpacing, 4)
            for title, rows in groups:
                part.addWidget(self._group(title, rows))
            part.addStretch(1)
            columns.addLayout(part)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        say(close, "accessibleName", "Close")
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 20, 14, 20, 10)
        fit(column.setSpacing, 2)
        column.addLayout(columns)
        column.addWidget(box)

    @staticmethod
    def _group(title: str, rows: list[tuple[str, str]]) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        fit(grid.setContentsMargins, 0, 0, 0, 6)
        fit(grid.setHorizontalSpacing, 10)
        grid.setVerticalSpacing(0)
        grid.addWidget(_text(title, "subtitle"), 0, 0, 1, 2)
        for number, (words, keys) in enumerate(rows, 1):
            told = _text(words, "phase")
            fit(told.setFixedHeight, _ROW)
            grid.addWidget(told, number, 0)
            shown = _text(keys, "")
            shown.setFont(code_font(SIZES.small, QFont.Weight.DemiBold))
            fit(shown.setFixedHeight, _ROW)
            grid.addWidget(shown, number, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        return part


def _text(words: str, role: str) -> QLabel:
    """A label of what is in the user's language already: the dialog is made anew each time it is opened."""
    shown = label("", role)
    shown.setText(words)
    return shown


def _all_rows() -> list[tuple[str, list[tuple[str, str]]]]:
    """The titles of the groups with their rows: words and keys."""
    groups = []
    for group, entries in GROUPS:
        rows = [(tr(entry.words), keys_text(entry.keys)) for entry in entries]
        rows += [(tr(words), keys) for also, words, keys in ALSO if also == group]
        if rows:
            groups.append((tr(group), rows))
    return groups


def _shared_out(
    groups: list[tuple[str, list[tuple[str, str]]]],
) -> list[list[tuple[str, list[tuple[str, str]]]]]:
    """The groups one after the other in columns of about the same height; a group may go on in the next one."""
    high = (sum(len(rows) + _HEAD for _title, rows in groups) + _HEAD * (_COLUMNS - 1)) / _COLUMNS
    columns: list[list[tuple[str, list[tuple[str, str]]]]] = [[]]
    left = high
    for title, rows in groups:
        fits = round(left - _HEAD)
        if fits >= len(rows) or len(columns) == _COLUMNS or len(rows) - fits < _LEAST <= fits:
            columns[-1].append((title, rows))
            left -= len(rows) + _HEAD
            continue
        rest, again = rows, title
        if fits >= _LEAST:
            columns[-1].append((title, rows[:fits]))
            rest, again = rows[fits:], tr("{title}, more", title=title)
        columns.append([(again, rest)])
        left = high - len(rest) - _HEAD
    return columns

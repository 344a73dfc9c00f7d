"""The list of all keyboard shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from concgui.core.words import later, tr
from concgui.ui.command_table import ALSO, GROUPS
from concgui.ui.controls import label
from concgui.ui.fonts import code_font
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES, px

_MOST_COLUMNS = 3
_ROW = 18  #: pixels
_HEAD = 1.8  #: rows that a group's title takes
_LEAST = 3  #: a group goes on in the next column with at least so many rows, and leaves as many


def keys_text(keys: tuple[str, ...]) -> str:
    """The first key as this system writes it, "" without one."""
    return "" if not keys else QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutsDialog(QDialog):
    """All keys, in the groups of the menu; of what is searched for, the rows that have all its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = _MOST_COLUMNS  # as many as the screen has room for
        say(self, "windowTitle", "Keyboard shortcuts")
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        say(self.search, "placeholderText", "Search: a word or a key")
        say(self.search, "accessibleName", "Search the shortcuts")
        self.search.textChanged.connect(self._show)
        self.nothing: QLabel = label(later("No command has these words or this key."), "empty", self)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrow keys scroll
        say(self.area, "accessibleName", "Shortcuts")
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        close = box.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)  # Return in the search line closes nothing
        say(close, "text", "Close")
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 20, 14, 20, 10)
        fit(column.setSpacing, 8)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.area, 1)
        column.addWidget(box)
        self._show("")
        self._fit()
        self.search.setFocus()

    def speak(self) -> None:
        """Say it in another language."""
        self._columns = _MOST_COLUMNS
        self._show(self.search.text())

    def _show(self, wanted: str) -> None:
        """Show the rows that were searched for, all for nothing."""
        words = wanted.casefold().split()
        found = [(title, [row for row in rows if _has(title, row, words)]) for title, rows in _all_rows()]
        found = [(title, rows) for title, rows in found if rows]
        room = self.screen().availableGeometry().width() - px(80)
        sheet = self._sheet(found, self._columns)
        while self._columns > 1 and sheet.sizeHint().width() > room:
            self._columns -= 1
            sheet = self._sheet(found, self._columns)
        self.area.setWidget(sheet)  # the one before is deleted
        self.area.setVisible(bool(found))
        self.nothing.setHidden(bool(found))

    def _sheet(self, found: "list[tuple[str, list[tuple[str, str]]]]", count: int) -> QWidget:
        """These groups in so many columns."""
        sheet = QWidget()
        sheet.setProperty("role", "clear")
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, px(14), 0)
        columns.setSpacing(px(24))
        for groups in _shared_out(found, count) if found else []:
            part = QVBoxLayout()
            part.setSpacing(px(4))
            for title, rows in groups:
                part.addWidget(self._group(title, rows))
            part.addStretch(1)
            columns.addLayout(part)
        return sheet

    def _fit(self) -> None:
        """As large as all of it, and no larger than the screen."""
        sheet, screen = self.area.widget(), self.screen().availableGeometry()
        if sheet is not None:
            wide, high = sheet.sizeHint().width(), sheet.sizeHint().height()
            wide += px(16)  # the scroll bar
            self.area.setMinimumSize(min(wide, screen.width() - px(80)), min(high, screen.height() - px(200), px(570)))

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
            follow(told, _fit_row)
            grid.addWidget(told, number, 0)
            shown = _text(keys, "")
            shown.setFont(code_font(SIZES.small, QFont.Weight.DemiBold))
            follow(shown, _fit_row)
            grid.addWidget(shown, number, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        return part


def _has(group: str, row: tuple[str, str], words: list[str]) -> bool:
    """Whether all words are in a row: in what it says, in its key, or in the title of its group."""
    text = f"{group} {row[0]} {row[1]}".casefold()
    return all(word in text for word in words)


def _text(words: str, role: str) -> QLabel:
    """A label of what is in the user's language already: the dialog is made anew each time it is opened."""
    shown = label("", role)
    shown.setText(words)
    return shown


def _fit_row(text: QLabel) -> None:
    """Close rows, but not so close that large texts overlap."""
    text.setFixedHeight(max(px(_ROW), round(SIZES.least * 1.25)))


def _all_rows() -> list[tuple[str, list[tuple[str, str]]]]:
    """The titles of the groups with their rows: words and keys."""
    groups = []
    for group, entries in GROUPS:
        more = [(tr(words), keys) for also, words, keys in ALSO if also == group]
        named = {words for words, _keys in more}  # a command whose key works at times only is there once
        rows = [(tr(entry.words), keys_text(entry.keys)) for entry in entries if tr(entry.words) not in named]
        rows += more
        if rows:
            groups.append((tr(group), rows))
    return groups


def _shared_out(
    groups: list[tuple[str, list[tuple[str, str]]]], count: int
) -> list[list[tuple[str, list[tuple[str, str]]]]]:
    """The groups one after the other in so many columns of about the same height; a group may go on in the next one."""
    high = (sum(len(rows) + _HEAD for _title, rows in groups) + _HEAD * (count - 1)) / count
    columns: list[list[tuple[str, list[tuple[str, str]]]]] = [[]]
    left = high
    for title, rows in groups:
        fits = round(left - _HEAD)
        if fits >= len(rows) or len(columns) == count or len(rows) - fits < _LEAST <= fits:
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

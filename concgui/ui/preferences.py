"""The dialog of the preferences. What is chosen in it holds at once, in the window behind it as well."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from concgui.control.preferences import LARGEST, SMALLEST, Preferences
from concgui.core.words import later, tr
from concgui.ui.controls import ComboBox, label
from concgui.ui.fields_area import FieldsArea
from concgui.ui.menus import CHOICES
from concgui.ui.scaled import fit
from concgui.ui.spoken import on_language, plain, say, say_made

_STARTS = (
    ("free", later("Free: cards of one's own")),
    ("lesson", later("The first lesson")),
    ("last", later("The file that was opened last")),
)
_PERCENT = range(round(100 * SMALLEST), round(100 * LARGEST) + 1, 10)
_SCALES = tuple((percent / 100, f"{percent} %") for percent in _PERCENT)
_THEMES, _LANGUAGES = CHOICES[0][2], CHOICES[1][2]


class PreferencesDialog(QDialog):
    """Shows the preferences and changes them; nothing has to be agreed to."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._boxes: list[tuple[QComboBox, str, Sequence[tuple[object, str]]]] = []
        say(self, "windowTitle", "Preferences")
        fields = QWidget()
        fields.setProperty("role", "clear")
        self._grid = QGridLayout(fields)
        self._grid.setContentsMargins(0, 0, 0, 0)
        fit(self._grid.setHorizontalSpacing, 18)
        fit(self._grid.setVerticalSpacing, 10)
        self._grid.setColumnStretch(1, 1)
        self.theme = self._choice(later("&Theme"), "theme", _THEMES)
        self.language = self._choice(later("&Language"), "language", _LANGUAGES)
        self.scale = self._choice(later("&Size of everything"), "scale", _SCALES)
        self.start = self._choice(later("&Begin with"), "start_with", _STARTS)
        self.ask = QCheckBox(self)
        say(self.ask, "text", "&Ask before changes are lost that were not saved")
        say(self.ask, "accessibleName", "Ask before changes are lost that were not saved")
        self.ask.toggled.connect(lambda on: preferences.choose("ask_unsaved", bool(on)))
        self._grid.addWidget(self.ask, self._grid.rowCount(), 0, 1, 2)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 22, 18, 22, 14)
        fit(column.setSpacing, 16)
        column.addWidget(FieldsArea(fields, self))
        column.addWidget(self._make_buttons())
        preferences.changed.connect(self._show)
        on_language(self._speak)
        self._speak()
        self.theme.setFocus()

    # ------------------------------------------------------------------ parts
    def _choice(self, words: str, name: str, values: Sequence[tuple[object, str]]) -> QComboBox:
        box = ComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(lambda at: self._preferences.choose(name, values[at][0]))
        self._boxes.append((box, name, values))
        self._row(words, box)
        return box

    def _row(self, words: str, part: QWidget) -> None:
        at = self._grid.rowCount()
        told: QLabel = label(words, "form", self)
        told.setBuddy(part)
        say_made(part, "accessibleName", lambda: plain(tr(words)))
        self._grid.addWidget(told, at, 0)
        self._grid.addWidget(part, at, 1, Qt.AlignmentFlag.AlignLeft)

    def _make_buttons(self) -> QDialogButtonBox:
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.RestoreDefaults | standard.Close)
        self.restore = buttons.button(standard.RestoreDefaults)
        say(self.restore, "text", "Restore defaults")
        self.restore.clicked.connect(self._preferences.restore_defaults)
        say(buttons.button(standard.Close), "text", "Close")
        buttons.rejected.connect(self.reject)
        return buttons

    # ------------------------------------------------------------------ values
    def _speak(self) -> None:
        for box, _name, values in self._boxes:
            box.clear()
            box.addItems([tr(words) for _value, words in values])
        self._show()
        QTimer.singleShot(0, self, self.adjustSize)  # when the layout has heard of it: other words may be longer

    def _show(self) -> None:
        choices: dict[str, Any] = self._preferences.choices._asdict()
        for box, name, values in self._boxes:
            known = [value for value, _words in values]
            wanted = round(choices[name], 1) if name == "scale" else choices[name]
            box.setCurrentIndex(known.index(wanted))
        self.ask.setChecked(choices["ask_unsaved"])

"""Actions and menus, made of the table of commands. Loaded after the first paint."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from concgui.control.preferences import Preferences
from concgui.core.words import later, tr
from concgui.ui.command_table import GROUPS, REPEATED
from concgui.ui.commands import Command

#: The letter that opens each menu together with Alt; in the English words, or behind those of another language.
LETTERS = {
    "File": "F",
    "Edit": "E",
    "View": "V",
    "Run": "R",
    "Worker": "W",
    "Lesson": "S",
    "Lanes": "L",
    "Help": "H",
}
#: What the View menu lets one choose of the preferences: words, the preference, and its values with their words.
CHOICES: tuple[tuple[str, str, tuple[tuple[object, str], ...]], ...] = (
    (
        later("Theme"),
        "theme",
        (
            ("system", later("As the system")),
            ("light", later("Light")),
            ("dark", later("Dark")),
            ("contrast", later("High contrast")),
        ),
    ),
    (
        later("Language"),
        "language",
        (
            ("system", later("As the system")),
            ("en", later("English")),  # a language is named in its own words, so that it is found again
            ("zh_CN", later("简体中文")),
        ),
    ),
)


def make_actions(parent: QWidget, perform: Callable[[Command], None]) -> dict[Command, QAction]:
    """One QAction for each command, added to `parent`; `perform` is called with the command."""
    actions: dict[Command, QAction] = {}
    for _group, entries in GROUPS:
        for entry in entries:
            action = QAction(tr(entry.words), parent)
            action.setShortcuts([QKeySequence(key) for key in entry.keys])
            action.setAutoRepeat(entry.command in REPEATED)
            action.triggered.connect(lambda _checked=False, command=entry.command: perform(command))
            parent.addAction(action)
            actions[entry.command] = action
    return actions


class MainMenu(QMenu):
    """The menu of all commands: a submenu for each group, by its English title in `groups`."""

    def __init__(self, parent: QWidget, actions: Mapping[Command, QAction], preferences: Preferences) -> None:
        super().__init__(parent)
        self.groups: dict[str, QMenu] = {}
        self.choices: dict[str, ChoiceMenu] = {}  #: by the name of the preference
        for title, entries in GROUPS:
            if not entries:
                continue
            menu = self.groups[title] = self.addMenu("")
            menu.setToolTipsVisible(True)
            for entry in entries:
                if entry.apart:
                    menu.addSeparator()
                menu.addAction(actions[entry.command])
        view = self.groups["View"]
        view.addSeparator()
        for words, name, values in CHOICES:
            self.choices[name] = ChoiceMenu(view, words, name, values, preferences)
            view.addMenu(self.choices[name])
        self._actions = actions
        self.speak()

    def speak(self) -> None:
        """Say every word in the present language."""
        for title, menu in self.groups.items():
            menu.setTitle(with_letter(tr(title), LETTERS[title]))
        for _title, entries in GROUPS:
            for entry in entries:
                self._actions[entry.command].setText(tr(entry.words))
        for choice in self.choices.values():
            choice.speak()


class ChoiceMenu(QMenu):
    """A submenu that shows and changes one preference."""

    def __init__(
        self,
        parent: QWidget,
        words: str,
        name: str,
        values: Sequence[tuple[object, str]],
        preferences: Preferences,
    ) -> None:
        super().__init__(parent)
        self._words, self._name = words, name
        self._preferences = preferences
        self._entries: list[tuple[object, str, QAction]] = []
        group = QActionGroup(self)
        for value, said in values:
            action = self.addAction("")
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, value=value: preferences.choose(name, value))
            group.addAction(action)
            self._entries.append((value, said, action))
        preferences.changed.connect(self._show)
        self.speak()
        self._show()

    def speak(self) -> None:
        """Say every word in the present language."""
        self.setTitle(tr(self._words))
        for _value, said, action in self._entries:
            action.setText(tr(said))

    def _show(self) -> None:
        chosen = getattr(self._preferences.choices, self._name)
        for value, _said, action in self._entries:
            action.setChecked(value == chosen)


def with_letter(words: str, letter: str) -> str:
    """Mark the letter that opens a menu; where the words have none such, it stands behind them in brackets."""
    at = words.lower().find(letter.lower())
    return f"{words}(&{letter})" if at < 0 else f"{words[:at]}&{words[at:]}"

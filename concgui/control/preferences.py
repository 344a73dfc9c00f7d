"""What the user has chosen for all windows: theme, language, size. In the file of `remembered`, under one group.

A value that cannot be read is its default; that there was one is told once.
"""

from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QSettings, Signal

from concgui.control.remembered import settings_path
from concgui.core.words import tr

_GROUP = "preferences"
THEMES = ("system", "light", "dark", "contrast")
LANGUAGES = ("system", "en", "zh_CN")
SMALLEST, LARGEST = 0.7, 3.0  #: of `scale`


class Choices(NamedTuple):
    """All preferences with their defaults."""

    theme: str = "system"  #: one of THEMES
    language: str = "system"  #: one of LANGUAGES
    scale: float = 1.0  #: of every pane, SMALLEST … LARGEST
    ask_unsaved: bool = True  #: ask before a changed program of the cards is lost
    started_before: bool = False  #: the first start is over


class Preferences(QObject):
    """The choices, and who wants to know when one changes: `changed(name, value)`."""

    changed = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.problem = ""  #: why the defaults are used, one sentence, or ""
        try:
            self._settings: QSettings | None = QSettings(str(settings_path()), QSettings.Format.IniFormat)
        except RuntimeError:  # there is no home directory
            self._settings = None
        self.choices = self._read()

    def choose(self, name: str, value: object) -> None:
        """Choose a value for a preference by its name in `Choices`. Raise ValueError for what is none."""
        if not _valid(name, value):
            raise ValueError(f"{value!r} is no value of the preference {name}")
        if getattr(self.choices, name) != value:
            known: dict[str, Any] = {name: value}
            self.choices = self.choices._replace(**known)
            if self._settings is not None:
                self._settings.setValue(f"{_GROUP}/{name}", value)
            self.changed.emit(name, value)

    def _read(self) -> Choices:
        settings, choices = self._settings, Choices()
        if settings is None:
            return choices
        wrong = settings.status() is not QSettings.Status.NoError and Path(settings.fileName()).exists()
        for name, default in choices._asdict().items():
            kept = settings.value(f"{_GROUP}/{name}")
            if kept is None:
                continue
            value = _typed(kept, default)
            if _valid(name, value):
                known: dict[str, Any] = {name: value}
                choices = choices._replace(**known)
            else:
                wrong = True
        if wrong:
            self.problem = tr(
                "The settings in {file} cannot be read: the usual ones are used instead.", file=settings.fileName()
            )
        return choices


def _typed(kept: object, default: object) -> object:
    """The value that stands in the file as text."""
    if isinstance(default, bool):
        return {"true": True, "false": False}.get(str(kept).lower())
    if isinstance(default, float):
        try:
            return float(str(kept))
        except ValueError:
            return None
    return str(kept)


def _valid(name: str, value: object) -> bool:
    match name:
        case "theme":
            return value in THEMES
        case "language":
            return value in LANGUAGES
        case "scale":
            return isinstance(value, float) and SMALLEST <= value <= LARGEST
        case _:
            return name in Choices._fields and isinstance(value, bool)

"""What the user has chosen for all windows: theme, language, size. In the file of `remembered`, under one group.

A value that cannot be read is its default, and a file that is none is put aside; both are told once. So is a file that
cannot be written.
"""

import contextlib
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QSettings, Signal

from concgui.control.settingsfile import settings_path
from concgui.core.home import can_keep
from concgui.core.words import tr

_GROUP = "preferences"
THEMES = ("system", "light", "dark", "contrast")
LANGUAGES = ("system", "en", "zh_CN")
STARTS = ("free", "lesson", "last")
SMALLEST, LARGEST = 0.7, 3.0  #: of `scale`


class Choices(NamedTuple):
    """All preferences with their defaults."""

    theme: str = "system"  #: one of THEMES
    language: str = "system"  #: one of LANGUAGES
    scale: float = 1.0  #: of every pane, SMALLEST … LARGEST
    ask_unsaved: bool = True  #: ask before a changed program of the cards is lost
    started_before: bool = False  #: the first start is over
    start_with: str = "free"  #: what the next window opens: Free, the first lesson, or the file that was opened last


class Preferences(QObject):
    """The choices, and who wants to know when one changes: `changed(name, value)`.

    `failed(sentence)`: they cannot be written; once.
    """

    changed = Signal(str, object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.problem = ""  #: why the defaults are used, one sentence, or ""
        self._told_failed = False
        self._settings = self._open()
        self.choices = self._read()

    def choose(self, name: str, value: object) -> None:
        """Choose a value for a preference by its name in `Choices`. Raise ValueError for what is none."""
        if not _valid(name, value):
            raise ValueError(f"{value!r} is no value of the preference {name}")
        if getattr(self.choices, name) != value:
            known: dict[str, Any] = {name: value}
            self.choices = self.choices._replace(**known)
            self._write(name, value)
            self.changed.emit(name, value)

    def restore_defaults(self) -> None:
        """Choose what there was before anything was chosen. That the first start is over stays."""
        for name, value in Choices()._replace(started_before=self.choices.started_before)._asdict().items():
            self.choose(name, value)

    def find_problem(self) -> str:
        """Return `problem`. That nothing can be kept is found out now, not when a choice is lost."""
        if not self.problem and not self._told_failed:
            if self._settings is None:
                self.problem = tr(
                    "What you choose is remembered only until the window closes: there is no home directory."
                )
            elif not can_keep(Path(self._settings.fileName())):
                self.problem = _not_written(self._settings.fileName())
            self._told_failed = bool(self.problem)
        return self.problem

    def take_problem(self) -> str:
        """Return what `find_problem` does, once."""
        problem, self.problem = self.find_problem(), ""
        return problem

    def _write(self, name: str, value: object) -> None:
        if self._settings is None:
            return
        self._settings.setValue(f"{_GROUP}/{name}", value)
        self._settings.sync()
        if self._settings.status() is QSettings.Status.AccessError and not self._told_failed:
            self._told_failed = True
            self.problem = _not_written(self._settings.fileName())
            self.failed.emit(self.problem)

    def _open(self) -> QSettings | None:
        try:
            path = settings_path()
        except RuntimeError:  # there is no home directory
            return None
        if _is_garbage(path):
            self.problem = tr("The settings in {file} cannot be read: the usual ones are used instead.", file=path)
            with contextlib.suppress(OSError):
                path.replace(path.with_suffix(".damaged"))
        return QSettings(str(path), QSettings.Format.IniFormat)

    def _read(self) -> Choices:
        settings, choices = self._settings, Choices()
        if settings is None:
            return choices
        wrong = False
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
                settings.remove(f"{_GROUP}/{name}")
        if wrong:
            self.problem = tr(
                "The settings in {file} cannot be read: the usual ones are used instead.", file=settings.fileName()
            )
        return choices


def _not_written(file: str) -> str:
    return tr("What you choose is remembered only until the window closes: {file} cannot be written.", file=file)


def _is_garbage(path: Path) -> bool:
    """Whether a file is there that nobody can have written as settings."""
    try:
        text = path.read_bytes().decode()
    except ValueError:
        return True
    except OSError:  # it is not there, or may not be read: QSettings says so when it is written
        return False
    return "\0" in text or QSettings(str(path), QSettings.Format.IniFormat).status() is QSettings.Status.FormatError


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
        case "start_with":
            return value in STARTS
        case "scale":
            return isinstance(value, float) and SMALLEST <= value <= LARGEST
        case _:
            return name in Choices._fields and isinstance(value, bool)

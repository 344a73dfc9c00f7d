"""Where things were when the window was closed: its place, its parts, the folder of its dialogs. In the file of
`remembered`, under one group. What cannot be read has never been kept, and what cannot be written is not told: nobody
has asked for it.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings

from concgui.control.settingsfile import settings_path

_GROUP = "window"
_MOST = 100_000  #: larger numbers are of no screen


class Places:
    """Numbers and folders by name."""

    def __init__(self) -> None:
        try:
            self._settings: QSettings | None = QSettings(str(settings_path()), QSettings.Format.IniFormat)
        except RuntimeError:  # there is no home directory
            self._settings = None

    def numbers(self, name: str, count: int) -> tuple[int, ...] | None:
        """Return so many numbers that were kept under a name, None if there are not so many."""
        kept = self.text(name).split(" ")
        try:
            found = tuple(map(int, kept))
        except ValueError:
            return None
        return found if len(found) == count and all(abs(number) < _MOST for number in found) else None

    def keep_numbers(self, name: str, numbers: Sequence[int]) -> None:
        """Keep these numbers under a name."""
        self.keep(name, " ".join(map(str, numbers)))

    def folder(self, name: str) -> Path | None:
        """Return a folder that was kept under a name, None when it is gone."""
        text = self.text(name)
        try:
            return Path(text) if text and Path(text).is_dir() else None
        except OSError:
            return None

    def keep_folder(self, name: str, folder: Path) -> None:
        """Keep a folder under a name."""
        self.keep(name, str(folder))

    def text(self, name: str) -> str:
        """Return what was kept under a name, or ""."""
        kept = None if self._settings is None else self._settings.value(f"{_GROUP}/{name}")
        return kept if isinstance(kept, str) else ""

    def keep(self, name: str, text: str) -> None:
        """Keep a text under a name."""
        if self._settings is not None:
            self._settings.setValue(f"{_GROUP}/{name}", text)

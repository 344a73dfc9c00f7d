"""What is remembered from one window to the next: how each script was run, and which files were opened last.

It is in one small file of the user's. Several windows may write it: each writes only what it has changed.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from concgui.control.settingsfile import settings_path
from concgui.core.runsettings import RunSettings, from_plain, plain
from concgui.core.words import tr

MOST_RECENT = 12
_MOST_SCRIPTS = 200
_SCRIPTS, _RECENT = "scripts", "recent"


class Remembered:
    """What cannot be read is as if it had never been; settings that cannot be written are told."""

    def __init__(self) -> None:
        try:
            path = str(settings_path())
        except RuntimeError:  # there is no home directory
            path = str(Path(os.devnull, "concgui.ini"))  # where nobody can write; never the device itself
        self._settings = QSettings(path, QSettings.Format.IniFormat)

    # --- scripts ------------------------------------------------------------------------------------------------------
    def settings(self, script: str) -> RunSettings | None:
        """Return how a script, named by its absolute path or as a module, was run the last time; None: never yet."""
        kept = self._read(_key(script))
        return from_plain(kept.get("settings")) if kept.get("script") == script else None

    def keep(self, script: str, settings: RunSettings) -> str:
        """Remember how a script is run. Return why that could not be written, one sentence, or ""."""
        kept = {"script": script, "settings": plain(settings), "at": round(time.time())}
        self._settings.setValue(_key(script), json.dumps(kept))
        self._forget_oldest()
        return self._written()

    def _forget_oldest(self) -> None:
        self._settings.beginGroup(_SCRIPTS)
        names = self._settings.childKeys()
        self._settings.endGroup()
        if len(names) > _MOST_SCRIPTS:
            keys = [f"{_SCRIPTS}/{name}" for name in names]
            oldest = sorted(keys, key=lambda key: (isinstance(at := self._read(key).get("at"), int), at or 0))
            for key in oldest[: len(keys) - _MOST_SCRIPTS]:
                self._settings.remove(key)

    # --- files that were opened ---------------------------------------------------------------------------------------
    def recent(self) -> list[str]:
        """Return the absolute paths of the files that were opened last, the newest first. They may be gone."""
        self._settings.sync()  # another window may have opened some
        paths = self._read(_RECENT).get("paths")
        return [path for path in paths if isinstance(path, str)][:MOST_RECENT] if isinstance(paths, list) else []

    def opened(self, path: str) -> None:
        """A file was opened: it is the newest."""
        self._keep_recent([path, *(other for other in self.recent() if other != path)][:MOST_RECENT])

    def forget(self, path: str | None = None) -> None:
        """Take a file, or all, off the list."""
        self._keep_recent([] if path is None else [other for other in self.recent() if other != path])

    def _keep_recent(self, paths: list[str]) -> None:
        self._settings.setValue(_RECENT, json.dumps({"paths": paths}))  # written when there is time, or at the end

    # --- the file -----------------------------------------------------------------------------------------------------
    def _read(self, key: str) -> dict[str, Any]:
        value = self._settings.value(key, "")
        try:
            kept = json.loads(value) if isinstance(value, str) else None
        except (ValueError, RecursionError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def _written(self) -> str:
        self._settings.sync()
        if self._settings.status() is not QSettings.Status.AccessError:  # a damaged file is written anew
            return ""
        file = self._settings.fileName()
        return tr(
            "How the script runs is remembered only until the window closes: {file} cannot be written.", file=file
        )


def _key(script: str) -> str:
    """A script's place in the file: a path itself would be taken for a nest of groups."""
    return f"{_SCRIPTS}/{script.replace('/', '|').replace(chr(92), '|')}"

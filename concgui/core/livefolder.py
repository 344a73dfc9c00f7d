"""The folder in which every run of the window is recorded: where it is, how the files are named, which ones stay.

Those of the newest runs stay, as long as they do not take too much room. Only files that carry such a name are ever
removed, and none that somebody writes or reads just now. What a killed window left has a name that says so until the
user has opened or discarded it; these are counted by themselves, so that no later runs push them out.
"""

import contextlib
import os
import re
import sqlite3
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from concgui.core.home import home
from concgui.core.livefile import LiveFile, remove, size
from concgui.core.recordingfile import RecordingError, plain_name, settle
from concgui.core.words import tr

#: Runs that stay, and the bytes that all of them may have.
KEPT_RUNS = 20
KEPT_BYTES = 500_000_000

_NAME = re.compile(r"(\d{8}-\d{6}-\d{6})-(.*?)( \(recovered\))?\.concgui")
_STAMP = "%Y%m%d-%H%M%S-%f"
_LEFT = " (recovered)"  #: no program's name has a space there


@dataclass(frozen=True, slots=True)
class Left:
    """The recording of a run whose window was killed. began: when the run did."""

    path: Path
    program: str
    began: datetime


def recordings_folder() -> Path:
    """Return the user's folder, which need not be there. Raise RecordingError when there is no home directory."""
    try:
        return _data_folder() / "concgui" / "recordings"
    except RuntimeError as error:
        raise RecordingError(tr("there is no home directory.")) from error


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return home() / "Library" / "Application Support"
    given = os.environ.get("XDG_DATA_HOME", "")
    return Path(given) if given.startswith("/") else home() / ".local" / "share"


def begin_file(program: str, began: float) -> LiveFile:
    """Make the file of a run of `program` that began at `began`, seconds of the epoch. Raise RecordingError."""
    folder = recordings_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise RecordingError(
            tr("{folder} cannot be made: {reason}.", folder=folder, reason=error.strerror or error)
        ) from error
    stamp = f"{datetime.fromtimestamp(began, UTC):{_STAMP}}"
    return LiveFile(folder / f"{stamp}-{plain_name(program)}.concgui")


def tidy(folder: Path, runs: int = KEPT_RUNS, room: int = KEPT_BYTES) -> None:
    """Make plain files of what killed writers left, and remove the oldest runs: `runs` files of `room` bytes stay.

    As many stay of those that killed writers left, and that nobody has opened or discarded.
    """
    with contextlib.suppress(OSError):
        files = [_settled(path) for path in sorted(folder.iterdir(), reverse=True) if _NAME.fullmatch(path.name)]
        for left in (True, False):
            total = 0
            for number, path in enumerate(path for path in files if path.stem.endswith(_LEFT) == left):
                total += size(path)
                if number and (number >= runs or total > room) and settle(path):
                    total -= size(path)
                    with contextlib.suppress(OSError):
                        remove(path)


def recover(folder: Path) -> list[Left]:
    """Make plain files of what killed writers left; return all that nobody has opened or discarded, newest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir(), reverse=True):
            if _NAME.fullmatch(path.name):
                settled = _settled(path)
                named = _NAME.fullmatch(settled.name)
                if named is not None and named[3]:
                    with contextlib.suppress(ValueError):  # a name that only looks like one
                        began = datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)
                        found.append(Left(settled, named[2], began))
    return found


def accept(left: Left) -> Path:
    """The user has taken notice: from now on it is a run like the others. Return its path."""
    plain = left.path.with_name(left.path.name.replace(_LEFT, ""))
    with contextlib.suppress(OSError):  # another window was quicker
        if not plain.exists():
            left.path.rename(plain)
    return left.path if left.path.exists() else plain


def discard(left: Left) -> None:
    """Remove it. Raise RecordingError with one sentence when that cannot be."""
    if not left.path.exists():  # another window was quicker; settle() would make a new file
        return
    if not settle(left.path):
        raise RecordingError(tr("{path} is being read just now.", path=left.path))
    try:
        remove(left.path)
    except OSError as error:
        raise RecordingError(
            tr("{path} cannot be removed: {reason}.", path=left.path, reason=error.strerror or error)
        ) from error


def _settled(path: Path) -> Path:
    """Make a plain file of what a killed writer left, and name it so if there is something in it. Return its path."""
    if not path.with_name(path.name + "-wal").exists() or not settle(path) or path.stem.endswith(_LEFT):
        return path
    named = path.with_name(f"{path.stem}{_LEFT}{path.suffix}")
    if not _holds_events(path) or named.exists():
        return path
    with contextlib.suppress(OSError):
        path.rename(named)
        return named
    return path


def _holds_events(path: Path) -> bool:
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=0)) as base:
            return base.execute("SELECT 1 FROM events LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return False

"""The folder in which every run of the window is recorded: where it is, how the files are named, which ones stay.

Those of the newest runs stay, as long as they do not take too much room. Only files that carry such a name are ever
removed, and none that somebody writes or reads just now.
"""

import contextlib
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from concgui.core.livefile import LiveFile, remove, size
from concgui.core.recordingfile import RecordingError, plain_name, settle

#: Runs that stay, and the bytes that all of them may have.
KEPT_RUNS = 20
KEPT_BYTES = 500_000_000

_NAME = re.compile(r"\d{8}-\d{6}-\d{6}-.*\.concgui")


def recordings_folder() -> Path:
    """Return the user's folder, which need not be there. Raise RecordingError when there is no home directory."""
    try:
        return _data_folder() / "concgui" / "recordings"
    except RuntimeError as error:
        raise RecordingError("there is no home directory.") from error


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    given = os.environ.get("XDG_DATA_HOME", "")
    return Path(given) if given.startswith("/") else Path.home() / ".local" / "share"


def begin_file(program: str, began: float) -> LiveFile:
    """Make the file of a run of `program` that began at `began`, seconds of the epoch. Raise RecordingError."""
    folder = recordings_folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise RecordingError(f"{folder} cannot be made: {error.strerror or error}.") from error
    stamp = f"{datetime.fromtimestamp(began, UTC):%Y%m%d-%H%M%S-%f}"
    return LiveFile(folder / f"{stamp}-{plain_name(program)}.concgui")


def tidy(folder: Path, runs: int = KEPT_RUNS, room: int = KEPT_BYTES) -> None:
    """Make plain files of what killed writers left, and remove the oldest runs: `runs` files of `room` bytes stay."""
    with contextlib.suppress(OSError):
        files = sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True)
        total = 0
        for number, path in enumerate(files):
            if path.with_name(path.name + "-wal").exists():
                settle(path)
            total += size(path)
            if number and (number >= runs or total > room) and settle(path):
                total -= size(path)
                with contextlib.suppress(OSError):
                    remove(path)

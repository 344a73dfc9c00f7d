"""Whether a file is a recording or a script, or no file at all. Quick to import."""

import os
import stat

from concgui.core.words import later, tr

#: A script may have so many bytes: its text is shown, and read by Python's parser while the window waits.
SCRIPT_BYTES = 2_000_000

_SQLITE = b"SQLite format 3\0"
_KINDS = ((stat.S_ISDIR, later("a directory")), (stat.S_ISFIFO, later("a pipe")), (stat.S_ISSOCK, later("a socket")))


def is_recording(path: str) -> bool:
    """Whether a file is to be opened as a recording: its name says so, or else its first bytes."""
    if path.endswith(".concgui"):
        return True
    try:
        if other_than_file(path):  # to open a pipe is to wait for who writes to it
            return False
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib is slow to import
            return file.read(len(_SQLITE)) == _SQLITE
    except (OSError, ValueError):
        return False


def other_than_file(path: str) -> str:
    """Return what a path is that is no regular file and no link to one, as in "a pipe"; "" for a file.

    Raise OSError or ValueError when there is nothing, or when that cannot be told.
    """
    mode = os.stat(path).st_mode  # noqa: PTH116 - as above
    if stat.S_ISREG(mode):
        return ""
    return tr(next((name for is_one, name in _KINDS if is_one(mode)), later("a device")))

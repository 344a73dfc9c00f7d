"""The user's home directory: whether there is one, which services and users without an account do not have, and whether
files can be kept in it. No Qt.
"""

import os
from pathlib import Path


def home() -> Path:
    """Return the home directory. Raise RuntimeError when there is none: a name for one that is no folder is none."""
    folder = Path.home()
    if not folder.is_absolute() or not os.path.isdir(folder):  # noqa: PTH112 - pathlib's raises for a forbidden one
        raise RuntimeError("there is no home directory")
    return folder


def home_or_root() -> Path:
    """Return where a dialog begins to look for files: the home directory, or the root of all where there is none."""
    try:
        return home()
    except RuntimeError:
        return Path(Path().absolute().anchor or "/")


def can_keep(file: Path) -> bool:
    """Tell whether a file could be written, which need not be there, nor its folder. Nothing is tried out."""
    if os.path.lexists(file) and not os.access(file, os.W_OK):
        return False
    folder = file.parent
    while not os.path.lexists(folder) and folder.parent != folder:
        folder = folder.parent
    if not (os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK)):  # noqa: PTH112 - as above
        return False
    if not hasattr(os, "statvfs"):
        return True
    room = os.statvfs(folder)
    return room.f_bavail > 0 and (room.f_favail > 0 or not room.f_files)

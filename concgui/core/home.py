"""The user's home directory, and whether there is one: services and users without an account have none. No Qt."""

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

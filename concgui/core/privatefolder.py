"""Folders that nobody else may put anything into: what lies there is trusted, or run. No Qt, and quick to import."""

from __future__ import annotations

import os
import sys


def make_private(folder: str) -> bool:
    """Make a folder of ours, unless it is there; tell whether it is ours alone, and no link to another one.

    The folder above it must be there. On Windows rights are inherited from that, and it is always ours.
    """
    try:
        os.mkdir(folder, 0o700)  # noqa: PTH102 - pathlib is slow to import
    except FileExistsError:
        pass
    except (OSError, ValueError):
        return False
    if sys.platform == "win32":
        return os.path.isdir(folder)  # noqa: PTH112
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    import stat

    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077

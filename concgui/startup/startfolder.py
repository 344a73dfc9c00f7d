"""The folder in which the application begins when nobody chose it. Quick to import."""

from __future__ import annotations

import os

from concgui.core.bundle import bundle_folder


def leave_odd_folder() -> None:
    """Go home from where only a launcher would begin: programs run where we are, and write their files there.

    The Finder begins in the root folder, Windows in the application's own, or in its system's.
    """
    try:
        here = os.path.realpath(os.getcwd())  # noqa: PTH109 - pathlib is slow to import
        if _is_odd(here):
            os.chdir(os.path.expanduser("~"))  # noqa: PTH111
    except OSError:  # it was removed, or there is no home
        return


def _is_odd(folder: str) -> bool:
    if folder == os.path.dirname(folder):  # noqa: PTH120
        return True
    taken = [os.path.dirname(bundle_folder()), os.environ.get("SYSTEMROOT", "")]  # noqa: PTH120
    return any(_is_in(folder, os.path.realpath(other)) for other in taken if other)


def _is_in(folder: str, other: str) -> bool:
    folder, other = os.path.normcase(folder), os.path.normcase(other)
    return folder == other or folder.startswith(other.rstrip(os.sep) + os.sep)

"""Where the observed side's files are that an interpreter is started with. No Qt, and quick to import.

Python keeps what it has compiled beside a module, and compiling all of the observed side takes as long as starting an
interpreter, in every process that is spawned. The packaged application brings it compiled for its own Python; for
another one its folder is often read-only, and nothing of ours shall be written there anyway. So another Python gets a
copy in the user's cache, where it can keep what it compiles.
"""

from __future__ import annotations

import os
import sys

from concgui.core.bundle import is_frozen, own_python
from concgui.core.privatefolder import make_private

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "program")  # noqa: PTH118, PTH120
_ENTRY = "launch.py"


def launcher(python: str) -> str:
    """Return the path of the file that `python` is started with."""
    folder = _FOLDER
    if python != own_python() and (is_frozen() or not os.access(folder, os.W_OK)):
        folder = _copied(folder) or folder
    return os.path.join(folder, _ENTRY)  # noqa: PTH118


def _copied(folder: str) -> str:
    """Return a copy of the folder in the user's cache, made if it is not there yet; "" where that cannot be had."""
    try:
        cache = _cache()
        if not cache:
            return ""
        os.makedirs(os.path.dirname(cache), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
        if not make_private(cache):  # whoever else could write there would have us run it
            return ""
        target = os.path.join(cache, f"program-{_mark(folder)}")  # noqa: PTH118
        if os.path.isfile(os.path.join(target, _ENTRY)):  # noqa: PTH113, PTH118
            return target
        import shutil
        import tempfile

        new = tempfile.mkdtemp(prefix="program-", dir=cache)
        try:
            shutil.copytree(folder, new, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
            os.rename(new, target)  # noqa: PTH104 - whole or not at all: another window may do the same
        except OSError:
            shutil.rmtree(new, ignore_errors=True)
        return target if os.path.isfile(os.path.join(target, _ENTRY)) else ""  # noqa: PTH113, PTH118
    except OSError:
        return ""


def _mark(folder: str) -> str:
    """Return a name for what the folder holds, from its files' names, sizes and times."""
    import zlib

    with os.scandir(folder) as entries:
        files = sorted(
            (entry.name, entry.stat().st_size, entry.stat().st_mtime_ns)
            for entry in entries
            if entry.name.endswith(".py")
        )
    return f"{zlib.crc32(repr((folder, files)).encode()):08x}"


def _cache() -> str:
    """Return the folder for what can be made again, "" for a user who has no home."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
        return os.path.join(base, "concgui", "cache") if base else ""  # noqa: PTH118
    home = os.path.expanduser("~")  # noqa: PTH111
    if sys.platform == "darwin":
        own = os.path.join(home, "Library", "Caches")  # noqa: PTH118
    else:
        own = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")  # noqa: PTH118
    # A home that is none is not made: it is that of a user who has none.
    there = bool(os.environ.get("XDG_CACHE_HOME")) or os.path.isdir(home)  # noqa: PTH112
    return os.path.join(own, "concgui") if there and os.path.isabs(own) else ""  # noqa: PTH117, PTH118

"""Where interpreters are on this machine: their paths, without asking any of them. No Qt."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from concgui.control.asking import NoAnswerError, ask
from concgui.core.bundle import own_python
from concgui.core.home import home

_NAME = re.compile(r"python(3(\.\d+)?t?)?(\.exe)?")
_VENVS = (".venv", "venv", "env", ".env")
_ABOVE = 5  #: folders above a script's own in which its virtual environment is looked for
_MOST = 60
_WINDOWS = sys.platform == "win32"


def places(script: str = "") -> list[str]:
    """Return paths of interpreters, the likeliest first: the script's virtual environments, ours, those on PATH, those
    that pyenv, uv and others have installed. Several may be one interpreter, and some may be none. This reads folders.
    """
    found: dict[str, None] = {}
    for path in _all(script):
        found.setdefault(os.path.abspath(path))  # noqa: PTH100 - links stay: a virtual environment's python is one
        if len(found) == _MOST:
            break
    return list(found)


def own_environments(script: str) -> Iterator[str]:
    """Yield the interpreters of the virtual environments beside a script and above it, the nearest first."""
    if script:
        folder = Path(script).absolute().parent
        for above in (folder, *list(folder.parents)[:_ABOVE]):
            for name in _VENVS:
                with contextlib.suppress(OSError):
                    if (above / name / "pyvenv.cfg").is_file():
                        yield from _of_prefix(above / name)


def _all(script: str) -> Iterator[str]:
    yield from own_environments(script)
    for name in ("VIRTUAL_ENV", "CONDA_PREFIX"):
        if os.environ.get(name):
            yield from _of_prefix(Path(os.environ[name]))
    yield own_python()
    home = _home()
    pyenv = Path(os.environ.get("PYENV_ROOT") or home / ".pyenv")
    for folder in os.get_exec_path():
        if Path(folder) != pyenv / "shims":  # each of them is one of pyenv's versions, which come below
            yield from _in(Path(folder))
    yield from _of_prefixes(pyenv / "versions")
    uv = os.environ.get("UV_PYTHON_INSTALL_DIR")
    yield from _of_prefixes(Path(uv) if uv else home / ".local" / "share" / "uv" / "python")
    for folder in ("/usr/local/bin", "/usr/bin", "/opt/homebrew/bin"):
        yield from _in(Path(folder))
    yield from _of_prefixes(Path("/opt"))
    yield from _of_prefixes(Path("/Library/Frameworks/Python.framework/Versions"))
    for name in ("miniconda3", "miniforge3", "anaconda3"):
        yield from _of_prefix(home / name)
        yield from _of_prefixes(home / name / "envs")
    if _WINDOWS:
        yield from _of_launcher()


def _home() -> Path:
    try:
        return home()
    except RuntimeError:  # there is none
        return Path("/nonexistent")


def _in(folder: Path) -> Iterator[str]:
    """Yield the interpreters in a folder of programs, "python3" before "python3.11"."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if _NAME.fullmatch(entry.name))
    except (OSError, ValueError):
        return
    for name in names:
        path = folder / name
        if os.access(path, os.X_OK) and path.is_file():
            yield str(path)


def _of_prefix(prefix: Path) -> Iterator[str]:
    """Yield the interpreter of a virtual environment or of an installation."""
    folders = (prefix / "Scripts", prefix) if _WINDOWS else (prefix / "bin",)
    for folder in folders:
        if first := next(_in(folder), None):
            yield first
            return


def _of_prefixes(folder: Path) -> Iterator[str]:
    """Yield the interpreters of all installations in a folder, the newest first."""
    with contextlib.suppress(OSError):
        for prefix in sorted(folder.iterdir(), key=_by_number, reverse=True):
            yield from _of_prefix(prefix)


def _by_number(path: Path) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", path.name)]


def _of_launcher() -> Iterator[str]:
    """Yield what Windows' own launcher knows: lines that end with a path."""
    try:
        lines = ask(["py", "-0p"], seconds=5).decode(errors="replace").splitlines()
    except (OSError, NoAnswerError):
        return
    for line in lines:
        if at := re.search(r"[A-Za-z]:\\.*\.exe$", line.strip()):
            yield at.group()

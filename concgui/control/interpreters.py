"""What an interpreter is: its version, whether it is free-threaded, and whether its programs can be observed. No Qt."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from concgui.control.asking import NoAnswerError, ask
from concgui.control.launch import LaunchError, find_python
from concgui.core.words import tr

OLDEST = (3, 9)
PATIENCE_S = 10.0
#: Understood by every Python, also by those that are refused. What `site` and our variables add is not looked at.
_QUESTION = """
import json, sys
try:
    import sysconfig
    free = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
except Exception:
    free = False
name = getattr(getattr(sys, "implementation", None), "name", "python")
sys.stdout.write(json.dumps(["a Python", name, sys.version.split()[0], sys.version_info[:2], free, sys.prefix]))
"""
_NAMES = {"cpython": "Python", "pypy": "PyPy", "graalpy": "GraalPy"}


class Interpreter(NamedTuple):
    """One interpreter. `problem`: why programs cannot run with it, one sentence, or ""."""

    path: str
    version: str = ""  #: "3.13.0"
    implementation: str = ""  #: "cpython"
    free_threaded: bool = False
    prefix: str = ""  #: a virtual environment's folder, or the installation's
    problem: str = ""

    @property
    def words(self) -> str:
        """What it is, as in "Python 3.13.0, free-threaded"."""
        name = _NAMES.get(self.implementation, self.implementation)
        free = tr(", free-threaded") if self.free_threaded else ""
        return f"{name} {self.version}{free}".strip()

    @property
    def identity(self) -> tuple[str, str]:
        """Two paths with the same one are one interpreter."""
        return os.path.realpath(self.path), self.prefix


_Stamp = tuple[int, int, int]
_known: dict[str, tuple[_Stamp, Interpreter]] = {}


def known(path: str) -> Interpreter | None:
    """Return what was last learnt about an interpreter, without looking."""
    entry = _known.get(path)
    return None if entry is None else entry[1]


def learn(python: str, *, seconds: float = PATIENCE_S, wanted: Callable[[], bool] = lambda: True) -> Interpreter:
    """Ask an interpreter, given as a path or found on PATH, what it is; what it said before is true while its file is
    the same. This waits for it. Raise NoAnswerError only if the answer is `wanted` no more.
    """
    try:
        path = find_python(python)
        stamp = _stamp(path)
    except (LaunchError, OSError, ValueError) as error:
        return Interpreter(python, problem=str(error) if isinstance(error, LaunchError) else _none(python))
    before = _known.get(path)
    if before is not None and before[0] == stamp:
        return before[1]
    learnt = _ask(path, python, seconds, wanted)
    if learnt.version:  # one that was slow may answer the next time
        _known[path] = stamp, learnt
    return learnt


def _stamp(path: str) -> _Stamp:
    there = Path(path).stat()
    config = venv_config(path)
    return there.st_mtime_ns, there.st_ino, config.stat().st_mtime_ns if config else 0


def venv_config(path: str) -> Path | None:
    """Return the file that makes an interpreter that of a virtual environment, None if it is none."""
    folder = Path(path).parent
    return next((file for file in (folder / "pyvenv.cfg", folder.parent / "pyvenv.cfg") if file.is_file()), None)


def _ask(path: str, python: str, seconds: float, wanted: Callable[[], bool]) -> Interpreter:
    try:
        answer = ask([path, "-E", "-s", "-S", "-c", _QUESTION], seconds=seconds, wanted=wanted)
        sign, implementation, version, numbers, free, prefix = json.loads(answer)
        if sign != "a Python" or not all(isinstance(number, int) for number in numbers):
            return Interpreter(path, problem=_none(python))
    except OSError as error:
        return Interpreter(
            path,
            problem=tr(
                "{python!r} is not a Python interpreter: {reason}.", python=python, reason=error.strerror or error
            ),
        )
    except NoAnswerError:
        if not wanted():
            raise
        return Interpreter(path, problem=_none(python))
    except (ValueError, TypeError, RecursionError):
        return Interpreter(path, problem=_none(python))
    config = venv_config(path)
    learnt = Interpreter(path, str(version), str(implementation), bool(free), str(config.parent if config else prefix))
    if learnt.implementation not in {"cpython", "python"}:
        return learnt._replace(
            problem=tr(
                "{python!r} is {words}: programs run with CPython, 3.9 or later.", python=python, words=learnt.words
            )
        )
    if tuple(numbers) < OLDEST:
        short = ".".join(map(str, numbers))
        return learnt._replace(
            problem=tr("{python!r} is Python {short}; 3.9 or later is needed.", python=python, short=short)
        )
    return learnt


def _none(python: str) -> str:
    return tr("{python!r} is not a Python interpreter: it did not tell its version.", python=python)

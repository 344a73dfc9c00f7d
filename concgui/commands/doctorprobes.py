"""What `concgui doctor` asks of processes of their own: what fails there may take its process along. No Qt.

The packaged application cannot run code with `-c`: it is asked by a name, as `concgui doctor --probe NAME`.
"""

from __future__ import annotations

import subprocess
import sys

from concgui.control.asking import NoAnswerError, ask
from concgui.core.bundle import own_command
from concgui.core.startmethod import METHODS

#: What `doctor --probe` understands. Not for users: nothing else says that it is there.
PROBES = ("qt",)
_PATIENCE_S = 30


def answer(probe: str) -> int:
    """Carry out a probe in this process; return the exit status."""
    assert probe in PROBES  # noqa: S101 - checked by who read the arguments
    try:
        from PySide6.QtGui import QGuiApplication
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        print(error, file=sys.stderr)
        return 1
    application = QApplication(["concgui"])  # where a plugin is missing, Qt ends the process here
    print(QGuiApplication.platformName())
    del application
    return 0


def ask_ourselves(probe: str) -> subprocess.CompletedProcess[str]:
    """Carry out a probe in a process of its own; one that hangs has exit status 1, and stderr says so."""
    command = [*own_command(), "doctor", "--probe", probe]
    try:
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", f"no answer within {_PATIENCE_S} s")
    except OSError as error:
        return subprocess.CompletedProcess(command, 1, "", f"{command[0]} cannot be run: {error.strerror}")


def start_methods(python: str) -> tuple[tuple[str, ...], str]:
    """Return the start methods that an interpreter has, in the order of our own; or () and a sentence why not."""
    question = "import multiprocessing; print(*multiprocessing.get_all_start_methods())"
    try:
        told = ask([python, "-E", "-s", "-c", question], seconds=_PATIENCE_S).decode("utf-8", "replace").split()
    except (OSError, NoAnswerError):
        told = []
    if not set(told) & set(METHODS):
        return (), f"{python} did not tell its start methods: it cannot import multiprocessing."
    return tuple(method for method in METHODS if method in told), ""

"""The application in a bare system, started as a desktop does, with strace looking on."""

import contextlib
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Self

from tests.packaged import strace
from tests.packaged.baresystem import RUNTIME_FOLDER, STUDENT, BareSystem
from tests.packaged.strace import Process, Seen
from tests.packaged.xscreen import wait

#: The application itself, as the kernel is asked to run it.
PROGRAM = "/usr/lib/concgui/concgui"


class Launched:
    """Context manager: `command` in `system` as its ordinary user on `display`. At its end nothing is left."""

    def __init__(self, system: BareSystem, display: str, folder: Path, *command: str, ends_all: bool = True) -> None:
        """`folder`: where strace writes, and what is printed goes; ends_all: whether nothing else is to go on."""
        self._ends_all = ends_all
        self.system = system
        self.trace = folder / "strace.txt"
        self.trace.touch()
        self._printed = folder / "printed.txt"
        words = system.command(
            command, user=STUDENT, DISPLAY=display, XDG_RUNTIME_DIR=RUNTIME_FOLDER, DBUS_SESSION_BUS_ADDRESS="disabled:"
        )
        with self._printed.open("ab") as printed:
            self.popen = subprocess.Popen(
                [*strace.COMMAND, "-o", str(self.trace), *words],
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=printed,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._ends_all:
            self.system.end_all()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.popen.wait(20)
        self.popen.kill()

    @property
    def printed(self) -> str:
        """What was written to stdout and stderr."""
        return self._printed.read_text("utf-8", "replace")

    def seen(self) -> Seen:
        """Return what strace has seen so far."""
        return strace.read(self.trace)

    def wait(self, condition: Callable[[Seen], object], what: str) -> None:
        """Wait until the condition holds for what strace has seen."""
        try:
            wait(lambda: condition(self.seen()), what)
        except TimeoutError as error:
            raise TimeoutError(f"{error}\n{self.printed}") from None

    def wait_gone(self) -> None:
        """Wait until nothing runs in the system any more, and strace has written what it saw."""
        wait(lambda: not self.system.processes(), f"{self.system.processes()} to be gone")
        self.popen.wait(20)


def window_of(seen: Seen) -> Process:
    """Return the process that the window is in: the first that the application's program was run in."""
    return seen.running(PROGRAM)[0]

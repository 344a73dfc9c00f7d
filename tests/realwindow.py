"""The real window as a process of its own, as a user starts it: `python -m concgui FILE`, driven by mouse and keyboard.

For what cannot be seen from inside: how the process ends, and what is left of the processes that it started. They are
found by a mark in their environment, also when init has adopted them.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Self

import psutil

from tests.xinput import Input

ROOT = Path(__file__).resolve().parents[1]
MARK = "CONCGUI_TEST_WINDOW"
PATIENCE_S = 20.0


class RealWindow:
    """Context manager. At its end nothing is left, whatever happened."""

    def __init__(self, hands: Input, folder: Path, *arguments: object) -> None:
        """`folder`: where stderr goes; `arguments`: of `concgui`."""
        self.hands = hands
        self.mark = uuid.uuid4().hex
        self._errors = folder / f"{self.mark}.err"
        with self._errors.open("wb") as errors:
            self.popen = subprocess.Popen(
                [sys.executable, "-m", "concgui", *map(str, arguments)],
                cwd=ROOT,
                env={**os.environ, MARK: self.mark},
                stdin=subprocess.DEVNULL,
                stdout=errors,
                stderr=errors,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.processes():
            with contextlib.suppress(psutil.Error):
                process.kill()
        self.popen.wait(PATIENCE_S)

    # --- looking ------------------------------------------------------------------------------------------------------
    @property
    def errors(self) -> str:
        """What the process wrote to stdout and stderr."""
        return self._errors.read_text("utf-8", "replace")

    @property
    def errors_size(self) -> int:
        """How many bytes that is."""
        return self._errors.stat().st_size

    def processes(self) -> list[psutil.Process]:
        """Return all living processes with the mark, the window itself included."""
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error, OSError):
                if process.environ().get(MARK) == self.mark and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
        return found

    def program(self) -> list[psutil.Process]:
        """Return the processes of the observed program, the guard included."""
        return [process for process in self.processes() if process.pid != self.popen.pid]

    def part(self, name: str) -> psutil.Process | None:
        """Return "window", "guard", "main" or "fork server"; None while it is not there."""
        with contextlib.suppress(psutil.Error):
            window = psutil.Process(self.popen.pid)
            if name == "window":
                return window
            guard = next((child for child in window.children() if child.status() != psutil.STATUS_ZOMBIE), None)
            if name == "guard" or guard is None:
                return guard
            main = next(iter(guard.children()), None)
            if name == "main" or main is None:
                return main
            servers = (child for child in main.children() if any("forkserver" in word for word in child.cmdline()))
            return next(servers, None)
        return None

    def wait(self, condition: Callable[[], object], what: str, patience_s: float = PATIENCE_S) -> None:
        """Wait until the condition holds; raises TimeoutError with `what`."""
        deadline = time.monotonic() + patience_s
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError(f"waited {patience_s:g} s in vain for: {what}\n{self.errors}")
            Event().wait(0.01)

    def wait_ready(self, title: str) -> None:
        """Wait until the window has the focus and shows `title`: a script can be run then."""
        self.wait(lambda: title in self.hands.focused_title() or self.popen.poll() is not None, f"a window {title}")

    # --- doing --------------------------------------------------------------------------------------------------------
    def run(self, title: str) -> None:
        """Press Ctrl+Return in the window of this title until its program is there."""
        self.wait_ready(title)
        self.press_until("Ctrl+Return", lambda: self.part("guard"), "the program to begin")

    def press_until(self, key: str, condition: Callable[[], object], what: str) -> None:
        """Press a key again and again: the window has its title a moment before it has its keys."""
        again = 0.0

        def pressed() -> bool:
            nonlocal again
            if condition():
                return True
            if time.monotonic() > again:
                again = time.monotonic() + 0.3
                self.hands.key(key)
            return False

        self.wait(pressed, what)

    def kill(self, *names: str) -> None:
        """Send SIGKILL to parts, one directly after the other."""
        found = [self.part(name) for name in names]
        for process in found:
            if process is not None:
                with contextlib.suppress(psutil.NoSuchProcess):
                    process.send_signal(signal.SIGKILL)
        if "window" in names:
            self.popen.wait(PATIENCE_S)

    def wait_gone(self) -> None:
        """Wait until nothing of the program is left. Two looks: a process that is just being replaced shows no mark."""
        self.wait(lambda: not self.program() and not self.program(), f"{self.program()} to be gone", 10)

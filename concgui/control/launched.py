"""What is to be launched, and what has been: commands to it, its end. No Qt; only what is quick to import."""

from __future__ import annotations

import errno
import os
import time

from concgui.control.launcherplace import launcher
from concgui.core.bundle import own_python
from concgui.program import wire

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from concgui.control.typed import TypedInput

#: Commands that may wait on our side when their pipe is full, in bytes.
_MAX_UNSENT = 1 << 20
#: Bytes written at once: no more than an empty pipe has room for, where the system writes all or nothing (Windows).
_AT_ONCE = 4096
#: What a full pipe says that never blocks. Windows says that the disk is full.
_FULL = {errno.EAGAIN, errno.EWOULDBLOCK, errno.ENOSPC}


class LaunchError(Exception):
    """The program could not be started; the text is one sentence for the user."""


class LaunchSpec:
    """What to start, and how.

    mode: "script" and "module" run `target` as Python itself would; "statements" executes the text of the file
    `target` and then what is sent. start_method: "" leaves it to Python. cores: the allowed ones, None for all.
    terminal: the program keeps our stdin, stdout, stderr and process group, as if it were run without us; otherwise
    it gets no input, a session of its own, and pipes that the owner must read (`stdout_fd`, `stderr_fd`).
    typed: not with `terminal`: its stdin is a pipe from us (`ObservedProgram.typed`).
    folder: its working directory, "" for ours; `target` is then an absolute path, or a module.
    environment: all of its variables, None for ours.
    text: that of the program, where it is known otherwise than by reading `target`.
    lines: main's lines are told, of scripts and modules.
    go: the program begins at once, without waiting for `send(wire.GO)`.
    """

    __slots__ = (
        "args",
        "cores",
        "environment",
        "folder",
        "go",
        "lines",
        "mode",
        "python",
        "start_method",
        "target",
        "terminal",
        "text",
        "typed",
    )

    def __init__(
        self,
        mode: str,
        target: str,
        args: Sequence[str] = (),
        *,
        start_method: str = "",
        python: str = "",
        cores: Iterable[int] | None = None,
        terminal: bool = False,
        typed: bool = False,
        folder: str = "",
        environment: Mapping[str, str] | None = None,
        text: str | None = None,
        lines: bool = True,
        go: bool = True,
    ) -> None:
        self.mode = mode
        self.target = target
        self.args = tuple(args)
        self.start_method = start_method
        self.python = python or own_python()
        self.cores = None if cores is None else frozenset(cores)
        self.terminal = terminal
        self.typed = typed
        self.folder = folder
        self.environment = environment
        self.text = text
        self.lines = lines
        self.go = go


class ObservedProgram:
    """A program that was launched. Not thread-safe, but `event_fd` may be read by another thread.

    pid: the guard's; MainProcess tells its own in its HELLO event. event_fd: non-blocking; end-of-file says that the
    last process of the tree is gone. stdout_fd, stderr_fd: pipes to read, or None where it writes to our own.
    typed: its stdin, if that is a pipe from us. has_guard: MainProcess's end is told by a guard, see `wire.MAIN_EXIT`.
    """

    has_guard = True

    def __init__(
        self,
        pid: int,
        event_fd: int,
        command_fd: int,
        control_fd: int,
        outputs: tuple[int | None, int | None],
        typed: TypedInput | None = None,
    ) -> None:
        self.pid = pid
        self.event_fd = event_fd
        self.stdout_fd, self.stderr_fd = outputs
        self.typed = typed
        self.returncode: int | None = None
        self._command_fd = command_fd
        self._control_fd = control_fd
        self._unsent = b""

    def send(self, op: int, number: int = 0, text: str = "") -> bool:
        """Send one command, at once or as soon as its pipe has room. False: the queue is full, or nobody reads it."""
        if len(self._unsent) > _MAX_UNSENT:
            self.flush()
            if len(self._unsent) > _MAX_UNSENT:
                return False
        self._unsent += wire.command(op, number, text)
        return self.flush()

    def flush(self) -> bool:
        """Write what waits on our side. False: the other end is closed and nothing will arrive any more."""
        while self._unsent:
            try:
                written = os.write(self._command_fd, self._unsent[:_AT_ONCE])
            except OSError as error:
                if error.errno in _FULL:
                    return True
                self._unsent = b""
                return False
            self._unsent = self._unsent[written:]
        return True

    @property
    def has_unsent(self) -> bool:
        """Whether `flush` must be called again, later."""
        return bool(self._unsent)

    def stop(self) -> None:
        """Ask the guard for SIGTERM to MainProcess and, one second later, the end of the whole tree."""
        self._control(wire.CONTROL_STOP)

    def kill(self) -> None:
        """Ask the guard to kill the whole tree now."""
        self._control(wire.CONTROL_KILL)

    def _control(self, request: bytes) -> None:
        try:  # noqa: SIM105
            os.write(self._control_fd, request)
        except OSError:  # the guard is gone, which is what was asked for
            pass

    def poll(self) -> int | None:
        """Exit code of MainProcess as the guard passed it on (-N: signal N), or None while the guard lives."""
        if self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:  # somebody else in this process waited for it
                self.returncode = 255
            else:
                if pid:
                    self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        """Like `poll`, after waiting up to `timeout` seconds, or for ever."""
        deadline = None if timeout is None else time.monotonic() + timeout
        pause = 0.0005
        while self.poll() is None:
            left = pause if deadline is None else deadline - time.monotonic()
            if left <= 0:
                break
            time.sleep(min(pause, left))
            pause = min(pause * 2, 0.02)
        return self.returncode

    def close(self) -> None:
        """Close our ends. The guard takes the end of its control pipe as the order to kill what is left."""
        for name in ("event_fd", "_command_fd", "_control_fd", "stdout_fd", "stderr_fd"):
            fd = getattr(self, name)
            if fd is not None and fd >= 0:
                setattr(self, name, -1)
                os.close(fd)
        if self.typed is not None:
            self.typed.close()


def program_arguments(numbers: Iterable[str], spec: LaunchSpec) -> list[str]:
    """Return the arguments of the interpreter; `numbers`: of the events, commands and control pipe, as inherited."""
    options = "lines" if spec.lines else "-"
    return [launcher(spec.python), *numbers, spec.start_method or "-", spec.mode, options, spec.target, *spec.args]

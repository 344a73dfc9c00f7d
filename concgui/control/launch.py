"""Start the observed program, send it commands, stop it. No Qt; the only file that launches `concgui.program`.

What is started is a fresh interpreter.  It becomes the *guard*, forks MainProcess and waits for it; the
`ObservedProgram` here stands for the guard, whose exit status is MainProcess's.  Three pipes lead there::

    events    guard, MainProcess and all its descendants → us   (their end never blocks: a full pipe drops and counts)
    commands  us → MainProcess                                  (our end never blocks: a full pipe refuses)
    control   us → guard                                        (end-of-file, also by our SIGKILL, ends the whole tree)

Only what is quick to import is imported here (not even contextlib): `concgui record` is measured against plain
Python, and `subprocess` alone would cost as much as a whole interpreter's start.
"""

from __future__ import annotations

import fcntl
import os
import select
import sys
import time

from concgui.program import wire

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Where the ends that the program inherits are put: out of the way of the low numbers that a script may know.
_FIRST_FD = 100
_PIPE_BYTES = 1 << 20
_F_SETPIPE_SZ = 1031  # linux/fcntl.h
_SIGPIPE, _SIGXFSZ = 13, 25
#: Commands that may wait on our side when their pipe is full, in bytes.
_MAX_UNSENT = 1 << 20

_LAUNCHER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "program", "launch.py")  # noqa: PTH118, PTH120


class LaunchError(Exception):
    """The program could not be started; the text is one sentence for the user."""


class LaunchSpec:
    """What to start, and how.

    mode: "script" and "module" run `target` as Python itself would; "statements" executes the text of the file
    `target` and then what is sent. start_method: "" leaves it to Python. cores: the allowed ones, None for all.
    terminal: the program keeps our stdin, stdout, stderr and process group, as if it were run without us; otherwise
    it gets no input, a session of its own, and pipes that the owner must read (`stdout_fd`, `stderr_fd`).
    go: the program begins at once, without waiting for `send(wire.GO)`.
    """

    __slots__ = ("args", "cores", "go", "mode", "python", "start_method", "target", "terminal")

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
        go: bool = True,
    ) -> None:
        self.mode = mode
        self.target = target
        self.args = tuple(args)
        self.start_method = start_method
        self.python = python or sys.executable
        self.cores = None if cores is None else frozenset(cores)
        self.terminal = terminal
        self.go = go


class ObservedProgram:
    """A program that was launched. Not thread-safe, but `event_fd` may be read by another thread.

    pid: the guard's; MainProcess tells its own in its HELLO event. event_fd: non-blocking; end-of-file says that the
    last process of the tree is gone. stdout_fd, stderr_fd: pipes to read, or None where it writes to our own.
    """

    def __init__(
        self, pid: int, event_fd: int, command_fd: int, control_fd: int, outputs: tuple[int | None, int | None]
    ) -> None:
        self.pid = pid
        self.event_fd = event_fd
        self.stdout_fd, self.stderr_fd = outputs
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
                written = os.write(self._command_fd, self._unsent)
            except BlockingIOError:
                return True
            except OSError:
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


def launch(spec: LaunchSpec) -> ObservedProgram:
    """Start the program that `spec` describes. Raise LaunchError with one sentence when that is impossible.

    No descriptor but its own pipes, and those that we were given as inheritable, reaches the program.
    """
    python = find_python(spec.python)
    ours: list[int] = []
    theirs: list[int] = []
    moved: list[tuple[int, int]] = []  # (our number, the number that it has in the program)

    def pipe(*, program_writes: bool) -> tuple[int, int]:
        read, write = os.pipe()
        near, far = (read, write) if program_writes else (write, read)
        ours.append(near)
        theirs.append(far)
        return near, far

    def inherited(fd: int) -> str:
        try:
            number = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, _FIRST_FD)
        except OSError:  # the limit for descriptors is lower than that
            number = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 3)
        theirs.append(number)
        moved.append((fd, number))
        return str(number)

    try:
        event_near, event_far = pipe(program_writes=True)
        command_near, command_far = pipe(program_writes=False)
        control_near, control_far = pipe(program_writes=False)
        for fd in (event_far, command_far):
            _enlarge(fd)
        for fd in (event_near, event_far, command_near, control_near):
            os.set_blocking(fd, False)
        numbers = [inherited(fd) for fd in (event_far, command_far, control_far)]
        outputs: tuple[int | None, int | None] = (None, None)
        if not spec.terminal:
            null = os.open(os.devnull, os.O_RDONLY)
            theirs.append(null)
            out_near, out_far = pipe(program_writes=True)
            err_near, err_far = pipe(program_writes=True)
            outputs = out_near, err_near
            moved += [(null, 0), (out_far, 1), (err_far, 2)]
        if spec.go:
            os.write(command_near, wire.command(wire.GO))
        argv = [python, _LAUNCHER, *numbers, spec.start_method or "-", spec.mode, spec.target, *spec.args]
        pid = _spawn(argv, moved, spec)
    except BaseException as error:
        for fd in ours:
            os.close(fd)
        if isinstance(error, OSError | ValueError):
            raise LaunchError(_sentence(error, python)) from error
        raise
    finally:
        for fd in theirs:
            os.close(fd)
    return ObservedProgram(pid, event_near, command_near, control_near, outputs)


def find_python(python: str) -> str:
    """Return the path of an interpreter, given as a path or found on PATH. Raise LaunchError if there is none."""
    candidates = [python]
    if os.sep not in python:
        candidates = [os.path.join(folder, python) for folder in os.get_exec_path()]  # noqa: PTH118
    for path in candidates:
        if os.path.isfile(path) and os.access(path, os.X_OK):  # noqa: PTH113
            return path
    if not any(os.path.exists(path) for path in candidates):  # noqa: PTH110
        raise LaunchError(f"There is no Python interpreter {python!r}.")
    raise LaunchError(f"{python!r} is not a Python interpreter: it is not an executable file.")


def _spawn(argv: list[str], moved: list[tuple[int, int]], spec: LaunchSpec) -> int:
    actions = [(os.POSIX_SPAWN_DUP2, source, target) for source, target in moved]
    before = None
    if spec.cores is not None and hasattr(os, "sched_setaffinity"):
        # The child inherits the allowed cores of the thread that creates it, which gets its own back below.
        before = os.sched_getaffinity(0)
        os.sched_setaffinity(0, spec.cores)
    try:
        # Python ignores these two signals in itself; the program shall find them as a shell would leave them.
        restored = (_SIGPIPE, _SIGXFSZ)
        if spec.terminal:
            return os.posix_spawn(argv[0], argv, os.environ, file_actions=actions, setsigdef=restored)
        try:
            return os.posix_spawn(argv[0], argv, os.environ, file_actions=actions, setsigdef=restored, setsid=True)
        except NotImplementedError:
            return os.posix_spawn(argv[0], argv, os.environ, file_actions=actions, setsigdef=restored, setpgroup=0)
    finally:
        if before is not None:
            os.sched_setaffinity(0, before)


def _enlarge(fd: int) -> None:
    if sys.platform == "linux":
        try:  # noqa: SIM105
            fcntl.fcntl(fd, _F_SETPIPE_SZ, _PIPE_BYTES)
        except OSError:  # the user's quota of enlarged pipes is used up: 64 KB must do
            pass


def _sentence(error: Exception, python: str) -> str:
    if isinstance(error, ValueError):
        return f"The program cannot be started: {error}."
    reason = getattr(error, "strerror", None) or str(error)
    if getattr(error, "errno", 0) == 8:  # ENOEXEC
        return f"{python!r} is not a Python interpreter: the system cannot execute it."
    return f"The program cannot be started with {python!r}: {reason}."


def readable(fds: Sequence[int], timeout: float | None) -> list[int]:
    """Return those of `fds` that can be read or are at their end, after waiting up to `timeout` seconds."""
    poller = select.poll()
    for fd in fds:
        poller.register(fd, select.POLLIN)
    return [fd for fd, _ in poller.poll(None if timeout is None else max(0.0, timeout * 1000))]

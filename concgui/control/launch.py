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

import os
import select
import sys

if sys.platform != "win32":
    import fcntl

from concgui.control.launched import LaunchError, LaunchSpec, ObservedProgram, program_arguments
from concgui.core.words import tr
from concgui.program import wire

__all__ = ["LaunchError", "LaunchSpec", "ObservedProgram", "find_python", "launch", "readable"]

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import Sequence

    from concgui.control.typed import TypedInput

#: Where the ends that the program inherits are put: out of the way of the low numbers that a script may know.
_FIRST_FD = 100
_PIPE_BYTES = 1 << 20
_F_SETPIPE_SZ = 1031  # linux/fcntl.h
_SIGINT, _SIGQUIT, _SIGPIPE, _SIGXFSZ = 2, 3, 13, 25


def launch(spec: LaunchSpec) -> ObservedProgram:
    """Start the program that `spec` describes. Raise LaunchError with one sentence when that is impossible.

    No descriptor but its own pipes, and those that we were given as inheritable, reaches the program.
    """
    python = find_python(spec.python)
    if sys.platform == "win32":
        from concgui.control.launch_windows import launch_windows

        return launch_windows(spec, python)
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
        typed_near: int | None = None
        if not spec.terminal:
            if spec.typed:
                typed_near, stdin = pipe(program_writes=False)
                os.set_blocking(typed_near, False)
            else:
                stdin = os.open(os.devnull, os.O_RDONLY)
                theirs.append(stdin)
            out_near, out_far = pipe(program_writes=True)
            err_near, err_far = pipe(program_writes=True)
            outputs = out_near, err_near
            moved += [(stdin, 0), (out_far, 1), (err_far, 2)]
        if spec.go:
            os.write(command_near, wire.command(wire.GO))
        pid = _spawn([python, *program_arguments(numbers, spec)], moved, spec)
    except BaseException as error:
        for fd in ours:
            os.close(fd)
        if isinstance(error, OSError | ValueError):
            raise LaunchError(_sentence(error, python, spec.folder)) from error
        raise
    finally:
        for fd in theirs:
            os.close(fd)
    return ObservedProgram(pid, event_near, command_near, control_near, outputs, _typed(typed_near))


def _typed(fd: int | None) -> TypedInput | None:
    """Return what writes to the program's stdin; `concgui record` needs none of it."""
    if fd is None:
        return None
    from concgui.control.typed import TypedInput

    return TypedInput(fd)


def find_python(python: str) -> str:
    """Return the path of an interpreter, given as a path or found on PATH. Raise LaunchError if there is none."""
    candidates = [python]
    if sys.platform == "win32" and not python.lower().endswith(".exe"):
        python += ".exe"
        candidates.append(python)
    if os.sep not in python and (os.altsep or os.sep) not in python:
        candidates = [os.path.join(folder, python) for folder in os.get_exec_path()]  # noqa: PTH118
    for path in candidates:
        if os.path.isfile(path) and os.access(path, os.X_OK):  # noqa: PTH113
            return path
    if not any(os.path.exists(path) for path in candidates):  # noqa: PTH110
        raise LaunchError(tr("There is no Python interpreter {python!r}.", python=python))
    raise LaunchError(tr("{python!r} is not a Python interpreter: it is not an executable file.", python=python))


def _spawn(argv: list[str], moved: list[tuple[int, int]], spec: LaunchSpec) -> int:
    before = None
    if spec.cores is not None and hasattr(os, "sched_setaffinity"):
        # The child inherits the allowed cores of the thread that creates it, which gets its own back below.
        before = os.sched_getaffinity(0)
        os.sched_setaffinity(0, spec.cores)
    try:
        if spec.folder:
            from concgui.control.launch_in_folder import spawn_in_folder

            return spawn_in_folder(argv, moved, spec)
        return _spawn_here(argv, moved, spec)
    finally:
        if before is not None:
            os.sched_setaffinity(0, before)


def _spawn_here(argv: list[str], moved: list[tuple[int, int]], spec: LaunchSpec) -> int:
    actions = [(os.POSIX_SPAWN_DUP2, source, target) for source, target in moved]
    variables = os.environ if spec.environment is None else spec.environment
    # Python ignores these two signals in itself; the program shall find them as a shell would leave them.
    restored: tuple[int, ...] = (_SIGPIPE, _SIGXFSZ)
    if spec.terminal:
        return os.posix_spawn(argv[0], argv, variables, file_actions=actions, setsigdef=restored)
    # A window that a script has started in the background ignores these two; what it runs is nobody's background.
    restored += (_SIGINT, _SIGQUIT)
    try:
        return os.posix_spawn(argv[0], argv, variables, file_actions=actions, setsigdef=restored, setsid=True)
    except NotImplementedError:
        return os.posix_spawn(argv[0], argv, variables, file_actions=actions, setsigdef=restored, setpgroup=0)


def _enlarge(fd: int) -> None:
    if sys.platform == "linux":
        try:  # noqa: SIM105
            fcntl.fcntl(fd, _F_SETPIPE_SZ, _PIPE_BYTES)
        except OSError:  # the user's quota of enlarged pipes is used up: 64 KB must do
            pass


def _sentence(error: Exception, python: str, folder: str) -> str:
    if isinstance(error, ValueError):
        return tr("The program cannot be started: {error}.", error=error)
    reason = getattr(error, "strerror", None) or str(error)
    if folder and getattr(error, "filename", None) == folder:
        return tr("The program cannot be started in the folder {folder}: {reason}.", folder=folder, reason=reason)
    if getattr(error, "errno", 0) == 8:  # ENOEXEC
        return tr("{python!r} is not a Python interpreter: the system cannot execute it.", python=python)
    return tr("The program cannot be started with {python!r}: {reason}.", python=python, reason=reason)


def readable(fds: Sequence[int], timeout: float | None) -> list[int]:
    """Return those of `fds` that can be read or are at their end, after waiting up to `timeout` seconds."""
    if sys.platform == "win32":
        from concgui.control.launch_windows import readable_windows

        return readable_windows(list(fds), timeout)
    poller = select.poll()
    for fd in fds:
        poller.register(fd, select.POLLIN)
    return [fd for fd, _ in poller.poll(None if timeout is None else max(0.0, timeout * 1000))]

"""The guard: the parent of MainProcess, which sees to it that the whole tree ends.

It is the launcher itself after one fork: it never runs a line of the user's.  As the "child subreaper" it inherits
every orphan of the tree, so `waitpid` saying "no children" is the proof that nothing is left.  It obeys the control
pipe (see `wire`), whose end-of-file means that the window is gone.
"""

from __future__ import annotations

import errno
import os
import select
import signal
import time

from . import channel, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
GRACE_S = 1.0  # between SIGTERM to MainProcess and SIGKILL to the tree
_IGNORED = ("SIGINT", "SIGHUP", "SIGQUIT", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGPIPE")


def guard(main_pid: int, control_fd: int, ready_fd: int) -> NoReturn:
    """Watch over `main_pid` until nothing of its tree is left; leave with its exit status.

    MainProcess waits for the end of file of `ready_fd`: what the program left alone earlier would be init's.
    """
    _become_subreaper()
    os.close(ready_fd)
    wake_r, wake_w = os.pipe()
    os.set_blocking(wake_w, False)
    os.set_blocking(wake_r, False)
    signal.set_wakeup_fd(wake_w, warn_on_full_buffer=False)
    stop_asked = []

    def note(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGTERM:
            stop_asked.append(number)

    signal.signal(signal.SIGCHLD, note)
    signal.signal(signal.SIGTERM, note)
    for name in _IGNORED:
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    _let_go_of_streams()

    status: int | None = None
    deadline: float | None = None  # of the stop ladder
    killing = False
    poller = select.poll()
    poller.register(wake_r, select.POLLIN)
    poller.register(control_fd, select.POLLIN)
    while True:
        status, left = _reap(main_pid, status)
        if not left:
            break
        if status is not None and os.WIFSIGNALED(status):
            killing = True  # what is left are orphans of a MainProcess that was killed
        if deadline is not None and time.monotonic() >= deadline:
            killing = True
        if killing:
            _kill_descendants()
        timeout = 5.0 if killing else None if deadline is None else max(0.0, deadline - time.monotonic()) * 1e3 + 1
        for fd, _ in poller.poll(timeout):
            data = _read(fd)
            if fd == wake_r:
                continue
            if data == b"" or wire.CONTROL_KILL in data:
                killing = True
                if data == b"":
                    poller.unregister(fd)
            elif wire.CONTROL_STOP in data:
                stop_asked.append(0)
        if stop_asked and deadline is None:
            deadline = time.monotonic() + GRACE_S
            if status is None:
                _send(main_pid, signal.SIGTERM)
            else:
                killing = True
    _leave(status or 0)


def _reap(main_pid: int, status: int | None) -> tuple[int | None, bool]:
    """Reap whoever has ended; return main's wait status if known, and whether anybody is left."""
    while True:
        try:
            pid, ended = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return status, False
        if pid == 0:
            return status, True
        if pid == main_pid:
            status = ended
            code = os.WEXITSTATUS(ended) if os.WIFEXITED(ended) else -os.WTERMSIG(ended)
            channel.emit(wire.MAIN_EXIT, main_pid, code)


def _kill_descendants() -> None:
    for pid in descendants(os.getpid()):
        _send(pid, signal.SIGKILL)


def descendants(root: int) -> list[int]:
    """Return the pids of all processes below `root`, parents first."""
    children: dict[int, list[int]] = {}
    for pid, parent in _parents():
        children.setdefault(parent, []).append(pid)
    found = list(children.get(root, ()))
    for pid in found:
        found.extend(children.get(pid, ()))
    return found


def _parents() -> list[tuple[int, int]]:
    try:
        names = os.listdir("/proc")
    except OSError:
        return _parents_by_ps()
    pairs = []
    for name in names:
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", "rb") as file:
                    # The name in parentheses may hold anything, also blanks and parentheses.
                    fields = file.read().rpartition(b")")[2].split()
            except OSError:
                continue
            pairs.append((int(name), int(fields[1])))
    return pairs


def _parents_by_ps() -> list[tuple[int, int]]:
    """MacOS has no /proc."""
    import subprocess

    rows = subprocess.run(["/bin/ps", "-axo", "pid=,ppid="], stdout=subprocess.PIPE, check=False).stdout.split()
    numbers = [int(row) for row in rows]
    return list(zip(numbers[::2], numbers[1::2]))


def _send(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except OSError:  # gone, or another user's
        pass


def _read(fd: int) -> bytes:
    try:
        return os.read(fd, 4096)
    except OSError as error:
        return b"?" if error.errno in (errno.EAGAIN, errno.EINTR) else b""


def _become_subreaper() -> None:
    """Inherit orphans, as init would (Linux). Elsewhere the life pipe is what ends them."""
    try:
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass


def _let_go_of_streams() -> None:
    """A reader of the program's stdout must see end-of-file when the program closes it, not when we end."""
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    os.close(null)


def _leave(status: int) -> NoReturn:
    """End as MainProcess ended."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        try:
            import resource

            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if number not in (signal.SIGKILL, signal.SIGSTOP):
                signal.signal(number, signal.SIG_DFL)
        except (ImportError, OSError, ValueError):
            pass
        os.kill(os.getpid(), number)
    os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 1)

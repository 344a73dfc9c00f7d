"""Nothing outlives the window: the life pipe.

Each Python process of the tree holds the reading end of a pipe whose only writing end is the guard's.  The process has
its own open file description of it, set to O_ASYNC with SIGKILL as its signal: when the writing end is closed, however
the guard went, the kernel itself ends the process, even inside a native loop that holds the GIL (fcntl(2), F_SETSIG;
noticed in under 1 ms).  No thread and no handler is added to what is observed.

Where the system has no F_SETSIG (macOS), a daemon thread waits on the pipe instead.
"""

from __future__ import annotations

import os

from .channel import is_ours, move_high

try:
    import fcntl
except ImportError:  # Windows: a job object does all this, see concgui.control
    pass

_F_SETOWN = 8
_F_SETSIG = 10
_SIGKILL = 9  # on every POSIX system; the module signal costs an import of enum

_base = -1
_inode = 0  # of the first pipe
#: Descriptors with the inodes of their pipes: the program may close them and get the numbers again.
_armed: list[tuple[int, int]] = []
_bases: list[tuple[int, int]] = []


def descriptor() -> int:
    """Return the reading end that children inherit, -1 if there is none, or the program has closed it."""
    return _base if is_ours(_base, _inode) else -1


def hold(fd: int) -> None:
    """End this process and its forks when the writing end of the pipe `fd` is closed by its last holder."""
    global _base, _inode
    fd = move_high(fd)
    inode = os.fstat(fd).st_ino
    if not _bases:
        os.register_at_fork(after_in_child=_arm_again)
        _base, _inode = fd, inode
    _bases.append((fd, inode))
    _arm(fd, inode)


def _arm(fd: int, inode: int) -> None:
    try:
        # A description of our own: the owner who gets the signal belongs to the description, not to the descriptor.
        own = os.open(f"/proc/self/fd/{fd}", os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        own = move_high(own)
        fcntl.fcntl(own, _F_SETOWN, os.getpid())
        fcntl.fcntl(own, _F_SETSIG, _SIGKILL)
        fcntl.fcntl(own, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
    except (OSError, AttributeError):
        _watch_by_thread(fd)
        return
    _armed.append((own, inode))
    try:
        gone = os.read(own, 1) == b""  # closed before we were armed
    except OSError:
        gone = False
    if gone:
        os.kill(os.getpid(), _SIGKILL)


def _arm_again() -> None:
    """In a forked child: the parent's descriptions name the parent as owner; take new ones."""
    for fd, inode in _armed:
        if is_ours(fd, inode):
            os.close(fd)
    _armed.clear()
    for fd, inode in _bases:
        if is_ours(fd, inode):
            _arm(fd, inode)


def _watch_by_thread(fd: int) -> None:
    import _thread
    import select

    def watch() -> None:
        try:
            select.select([fd], [], [])
        except (OSError, ValueError):
            return
        os.kill(os.getpid(), _SIGKILL)

    _thread.start_new_thread(watch, ())

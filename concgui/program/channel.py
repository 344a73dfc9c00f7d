"""The observed side's end of the event pipe: one function, `emit`, that never blocks what it observes.

The descriptor is non-blocking.  A full pipe drops the event; the gap in `seq` tells the reader how many.  The few
lifecycle events may wait up to PATIENCE_S, so that they are the last to be lost.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from _thread import get_native_id

from . import handles, wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: Longest time in seconds that a lifecycle event waits for room in the pipe.
PATIENCE_S = 0.05
#: Our descriptors stand this high, out of the way of programs that count on the low numbers.
LOWEST_FD = 200

# Taken before anybody can replace them.
_now = time.perf_counter_ns
_sleep = time.sleep
if sys.platform == "win32":
    _write = handles.write_without_waiting
else:
    _write = os.write
_pack = wire.RECORD.pack

#: Between two looks whether the descriptor is still ours: a program that closes them all may get its number again.
LOOK_NS = 10_000_000

_fd = -1
_inode = 0  # of the pipe
_look_ns = 0  # when to look again
_pid = -1
_count = itertools.count()
_names: dict[str, int] = {}
MOST_NAMES = 5000


def descriptor() -> int:
    """Return the pipe's descriptor in this process, -1 if there is none."""
    return _fd


def open_channel(fd: int) -> None:
    """Send this process's events to `fd` from now on."""
    global _fd, _inode
    _fd = move_high(fd)
    _inode = os.fstat(_fd).st_ino
    begin_process()
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=begin_process)


def begin_process() -> None:
    """Start counting anew: this is a process of its own (called first in a child made by fork)."""
    global _pid, _count, _look_ns
    _pid = os.getpid()
    _look_ns = 0
    _count = itertools.count()
    _names.clear()


def move_high(fd: int) -> int:
    """Return a duplicate of `fd` at LOWEST_FD or above, close-on-exec, and close `fd` itself."""
    try:
        import fcntl
    except ImportError:  # Windows
        return fd
    try:
        high = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, LOWEST_FD)
    except OSError:  # a lower limit on open files than LOWEST_FD
        os.set_inheritable(fd, False)
        return fd
    os.close(fd)
    return high


def is_ours(fd: int, inode: int) -> bool:
    """Whether `fd` is still open on what has this inode."""
    try:
        return os.fstat(fd).st_ino == inode
    except OSError:
        return False


def emit(kind: int, subject: int = 0, value: int = 0, payload: bytes = b"", t_ns: int = 0) -> None:
    """Send one event. Returns at once, whatever happens to the pipe. t_ns: when it was, 0 for now."""
    fd = _fd
    if fd < 0:
        return
    t_ns = t_ns or _now()
    if t_ns > _look_ns and not _look(t_ns):
        return
    if payload:
        record = wire.pack(kind, next(_count), t_ns, _pid, get_native_id(), subject, value, payload)
    else:
        record = _pack(kind, 0, 0, next(_count), t_ns, _pid, get_native_id(), subject, value)
    try:
        _write(fd, record)
    except BlockingIOError:
        if kind in wire.LIFECYCLE:
            _insist(fd, record)
    except OSError:
        _give_up()


def emit_text(kind: int, subject: int, value: int, text: str) -> None:
    """Send one event with text, cut at `wire.MAX_PAYLOAD` bytes."""
    emit(kind, subject, value, text.encode("utf-8", "replace")[: wire.MAX_PAYLOAD])


def counting() -> Iterator[int]:
    """Return what numbers the events of this process."""
    return _count


def count_dropped(number: int) -> None:
    """Count `number` events as attempted and dropped without sending them."""
    for _ in range(number):
        next(_count)


def name_number(name: str) -> int:
    """Return the number of `name` in this process, announcing it before its first use. 0: too many names."""
    number = _names.get(name)
    if number is None:
        if len(_names) >= MOST_NAMES:
            return 0
        number = _names[name] = len(_names) + 1
        emit_text(wire.NAME, 0, number, name)
    return number


def _insist(fd: int, record: bytes) -> None:
    deadline = _now() + int(PATIENCE_S * 1e9)
    while _now() < deadline:
        _sleep(0.0005)
        try:
            _write(fd, record)
        except BlockingIOError:
            continue
        except OSError:
            _give_up()
        return


def _look(t_ns: int) -> bool:
    global _look_ns
    _look_ns = t_ns + LOOK_NS
    ours = is_ours(_fd, _inode)
    if not ours:
        _give_up()
    return ours


def _give_up() -> None:
    """The pipe is gone (nobody reads, or the program closed all descriptors): observe no more, run on."""
    global _fd
    _fd = -1

"""Blocking calls, told while they last: CALL_BEGIN with the call's name and the program's own line, CALL_END.

No function of ours is on the stack while a thread is blocked, so none can stand in a traceback, in what `faulthandler`
prints, or in the frame that a signal handler gets.  Our part is done when an attribute is looked up (`__enter__` of a
lock, `acquire` of the lock inside a `Condition.wait`) or when an object is about to be called (`AtCall`); what is
handed out is the builtin method itself, or a `Blocked` around it, which the interpreter lets go of when the call is
over, however it ends.

Only a call that blocks is told.  More than RATE of them a second are not told at once: each of them is first waited for
a moment in silence, so that a loop of short ones does not become a loop of events, while one that lasts is still told.
"""

from __future__ import annotations

import os
import sys
import time
from _thread import get_ident, get_native_id
from functools import partial
from io import FileIO
from itertools import repeat, takewhile

from . import channel, wire
from .calls_names import describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType
    from typing import Any, Callable

#: So many calls of a process are told in a second, and so many at once after a pause.
RATE, BURST = 1000, 500
#: How long a call is waited for in silence where too many are told.
BRIEFLY_S = 0.001

_now = time.perf_counter_ns
_left = float(BURST)
_last_ns = 0
#: Threads in a call that is told as a whole.
_quiet: set[int] = set()
_armed = -1, -1  # descriptor and process for which `Blocked` tells
#: Of the thread whose lines are told: it is at them again when its call ends. See `lines`.
_main_ident = 0


class Blocked(partial):  # type: ignore[type-arg]
    """A callable whose call is over when this object is let go of: its `__del__` tells. See `_arm`."""

    __slots__ = ()


class Whole(partial):  # type: ignore[type-arg]
    """The same for a call that is told as one, whatever it waits for inside."""

    __slots__ = ()


def _arm() -> None:
    """Let `Blocked` and `Whole` tell CALL_END to the pipe of this process.

    What tells is a chain of builtins, not a function: the interpreter runs the handlers of signals inside functions,
    and what a handler raises inside a `__del__`, such as KeyboardInterrupt, is lost.
    """
    global _armed
    _armed = channel.descriptor(), os.getpid()
    fd, pid = _armed
    zero = repeat(0)
    records = map(
        wire.RECORD.pack,
        *(repeat(wire.CALL_END), zero, zero, channel.counting(), iter(_now, -1)),
        *(repeat(pid), iter(get_native_id, -1), zero, zero),
    )
    # Unlike `os.write`, this raises nothing when the pipe is full.
    write = FileIO(fd, "wb", closefd=False).write if os.name == "posix" else partial(os.write, fd)
    told: Iterator[object] = map(write, records)
    path = f"/dev/fd/{fd}"
    if os.access(path, os.F_OK):  # nothing more is told once the program has closed the descriptor
        told = zip(takewhile(bool, map(os.access, repeat(path), zero)), told)
    Blocked.__del__ = staticmethod(partial(next, told, None))  # type: ignore[attr-defined]
    told = zip(map(_quiet.discard, iter(get_ident, -1)), told)
    Whole.__del__ = staticmethod(partial(next, told, None))  # type: ignore[attr-defined]


def resume_lines() -> None:
    """Main has been blocked, and goes on: its lines are worth to be told again."""
    lines = sys.modules.get(f"{__package__}.lines")
    if lines is not None and get_ident() == _main_ident:
        lines.resume()


def blocking(
    real: Callable[..., Any],
    frame: FrameType,
    own: str,
    briefly: Callable[[], Callable[..., Any] | None] | None = None,
    kind: type[Blocked | Whole] = Blocked,
) -> Callable[..., Any]:
    """Return what is to be called for `real`, which is about to block; the caller must call it at once and drop it.

    frame: that calls. own: the name of the call if the program itself does. briefly: waits up to a millisecond for what
    `real` waits for; returns what to call instead if that has come, which must give what `real` would have given.
    """
    global _left, _last_ns
    t_ns = _now()
    ident = get_ident()
    fd = channel.descriptor()
    if fd < 0 or ident in _quiet:
        return real
    left = _left + (t_ns - _last_ns) * (RATE / 1e9)
    _last_ns = t_ns
    if left < 1:
        _left = left
        done = briefly() if briefly is not None else real
        if done is not None:
            return done
    else:
        _left = left - 1 if left < BURST else BURST - 1
    if _armed != (fd, os.getpid()):
        _arm()
    name, line = describe(frame, own)
    if not name:
        return real
    resume_lines()  # when it is over, no function of ours will run
    channel.emit(wire.CALL_BEGIN, line, channel.name_number(name), b"", t_ns)
    if channel.descriptor() < 0:  # the pipe is gone
        return real
    if kind is Whole:
        _quiet.add(ident)
    return kind(real)


def is_quiet() -> bool:
    """Whether this thread is in a call that is told as a whole."""
    return get_ident() in _quiet


def get_briefly(acquire: Callable[[bool, float], bool], release: Callable[[], object]) -> Callable[[], bool] | None:
    """Wait a moment for a lock; return what gives True if we have got it."""
    got: list[bool] = []
    try:
        # In one go, so that a signal's handler that raises cannot come between getting it and knowing that.
        got.extend(map(acquire, (True,), (BRIEFLY_S,)))
    except BaseException as error:
        if True in got:
            release()
        erase(error)
        raise
    return True.__bool__ if got[0] else None


def erase(error: BaseException) -> None:
    """Take our frames out of the top of a traceback that has been caught; a bare ``raise`` must follow at once.

    Before Python 3.11 that raises with the traceback of the moment it was caught, whatever is done to it.
    """
    entry = error.__traceback__
    while entry is not None and entry.tb_frame.f_globals.get("__package__") == __package__:
        entry = entry.tb_next
    error.__traceback__ = entry


def begin() -> None:
    """Know the thread that calls as the main one."""
    global _main_ident
    _main_ident = get_ident()


def begin_forked_process() -> None:
    """First act of a child made by fork: only the forking thread lives on there."""
    global _main_ident
    _quiet.clear()
    _main_ident = get_ident()

"""Blocking between processes: connections, the semaphores of `multiprocessing`, `connection.wait`.

Everything else of `multiprocessing` waits in these: its queues, events, conditions and barriers, pools and managers.
"""

from __future__ import annotations

import functools
import os
import select
import sys
from functools import partial
from operator import attrgetter

from .calls import BRIEFLY_S, blocking, erase, get_briefly
from .calls_builtin import Call

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, ModuleType
    from typing import Any, Callable

_BRIEFLY_MS = BRIEFLY_S * 1000
#: A connection writes a large message at once. More than a pipe holds waits until somebody reads.
_MOST_AT_ONCE = 65536
_HEADER = 4
#: Poll objects by descriptor and event: to make one costs more than to look.
_looks: dict[tuple[int, int], Any] = {}
_MOST_LOOKS = 1000


# --- connections ------------------------------------------------------------------------------------------------


def _ready(fd: int, event: int, timeout_ms: float) -> bool:
    look = _looks.get((fd, event))
    if look is None:
        if len(_looks) >= _MOST_LOOKS:
            _looks.clear()
        look = _looks[fd, event] = select.poll()
        look.register(fd, event)
    try:
        return bool(look.poll(timeout_ms))
    except RuntimeError:  # another thread looks, or did so when this process was forked
        _looks.pop((fd, event), None)
        return True


class _Transfer:
    """Stands for `os.read` or `os.write` in `Connection._recv` and `_send`, where it is a default argument."""

    def __init__(self, real: Callable[..., Any], own: str, blocks: Callable[[FrameType, float], bool]) -> None:
        self.real, self.own, self.blocks = real, own, blocks

    @property
    def __call__(self) -> Callable[..., Any]:
        frame = sys._getframe(1)
        try:
            if not self.blocks(frame, 0):
                return self.real
            return blocking(self.real, frame, self.own, partial(self._briefly, frame))
        except (KeyError, TypeError, ValueError, OSError):  # a closed connection: the builtin says so
            return self.real
        except BaseException as error:  # of a signal's handler
            erase(error)
            raise

    def _briefly(self, frame: FrameType) -> Callable[..., Any] | None:
        return None if self.blocks(frame, _BRIEFLY_MS) else self.real

    def __repr__(self) -> str:
        return repr(self.real)


def _read_blocks(frame: FrameType, timeout_ms: float) -> bool:
    values = frame.f_locals
    # What follows a header is on its way.
    return values["size"] == _HEADER and not _ready(values["handle"], 1, timeout_ms)  # POLLIN


def _write_blocks(frame: FrameType, timeout_ms: float) -> bool:
    values = frame.f_locals
    return values["remaining"] > _MOST_AT_ONCE or not _ready(values["self"]._handle, 4, timeout_ms)  # POLLOUT


class _Poll:
    """The poll object of a selector that only `connection.wait` has."""

    def __init__(self) -> None:
        real = self._real = select.poll()
        self.register, self.unregister, self.modify = real.register, real.unregister, real.modify

    @property
    def poll(self) -> Callable[..., Any]:
        real = self._real.poll
        frame = sys._getframe(1)
        timeout = frame.f_locals.get("timeout")
        try:
            if (timeout is not None and timeout <= _BRIEFLY_MS) or real(0):
                return real
            return blocking(real, frame, "select()", partial(self._briefly, real))
        except BaseException as error:  # of a signal's handler
            erase(error)
            raise

    def _briefly(self, real: Callable[..., Any]) -> Callable[..., Any] | None:
        return real if real(_BRIEFLY_MS) else None


def watch_connections(module: ModuleType) -> None:
    """Hook `multiprocessing.connection`."""
    connection: Any = module.Connection if hasattr(module, "Connection") else None
    if connection is not None and os.name == "posix":
        connection._recv.__defaults__ = (_Transfer(os.read, "Connection.recv()", _read_blocks),)
        connection._send.__defaults__ = (_Transfer(os.write, "Connection.send()", _write_blocks),)
    selector: Any = getattr(module, "_WaitSelector", None)
    if selector is not None and selector.__name__ == "PollSelector":
        vars(module)["_WaitSelector"] = type("PollSelector", (selector,), {"_selector_cls": _Poll})


# --- semaphores -------------------------------------------------------------------------------------------------


def _taken(semaphore: Any) -> bool:
    return semaphore._is_zero() and not (semaphore.kind == 0 and semaphore._is_mine())


def _through(name: str) -> Any:
    return property(attrgetter("_real." + name))


class _SemLock:
    """Stands for the builtin semaphore of a lock of `multiprocessing`, so that its `with` can be seen.

    No class can be derived from that one: it makes its objects without the head that the garbage collector needs.
    """

    __slots__ = ("_acquire", "_real")

    def __init__(self, real: Any, acquire: Call) -> None:
        self._real, self._acquire = real, acquire

    @property
    def __enter__(self) -> Any:
        try:
            real, acquire = self._real, self._acquire
            if not acquire.blocks():
                return real.__enter__
            return blocking(real.__enter__, sys._getframe(1), acquire.own + "()", acquire.briefly)
        except BaseException as error:  # of a signal's handler
            erase(error)
            raise

    __exit__ = _through("__exit__")
    __repr__ = _through("__repr__")
    acquire = _through("acquire")
    release = _through("release")
    handle = _through("handle")
    kind = _through("kind")
    maxvalue = _through("maxvalue")
    name = _through("name")
    _after_fork = _through("_after_fork")
    _count = _through("_count")
    _get_value = _through("_get_value")
    _is_mine = _through("_is_mine")
    _is_zero = _through("_is_zero")


def watch_semaphores(module: ModuleType) -> None:
    """Hook `multiprocessing.synchronize`, or a module made after it."""
    hooked: Any = module
    make = hooked.SemLock._make_methods

    @functools.wraps(make)
    def _make_methods(self: Any) -> None:
        make(self)
        real = self._semlock
        acquire = real.acquire
        own = f"{type(self).__name__}.acquire"
        self.acquire = Call(acquire, partial(_taken, real), own, partial(get_briefly, acquire, real.release))
        self._semlock = _SemLock(real, self.acquire)

    hooked.SemLock._make_methods = _make_methods

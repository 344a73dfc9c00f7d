"""Blocking in what `threading` is made of: locks, and the lock inside every `Condition.wait`.

`Condition.wait` is what `Event`, `Semaphore`, `Barrier`, `queue.Queue` and `Future` wait in.  It makes a lock for each
wait; that it gets from us.  The locks that the program makes itself are stood for, too: a lock's type cannot be derived
from, so ours holds a real one, whose methods it hands out.  `isinstance` takes it for a lock; `type()` does not.
"""

from __future__ import annotations

import _thread
import os
import sys
from functools import partial
from operator import attrgetter

from .calls import BRIEFLY_S, blocking, erase, get_briefly
from .calls_builtin import Call, yes_to_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable

_STANDARD = os.path.dirname(os.__file__) + os.sep
_real_lock = _thread.allocate_lock
_real_rlock = _thread.RLock
_yes = True.__bool__  # what `acquire` gives, without a function of ours
_kinds: dict[str, bool] = {}


def _of_program(file: str) -> bool:
    """Whether code of this file is the program's: neither the standard library's nor an installed package's."""
    known = _kinds.get(file)
    if known is None:
        outside = f"{os.sep}site-packages{os.sep}" in file or f"{os.sep}dist-packages{os.sep}" in file
        tests = file.startswith(f"{_STANDARD}test{os.sep}")  # Python's own: programs
        known = _kinds[file] = tests or not (outside or file.startswith((_STANDARD, "<frozen ")))
    return known


def _through(name: str) -> Any:
    """Return a property that hands out what the real lock has under a name. No function of ours takes part."""
    return property(attrgetter("_real." + name))


class _Waiter:
    """The lock that a `Condition.wait` makes, takes, and takes again until somebody lets go of it."""

    __slots__ = ("__exit__", "_real", "release")

    def __init__(self) -> None:
        real = self._real = _real_lock()
        self.release = real.release
        self.__exit__ = real.__exit__

    @property
    def acquire(self) -> Callable[..., bool]:
        try:
            real = self._real
            if not real.locked():
                return real.acquire
            frame = sys._getframe(1)
            values = frame.f_locals
            timeout = values.get("timeout")
            if values.get("blocking") is False or (timeout is not None and timeout <= BRIEFLY_S):
                return real.acquire
            return blocking(real.acquire, frame, "Lock.acquire()", self._briefly)
        except BaseException as error:  # of a signal's handler
            erase(error)
            raise

    def _briefly(self) -> Callable[..., bool] | None:
        # Nobody minds if it is got and lost: it is for this one wait.
        return yes_to_all if self._real.acquire(True, BRIEFLY_S) else None

    __enter__ = _through("__enter__")
    locked = _through("locked")
    _at_fork_reinit = _through("_at_fork_reinit")
    __repr__ = _through("__repr__")
    __reduce_ex__ = _through("__reduce_ex__")


class _Maker:
    """Stands for `threading.Lock` while that is a builtin function, up to Python 3.12."""

    __slots__ = ()
    __module__ = "threading"

    @property
    def __call__(self) -> Any:  # looked up just before the call
        ours: Any = _Lock
        return ours._new if _of_program(sys._getframe(1).f_code.co_filename) else ours._make

    def __getattr__(self, name: str) -> Any:
        return getattr(_real_lock, name)

    def __repr__(self) -> str:
        return repr(_real_lock)

    def __reduce__(self) -> str:
        return "Lock"  # pickles by name, as the builtin does


class _LockType(type):
    """The type of our locks. From 3.13 on it makes them: one for the program, a real one for everybody else."""

    @property
    def __call__(cls) -> Any:
        ours: Any = cls
        return ours._new if _of_program(sys._getframe(1).f_code.co_filename) else ours._make

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
        try:
            # Of a lock's type no class can be derived; it says so itself.
            return type.__new__(cls, name, tuple(vars(base).get("_real_type", base) for base in bases), namespace)
        except BaseException as error:
            erase(error)
            raise

    def __repr__(cls) -> str:
        return repr(cls._real_type)  # type: ignore[attr-defined]

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls._real_type)  # type: ignore[attr-defined]

    @property
    def __name__(cls) -> str:  # type: ignore[override]  # that in the messages of exceptions is another
        return str(cls._real_type.__name__)  # type: ignore[attr-defined]


def _enter(lock: Any) -> Any:
    try:
        acquire = lock.acquire
        if not acquire.blocks():
            return acquire.real
        return blocking(acquire.real, sys._getframe(1), acquire.own + "()", acquire.briefly)
    except BaseException as error:  # of a signal's handler
        erase(error)
        raise


class _Lock(metaclass=_LockType):
    """Stands for a lock. It has all that the real one has, and what is not needed often is looked for there."""

    __slots__ = ("__exit__", "__weakref__", "_real", "acquire", "locked", "release")

    __class__ = property(lambda _: _thread.LockType)
    __enter__ = property(_enter)
    _at_fork_reinit = _through("_at_fork_reinit")
    __repr__ = __str__ = _through("__repr__")
    __reduce_ex__ = _through("__reduce_ex__")
    __reduce__ = _through("__reduce__")
    acquire_lock = _through("acquire")
    release_lock = _through("release")
    locked_lock = _through("locked")

    def __init__(self) -> None:
        real = self._real = _real_lock()
        acquire = real.acquire
        self.locked, self.release, self.__exit__ = real.locked, real.release, real.__exit__
        self.acquire = Call(acquire, real.locked, "Lock.acquire", partial(get_briefly, acquire, real.release))


def _enter_again(lock: Any) -> Any:
    real, own = lock._real, True
    try:
        own = real._is_owned()
        if own:
            return real.acquire
        if real.acquire(False):
            return _yes
        acquire = lock.acquire
        return blocking(acquire.real, sys._getframe(1), acquire.own + "()", acquire.briefly)
    except BaseException as error:  # of a signal's handler
        if not own and real._is_owned():
            real.release()
        erase(error)
        raise


class _RLock(metaclass=_LockType):
    """Stands for an RLock."""

    __slots__ = ("__exit__", "__weakref__", "_is_owned", "_real", "acquire", "release")

    __class__ = property(lambda _: _real_rlock)
    __enter__ = property(_enter_again)
    __repr__ = __str__ = _through("__repr__")
    __reduce_ex__ = _through("__reduce_ex__")
    __reduce__ = _through("__reduce__")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        real: Any = _real_rlock(*args, **kwargs)
        self._real = real
        acquire = real.acquire
        self._is_owned, self.release, self.__exit__ = real._is_owned, real.release, real.__exit__
        self.acquire = Call(
            acquire, partial(_others, real), "RLock.acquire", partial(get_briefly, acquire, real.release)
        )


def _others(lock: Any) -> bool:
    """Whether another thread has this RLock."""
    if lock._is_owned():
        return False
    try:
        if not lock.acquire(False):
            return True
        lock.release()
    except BaseException:  # of a signal's handler
        if lock._is_owned():
            lock.release()
        raise
    return False


def _furnish(ours: Any, make: Callable[..., Any], real_type: type, names: tuple[str, ...]) -> None:
    ours._new, ours._make, ours._real_type = partial(type.__call__, ours), make, real_type
    ours.__doc__, ours.__module__, ours.__qualname__ = real_type.__doc__, real_type.__module__, real_type.__name__
    vars(type)["__name__"].__set__(ours, f"_thread.{real_type.__name__}")
    for name in names:
        if hasattr(real_type, name):
            setattr(ours, name, _through(name))


class _RLockMaker(type):
    """The type of what makes an RLock for `threading.RLock()` and `Condition()`, who know whether the program calls."""

    @property
    def __call__(cls) -> Any:
        if cls is not _CRLock:
            return partial(type.__call__, cls)
        frame = sys._getframe(1).f_back
        if frame is not None and frame.f_code.co_name == "__init__" and frame.f_globals.get("__name__") == "threading":
            frame = frame.f_back  # Condition()
        ours: Any = _RLock
        return ours._new if frame is not None and _of_program(frame.f_code.co_filename) else _real_rlock

    def __instancecheck__(cls, instance: object) -> bool:
        return type.__instancecheck__(_real_rlock if cls is _CRLock else cls, instance)


class _CRLock(_real_rlock, metaclass=_RLockMaker):  # type: ignore[misc]
    """Stands for `threading._CRLock`, of which classes can be derived; what they make are real ones."""

    __slots__ = ()


def watch_locks(module: ModuleType) -> None:
    """Hook the locks of `threading`."""
    _furnish(_Lock, _real_lock, _thread.LockType, ())
    _furnish(
        _RLock,
        _real_rlock,
        _real_rlock,
        ("_release_save", "_acquire_restore", "_recursion_count", "_at_fork_reinit", "locked"),
    )
    hooked: Any = module
    if isinstance(hooked.Lock, type):
        # A class is pickled by these names.
        _Lock.__module__, _Lock.__qualname__ = "threading", "Lock"
        _Lock._make = hooked.Lock  # type: ignore[attr-defined]
        hooked.Lock = _Lock
    else:
        _LockType.__call__ = property(attrgetter("_real_type"))  # type: ignore[assignment]  # it refuses
        hooked.Lock = _Maker()
    hooked._allocate_lock = _Waiter
    if hooked._CRLock is not None:
        hooked._CRLock = _CRLock

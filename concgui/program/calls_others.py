"""Blocking in `queue.SimpleQueue` and in `subprocess`."""

from __future__ import annotations

import os
import sys
from functools import partial

from .calls import Whole, blocking, erase
from .calls_builtin import Call

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable


def watch_queues(module: ModuleType) -> None:
    """Hook `queue`: all but `SimpleQueue` wait in a `Condition`."""
    base: Any = module.SimpleQueue
    if base.__module__ != "_queue":
        return

    bind = base.get.__get__

    class SimpleQueue(base):  # type: ignore[misc]
        """The builtin one, whose `get` can be seen."""

        __slots__ = ()
        __module__ = base.__module__
        __doc__ = base.__doc__

        @property
        def get(self) -> Any:
            real = bind(self, base)
            # Who keeps it for later calls, as a pool does, asks for it when there is nothing in the queue yet.
            return Call(real, self.empty, "SimpleQueue.get") if self.empty() else real

    vars(module)["SimpleQueue"] = SimpleQueue


class _Looked:
    """A method that waits: told from the moment it is looked up for a call until that has returned."""

    def __init__(self, real: Callable[..., Any], waits: Callable[[Any], bool]) -> None:
        self.real, self.waits = real, waits
        self.__doc__ = real.__doc__

    def __get__(self, process: Any, owner: type | None = None) -> Any:
        if process is None:
            return self.real
        try:
            method = self.real.__get__(process, owner)
            if not self.waits(process):
                return method
            return blocking(method, sys._getframe(1), "Popen.wait()", None, Whole)
        except BaseException as error:  # of a signal's handler
            erase(error)
            raise


class _Communicate(_Looked):
    """`Popen.communicate`, which reads from a single pipe by itself; from several, `_communicate` reads."""

    def __get__(self, process: Any, owner: type | None = None) -> Any:
        if process is None:
            return self.real
        method = self.real.__get__(process, owner)
        if [process.stdin, process.stdout, process.stderr].count(None) != 2:
            return method
        return _Alone(method, partial(self.waits, process), "Popen.communicate")


class _Alone(Call):
    """`Popen.communicate` of one process."""

    __slots__ = ()

    @property
    def __call__(self) -> Any:
        try:
            if not self.blocks():
                return self.real
            return blocking(self.real, sys._getframe(1), self.own + "()", None, Whole)
        except BaseException as error:  # of a signal's handler
            erase(error)
            raise


def watch_subprocess(module: ModuleType) -> None:
    """Hook `subprocess`."""
    popen: Any = module.Popen
    if not hasattr(os, "waitid"):
        return

    def goes_on(process: Any) -> bool:
        if process.returncode is not None:
            return False
        try:
            return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
        except OSError:
            return False

    popen._wait = _Looked(popen._wait, goes_on)
    popen.communicate = _Communicate(popen.communicate, goes_on)
    popen._communicate = _Looked(popen._communicate, goes_on)

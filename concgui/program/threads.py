"""Observation of `threading.Thread`. As with processes: nothing is added to a failing thread's traceback."""

from __future__ import annotations

import functools
import os
from _thread import get_ident

from . import calls, channel, wire
from .runhook import RunHook
from .subjects import describe, emit_failure, emit_uncaught, subject_of, timeout_ns, with_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable

#: Threads that were started and have not entered their target; then those that have and have not left it. By id().
_started: dict[int, int] = {}
_running: dict[int, int] = {}


def watch_threading(module: ModuleType) -> None:
    """Hook `threading`."""
    base: Any = module.Thread
    foreign = (module._MainThread, module._DummyThread)
    init, start, join = base.__init__, base.start, base.join

    @functools.wraps(init)
    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807
        init(self, *args, **kwargs)
        if not isinstance(self, foreign):
            payload = describe(self, getattr(self, "_target", None))
            channel.emit(wire.THREAD_CREATED, subject_of(self), self._daemonic, payload)

    @functools.wraps(start)
    def observed_start(self: Any) -> None:
        if "_name" not in self.__dict__:  # its class forgot Thread.__init__(), and Python will say so
            return start(self)  # type: ignore[no-any-return]
        subject = subject_of(self)
        channel.emit_text(wire.START, subject, 0, str(self._name))
        fresh = self.__dict__.get("_started") is not None and not self._started.is_set()
        if fresh:
            _started[id(self)] = subject
        try:
            start(self)
        except BaseException as error:
            if fresh:
                _started.pop(id(self), None)
            emit_failure(wire.START_FAILED, subject, error)
            calls.erase(error)
            raise
        channel.emit(wire.STARTED, subject, getattr(self, "_native_id", None) or 0)
        return None

    @functools.wraps(join)
    def observed_join(self: Any, timeout: float | None = None) -> None:
        if "_name" not in self.__dict__:
            return join(self, timeout)  # type: ignore[no-any-return]
        if isinstance(self, foreign):  # the main thread, for which another one waits: no object that was made
            subject, text = 0, b"MainThread" if isinstance(self, module._MainThread) else b"thread"
        else:
            subject, text = subject_of(self), b""
        ended = False
        try:
            channel.emit(wire.JOIN_BEGIN, subject, timeout_ns(timeout), with_line(text))
            try:
                join(self, timeout)
                ended = timeout is None or not self.is_alive()
            finally:
                channel.emit(wire.JOIN_END, subject, ended)
                calls.resume_lines()
        except BaseException as error:
            calls.erase(error)
            raise
        return None

    base.__init__ = __init__
    base.start = observed_start
    base.join = observed_join
    base.run = RunHook(base.run, lambda thread: thread._ident == get_ident())
    _watch_bootstrap(base)
    _watch_uncaught(module)


def _watch_bootstrap(base: Any) -> None:
    """`_bootstrap_inner` calls `_set_native_id` (or `_set_ident`) just before ``run()`` and `_delete` just after."""
    name = "_set_native_id" if hasattr(base, "_set_native_id") else "_set_ident"
    set_id, delete = getattr(base, name), base._delete

    @functools.wraps(set_id)
    def observed_set_id(self: Any) -> None:
        set_id(self)
        subject = _started.pop(id(self), 0)
        if subject:
            _running[id(self)] = subject
            channel.emit(wire.TARGET_ENTERED, subject, os.getpid())

    @functools.wraps(delete)
    def observed_delete(self: Any) -> None:
        subject = _running.pop(id(self), 0)
        if subject:
            channel.emit(wire.TARGET_LEFT, subject)
            channel.emit(wire.EXIT, subject)
        delete(self)

    setattr(base, name, observed_set_id)
    base._delete = observed_delete


def _watch_uncaught(module: ModuleType) -> None:
    """Each thread makes the function that will report its uncaught exception when it is made itself."""
    make = module._make_invoke_excepthook

    def make_observed() -> Callable[[Any], None]:
        invoke: Callable[[Any], None] = make()

        def invoke_excepthook(thread: Any) -> None:
            emit_uncaught(subject_of(thread))
            invoke(thread)

        return invoke_excepthook

    vars(module)["_make_invoke_excepthook"] = make_observed


def begin_forked_process() -> None:
    """First act of a child made by fork: only the forking thread lives on there."""
    _started.clear()
    _running.clear()

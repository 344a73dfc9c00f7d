"""Observation of `multiprocessing`: what Python does with Process objects, in this process and in all it starts.

Each hook says what it wraps; nothing is called that the program would not have called, nobody is reaped.  The hooks
are placed so that they add no frame to the traceback of a failing worker.
"""

from __future__ import annotations

import functools
import os
import sys
from _thread import get_ident

from . import calls, channel, wire
from .runhook import RunHook
from .subjects import describe, emit_failure, emit_uncaught, starting, subject_of, timeout_ns, with_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable

#: pid → subject of the children of this process that Python has not reaped yet.
_children: dict[int, int] = {}
#: Descriptors (pidfd) of workers that were lost with their fork server; they may still be alive.
_lost: list[int] = []
_FORK_SERVER_DIED = 255  # what multiprocessing takes for the exit code then
#: The process object that this process runs, once it does.
_bootstrapping: Any = None
_subject = 0  # of that object
_about_to_run = False
#: `_bootstrap` calls ``self._after_fork()`` just before ``self.run()``; between them is only ``util.info``.
_HAS_AFTER_FORK = sys.version_info >= (3, 10)
#: True from the end of the program's last line on: joins are implicit then.
_leaving = False


def watch_process(module: ModuleType) -> None:
    """Hook `multiprocessing.process`."""
    base: Any = module.BaseProcess
    init, start, join, close, bootstrap = base.__init__, base.start, base.join, base.close, base._bootstrap

    @functools.wraps(init)
    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807
        init(self, *args, **kwargs)
        daemon = bool(self._config.get("daemon"))
        channel.emit(wire.PROCESS_CREATED, subject_of(self), daemon, describe(self, self._target))

    @functools.wraps(start)
    def observed_start(self: Any) -> None:
        if "_name" not in self.__dict__:  # its class forgot Process.__init__(), and Python will say so
            return start(self)  # type: ignore[no-any-return]
        subject, ident = subject_of(self), get_ident()
        channel.emit_text(wire.START, subject, 0, str(self._name))
        if getattr(module._current_process, "_inheriting", False):
            channel.emit(wire.REFUSED_IMPORTING, subject)
            _hide_us_from_uncaught()
        outer = starting.get(ident, 0)
        starting[ident] = subject
        try:
            start(self)
        except BaseException as error:
            emit_failure(wire.START_FAILED, subject, error)
            calls.erase(error)
            raise
        finally:
            starting[ident] = outer
        _children[self._popen.pid] = subject
        channel.emit(wire.STARTED, subject, self._popen.pid)
        return None

    @functools.wraps(join)
    def observed_join(self: Any, timeout: float | None = None) -> None:
        if "_parent_pid" not in self.__dict__:
            return join(self, timeout)  # type: ignore[no-any-return]
        if self._parent_pid is None:  # MainProcess: nobody's child, so Python refuses
            subject, text = 0, b"MainProcess"
        else:
            subject, text = subject_of(self), b"implicit" if _leaving else b""
        try:
            channel.emit(wire.JOIN_BEGIN, subject, timeout_ns(timeout), with_line(text))
            try:
                join(self, timeout)
            finally:
                channel.emit(wire.JOIN_END, subject, getattr(self._popen, "returncode", None) is not None)
                calls.resume_lines()
        except BaseException as error:
            calls.erase(error)
            raise
        return None

    @functools.wraps(close)
    def observed_close(self: Any) -> None:
        close(self)
        channel.emit(wire.CLOSE, subject_of(self))

    @functools.wraps(bootstrap)
    def observed_bootstrap(self: Any, *args: Any, **kwargs: Any) -> int:
        global _bootstrapping, _leaving, _subject, _about_to_run
        _bootstrapping, _leaving, _subject, _about_to_run = self, False, subject_of(self), True
        if _HAS_AFTER_FORK:
            _watch_after_fork(self)
        code: int = bootstrap(self, *args, **kwargs)
        channel.emit(wire.EXIT, _subject, code)
        return code

    _watch_shutdown(module.threading)
    base.__init__ = __init__
    base.start = observed_start
    base.join = observed_join
    base.close = observed_close
    base._bootstrap = observed_bootstrap
    base.run = RunHook(base.run, lambda worker: worker is _bootstrapping)


def _hide_us_from_uncaught() -> None:
    """The process is about to fail while it imports `__main__`; the interpreter will print our frame too."""
    from .tracebacks import strip

    hook = sys.excepthook
    sys.excepthook = lambda kind, error, _: hook(kind, strip(error), error.__traceback__)


def watch_util(module: ModuleType) -> None:
    """Hook `multiprocessing.util`: `_bootstrap` calls ``util._exit_function`` (to 3.12) or ``threading._shutdown`` just
    after ``self.run()``. A hook in these, and in what it calls just before, leaves no frame in a traceback of the
    target's.
    """
    leave = module._exit_function
    if not _HAS_AFTER_FORK:
        # From 3.13 on ``info`` tells the log who called it, which must not be us.
        module.info = _seen_info(module.info)  # type: ignore[attr-defined]

    @functools.wraps(leave)
    def observed_leave(*args: Any, **kwargs: Any) -> None:
        _target_left()
        leave(*args, **kwargs)

    vars(module)["_exit_function"] = observed_leave


def _watch_after_fork(process: Any) -> None:
    after_fork = process._after_fork

    def observed_after_fork() -> None:
        del vars(process)["_after_fork"]  # the object's own, and only for this once; its class has one
        after_fork()
        _target_entered()

    vars(process)["_after_fork"] = observed_after_fork


def _seen_info(info: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(info)
    def observed_info(message: str, *args: Any) -> None:
        _target_entered()
        info(message, *args)

    return observed_info


def _target_entered() -> None:
    global _about_to_run
    if _about_to_run:
        _about_to_run = False
        channel.emit(wire.TARGET_ENTERED, _subject, os.getppid())


def _watch_shutdown(threading: ModuleType) -> None:
    shutdown = threading._shutdown

    @functools.wraps(shutdown)
    def observed_shutdown() -> None:
        _target_left()
        shutdown()

    vars(threading)["_shutdown"] = observed_shutdown


def _target_left() -> None:
    global _leaving
    if _bootstrapping is not None and not _leaving:
        _leaving = True
        channel.emit(wire.TARGET_LEFT, _subject)


def watch_traceback(module: ModuleType) -> None:
    """Hook `traceback`, which `_bootstrap` imports to print what its target has raised."""
    print_exc = module.print_exc

    @functools.wraps(print_exc)
    def observed_print_exc(*args: Any, **kwargs: Any) -> None:
        caller = sys._getframe(1)
        if _bootstrapping is not None and caller.f_code.co_name == "_bootstrap":
            emit_uncaught(_subject)
        print_exc(*args, **kwargs)

    vars(module)["print_exc"] = observed_print_exc


def watch_popen(module: ModuleType) -> None:
    """Hook a `popen_*` module: the one place where Python learns an exit code, and where it sends signals."""
    popen: Any = module.Popen
    own = vars(popen)
    if "poll" in own:
        popen.poll = _observed_poll(own["poll"])
    for name, kind in (("terminate", wire.TERMINATE), ("kill", wire.KILL)):
        if name in own:
            setattr(popen, name, _observed_signal(own[name], kind))


def _observed_poll(poll: Callable[..., int | None]) -> Callable[..., int | None]:
    @functools.wraps(poll)
    def observed_poll(self: Any, *args: Any, **kwargs: Any) -> int | None:
        code = poll(self, *args, **kwargs)
        if code is not None:
            subject = _children.pop(self.pid, 0)
            if subject:
                channel.emit(wire.REAPED, subject, code)
                if code == _FORK_SERVER_DIED and self.method == "forkserver":
                    _lose(self.pid)
        return code

    return observed_poll


def _observed_signal(send: Callable[[Any], None], kind: int) -> Callable[[Any], None]:
    @functools.wraps(send)
    def observed_signal(self: Any) -> None:
        if self.returncode is None:
            channel.emit(kind, _children.get(self.pid, 0))
        send(self)

    return observed_signal


def _lose(pid: int) -> None:
    """The fork server of a worker was killed. A descriptor stands for the worker: its number may come again."""
    try:
        _lost.append(channel.move_high(os.pidfd_open(pid)))
    except (OSError, AttributeError):  # it has ended too, or this system has no such call: the guard must do it alone
        pass


def end_lost() -> None:
    """The program is over: end the workers that it lost with their fork server.

    To Python they have ended (255), so nobody would.
    """
    if _lost:
        import signal

        for pidfd in _lost:
            try:
                signal.pidfd_send_signal(pidfd, signal.SIGKILL)
            except OSError:  # it has ended
                pass


def leave() -> None:
    """The program's last line has run; the joins that follow are implicit."""
    global _leaving
    _leaving = True


def begin_forked_process() -> None:
    """First act of a child made by fork, of `multiprocessing` or of the program's own."""
    global _leaving
    _children.clear()
    _lost.clear()
    _leaving = False

"""MainProcess of the observed program: it waits for GO, then runs a script, a module, or statements one by one."""

from __future__ import annotations

import atexit
import os
import sys

from . import channel, hooks, lines, streams, wire
from .commands import Commands
from .subjects import in_one_line
from .tracebacks import show

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, ModuleType
    from typing import Any, Callable

#: What the program leaves with, once that is known.
_exit_code = 0


def run(
    commands_fd: int,
    ready_fd: int,
    method: str | None,
    mode: str,
    target: str,
    arguments: list[str],
    *,
    tell_lines: bool = False,
) -> Callable[[], tuple[Callable[..., object], tuple[Any, ...]]] | None:
    """Announce MainProcess, wait for GO and for the guard. Return what gives the program as a call: work, arguments.

    Both may raise what the program raises; `failed` or `ended` must follow. None: there is nobody who waits for it.
    ready_fd: at its end of file the guard inherits orphans; -1 where there is no guard. tell_lines: of scripts and
    modules.
    """
    prepare = lines.begin if tell_lines else lines.know
    version = ".".join(map(str, sys.version_info[:3]))
    effective = method or default_start_method()
    gil = "gil" if getattr(sys, "_is_gil_enabled", lambda: True)() else "no gil"
    hello = wire.FIELD.join((version, sys.implementation.name, effective, mode, gil))
    channel.emit_text(wire.HELLO, 0, wire.VERSION, hello)
    hooks.install(method)
    atexit.register(_last_word)  # registered first, so it runs last
    commands = Commands(commands_fd)
    if not commands.wait_for_go():
        return None
    if ready_fd >= 0:
        os.read(ready_fd, 1)
        os.close(ready_fd)
    channel.emit(wire.TARGET_ENTERED)
    if mode == "module":
        return lambda: _module(target, arguments, prepare)
    if mode == "script":
        return lambda: _script(target, arguments, prepare)
    lines.own_file = os.path.abspath(target)
    from .statements import run_statements

    return lambda: (run_statements, (_prepare_main(target, []), target, commands))


def default_start_method() -> str:
    """Return the start method that this Python uses if nobody asks for another."""
    if sys.platform in {"win32", "darwin"}:
        return "spawn"
    return "forkserver" if sys.version_info >= (3, 14) else "fork"


def ended() -> None:
    """The program has run to its end."""
    _leave()


def _leave() -> None:
    lines.end()
    hooks.leave()
    channel.emit(wire.MAIN_LEFT, 0, _exit_code)


def failed(error: BaseException) -> None:
    """Print as the interpreter prints, without our frames. The error must be raised on: it decides how all ends.

    That is with exit code 1, the SystemExit's own, or SIGINT for a KeyboardInterrupt.
    """
    global _exit_code
    if isinstance(error, SystemExit):
        _exit_code = error.code if isinstance(error.code, int) else 0 if error.code is None else 1
        _leave()
        return
    _exit_code = 1
    try:
        text = in_one_line(error)
    except Exception:  # its __str__ fails, too
        text = type(error).__name__
    channel.emit_text(wire.FAILED, 0, lines.line_of_failure(error), text)
    show(error)
    streams.finish()
    _leave()
    # The interpreter would print it a second time, now with our frames in it.
    sys.excepthook = lambda *_: None


def _last_word() -> None:
    streams.finish()
    hooks.end_lost()
    channel.emit(wire.EXIT, 0, _exit_code)


def _prepare_main(path: str, arguments: list[str]) -> ModuleType:
    """Make the module `__main__` of a script as `python FILE` makes it, and `sys.argv` and `sys.path[0]`."""
    import importlib.machinery

    main = _new_main()
    full = os.path.abspath(path)
    main.__file__ = full
    main.__loader__ = importlib.machinery.SourceFileLoader("__main__", full)
    main.__dict__["__cached__"] = None
    sys.argv[:] = [path, *arguments]
    if not getattr(sys.flags, "safe_path", False):
        sys.path.insert(0, os.path.dirname(os.path.realpath(path)))
    return main


def _new_main() -> ModuleType:
    main = type(sys)("__main__")
    main.__dict__["__builtins__"] = sys.modules["builtins"]
    if sys.version_info < (3, 14):
        main.__annotations__ = {}
    sys.modules["__main__"] = main
    return main


def _script(
    path: str, arguments: list[str], prepare: Callable[[CodeType], None]
) -> tuple[Callable[..., object], tuple[Any, ...]]:
    main = _prepare_main(path, arguments)
    lines.own_file = os.path.abspath(path)
    code = compile_file(path)
    prepare(code)
    return exec, (code, main.__dict__)


def compile_file(path: str) -> CodeType:
    """Compile a file of any source encoding that Python knows. Errors are Python's own."""
    with open(path, "rb") as file:
        return compile(file.read(), os.path.abspath(path), "exec", dont_inherit=True)


def _module(
    name: str, arguments: list[str], prepare: Callable[[CodeType], None]
) -> tuple[Callable[..., object], tuple[Any, ...]]:
    import runpy

    sys.argv[:] = ["-m", *arguments]
    if not getattr(sys.flags, "safe_path", False):
        sys.path.insert(0, os.getcwd())
    # `python -m` itself calls this function. It runs in the namespace of `__main__`, which must not be our launcher's.
    _new_main()
    ours: Any = runpy
    find = ours._get_module_details

    def found(*args: Any) -> Any:
        ours._get_module_details = find
        try:
            details = find(*args)
        except SyntaxError as error:
            file = os.path.basename(error.filename or "")
            if file in {name.rpartition(".")[2] + ".py", "__main__.py"}:  # not in a package that it is in
                lines.own_file = error.filename or ""
            raise
        prepare(details[2])
        return details

    ours._get_module_details = found  # it has returned before the module's own code begins
    return ours._run_module_as_main, (name,)

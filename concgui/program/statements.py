"""Running a program statement by statement: each button of the window is one of them."""

from __future__ import annotations

import ast
import os
import signal
import sys

from . import channel, streams, wire
from .commands import Command, Commands
from .subjects import in_one_line, subject_of
from .tracebacks import strip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, TypeGuard


def run_statements(main: ModuleType, path: str, commands: Commands) -> None:
    """Execute the definitions of the file `path`, then what the command pipe says, until END or its end."""
    full = os.path.abspath(path)
    with open(path, "rb") as file:
        tree = ast.parse(file.read(), full)
    steps = next((statement.body for statement in tree.body if is_main_guard(statement)), [])
    tree.body = [statement for statement in tree.body if not is_main_guard(statement)]
    exec(compile(tree, full, "exec", dont_inherit=True), main.__dict__)
    hold_interrupts()
    ending = False
    # After END, what was asked for while main was still at work is executed first: nothing that is queued is lost.
    while not ending or commands.waiting():
        if not commands.waiting():
            channel.emit(wire.IDLE)
        command = commands.next()
        if command is None:
            break
        if command.op == wire.END:
            ending = True
        else:
            _execute(command, main, full, steps)
    admit_interrupts()


def is_main_guard(statement: ast.stmt) -> TypeGuard[ast.If]:
    """Whether this is ``if __name__ == "__main__":``."""
    if not isinstance(statement, ast.If) or not isinstance(statement.test, ast.Compare):
        return False
    test = statement.test
    sides = [test.left, *test.comparators]
    names = [side.id for side in sides if isinstance(side, ast.Name)]
    texts = [side.value for side in sides if isinstance(side, ast.Constant)]
    return names == ["__name__"] and texts == ["__main__"] and isinstance(test.ops[0], ast.Eq)


def _execute(command: Command, main: ModuleType, path: str, steps: list[ast.stmt]) -> None:
    failure = ""
    text = command.text
    channel.emit_text(
        wire.STATEMENT_BEGIN,
        0,
        command.number,
        "active_children()" if command.op == wire.ASK else text.partition(wire.FIELD)[2],
    )
    try:
        try:
            admit_interrupts()
            if command.op == wire.ASK:
                _ask(command.number)
            elif command.op == wire.EXECUTE:
                line, _, source = text.partition(wire.FIELD)
                tree = ast.parse(source, path)
                ast.increment_lineno(tree, int(line) - 1)
                _show_in_tracebacks(path, int(line), source)
                exec(compile(tree, path, "exec", dont_inherit=True), main.__dict__)
            elif command.op == wire.STEP:
                tree = ast.Module([steps[int(text.partition(wire.FIELD)[0])]], [])
                exec(compile(tree, path, "exec", dont_inherit=True), main.__dict__)
        finally:
            hold_interrupts()
    except SystemExit:
        channel.emit(wire.STATEMENT_END, 0, command.number)
        raise
    except BaseException as error:
        failure = in_one_line(error)
        if command.op == wire.STEP:
            channel.emit_text(wire.STATEMENT_END, 0, command.number, failure)
            admit_interrupts()
            raise
        _print_traceback(error)
    channel.emit_text(wire.STATEMENT_END, 0, command.number, failure)


def hold_interrupts() -> None:
    """Outside of statements there is nothing to interrupt, and a KeyboardInterrupt could lose a command."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def admit_interrupts() -> None:
    """Let SIGINT through again; one that came meanwhile was meant for nobody."""
    if hasattr(signal, "pthread_sigmask"):
        while signal.SIGINT in signal.sigpending():
            signal.sigwait({signal.SIGINT})
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _print_traceback(error: BaseException) -> None:
    strip(error)
    try:
        if sys.excepthook is sys.__excepthook__:
            import traceback

            traceback.print_exception(type(error), error, error.__traceback__)
        else:
            sys.excepthook(type(error), error, error.__traceback__)
        streams.finish()
    except Exception:
        pass


def _show_in_tracebacks(path: str, line: int, source: str) -> None:
    """Let a traceback show this statement's text: the file on disk need not hold it."""
    import linecache

    lines = list(linecache.getlines(path))
    lines += ["\n"] * (line - 1 - len(lines))
    new = [text + "\n" for text in source.split("\n")]
    lines[line - 1 : line - 1 + len(new)] = new
    linecache.cache[path] = (sum(map(len, lines)), None, lines, path)


def _ask(number: int) -> None:
    """Call active_children() for real: it joins the finished children, and is asked for by a person only."""
    import multiprocessing

    children: list[Any] = multiprocessing.active_children()
    for child in children:
        channel.emit(wire.ALIVE, subject_of(child), child.pid or 0)
    channel.emit(wire.ALIVE_END, 0, number)

"""Entry of the observed program: ``python launch.py EVENTS COMMANDS CONTROL METHOD MODE OPTIONS TARGET [ARGS…]``.

EVENTS, COMMANDS and CONTROL are inherited descriptors (see `wire`), METHOD a start method or "-" for the interpreter's
own default, MODE "script", "module" or "statements", OPTIONS "lines" if main's lines are to be told, or "-".  Run by
path, by any Python from 3.9 on; this package is loaded under a private name and leaves nothing on ``sys.path``.

The process forks once: the parent becomes the guard, the child is MainProcess.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

PACKAGE = "_concgui_program"


def load_package(directory: str) -> None:
    """Make PACKAGE importable without touching ``sys.path``. Pickled children do the same, see `carrier`."""
    package = type(sys)(PACKAGE)
    package.__path__ = [directory]
    sys.modules[PACKAGE] = package


def main() -> Callable[[], Any] | None:
    """Become guard and MainProcess. Return MainProcess's program, see `mainprocess.run`."""
    directory = os.path.dirname(os.path.abspath(__file__))
    if sys.path and os.path.realpath(sys.path[0] or os.curdir) == os.path.realpath(directory):
        del sys.path[0]
    load_package(directory)
    from _concgui_program import channel, handles, life, mainprocess  # type: ignore[import-not-found]

    events, commands, control = (int(number) for number in sys.argv[1:4])
    method, mode, options, target = sys.argv[4:8]
    channel.open_channel(handles.received(events, writing=True))
    commands = channel.move_high(handles.received(commands, writing=False))
    if hasattr(os, "fork"):
        control = channel.move_high(control)
        import _signal as signal  # type: ignore[import-not-found]  # the module itself costs an import of enum

        life_r, life_w = os.pipe()
        ready_r, ready_w = os.pipe()
        # Signals wait until each side has its own way of dealing with them.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
        pid = os.fork()
        if pid:
            os.close(life_r)
            os.close(ready_r)
            os.close(commands)
            channel.move_high(life_w)
            from _concgui_program import guard

            guard.guard(pid, control, ready_w)
        os.close(life_w)
        os.close(ready_w)
        os.close(control)
        life.hold(life_r)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    else:
        ready_r = -1
    start_method = None if method == "-" else method
    arguments = sys.argv[8:]
    program: Any = mainprocess.run(
        commands, ready_r, start_method, mode, target, arguments, tell_lines=options == "lines"
    )
    return program  # type: ignore[no-any-return]


if __name__ == "__main__":
    _program = main()
    if _program is not None:
        _mainprocess = sys.modules[f"{PACKAGE}.mainprocess"]
        # Here and no deeper: who looks down the stack, or how deep it may get, finds this one frame of ours.
        try:
            _work, _arguments = _program()
            _work(*_arguments)
        except BaseException as error:
            # What holds the program's namespace would have it cleared late, when what its objects need is gone.
            _program = _work = _arguments = None
            _mainprocess.failed(error)
            raise
        _program = _work = _arguments = None
        _mainprocess.ended()

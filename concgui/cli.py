"""The command line. Bad arguments and unreadable files: exit status 2 and one clear line, never a traceback.

`record` is parsed by hand: it is measured against plain Python, and argparse takes as long to import as half an
interpreter's start. Everything else is imported by the command that needs it.
"""

from __future__ import annotations

import sys

from concgui.usage import UsageError

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

USAGE = """\
usage: concgui [OPTIONS] [FILE [ARGS…]]      open the window, with a script, a recording or a lesson's folder
       concgui [OPTIONS] -m MODULE [ARGS…]   open the window with a module, to be run as python -m would
       concgui lessons                       list the lessons
       concgui lesson NAME                   open the window with a lesson, or check it (concgui lesson --help)
       concgui record …                      run a script and record it        (concgui record --help)
       concgui render …                      draw a recording as a picture     (concgui render --help)
       concgui export …                      write a recording for other tools (concgui export --help)
       concgui doctor [--source S]           what this machine can show, and why not
       concgui doctor --self-test            run lessons and check what is seen of them (concgui doctor --help)
       concgui --version

OPTIONS of the window:
  --source S         where the operating system's word comes from: kernel, schedstat or psutil
                     (default: the best that works here)
  --python EXE       the interpreter that runs programs (default: Concgui's own)
  --new-window       open another window; without it a window of yours that is open on this screen takes the file
  --desktop          as a double click does: FILE… are files, each is opened, and what is wrong is told in the window
"""


def run(argv: list[str]) -> NoReturn:
    """Obey the command line and leave the process with its exit status."""
    from concgui.control.leaving import end_as, say

    try:
        code = dispatch(argv)
    except UsageError as error:
        say(str(error))
        code = 2
    except KeyboardInterrupt:
        code = -2
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        code = -13
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 0 if leaving.code is None else 2
    except Exception as error:
        from concgui.core.log import log_exception
        from concgui.startup.natives import is_native, why_not_loaded

        if is_native(error):
            say(why_not_loaded(str(error)))
            code = 2
        else:
            say(f"an error inside concgui; the details are in {log_exception()}")
            code = 70  # EX_SOFTWARE
    end_as(code)


def dispatch(argv: list[str]) -> int:
    """Run the command that `argv` names; return its exit code (-N: signal N)."""
    if None in {sys.stdin, sys.stdout, sys.stderr} and argv[:1] != ["record"]:  # whose script shall find them closed
        from concgui.commands.windowargs import hold_standard_streams

        hold_standard_streams()
    commands: dict[str, Callable[[list[str]], int]] = {
        "record": record,
        "render": render,
        "export": export,
        "doctor": doctor,
        "lessons": lessons,
        "lesson": lesson,
    }
    if argv and argv[0] in commands:
        return commands[argv[0]](argv[1:])
    if argv and argv[0] in {"-V", "--version"}:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"concgui {version('concgui')}")
        except PackageNotFoundError:  # run from a source tree that was not installed
            print("concgui, not installed")
        return 0
    if argv and argv[0] in {"-h", "--help", "help"}:
        print(USAGE, end="")
        return 0
    return window(argv)


def window(argv: list[str]) -> int:
    """Open the window; `argv` may name a script, module or recording and the script's arguments."""
    from concgui.commands.windowargs import open_window

    return open_window(argv)


def record(argv: list[str]) -> int:
    """Run and record a script: see `concgui.commands.recordargs` for the options."""
    from concgui.commands.recordargs import parse

    arguments = parse(argv)
    if arguments is None:
        return 0
    from concgui.control.launch import LaunchError
    from concgui.control.record import Recorder

    try:
        return Recorder(arguments.spec, arguments.output, arguments.timeout, arguments.source).run()
    except LaunchError as error:
        raise UsageError(str(error)) from error


def render(argv: list[str]) -> int:
    """Draw a recording as a picture."""
    from concgui.commands.fileargs import render as run_render

    return run_render(argv)


def export(argv: list[str]) -> int:
    """Write a recording in another program's format."""
    from concgui.commands.fileargs import export as run_export

    return run_export(argv)


def lessons(argv: list[str]) -> int:
    """List the lessons."""
    from concgui.commands.lessonargs import lessons as list_lessons

    return list_lessons(argv)


def lesson(argv: list[str]) -> int:
    """Open the window with a lesson, or check it."""
    from concgui.commands.lessonargs import lesson as open_or_check

    return open_or_check(argv, _window_with_lesson)


def _window_with_lesson(folder: list[str], python: str) -> int:
    from concgui.commands.windowargs import Start, begin

    return begin(Start(folder, python=python))


def doctor(argv: list[str]) -> int:
    """Tell what this machine can show, or test it."""
    from concgui.commands.doctorargs import doctor as run_doctor

    return run_doctor(argv)

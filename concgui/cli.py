"""The command line. Bad arguments and unreadable files: exit status 2 and one clear line, never a traceback.

`record` is parsed by hand: it is measured against plain Python, and argparse takes as long to import as half an
interpreter's start. Everything else is imported by the command that needs it.
"""

from __future__ import annotations

import os
import sys

from concgui.core.filekind import is_recording
from concgui.usage import UsageError, check_readable_file, check_script_size, check_source

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
  --python EXE       the interpreter that runs programs (default: this one)
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
    except Exception:
        from concgui.core.log import log_exception

        say(f"an error inside concgui; the details are in {log_exception()}")
        code = 70  # EX_SOFTWARE
    end_as(code)


def dispatch(argv: list[str]) -> int:
    """Run the command that `argv` names; return its exit code (-N: signal N)."""
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
        sys.stdout.write(USAGE)
        return 0
    return window(argv)


def window(argv: list[str]) -> int:
    """Open the window; `argv` may name a script, module or recording and the script's arguments."""
    source, argv = option("--source", argv)
    python, argv = option("--python", argv)
    if not source:
        source, argv = option("--source", argv)
    if source:
        check_source(source)
    if python:
        from concgui.interpreter import checked_python

        python = checked_python(python)
    module, argv = module_option(argv)
    if argv and not module and argv[0].startswith("-") and argv[0] != "--":
        raise UsageError(f"there is no option {argv[0]!r}; see concgui --help")
    if argv and not module and argv[0] == "--":
        argv = argv[1:]
    if argv and not module and os.path.isdir(argv[0]):  # noqa: PTH112 - pathlib is slow to import
        check_lesson(argv)
    elif argv and not module:
        check_readable_file(argv[0])
        if is_recording(argv[0]):
            from concgui.fileargs import check_recording

            check_recording(argv)
        else:
            check_script_size(argv[0])
    hold_standard_streams()
    from concgui.app import main

    return main(argv, source, python=python, module=module)


def check_lesson(argv: list[str]) -> None:
    """Raise UsageError with one sentence unless the folder `argv[0]` has a lesson in it, and stands alone."""
    from concgui.core.lessons import load_lesson
    from concgui.core.scenario import InputError

    if len(argv) > 1:
        raise UsageError(f"{argv[0]} is a lesson's folder: {argv[1]!r} says nothing to it")
    try:
        load_lesson(argv[0])
    except InputError as error:
        raise UsageError(str(error).removesuffix(".")) from error


def option(name: str, argv: list[str]) -> tuple[str, list[str]]:
    """Take a leading ``--name VALUE`` away. Return the value, "" if it is not there, and the rest. Raise UsageError."""
    if not argv or argv[0].partition("=")[0] != name:
        return "", argv
    _, equals, value = argv[0].partition("=")
    if not equals and len(argv) < 2:
        raise UsageError(f"{name} needs a value; see concgui --help")
    return (value or "?", argv[1:]) if equals else (argv[1] or "?", argv[2:])


def module_option(argv: list[str]) -> tuple[str, list[str]]:
    """Take a leading ``-m MODULE`` away. Return the module, "" if it is not there, and the rest. Raise UsageError."""
    if not argv or not argv[0].startswith("-m") or argv[0].startswith("--"):
        return "", argv
    module, rest = (argv[0][2:], argv[1:]) if len(argv[0]) > 2 else ("".join(argv[1:2]), argv[2:])
    from concgui.core.runsettings import module_problem

    if problem := module_problem(module):
        raise UsageError(f"-m: {problem[0].lower()}{problem[1:].removesuffix('.')}")
    return module, rest


def record(argv: list[str]) -> int:
    """Run and record a script: see `concgui.recordargs` for the options."""
    from concgui.recordargs import parse

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
    from concgui.fileargs import render as run_render

    return run_render(argv)


def export(argv: list[str]) -> int:
    """Write a recording in another program's format."""
    from concgui.fileargs import export as run_export

    return run_export(argv)


def lessons(argv: list[str]) -> int:
    """List the lessons."""
    from concgui.lessonargs import lessons as list_lessons

    return list_lessons(argv)


def lesson(argv: list[str]) -> int:
    """Open the window with a lesson, or check it."""
    from concgui.lessonargs import lesson as open_or_check

    return open_or_check(argv, _window_with_lesson)


def _window_with_lesson(folder: list[str], python: str) -> int:
    hold_standard_streams()
    from concgui.app import main

    return main(folder, "", python=python)


def doctor(argv: list[str]) -> int:
    """Tell what this machine can show, or test it."""
    from concgui.doctorargs import doctor as run_doctor

    return run_doctor(argv)


def hold_standard_streams() -> None:
    """Occupy descriptors 0 to 2 if they are closed, so that no pipe of ours gets a number that a print goes to."""
    while (fd := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(fd, True)  # noqa: FBT003 - positional only
    os.close(fd)

"""The commands `concgui lessons` and `concgui lesson`."""

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from concgui.core.lessons import Lesson, is_lesson, lesson_folder, lessons_folder, load_lesson, read_lessons
from concgui.core.scenario import InputError
from concgui.core.startmethod import METHODS
from concgui.usage import UsageError, check_source

#: Exit statuses of a check, beside 0 (it holds) and 2 (bad arguments).
DOES_NOT_HOLD, CANNOT_BE_SHOWN = 1, 3
_MOST_TIMES = 1000
_LETTERS = "ABCD"
_EPILOG = """\
NAME is one of `concgui lessons`, or a folder with a lesson of your own.
Exit status of --check: 0 the fact holds in every run, 1 it does not, 3 the lesson cannot be shown here,
2 the lesson or the arguments are wrong.
"""


class _Parser(argparse.ArgumentParser):
    """Errors are one line, and ours to print."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see {self.prog} --help")


def lessons(argv: Sequence[str]) -> int:
    """`concgui lessons`: list the lessons, and why one cannot be shown here. Return 0, or 1 if one is broken."""
    parser = _Parser(prog="concgui lessons", description="List the lessons: the names for concgui lesson, and titles.")
    parser.parse_args(argv)
    from concgui.control.lessoncheck import CheckOptions, cannot_be_shown

    found, problems = read_lessons()
    width = max((len(one.lesson_id) for one in found), default=0)
    for one in found:
        print(f"{one.lesson_id:<{width}}  {one.title}")
        if reason := cannot_be_shown(one, CheckOptions()):
            print(f"{'':<{width}}  not here: {reason}")
    for sentence in problems:
        print(sentence)
    return 1 if problems else 0


def lesson(argv: Sequence[str], window: Callable[[list[str], str], int]) -> int:
    """`concgui lesson NAME`: open the window with it, or check it. Return the exit status, or raise UsageError.

    window: opens the window with the lesson in a folder (a list of this one), and an interpreter or "".
    """
    options = _parsed(argv)
    chosen = _chosen(options.name)
    python = ""
    if options.python:
        from concgui.commands.interpreter import checked_python

        python = checked_python(options.python)
    if options.check:
        return _check(chosen, options, python)
    for name in ("times", "start_method", "output", "timeout", "source"):
        if getattr(options, name) is not None:
            raise UsageError(f"--{name.replace('_', '-')} is for --check; see concgui lesson --help")
    return window([str(chosen.folder)], python)


def _parsed(argv: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(
        prog="concgui lesson",
        description="Open the window with a lesson, or check whether it shows here what it says.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--check", action="store_true", help="run it without a window and say whether its fact holds")
    parser.add_argument("--times", type=_times, metavar="N", help="with --check: so many runs (default: 1)")
    parser.add_argument("--python", metavar="EXE", help="the interpreter that runs it (default: Concgui's own)")
    parser.add_argument(
        "--start-method", metavar="M", choices=METHODS, help="with --check: instead of the lesson's own"
    )
    parser.add_argument("--source", metavar="S", help="with --check: kernel, schedstat or psutil, as of concgui record")
    parser.add_argument("--timeout", type=_seconds, metavar="S", help="with --check: stop a run then (default: 60)")
    parser.add_argument(
        "-o",
        "--output",
        metavar="RUN.concgui",
        help="with --check: keep a recording, of the first run that fails if any",
    )
    return parser.parse_args(argv)


def _chosen(name: str) -> Lesson:
    """Return a built-in lesson by its name, or the one in a folder. Raise UsageError."""
    built_in = lessons_folder() / name
    folder = lesson_folder(name) if os.sep in name or not is_lesson(built_in) else built_in
    if folder is None:
        raise UsageError(f"there is no lesson {name}, and no such folder; see concgui lessons")
    try:
        return load_lesson(folder)
    except InputError as error:
        raise UsageError(str(error).removesuffix(".")) from error


def _check(chosen: Lesson, given: argparse.Namespace, python: str) -> int:
    if chosen.fact is None:
        raise UsageError(f"the lesson {chosen.lesson_id} has no [fact] that could be checked")
    from concgui.control.launch import LaunchError
    from concgui.control.lessoncheck import TIMEOUT_S, CheckedRun, CheckOptions, cannot_be_shown, check
    from concgui.core.recordingfile import RecordingError

    if given.output:
        _check_output(given.output)
    times = given.times or 1
    if given.source:
        check_source(given.source)
    options = CheckOptions(
        times,
        python,
        given.start_method or "",
        given.timeout or TIMEOUT_S,
        given.output or "",
        given.source or "",
    )
    if reason := cannot_be_shown(chosen, options):
        print(f"{chosen.lesson_id} cannot be shown here: {reason}")
        return CANNOT_BE_SHOWN

    def tell(number: int, run: CheckedRun) -> None:
        which = f" {number}/{times}" if times > 1 else ""
        print(f"{chosen.lesson_id}{which} {run.words(_LETTERS)}", flush=True)

    try:
        runs = check(chosen, options, tell)
    except (LaunchError, RecordingError, InputError) as error:
        raise UsageError(str(error).removesuffix(".")) from error
    held = sum(run.verdict.holds is True for run in runs)
    if times > 1:
        print(f"{chosen.lesson_id} holds in {held} of {times} runs")
    return 0 if held == times else DOES_NOT_HOLD


def _check_output(path: str) -> None:
    folder = Path(path).parent
    if Path(path).is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise UsageError(f"the recording cannot be written to {path}: no such folder, or not writable")


def _times(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_TIMES:
        raise argparse.ArgumentTypeError(f"needs a number from 1 to {_MOST_TIMES}, not {text!r}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(f"needs a number of seconds above 0, not {text!r}")
    return seconds

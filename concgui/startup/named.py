"""Whether what a command line names can be opened in the window: a script, a recording, or a lesson's folder."""

from __future__ import annotations

import os

from concgui.core.filekind import is_recording
from concgui.usage import UsageError, check_readable_file, check_script_size


def check_named(argv: list[str]) -> None:
    """Raise UsageError with one sentence unless `argv[0]` can be opened, with the rest as its arguments."""
    if not os.path.isdir(argv[0]):  # noqa: PTH112 - pathlib is slow to import
        check_readable_file(argv[0])
        if is_recording(argv[0]):
            check_recording(argv)
        else:
            check_script_size(argv[0])
    else:
        check_lesson(argv)


def problem_of(path: str) -> str:
    """Return why a file cannot be opened, as it stands on the command line but in the user's language, or ""."""
    try:
        check_named([path])
    except UsageError as error:
        return str(error)
    return ""


def check_recording(argv: list[str]) -> None:
    """Raise UsageError with one sentence unless the file `argv[0]` can be opened as a recording, and stands alone."""
    from pathlib import Path

    from concgui.core.storage import RecordingError, load

    if len(argv) > 1:
        raise UsageError(f"{argv[0]} is a recording: {argv[1]!r} says nothing to it")
    try:
        load(Path(argv[0]), 0, 0)  # what it says of itself; the window reads the rest
    except RecordingError as error:
        raise UsageError(str(error).removesuffix(".")) from error


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

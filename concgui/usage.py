"""What is wrong with a command line, told in one sentence. Quick to import.

In English, but for what is wrong with a file: a double click can name one, too, and then the window tells it.
"""

import os

from concgui.core.filekind import SCRIPT_BYTES, other_than_file
from concgui.core.words import tr


class UsageError(Exception):
    """The command line or a file that it names is wrong; the text is one sentence."""


def check_source(source: str) -> None:
    """Raise UsageError unless the operating system's word can be had from `source` here."""
    from concgui.observe.choice import SourceError, choose

    try:
        choose(source or "?")
    except SourceError as error:
        raise UsageError(f"--source: {error}") from error


def check_readable_file(path: str) -> None:
    """Raise UsageError unless `path` is a file that can be read."""
    try:
        other = other_than_file(path)
        if not other:
            os.close(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)))
    except FileNotFoundError as error:
        raise UsageError(tr("there is no file {path}", path=path)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(tr("{path} cannot be read: {reason}", path=path, reason=reason)) from error
    if other:
        raise UsageError(tr("{path} is {other}, not a file", path=path, other=other))


def check_script_size(path: str) -> None:
    """Raise UsageError if a script that can be read is too large for the window."""
    if os.path.getsize(path) > SCRIPT_BYTES:  # noqa: PTH202 - pathlib is slow to import
        most = SCRIPT_BYTES // 1_000_000
        raise UsageError(tr("{path} is too large for a script: it has more than {most} MB", path=path, most=most))

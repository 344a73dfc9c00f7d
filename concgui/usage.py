"""What is wrong with a command line, told in one sentence. Quick to import."""

import os


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
    if os.path.isdir(path):  # noqa: PTH112 - pathlib is slow to import
        raise UsageError(f"{path} is a directory, not a file")
    try:
        os.close(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)))
    except FileNotFoundError as error:
        raise UsageError(f"there is no file {path}") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error

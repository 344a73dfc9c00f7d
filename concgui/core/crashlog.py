"""What a hard crash leaves in the log (a fault in native code, an abort by Qt), and whether the user knows of it.

Python's own handler of fatal signals writes there where every thread was, by a descriptor that is open all the time.
That the user has been told is a line in the log, too. Who was killed or ended by a signal has not crashed.
"""

import contextlib
import faulthandler
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from concgui.core.log import append, log_path, old_log_path, open_log

#: How what Qt says before it aborts stands in the log.
QT_GAVE_UP = "Qt gave up: "
_TOLD = "The user has been told of the crash above."
_TAIL_BYTES = 1 << 17  #: of the log, that is looked through
_MOST_BYTES = 1 << 15  #: of a crash, that are shown
_FATAL = rb"^(?:[^\n]+\n" + QT_GAVE_UP.encode() + rb"|Fatal Python error: |Windows fatal exception: (?!code ))"

_descriptors: list[int] = []  #: of the log, for as long as this process lives


def watch() -> None:
    """From now on a hard crash of this process is written to the log. Where there is no log, it is not."""
    if not _descriptors:
        with contextlib.suppress(OSError, RuntimeError):
            _descriptors.append(open_log(log_path()))
            faulthandler.enable(_descriptors[0])


def untold_crash() -> str:
    """Return what the last hard crash has left in the log, "" if there is none that nobody was told of yet.

    From now on the user has been told: of several windows that ask, one hears of it.
    """
    try:
        path = log_path()
        with path.open("rb") as log, _alone(log.fileno()) as alone:
            if not alone:
                return ""
            text = _tail(old_log_path(path)) + _tail(path)
            text = text[text.rfind(_TOLD.encode()) + 1 :]
            found = re.search(_FATAL, text, re.MULTILINE)
            if found is None:
                return ""
            append(_TOLD)
            return text[found.start() :][:_MOST_BYTES].decode("utf-8", "replace").strip()
    except (OSError, RuntimeError):  # there is no log; or it cannot be written, and would be told of for ever
        return ""


@contextlib.contextmanager
def _alone(fd: int) -> Iterator[bool]:
    """Whether nobody else looks just now."""
    if sys.platform == "win32":
        yield True
        return
    import fcntl

    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        yield False
    else:
        yield True


def _tail(path: Path) -> bytes:
    """Return the end of a file, b"" where there is none."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            file.seek(max(0, size - _TAIL_BYTES))
            return file.read(_TAIL_BYTES)
    except OSError:
        return b""

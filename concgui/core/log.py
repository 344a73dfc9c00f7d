"""The log file: where an unexpected error's traceback goes, so that the user sees one line instead.

Several processes write it at once: every entry is one write at its end. When it has grown, it becomes the old log.
Every start of the window opens it, so what only an entry needs is imported with it.
"""

import errno
import os
import sys
from pathlib import Path

from concgui.core.home import home

#: The log becomes the old one when it has grown beyond this.
MAX_BYTES = 1 << 20


def log_path() -> Path:
    """Return the log's path in the folder that the platform has for such files. Raise RuntimeError without a home."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        folder = home() / "Library" / "Logs"
    else:
        given = os.environ.get("XDG_STATE_HOME", "")
        folder = Path(given) if given.startswith("/") else home() / ".local" / "state"
    return folder / "concgui" / "concgui.log"


def old_log_path(path: Path) -> Path:
    """Return where the log at `path` goes when it has grown."""
    return path.with_name("concgui.old.log")


def open_log(path: Path) -> int:
    """Open the log for appending, make it if need be. Return its descriptor; raise OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _make_room(path)
    # Whatever else stands there in its place, as a pipe, is not waited for.
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
    return os.open(path, flags, 0o600)


def append(text: str) -> Path:
    """Append `text` under a line that says when and by whom. Return the log's path; raise OSError."""
    try:
        path = log_path()
    except RuntimeError as error:
        raise OSError(errno.ENOENT, str(error)) from error
    from datetime import UTC, datetime

    now = datetime.now(UTC).isoformat(timespec="seconds")
    head = f"{now} Python {sys.version.split()[0]} {sys.platform} {os.getpid()} {sys.argv}"
    entry = f"{head}\n{text.rstrip()}\n\n".encode("utf-8", "backslashreplace")
    fd = open_log(path)
    try:
        if os.write(fd, entry) < len(entry):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    finally:
        os.close(fd)
    return path


def log_exception() -> str:
    """Append the exception that is being handled to the log. Return where it went, as text for the user."""
    import traceback

    text = traceback.format_exc()
    try:
        return str(append(text))
    except OSError as error:
        return f"no log, which could not be written ({error.strerror}): {text.strip().splitlines()[-1]}"


def _make_room(path: Path) -> None:
    """Let a log that has grown become the old one. Of several processes one does so."""
    try:
        if path.stat().st_size <= MAX_BYTES:
            return
        if sys.platform == "win32":
            path.replace(old_log_path(path))  # refused while another process has it open: later, then
            return
        import fcntl

        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            opened = os.fstat(fd)  # who was quicker has left a new log there, which is small
            if opened.st_size > MAX_BYTES and os.path.samestat(opened, path.stat()):
                path.replace(old_log_path(path))
        finally:
            os.close(fd)
    except OSError:
        return

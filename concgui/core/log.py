"""The log file: where an unexpected error's traceback goes, so that the user sees one line instead."""

import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

#: Older text is thrown away when the log has grown beyond this.
_MAX_BYTES = 1 << 20


def log_path() -> Path:
    """Return the log's path in the folder that the platform has for such files."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Logs"
    else:
        folder = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return folder / "concgui" / "concgui.log"


def log_exception() -> str:
    """Append the exception that is being handled to the log. Return where it went, as text for the user."""
    text = traceback.format_exc()
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _MAX_BYTES:
            path.unlink()
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            file.write(f"{now} Python {sys.version.split()[0]} {sys.platform} {sys.argv}\n{text}\n")
    except OSError as error:
        return f"no log, which could not be written ({error.strerror}): {text.strip().splitlines()[-1]}"
    return str(path)

"""Whether a file is a recording or a script. Quick to import."""

_SQLITE = b"SQLite format 3\0"


def is_recording(path: str) -> bool:
    """Whether a file is to be opened as a recording: its name says so, or else its first bytes."""
    if path.endswith(".concgui"):
        return True
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - pathlib is slow to import
            return file.read(len(_SQLITE)) == _SQLITE
    except (OSError, ValueError):
        return False

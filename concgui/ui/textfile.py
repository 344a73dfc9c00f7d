"""Writes a text into a file that may be there already, all of it or nothing. No Qt."""

import io
import os
import stat
import tokenize
from pathlib import Path

from concgui.export.whole import whole_file


def declared_coding(text: str) -> str:
    """Return the coding that a program's first two lines declare and that has all its letters, else "utf-8"."""
    head = "\n".join(text.split("\n")[:2])
    try:
        coding, _lines = tokenize.detect_encoding(io.BytesIO(head.encode("latin-1", "replace")).readline)
        text.encode(coding)
    except (SyntaxError, UnicodeEncodeError):  # no coding that Python knows, or one without some letter
        return "utf-8"
    return coding


def write_text(path: Path, text: str, coding: str = "utf-8") -> None:
    r"""Write the text, its lines ended by \n; what the coding lacks is escaped.

    Raise OSError; what was there is there then. A link stays one, and the file keeps its rights. Where no other file
    can be made beside it, it is overwritten.
    """
    data = text.encode(coding, "backslashreplace")
    path = Path(os.path.realpath(path))
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    try:
        with whole_file(path) as write:
            write(data)
    except PermissionError:
        if mode is None:
            raise
        path.write_bytes(data)
    else:
        if mode is not None:
            path.chmod(mode)

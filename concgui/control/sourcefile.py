"""Reading a program's text from a file, as Python reads it. No Qt."""

import io
import tokenize
from pathlib import Path

from concgui.core.filekind import SCRIPT_BYTES, other_than_file
from concgui.core.scenario import InputError
from concgui.core.words import tr


def read_source(path: str) -> str:
    """Return a script's text, decoded as Python decodes it. Raise InputError with one sentence."""
    if "\0" in path:
        raise InputError(tr("There is no file {path}.", path=path))
    try:
        if other := other_than_file(path):  # its text might never come, or never end
            raise InputError(tr("{path} is {other}, not a script.", path=path, other=other))
        with Path(path).open("rb") as file:
            data = file.read(SCRIPT_BYTES + 1)
        if len(data) > SCRIPT_BYTES:
            raise InputError(
                tr(
                    "{path} is too large for a script: it has more than {n} MB.",
                    path=path,
                    n=SCRIPT_BYTES // 1_000_000,
                )
            )
        if b"\0" in data:
            raise InputError(tr("{path} is not a Python script: it is a binary file.", path=path))
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return io.TextIOWrapper(io.BytesIO(data), encoding).read()
    except FileNotFoundError:
        raise InputError(tr("There is no file {path}.", path=path)) from None
    except OSError as error:
        raise InputError(tr("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror)) from error
    except UnicodeDecodeError:
        raise InputError(
            tr(
                "{path}, line {line}: not UTF-8, and no other coding is declared.",
                path=path,
                line=_bad_line(data),
            )
        ) from None
    except SyntaxError as error:  # an unknown coding is declared, or none and the first lines are not UTF-8
        raise InputError(
            tr(
                "{path}, line {line}: {reason}.",
                path=path,
                line=_bad_line(data),
                reason=error.msg or tr("unknown coding"),
            )
        ) from error


def _bad_line(data: bytes) -> int:
    """Return the number of the first line that is not UTF-8, 1 if all are."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return data.count(b"\n", 0, error.start) + 1
    return 1

"""Takes our own frames out of a traceback, so that it reads as it would without observation."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any

_HERE = os.path.dirname(os.path.abspath(__file__)) + os.sep


def show(error: BaseException) -> None:
    """Print `error`, which nobody has caught, as the interpreter would: by `sys.excepthook`, and if that fails, too."""
    strip(error)
    try:
        sys.excepthook(type(error), error, error.__traceback__)
    except SystemExit:
        raise
    except BaseException as second:
        last: BaseException = strip(second)
        while last.__context__ is not None and last.__context__ is not error:
            last = last.__context__
        last.__context__ = None  # to the interpreter nothing is being handled when it calls the hook
        sys.stderr.write("Error in sys.excepthook:\n")
        sys.__excepthook__(type(second), second, second.__traceback__)
        sys.stderr.write("\nOriginal exception was:\n")
        sys.__excepthook__(type(error), error, error.__traceback__)


def strip(error: BaseException) -> BaseException:
    """Remove our frames from `error` and from all that it was raised from; return it."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        one.__traceback__ = _without_ours(one.__traceback__)
        waiting += (one.__cause__, one.__context__)
        waiting += getattr(one, "exceptions", ())
    return error


def _without_ours(first: TracebackType | None) -> TracebackType | None:
    kept = []
    make: Any = type(first)  # types.TracebackType, without importing types
    entry = first
    while entry is not None:
        name = entry.tb_frame.f_code.co_filename
        # runpy's frames stand in what `python -m` prints; ours and the import machinery's wrappers do not.
        if not name.startswith(_HERE):
            kept.append(entry)
        entry = entry.tb_next
    result: TracebackType | None = None
    for entry in reversed(kept):
        result = make(result, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return result

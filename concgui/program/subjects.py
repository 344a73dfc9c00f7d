"""Numbers for Process and Thread objects that stay the same for their whole life, in every process."""

from __future__ import annotations

import itertools
import os
import sys
from _thread import get_ident

from . import channel
from .calls_names import line_of_failure, own_line
from .wire import FAILED, FIELD, MAX_PAYLOAD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Frames between a constructor and the line that names the new object, at the most: a subclass, a factory.
_NEAR = 4
ATTRIBUTE = "_concgui_subject"
_numbers = itertools.count(1)

#: In this thread, the subject whose start() is running: what the child must know of itself. Keyed by thread ident,
#: which fork keeps.
starting: dict[int, int] = {}


def subject_of(worker: Any) -> int:
    """Return the number of a Process or Thread object, giving it one at the first call."""
    number: int = worker.__dict__.get(ATTRIBUTE, 0)
    if not number:
        number = os.getpid() << 32 | next(_numbers)
        # Not setattr: a subclass may have its own.
        worker.__dict__[ATTRIBUTE] = number
    return number


def now_starting() -> int:
    """Return the subject whose start() this thread is in, or 0."""
    return starting.get(get_ident(), 0)


def describe(worker: Any, target: Any) -> bytes:
    """Return the payload of a CREATED event: name, target, and the line of `__main__` that makes the object."""
    name = str(worker._name) if worker._name is not None else ""
    what = getattr(target, "__qualname__", None) or (type(worker).__qualname__ if target is None else repr(target))
    fields = (name[:200], str(what)[:200], str(_line_in_main() or ""))
    return FIELD.join(fields).encode("utf-8", "replace")[:MAX_PAYLOAD]


def _line_in_main() -> int:
    """Return the line of the program's own file that is being run, seen from a constructor; 0 if it is not near."""
    main = sys.modules["__main__"].__dict__
    frame = sys._getframe(3)
    for _ in range(_NEAR):
        if frame.f_globals is main and frame.f_code.co_name != "__init__":
            return frame.f_lineno
        if frame.f_back is None:
            break
        frame = frame.f_back
    return 0


def in_one_line(error: BaseException) -> str:
    """Return ``TypeError: text`` as one line."""
    try:
        text = " ".join(str(error).split())
    except Exception:
        text = "<exception str() failed>"  # in Python's words
    return type(error).__name__ + (": " + text if text else "")


def timeout_ns(timeout: Any) -> int:
    """Return a timeout in seconds as nanoseconds, -1 for none or for what is not a number."""
    try:
        return -1 if timeout is None else max(0, min(int(timeout * 1e9), (1 << 62)))
    except (TypeError, ValueError, OverflowError):
        return -1


def with_line(text: bytes) -> bytes:
    """Return the text of a JOIN_BEGIN: what, and the line of the program's own file that called our caller's caller."""
    line = own_line(sys._getframe(2))
    return text + f"{FIELD}{line}".encode() if line else text


def emit_failure(kind: int, subject: int, error: BaseException) -> None:
    """Send `kind` with the exception in one line."""
    channel.emit_text(kind, subject, 0, in_one_line(error))


def emit_uncaught(subject: int) -> None:
    """Send FAILED with the exception that is being handled, if there is one that ends a worker."""
    error = sys.exc_info()[1]
    if error is not None and not isinstance(error, SystemExit):
        channel.emit_text(FAILED, subject, line_of_failure(error), in_one_line(error))

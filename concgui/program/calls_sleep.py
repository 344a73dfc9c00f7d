"""Observation of `time.sleep`."""

from __future__ import annotations

import sys
import time

from . import calls, channel, wire
from .calls_names import describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Shorter sleeps are passed on unseen: a loop of them must not become a loop of events.
SHORTEST_S = 0.001


class _Sleep:
    """Stands for `time.sleep`. A builtin does not bind to instances, so this is no Python function."""

    __name__ = "sleep"
    __qualname__ = "sleep"
    __module__ = "time"

    def __init__(self, original: Any) -> None:
        self._original = original
        self.__doc__ = original.__doc__
        self.__self__ = original.__self__
        self.__text_signature__ = getattr(original, "__text_signature__", None)

    def __call__(self, *args: Any, **kwargs: Any) -> None:
        try:
            try:
                seen = args[0] >= SHORTEST_S and not calls.is_quiet()
            except (TypeError, IndexError):
                seen = False
            if not seen:
                return self._original(*args, **kwargs)  # type: ignore[no-any-return]
            name, line = describe(sys._getframe(1), f"time.sleep({args[0]!r})")
            channel.emit(wire.CALL_BEGIN, line, channel.name_number(name))
            try:
                return self._original(*args, **kwargs)  # type: ignore[no-any-return]
            finally:
                channel.emit(wire.CALL_END)
                calls.resume_lines()
        except BaseException as error:
            calls.erase(error)
            raise

    def __repr__(self) -> str:
        return repr(self._original)

    def __reduce__(self) -> str:
        return "sleep"  # pickles by name, as the builtin does


def watch_sleep() -> None:
    """Hook `time.sleep`."""
    if not isinstance(time.sleep, _Sleep):
        time.sleep = _Sleep(time.sleep)

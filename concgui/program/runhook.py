"""`run` of Process and Thread: seen when it is called by hand, untouched when the worker itself calls it.

A wrapper function would stand in the traceback of every failing worker.  A descriptor can hand out the original method
where the worker runs itself, so its traceback is the one that Python gives without us.
"""

from __future__ import annotations

from . import channel, wire
from .subjects import subject_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable


class RunHook:
    """Descriptor in place of ``run``."""

    def __init__(self, original: Callable[[Any], None], runs_itself: Callable[[Any], bool]) -> None:
        self.original = original
        self.runs_itself = runs_itself
        self.__doc__ = original.__doc__

    def __get__(self, worker: Any, owner: type | None = None) -> Any:
        if worker is None:
            return self.original
        method = self.original.__get__(worker, owner)
        if self.runs_itself(worker):
            return method

        def run() -> None:
            subject = subject_of(worker)
            channel.emit(wire.RUN_BEGIN, subject)
            try:
                method()
            finally:
                channel.emit(wire.RUN_END, subject)

        return run

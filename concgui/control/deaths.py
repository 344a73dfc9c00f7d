"""Says in the output, once each, which workers a signal has ended. No Qt."""

from collections.abc import Callable

from concgui.core.exits import signal_name
from concgui.core.lane import Lane
from concgui.core.words import tr


class Deaths:
    """Knows whose death was told."""

    def __init__(self, tell: Callable[[str, str, int], None]) -> None:
        """`tell`: takes who says it, what, and when."""
        self._tell = tell
        self._told: set[int] = set()

    def note(self, lane: Lane, t_ns: int, exitcode: int) -> None:
        """A process has ended; `exitcode`: -N for the signal N."""
        if exitcode < 0 and lane.index not in self._told:
            self._told.add(lane.index)
            self._tell("os", tr("{name} was ended by {signal}", name=lane.title, signal=signal_name(-exitcode)), t_ns)

"""What time it is for the Program pane: so that the seconds of a line that main is blocked at count up."""

from collections.abc import Callable
from time import perf_counter_ns
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

TICK_MS = 100


class Clock(Protocol):
    """Nanoseconds since time 0 of the run that is shown."""

    def now_ns(self) -> int | None:
        """Now, or the instant of a replay; None where nobody knows it."""

    def moves(self) -> bool:
        """Whether it goes on by itself."""


class NoClock:
    """Stands for it as long as nothing runs."""

    def now_ns(self) -> int | None:
        """Nobody knows."""
        return None

    def moves(self) -> bool:
        """No."""
        return False


class LiveClock:
    """That of a run whose time 0 is `t0_ns`, absolute."""

    def __init__(self, t0_ns: int) -> None:
        self._t0_ns = t0_ns

    def now_ns(self) -> int | None:
        """The time that has passed."""
        return perf_counter_ns() - self._t0_ns

    def moves(self) -> bool:
        """Yes."""
        return True


class InstantClock:
    """An instant, nanoseconds since time 0, that somebody else moves."""

    def __init__(self, now_ns: int) -> None:
        self._now_ns = now_ns

    def now_ns(self) -> int | None:
        """The instant."""
        return self._now_ns

    def moves(self) -> bool:
        """No."""
        return False


class Ticker:
    """Calls `tick` ten times a second while it is wanted, and not at all else."""

    def __init__(self, parent: QObject, tick: Callable[[], None]) -> None:
        self._timer = QTimer(parent)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(tick)

    @property
    def runs(self) -> bool:
        """Whether it ticks."""
        return self._timer.isActive()

    def want(self, wanted: bool) -> None:
        """Tick, or stop."""
        if wanted != self._timer.isActive():
            (self._timer.start if wanted else self._timer.stop)()

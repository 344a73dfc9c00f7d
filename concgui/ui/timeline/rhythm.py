"""When the timeline is drawn again: no more often than it is cheap, so that the rest of the window lives, too."""

from time import perf_counter_ns

from PySide6.QtCore import QObject, Qt, QTimer, Signal

FRAME_MS = 24  #: never drawn more often than this: an event is on the screen within two display frames
CHEAP_MS = 2.5  #: a frame of n times this cost is followed by the n-fold of its cost
FRAME_MOST_MS = 200


class Rhythm(QObject):
    """Emits `due` when the next frame is to be made."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._began_ns = 0
        self._cost_ns = 0  #: what the last frame took, composed and painted
        self._usual_cost_ns = 0  #: the same, smoothed: now and then one is drawn whole
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.due)

    @property
    def waiting(self) -> bool:
        """Whether a frame is already going to be made."""
        return self._timer.isActive()

    def soon(self) -> None:
        """Ask for a frame now, or when the one that is shown has had its time."""
        rest_ms = max(FRAME_MS, min(FRAME_MOST_MS, (self._usual_cost_ns / 1e6) ** 2 / CHEAP_MS))
        left_ms = rest_ms - (perf_counter_ns() - self._began_ns) / 1e6
        if left_ms <= 0:
            self.due.emit()
        elif not self._timer.isActive() or self._timer.remainingTime() > left_ms:
            self._timer.start(max(1, round(left_ms)))

    def begin(self) -> None:
        """A frame is being made."""
        self._began_ns = perf_counter_ns()

    def composed(self) -> None:
        """It has been made, and will be painted."""
        self._cost_ns = perf_counter_ns() - self._began_ns

    def painted(self, took_ns: int) -> None:
        """It has been painted."""
        self._cost_ns += took_ns
        self._usual_cost_ns += (self._cost_ns - self._usual_cost_ns) // 4

    def again_in(self, ms: int | None) -> None:
        """Make the next frame then even if nobody asks; None: only when somebody does."""
        if ms is None:
            self._timer.stop()
        else:
            self._timer.start(ms)

"""Runs inside the window's own process: opens a script, runs it, and prints what the window measured, as JSON.

``python -P probe.py MODE SECONDS SCRIPT``, MODE one of "latency", "cpu", "rate", "idle". `window.py` starts it.
"""

import json
import sys
import time

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from concgui import app
from concgui.core.actions import Action
from concgui.core.kinds import EventKind
from concgui.core.states import MainPhase

HEARTBEAT_MS = 2


class Probe(QObject):
    """Watches one run of a script in the real window."""

    def __init__(self, mode: str, seconds: float, script: str) -> None:
        super().__init__()
        self.mode, self.seconds, self.script = mode, seconds, script
        self.folded: list[tuple[int, int]] = []  #: (LaneSet.version, events folded)
        self.painted: list[tuple[int, int]] = []  #: (LaneSet.version, perf_counter_ns when it was on the screen)
        self.gaps: list[float] = []
        self._beat_ns = 0
        self._cpu = 0.0
        self._since = 0.0
        self._heart = QTimer(self, interval=HEARTBEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._heart.timeout.connect(self._beat)

    def attach(self, window: object) -> None:
        """Make the session and begin."""
        self.window = window
        self.session = app.attach_engine(window, [] if self.mode == "idle" else [self.script])  # type: ignore[arg-type]
        timeline = window.timeline  # type: ignore[attr-defined]
        if self.mode == "latency":
            self.session.lanes_changed.connect(self._note_fold)
            timeline.painted.connect(self._note_paint)
        if self.mode == "idle":
            QTimer.singleShot(3000, self._begin)
        else:
            QTimer.singleShot(500, self._run)

    @Slot()
    def _run(self) -> None:
        self.session.act(Action.RUN)
        # The workers' births are not what is measured.
        QTimer.singleShot(2500 if self.mode in {"latency", "cpu"} else 0, self._begin)

    @Slot()
    def _begin(self) -> None:
        self._cpu, self._since = time.process_time(), time.perf_counter()
        if self.mode == "rate":
            self._heart.start()
            self._end_check = QTimer(self, interval=200)
            self._end_check.timeout.connect(self._look_for_end)
            self._end_check.start()
        else:
            QTimer.singleShot(int(self.seconds * 1000), self._finish)

    @Slot()
    def _look_for_end(self) -> None:
        if self.session.current_view().main is MainPhase.ENDED:
            self._finish()

    @Slot()
    def _note_fold(self) -> None:
        self.folded.append((self.session.lanes.version, len(self.session.recording)))

    @Slot(object)
    def _note_paint(self, stamp: tuple[int, int]) -> None:
        QGuiApplication.sync()  # a round trip: the X server has drawn what it was sent
        self.painted.append((stamp[0], time.perf_counter_ns()))

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter_ns()
        if self._beat_ns:
            self.gaps.append((now - self._beat_ns) / 1e6 - HEARTBEAT_MS)
        self._beat_ns = now

    @Slot()
    def _finish(self) -> None:
        elapsed = time.perf_counter() - self._since
        recording = self.session.recording
        result: dict[str, object] = {
            "cpu_share": (time.process_time() - self._cpu) / elapsed,
            "seconds": elapsed,
            "sent": recording.sent(),
            "shown": recording.shown(),
            "dropped": recording.dropped(),
        }
        if self.mode == "latency":
            result["latencies_ms"] = self._latencies()
            result["frames"] = len(self.painted)
        if self.gaps:
            result["gaps_ms"] = [float(value) for value in np.percentile(self.gaps, [50, 99, 99.9, 100])]
        print(json.dumps(result), flush=True)
        self.window.close()  # type: ignore[attr-defined]

    def _latencies(self) -> list[float]:
        """Event in a worker → the first frame on the screen that had folded it, for every change of state."""
        recording = self.session.recording
        wanted = {EventKind.CALL_BEGIN, EventKind.CALL_END}
        since_ns = self._since * 1e9
        found = []
        paints = iter(self.painted)
        paint = next(paints, None)
        at = 0
        events = list(recording.events())
        for version, count in self.folded:
            while paint is not None and paint[0] < version:
                paint = next(paints, None)
            if paint is None:
                break
            found += [(paint[1] - e.t_ns) / 1e6 for e in events[at:count] if e.kind in wanted and e.t_ns > since_ns]
            at = count
        return found


def main() -> None:
    """Open the window as `concgui` does, with the probe in it."""
    mode, seconds, script = sys.argv[1:4]
    application = app.create_application([sys.argv[0]])
    window = app.create_window()
    probe = Probe(mode, float(seconds), script)
    window.first_painted.connect(lambda: probe.attach(window))
    app.show(window)
    sys.exit(application.exec())


if __name__ == "__main__":
    main()

"""Lights on the timeline the spans of the line of the program that mouse or keyboard are at, and selects the latest."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from concgui.core.words import later, tr
from concgui.ui.program_clock import Clock, InstantClock, LiveClock, NoClock
from concgui.ui.span_line import SpanLine
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.control.session import Session

AGAIN_MS = 250  #: while the program runs, the spans of the line are looked for this often
NOTHING = later("When line {number} ran was not measured, and no span belongs to it.")


class LineSpans(QObject):
    """Knows the window and the session; made by the wiring, when the Program pane has its text."""

    def __init__(self, window: MainWindow, session: "Session", spans: SpanLine) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._spans = spans
        self._line: int | None = None
        self._times: tuple[object, ...] = ()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._light)

    def follow(self) -> None:
        """Obey the Program pane from now on."""
        program = self._window.program
        program.line_pointed.connect(self._point)
        program.line_chosen.connect(self._choose)
        self._session.view_changed.connect(self._look)

    @Slot(object)
    def _point(self, line: int | None) -> None:
        self._line = line
        self._again.stop()
        self._light()

    @Slot()
    def _light(self) -> None:
        timeline = self._window.timeline
        if timeline is not None:
            timeline.handling.light([] if self._line is None else self._spans_of(self._line))

    def _spans_of(self, line: int) -> list[tuple[int, int, int]]:
        """Lane index, begin and end, absolute ns."""
        session, timeline = self._session, self._window.timeline
        if timeline is None or timeline.lanes is not session.lanes:
            return []
        return (session.state if session.replay is None else session.replay).spans_of_line(line, line)

    @Slot(int)
    def _choose(self, line: int) -> None:
        """Select the latest span of a line, and bring it into view."""
        timeline, found = self._window.timeline, self._spans_of(line)
        if timeline is None or not found:
            self._window.say(tr(NOTHING, number=line + 1))
            return
        from concgui.ui.timeline.picking import span_at  # with numpy, which the first paint does not wait for

        lane, start, end = max(found, key=lambda span: span[2])
        selected = span_at(self._session.lanes.lanes[lane], (start + end) / 2, timeline.now)
        if selected is not None:
            self._spans.choose(selected, line)
        timeline.show_span(start - timeline.lanes.t0_ns, end - timeline.lanes.t0_ns)

    @Slot()
    def _look(self) -> None:
        """The program has gone on: so do the spans of the line, and the time."""
        if self._line is not None and not self._again.isActive():
            self._again.start()
        session = self._session
        replay, t0_ns = session.replay, session.state.recording.t0_ns if len(session.state.recording) else 0
        times = (replay, replay.instant_ns) if replay is not None else (session.state.running, t0_ns)
        if times != self._times:
            self._times = times
            clock: Clock = NoClock()
            if replay is not None:
                clock = InstantClock(replay.instant_ns)
            elif session.state.running and t0_ns:
                clock = LiveClock(t0_ns)
            self._window.program.set_clock(clock)

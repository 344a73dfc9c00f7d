"""Marks in the Program pane the line that belongs to the span that is selected on the timeline, and says why; lights
that of the span under the mouse.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QTimer, Slot

from concgui.core.words import tr
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.control.session import Session
    from concgui.core.executed import SpanLines
    from concgui.ui.timeline.marks import Selected

LOOK_MS = 33  #: the span under the mouse is looked for no more often


class SpanLine(QObject):
    """Knows the window and the session; made by the wiring."""

    def __init__(self, window: MainWindow, session: "Session") -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._shown: SpanLines | None = None
        self._chosen: tuple[int, int, int] | None = None  # lane and begin of a span, and the line it was chosen by
        self._mouse: QPointF | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_MS)
        self._soon.timeout.connect(self._light)

    def follow(self) -> None:
        """Obey the timeline from now on."""
        timeline = self._window.timeline
        if timeline is not None:
            timeline.span_selected.connect(self._select)
            timeline.span_cleared.connect(self._look)
            timeline.hovered.connect(self._point)
            self._session.view_changed.connect(self._look)  # a span that goes on, and the line that is executed

    def choose(self, selected: "Selected", line: int) -> None:
        """Select a span that belongs to a line (from 0): this one is marked, though others may have run in it, too."""
        self._chosen = selected.lane, selected.start, line
        if self._window.timeline is not None:
            self._window.timeline.handling.select(selected)

    @Slot()
    def _select(self) -> None:
        """Another span, or the same once more: its line is brought into view, wherever the user has scrolled to."""
        self._shown = None
        self._look()

    @Slot()
    def _look(self) -> None:
        found = self._found()
        if self._mouse is not None and not self._soon.isActive():
            self._soon.start()  # what is under the mouse moves with the now-line
        if found == self._shown:
            return
        before, self._shown = self._shown, found
        if before is None or found is None or before.lines != found.lines:  # else the user may scroll
            self._window.program.mark_lines(None if found is None else found.lines)
        self._window.status.show_note("" if found is None else found.words)

    def _found(self) -> "SpanLines | None":
        timeline = self._window.timeline
        selected: Selected | None = None if timeline is None else timeline.handling.marks.selected
        if selected is None:
            self._chosen = None
            return None
        if self._chosen is not None and self._chosen[:2] == (selected.lane, selected.start):
            from concgui.core.executed import SpanLines

            line = self._chosen[2]
            return SpanLines((line, line), tr("The marked line ran in this span, or made it."))
        return self._lines_of(selected)

    def _lines_of(self, span: "Selected") -> "SpanLines | None":
        timeline, lanes = self._window.timeline, self._session.lanes.lanes
        if timeline is None or timeline.lanes is not self._session.lanes or span.lane >= len(lanes):
            return None
        from concgui.core.executed import lines_of_span  # with numpy, which the first paint does not wait for

        owner = self._session.state if self._session.replay is None else self._session.replay
        return lines_of_span(owner.program(), lanes[span.lane], span.state, span.start, span.end)

    # ------------------------------------------------------------------ under the mouse
    @Slot(object)
    def _point(self, at: QPointF | None) -> None:
        self._mouse = at
        if at is None:
            self._soon.stop()
            self._window.program.light_lines(None)
        elif not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _light(self) -> None:
        timeline = self._window.timeline
        span = None
        if timeline is not None and self._mouse is not None:
            span = timeline.handling.span_at_pixel(self._mouse.x(), self._mouse.y())
        found = None if span is None else self._lines_of(span)
        self._window.program.light_lines(None if found is None else found.lines)

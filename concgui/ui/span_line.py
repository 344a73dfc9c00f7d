"""Marks in the Program pane the line that belongs to the span that is selected on the timeline, and says why."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.control.session import Session
    from concgui.core.executed import SpanLines
    from concgui.ui.timeline.marks import Selected


class SpanLine(QObject):
    """Knows the window and the session; made by the wiring."""

    def __init__(self, window: MainWindow, session: "Session") -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._shown: SpanLines | None = None

    def follow(self) -> None:
        """Obey the timeline from now on."""
        timeline = self._window.timeline
        if timeline is not None:
            timeline.span_selected.connect(self._select)
            timeline.span_cleared.connect(self._look)
            self._session.view_changed.connect(self._look)  # a span that goes on, and the line that is executed

    @Slot()
    def _select(self) -> None:
        """Another span, or the same once more: its line is brought into view, wherever the user has scrolled to."""
        self._shown = None
        self._look()

    @Slot()
    def _look(self) -> None:
        found = self._found()
        if found == self._shown:
            return
        before, self._shown = self._shown, found
        if before is None or found is None or before.lines != found.lines:  # else the user may scroll
            self._window.program.mark_lines(None if found is None else found.lines)
        self._window.status.show_note("" if found is None else found.words)

    def _found(self) -> "SpanLines | None":
        timeline = self._window.timeline
        selected: Selected | None = None if timeline is None else timeline.handling.marks.selected
        lanes = self._session.lanes.lanes
        if timeline is None or selected is None or timeline.lanes is not self._session.lanes:
            return None
        from concgui.core.executed import lines_of_span  # with numpy, which the first paint does not wait for

        owner = self._session.state if self._session.replay is None else self._session.replay
        lane = lanes[selected.lane]
        return lines_of_span(owner.program(), lane, selected.state, selected.start, selected.end)

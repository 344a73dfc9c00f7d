"""The visible part of the timeline and what moves it: it follows the now-line, zooms, pans and scrolls."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from concgui.ui.timeline.layout import Layout
from concgui.ui.timeline.rhythm import Rhythm
from concgui.ui.timeline.timescale import FOLLOW_AT, LEFT_PAD, TimeScale


class Moving(QWidget):
    """A widget that shows a stretch of time over lanes that scroll. Who inherits says when now is.

    Times are nanoseconds since time 0. Nothing here draws: `_rhythm` is asked for a frame.
    """

    followingChanged = Signal(bool)  # noqa: N815  named as Qt names its signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = TimeScale()
        self._following = True
        self._bar = QScrollBar(Qt.Orientation.Vertical)
        self._rhythm = Rhythm(self)

    @property
    def since_ns(self) -> int:
        """Now."""
        raise NotImplementedError

    @property
    def goes_with_now(self) -> bool:
        """Whether the view goes with the now-line, and that moves."""
        raise NotImplementedError

    @property
    def following(self) -> bool:
        """Whether the view goes with the now-line, or will when it moves."""
        return self._following

    @property
    def time_scale(self) -> TimeScale:
        """The visible stretch of time."""
        return self._scale

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Show 1/`factor` of the stretch around pixel `x` of the plot (default: its middle); while following, now's."""
        anchor = self._scale.width / 2 if x is None else x
        self._scale.zoom(factor, anchor, following=self.goes_with_now)
        self._rhythm.soon()

    def pan(self, dx: float, dy: float = 0.0) -> None:
        """Move the picture by pixels to the right and down; moving along the time ends following."""
        if dy:
            self._bar.setValue(round(self._bar.value() - dy))
        if dx:
            self._leave_now()
            self._scale.pan(dx, self.since_ns)
        self._rhythm.soon()

    def show_stretch(self, left_ns: float, right_ns: float) -> None:
        """Show what lies between two times; that ends following."""
        self._leave_now()
        self._scale.show(left_ns, right_ns)
        self._rhythm.soon()

    def show_start(self) -> None:
        """Show the beginning of the run."""
        self._leave_now()
        self._show_from(-LEFT_PAD * self._scale.ns_per_px)

    def show_end(self) -> None:
        """Show where now is."""
        self._show_from(self.since_ns - FOLLOW_AT * self._scale.span_ns)

    def scroll_pages(self, pages: float) -> None:
        """Scroll the lanes by so many pages, down where positive; what was the last lane is the first then."""
        self._bar.setValue(round(self._bar.value() + pages * max(1, self._bar.pageStep() - self._bar.singleStep())))

    def scroll_to_end(self, end: int) -> None:
        """Scroll to the first lane (-1) or the last one (1)."""
        self._bar.setValue(self._bar.minimum() if end < 0 else self._bar.maximum())

    def show_span(self, start_ns: float, end_ns: float) -> None:
        """Bring a span into view if nothing of it is."""
        scale = self._scale
        if end_ns <= scale.left_ns or start_ns >= scale.right_ns:
            self._leave_now()
            self._show_from((start_ns + min(end_ns, start_ns + scale.span_ns)) / 2 - scale.span_ns / 2)

    # inside

    def _show_lane(self, layout: Layout, position: int | None) -> None:
        """Bring a row into view."""
        if position is not None:
            self._bar.setValue(round(self._bar.value() + layout.hidden(position)))

    def _show_from(self, left_ns: float) -> None:
        self._scale.show_from(left_ns, self.since_ns)
        self._rhythm.soon()

    def _leave_now(self) -> None:
        if self._following:
            self._following = False
            self._told()
            self.followingChanged.emit(False)  # noqa: FBT003  a signal

    def _told(self) -> None:
        """Show elsewhere whether the view follows."""
        raise NotImplementedError

    def _adjust_bar(self, layout: Layout) -> None:
        """Give the scroll bar the range of the lanes. Last of all, since it may lead to another frame at once."""
        reach, page = round(layout.scroll_range), max(1, round(layout.plot.height()))
        if (self._bar.maximum(), self._bar.pageStep()) != (reach, page):
            self._bar.setPageStep(page)
            self._bar.setRange(0, reach)
            self._bar.setVisible(reach > 0)

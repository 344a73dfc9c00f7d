"""What the user puts on the timeline, by mouse and by key: a range to measure, a selected span, bookmarks.

It changes `marks`, which every frame shows, and never what was measured.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter_ns

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from concgui.ui.timeline.canvas import Canvas
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.hover import selected_lines, span_under
from concgui.ui.timeline.lane_rows import LaneRows
from concgui.ui.timeline.marks import Guess, Lit, Marks, Selected
from concgui.ui.timeline.measured import Measured, as_text, measure_rows
from concgui.ui.timeline.picking import neighbour, span_at, still_there
from concgui.ui.timeline.range_panel import RangePanel

REST = 5  #: after a range was measured the rest of the window gets this multiple of the time it took
REST_LEAST_MS = 40
WHOLE_MS = 250  #: what the kernel had not told of the range yet is looked for this often
NUDGE_PX = 12.0  #: an arrow key moves the range's end by this


class Handling(QObject):
    """Owns the marks of one pane. Pixels are those of the plot, from its left edge."""

    changed = Signal()
    lane_wanted = Signal(int)  #: a lane, by its index, of which a span is about to be selected: it has to have a row
    span_selected = Signal(int, object, object)  #: lane index, start and end in absolute ns
    span_cleared = Signal()  #: none is selected any more
    time_asked = Signal(object)  #: to be brought into view, absolute ns

    def __init__(self, parent: QObject, canvas: Canvas, frame: Callable[[], Frame]) -> None:
        """`canvas`: where the panel stands; `frame`: what was composed last."""
        super().__init__(parent)
        self.marks = Marks()
        self._canvas = canvas
        self._frame = frame
        self._measured: Measured | None = None
        self._rows: LaneRows | None = None  #: those that were measured
        self._panel = RangePanel(canvas.viewport())
        self._panel.closed.connect(self.clear_range)
        self._panel.copy_asked.connect(self.copy)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._measure)
        self._visited: int | None = None  #: the bookmark that was gone to last
        self._begin_ns: int | None = None  #: where the range that is being dragged began

    @property
    def measured(self) -> Measured | None:
        """The range as it was measured last; None without one."""
        return self._measured

    @property
    def bookmarks(self) -> tuple[int, ...]:
        """Those that are set, in order, absolute ns."""
        return self.marks.bookmarks

    def restart(self) -> None:
        """Another run: nothing is marked in it."""
        self._forget_range()
        self._note(Marks())

    def set_instant(self, instant_ns: int | None) -> None:
        """Note the instant of a replay."""
        self._put(replace(self.marks, instant_ns=instant_ns))

    # the range

    def drag_range(self, x0: float, x1: float) -> None:
        """Mark what lies between two pixels."""
        if self._begin_ns is None:
            self._begin_ns = self._time(x0)
        self.mark_range(self._begin_ns, self._time(x1))

    def drop_range(self) -> None:
        """The drag is over."""
        self._begin_ns = None

    def mark_range(self, one_ns: int, other_ns: int) -> None:
        """Mark the range between two times, as far as it is in the run, and measure it."""
        frame = self._frame()
        low, high = frame.lanes.t0_ns, max(frame.now_ns, frame.lanes.t0_ns)
        start, end = (min(max(t_ns, low), high) for t_ns in sorted((one_ns, other_ns)))
        self._put(replace(self.marks, range_ns=(start, end)))
        if not self._timer.isActive():
            self._measure()

    def nudge_range(self, step: int) -> None:
        """Move the range's end by some pixels; without a range, begin one where the selected span or the line is."""
        frame, selected = self._frame(), self.marks.selected
        if self.marks.range_ns is None and selected is not None:
            self.mark_range(selected.start, selected.end)
            return
        start, end = self.marks.range_ns or (self._middle(), self._middle())
        end = max(start, end + round(step * NUDGE_PX * frame.scale.ns_per_px))
        self.mark_range(start, end)

    @Slot()
    def clear_range(self) -> None:
        """Forget the range."""
        self._forget_range()
        self._put(replace(self.marks, range_ns=None))

    def clear(self) -> bool:
        """Forget the range, or if there is none the selected span. False when there was nothing to forget."""
        if self.marks.range_ns is not None:
            self.clear_range()
        elif self.marks.selected is not None:
            self._put(replace(self.marks, selected=None))
        else:
            return False
        return True

    @Slot()
    def copy(self) -> None:
        """Put what is told of the range, or of the selected span, on the clipboard."""
        if self.marks.range_ns is not None:
            self._measure()
        told = "" if self._measured is None else as_text(self._frame().lanes, self._measured)
        if told or self.marks.selected is not None:
            QApplication.clipboard().setText(told or "\n".join(self.told()))

    @Slot()
    def _measure(self) -> None:
        if self.marks.range_ns is None:
            return
        began, frame, known = perf_counter_ns(), self._frame(), self._measured
        same = known is not None and (known.start_ns, known.end_ns) == self.marks.range_ns
        same = same and frame.rows is self._rows
        if known is not None and same and (known.complete or not frame.live):
            return
        self._measured, self._rows = measure_rows(frame.lanes, frame.rows, *self.marks.range_ns), frame.rows
        self._panel.show_measured(frame.lanes, self._measured)
        self._place(frame)
        self._panel.show()
        # While a range is dragged it changes before this is over; and the kernel tells the rest a little later.
        rest = max(REST_LEAST_MS, REST * (perf_counter_ns() - began) / 1e6)
        self._timer.start(round(rest if self._measured.complete or not same else max(rest, WHOLE_MS)))

    def _forget_range(self) -> None:
        self._timer.stop()
        self._measured = None
        self._begin_ns = None
        self._panel.hide()

    def _place(self, frame: Frame) -> None:
        if self.marks.range_ns is not None:
            start, end = self.marks.range_ns
            self._panel.stand_beside(frame.x(start), frame.x(end), frame.layout)

    # the selected span

    def click(self, x: float, y: float) -> None:
        """Select the span at a pixel of the picture, nothing where there is none."""
        self._select(self.span_at_pixel(x, y))

    def span_at_pixel(self, x: float, y: float) -> Selected | None:
        """The span at a pixel of the picture; None where there is none."""
        frame = self._frame()
        position = frame.layout.position_at(y)
        if position is None or position >= len(frame.shown) or x < frame.layout.titles:
            return None
        return span_under(frame, frame.shown[position], x)

    def light(self, spans: Sequence[tuple[int, int, int]]) -> None:
        """Light these spans (lane index, begin, end), and no others any more."""
        if spans or self.marks.lit is not None:
            self._put(replace(self.marks, lit=Lit(spans) if spans else None))

    def show_lesson(self, guesses: tuple[Guess, ...], proof: Lit | None) -> None:
        """Show what the class has guessed, and what proves a fact."""
        self._put(replace(self.marks, guesses=guesses, proof=proof))

    def select_first(self) -> None:
        """Select what the topmost visible lane does at the now-line, or in the middle of the view."""
        frame = self._frame()
        for position in frame.layout.visible(frame.layout.top, frame.layout.plot.bottom()):
            found = span_at(frame.shown[position], self._middle(), frame.now_ns)
            if found is not None:
                self._select(found)
                return

    def step(self, step: int) -> None:
        """Select the span before (−1) or behind (+1) in the same lane."""
        frame, selected = self._frame(), self.marks.selected
        if selected is not None:
            self._select(neighbour(frame.lanes.lanes[selected.lane], selected, step, frame.now_ns))

    def change_lane(self, step: int) -> None:
        """Select what the lane above (−1) or below (+1) does in the middle of the selected span."""
        frame, selected = self._frame(), self.marks.selected
        if selected is None:
            return
        position = frame.rows.place.get(selected.lane, 0) + step
        while 0 <= position < len(frame.shown):
            found = span_at(frame.shown[position], (selected.start + selected.end) / 2, frame.now_ns)
            if found is not None:
                self._select(found)
                return
            position += step

    def measure_selected(self) -> None:
        """Make the selected span the range."""
        if self.marks.selected is not None:
            self.mark_range(self.marks.selected.start, self.marks.selected.end)

    def select(self, selected: Selected) -> None:
        """Select this one."""
        self._select(selected)

    def told(self) -> list[str]:
        """What the selected span's tooltip says; empty without one."""
        frame, selected = self._frame(), self.marks.selected
        if selected is None:
            return []
        return selected_lines(frame, replace(selected, end=frame.now_ns) if selected.going else selected)

    def _select(self, selected: Selected | None) -> None:
        if selected is not None:
            self.lane_wanted.emit(selected.lane)
        self._put(replace(self.marks, selected=selected))
        if selected is not None:
            self.span_selected.emit(selected.lane, selected.start, selected.end)

    # bookmarks

    @Slot()
    def bookmark(self) -> None:
        """Set a bookmark: at the instant of a replay, else at the mouse cursor, else at the now-line."""
        frame = self._frame()
        t_ns = min(max(self._here(), frame.lanes.t0_ns), max(frame.now_ns, frame.lanes.t0_ns))
        self._put(replace(self.marks, bookmarks=tuple(sorted({*self.marks.bookmarks, t_ns}))))

    @Slot()
    def remove_bookmark(self) -> None:
        """Remove the bookmark that is closest to where one would be set."""
        if self.marks.bookmarks:
            here = self._here()
            closest = min(self.marks.bookmarks, key=lambda t_ns: abs(t_ns - here))
            self._put(replace(self.marks, bookmarks=tuple(t for t in self.marks.bookmarks if t != closest)))

    def _here(self) -> int:
        cursor = self._canvas.cursor_x
        return self._middle() if self._canvas.seeking or cursor is None else self._time(cursor)

    def go_to_bookmark(self, step: int) -> None:
        """Go to the next (1) or the previous (−1) bookmark, around the end."""
        known = self.marks.bookmarks
        if not known:
            return
        here = self._visited if self._visited in known else self.marks.instant_ns
        if here is None:
            here = self._time(self._frame().scale.width / 2)
        further = [t_ns for t_ns in known if (t_ns - here) * step > 0]
        self._visited = (further or known)[0 if step > 0 else -1]
        self.time_asked.emit(self._visited)

    # inside

    def follow(self, frame: Frame) -> Marks:
        """The marks as they are to be drawn in a new frame: a span may have ended, or have no row any more."""
        selected = self.marks.selected
        if selected is not None and selected.lane not in frame.rows.place:
            self._note(replace(self.marks, selected=None))
        elif selected is not None and selected.going:
            lane = frame.lanes.lanes[selected.lane]
            self._note(replace(self.marks, selected=still_there(lane, selected, frame.now_ns)))
        if self._measured is not None and frame.rows is not self._rows and not self._timer.isActive():
            self._timer.start(REST_LEAST_MS)  # other lanes have a row: as soon as this frame is shown
        self._place(frame)
        return self.marks

    def _put(self, marks: Marks) -> None:
        if marks != self.marks:
            self._note(marks)
            self.changed.emit()

    def _note(self, marks: Marks) -> None:
        before, self.marks = self.marks, marks
        if before.selected is not None and marks.selected is None:
            self.span_cleared.emit()

    def _time(self, x: float) -> int:
        frame = self._frame()
        return frame.lanes.t0_ns + round(frame.scale.t(x))

    def _middle(self) -> int:
        """The now-line's time, or the middle of the view where it is not in view."""
        frame = self._frame()
        if 0 <= frame.scale.x(frame.line_ns - frame.lanes.t0_ns) <= frame.scale.width:
            return frame.line_ns
        return self._time(frame.scale.width / 2)

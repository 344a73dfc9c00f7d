"""The pyqtgraph view with its one item, and what mouse, wheel and keys ask for on it."""

from dataclasses import replace
from enum import Enum, auto
from html import escape
from time import perf_counter_ns

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QKeyCombination, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QCursor, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from concgui.ui.scaled import fit
from concgui.ui.theme import px
from concgui.ui.timeline.axis import LEFT_OVERLAP
from concgui.ui.timeline.backing import Work
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.hover import under_cursor
from concgui.ui.timeline.item import TimelineItem
from concgui.ui.timeline.keys import is_known

DRAG_FROM = 4  #: pixels that the mouse must move before a press becomes a drag
NOTCH = 120.0  #: one notch of a mouse wheel in Qt's eighths of a degree
ZOOM_PER_NOTCH = 1.25
SCROLL_PER_NOTCH = 60.0
BADGE_REACH = 64.0  #: the badge and the ticks that make room for it reach this far to the left of the now-line


class Drag(Enum):
    """What a pressed mouse button drags."""

    PICTURE = auto()
    RANGE = auto()
    AXIS = auto()  #: the instant in a replay, else a range


class Canvas(pg.GraphicsView):  # type: ignore[misc]
    """Shows the item in pixels of its own, and turns input into requests."""

    panned = Signal(float, float)  #: pixels to the right and down
    zoomed = Signal(float, float)  #: factor, x in the plot
    scrolled = Signal(float)  #: pixels that the lanes move down
    fit_asked = Signal()
    instant_asked = Signal(float)  #: x in the plot, by a click or a drag on the axis
    range_dragged = Signal(float, float)  #: from and to which x in the plot
    range_done = Signal()
    clicked = Signal(float, float)  #: x and y in the picture
    hovered = Signal(object)  #: where the mouse is in the picture, as QPointF; None: it has left, or drags
    key_pressed = Signal(QKeyCombination)
    resized = Signal()
    painted = Signal(object)  #: (version of the lane set, perf_counter_ns after the paint, nanoseconds it took)

    def __init__(self) -> None:
        super().__init__(useOpenGL=False, background=None)
        self.setCentralItem(None)
        self.setCacheMode(pg.GraphicsView.CacheModeFlag(0))
        self.item = TimelineItem()
        self.scene().addItem(self.item)
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        # The item paints every pixel of what is exposed: nobody need fill the ground before.
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setOptimizationFlag(pg.GraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setOptimizationFlag(pg.GraphicsView.OptimizationFlag.DontSavePainterState)
        fit(self.setMinimumSize, 260, 120)
        self._pressed: QPointF | None = None
        self._dragging = False
        self._drag = Drag.PICTURE
        self._last = QPointF()
        self.seeking = False  #: a recording is replayed: a drag on the axis asks for its instant

    @property
    def asking(self) -> bool:
        """Whether the axis is being dragged: what is under the cursor must stay there."""
        return self._pressed is not None and self._drag is Drag.AXIS

    @property
    def cursor_x(self) -> float | None:
        """Where the mouse cursor is in the plot; None outside."""
        if self.item.frame is None or not self.underMouse():
            return None
        at = self.viewport().mapFromGlobal(QCursor.pos())
        plot = self.item.frame.layout.world
        return at.x() - plot.left() if plot.contains(QPointF(at)) else None

    # painting

    def forget(self) -> None:
        """Draw everything anew next time: the theme or the scale is another."""
        self.item.backing.forget()

    def show_frame(self, frame: Frame) -> None:
        """Draw this frame at the next turn of the event loop, and of the view only what differs from the last one."""
        last, self.item.frame = self.item.frame, frame
        change = self.item.backing.prepare(frame)
        layout = frame.layout
        if last is None or change.work is Work.WHOLE or last.layout != layout or _remarked(last, frame):
            self.viewport().update()
            return
        left = layout.titles
        if last.left_ns == frame.left_ns:  # nothing has scrolled: the now-line and its badge have moved
            left = max(left, min(last.x(last.line_ns), frame.x(frame.line_ns)) - BADGE_REACH * layout.zoom)
        part = QRegion(QRectF(left, 0, layout.width - left, layout.height).toAlignedRect())
        part += QRectF(left - LEFT_OVERLAP, 0, LEFT_OVERLAP, layout.top).toAlignedRect()
        begin = 0.0 if change.titles else layout.titles
        for position in change.rows:
            row = layout.row(position)
            part += QRectF(begin, row.top(), layout.width - begin, row.height()).toAlignedRect()
        if change.cores:
            left = 0.0 if change.titles else layout.titles
            part += QRectF(
                left, layout.cores_top, layout.width - left, layout.height - layout.cores_top
            ).toAlignedRect()
        self.viewport().update(part)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell when that was done."""
        began = perf_counter_ns()
        super().paintEvent(event)
        frame = self.item.frame
        if frame is not None:
            now = perf_counter_ns()
            self.painted.emit((frame.lanes.version, now, now - began))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep one scene unit a pixel."""
        super().resizeEvent(event)
        if hasattr(self, "item"):
            self.item.resize(self.viewport().width(), self.viewport().height())
            self.resized.emit()

    # mouse

    def _in_plot(self, x: float) -> bool:
        return self.item.frame is not None and x >= self.item.frame.layout.titles

    def _titles(self) -> float:
        return 0.0 if self.item.frame is None else self.item.frame.layout.titles

    def _is_axis(self, at: QPointF) -> bool:
        frame = self.item.frame
        return frame is not None and bool(frame.shown) and self._in_plot(at.x()) and at.y() < frame.layout.top

    def _ask_instant(self, x: float) -> None:
        """The time at a pixel of the picture, kept inside the plot."""
        self.instant_asked.emit(min(max(0.0, x - self._titles()), self.viewport().width() - self._titles()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Wheel: zoom at the cursor; over the titles or with Shift: scroll the lanes; sideways: pan."""
        turn = event.angleDelta()
        at = event.position()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not self._in_plot(at.x()):
            self.scrolled.emit((turn.y() or turn.x()) / NOTCH * px(SCROLL_PER_NOTCH))
        elif abs(turn.x()) > abs(turn.y()):
            self.panned.emit(turn.x() / NOTCH * px(SCROLL_PER_NOTCH), 0.0)
        elif turn.y():
            self.zoomed.emit(ZOOM_PER_NOTCH ** (turn.y() / NOTCH), at.x() - self._titles())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a drag: of the picture, with Shift or on the axis of a range, in a replay of the instant."""
        if event.button() in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            at, left = event.position(), event.button() == Qt.MouseButton.LeftButton
            self._pressed = self._last = at
            self.hovered.emit(None)
            self._dragging = False
            self._drag = Drag.PICTURE
            QToolTip.hideText()
            if left and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._in_plot(at.x()):
                self._drag = Drag.RANGE
            elif left and self._is_axis(at):
                self._drag = Drag.AXIS
                self._ask_instant(at.x())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag."""
        if self._pressed is None:
            self.hovered.emit(event.position())
            return
        at = event.position()
        if self._drag is Drag.AXIS and self.seeking:
            self._ask_instant(at.x())
            return
        if not self._dragging and (at - self._pressed).manhattanLength() < DRAG_FROM:
            return
        picture = self._drag is Drag.PICTURE
        if not self._dragging:
            self._dragging = True
            shape = Qt.CursorShape.ClosedHandCursor if picture else Qt.CursorShape.SizeHorCursor
            self.viewport().setCursor(shape)
        if picture:
            self.panned.emit(at.x() - self._last.x(), at.y() - self._last.y())
        else:
            self.range_dragged.emit(self._pressed.x() - self._titles(), at.x() - self._titles())
        self._last = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag; without one it was a click."""
        pressed, self._pressed = self._pressed, None
        if self._dragging:
            self._dragging = False
            self.viewport().unsetCursor()
            if self._drag is not Drag.PICTURE:
                self.range_done.emit()
        elif pressed is not None and event.button() == Qt.MouseButton.LeftButton and self._drag is Drag.PICTURE:
            self.clicked.emit(pressed.x(), pressed.y())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything; over the titles it is two clicks: a triangle that was clicked fast folds and unfolds."""
        if self._in_plot(event.position().x()):
            self.fit_asked.emit()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(event.position().x(), event.position().y())
        event.accept()

    # keys and words

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts away from the keys that mean something here while the timeline has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_mine(event):
            event.accept()
            return True
        return bool(super().event(event))

    def _is_mine(self, event: QKeyEvent) -> bool:
        """Whether the timeline does something with a key; Esc only while there is something to clear."""
        if event.key() == Qt.Key.Key_Escape:
            marks = None if self.item.frame is None else self.item.frame.marks
            return marks is not None and (marks.range_ns is not None or marks.selected is not None)
        return is_known(event.keyCombination())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the timeline's own keys on."""
        if self._is_mine(event):
            self.key_pressed.emit(event.keyCombination())
            event.accept()
        else:
            event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        """The tooltip tells what is under the cursor."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            lines = [] if self.item.frame is None else under_cursor(self.item.frame, event.pos().x(), event.pos().y())
            if lines:
                html = f"<b>{escape(lines[0])}</b>" + "".join(f"<br>{escape(line)}" for line in lines[1:])
                QToolTip.showText(event.globalPos(), f"<p style='white-space:pre'>{html}</p>", self.viewport())
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Leave:
            self.hovered.emit(None)
        return bool(super().viewportEvent(event))


def _remarked(last: Frame, frame: Frame) -> bool:
    """Whether more than the instant of a replay is marked otherwise."""
    one, two = last.marks, frame.marks
    return one is not two and (
        (one.instant_ns is None) != (two.instant_ns is None) or replace(one, instant_ns=two.instant_ns) != two
    )

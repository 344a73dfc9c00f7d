"""One picture of the timeline, from back to front. The live pane and `concgui render` both draw with this.

What scrolls with the time (`paint_world`) is apart from what does not (`paint_over`, `paint_titles`, `paint_axis`), so
that the live pane can keep the first one as an image.
"""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from concgui.ui.timeline import axis, labels
from concgui.ui.timeline.arrows import Table, paint_arrows
from concgui.ui.timeline.bands import paint_lane
from concgui.ui.timeline.frame import Frame, closed_spans, open_span
from concgui.ui.timeline.labels import Placed
from concgui.ui.timeline.texts import Face
from concgui.ui.timeline.titles import paint_title

BEYOND = 16.0  #: spans are drawn this many pixels beyond the part, so that its edges do not outline them


def paint_all(painter: QPainter, frame: Frame) -> None:
    """The whole picture at once, without anything kept from an earlier one."""
    layout = frame.layout
    painter.fillRect(QRectF(0, 0, layout.width, layout.height), QColor(frame.theme.surface))
    painter.save()
    painter.setClipRect(layout.plot)
    paint_world(painter, frame, layout.plot, Table())
    paint_over(painter, frame, plan_labels(frame))
    painter.restore()
    paint_titles(painter, frame)
    paint_axis(painter, frame)


def paint_world(painter: QPainter, frame: Frame, part: QRectF, arrows: Table, over: float = 0.0) -> None:
    """Rows, grid, bars and arrows in a part of the plot; the painter is clipped to it. `over`: see `paint_lane`."""
    layout, theme = frame.layout, frame.theme
    painter.fillRect(part, QColor(theme.surface))
    _paint_rows(painter, frame, part)
    end = min(layout.height, layout.top + layout.content_height - layout.scroll)
    marks = axis.ticks(frame.scale, axis.TICK_MIN_PX * layout.zoom)
    axis.paint_grid(painter, theme, marks, QRectF(layout.titles, layout.top, layout.plot.width(), end - layout.top))
    stretch = frame.stretch(part.left() - BEYOND, part.right() + BEYOND)
    if stretch is not None:
        painter.save()
        if over:
            cut = layout.snap(frame.x(frame.now_ns))
            painter.setClipRect(part.intersected(QRectF(layout.titles, layout.top, cut - layout.titles, layout.height)))
        for position in layout.visible(part.top(), part.bottom()):
            lane = frame.shown[position]
            closed, going = closed_spans(lane, stretch), open_span(lane, stretch, frame.now_ns)
            paint_lane(painter, frame, lane, layout.band(position), closed, going, stretch, over)
        painter.restore()
    paint_arrows(painter, frame, arrows)


def plan_row(frame: Frame, position: int) -> list[Placed]:
    """The texts of one lane."""
    stretch = frame.stretch(frame.layout.titles, frame.layout.width)
    return [] if stretch is None else labels.plan(frame, position, _ground(frame, position), stretch)


def plan_labels(frame: Frame) -> list[Placed]:
    """The texts of all visible lanes."""
    layout = frame.layout
    return [text for position in layout.visible(layout.top, layout.height) for text in plan_row(frame, position)]


def paint_over(painter: QPainter, frame: Frame, planned: list[Placed], shift: float = 0.0) -> None:
    """The now-line and the texts of the lanes; the painter is clipped to the plot."""
    if frame.show_now:
        axis.paint_now_line(painter, frame, frame.layout.top, frame.layout.height)
    labels.draw(painter, frame, planned, shift)


def paint_titles(painter: QPainter, frame: Frame) -> None:
    """The title column."""
    layout = frame.layout
    column = QRectF(0, layout.top, layout.titles, layout.height - layout.top)
    painter.save()
    painter.setClipRect(column)
    painter.fillRect(column, QColor(frame.theme.surface))
    _paint_rows(painter, frame, column)
    for position in layout.visible(layout.top, layout.height):
        paint_title(painter, frame, frame.shown[position], position)
    painter.restore()


def paint_axis(painter: QPainter, frame: Frame) -> None:
    """The axis with its ticks' texts and the now-line's badge."""
    layout = frame.layout
    area = layout.axis
    painter.fillRect(QRectF(0, 0, layout.width, layout.top), QColor(frame.theme.surface))
    marks = axis.ticks(frame.scale, axis.TICK_MIN_PX * layout.zoom)
    badge = axis.badge_rect(frame, area) if frame.show_now else None
    axis.paint_axis(painter, frame, marks, area, badge)
    if badge is not None:
        axis.paint_now_line(painter, frame, badge.center().y(), area.bottom())
        axis.paint_badge(painter, frame, badge)


def paint_empty(painter: QPainter, frame: Frame, text: str) -> None:
    """What stands in a timeline without lanes."""
    made = frame.texts.get(text, Face.EMPTY)
    painter.setPen(QColor(frame.theme.text_soft))
    plot = frame.layout.plot
    frame.texts.draw(painter, made, (frame.layout.width - made.width) / 2, plot.top() + 40 * frame.layout.zoom)


def _ground(frame: Frame, position: int) -> QColor:
    return QColor(frame.theme.control if frame.layout.low and position % 2 else frame.theme.surface)


def _paint_rows(painter: QPainter, frame: Frame, part: QRectF) -> None:
    """Low rows alternate their ground, higher ones are parted by a light line."""
    layout = frame.layout
    for position in layout.visible(layout.top, layout.height):
        row = layout.row(position)
        if not layout.low:
            painter.fillRect(QRectF(part.left(), row.bottom() - 1, part.width(), 1), QColor(frame.theme.lane_line))
        elif position % 2:
            painter.fillRect(QRectF(part.left(), row.top(), part.width(), row.height()), _ground(frame, position))

"""One picture of the timeline, from back to front. The live pane and `concgui render` both draw with this."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from concgui.ui.timeline import axis
from concgui.ui.timeline.arrows import Table, paint_arrows
from concgui.ui.timeline.bands import paint_lane
from concgui.ui.timeline.frame import Frame, spans_of
from concgui.ui.timeline.labels import paint_labels
from concgui.ui.timeline.texts import Face
from concgui.ui.timeline.titles import paint_title


def paint(painter: QPainter, frame: Frame, exposed: QRectF, arrows: Table) -> None:
    """Draw the part of the frame inside `exposed` (logical pixels); only visible lanes, spans and arrows are looked at."""
    layout, theme = frame.layout, frame.theme
    painter.fillRect(exposed, QColor(theme.surface))
    plot = layout.plot
    marks = axis.ticks(frame.scale, axis.TICK_MIN_PX * layout.zoom)
    painter.save()
    painter.setClipRect(exposed.intersected(QRectF(0, layout.top, layout.width, layout.height - layout.top)))
    _paint_rows(painter, frame)
    axis.paint_grid(painter, theme, marks, QRectF(plot.left(), plot.top(), plot.width(), _rows_end(frame) - plot.top()))
    if exposed.left() < layout.titles:
        for position in layout.visible(exposed.top(), exposed.bottom()):
            paint_title(painter, frame, frame.shown[position], position)
    if exposed.right() > layout.titles:
        painter.setClipRect(exposed.intersected(plot))
        _paint_plot(painter, frame, exposed.intersected(plot), arrows)
    painter.restore()
    if exposed.top() < layout.top:
        _paint_axis(painter, frame, marks)


def _rows_end(frame: Frame) -> float:
    return min(frame.layout.height, frame.layout.top + frame.layout.content_height - frame.layout.scroll)


def _ground(frame: Frame, position: int) -> QColor:
    return QColor(frame.theme.control if frame.layout.low and position % 2 else frame.theme.surface)


def _paint_rows(painter: QPainter, frame: Frame) -> None:
    """Low rows alternate their ground, higher ones are parted by a light line."""
    layout = frame.layout
    for position in layout.visible(layout.top, layout.height):
        row = layout.row(position)
        if layout.low:
            if position % 2:
                painter.fillRect(row, _ground(frame, position))
        else:
            painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), QColor(frame.theme.lane_line))


def _paint_plot(painter: QPainter, frame: Frame, exposed: QRectF, arrows: Table) -> None:
    layout = frame.layout
    positions = layout.visible(exposed.top(), exposed.bottom())
    part = frame.stretch(exposed.left(), exposed.right())
    if part is not None:
        for position in positions:
            lane = frame.shown[position]
            paint_lane(painter, frame, lane, layout.band(position), spans_of(lane, part, frame.now_ns), part)
    paint_arrows(painter, frame, arrows)
    x = frame.x(frame.now_ns)
    if frame.show_now:
        axis.paint_now_line(painter, frame.theme, x, layout.top, layout.height)
    # Texts are placed for the whole width, whatever part is exposed, or a text would come and go with the part.
    whole = frame.stretch(layout.titles, layout.width)
    for position in positions:
        lane = frame.shown[position]
        if whole is not None:
            spans = spans_of(lane, whole, frame.now_ns)
            paint_labels(painter, frame, lane, layout.band(position), spans, whole, _ground(frame, position))


def _paint_axis(painter: QPainter, frame: Frame, marks: list[tuple[float, str]]) -> None:
    area = frame.layout.axis
    badge = axis.badge_rect(frame.texts, frame.scale, frame.elapsed_ns, area) if frame.show_now else None
    axis.paint_axis(painter, frame.theme, frame.texts, marks, area, badge)
    if badge is not None:
        x = frame.x(frame.now_ns)
        axis.paint_now_line(painter, frame.theme, x, badge.bottom(), area.bottom())
        axis.paint_badge(painter, frame.theme, frame.texts, badge, axis.now_text(frame.elapsed_ns, frame.scale.span_ns))


def paint_empty(painter: QPainter, frame: Frame, text: str) -> None:
    """What stands in a timeline without lanes."""
    made = frame.texts.get(text, Face.NOTE)
    painter.setPen(QColor(frame.theme.text_soft))
    x = frame.layout.plot.center().x() - made.width / 2
    frame.texts.draw(painter, made, x, frame.layout.plot.top() + 40 * frame.layout.zoom)

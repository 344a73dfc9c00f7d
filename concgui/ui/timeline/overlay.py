"""What lies over the lanes without belonging to them: the veil over what is later than the instant of a replay, the
marked range, the outline of the selected span, the glow of those of a line, and the flags of the bookmarks.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.guesses import paint_guesses
from concgui.ui.timeline.lit import paint_lit, paint_out_of_view
from concgui.ui.timeline.proof import paint_proof

VEIL = 0.62  #: opacity: what is later stays readable, and is clearly not now
TINT = 0.10  #: of the marked range
OUTLINE = 2.0
FLAG = 8.0  #: width of a bookmark's flag


def paint_marks(painter: QPainter, frame: Frame, exposed: QRectF) -> None:
    """Everything that is marked in the exposed part of the lanes."""
    world = exposed.intersected(frame.layout.world)
    if world.isEmpty():
        return
    marks = frame.marks
    painter.save()
    painter.setClipRect(world, Qt.ClipOperation.IntersectClip)
    if marks.instant_ns is not None:
        _paint_veil(painter, frame, world)
    for t_ns in marks.bookmarks:
        _upright(painter, frame, t_ns, QColor(frame.theme.link), 0.45)
    if marks.range_ns is not None:
        _paint_range(painter, frame, *marks.range_ns)
    painter.setClipRect(world.intersected(frame.layout.plot))
    paint_proof(painter, frame)
    paint_guesses(painter, frame)
    paint_lit(painter, frame)
    _paint_selected(painter, frame)
    paint_out_of_view(painter, frame)
    painter.restore()


def paint_marks_on_axis(painter: QPainter, frame: Frame) -> None:
    """The range and the bookmarks on the axis."""
    axis, zoom = frame.layout.axis, frame.layout.zoom
    painter.save()
    painter.setClipRect(axis.adjusted(-FLAG, 0, 0, 0))
    if frame.marks.range_ns is not None:
        left, right = (frame.x(t_ns) for t_ns in frame.marks.range_ns)
        left, right = max(left, axis.left()), min(right, axis.right())
        if right > left:
            painter.fillRect(QRectF(left, axis.bottom() - 4 * zoom, right - left, 4 * zoom), QColor(frame.theme.focus))
    color = QColor(frame.theme.link)
    for t_ns in frame.marks.bookmarks:
        x = frame.layout.snap(frame.x(t_ns))
        if axis.left() - 1 <= x <= axis.right():
            _paint_flag(painter, x, axis, color, zoom)
    painter.restore()


def _paint_flag(painter: QPainter, x: float, axis: QRectF, color: QColor, zoom: float) -> None:
    """A pole from the axis' top down to the lanes, and a flag at its top."""
    color.setAlphaF(0.45)
    painter.fillRect(QRectF(x, axis.top(), 1, axis.height()), color)
    color.setAlphaF(1.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    wide, high = FLAG * zoom, 9 * zoom
    painter.drawPolygon(QPolygonF([QPointF(x, 0), QPointF(x + wide, high / 2), QPointF(x, high)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_veil(painter: QPainter, frame: Frame, part: QRectF) -> None:
    left = max(part.left(), frame.layout.snap(frame.x(frame.line_ns)) + 2 * frame.layout.zoom)
    if left < part.right():
        color = QColor(frame.theme.surface)
        color.setAlphaF(VEIL)
        painter.fillRect(QRectF(left, part.top(), part.right() - left, part.height()), color)


def _paint_range(painter: QPainter, frame: Frame, start_ns: int, end_ns: int) -> None:
    world = frame.layout.world
    left, right = max(frame.x(start_ns), world.left() - 2), min(frame.x(end_ns), world.right() + 2)
    color = QColor(frame.theme.focus)
    if right > left:
        tint = QColor(color)
        tint.setAlphaF(TINT)
        painter.fillRect(QRectF(left, world.top(), right - left, world.height()), tint)
    _upright(painter, frame, start_ns, color, 0.9)
    _upright(painter, frame, end_ns, color, 0.9)


def _upright(painter: QPainter, frame: Frame, t_ns: int, color: QColor, opacity: float) -> None:
    x, world = frame.layout.snap(frame.x(t_ns)), frame.layout.world
    if world.left() <= x <= world.right():
        color = QColor(color)
        color.setAlphaF(opacity)
        painter.fillRect(QRectF(x, world.top(), 1, world.height()), color)


def _paint_selected(painter: QPainter, frame: Frame) -> None:
    """A frame around the span, as wide as can be seen however short it was."""
    selected = frame.marks.selected
    if selected is None or selected.lane not in frame.rows.place:
        return
    layout = frame.layout
    band = layout.band(frame.rows.place[selected.lane])
    end_ns = frame.now_ns if selected.going else selected.end
    left, right = layout.snap(frame.x(selected.start)), layout.snap(frame.x(end_ns))
    left, right = max(left, layout.titles - 20), min(max(right, left + 1), layout.width + 20)
    box = QRectF(left - OUTLINE, band.top() - OUTLINE, right - left + 2 * OUTLINE, band.height() + 2 * OUTLINE)
    if box.right() < layout.titles or box.left() > layout.width:
        return
    for color, wide in ((QColor(frame.theme.surface), 2 * OUTLINE), (QColor(frame.theme.focus), OUTLINE)):
        for edge in _edges(box.adjusted(OUTLINE - wide, OUTLINE - wide, wide - OUTLINE, wide - OUTLINE), OUTLINE):
            painter.fillRect(edge, color)


def _edges(box: QRectF, wide: float) -> tuple[QRectF, QRectF, QRectF, QRectF]:
    return (
        QRectF(box.left(), box.top(), box.width(), wide),
        QRectF(box.left(), box.bottom() - wide, box.width(), wide),
        QRectF(box.left(), box.top(), wide, box.height()),
        QRectF(box.right() - wide, box.top(), wide, box.height()),
    )

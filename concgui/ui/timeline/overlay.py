"""What lies over the lanes without belonging to them: the veil over what is later than the instant of a replay."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from concgui.ui.timeline.frame import Frame

VEIL = 0.62  #: opacity: what is later stays readable, and is clearly not now


def paint_marks(painter: QPainter, frame: Frame, exposed: QRectF) -> None:
    """Everything that is marked in the exposed part of the lanes."""
    world = exposed.intersected(frame.layout.world)
    if world.isEmpty():
        return
    painter.save()
    painter.setClipRect(world, Qt.ClipOperation.IntersectClip)
    if frame.marks.instant_ns is not None:
        _paint_veil(painter, frame, world)
    painter.restore()


def _paint_veil(painter: QPainter, frame: Frame, part: QRectF) -> None:
    left = max(part.left(), frame.layout.snap(frame.x(frame.line_ns)) + 2 * frame.layout.zoom)
    if left < part.right():
        color = QColor(frame.theme.surface)
        color.setAlphaF(VEIL)
        painter.fillRect(QRectF(left, part.top(), part.right() - left, part.height()), color)

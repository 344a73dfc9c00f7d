"""The spans that prove a lesson's fact: a firm frame around each, and a veil over all else.

The veil goes as soon as somebody looks closer: selects a span, or measures a range.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.lit import boxes_of

VEIL = 0.6  #: opacity: the rest stays readable, and steps back
WIDE = 3.0
AROUND = 5.0


def paint_proof(painter: QPainter, frame: Frame) -> None:
    """Veil and frames; the painter is clipped to the lanes."""
    proof = frame.marks.proof
    if proof is None:
        return
    around = AROUND * frame.layout.zoom
    boxes = [box.adjusted(-around, -around, around, around) for box in boxes_of(frame, proof)]
    if frame.marks.selected is None and frame.marks.range_ns is None:
        _paint_veil(painter, frame, boxes)
    edge = QColor(frame.theme.line_done)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    wide = WIDE * frame.layout.zoom
    for box in boxes:
        for color, width in ((QColor(frame.theme.surface), 2 * wide), (edge, wide)):
            painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
            painter.drawRect(QRectF(box))


def _paint_veil(painter: QPainter, frame: Frame, boxes: list[QRectF]) -> None:
    outside, inside = QPainterPath(), QPainterPath()
    outside.addRect(frame.layout.plot)
    inside.setFillRule(Qt.FillRule.WindingFill)
    for box in boxes:
        inside.addRect(box)
    veil = QColor(frame.theme.surface)
    veil.setAlphaF(VEIL)
    painter.fillPath(outside.subtracted(inside), veil)

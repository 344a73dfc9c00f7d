"""The spans that prove a lesson's fact: a firm frame around each, and a veil over all else.

The veil goes as soon as somebody looks closer: selects a span, or measures a range.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from concgui.ui.timeline.frame import Frame, row_ground
from concgui.ui.timeline.labels import draw, plan_exit
from concgui.ui.timeline.lit import boxes_of
from concgui.ui.timeline.marks import Lit

VEIL = 0.6  #: opacity: the rest stays readable, and steps back
WIDE = 3.0
AROUND = 5.0
BESIDE = 4.0  #: pixels that a lane's end is told farther to the right, so that the frame is not over it


def paint_proof(painter: QPainter, frame: Frame) -> None:
    """Veil and frames; the painter is clipped to the lanes."""
    proof = frame.marks.proof
    if proof is None:
        return
    boxes = [_around(frame, box) for box in boxes_of(frame, proof)]
    if frame.marks.selected is None and frame.marks.range_ns is None:
        _paint_veil(painter, frame, boxes)
        _tell_ends(painter, frame, proof)
    edge = QColor(frame.theme.line_done)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    wide = WIDE * frame.layout.zoom
    for box in boxes:
        for color, width in ((QColor(frame.theme.surface), 2 * wide), (edge, wide)):
            painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
            painter.drawRect(QRectF(box))


def _around(frame: Frame, box: QRectF) -> QRectF:
    """The frame of a span; above the first lane and under the last one there may be no room for all of it."""
    away, half, plot = AROUND * frame.layout.zoom, WIDE * frame.layout.zoom / 2, frame.layout.plot
    above = min(away, max(0.0, box.top() - plot.top() - half))
    under = min(away, max(0.0, plot.bottom() - box.bottom() - half))
    return box.adjusted(-away, -above, away, under)


def _tell_ends(painter: QPainter, frame: Frame, proof: Lit) -> None:
    """How a lane ended, unveiled where its end is proof, too, and beside the frame."""
    told = frame.now_ns if frame.marks.instant_ns is None else frame.marks.instant_ns
    layout = frame.layout
    shown = layout.visible(layout.plot.top(), layout.plot.bottom())
    for lane, spans in proof.lanes.items():
        place, exit_ns = frame.rows.place.get(lane), frame.lanes.lanes[lane].exit_ns
        if place is None or place not in shown or exit_ns is None or exit_ns > told:
            continue
        if ((spans[:, 0] <= exit_ns) & (exit_ns <= spans[:, 1])).any():
            draw(painter, frame, plan_exit(frame, place, row_ground(frame, place)), -BESIDE * layout.zoom)


def _paint_veil(painter: QPainter, frame: Frame, boxes: list[QRectF]) -> None:
    outside, inside = QPainterPath(), QPainterPath()
    outside.addRect(frame.layout.plot)
    inside.setFillRule(Qt.FillRule.WindingFill)
    for box in boxes:
        inside.addRect(box)
    veil = QColor(frame.theme.surface)
    veil.setAlphaF(VEIL)
    painter.fillPath(outside.subtracted(inside), veil)

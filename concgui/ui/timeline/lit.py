"""Spans that are lit, as their line of the program is pointed at: a glow around each, and how many are out of view."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from concgui.core.words import tr
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.marks import Lit
from concgui.ui.timeline.texts import Face

TINT, GLOW = 0.16, 0.35  #: opacity over the span, and of the wide line around it
JOIN_PX = 3.0  #: spans that are closer than this are lit as one
LEAST_PX = 3.0
_CHIP_PAD, _CHIP_HIGH = 7.0, 20.0


class OutOfView(NamedTuple):
    """How many lit spans are to be found where."""

    earlier: int = 0
    later: int = 0
    elsewhere: int = 0  #: in lanes that are scrolled away or have no row


def paint_lit(painter: QPainter, frame: Frame) -> None:
    """The glow of all lit spans that are in view."""
    lit = frame.marks.lit
    if lit is None:
        return
    tint, glow, edge = (QColor(frame.theme.focus) for _color in range(3))
    tint.setAlphaF(TINT)
    glow.setAlphaF(GLOW)
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in boxes_of(frame, lit):
        painter.fillRect(box, tint)
        for color, wide in ((glow, 5.0), (edge, 1.5)):
            painter.setPen(
                QPen(color, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin)
            )
            painter.drawRect(box)
    painter.restore()


def paint_out_of_view(painter: QPainter, frame: Frame) -> None:
    """How many lit spans lie to the left and to the right of the view, and in other lanes."""
    lit = frame.marks.lit
    if lit is None:
        return
    out, plot = out_of_view(frame, lit), frame.layout.plot
    if out.earlier:
        _chip(painter, frame, tr("← {count:,} more", count=out.earlier), plot.left() + 4, plot.top() + 2)
    if out.later:
        words = tr("{count:,} more →", count=out.later)
        _chip(painter, frame, words, plot.right() - 4 - _chip_width(frame, words), plot.top() + 2)
    if out.elsewhere:
        words = tr("{count:,} in other lanes", count=out.elsewhere)
        left = plot.center().x() - _chip_width(frame, words) / 2
        _chip(painter, frame, words, left, plot.bottom() - 2 - _CHIP_HIGH * frame.layout.zoom)


def out_of_view(frame: Frame, lit: Lit) -> OutOfView:
    """Count the lit spans that are not in view."""
    left, right, layout = (
        frame.lanes.t0_ns + frame.scale.left_ns,
        frame.lanes.t0_ns + frame.scale.right_ns,
        frame.layout,
    )
    earlier = later = elsewhere = 0
    for lane, spans in lit.lanes.items():
        place = frame.rows.place.get(lane)
        if place is None or place not in layout.visible(layout.plot.top(), layout.plot.bottom()):
            elsewhere += len(spans)
            continue
        earlier += int(np.count_nonzero(spans[:, 1] < left))
        later += int(np.count_nonzero(spans[:, 0] > right))
    return OutOfView(earlier, later, elsewhere)


def boxes_of(frame: Frame, lit: Lit) -> Iterator[QRectF]:
    """Where spans are seen, those that all but touch as one."""
    layout = frame.layout
    shown = layout.visible(layout.plot.top(), layout.plot.bottom())
    for lane, spans in lit.lanes.items():
        place = frame.rows.place.get(lane)
        if place is None or place not in shown:
            continue
        band = layout.band(place)
        for left, right in _joined(frame, spans):
            yield QRectF(layout.snap(left), band.top() - 1, layout.snap(right - left), band.height() + 2)


def _joined(frame: Frame, spans: NDArray[np.int64]) -> list[tuple[float, float]]:
    """The pixels of spans, those that all but touch as one; nothing later than now."""
    layout, t0 = frame.layout, frame.lanes.t0_ns
    x = (np.minimum(spans, frame.now_ns) - t0 - frame.scale.left_ns) / frame.scale.ns_per_px + layout.plot.left()
    left, right = x[:, 0], np.maximum(x[:, 1], x[:, 0] + LEAST_PX)
    seen = (right > layout.plot.left() - 8) & (left < layout.plot.right() + 8) & (spans[:, 0] <= frame.now_ns)
    left, right = left[seen], np.maximum.accumulate(right[seen]) if seen.any() else right[seen]
    if not len(left):
        return []
    first = np.flatnonzero(np.concatenate(([True], left[1:] > right[:-1] + JOIN_PX)))
    ends = right[np.append(first[1:], len(left)) - 1]
    low, high = layout.plot.left() - 8, layout.plot.right() + 8
    return list(zip(np.maximum(left[first], low).tolist(), np.minimum(ends, high).tolist(), strict=True))


def _chip_width(frame: Frame, words: str) -> float:
    return frame.texts.get(words, Face.NOTE).width + 2 * _CHIP_PAD * frame.layout.zoom


def _chip(painter: QPainter, frame: Frame, words: str, left: float, top: float) -> None:
    told, zoom = frame.texts.get(words, Face.NOTE), frame.layout.zoom
    box = QRectF(round(left), round(top), round(_chip_width(frame, words)), round(_CHIP_HIGH * zoom))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(frame.theme.focus))
    painter.drawRoundedRect(box, 6 * zoom, 6 * zoom)
    painter.setPen(QColor(frame.theme.text_on_strong))
    frame.texts.draw(painter, told, round(box.left() + _CHIP_PAD * zoom), round(box.center().y() - told.height / 2))
    painter.restore()

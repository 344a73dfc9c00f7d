"""Arrows from who started to what was started, and from what ended to who joined it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from concgui.core.lanes import Arrow, LaneSet
from concgui.ui.timeline.frame import Frame

MOST = 200  #: more visible arrows than these are thinned out, in a narrow view fewer: no closer than they are wide
CROWD = 24  #: more visible arrows than these are drawn thin and light, or they would hide the lanes
HEAD, HALF = 9.0, 5.0
STUB = 22.0  #: pixels that are left of an arrow to or from what is out of view, where arrows crowd


@dataclass(slots=True)
class Table:
    """The arrows of a lane set as arrays; grows as the set does, so that a frame never walks over all of them."""

    owner: LaneSet | None = None
    count: int = 0
    t_ns: NDArray[np.int64] = None  # type: ignore[assignment]

    def refresh(self, lanes: LaneSet) -> NDArray[np.int64]:
        """The time at which each arrow is drawn: `start()` called, or the join's end."""
        if lanes is not self.owner or len(lanes.arrows) < self.count:
            self.owner, self.count, self.t_ns = lanes, 0, np.empty(64, np.int64)
        total = len(lanes.arrows)
        if total > len(self.t_ns):
            self.t_ns = np.concatenate((self.t_ns[: self.count], np.empty(total, np.int64)))
        for index in range(self.count, total):
            self.t_ns[index] = drawn_at(lanes.arrows[index])
        self.count = total
        return self.t_ns[:total]


def drawn_at(arrow: Arrow) -> int:
    """A start is drawn where `start()` was called, a join where it ended; both upright."""
    return arrow.t0_ns if arrow.kind == "start" else arrow.t1_ns


def chosen(times: NDArray[np.int64], left_ns: float, right_ns: float, most: int = MOST) -> tuple[list[int], bool]:
    """Indices of the arrows to draw between two times: all, or the first one of each of `most` equal stretches; and
    whether they crowd.
    """
    indices = np.flatnonzero((times >= left_ns) & (times <= right_ns))
    crowded = len(indices) > CROWD
    if len(indices) <= most:
        return list(indices.tolist()), crowded
    bucket = ((times[indices] - left_ns) * (most / (right_ns - left_ns))).astype(np.int64)
    _values, first = np.unique(bucket, return_index=True)
    return list(indices[first].tolist()), crowded


def paint_arrows(painter: QPainter, frame: Frame, table: Table, part: QRectF) -> None:
    """The visible arrows of a frame in a part of it. How they are thinned out does not depend on the part."""
    zoom = frame.layout.zoom
    t0, edge = frame.lanes.t0_ns, 2 * HALF * zoom * frame.scale.ns_per_px
    left = t0 + frame.scale.left_ns - edge
    right = min(t0 + frame.scale.right_ns + edge, float(frame.now_ns))
    if right <= left:
        return
    place = frame.rows.stand
    most = min(MOST, max(CROWD, int((right - left) / edge)))
    indices, crowded = chosen(table.refresh(frame.lanes), left, right, most)
    near, far = part.left() - 2 * HALF * zoom, part.right() + 2 * HALF * zoom
    color = QColor(frame.theme.lane_main)
    color.setAlphaF(0.55 if crowded else 1.0)
    for index in indices:
        arrow = frame.lanes.arrows[index]
        x = frame.layout.snap(frame.x(drawn_at(arrow)))
        if not near <= x <= far:
            continue
        one, other = place.get(arrow.from_lane), place.get(arrow.to_lane)
        if one is None or other is None or one == other:  # not shown, or both stand in one row
            continue
        source, target = frame.layout.band(one), frame.layout.band(other)
        down = target.top() > source.top()
        start = source.bottom() if down else source.top()
        end = target.top() if down else target.bottom()
        if crowded:
            start, end = _shortened(start, end, frame.layout.plot)
        if max(start, end) >= part.top() and min(start, end) <= part.bottom() and start != end:
            _paint_one(painter, color, x, (start, end), 1.0 if crowded else 2.0, zoom)


def _shortened(start: float, end: float, plot: QRectF) -> tuple[float, float]:
    """Of an arrow that leaves the view only the stub at the end that is in view: many would hide all lanes between."""
    way = STUB if end > start else -STUB
    start_seen, end_seen = (plot.top() <= y <= plot.bottom() for y in (start, end))
    if start_seen and end_seen:
        return start, end
    if end_seen:
        return end - way, end
    return (start, start + way) if start_seen else (end, end)


def _paint_one(
    painter: QPainter, color: QColor, x: float, ends: tuple[float, float], width: float, zoom: float
) -> None:
    start, end = ends
    way = 1.0 if end > start else -1.0
    neck = end - way * min(HEAD * zoom, abs(end - start))
    half = (HALF if width > 1 else HALF - 1) * zoom
    width *= zoom
    painter.fillRect(QRectF(x - width / 2, min(start, neck), width, abs(neck - start)), color)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([QPointF(x, end), QPointF(x - half, neck), QPointF(x + half, neck)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

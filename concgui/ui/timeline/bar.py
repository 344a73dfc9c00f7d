"""One lane's bar: how spans of any state are drawn into it, one by one or many at once, and the cap at its end."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from concgui.core.lanes import Lane
from concgui.core.states import State
from concgui.ui.patterns import Edge, paint_state, state_brush, state_color, style_of
from concgui.ui.theme import MAIN
from concgui.ui.timeline.columns import Floats
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.looks import DASH, DASH_PEN, DASH_STEP, DOT, DOT_STEP, LINE
from concgui.ui.timeline.rects import RECTS
from concgui.ui.timeline.words import ended_badly

CAP_OVER = 6.0  #: how far a red end cap stands out of the bar
OUTLINE_MIN = 3.0  #: narrower rectangles get no outline, it would hide the fill
UPRIGHT_MIN = 10.0  #: and narrower ones than this none at their sides: many in a row would look like a fence

Strips = tuple[tuple[float, float, QBrush], ...]


@lru_cache(maxsize=1024)
def _brush(state: State, color: str, *, main: bool, scale: float) -> QBrush:
    return state_brush(state, QColor(color), main=main, scale=scale)


def tie_patterns(painter: QPainter, frame: Frame, band: QRectF) -> None:
    """Count patterns from time 0, or they would seem to swim while the view scrolls."""
    painter.setBrushOrigin(QPointF(frame.layout.snap(frame.x(frame.lanes.t0_ns)), band.top()))


class Bar:
    """Draws spans of one lane. Made anew for each lane and frame."""

    __slots__ = ("band", "color", "frame", "ground", "lane", "main", "name", "painter", "solid")

    def __init__(self, painter: QPainter, frame: Frame, lane: Lane, band: QRectF) -> None:
        self.painter = painter
        self.frame = frame
        self.lane = lane
        self.band = band
        self.color = frame.theme.worker(lane.color)
        self.name = self.color.name()
        self.ground = QColor(frame.theme.surface)
        self.solid = _brush(State.ON_CPU, self.name, main=False, scale=1.0)
        self.main = lane.color == MAIN
        tie_patterns(painter, frame, band)
        painter.setPen(Qt.PenStyle.NoPen)

    def brush(self, state: State) -> QBrush:
        """The state's fill on this lane."""
        return _brush(state, self.name, main=self.main, scale=self.frame.layout.ratio)

    def filled(self, share: float) -> tuple[float, float]:
        """Top and height of a fill that takes this share of the bar's height, centred."""
        snap = self.frame.layout.snap
        height = snap(self.band.height() * share)
        return self.band.top() + snap((self.band.height() - height) / 2), height

    def strips(self, state: State) -> Strips | None:
        """Top, height and brush of the level strips that a span of this state is made of, its fill first.

        None for the dotted and the dashed, which are not the same all along.
        """
        style = style_of(state, main=self.main)
        if state in {State.ENDED, State.CREATED, State.STOPPED}:
            return None
        if style.line is not None:
            middle = self.frame.layout.snap(self.band.center().y())
            return ((middle - LINE / 2, LINE, self.solid),)
        fill = (*self.filled(style.height), self.brush(state))
        if style.edge is Edge.NONE:
            return (fill,)
        return fill, (self.band.top(), 1.0, self.solid), (self.band.bottom() - 1, 1.0, self.solid)

    def paint_one(self, state: State, left: float, right: float) -> None:
        """One span, in pixels."""
        painter, band = self.painter, self.band
        if state is State.STOPPED:
            paint_state(painter, QRectF(left, band.top(), right - left, band.height()), state, self.color)
            return
        strips = self.strips(state)
        if strips is None:
            self.paint_many(state, np.array((left,)), np.array((right,)))
            return
        outlined = right - left >= OUTLINE_MIN
        for top, height, brush in strips if outlined else strips[:1]:
            painter.fillRect(QRectF(left, top, right - left, height), brush)
        if right - left >= UPRIGHT_MIN and len(strips) > 1:
            painter.fillRect(QRectF(left, band.top(), 1, band.height()), self.solid)
            painter.fillRect(QRectF(right - 1, band.top(), 1, band.height()), self.solid)

    def paint_many(self, state: State, x0: Floats, x1: Floats) -> None:
        """Spans of one state, in pixels; arrays of one length."""
        painter, band = self.painter, self.band
        style = style_of(state, main=self.main)
        painter.setPen(Qt.PenStyle.NoPen)
        if style.line is not None:
            self._lines(state, x0, x1)
            return
        if style.edge is Edge.DASHED:
            self._dashed(x0, x1)
            return
        if state is State.STOPPED:
            for left, right in zip(x0.tolist(), x1.tolist(), strict=True):
                self.paint_one(state, left, right)
            return
        painter.setBrush(self.brush(state))
        RECTS.draw(painter, x0, x1, *self.filled(style.height))
        wide = x1 - x0 >= OUTLINE_MIN
        if style.edge is not Edge.NONE and wide.any():
            painter.setBrush(self.color)
            left, right = x0[wide], x1[wide]
            RECTS.draw(painter, left, right, band.top(), 1.0)
            RECTS.draw(painter, left, right, band.bottom() - 1, 1.0)
            wide = x1 - x0 >= UPRIGHT_MIN
            left, right = x0[wide], x1[wide]
            RECTS.draw(painter, left, left + 1, band.top(), band.height())
            RECTS.draw(painter, right - 1, right, band.top(), band.height())

    def _lines(self, state: State, x0: Floats, x1: Floats) -> None:
        middle = self.frame.layout.snap(self.band.center().y())
        self.painter.setBrush(state_color(state, self.color, self.frame.theme))
        if state is not State.ENDED:
            RECTS.draw(self.painter, x0, x1, middle - LINE / 2, LINE)
            return
        zero = self.frame.x(self.frame.lanes.t0_ns)
        for left, right in zip(x0.tolist(), x1.tolist(), strict=True):
            # Dots and dashes are counted from time 0 too: they keep their places while the view scrolls.
            dots = np.arange(left - (left - zero) % DOT_STEP + DOT_STEP, right, DOT_STEP)
            RECTS.draw(self.painter, dots, dots + DOT, middle - DOT / 2, DOT)

    def _dashed(self, x0: Floats, x1: Floats) -> None:
        painter, band = self.painter, self.band
        painter.setBrush(self.color)
        zero = self.frame.x(self.frame.lanes.t0_ns)
        tops = np.arange(band.top(), band.bottom(), DASH_STEP)
        for left, right in zip(x0.tolist(), x1.tolist(), strict=True):
            dashes = np.arange(left - (left - zero) % DASH_STEP, right, DASH_STEP)
            ends = np.minimum(dashes + DASH, right)
            dashes = np.maximum(dashes, left)
            some = ends > dashes
            for y in (band.top(), band.bottom() - DASH_PEN):
                RECTS.draw(painter, dashes[some], ends[some], y, DASH_PEN)
            for x in (left, right - DASH_PEN):
                at = np.full(len(tops), x)
                RECTS.draw(painter, at, at + DASH_PEN, tops, np.minimum(DASH, band.bottom() - tops))

    def paint_cap(self) -> None:
        """The upright bar where it ended: red and taller if it did not end well."""
        lane, frame, band = self.lane, self.frame, self.band
        if lane.exit_ns is None or lane.exit_ns > frame.now_ns:
            return
        x = frame.layout.snap(frame.x(lane.exit_ns))
        if not frame.layout.titles - 3 <= x <= frame.layout.width + 3:
            return
        if ended_badly(lane):
            over = frame.layout.snap(min(CAP_OVER * frame.layout.zoom, band.height() / 6))
            self.painter.fillRect(
                QRectF(x - 2, band.top() - over, 5, band.height() + 2 * over), QColor(frame.theme.danger)
            )
        else:
            self.painter.fillRect(QRectF(x - 2, band.top(), 3, band.height()), self.color)

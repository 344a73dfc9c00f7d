"""The bars of the lanes: one batch of rectangles per state, the sampled shares over them, the end cap."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from concgui.core.lanes import Lane
from concgui.core.states import State
from concgui.ui.patterns import Edge, paint_state, state_brush, state_color, state_pen, style_of
from concgui.ui.timeline.columns import Floats, Runs, Spans, Stretch, runs, sampled
from concgui.ui.timeline.frame import Frame

DOT, DOT_STEP = 3.0, 8.0  #: the grey dots of what has ended
CAP_OVER = 6.0  #: how far a red end cap stands out of the bar
OUTLINE_MIN = 3.0  #: narrower rectangles get no outline, it would hide the fill

_rects = PrimitiveArray(QRectF, 4)


@lru_cache(maxsize=1024)
def _brush(state: State, color: str, main: bool, scale: float) -> QBrush:  # noqa: FBT001
    return state_brush(state, QColor(color), main=main, scale=scale)


@lru_cache(maxsize=1024)
def _pen(state: State, color: str, main: bool) -> QPen:  # noqa: FBT001
    return state_pen(state, QColor(color), main=main)


def draw_rects(painter: QPainter, x0: Floats, x1: Floats, top: Floats | float, height: Floats | float) -> None:
    """Draw n rectangles with the painter's pen and brush in one call, straight from numpy's memory."""
    _rects.resize(len(x0))
    memory: NDArray[np.float64] = _rects.ndarray()
    memory[:, 0] = x0
    memory[:, 1] = top
    memory[:, 2] = x1 - x0
    memory[:, 3] = height
    painter.drawRects(*_rects.drawargs())


def paint_lane(painter: QPainter, frame: Frame, lane: Lane, band: QRectF, spans: Spans, stretch: Stretch) -> None:
    """Everything of one lane's bar but its texts."""
    color = frame.theme.worker(lane.color)
    drawn = runs(spans, stretch)
    ratio = frame.scale.ratio
    origin = frame.layout.titles + round((stretch.left_ns - frame.lanes.t0_ns - frame.scale.left_ns) / stretch.ns_per_px) / ratio
    x0, x1 = origin + drawn.x0 / ratio, origin + drawn.x1 / ratio
    # Patterns are tied to time 0, or they would seem to swim while the view scrolls.
    painter.setBrushOrigin(QPointF(frame.x(frame.lanes.t0_ns), band.top()))
    main = lane.color < 0
    for value in np.unique(drawn.state):
        chosen = drawn.state == value
        _paint_state(painter, frame, State(int(value)), color, x0[chosen], x1[chosen], band, main=main)
    _paint_samples(painter, frame, lane, band, drawn, stretch, origin)
    if lane.exit_ns is not None and lane.exit_ns <= frame.now_ns:
        _paint_cap(painter, frame, lane, band)


def _paint_state(
    painter: QPainter, frame: Frame, state: State, color: QColor, x0: Floats, x1: Floats, band: QRectF, *, main: bool
) -> None:
    style = style_of(state, main=main)
    if style.line is not None:
        _paint_line(painter, frame, state, color, x0, x1, band.center().y())
        return
    if state is State.STOPPED:
        for left, right in zip(x0.tolist(), x1.tolist(), strict=True):
            paint_state(painter, QRectF(left, band.top(), right - left, band.height()), state, color, main=main)
        return
    name = color.name()
    height = round(band.height() * style.height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_brush(state, name, main, frame.scale.ratio))
    draw_rects(painter, x0, x1, band.top() + round((band.height() - height) / 2), height)
    if style.edge is not Edge.NONE:
        wide = x1 - x0 >= OUTLINE_MIN
        if wide.any():
            painter.setPen(_pen(state, name, main))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            draw_rects(painter, x0[wide] + 0.5, x1[wide] - 0.5, band.top() + 0.5, band.height() - 1.0)


def _paint_line(
    painter: QPainter, frame: Frame, state: State, color: QColor, x0: Floats, x1: Floats, middle: float
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(state_color(state, color, frame.theme))
    if state is not State.ENDED:
        draw_rects(painter, x0, x1, middle - 1, 2.0)
        return
    for left, right in zip(x0.tolist(), x1.tolist(), strict=True):
        # The dots are counted from time 0, not from the visible part's edge: they keep their places while scrolling.
        phase = (left - frame.x(frame.lanes.t0_ns)) % DOT_STEP
        dots = np.arange(left - phase + DOT_STEP, right - DOT, DOT_STEP)
        if len(dots):
            draw_rects(painter, dots, dots + DOT, middle - DOT / 2, DOT)


def _paint_samples(
    painter: QPainter, frame: Frame, lane: Lane, band: QRectF, drawn: Runs, stretch: Stretch, origin: float
) -> None:
    t0, t1, cpu, wait = lane.samples.view()
    shares = sampled(t0, t1, cpu, wait, drawn, stretch)
    if shares is None:
        return
    ratio = frame.scale.ratio
    x0, x1 = origin + shares.x0 / ratio, origin + shares.x1 / ratio
    name = frame.theme.worker(lane.color).name()
    full = np.round(shares.cpu * band.height())
    waiting = np.minimum(np.round(shares.wait * band.height()), band.height() - full)
    painter.setPen(Qt.PenStyle.NoPen)
    some = full > 0
    if some.any():
        painter.setBrush(_brush(State.ON_CPU, name, False, ratio))
        draw_rects(painter, x0[some], x1[some], band.bottom() - full[some], full[some])
    some = waiting > 0
    if some.any():
        # The light fill under the dots says "in Python code"; ready is not that, so the ground is wiped first.
        top = band.bottom() - full[some] - waiting[some]
        painter.setBrush(QColor(frame.theme.surface))
        draw_rects(painter, x0[some], x1[some], top, waiting[some])
        painter.setBrush(_brush(State.READY, name, False, ratio))
        draw_rects(painter, x0[some], x1[some], top, waiting[some])


def _paint_cap(painter: QPainter, frame: Frame, lane: Lane, band: QRectF) -> None:
    x = round(frame.x(lane.exit_ns or 0))
    if lane.exitcode:
        over = min(CAP_OVER * frame.layout.zoom, band.height() / 6)
        painter.fillRect(QRectF(x - 2, band.top() - over, 5, band.height() + 2 * over), QColor(frame.theme.danger))
    else:
        painter.fillRect(QRectF(x - 2, band.top(), 3, band.height()), frame.theme.worker(lane.color))

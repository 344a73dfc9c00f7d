"""Columns in which a lane has many spans: their shares, stacked in the lane's height.

On a CPU from the bottom, above it what waited for a core, above that what waited for the GIL; behind them the state
that took most of the rest, as it looks everywhere. So half the time on a CPU is half the height, whatever the zoom.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from concgui.core.states import State
from concgui.ui.patterns import style_of, tile
from concgui.ui.timeline.bar import Bar
from concgui.ui.timeline.columns import Floats, Stretch
from concgui.ui.timeline.rects import RECTS
from concgui.ui.timeline.reduction import Reduced
from concgui.ui.timeline.shares import STACKED

LEAST = 3.0  #: pixels: time on a CPU is seen, however little it was

Pixels = NDArray[np.uint32]


def paint_crowd(bar: Bar, reduced: Reduced, stretch: Stretch) -> tuple[Floats, Floats]:
    """Draw the crowded columns of a lane; returns the stretches in pixels whose ground is `RUNNING`."""
    columns = reduced.columns
    nothing = np.empty(0), np.empty(0)
    if not len(columns):
        return nothing
    in_code = nothing
    left, right = _runs(columns)
    bar.painter.setPen(Qt.PenStyle.NoPen)
    bar.painter.setBrush(bar.ground)  # a wider span may reach into it
    x0, x1 = stretch.x + left / stretch.ratio, stretch.x + right / stretch.ratio
    RECTS.draw(bar.painter, x0, x1, bar.band.top(), bar.band.height())
    behind = ~np.isin(reduced.values, STACKED)
    if behind.any():
        shares = reduced.shares[behind]
        state = np.where(shares.max(axis=0) > 0, reduced.values[behind][shares.argmax(axis=0)], -1)
        for value in np.unique(state[state >= 0]).tolist():
            x0, x1 = _runs(columns[state == value])
            x0, x1 = stretch.x + x0 / stretch.ratio, stretch.x + x1 / stretch.ratio
            _paint_ground(bar, State(value), x0, x1)
            if value == State.RUNNING:
                in_code = x0, x1
    if not behind.all():
        _paint_stack(bar, reduced, stretch)
    return in_code


def _runs(columns: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Neighbouring columns as stretches: first and behind the last."""
    cut = np.flatnonzero(np.diff(columns) > 1)
    first = np.concatenate((columns[:1], columns[cut + 1]))
    last = np.concatenate((columns[cut], columns[-1:])) + 1
    return first.astype(np.float64), last.astype(np.float64)


def _paint_ground(bar: Bar, state: State, x0: Floats, x1: Floats) -> None:
    """Stretches of a state without upright outlines: what is beside them may be the same."""
    strips = bar.strips(state)
    if strips is None:
        bar.paint_many(state, x0, x1)
        return
    for top, height, brush in strips:
        bar.painter.setBrush(brush)
        RECTS.draw(bar.painter, x0, x1, top, height)


def _paint_stack(bar: Bar, reduced: Reduced, stretch: Stretch) -> None:
    ratio, band, frame = stretch.ratio, bar.band, bar.frame
    high = round(band.height() * ratio)
    values = reduced.values.tolist()
    first = int(reduced.columns[0])
    wide = int(reduced.columns[-1]) - first + 1
    edges = np.zeros((len(STACKED), wide))
    total = np.zeros(len(reduced.columns))
    for row, state in enumerate(STACKED):
        if state in values:
            share = reduced.shares[values.index(state)]
            total = total + share
            least = np.where(share > 0, LEAST * ratio, 0.0) if state is State.ON_CPU else 0.0
        else:
            least = 0.0
        edges[row, reduced.columns - first] = np.maximum(np.round(total * high), least)
    x = stretch.x + first / ratio
    # Patterns are counted from time 0, or they would seem to swim while the view scrolls.
    along = round((x - frame.layout.snap(frame.x(frame.lanes.t0_ns))) * ratio)
    pixels = np.zeros((high, wide), np.uint32)
    up = np.arange(high, 0, -1)[:, None]
    for row in range(len(STACKED) - 1, -1, -1):
        if STACKED[row] in values:
            ink = _pattern(STACKED[row], bar.name, bar.ground.name(), round(ratio, 3))
            side = len(ink)
            rows, across = np.arange(high) % side, (along + np.arange(wide)) % side
            fill = ink if side == 1 else ink[rows[:, None], across[None, :]]
            np.copyto(pixels, fill, where=up <= edges[row])
    image = QImage(pixels.data, wide, high, 4 * wide, QImage.Format.Format_ARGB32_Premultiplied)
    bar.painter.drawImage(QRectF(x, band.top(), wide / ratio, high / ratio), image)


@lru_cache(maxsize=256)
def _pattern(state: State, color: str, ground: str, scale: float) -> Pixels:
    """The state's fill on its ground: a square of opaque pixels that repeats, one pixel where it is plain."""
    if state is State.ON_CPU:
        return np.array([[QColor(color).rgba()]], np.uint32)
    drawn = tile(style_of(state).fill, QColor(color), scale)
    image = QImage(drawn.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.fillRect(image.rect(), QColor(ground))
    painter.drawImage(0, 0, drawn)
    painter.end()
    flat = np.frombuffer(image.constBits(), np.uint32)
    return flat.reshape(image.height(), -1)[:, : image.width()].copy()

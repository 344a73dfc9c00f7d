"""The bars of the lanes, many at once: pixels looked up column by column, drawn as one image a lane.

What is seen in each column comes from `shares`, what that looks like from `looks`. A painter that does not draw pixels,
but writes a file of lines and rectangles, gets them: see `vector`.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPaintEngine, QPainter, QTransform

from concgui.core.lanes import Lane
from concgui.core.states import State
from concgui.ui.patterns import paint_pause
from concgui.ui.theme import MAIN, SIZES
from concgui.ui.timeline import axis
from concgui.ui.timeline import looks as look_up
from concgui.ui.timeline.bar import OUTLINE_MIN, UPRIGHT_MIN, Bar
from concgui.ui.timeline.columns import Floats, Stretch
from concgui.ui.timeline.crowd import LEAST
from concgui.ui.timeline.frame import Frame, row_ground
from concgui.ui.timeline.looks import BARE, EDGED, LEVELS, SIDE, Codes, Looks, kinds
from concgui.ui.timeline.rects import RECTS
from concgui.ui.timeline.sampled import sampled
from concgui.ui.timeline.shares import CROWD, STACKED, Grid, look
from concgui.ui.timeline.vector import paint_vectors

_CODES = 256  #: that a byte can tell
OVER = 24.0  #: how far a span that goes on is drawn beyond the cut at now, so that its outline is not closed there


def looks_of(frame: Frame) -> Looks:
    """The looks of the bars in a frame."""
    ratio = frame.layout.ratio
    return look_up.looks(max(1, round(frame.layout.band(0).height() * ratio)), ratio, frame.theme, SIZES.scale)


def paint_lanes(painter: QPainter, frame: Frame, positions: Sequence[int], stretch: Stretch, over: float = 0.0) -> None:
    """Everything of the bars in some rows but their texts.

    `over`: pixels by which the spans that go on are drawn beyond now, for a painter that cuts there and draws on later.
    """
    lanes = [frame.shown[position] for position in positions]
    if not lanes:
        return
    grid = look([lane.composed for lane in lanes], stretch, frame.now_ns, ceil(over * stretch.ratio))
    if painter.paintEngine().type() == QPaintEngine.Type.Raster:
        _paint_pixels(painter, frame, positions, grid, stretch)
    else:
        paint_vectors(painter, frame, positions, grid, stretch)
    sampling = not frame.lanes.through_ns
    for row, (position, lane) in enumerate(zip(positions, lanes, strict=True)):
        if sampling and lane.samples.count:
            left, right = _runs(grid.state[row] == State.RUNNING)
            if len(left):
                _paint_samples(Bar(painter, frame, lane, frame.layout.band(position)), lane, left, right, stretch)
        if lane.exit_ns is not None:
            Bar(painter, frame, lane, frame.layout.band(position)).paint_cap()


def tail_brush(frame: Frame, position: int, state: State) -> QBrush:
    """What a span that goes on looks like between its two ends; patterns are counted from time 0."""
    looks, color = looks_of(frame), frame.shown[position].color
    return _tail(looks, color, row_ground(frame, position).rgba(), int(kinds(main=color == MAIN)[state]))


@lru_cache(maxsize=512)
def _tail(looks: Looks, color: int, ground: int, kind: int) -> QBrush:
    first = (looks.base(color) + kind + EDGED) * looks.period
    pixels = np.zeros((looks.high, -(-looks.period // 4) * 4), np.uint8)
    pixels[:, : looks.period] = looks.table[first : first + looks.period].T
    image = QImage(pixels.data, looks.period, looks.high, pixels.shape[1], QImage.Format.Format_Indexed8)
    image.setColorTable(looks.palette(QColor.fromRgba(ground)))
    brush = QBrush(image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied))
    brush.setTransform(QTransform.fromScale(1 / looks.ratio, 1 / looks.ratio))
    return brush


def _paint_pixels(painter: QPainter, frame: Frame, positions: Sequence[int], grid: Grid, stretch: Stretch) -> None:
    rows, columns = grid.span.shape
    looks = looks_of(frame)
    ratio = stretch.ratio
    colors = [frame.shown[position].color for position in positions]
    along = round((stretch.x - frame.layout.snap(frame.x(frame.lanes.t0_ns))) * ratio)
    phase = (along + np.arange(columns)) % looks.period
    chosen = _looks(grid, [color == MAIN for color in colors], looks.grain).astype(np.int64)
    chosen += np.array([looks.base(color) for color in colors])[:, None]
    chosen *= looks.period
    chosen += phase
    pixels = np.empty((rows, looks.high, -(-columns // 4) * 4), np.uint8)
    upright = looks.table.take(chosen.reshape(-1), axis=0).reshape(rows, columns, looks.high)
    np.copyto(pixels[:, :, :columns], upright.transpose(0, 2, 1))
    if len(grid.crowd):
        codes = np.array([looks.code(color) for color in colors], np.uint8)
        _stack(pixels[:, :, :columns], grid, looks, codes[:, None, None], phase)
    _show(painter, frame, positions, pixels, columns, stretch)
    for row in np.flatnonzero((grid.state == State.STOPPED).any(axis=1)).tolist():
        band, color = frame.layout.band(positions[row]), frame.theme.worker(colors[row])
        for x0, x1 in zip(*_runs(grid.state[row] == State.STOPPED), strict=True):
            left = stretch.x + x0 / ratio
            paint_pause(painter, QRectF(left, band.top(), (x1 - x0) / ratio, band.height()), color)


def _looks(grid: Grid, main: list[bool], grain: float) -> Codes:
    """The look of each column, counted from the first look of its lane's colour."""
    rows, columns = grid.span.shape
    kind = kinds(main=False).take(grid.state)
    for row in np.flatnonzero(main).tolist():
        kind[row] = kinds(main=True).take(grid.state[row])
    other = np.ones((rows, columns), np.bool_)
    other[:, 1:] = grid.span[:, 1:] != grid.span[:, :-1]
    begin = np.flatnonzero(other)
    behind = np.append(begin[1:], rows * columns)
    crowd = grid.span.reshape(-1)[begin] == CROWD
    length = behind - begin
    edged = (length >= OUTLINE_MIN * grain) | crowd
    flat = (kind + np.repeat(np.where(edged, EDGED, BARE).astype(np.uint8), length).reshape(rows, columns)).reshape(-1)
    wide = np.flatnonzero((length >= UPRIGHT_MIN * grain) & ~crowd)
    first, last = begin[wide], behind[wide] - 1
    plain = kind.reshape(-1)
    for step in range(max(1, round(look_up.DASH_PEN * grain))):
        if step >= max(1, round(grain)):  # dashes are wider than other outlines
            dashed = plain[first] == State.CREATED
            first, last = first[dashed], last[dashed]
        for at in (first + step, last - step):
            flat[at] = plain[at] + SIDE
    return flat.reshape(rows, columns)


def _stack(pixels: Codes, grid: Grid, looks: Looks, codes: Codes, phase: NDArray[np.int64]) -> None:
    """Lay the shares over the ground of crowded columns: on a CPU from the bottom, above it ready, then the GIL."""
    rows, high, columns = pixels.shape
    kind: type[np.unsignedinteger] = np.uint8 if high < 255 else np.uint16
    up = np.arange(high, 0, -1).astype(kind)[:, None]
    shares = [grid.share(state) for state in STACKED]
    total = np.cumsum(shares, axis=0)
    for place in range(len(STACKED) - 1, -1, -1):
        some = shares[place] > 0
        if not some.any():
            continue
        top = np.rint(total[place] * high)
        if STACKED[place] is State.ON_CPU:
            top = np.where(some, np.maximum(top, round(LEAST * looks.grain)), top)
        height = np.zeros(rows * columns, kind)
        height[grid.crowd] = np.minimum(top, high)
        mask = (up <= height.reshape(rows, 1, columns)).view(np.uint8)
        np.negative(mask, out=mask)
        if STACKED[place] is State.ON_CPU:
            changed = pixels ^ (codes + np.uint8(looks.solid))
        else:
            changed = pixels ^ (looks.tile(STACKED[place]).take(phase, axis=1) + codes)
        changed &= mask
        pixels ^= changed


def _show(
    painter: QPainter, frame: Frame, positions: Sequence[int], pixels: Codes, columns: int, stretch: Stretch
) -> None:
    """Draw the rows, those of one ground together made an image; one without gaps is only copied by Qt, so that the
    time's grid, which was drawn already, is put into it. Where pixels are no whole ones, the lines could be off by one.
    """
    ratio, layout = stretch.ratio, frame.layout
    rows, high, wide = pixels.shape
    looks = looks_of(frame)
    whole = ratio == int(ratio) and looks.line < _CODES
    if whole:
        _put_grid(pixels, frame, stretch, looks.line)
    kind = QImage.Format.Format_RGB32 if whole else QImage.Format.Format_ARGB32_Premultiplied
    grounds: dict[int, list[int]] = {}
    for row, position in enumerate(positions):
        grounds.setdefault(row_ground(frame, position).rgba(), []).append(row)
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    for ground, chosen in grounds.items():
        part = pixels if len(chosen) == rows else pixels[chosen]
        image = QImage(part.data, wide, len(chosen) * high, wide, QImage.Format.Format_Indexed8)
        colors = looks.opaque if whole else looks.palette
        image.setColorTable(colors(QColor.fromRgba(ground)))
        colored = image.convertToFormat(kind)
        for place, row in enumerate(chosen):
            at = QRectF(stretch.x * ratio, layout.band(positions[row]).top() * ratio, columns, high)
            painter.drawImage(at, colored, QRectF(0, place * high, columns, high))
    painter.restore()


def _put_grid(pixels: Codes, frame: Frame, stretch: Stretch, line: int) -> None:
    """Put the upright lines of the time's grid where there is nothing."""
    ratio, plot = stretch.ratio, frame.layout.plot
    for at in axis.grid_places(frame, plot.left(), plot.right()):
        first = round((at - stretch.x) * ratio)
        column = pixels[:, :, max(0, first) : max(0, first + round(ratio))]
        column[column % LEVELS == 0] = line


def _runs(flags: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Neighbouring columns that have the flag as stretches: the first, and behind the last."""
    steps = np.diff(flags.astype(np.int8), prepend=0, append=0)
    return np.flatnonzero(steps > 0).astype(np.float64), np.flatnonzero(steps < 0).astype(np.float64)


def _paint_samples(bar: Bar, lane: Lane, run0: Floats, run1: Floats, stretch: Stretch) -> None:
    """Over what is in Python code: from the bottom the share on a CPU, above it the share that waited for one."""
    shares = sampled(*lane.samples.view(), run0, run1, stretch)
    if shares is None:
        return
    painter, band, ratio = bar.painter, bar.band, stretch.ratio
    x0, x1 = stretch.x + shares.x0 / ratio, stretch.x + shares.x1 / ratio
    high = band.height() * ratio
    full = np.round(shares.cpu * high) / ratio
    waiting = np.minimum(np.round(shares.wait * high) / ratio, band.height() - full)
    painter.setPen(Qt.PenStyle.NoPen)
    some = waiting > 0
    if some.any():
        # The light fill beneath says "in Python code"; waiting is not that, so the ground is wiped first.
        top = band.bottom() - full[some] - waiting[some]
        painter.setBrush(bar.ground)
        RECTS.draw(painter, x0[some], x1[some], top, waiting[some])
        painter.setBrush(bar.brush(State.READY))
        RECTS.draw(painter, x0[some], x1[some], top, waiting[some])
    some = full > 0
    if some.any():
        painter.setBrush(bar.color)
        RECTS.draw(painter, x0[some], x1[some], band.bottom() - full[some], full[some])

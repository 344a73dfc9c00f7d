"""The whole run in a few pixel rows: how much each lane was on a CPU, from pale to full in its own colour."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from concgui.core.lanes import Lane, LaneSet
from concgui.core.states import State
from concgui.ui.theme import Theme
from concgui.ui.timeline.columns import Stretch, coverage

ALIVE = 0.28  #: how much of its colour a lane has where it was there and not on a CPU

Shares = NDArray[np.float64]


def draw_overview(lanes: LaneSet, shown: list[Lane], now_ns: int, width: int, height: int, theme: Theme) -> QImage:
    """The run from time 0 to now as `width` × `height` pixels; lanes share a pixel row where there are more of them."""
    stretch = Stretch(float(lanes.t0_ns), float(now_ns), max(1.0, now_ns - lanes.t0_ns) / width)
    ground = _rgb(QColor(theme.surface))
    picture = np.broadcast_to(ground, (height, width, 3)).copy()
    if shown:
        first = np.arange(len(shown) + 1) * height // len(shown)
        total = np.zeros((height, width, 3))
        count = np.zeros(height)
        for index, lane in enumerate(shown):
            color = _rgb(theme.worker(lane.color))
            strength = _strength(lanes, lane, now_ns, stretch)[:width, None]
            row = ground + (color - ground) * strength
            at = slice(
                int(first[index]), max(int(first[index]) + 1, int(first[index + 1]) - (height >= 3 * len(shown)))
            )
            total[at] += row
            count[at] += 1
        known = count > 0
        picture[known] = total[known] / count[known, None, None]
    flat = picture.astype(np.uint32)
    pixels = np.ascontiguousarray(0xFF000000 | flat[..., 0] << 16 | flat[..., 1] << 8 | flat[..., 2], dtype=np.uint32)
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def _rgb(color: QColor) -> Shares:
    return np.array((color.red(), color.green(), color.blue()), np.float64)


def _strength(lanes: LaneSet, lane: Lane, now_ns: int, stretch: Stretch) -> Shares:
    """How strong a lane's colour is in each column, 0 to 1."""
    columns = stretch.columns
    edges: Shares = (stretch.left_ns + np.arange(columns + 1) * stretch.ns_per_px).astype(np.float64)
    begin = lane.begin_ns if lane.created_ns is None else lane.created_ns
    exit_ns = now_ns if lane.exit_ns is None else lane.exit_ns
    alive = np.clip(np.minimum(edges[1:], exit_ns) - np.maximum(edges[:-1], begin), 0, None) / stretch.ns_per_px
    busy = np.clip(_busy(lanes, lane, now_ns, edges, stretch) / stretch.ns_per_px, 0.0, 1.0)
    strength: Shares = np.clip(ALIVE * alive + (1 - ALIVE) * busy, 0.0, 1.0)
    return strength


def _busy(lanes: LaneSet, lane: Lane, now_ns: int, edges: Shares, stretch: Stretch) -> Shares:
    """Nanoseconds on a CPU in each column: by the kernel, else by samples, else what may have been: in Python code."""
    if lane.kernel is not None:
        start, end, _cpu, _out = lane.turns.view()
        busy = cover(start, end, edges)
        if lane.turns.open is not None:
            until = max(lane.turns.open[0], min(now_ns, lanes.through_ns))
            busy += np.clip(np.minimum(edges[1:], until) - np.maximum(edges[:-1], lane.turns.open[0]), 0, None)
        return busy
    t0, t1, cpu, _wait = lane.samples.view()
    if len(t0):
        return coverage(t0, t1, cpu.astype(np.float64), stretch)
    start, end, state, _label = lane.spans.view()
    running = state == State.RUNNING
    return 0.3 * cover(start[running], end[running], edges)


def cover(start: NDArray[np.int64], end: NDArray[np.int64], edges: Shares) -> Shares:
    """For how many ns n spans, in order and never overlapping, cover each stretch between neighbouring edges.

    One pass over the spans: a million cost a few milliseconds.
    """
    if not len(start):
        return np.zeros(len(edges) - 1)
    at = np.searchsorted(start, edges)  # the first span that begins at or behind each edge
    some = at[1:] > at[:-1]
    covered = np.zeros(len(edges) - 1)
    if some.any():
        inside = slice(int(at[0]), int(at[-1]))
        covered[some] = np.add.reduceat(end[inside] - start[inside], (at[:-1] - at[0])[some])
    # Of the span that crosses an edge, what lies behind the edge belongs to what comes after.
    before = np.maximum(at - 1, 0)
    over: Shares = np.where(at > 0, np.clip(end[before] - edges, 0.0, None), 0.0)
    return covered - over[1:] + over[:-1]

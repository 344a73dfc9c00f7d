"""The bars of the lanes: spans in batches by state, the span that goes on, the sampled shares, the end cap.

Spans that have ended come as arrays and are drawn with one call per state; the one that goes on is drawn by itself,
which is all that most lanes need in most frames of a live run.
"""

from math import floor

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from concgui.core.lanes import Lane
from concgui.core.states import State
from concgui.ui.timeline.bar import Bar
from concgui.ui.timeline.columns import Floats, Spans, Stretch
from concgui.ui.timeline.crowd import paint_crowd
from concgui.ui.timeline.frame import Frame, Open
from concgui.ui.timeline.rects import RECTS
from concgui.ui.timeline.reduction import reduce
from concgui.ui.timeline.sampled import sampled

OVER = 24.0  #: how far a span that goes on is drawn beyond the cut at now, so that its outline is not closed there


def paint_lane(
    painter: QPainter,
    frame: Frame,
    lane: Lane,
    band: QRectF,
    closed: Spans,
    going: Open | None,
    stretch: Stretch,
    over: float = 0.0,
) -> None:
    """Everything of one lane's bar but its texts.

    `over`: pixels by which the span that goes on is drawn beyond now, for a painter that cuts there and draws on later.
    """
    bar = Bar(painter, frame, lane, band)
    run0 = run1 = np.empty(0)
    if len(closed):
        run0, run1 = _paint_closed(bar, closed, stretch)
    if going is not None:
        # The same column as when it will have ended, see `reduce`.
        column = floor((max(float(going.start), stretch.left_ns) - stretch.left_ns) / stretch.ns_per_px)
        left = stretch.x + column / stretch.ratio
        right = max(frame.layout.snap(stretch.right_x), left + 1)
        bar.paint_one(going.state, left, right + over)
        if going.state is State.RUNNING:
            run0, run1 = np.append(run0, left), np.append(run1, right)
    if len(run0) > 1:
        order = np.argsort(run0)
        run0, run1 = run0[order], run1[order]
    if len(run0) and lane.samples.count and not frame.lanes.through_ns:
        _paint_samples(bar, lane, (run0 - stretch.x) * stretch.ratio, (run1 - stretch.x) * stretch.ratio, stretch)
    bar.paint_cap()


def _paint_closed(bar: Bar, closed: Spans, stretch: Stretch) -> tuple[Floats, Floats]:
    """Spans that have ended; returns the pixels from which to which they say "in Python code"."""
    drawn = reduce(closed.start, closed.end, closed.state, stretch, blocks=True)
    run0 = run1 = np.empty(0)
    for begin, end, states in ((drawn.x0, drawn.x1, drawn.value), (drawn.tick, drawn.tick + 1, drawn.tick_value)):
        x0, x1 = stretch.x + begin / stretch.ratio, stretch.x + end / stretch.ratio
        for value in set(states.tolist()):
            chosen = states == value
            bar.paint_many(State(value), x0[chosen], x1[chosen])
            if value == State.RUNNING:
                run0, run1 = np.append(run0, x0[chosen]), np.append(run1, x1[chosen])
    in_code = paint_crowd(bar, drawn, stretch)
    return np.append(run0, in_code[0]), np.append(run1, in_code[1])


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

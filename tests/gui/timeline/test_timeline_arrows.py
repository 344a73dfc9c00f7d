"""Arrows between lanes: a few are drawn whole, many must not hide the lanes that they pass."""

import numpy as np
from PySide6.QtGui import QColor

from concgui.ui.theme import current
from concgui.ui.timeline.arrows import STUB
from concgui.ui.timeline.pane import TimelinePane
from tests.gui.timeline.feed import Run
from tests.gui.timeline.view import picture_of, pixels


def joined(count: int) -> Run:
    """So many workers that are joined one after the other, from 3 to 6 s."""
    run = Run()
    for number in range(1, count + 1):
        run.create(0.001 * number, number)
        run.start(1.0 + 0.0001 * number, number)
    for number in range(1, count + 1):
        at = 3.0 + 3.0 * number / count
        run.join(at - 0.001, number)
        run.end(at - 0.0005, number)
        run.joined(at, number, ended=True)
    return run


def dark(pane: TimelinePane, y: float, t0: float, t1: float) -> int:
    """Columns of a row of pixels, between two seconds, in which something dark stands."""
    frame = pane.frame
    left, right = (round(frame.x(frame.lanes.t0_ns + t * 1e9)) for t in (t0, t1))
    row = pixels(picture_of(pane))[round(y), left:right]
    ground = min(QColor(color).green() for color in (current().surface, current().control, current().grid))
    return int(((row >> 8 & 0xFF) < ground).sum())


def below(pane: TimelinePane, position: int) -> float:
    """The empty row of pixels under a lane's bar."""
    return pane.frame.layout.band(position).bottom() + 2


def test_a_few_arrows_are_whole(pane: TimelinePane) -> None:
    pane.set_lanes(joined(6).lanes)
    assert dark(pane, below(pane, 3), 2.9, 6.1) >= 3 * 2, "the joins of p4, p5 and p6 pass p3, two pixels wide"


def test_arrows_of_lanes_out_of_view_do_not_pass_those_in_view(pane: TimelinePane) -> None:
    pane.set_lanes(joined(300).lanes)
    layout = pane.frame.layout
    last = layout.visible(layout.top, layout.plot.bottom())[-2]
    assert dark(pane, below(pane, last), 3.3, 6.0) == 0
    assert dark(pane, layout.band(0).bottom() + STUB / 2, 3.3, 5.9) > 10, "but MainProcess shows that it joined them"


def test_arrows_stand_apart_where_they_crowd(pane: TimelinePane) -> None:
    pane.set_lanes(joined(300).lanes)
    layout = pane.frame.layout
    y = round(layout.band(0).bottom() + STUB - 3)  # behind the heads
    row = pixels(picture_of(pane))[y]
    left, right = (
        round(pane.frame.x(pane.frame.lanes.t0_ns + t * 1e9)) for t in (3.8, 5.9)
    )  # right of the words of p1
    ground = min(QColor(color).green() for color in (current().surface, current().control, current().grid))
    places = np.flatnonzero((row[left:right] >> 8 & 0xFF) < ground)
    assert len(places) > 10
    assert np.diff(places).min() >= 2, "each is a line of its own"
    assert len(places) < (right - left) / 6

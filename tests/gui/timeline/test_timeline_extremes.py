"""Runs and windows at their limits: nanoseconds beside hours, a clock that leapt, odd scales, tiny windows."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneSet
from concgui.core.states import State
from concgui.ui.theme import current
from concgui.ui.timeline.backing import Backing
from concgui.ui.timeline.pane import TimelinePane
from concgui.ui.timeline.shares import NOTHING, look
from tests.gui.timeline.feed import T0, Run, classic, shared
from tests.gui.timeline.view import picture_of, pixels

HOUR = 3_600_000_000_000
MANY = 5000


def hours_and_nanoseconds() -> LaneSet:
    """Ten hours on a CPU, 5,000 turns of a nanosecond, five hours asleep."""
    run = Run()
    run.create(0.1, 1)
    for lane in run.lanes.lanes:
        t_ns = T0 + 1_000_000_000
        lane.open_start_ns = None
        lane.spans.append(t_ns, t_ns + 10 * HOUR, State.ON_CPU, 0)
        t_ns += 10 * HOUR
        for turn in range(MANY):
            lane.spans.append(t_ns + turn, t_ns + turn + 1, State.READY if turn % 2 else State.ON_CPU, 0)
        lane.spans.append(t_ns + MANY, t_ns + 5 * HOUR, State.BLOCKED, 0)
        lane.change(0)
    run.lanes.feed_os(T0 + 15 * HOUR, EventKind.OS_CORES, 0, 3)
    return run.lanes


def test_nanoseconds_beside_hours_are_found_by_zooming_in(pane: TimelinePane) -> None:
    lanes = hours_and_nanoseconds()
    pane.set_lanes(lanes)
    assert pane.time_scale.span_ns >= 15 * HOUR
    begin = 10 * HOUR + 1_000_000_000
    pane.show_stretch(begin - 100, begin + 300)
    pane._compose()
    frame = pane.frame
    stretch = frame.stretch(frame.layout.plot.left(), frame.layout.plot.right())
    assert stretch is not None
    grid = look([lane.composed for lane in lanes.lanes], stretch, frame.now_ns)
    turns = int((begin - pane.time_scale.left_ns) / stretch.ns_per_px) + 2
    inside = (grid.crowd > turns) & (grid.crowd < stretch.columns - 2)
    assert inside.sum() > 100, "no pixel is narrower than the turns, yet they are all there"
    for state in (State.ON_CPU, State.READY):
        assert abs(grid.share(state)[inside].mean() - 0.5) < 0.01
    assert len(np.unique(pixels(picture_of(pane)))) > 10


def test_where_the_clock_leapt_nothing_is_invented(pane: TimelinePane) -> None:
    """Between two spans lie seven hours of which nobody told anything."""
    run = Run()
    lane = run.lanes.lanes[0]
    lane.open_start_ns = None
    lane.spans.append(T0, T0 + HOUR, State.BLOCKED, 0)
    lane.spans.append(T0 + 8 * HOUR, T0 + 9 * HOUR, State.BLOCKED, 0)
    lane.change(0)
    run.lanes.feed_os(T0 + 9 * HOUR, EventKind.OS_CORES, 0, 3)
    pane.set_lanes(run.lanes)
    frame = pane.frame
    stretch = frame.stretch(frame.layout.plot.left(), frame.layout.plot.right())
    assert stretch is not None
    seen = look([lane.composed], stretch, frame.now_ns).state[0]
    for hour, state in ((0.5, State.BLOCKED), (2, NOTHING), (7.5, NOTHING), (8.5, State.BLOCKED)):
        assert seen[int((hour * HOUR - pane.time_scale.left_ns) / stretch.ns_per_px)] == state
    image, band = pixels(picture_of(pane)), frame.layout.band(0)
    empty = image[round(band.top()) : round(band.bottom()), round(frame.x(T0 + 4 * HOUR))]
    assert (empty == QColor(current().surface).rgb()).all()


@pytest.mark.parametrize("ratio", [1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 3.0])
@pytest.mark.parametrize("size", [(400, 300), (280, 150), (1920, 1080)])
def test_any_scale_and_size_is_drawn_wholly(
    pane: TimelinePane, monkeypatch: pytest.MonkeyPatch, ratio: float, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(type(pane), "devicePixelRatioF", lambda _self: ratio)
    pane.resize(*size)
    for lanes in (classic().lanes, shared().lanes, hours_and_nanoseconds(), LaneSet()):
        pane.set_lanes(lanes)
        for factor in (1.0, 1e4, 1e4, 1e-9):
            pane.zoom(factor, 50)
            pane._compose()
            backing = Backing()
            backing.prepare(pane.frame)
            assert backing._image.width() >= int(pane.frame.layout.plot.width() * ratio)
            # Every pixel was painted: an image begins with whatever was in its memory.
            backing._image.fill(QColor(255, 0, 255))
            backing._image.setDevicePixelRatio(ratio)
            backing.forget()
            backing.prepare(pane.frame)
            left = pixels(backing._image) == QColor(255, 0, 255).rgb()
            assert not left[
                : int(pane.frame.layout.world.height() * ratio), : int(pane.frame.layout.world.width() * ratio)
            ].any()

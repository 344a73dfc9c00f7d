"""A selected span: by click and by key, from span to span and lane to lane, and what is said of it."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from concgui.core.states import State
from concgui.ui.timeline.pane import TimelinePane
from tests.gui.timeline.feed import classic, ns, shared
from tests.gui.timeline.view import canvas_of, picture_of, pixels, same


def click(pane: TimelinePane, t: float, lane: int) -> None:
    at = QPoint(round(pane.frame.x(ns(t))), round(pane.frame.layout.band(lane).center().y()))
    QTest.mouseClick(canvas_of(pane).viewport(), Qt.MouseButton.LeftButton, pos=at)


def key(pane: TimelinePane, which: Qt.Key) -> None:
    QTest.keyClick(canvas_of(pane), which)


def test_a_click_selects_outlines_and_speaks(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.set_lanes(classic().lanes)
    before = pixels(picture_of(pane))
    with qtbot.waitSignal(pane.span_selected) as told:
        click(pane, 0.8, 1)
    assert told.args == [1, ns(0.25), ns(1.25)]
    assert "sleeping in time.sleep(1)" in canvas_of(pane).accessibleDescription()
    qtbot.waitUntil(lambda: pane.frame.marks.selected is not None)
    changed = (pixels(picture_of(pane)) != before).any(axis=1).nonzero()[0]
    band = pane.frame.layout.band(1)
    assert band.top() - 4 <= changed.min()
    assert changed.max() <= band.bottom() + 4
    key(pane, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: same(before, pane))
    qtbot.waitUntil(lambda: "p3: created" in canvas_of(pane).accessibleDescription())


def test_a_drag_does_not_select(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    view = canvas_of(pane).viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(500, 150))
    QTest.mouseMove(view, QPoint(540, 150))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(540, 150))
    assert not pane.selecting


def test_arrows_go_to_neighbours_and_keep_in_view(pane: TimelinePane) -> None:
    pane.set_lanes(shared().lanes)
    left = pane.time_scale.left_ns
    click(pane, 0.502, 2)
    seen = [pane.handling.marks.selected]
    for _ in range(20):
        key(pane, Qt.Key.Key_Right)
        seen.append(pane.handling.marks.selected)
    assert all(one.end <= two.start for one, two in pairwise(seen))
    assert {one.state for one in seen} == {State.ON_CPU, State.READY}
    for _ in range(20):
        key(pane, Qt.Key.Key_Left)
    assert pane.handling.marks.selected == seen[0]
    assert pane.time_scale.left_ns == left, "arrows do not pan while a span is selected"
    key(pane, Qt.Key.Key_Down)
    other = pane.handling.marks.selected
    assert other.lane == 3
    assert other.start <= (seen[0].start + seen[0].end) / 2 <= other.end
    key(pane, Qt.Key.Key_Up)
    assert pane.handling.marks.selected.lane == 2
    pane.zoom(300, 0)
    key(pane, Qt.Key.Key_Right)
    one = pane.handling.marks.selected
    assert 0 <= pane.time_scale.x((one.start + one.end) / 2 - pane.lanes.t0_ns) <= pane.time_scale.width


def test_the_ends_of_a_lane_hold(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    key(pane, Qt.Key.Key_Return)
    assert pane.selecting
    for _ in range(30):
        key(pane, Qt.Key.Key_Left)
    first = pane.handling.marks.selected
    assert first.start <= ns(0.01)
    for _ in range(30):
        key(pane, Qt.Key.Key_Right)
    assert pane.handling.marks.selected.going
    for _ in range(9):
        key(pane, Qt.Key.Key_Down)
    assert pane.handling.marks.selected.lane == 3
    key(pane, Qt.Key.Key_Return)
    assert pane.handling.marks.range_ns is not None, "Return on a selected span measures it"


def test_a_selected_span_that_ends_is_still_that_span(pane: TimelinePane) -> None:
    run = classic()
    pane.set_lanes(run.lanes)
    click(pane, 1.9, 2)
    assert pane.handling.marks.selected.going
    run.end(2.1, 2)
    run.joined(2.2, 2, ended=True)
    pane._compose()
    selected = pane.handling.marks.selected
    assert not selected.going
    assert (selected.start, selected.state) == (ns(0.6), State.RUNNING)

"""Lanes folded, filtered and found again in the pane, by mouse and by key."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from concgui.ui.timeline.hover import under_cursor
from concgui.ui.timeline.lane_wish import LaneFilter, LaneWish, Order
from concgui.ui.timeline.pane import TimelinePane
from tests.gui.timeline.feed import classic, ns
from tests.gui.timeline.test_timeline_rows import tree
from tests.gui.timeline.view import canvas_of, picture_of

LEFT = Qt.MouseButton.LeftButton


def shown(pane: TimelinePane) -> list[str]:
    return [lane.title for lane in pane.frame.shown]


def triangle(pane: TimelinePane, position: int) -> QPoint:
    layout = pane.frame.layout
    return QPoint(round(layout.titles - 12), round(layout.row(position).center().y()))


def test_the_triangle_folds_and_unfolds_and_a_double_click_is_two(pane: TimelinePane) -> None:
    pane.set_lanes(tree().lanes)
    view, span = canvas_of(pane).viewport(), pane.time_scale.span_ns
    QTest.mouseClick(view, LEFT, pos=triangle(pane, 1))
    assert shown(pane) == ["MainProcess", "p1", "p2"]
    picture_of(pane)
    place = triangle(pane, 1)
    told = "\n".join(under_cursor(pane.frame, place.x(), place.y()))
    assert "its 3 threads have no row of their own: w0, w1, w2" in told
    QTest.mouseClick(view, LEFT, pos=place)
    assert len(shown(pane)) == 6
    QTest.mouseDClick(view, LEFT, pos=triangle(pane, 1))
    assert len(shown(pane)) == 3
    assert pane.time_scale.span_ns == span, "nothing was fitted"


def test_a_span_that_is_found_in_a_folded_lane_unfolds_it(pane: TimelinePane) -> None:
    pane.set_lanes(tree().lanes)
    assert pane.desk.toggle_all() == ""
    assert len(shown(pane)) == 3
    pane.asking.ask_text()
    QTest.keyClicks(pane.asking.line.field, "w1")
    QTest.keyClick(pane.asking.line.field, Qt.Key.Key_Return)
    assert len(shown(pane)) == 6
    assert pane.handling.marks.selected.lane == 4


def test_a_selection_goes_with_its_row(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.set_lanes(tree().lanes)
    band = pane.frame.layout.band(4)
    QTest.mouseClick(canvas_of(pane).viewport(), LEFT, pos=QPoint(round(pane.frame.x(ns(0.8))), int(band.center().y())))
    assert pane.selecting
    with qtbot.waitSignal(pane.span_cleared):
        pane.desk.fold(1, folded=True)
    assert not pane.selecting


def test_the_panel_filters_and_one_click_shows_all_again(pane: TimelinePane) -> None:
    pane.set_lanes(tree().lanes)
    pane.desk.open()
    popup = pane.desk.popup
    QTest.keyClicks(popup.text, "nobody")
    assert shown(pane) == []
    assert pane.desk._note.words == "All 6 lanes are hidden by the filter."
    QTest.keyClick(popup.text, Qt.Key.Key_Return)
    assert not popup.isVisible()
    picture_of(pane)
    QTest.mouseClick(pane.desk._note.button, LEFT)
    assert len(shown(pane)) == 6
    pane.desk.want(LaneWish(filter=LaneFilter(text="w")))
    assert pane._buttons.lanes.words == "3 of 6 lanes"
    QTest.mouseClick(pane._buttons.every, LEFT)
    assert (len(shown(pane)), pane._buttons.lanes.words) == (6, "Lanes")


def test_a_new_run_keeps_order_and_forgets_folds_and_text(pane: TimelinePane) -> None:
    pane.set_lanes(tree().lanes)
    pane.desk.want(LaneWish(order=Order.NAME, filter=LaneFilter(text="p")))
    pane.desk.toggle_all()
    pane.set_lanes(classic().lanes)
    assert (pane.desk.wish.order, pane.desk.wish.filter) == (Order.NAME, LaneFilter())
    assert shown(pane) == ["MainProcess", "p1", "p2", "p3"]


def test_keys_scroll_by_pages_and_to_both_ends(pane: TimelinePane) -> None:
    pane.set_lanes(tree(threads=100).lanes)
    canvas = canvas_of(pane)
    QTest.keyClick(canvas, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    pane._compose()
    last = pane.frame.layout.row(len(pane.frame.shown) - 1)
    assert abs(last.bottom() - pane.frame.layout.plot.bottom()) <= 1
    QTest.keyClick(canvas, Qt.Key.Key_PageUp)
    pane._compose()
    assert 0 < pane.frame.layout.row(len(pane.frame.shown) - 1).top() - last.top() <= pane.frame.layout.plot.height()
    QTest.keyClick(canvas, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    pane._compose()
    assert pane.frame.layout.scroll == 0

"""A marked range: by mouse and by key, what is measured in it, and that it agrees with a slow count."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from concgui.ui.timeline.lane_wish import LaneFilter, LaneWish
from concgui.ui.timeline.measured import as_text, measure_range
from concgui.ui.timeline.pane import TimelinePane
from concgui.ui.timeline.range_panel import RangePanel
from tests.gui.timeline.feed import Run, classic, ns, shared
from tests.gui.timeline.test_timeline_rows import tree
from tests.gui.timeline.view import canvas_of, picture_of, pixels, same


def drag(pane: TimelinePane, t0: float, t1: float, y: float, modifier: Qt.KeyboardModifier) -> None:
    view, frame = canvas_of(pane).viewport(), pane.frame
    left, right = QPoint(round(frame.x(ns(t0))), round(y)), QPoint(round(frame.x(ns(t1))), round(y))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, modifier, left)
    QTest.mouseMove(view, (left + right) / 2)
    QTest.mouseMove(view, right)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, modifier, right)


def panel_of(pane: TimelinePane) -> RangePanel:
    return pane.findChild(RangePanel)


@pytest.mark.parametrize("where", ["lanes", "axis"])
def test_a_drag_with_shift_or_on_the_axis_marks_a_range(pane: TimelinePane, qtbot: QtBot, where: str) -> None:
    pane.set_lanes(shared().lanes)
    before = pixels(picture_of(pane))
    left = pane.time_scale.left_ns
    with_shift = Qt.KeyboardModifier.ShiftModifier if where == "lanes" else Qt.KeyboardModifier.NoModifier
    drag(pane, 0.5, 0.9, 200 if where == "lanes" else 10, with_shift)
    assert pane.time_scale.left_ns == left
    start, end = pane.handling.marks.range_ns
    pixel = pane.time_scale.ns_per_px
    assert (start, end) == (pytest.approx(ns(0.5), abs=pixel), pytest.approx(ns(0.9), abs=pixel))
    qtbot.waitUntil(lambda: pane.handling.measured.end_ns == end)
    assert panel_of(pane).isVisible()
    assert "p2" in panel_of(pane).accessibleDescription()
    assert (pixels(picture_of(pane)) != before).any()
    canvas_of(pane).setFocus()
    QTest.keyClick(canvas_of(pane), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "p2\t" in QApplication.clipboard().text()
    QTest.keyClick(canvas_of(pane), Qt.Key.Key_Escape)
    assert not panel_of(pane).isVisible()
    qtbot.waitUntil(lambda: same(before, pane))


def test_shift_and_arrows_mark_a_range_and_stay_in_the_run(pane: TimelinePane) -> None:
    pane.set_lanes(shared().lanes)
    QTest.keyClick(canvas_of(pane), Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(300):
        QTest.keyClick(canvas_of(pane), Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    start, end = pane.handling.marks.range_ns
    assert ns(0) <= start <= end == pane.frame.now_ns
    pane.set_lanes(classic().lanes)
    assert pane.handling.marks.range_ns is None, "another run begins without one"
    assert not panel_of(pane).isVisible()


def test_the_buttons_of_the_panel_copy_and_close(pane: TimelinePane) -> None:
    pane.set_lanes(shared().lanes)
    pane.handling.mark_range(ns(0.5), ns(0.9))
    copy, close = panel_of(pane).findChildren(QToolButton)
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    text = QApplication.clipboard().text()
    assert text == as_text(pane.lanes, pane.handling.measured)
    assert text.splitlines()[0] == "0.500 – 0.900 s\t400.00 ms"
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert pane.handling.marks.range_ns is None


def test_the_panel_says_which_lanes_are_not_listed_as_soon_as_they_are_hidden(pane: TimelinePane, qtbot: QtBot) -> None:
    run = tree()
    run.heard(2.0)
    pane.set_lanes(run.lanes)
    pane.handling.mark_range(ns(0.5), ns(0.9))

    def told() -> str:
        return panel_of(pane).accessibleDescription()

    assert "not listed" not in told()
    assert "not listed" not in as_text(pane.lanes, pane.handling.measured)
    pane.desk.fold(1, folded=True)
    qtbot.waitUntil(lambda: told().endswith("not listed: 3 folded threads"))
    assert [row.lane.title for row in pane.handling.measured.rows] == ["MainProcess", "p1", "p2"]
    high = panel_of(pane).height()
    pane.desk.want(LaneWish(filter=LaneFilter("p2")))
    qtbot.waitUntil(lambda: told().endswith("p2 not measured, not listed: 5 hidden by the filter"))
    assert panel_of(pane).height() < high, "with fewer lines it is lower"
    assert panel_of(pane).height() == panel_of(pane).sizeHint().height()
    copied = as_text(pane.lanes, pane.handling.measured)
    assert "not listed: 5 hidden by the filter\ntwo or more of all lanes on a CPU: 0" in copied
    pane.desk.show_all()
    qtbot.waitUntil(lambda: "not listed" not in told())


def test_kernel_turns_are_exact_and_two_by_turns_do_not_overlap(pane: TimelinePane) -> None:
    run = shared()
    measured = measure_range(run.lanes, [lane for lane in run.lanes.lanes if not lane.hidden], ns(0.4), ns(0.8))
    by_title = {row.lane.title: row.cpu_ns for row in measured.rows}
    assert measured.exact
    assert by_title["p2"] == pytest.approx(0.2e9, abs=4e6)
    assert by_title["p3"] == pytest.approx(0.2e9, abs=4e6)
    assert by_title["p1"] == 0
    assert measured.parallel == 0
    assert measured.on_cpu == pytest.approx(1, abs=0.01)


def test_samples_are_told_as_samples(pane: TimelinePane) -> None:
    lanes = classic().lanes
    measured = measure_range(lanes, lanes.lanes, ns(0.7), ns(1.1))
    by_title = {row.lane.title: row.cpu_ns for row in measured.rows}
    assert by_title["p2"] == pytest.approx(0.75 * 0.4e9, rel=1e-3)
    assert by_title["p3"] is None
    text = as_text(lanes, measured)
    assert "from samples" in text
    assert "p3\tnot measured" in text
    assert "p2\t≈ 300.00 ms, 75 %" in text


@settings(max_examples=60, deadline=None)
@given(
    turns=st.lists(st.tuples(st.integers(1, 40), st.integers(0, 2)), min_size=1, max_size=30),
    bounds=st.tuples(st.integers(0, 500), st.integers(0, 500)),
)
def test_a_range_sums_up_as_counted_millisecond_by_millisecond(
    turns: list[tuple[int, int]], bounds: tuple[int, int]
) -> None:
    run = Run()
    for number in (1, 2):
        run.create(0.001 * number, number)
        run.start(0.004 * number, number)
    at, counted = 200, {1: set(), 2: set()}
    for length, number in turns:
        if number:
            run.turn(at / 1000, (at + length) / 1000, number, cpu=number)
            counted[number] |= set(range(at, at + length))
        at += length
    run.heard(2.0)
    low, high = sorted(100 + bound for bound in bounds)
    if low == high:
        return
    measured = measure_range(run.lanes, run.lanes.lanes, ns(low / 1000), ns(high / 1000))
    for row in measured.rows:
        number = row.lane.color + 1
        if number in counted and row.cpu_ns is not None:
            assert row.cpu_ns == pytest.approx(1e6 * len(counted[number] & set(range(low, high))), abs=10)

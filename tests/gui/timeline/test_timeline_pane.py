"""The timeline pane: real mouse and keys, when it is drawn, what it says."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from concgui.ui.timeline import pane as module
from concgui.ui.timeline.hover import under_cursor
from concgui.ui.timeline.pane import TimelinePane
from tests.gui.timeline.feed import Run, classic, ns
from tests.gui.timeline.view import Clock, canvas_of, picture_of, pixels, wheel

# following, pausing, moving


def test_following_ends_by_panning_and_begins_with_f(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.set_running(True)
    pane.set_lanes(classic().lanes)
    assert pane.following
    with qtbot.waitSignal(pane.followingChanged) as told:
        view = canvas_of(pane).viewport()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(500, 200))
        QTest.mouseMove(view, QPoint(540, 200))
        QTest.mouseMove(view, QPoint(640, 200))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(640, 200))
    assert told.args == [False]
    assert not pane.following
    QTest.keyClick(canvas_of(pane), Qt.Key.Key_F)
    assert pane.following
    pane.set_running(False)


def test_pause_freezes_the_picture_and_not_the_lanes(pane: TimelinePane, clock: Clock) -> None:
    run = classic()
    clock.t = ns(2.2)
    pane.set_running(True)
    pane.set_lanes(run.lanes)
    QTest.keyClick(canvas_of(pane), Qt.Key.Key_Space)
    assert pane.paused
    before = pixels(picture_of(pane))
    clock.t = ns(4)
    run.create(3.0, 4)
    run.end(3.5, 2)
    pane.refresh()
    assert (pixels(picture_of(pane)) == before).all()
    pane.resize(990, 480)
    assert pane.frame.layout.count == 4, "what was created after the pause has no lane yet"
    QTest.keyClick(canvas_of(pane), Qt.Key.Key_Space)
    assert not pane.paused
    assert pane.frame.layout.count == 5
    pane.set_running(False)


def test_the_wheel_zooms_at_the_cursor(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    under = pane.time_scale.t(400)
    x = 400 + pane.frame.layout.titles
    span = pane.time_scale.span_ns
    wheel(pane, x, 200, 2, Qt.KeyboardModifier.NoModifier)
    assert pane.time_scale.span_ns < span
    assert pane.time_scale.x(under) == pytest.approx(400, abs=1)


def test_double_click_and_0_fit_all(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    whole = pane.time_scale.span_ns
    for act in (
        lambda: QTest.mouseDClick(canvas_of(pane).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(500, 200)),
        lambda: QTest.keyClick(canvas_of(pane), Qt.Key.Key_0),
    ):
        QTest.keyClick(canvas_of(pane), Qt.Key.Key_Plus)
        assert pane.time_scale.span_ns < whole
        act()
        assert pane.time_scale.span_ns == pytest.approx(whole)


def test_a_new_run_is_followed_from_its_beginning(pane: TimelinePane, clock: Clock) -> None:
    clock.t = ns(0.1)
    pane.set_running(True)
    pane.set_lanes(classic().lanes)
    pane.pan(300)
    pane.set_paused(True)
    pane.set_lanes(Run().lanes)
    assert pane.following
    assert not pane.paused
    assert pane.time_scale.x(0) == pytest.approx(12, abs=1)
    pane.set_running(False)


# when it is drawn


def test_nothing_is_drawn_while_nothing_runs(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.set_lanes(classic().lanes)
    picture_of(pane)
    QApplication.processEvents()
    painted = []
    pane.painted.connect(painted.append)
    assert not pane.findChild(QTimer).isActive()
    QTest.qWait(150)
    assert painted == []


def test_the_now_line_moves_at_most_30_times_a_second(pane: TimelinePane) -> None:
    run = Run()
    pane.set_running(True)
    pane.set_lanes(run.lanes)
    painted = []
    pane.painted.connect(painted.append)
    QTest.qWait(600)
    pane.set_running(False)
    assert 3 <= len(painted) <= 21


def test_what_happened_is_drawn_and_told_with_its_version(pane: TimelinePane, qtbot: QtBot) -> None:
    run = classic()
    pane.set_lanes(run.lanes)
    picture_of(pane)
    run.end(2.1, 2)
    with qtbot.waitSignal(pane.painted, timeout=1000, check_params_cb=lambda stamp: stamp[0] == run.lanes.version):
        pane.refresh()


def test_the_timer_rests_while_the_pane_is_hidden(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    pane.set_running(True)
    timer = pane.findChild(QTimer)
    assert timer.isActive()
    pane.hide()
    assert not timer.isActive()
    pane.show()
    assert timer.isActive()
    pane.set_running(False)
    assert not timer.isActive()


# words


def test_hover_tells_lane_state_times_and_source(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    frame = pane.frame

    def told(t: float, lane: int) -> str:
        return "\n".join(under_cursor(frame, frame.x(ns(t)), frame.layout.band(lane).center().y()))

    assert "p1 · Process 41204" in told(0.8, 1)
    assert "sleeping in time.sleep(1)" in told(0.8, 1)
    assert "0.250000 s to 1.250000 s: 1.000 s" in told(0.8, 1)
    assert "Python events" in told(0.8, 1)
    assert "on CPU 75%, waiting for a core 25%" in told(1.0, 2)
    assert "(sampled)" in told(1.0, 2)
    assert "CPU time not measured" in told(1.9, 2)
    assert "blocked in p2.join()" in told(1.8, 0)
    assert "to now" in told(1.8, 0)
    assert told(5.0, 1) == ""


def test_who_cannot_see_it_hears_it(pane: TimelinePane, qtbot: QtBot) -> None:
    run = classic()
    pane.set_lanes(run.lanes)
    picture_of(pane)
    qtbot.waitUntil(lambda: "p1" in pane.accessibleDescription())
    told = pane.accessibleDescription()
    assert "MainProcess: blocked in p2.join()." in told
    assert "p1: exit 0, not joined." in told
    assert "p2: in Python code." in told
    assert "p3: created, not started." in told
    for button in pane.findChildren(module.ButtonRow)[0].all():
        assert button.accessibleName()
        assert button.toolTip()


def test_on_a_screen_of_another_scale_it_is_drawn_anew(pane: TimelinePane, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that is dragged to another screen keeps its size: only this event tells."""
    pane.set_lanes(classic().lanes)
    monkeypatch.setattr(pane, "devicePixelRatioF", lambda: 2.0)
    QApplication.sendEvent(pane, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert pane.frame.layout.ratio == 2.0

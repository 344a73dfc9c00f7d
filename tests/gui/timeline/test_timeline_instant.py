"""The instant of a replay: asked for on the axis, shown by the now-line, with what is later veiled."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from concgui.ui.timeline.pane import TimelinePane
from tests.gui.timeline.feed import classic, ns
from tests.gui.timeline.view import canvas_of, picture_of, pixels


def test_a_click_and_a_drag_on_the_axis_ask_for_an_instant(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.set_lanes(classic().lanes)
    pane.set_seeking(True)
    asked: list[float] = []
    pane.instant_asked.connect(asked.append)
    left = pane.time_scale.left_ns
    view, frame = canvas_of(pane).viewport(), pane.frame

    def at(t: float) -> QPoint:
        return QPoint(round(frame.x(ns(t))), 10)

    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at(0.5))
    QTest.mouseMove(view, at(1.0))
    QTest.mouseMove(view, QPoint(5000, 10))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(1.0))
    pixel = pane.time_scale.ns_per_px
    assert asked[:2] == [pytest.approx(0.5e9, abs=pixel), pytest.approx(1e9, abs=pixel)]
    assert asked[2] == pytest.approx(pane.time_scale.right_ns, abs=pixel), "never beyond the plot"
    assert pane.time_scale.left_ns == left, "the axis does not pan"


def test_the_now_line_stands_at_the_instant_and_what_is_later_is_veiled(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.set_lanes(classic().lanes)
    before = pixels(picture_of(pane))
    pane.set_instant(0.8e9)
    qtbot.waitUntil(lambda: pane.frame.line_ns == ns(0.8))
    after = pixels(picture_of(pane))
    frame = pane.frame
    x, row = round(frame.x(ns(0.8))), round(frame.layout.band(1).center().y())
    assert frame.now_ns == ns(2.0), "the lanes are drawn whole"
    plot = slice(round(frame.layout.titles), x - 70)
    assert (after[:, plot] == before[:, plot]).all(), "what was before the instant looks as ever"
    later = after[row, x + 5 : x + 100]
    changed = later != before[row, x + 5 : x + 100]
    assert changed.mean() > 0.5, "all but the white plates of texts"
    assert len(np.unique(after[round(frame.layout.top) :, x + 5 :])) > 5, "what is later stays visible"
    pane.set_instant(None)
    qtbot.waitUntil(lambda: pane.frame.line_ns == ns(2.0))
    assert (pixels(picture_of(pane)) == before).all()


def test_a_moved_instant_looks_like_one_that_was_always_there(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.set_lanes(classic().lanes)
    for t in (0.3, 0.5, 1.7, 0.9):
        pane.set_instant(t * 1e9)
        qtbot.waitUntil(lambda t=t: pane.frame.line_ns == ns(t))
        moved = pixels(picture_of(pane))
        canvas_of(pane).viewport().update()
        assert (pixels(picture_of(pane)) == moved).all()


def test_the_view_goes_with_the_instant_while_following(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.set_lanes(classic().lanes)
    pane.zoom(8, 0)
    places = []
    for step in range(200):
        pane.set_instant(step * 0.01e9)
        places.append(pane.time_scale.x(step * 0.01e9))
    width = pane.time_scale.width
    assert max(places) <= 0.86 * width
    assert max(abs(one - two) for one, two in zip(places[1:], places, strict=False)) < 0.1 * width, "nothing jumps"
    pane.set_following(False)
    left = pane.time_scale.left_ns
    pane.set_instant(0.0)
    assert pane.time_scale.left_ns == left
    pane.set_following(True)
    pane.set_instant(0.1e9)
    assert 0 <= pane.time_scale.x(0.1e9) <= width, "it is brought into view"


def test_another_run_begins_without_an_instant(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    pane.set_instant(1e9)
    pane.set_lanes(classic().lanes)
    assert pane.frame.marks.instant_ns is None

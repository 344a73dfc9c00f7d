"""The timeline's keys in the window: with and without the focus, and what they say where there is nothing to do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from concgui.core.lanes import LaneSet
from concgui.ui.timeline.pane import TimelinePane
from tests.gui.timeline.feed import classic
from tests.gui.timeline.view import canvas_of

KEY = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def timeline(window, qtbot) -> TimelinePane:
    made = TimelinePane()
    window.set_timeline(made)
    made.set_lanes(classic().lanes)
    window.setFocus()
    return made


def test_letters_reach_the_timeline_from_anywhere_in_the_window(window, timeline, qtbot) -> None:
    for key in (KEY.Key_B, KEY.Key_M):
        qtbot.keyClick(window, key, SHIFT)
        assert "no bookmark yet" in window.banner.history[-1]
    qtbot.keyClick(window, KEY.Key_M)
    assert len(timeline.handling.bookmarks) == 1
    left = timeline.time_scale.left_ns
    qtbot.keyClick(window, KEY.Key_B)
    assert timeline.time_scale.left_ns != left
    qtbot.keyClick(window, KEY.Key_M, SHIFT)
    assert timeline.handling.bookmarks == ()
    qtbot.keyClick(window, KEY.Key_G)
    assert timeline.asking.line.isVisible()
    QTest.keyClick(timeline.asking.line.field, KEY.Key_Escape)
    for key, modifier in ((KEY.Key_Slash, Qt.KeyboardModifier.NoModifier), (KEY.Key_F, CTRL)):
        qtbot.keyClick(window, key, modifier)
        assert timeline.asking.line.accessibleName() == "Find"
        QTest.keyClick(timeline.asking.line.field, KEY.Key_Escape)
        assert not timeline.asking.line.isVisible()


def test_nothing_can_be_marked_before_a_run(window, timeline, qtbot) -> None:
    timeline.set_lanes(LaneSet())
    qtbot.keyClick(window, KEY.Key_M)
    assert timeline.handling.bookmarks == ()
    assert "no program has run" in window.banner.history[-1]
    for key in (KEY.Key_Return, KEY.Key_Left, KEY.Key_Escape):
        QTest.keyClick(canvas_of(timeline), key)
        QTest.keyClick(canvas_of(timeline), key, SHIFT)
    QTest.keyClick(canvas_of(timeline), KEY.Key_C, CTRL)
    timeline.asking.ask_text()
    QTest.keyClicks(timeline.asking.line.field, "p1")
    QTest.keyClick(timeline.asking.line.field, KEY.Key_Return)
    assert "Not found" in timeline.asking.line.field.accessibleDescription()


def test_escape_is_the_windows_when_nothing_is_marked(window, timeline, qtbot) -> None:
    canvas = canvas_of(timeline)
    canvas.setFocus()
    QTest.keyClick(canvas, KEY.Key_Return)
    timeline._compose()
    assert timeline.selecting
    QTest.keyClick(canvas, KEY.Key_Escape)
    assert not timeline.selecting
    timeline._compose()
    QTest.keyClick(canvas, KEY.Key_Escape)
    assert not canvas.hasFocus()

"""Exact ranges, looking for a text, bookmarks: by the keys and fields that the user has."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from concgui.ui.timeline.finder import find
from concgui.ui.timeline.pane import TimelinePane
from concgui.ui.timeline.spoken_times import parse_stretch
from tests.gui.timeline.feed import classic, ns, shared
from tests.gui.timeline.view import canvas_of, picture_of, pixels, same

S, MS = 1e9, 1e6


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("1.20–1.35 s", 1.20 * S, 1.35 * S),
        ("1.20 – 1.35 s", 1.20 * S, 1.35 * S),
        ("1,2-1,35", 1.2 * S, 1.35 * S),
        ("1200 .. 1350 ms", 1200 * MS, 1350 * MS),
        ("900 ms to 1.2 s", 900 * MS, 1.2 * S),
        ("1.2 s + 50 ms", 1.2 * S, 1.25 * S),
        ("1.2 ± 50 ms", 1.15 * S, 1.25 * S),
        ("10 µs – 20 µs", 1e4, 2e4),
        ("2 min", 120 * S - 0.5 * S, 120 * S + 0.5 * S),
        (".5", 0.0, 1.0 * S),
    ],
)
def test_times_as_people_write_them(text: str, left: float, right: float) -> None:
    assert parse_stretch(text, 1 * S) == (pytest.approx(left), pytest.approx(right))


@pytest.mark.parametrize("text", ["", "x", "1.2 s – ", "1.35 – 1.2 s", "1 – 1", "1 2 3", "1.2 parsec", "1e400"])
def test_what_is_no_time_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        parse_stretch(text, S)


def enter(pane: TimelinePane, text: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    field = pane.asking.line.field
    field.clear()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return, modifier)


def test_an_exact_range_is_shown_and_measured(pane: TimelinePane) -> None:
    pane.set_lanes(shared().lanes)
    pane.asking.ask_range()
    line = pane.asking.line
    assert line.isVisible()
    enter(pane, "nonsense")
    assert line.isVisible()
    assert line.field.property("wrong")
    assert "Write it like" in line.field.accessibleDescription()
    enter(pane, "7 - 9 s")
    assert "run ends" in line.field.accessibleDescription()
    enter(pane, "0.5 - 0.75 s")
    assert not line.isVisible()
    pixel = pane.time_scale.ns_per_px
    assert pane.time_scale.left_ns == pytest.approx(0.5 * S, abs=pixel)
    assert pane.time_scale.right_ns == pytest.approx(0.75 * S, abs=2 * pixel)
    assert pane.handling.marks.range_ns is None
    pane.asking.ask_range()
    enter(pane, "600 - 700 ms", Qt.KeyboardModifier.ShiftModifier)
    assert pane.handling.marks.range_ns == (ns(0.6), ns(0.7))


def test_the_line_closes_by_escape_and_by_its_button(pane: TimelinePane) -> None:
    pane.set_lanes(shared().lanes)
    for ask in (pane.asking.ask_range, pane.asking.ask_text):
        ask()
        QTest.keyClick(pane.asking.line.field, Qt.Key.Key_Escape)
        assert not pane.asking.line.isVisible()
        ask()
        QTest.mouseClick(pane.asking.line.findChild(QToolButton), Qt.MouseButton.LeftButton)
        assert not pane.asking.line.isVisible()


def test_return_goes_from_hit_to_hit_and_around(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    pane.asking.ask_text()
    enter(pane, "SLEEP")
    assert pane.handling.marks.selected.start == ns(0.25)
    assert "1 of 1: p1" in pane.asking.line.field.accessibleDescription()
    enter(pane, "join")
    assert pane.handling.marks.selected.lane == 0
    assert pane.handling.marks.selected.going
    enter(pane, "p2")
    places = [pane.handling.marks.selected]
    for _ in range(2):
        QTest.keyClick(pane.asking.line.field, Qt.Key.Key_Return)
        places.append(pane.handling.marks.selected)
    assert places[0] == places[2] != places[1], "its name and the call p2.join(), and around"
    QTest.keyClick(pane.asking.line.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pane.handling.marks.selected == places[1]
    enter(pane, "nobody is called so")
    assert "Not found" in pane.asking.line.field.accessibleDescription()


def test_pids_and_ends_are_found(pane: TimelinePane) -> None:
    lanes = classic().lanes
    for text, lane in (("41204", 1), ("exit 0", 1), ("mainprocess", 0)):
        hit = find(lanes, lanes.lanes, text, None, ns(2))
        assert hit is not None
        assert hit.span.lane == lane
    assert find(lanes, lanes.lanes, "  ", None, ns(2)) is None


def test_bookmarks_are_set_visited_and_removed(pane: TimelinePane, qtbot) -> None:
    pane.set_lanes(classic().lanes)
    before = pixels(picture_of(pane))
    for t in (0.5, 1.5):
        pane.set_instant(t * S)
        qtbot.waitUntil(lambda t=t: pane.frame.line_ns == ns(t))
        pane.handling.bookmark()
    assert pane.handling.marks.bookmarks == (ns(0.5), ns(1.5))
    pane.set_instant(None)
    qtbot.waitUntil(lambda: len(pane.frame.marks.bookmarks) == 2 and pane.frame.marks.instant_ns is None)
    assert not same(before, pane)
    pane.show_stretch(0.9 * S, 1.1 * S)
    middles = []
    for step in (1, 1, -1):
        pane.handling.go_to_bookmark(step)
        middles.append((pane.time_scale.left_ns + pane.time_scale.right_ns) / 2)
    pixel = pane.time_scale.ns_per_px
    assert middles == [pytest.approx(t * S, abs=2 * pixel) for t in (1.5, 0.5, 1.5)]
    pane._compose()
    pane.handling.remove_bookmark()
    assert pane.handling.marks.bookmarks == (ns(0.5),)
    pane.handling.remove_bookmark()
    pane.handling.remove_bookmark()
    pane.handling.go_to_bookmark(1)
    assert pane.handling.marks.bookmarks == ()
    pane.set_seeking(True)
    asked = []
    pane.instant_asked.connect(asked.append)
    pane.handling.bookmark()
    pane.handling.go_to_bookmark(-1)
    assert len(asked) == 1, "in a replay a bookmark is an instant"


def test_the_line_keeps_to_its_keys(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    pane.asking.ask_text()
    left = pane.time_scale.left_ns
    for which in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_F, Qt.Key.Key_0):
        QTest.keyClick(pane.asking.line.field, which)
    assert pane.time_scale.left_ns == left
    assert QApplication.focusWidget() is pane.asking.line.field or not pane.isActiveWindow()
    assert canvas_of(pane) is not QApplication.focusWidget()

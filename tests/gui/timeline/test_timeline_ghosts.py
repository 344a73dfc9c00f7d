"""What a class guesses: ghost bars in the empty timeline, then frames over its lanes; and what proves a fact."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from concgui.core.lanes import LaneSet
from concgui.core.views import GhostView
from concgui.ui.looks import looks
from concgui.ui.timeline.ghosts import GhostBar
from concgui.ui.timeline.guesses import guess_words
from concgui.ui.timeline.marks import Guess, Lit
from concgui.ui.timeline.pane import TimelinePane
from tests.gui.timeline.feed import classic, ns
from tests.gui.timeline.view import picture_of, pixels, same

TWO = (GhostView("MainProcess"), GhostView("p1", 2.0))


@pytest.fixture
def guessed(pane: TimelinePane) -> list[tuple[str, float | None]]:
    """Two ghost bars stand in the pane, and what is said is shown, as the session does."""
    told: list[tuple[str, float | None]] = []
    ghosts = {one.lane: one for one in TWO}

    def take(lane: str, seconds: float | None) -> None:
        told.append((lane, seconds))
        ghosts[lane] = ghosts[lane]._replace(guess_s=seconds)
        pane.ghosts.show(tuple(ghosts.values()), {})

    assert pane.ghosts.show(TWO, {"MainProcess": -1})
    for bar in pane.ghosts.bars:
        bar.guessed.connect(take)
    pane._compose()
    return told


def end_of(pane: TimelinePane, bar: GhostBar) -> QPoint:
    """The pixel of a bar's end, in the bar."""
    frame = pane.frame
    return QPoint(round(frame.layout.titles + frame.scale.x(bar.value() / 10 * 1e9)), bar.height() // 2)


def drag(bar: GhostBar, start: QPoint, by: int) -> None:
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(bar, start + QPoint(by // 2, 3))
    QTest.mouseMove(bar, start + QPoint(by, 0))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))


def test_each_has_a_row_of_its_own_under_the_axis(pane, guessed):
    one, two = pane.ghosts.bars
    assert one.geometry().top() == round(pane.frame.layout.top)
    assert two.geometry().top() >= one.geometry().bottom()
    assert pane.frame.layout.titles > one.title_width - 1, "the name is not cut"
    assert (one.words, two.words) == ("when does it end?", "your guess 2.0 s")


def test_at_another_scale_the_name_is_not_cut_either(pane, guessed):
    try:
        for scale in (1.3, 1.0):
            looks().use_scale(scale)
            assert pane.frame.layout.titles > pane.ghosts.bars[0].title_width - 1
    finally:
        looks().use_scale(1.0)


def test_dragged_the_end_comes_to_a_tenth_of_a_second(pane, guessed):
    bar = pane.ghosts.bars[1]
    second = pane.frame.scale.x(1e9) - pane.frame.scale.x(0)
    drag(bar, end_of(pane, bar), round(0.53 * second))
    assert guessed[-1] == ("p1", 2.5)
    assert bar.words == "your guess 2.5 s"
    assert all(round(seconds * 10) == pytest.approx(seconds * 10) for _lane, seconds in guessed)


def test_keys_move_it_and_take_it_back(pane, guessed):
    bar = pane.ghosts.bars[0]
    keys = (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Delete, Qt.Key.Key_Left)
    for key in keys:
        QTest.keyClick(bar, key)
    assert [seconds for _lane, seconds in guessed] == [1.0, 1.1, 2.1, 2.0, None, 1.0]


def test_no_guess_is_before_time_0_or_beyond_reach(pane, guessed):
    bar = pane.ghosts.bars[1]
    drag(bar, end_of(pane, bar), -5000)
    assert guessed[-1] == ("p1", 0.1)
    for _ in range(80):
        QTest.keyClick(bar, Qt.Key.Key_PageUp)
    assert guessed[-1] == ("p1", 60.0)


def test_the_axis_reaches_behind_the_latest_guess(pane, guessed):
    pane.ghosts.show((GhostView("p1", 7.0),), {})
    assert pane.ghosts.make_room()
    assert pane.time_scale.span_ns > 7e9
    assert not pane.ghosts.make_room()
    pane.time_scale.least_ns = 7e9
    pane.time_scale.follow(1e9)
    assert pane.time_scale.right_ns > 7e9, "so that the bars can grow towards it"


def test_a_screen_reader_hears_who_ends_when(pane, guessed):
    bar = pane.ghosts.bars[1]
    told = QAccessible.queryAccessibleInterface(bar)
    assert told.role() == QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "p1: your guess of its end"
    assert told.text(QAccessible.Text.Description) == "your guess 2.0 s"
    assert told.valueInterface().currentValue() == 20


def test_there_are_none_beside_lanes(pane, guessed, qtbot):
    pane.set_lanes(classic().lanes)
    assert not any(bar.isVisible() for bar in pane.ghosts.bars)
    pane.set_lanes(LaneSet())
    pane.ghosts.show((), {})
    qtbot.waitUntil(lambda: not pane.findChildren(GhostBar))


# --- over the lanes ---------------------------------------------------------------------------------------------------
def differing(before: np.ndarray, pane: TimelinePane) -> np.ndarray:
    return pixels(picture_of(pane)) != before


def channels(picture: np.ndarray) -> np.ndarray:
    """Red, green and blue of each pixel."""
    return np.ascontiguousarray(picture).view(np.uint8).reshape(*picture.shape, 4)[..., :3].astype(int)


def test_a_guess_is_a_frame_around_its_lane_up_to_the_end_that_was_said(pane):
    pane.set_lanes(classic().lanes)
    before = pixels(picture_of(pane))
    pane.handling.show_lesson((Guess(1, 1.5),), None)
    pane._compose()
    frame, differ = pane.frame, differing(before, pane)
    row, end = frame.layout.row(1), round(frame.x(ns(1.5)))
    rows = differ.any(axis=1).nonzero()[0]
    assert row.top() - 2 <= rows.min() < rows.max() <= row.bottom()
    band = frame.layout.band(1)
    middle = differ[round(band.center().y())]
    assert middle[end - 2 : end + 2].any()
    pane.handling.show_lesson((), None)
    pane._compose()
    assert same(before, pane)


@pytest.mark.parametrize(
    ("guess", "words"),
    [
        (Guess(1, 2.0), "your guess 2.0 s"),
        (Guess(1, 1.0, 2.14), "your guess 1.0 s: 1.1 s too early"),
        (Guess(1, 3.0, 2.14), "your guess 3.0 s: 0.9 s too late"),
        (Guess(1, 2.1, 2.14), "your guess 2.1 s: so it was"),
    ],
)
def test_how_far_off_it_was_is_told_once_it_is_known(guess, words):
    assert guess_words(guess) == words


def test_a_guess_of_a_lane_without_a_row_is_not_drawn(pane):
    pane.set_lanes(classic().lanes)
    before = pixels(picture_of(pane))
    pane.handling.show_lesson((Guess(99, 1.5),), None)
    pane._compose()
    assert same(before, pane)


def test_what_proves_a_fact_stays_as_it_is_and_the_rest_steps_back(pane):
    pane.set_lanes(classic().lanes)
    before = pixels(picture_of(pane))
    proof = Lit([(1, ns(0.4), ns(0.9))])
    pane.handling.show_lesson((), proof)
    pane._compose()
    frame, after = pane.frame, pixels(picture_of(pane))
    band, other = frame.layout.band(1), frame.layout.band(0)
    left, right = round(frame.x(ns(0.4))) + 4, round(frame.x(ns(0.9))) - 4
    y = round(band.center().y())
    assert (after[y, left:right] == before[y, left:right]).all()
    part = slice(round(other.top()), round(other.bottom())), slice(left, right)
    dark, veiled = channels(before[part]), channels(after[part])
    assert (veiled >= dark).all()
    assert veiled.sum() > dark.sum()
    pane.handling.mark_range(ns(1.5), ns(1.6))
    pane._compose()
    assert (channels(pixels(picture_of(pane))[part]) == dark).all(), "somebody looks closer"
    pane.handling.clear()
    pane.handling.show_lesson((), None)
    pane._compose()
    assert same(before, pane)


def test_how_a_lane_ended_is_not_veiled_where_its_end_is_the_proof(pane):
    pane.set_lanes(classic().lanes)
    end_ns = pane.frame.lanes.lanes[1].exit_ns
    band, x = pane.frame.layout.band(1), round(pane.frame.x(end_ns)) + 12
    words = slice(round(band.top()), round(band.center().y())), slice(x, x + 60)

    def darkest(*spans: tuple[int, int, int]) -> int:
        pane.handling.show_lesson((), Lit(spans) if spans else None)
        pane._compose()
        return int(channels(pixels(picture_of(pane))[words]).min())

    plain = darkest()
    assert darkest((1, ns(0.4), end_ns)) == plain
    assert darkest((1, ns(0.4), end_ns - 10_000_000)) > plain, "the rest steps back"

"""The overview strip: only when it is of use, drawn rarely, its frame dragged and resized; its sums are exact."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneSet
from concgui.ui.theme import LIGHT
from concgui.ui.timeline.overview import Overview
from concgui.ui.timeline.overview_picture import OverviewDrawing
from concgui.ui.timeline.overview_sums import ALIVE, BandSums, cover
from concgui.ui.timeline.pane import TimelinePane
from tests.crowd import RUN_NS, T0, crowd
from tests.gui.timeline.feed import Run, classic, shared
from tests.gui.timeline.view import zoom


def strip_of(pane: TimelinePane) -> Overview:
    return pane.findChild(Overview)


def drag(strip: Overview, x0: float, x1: float) -> None:
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(x0), 12))
    QTest.mouseMove(strip, QPoint(round((x0 + x1) / 2), 12))
    QTest.mouseMove(strip, QPoint(round(x1), 12))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(x1), 12))
    pane = strip.parent()
    pane._compose()


@pytest.mark.parametrize("run", [Run, classic, shared])
def test_it_is_there_only_while_a_part_is_shown(pane: TimelinePane, run) -> None:
    pane.set_lanes(run().lanes)
    assert not strip_of(pane).isVisible()
    zoom(pane, 4, 0.01)
    assert strip_of(pane).isVisible() == (run is not Run)
    pane.fit()
    assert not strip_of(pane).isVisible()


def test_the_frame_is_dragged_and_resized_and_comes_to_a_click(pane: TimelinePane) -> None:
    pane.set_lanes(shared().lanes)
    zoom(pane, 4, 0.5)
    strip, scale = strip_of(pane), pane.time_scale
    window, span = strip._window(), scale.span_ns
    per_px = strip._t(1) - strip._t(0)
    left = scale.left_ns
    drag(strip, window.center().x(), window.center().x() + 60)
    assert scale.left_ns - left == pytest.approx(60 * per_px, abs=2 * per_px)
    assert scale.span_ns == pytest.approx(span)
    assert not pane.following
    window, left = strip._window(), scale.left_ns
    drag(strip, window.right() - 1, window.right() + 40)
    assert scale.left_ns == pytest.approx(left, abs=2 * per_px)
    assert scale.span_ns - span == pytest.approx(41 * per_px, abs=3 * per_px)
    span = scale.span_ns
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(strip.width() - 60, 12))
    assert (scale.left_ns + scale.right_ns) / 2 == pytest.approx(strip._t(strip.width() - 60), abs=2 * per_px)
    assert scale.span_ns == pytest.approx(span)


def test_it_is_drawn_once_a_second_at_most(pane: TimelinePane, monkeypatch: pytest.MonkeyPatch) -> None:
    run = shared()
    pane.set_lanes(run.lanes)
    pane.set_running(True)
    pane.show_stretch(0.2e9, 0.6e9)
    drawn = []
    go_on = OverviewDrawing.go_on
    monkeypatch.setattr(OverviewDrawing, "go_on", lambda *given: drawn.append(1) or go_on(*given))
    for _ in range(150):
        pane.refresh()
        QTest.qWait(10)
    pane.set_running(False)
    assert 1 <= len(drawn) <= 2


@settings(max_examples=150, deadline=None)
@given(
    gaps=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 60)), max_size=40),
    begin=st.integers(-100, 600),
    width=st.integers(1, 300),
    columns=st.integers(1, 25),
)
def test_its_sums_are_those_of_a_slow_count(gaps: list[tuple[int, int]], begin: int, width: int, columns: int) -> None:
    at, spans = 0, []
    for gap, length in gaps:
        spans.append((at + gap, at + gap + length))
        at += gap + length
    start, end = (np.array([one[k] for one in spans], np.int64) for k in (0, 1))
    edges = begin + np.arange(columns + 1) * float(width)
    slow = [sum(max(0, min(e, hi) - max(s, lo)) for s, e in spans) for lo, hi in pairwise(edges)]
    assert cover(start, end, edges).tolist() == pytest.approx(slow)


def one_by_one(lanes: LaneSet, now_ns: int, columns: int, band: np.ndarray, color: np.ndarray) -> np.ndarray:
    """The sums as a loop over lanes and columns makes them."""
    found = np.zeros((3, band.max() + 1, columns))
    edges = T0 + np.arange(columns + 1) * (now_ns - T0) / columns
    for at, lane in enumerate(lanes.lanes):
        start, end, _cpu, _out = lane.turns.view()
        spans = [(lane.created_ns or T0, lane.exit_ns or now_ns, ALIVE)]
        spans += [(a, b, 1 - ALIVE) for a, b in zip(start.tolist(), end.tolist(), strict=True)]
        for column, (low, high) in enumerate(pairwise(edges)):
            strength = sum(max(0, min(b, high) - max(a, low)) * share for a, b, share in spans) / (high - low)
            found[:, band[at], column] += color[at] * strength
    return found


@pytest.mark.parametrize(("count", "turns", "now"), [(40, 6, 1.0), (40, 6, 0.7), (3, 700, 1.0)])
def test_all_lanes_at_once_are_as_one_by_one(count: int, turns: int, now: float) -> None:
    lanes, now_ns, columns = crowd(count, turns), T0 + round(now * RUN_NS), 30
    band, color = np.arange(count) // 3, np.random.default_rng(1).random((count, 3))
    sums, done = BandSums(int(band.max()) + 1, columns, T0, (now_ns - T0) / columns), 0
    while done < count:
        done += sums.add(lanes.lanes[done:], band[done:], color[done:], now_ns, now_ns)
    assert sums.totals() == pytest.approx(one_by_one(lanes, now_ns, columns, band, color), abs=1e-6)


def test_thousands_of_lanes_are_drawn_in_steps_and_the_picture_is_the_same() -> None:
    lanes = crowd(5001, 10)
    given = lanes, lanes.lanes, T0 + RUN_NS, 700, 22, LIGHT
    whole = OverviewDrawing(*given).go_on(float("inf"))
    drawing, steps = OverviewDrawing(*given), 1
    while (image := drawing.go_on(0)) is None:
        steps += 1
    assert steps >= 5
    assert whole is not None
    assert image == whole


def test_a_strip_that_takes_many_steps_is_there_in_the_end(pane: TimelinePane, qtbot: QtBot) -> None:
    lanes = crowd(5001, 10)
    pane.set_lanes(lanes)
    lanes.feed_os(T0 + RUN_NS, EventKind.OS_CORES, 0, 3)
    pane.refresh()
    zoom(pane, 4, 30)
    strip = strip_of(pane)
    assert strip._image.isNull()
    qtbot.waitUntil(lambda: not strip._image.isNull())
    lanes.feed_os(T0 + 2 * RUN_NS, EventKind.OS_CORES, 0, 3)
    pane.refresh()
    pane._compose()
    qtbot.waitUntil(lambda: strip._drawing is not None)
    lanes.feed_os(T0 + 3 * RUN_NS, EventKind.OS_CORES, 0, 3)  # while it is drawn
    pane.refresh()
    pane._compose()
    qtbot.waitUntil(lambda: strip._key == strip._key_of(pane.frame))
    assert strip._end_ns == 3 * RUN_NS
    frame = pane.frame
    whole = OverviewDrawing(
        lanes, frame.shown, frame.now_ns, strip._image.width(), strip._image.height(), frame.theme
    ).go_on(float("inf"))
    assert strip._image == whole

"""The overview strip: only when it is of use, drawn rarely, its frame dragged and resized; its sums are exact."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from concgui.ui.timeline.overview import Overview
from concgui.ui.timeline.overview_picture import cover
from concgui.ui.timeline.pane import TimelinePane
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
    strip = strip_of(pane)
    monkeypatch.setattr("concgui.ui.timeline.overview.draw_overview", lambda *_: drawn.append(1) or strip._image)
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

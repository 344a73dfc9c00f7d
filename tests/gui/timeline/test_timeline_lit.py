"""Spans that are lit: a glow where they are, how many are out of view, nothing that was not measured."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from concgui.ui.timeline.lit import _joined, out_of_view
from concgui.ui.timeline.marks import Lit
from concgui.ui.timeline.pane import TimelinePane
from tests.gui.timeline.feed import classic, ns
from tests.gui.timeline.view import canvas_of, picture_of, pixels, same, zoom


def light(pane: TimelinePane, *spans: tuple[int, float, float]) -> None:
    pane.handling.light([(lane, ns(begin), ns(end)) for lane, begin, end in spans])
    pane._compose()


def changed(before: np.ndarray, pane: TimelinePane) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns of the picture that look otherwise."""
    differ = pixels(picture_of(pane)) != before
    return differ.any(axis=1).nonzero()[0], differ.any(axis=0).nonzero()[0]


def test_the_glow_is_around_the_span_and_nowhere_else(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    before = pixels(picture_of(pane))
    light(pane, (1, 0.4, 0.9))
    rows, columns = changed(before, pane)
    frame, band = pane.frame, pane.frame.layout.band(1)
    assert band.top() - 5 <= rows.min() <= band.top()
    assert band.bottom() <= rows.max() <= band.bottom() + 5
    assert columns.min() == pytest.approx(frame.x(ns(0.4)), abs=4)
    assert columns.max() == pytest.approx(frame.x(ns(0.9)), abs=4)
    light(pane)
    assert same(before, pane)


def test_what_is_narrower_than_a_pixel_can_be_seen(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    before = pixels(picture_of(pane))
    light(pane, (0, 0.5, 0.500001))
    _rows, columns = changed(before, pane)
    assert 3 <= columns.max() - columns.min() <= 12


def test_how_many_are_out_of_view_is_told_at_the_edges(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    zoom(pane, 8, 1.0)
    before = pixels(picture_of(pane))
    spans = [(0, 0.0, 0.01), (0, 0.02, 0.03), (0, 1.0, 1.01), (0, 1.9, 1.95), (99, 0.1, 0.2)]
    light(pane, *spans)
    assert out_of_view(pane.frame, pane.frame.marks.lit) == (2, 1, 1)
    plot = pane.frame.layout.plot
    differ = pixels(picture_of(pane)) != before
    top = differ[round(plot.top()) + 3 : round(plot.top()) + 8]
    assert top[:, round(plot.left()) : round(plot.left()) + 60].any()
    assert top[:, -60:].any()


def test_nothing_is_lit_beyond_now(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    frame = pane.frame
    late = (frame.now_ns - frame.lanes.t0_ns) / 1e9
    light(pane, (0, late - 0.1, late + 5), (1, late + 1, late + 2))
    frame = pane.frame
    boxes = _joined(frame, frame.marks.lit.lanes[0])
    assert boxes[0][1] == pytest.approx(frame.x(frame.now_ns), abs=0.01)
    assert _joined(frame, frame.marks.lit.lanes[1]) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.tuples(st.floats(0, 1.9), st.floats(1e-6, 0.3)), min_size=1, max_size=40))
def test_every_pixel_of_a_span_is_covered_and_boxes_keep_apart(pane: TimelinePane, pieces) -> None:
    pane.set_lanes(classic().lanes)
    frame = pane.frame
    spans = [(0, ns(begin), ns(min(begin + length, 2.0))) for begin, length in pieces]
    boxes = _joined(frame, Lit(spans).lanes[0])
    for _lane, begin, end in spans:
        left, right = frame.x(begin), frame.x(min(end, frame.now_ns))
        if begin <= frame.now_ns and right >= frame.layout.plot.left() and left <= frame.layout.plot.right():
            assert any(low <= left + 1e-6 and right <= high + 1e-6 for low, high in boxes)
    assert all(one[1] + 3.0 < two[0] for one, two in pairwise(boxes))


def test_where_the_mouse_is_is_told_and_that_it_has_left(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.set_lanes(classic().lanes)
    view = canvas_of(pane).viewport()
    at = QPoint(round(pane.frame.x(ns(0.8))), round(pane.frame.layout.band(1).center().y()))
    with qtbot.waitSignal(pane.hovered) as told:
        QTest.mouseMove(view, at)
    point = told.args[0]
    span = pane.handling.span_at_pixel(point.x(), point.y())
    assert (span.lane, span.start, span.end) == (1, ns(0.25), ns(1.25))
    heard: list[object] = []
    pane.hovered.connect(heard.append)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view, at + QPoint(30, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at + QPoint(30, 0))
    assert heard == [None], "what is dragged is not pointed at"


def test_another_run_is_not_lit(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    light(pane, (1, 0.4, 0.9))
    pane.set_lanes(classic().lanes)
    assert pane.frame.marks.lit is None

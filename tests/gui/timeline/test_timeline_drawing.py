"""What the timeline draws: real lane sets, and the pixels that come out."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneSet
from concgui.ui.theme import current
from concgui.ui.timeline.backing import Backing
from concgui.ui.timeline.folding import fold_room
from concgui.ui.timeline.layout import TITLE_LEFT, Layout
from concgui.ui.timeline.painter import _wrapped, plan_labels
from concgui.ui.timeline.pane import TimelinePane
from concgui.ui.timeline.texts import Face
from tests.gui.timeline.feed import Run, classic, ns
from tests.gui.timeline.view import Clock, color_at, picture_of, pixels, wheel


def test_states_are_where_they_were_measured(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    theme = current()
    assert color_at(pane, 1.0, 2, 0.9) == theme.worker(1), "on CPU from the bottom"
    assert color_at(pane, 1.0, 2, 0.9) != color_at(pane, 1.0, 2, 0.08), "waiting for a core above it"
    assert color_at(pane, 0.27, 1, 0.1) == QColor(theme.surface), "a blocked bar has half the height"
    assert color_at(pane, 1.18, 1, 0.5) not in (QColor(theme.surface), theme.worker(0))
    assert color_at(pane, 1.9, 2, 0.5) != theme.worker(1), "after the last sample nothing is claimed"
    assert color_at(pane, 1.05, 3, 0.3) == QColor(theme.surface), "created: an outline only"


def test_going_on_drawing_gives_the_same_as_drawing_anew(styled: QApplication, qtbot: QtBot, clock: Clock) -> None:
    """Step by step with the kept image, and at once: the same pixels, whatever happened in between."""
    panes = []
    for steps in (range(0, 20000, 35), [19990]):
        clock.t = ns(0)
        made = TimelinePane()
        qtbot.addWidget(made)
        made.resize(1000, 480)
        made.show()
        qtbot.waitExposed(made)
        run = Run()
        script = iter(story(run))
        made.set_lanes(run.lanes)
        made.set_running(True)
        due = next(script)
        for ms in steps:
            clock.t = ns(ms / 1000)
            while due is not None and due <= ms / 1000:
                due = next(script, None)
            made.refresh()
            picture_of(made)
        clock.t = ns(20.1)
        run.join(20.05, 2)  # news at the last moment, so that both have placed their texts now
        made.refresh()
        panes.append(pixels(picture_of(made)))
    different = np.argwhere(panes[0] != panes[1])
    assert len(different) == 0, f"{len(different)} pixels, the first at {different[0][::-1]}"


def story(run: Run):
    """Tells events when their time has come: yields the time of what follows."""
    yield 0.1
    run.tell(0.1, EventKind.IDLE, 41203)
    for number in (1, 2, 3):
        run.create(0.1 + number / 50, number)
    yield 0.5
    run.start(0.4, 1)
    run.sleep(0.5, 1)
    yield 1.0
    run.start(0.9, 2)
    for step in range(70):
        yield 1.1 + step * 0.05
        run.sample(1.0 + step * 0.05, 1.05 + step * 0.05, 2, cpu=step / 80, wait=0.2)
        if step == 20:
            run.join(2.0, 1)
        if step == 45:
            run.end(3.3, 1)
            run.joined(3.31, 1, ended=True)
    yield 6.0
    run.end(5.9, 2, code=1)
    yield 13.1
    run.start(13.0, 3)
    run.sleep(13.2, 3, "queue.get()")
    yield 17.0
    run.wake(16.99, 3)


def test_nothing_is_drawn_after_now(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    image = pixels(picture_of(pane))
    right = round(pane.frame.x(ns(2.0))) + 4
    bands = [pane.frame.layout.band(lane) for lane in range(4)]
    grid = QColor(current().grid).rgb()
    for band in bands:
        rest = image[round(band.top()) + 1 : round(band.bottom()) - 1, right:]
        assert set(np.unique(rest).tolist()) <= {QColor(current().surface).rgb(), grid}


def test_texts_never_stand_on_each_other(pane: TimelinePane) -> None:
    run = classic()
    pane.set_lanes(run.lanes)
    for zoom in (1, 1.7, 3, 9, 30, 0.2, 0.5):
        pane.time_scale.zoom(zoom, 300, following=False)
        planned = sorted(plan_labels(pane.frame), key=lambda one: (one.y, one.x))
        for one, two in pairwise(planned):
            if one.y == two.y:
                assert max(one.x, one.low) + one.text.width <= max(two.x, two.low)


@pytest.mark.parametrize("count", [0, 1, 64, 200])
def test_any_number_of_lanes(pane: TimelinePane, qtbot: QtBot, count: int) -> None:
    run = Run()
    for number in range(1, count + 1):
        run.create(0.001 * number, number)
    pane.set_lanes(run.lanes)
    layout = pane.frame.layout
    assert layout.count == count + 1
    assert layout.lane_height >= 26
    picture_of(pane)
    bar = pane.findChild(QScrollBar)
    assert bar.isVisible() == (layout.content_height > layout.height - layout.top)
    if bar.isVisible():
        wheel(pane, 20, 200, -1000, Qt.KeyboardModifier.NoModifier)
        qtbot.waitUntil(lambda: pane.frame.layout.row(count).bottom() <= layout.height + 1)


def test_no_events_is_a_calm_sentence(pane: TimelinePane) -> None:
    pane.set_lanes(LaneSet())
    assert len(np.unique(pixels(picture_of(pane)))) > 1


def test_a_narrow_pane_says_it_in_two_lines(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.resize(420, 480)
    pane.set_lanes(LaneSet())
    image = pixels(picture_of(pane))
    ground = QColor(current().surface).rgb()
    below = round(pane.frame.layout.top) + 2
    assert (image[below:, :4] == ground).all()
    assert (image[below:, -4:] == ground).all()
    assert (image[below:] != ground).any()


def test_the_last_row_of_pixels_is_clean_at_any_height(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    for height in range(360, 376):
        layout = Layout(900.0, float(height), 140.0, 4, 40.0, ratio=1.25)
        frame = replace(pane.frame, layout=layout)
        backing = Backing()
        backing.prepare(frame)
        assert backing._image.height() >= layout.world.height() * 1.25, "a part of a row is drawn, too"
        last = pixels(backing._image)[-1]
        assert set(np.unique(last).tolist()) <= {QColor(current().surface).rgb(), QColor(current().grid).rgb()}


def test_a_title_with_the_mark_of_a_fold_is_not_cut(pane: TimelinePane) -> None:
    run = Run()
    run.create(0.1, 1, thread=True)
    pane.set_lanes(run.lanes)
    frame, main = pane.frame, run.lanes.lanes[0]
    assert fold_room(frame, main) > 0
    room = frame.layout.titles - TITLE_LEFT - 8 - fold_room(frame, main)
    face = Face.TITLE_SMALL if frame.layout.low else Face.TITLE
    assert frame.texts.get(main.title, face).width <= room


def test_what_an_empty_timeline_says_is_whole_where_it_is_narrow(pane):
    said = "The lanes appear here when one starts."
    lines = _wrapped(pane.frame, said, 160)
    assert " ".join(lines) == said
    assert len(lines) > 1
    assert all(pane.frame.texts.get(line, Face.EMPTY).width <= 160 for line in lines)
    assert _wrapped(pane.frame, said, 1000) == [said]

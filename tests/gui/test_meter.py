"""The meter: the right words, nothing that moves or flickers, and what is left out where there is little room."""

import time

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from concgui.core.states import MainPhase, Phase
from concgui.core.views import CoresView, MeterView, StatusView
from concgui.ui.languages import translate_into
from concgui.ui.meter import CALM_MS, LOOKS, Meter, parts, sentence
from concgui.ui.timeline.buttons import ButtonRow
from concgui.ui.timeline.pane import TimelinePane
from tests.gui import feed

PARALLEL = MeterView(3, 2.0, 2, "parallel", "Two or more were on a CPU at the same instant.")
TURNS = MeterView(3, 1.0, 1, "concurrent", "They took turns.")


@pytest.fixture
def meter(show):
    """A meter in a row of its own, with a title and a button."""
    row = ButtonRow(1.25)
    made = Meter(row)
    made.place_in(row)
    show(row, 960, 40)
    made.row = row
    return made


def calm(meter, qtbot):
    """Wait until the meter takes a new text at once."""
    qtbot.waitUntil(lambda: not meter._timer.isActive())


def ink(meter, left=0, right=None):
    """The columns of the meter's picture that are not white, from `left` to `right`."""
    image = meter.grab().toImage()
    white = QColor("white").rgb() & 0xFFFFFF
    ground = image.pixel(image.width() - 1, 0) & 0xFFFFFF
    return [
        x
        for x in range(left, right or image.width())
        if any(image.pixel(x, y) & 0xFFFFFF not in {white, ground} for y in range(image.height()))
    ]


def test_the_line():
    assert sentence(PARALLEL, 4) == "3 alive · 2.0 on CPU · 2 of 4 cores · parallel"
    assert sentence(TURNS._replace(cores=1), 1) == "3 alive · 1.0 on CPU · 1 of 1 core · concurrent"
    assert sentence(MeterView(3, None, 2), 4) == "3 alive · 2 of 4 cores"
    assert sentence(MeterView(0, 0.0, 0), 0) == "0 alive · 0.0 on CPU"
    assert sentence(MeterView(cores=2), 4) == ""
    assert sentence(TURNS, 4, sampled=True) == "3 alive · 1.0 on CPU (sampled) · 1 of 4 cores · concurrent"


def test_before_a_program_runs_there_is_nothing(meter, qtbot):
    meter.show_meter(MeterView(cores=2), 4)
    assert ink(meter) == []
    assert meter.text == meter.accessibleDescription() == ""
    calm(meter, qtbot)
    meter.show_meter(PARALLEL, 4)
    assert ink(meter)
    calm(meter, qtbot)
    meter.show_meter(MeterView(cores=2), 4)
    assert ink(meter) == []
    assert meter.toolTip() == ""


def test_the_tooltip_tells_all_of_it(meter):
    meter.show_meter(PARALLEL, 4)
    assert meter.toolTip() == f"3 alive · 2.0 on CPU · 2 of 4 cores · parallel\n{PARALLEL.detail}"
    assert meter.accessibleName() == "Meter"
    assert meter.accessibleDescription() == meter.text


def test_at_most_four_texts_a_second_and_the_last_one_counts(meter, qtbot):
    calm(meter, qtbot)
    changes = []
    began = time.perf_counter()
    number = 0
    while time.perf_counter() - began < 1.2 or len(changes) < 3:
        number += 1
        meter.show_meter(MeterView(number, 1.0, 2, "concurrent"), 4)
        if not changes or meter.shown.alive != changes[-1]:
            changes.append(meter.shown.alive)
        qtbot.wait(5)
    assert len(changes) <= 1 + (time.perf_counter() - began) * 1000 / CALM_MS
    qtbot.waitUntil(lambda: meter.shown.alive == number, timeout=20_000)


def test_in_another_language_it_does_not_wait(meter):
    meter.show_meter(PARALLEL, 2)
    translate_into("zh_CN")
    try:
        meter.show_meter(TURNS._replace(detail="它们轮流运行。"), 2)
        assert "它们轮流运行。" in meter.toolTip()
        meter.show_meter(PARALLEL._replace(detail="随后"), 2)
        assert meter.shown.on_cpu == 1.0, "other numbers wait, as ever"
    finally:
        translate_into("en")


def test_nothing_moves_when_numbers_change(meter, qtbot):
    look = meter.look()
    places = []
    for view in (PARALLEL, MeterView(12, 0.1, 2, "concurrent"), MeterView(1, 1.1, 1, "parallel"), TURNS):
        calm(meter, qtbot)
        meter.show_meter(view, 4)
        assert meter.look() == look
        columns = ink(meter)
        places.append(columns[-1])
    assert len(set(places)) == 1
    assert [part.room for part in parts(PARALLEL, 4)] == [part.room for part in parts(TURNS._replace(alive=10), 4)]


def test_parallel_and_concurrent_differ_without_colour(meter, qtbot):
    calm(meter, qtbot)
    meter.show_meter(PARALLEL, 4)
    dark = meter.grab().toImage()
    calm(meter, qtbot)
    meter.show_meter(PARALLEL._replace(verdict="concurrent"), 4)
    light = meter.grab().toImage()
    x = ink(meter)[-1] - 4
    assert dark.pixelColor(x, 17).lightness() < 80
    assert light.pixelColor(x, 17).lightness() > 200


@pytest.mark.parametrize("width", range(1000, 300, -50))
def test_it_never_leaves_its_room_and_gives_up_what_stands_elsewhere(meter, qtbot, width):
    meter.row.resize(width, 40)
    meter.show_meter(PARALLEL, 64)
    meter.row.layout().activate()
    columns = ink(meter)
    assert columns[-1] < meter.width()
    assert meter.geometry().right() < meter.row.follow.geometry().left()
    title = meter.row.findChild(QLabel)
    if width >= 700:
        assert title.isVisible()
    if width >= 440:  # what a window of 1280 pixels leaves
        assert meter.look().numbers >= 1
    assert meter.look() in LOOKS


def test_the_title_comes_back_when_the_program_has_ended(meter, qtbot):
    meter.row.resize(400, 40)
    title = meter.row.findChild(QLabel)
    assert title.isVisible()
    meter.show_meter(PARALLEL, 4)
    assert not title.isVisible()
    calm(meter, qtbot)
    meter.show_meter(MeterView(), 4)
    assert title.isVisible()


@pytest.mark.parametrize("size", [(1920, 1040), (1366, 740), (1280, 690), (1180, 600)])
def test_in_the_window_it_costs_the_lanes_no_height(window, qtbot, size):
    window.resize(*size)
    alone = TimelinePane()
    qtbot.addWidget(alone)
    window.set_timeline(TimelinePane())
    row = window.timeline.findChild(ButtonRow)
    qtbot.waitUntil(lambda: 0 < row.height() < 100)
    assert row.sizeHint().height() == alone.findChild(ButtonRow).sizeHint().height()
    before = row.height()
    window.show_view(
        feed.session(
            [feed.card(1, Phase.ALIVE)],
            main=MainPhase.BUSY,
            meter=PARALLEL,
            cores=CoresView((0, 1, 2, 3), frozenset({0, 1})),
            status=StatusView(machine_cores=4, on_cpu=2),
        )
    )
    qtbot.waitUntil(lambda: window.meter.text == "3 alive · 2.0 on CPU · 2 of 4 cores · parallel")
    qtbot.waitUntil(lambda: window.meter.width() > 100)
    assert row.height() == before
    assert ink(window.meter)
    window.show_view(window.view._replace(status=StatusView(machine_cores=4)))
    qtbot.waitUntil(lambda: "(sampled)" in window.meter.text)

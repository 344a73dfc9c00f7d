"""What the kernel's records look like on the lanes, when they are drawn, and that texts stay where they are."""

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from concgui.core.kernel import KernelKind
from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneSet
from concgui.ui.theme import LIGHT, OTHER, current
from concgui.ui.timeline.backing import COMPOSED_NS, Backing, Change, Work
from concgui.ui.timeline.hover import under_cursor
from concgui.ui.timeline.painter import plan_labels
from concgui.ui.timeline.pane import TimelinePane
from tests.gui.timeline.feed import MAIN, Run, ns, shared
from tests.gui.timeline.view import Clock, canvas_of, color_at, picture_of, pixels, zoom


def test_turns_are_where_the_kernel_told_them(pane: TimelinePane) -> None:
    pane.set_lanes(shared().lanes)
    theme, ground = current(), QColor(current().surface)
    assert color_at(pane, 1.1, 2) == theme.worker(1), "alone on the core"
    assert color_at(pane, 1.1, 3) != theme.worker(2), "p3 is ready, not on a core"
    assert color_at(pane, 1.1, 3) != ground
    assert color_at(pane, 0.6, 1, 0.1) == ground, "asleep: half the height"
    assert color_at(pane, 1.22, 1, 0.1) == theme.worker(0), "awake again"


def test_two_that_share_a_core_have_half_the_height_each(pane: TimelinePane) -> None:
    pane.set_lanes(shared().lanes)  # turns of 4 ms, about one pixel
    for lane, color in ((2, current().worker(1)), (3, current().worker(2))):
        for t in (0.5, 0.7, 0.9):
            assert color_at(pane, t, lane, 0.85) == color
            assert color_at(pane, t, lane, 0.15) != color


def test_zoomed_in_every_turn_has_its_own_width(pane: TimelinePane) -> None:
    pane.set_lanes(shared().lanes)
    zoom(pane, 40, 0.6)
    frame = pane.frame
    image = picture_of(pane)
    for turn in range(4):
        x = round(frame.x(ns(0.6 + 0.004 * turn + 0.002)))
        for lane in (2, 3):
            band = frame.layout.band(lane)
            column = {image.pixel(x, y) for y in range(round(band.top()) + 2, round(band.bottom()) - 2)}
            assert (column == {current().worker(lane - 1).rgb()}) == (turn % 2 == lane - 2)


def test_a_device_pixel_ratio_keeps_turns_sharp(pane: TimelinePane, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(pane), "devicePixelRatioF", lambda _self: 1.5)
    pane.set_lanes(shared().lanes)
    zoom(pane, 0.5, 0.7)
    backing = Backing()
    backing.prepare(pane.frame)
    image = backing._image
    band = pane.frame.layout.band(2)
    x = round((pane.frame.x(ns(0.7)) - pane.frame.layout.titles) * 1.5)
    column = [image.pixelColor(x, y) for y in range(image.height())]
    top, bottom = (round((y - pane.frame.layout.top) * 1.5) for y in (band.top(), band.bottom()))
    solid = [y for y in range(top, bottom) if column[y] == current().worker(1)]
    assert bottom - 1 in solid
    assert abs(len([y for y in solid if y >= bottom - len(solid)]) - (bottom - top) / 2) <= (bottom - top) * 0.2
    assert column[bottom] != current().worker(1), "not a pixel under its bar"


# texts


def texts(lanes: LaneSet, pane: TimelinePane) -> list[tuple[str, float]]:
    pane.set_lanes(lanes)
    return [(one.text.static.text(), round(one.x, 2)) for one in plan_labels(pane.frame)]


def test_texts_stand_as_if_the_kernel_had_told_nothing(pane: TimelinePane) -> None:
    """p1's sleep is cut by slivers on a core, main's join by wake-ups: neither moves the words."""
    told = []
    for asked in (True, False):
        run = Run()
        run.create(0.05, 1)
        run.start(0.1, 1)
        run.sleep(0.3, 1)
        run.join(0.3, 1)
        for wake in range(40):
            run.turn(0.302 + wake * 0.04, 0.304 + wake * 0.04, wake % 2)
        if asked:
            run.heard(1.9)
        run.lanes.feed_os(ns(2.0), EventKind.OS_STATE, MAIN + 1, ord("S"))
        told.append(texts(run.lanes, pane))
    assert told[0] == told[1]
    assert [text for text, _x in told[0]] == ["blocked in p1.join()", "imports", "sleeping in time.sleep(1)"]


def test_the_end_cap_tells_who_sent_the_signal_and_that_finally_did_not_run(pane: TimelinePane) -> None:
    run = shared()
    run.tell(2.0, EventKind.TERMINATE, MAIN, subject=MAIN << 32 | 3)
    run.turn(2.0, 2.01, 3, out=KernelKind.EXIT)
    run.heard(2.1)
    run.lanes.feed_os(ns(2.01), EventKind.OS_EXIT, MAIN + 3, -15)
    told = [text for text, _x in texts(run.lanes, pane)]
    assert "SIGTERM, exit −15" in told
    assert "finally did not run" in told, "what has no room is left out, the most important thing last"
    zoom(pane, 0.5, 0)
    assert "by p3.terminate() · finally did not run" in [one.text.static.text() for one in plan_labels(pane.frame)]


# when


def test_going_on_drawing_gives_the_same_as_drawing_anew(styled: QApplication, qtbot: QtBot, clock: Clock) -> None:
    """The kernel tells 20 times a second, and late: the kept image ends up with the same pixels."""
    panes = []
    for steps in (range(0, 6000, 20), [5990]):
        clock.t = ns(0)
        made = TimelinePane()
        qtbot.addWidget(made)
        made.resize(1000, 560)
        made.show()
        qtbot.waitExposed(made)
        run = Run()
        made.set_lanes(run.lanes)
        made.set_running(True)
        script = story(run)
        due = next(script)
        for ms in steps:
            clock.t = ns(ms / 1000)
            while due is not None and due <= ms / 1000:
                due = next(script, None)
            made.refresh()
            picture_of(made)
        run.heard(6.0)
        clock.t = ns(6.2)
        for number in (1, 2, 3):  # news at the last moment, so that all is drawn up to the same one
            run.end(6.1, number)
        run.tell(6.1, EventKind.IDLE, MAIN)
        made.refresh()
        panes.append(pixels(picture_of(made)))
    different = np.argwhere(panes[0] != panes[1])
    assert len(different) == 0, f"{len(different)} pixels, the first at {different[0][::-1]}"


def story(run: Run):
    """Tells events when their time has come: yields the time of what follows."""
    run.lanes.machine_cores = 2
    run.allow(0.0, 0, 1)
    yield 0.1
    for number in (1, 2, 3):
        run.create(0.1 + number / 50, number)
        run.start(0.2 + number / 50, number)
    yield 0.5
    run.sleep(0.45, 1)
    for slot in range(95):
        t = 0.5 + slot * 0.05
        yield t + 0.06
        if slot < 60:
            run.take_turns(t, t + 0.05, 0.0017 if slot % 20 < 10 else 0.005, (2, 3))
        else:
            run.turn(t, t + 0.049, 2, cpu=1)
            run.turn(t + 0.01, t + 0.02, 3)
        run.turn(t + 0.03, t + 0.0301, 1, cpu=1)
        if slot == 40:
            run.allow(t + 0.05, 1)
        if slot == 70:
            run.join(t + 0.05, 2)
        run.heard(t + 0.05)


def test_a_row_is_not_drawn_at_every_word_of_the_kernel(pane: TimelinePane, clock: Clock) -> None:
    run = Run()
    run.create(0.05, 1)
    run.start(0.1, 1)
    pane.set_running(True)
    pane.set_lanes(run.lanes)
    backing = canvas_of(pane).item.backing
    changes: list[Change] = []
    told = backing.prepare

    def prepare(frame: object) -> Change:
        changes.append(told(frame))  # type: ignore[arg-type]
        return changes[-1]

    backing.prepare = prepare  # type: ignore[method-assign]
    for step in range(50):  # a second of it, told every 20 ms
        clock.t = ns(0.3 + step * 0.02)
        run.take_turns(0.3 + step * 0.02, 0.32 + step * 0.02, 0.005, (1, 0))
        run.heard(0.3 + step * 0.02)
        pane._compose()
    onward = [change for change in changes if change.work is Work.ONWARD]
    assert len(changes) == 50
    assert 1e9 / COMPOSED_NS - 2 <= sum(1 in change.rows for change in onward) <= 1e9 / COMPOSED_NS + 2
    pane.set_running(False)


def test_what_comes_when_the_program_has_ended_is_drawn_at_once(pane: TimelinePane, clock: Clock) -> None:
    """The last records come a few milliseconds behind the end, and no time passes on the picture any more."""
    run = Run()
    run.create(0.05, 1)
    run.start(0.1, 1)
    clock.t = ns(0.4)
    pane.set_running(True)
    pane.set_lanes(run.lanes)
    run.heard(0.3)
    clock.t = ns(0.6)
    run.end(0.595, 1)
    pane.refresh()
    pane.set_running(False)
    picture_of(pane)
    run.turn(0.3, 0.59, 1)
    for through in (0.5, 0.6, 0.61):
        run.heard(through)
        pane._compose()
    assert color_at(pane, 0.5, 1) == current().worker(0)
    band = pane.frame.layout.core_band(0)
    x = round(pane.frame.x(ns(0.55)))
    assert picture_of(pane).pixelColor(x, round(band.center().y())) == current().worker(0)


def test_with_the_kernels_records_samples_are_not_painted(pane: TimelinePane) -> None:
    run = Run()
    run.create(0.05, 1)
    run.start(0.1, 1)
    run.sample(0.5, 1.5, 1, cpu=0.5, wait=0.5)
    run.turn(0.3, None, 1)
    run.heard(1.0)
    pane.set_lanes(run.lanes)
    assert color_at(pane, 0.8, 1, 0.1) == current().worker(0)
    light = color_at(pane, 1.4, 1, 0.9)
    assert light not in (current().worker(0), QColor(LIGHT.surface)), "only Python's own word is known there"


# words


def told_at(pane: TimelinePane, t: float, lane: int) -> str:
    frame = pane.frame
    return "\n".join(under_cursor(frame, frame.x(ns(t)), frame.layout.band(lane).center().y()))


def test_hover_tells_state_core_call_and_source(pane: TimelinePane) -> None:
    pane.set_lanes(shared().lanes)
    on = told_at(pane, 1.1, 2)
    assert "on CPU" in on
    assert "core 0" in on
    assert "source: kernel" in on
    asleep = told_at(pane, 0.6, 1)
    assert "sleeping in time.sleep(1)" in asleep
    assert "from 0.202000 s to 1.198000 s: 996.00 ms" in asleep
    assert "all of time.sleep(1): from 0.200000 s to 1.200000 s: 1.000 s" in asleep
    assert "source: kernel and Python events" in asleep
    zoom(pane, 0.1, 0.7)
    crowd = told_at(pane, 0.7, 2)
    assert "spans: 5" in crowd
    assert "% ready" in crowd


def test_hover_tells_the_four_moments_of_a_birth(pane: TimelinePane) -> None:
    pane.set_lanes(shared().lanes)
    assert told_at(pane, 0.13, 1).splitlines()[3:7] == [
        "0.100000 s: start() called",
        "0.110000 s: start() returned, 10.00 ms later",
        "0.160000 s: first Python line in the child, 50.00 ms later",
        "0.200000 s: target entered, 40.00 ms later",
    ]


def test_a_title_tells_what_the_turns_sum_up_to(pane: TimelinePane) -> None:
    run = shared()
    pane.set_lanes(run.lanes)
    frame = pane.frame
    told = "\n".join(under_cursor(frame, 20, frame.layout.row(1).center().y()))
    assert "CPU time 134.00 ms" in told
    assert "2 turns on a core, median" in told


def test_what_is_not_python_says_so(pane: TimelinePane) -> None:
    run = shared()
    run.native(1.3, 77, "sleep")
    run.heard(2.5)
    pane.set_lanes(run.lanes)
    frame = pane.frame
    assert frame.shown[-1].native
    told = under_cursor(frame, 20, frame.layout.row(len(frame.shown) - 1).center().y())
    assert told[0] == "sleep · not Python · pid 77"


def test_hidden_lanes_have_no_row(pane: TimelinePane) -> None:
    run = shared()
    run.lanes.lanes[2].hidden = True
    pane.set_lanes(run.lanes)
    assert [lane.title for lane in pane.frame.shown] == ["MainProcess", "p1", "p3"]
    picture_of(pane)


def test_a_neutral_lane_is_grey() -> None:
    assert all(LIGHT.worker(OTHER) != LIGHT.worker(index) for index in range(-1, 12))

"""The timeline pane: real lane sets, real mouse and keys, the pixels that come out."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneSet
from concgui.ui.theme import current
from concgui.ui.timeline import pane as module
from concgui.ui.timeline.canvas import Canvas
from concgui.ui.timeline.hover import under_cursor
from concgui.ui.timeline.painter import plan_labels
from concgui.ui.timeline.pane import TimelinePane
from tests.gui.timeline_feed import Run, classic, ns


class Clock:
    """Stands for perf_counter_ns, so that a test says what time it is."""

    def __init__(self) -> None:
        self.t = ns(0)

    def __call__(self) -> int:
        return self.t


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(module, "perf_counter_ns", made)
    return made


@pytest.fixture
def pane(styled: QApplication, qtbot: QtBot) -> TimelinePane:
    made = TimelinePane()
    qtbot.addWidget(made)
    made.resize(1000, 480)
    made.show()
    qtbot.waitExposed(made)
    return made


def canvas_of(pane: TimelinePane) -> Canvas:
    return pane.findChild(Canvas)


def picture_of(pane: TimelinePane) -> QImage:
    return canvas_of(pane).viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels(image: QImage) -> np.ndarray:
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()].copy()


def color_at(pane: TimelinePane, t: float, lane: int, share: float = 0.5) -> QColor:
    """The colour at a time of a lane, `share` of its bar's height from the top."""
    band = pane.frame.layout.band(lane)
    return picture_of(pane).pixelColor(round(pane.frame.x(ns(t))), round(band.top() + share * band.height()))


def wheel(pane: TimelinePane, x: float, y: float, notches: int, modifier: Qt.KeyboardModifier) -> None:
    view = canvas_of(pane).viewport()
    at = QPointF(x, y)
    event = QWheelEvent(
        at, QPointF(view.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
    )  # fmt: skip
    QApplication.sendEvent(view, event)


# what is drawn


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
    bar = pane.findChild(module.QScrollBar)
    assert bar.isVisible() == (layout.content_height > layout.height - layout.top)
    if bar.isVisible():
        wheel(pane, 20, 200, -1000, Qt.KeyboardModifier.NoModifier)
        qtbot.waitUntil(lambda: pane.frame.layout.row(count).bottom() <= layout.height + 1)


def test_no_events_is_a_calm_sentence(pane: TimelinePane) -> None:
    pane.set_lanes(LaneSet())
    assert len(np.unique(pixels(picture_of(pane)))) > 1


# following, pausing, moving


def test_following_ends_by_panning_and_begins_with_f(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.set_running(True)
    pane.set_lanes(classic().lanes)
    assert pane.following
    with qtbot.waitSignal(pane.followingChanged) as told:
        view = canvas_of(pane).viewport()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(500, 200))
        QTest.mouseMove(view, QPoint(540, 200))
        QTest.mouseMove(view, QPoint(640, 200))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(640, 200))
    assert told.args == [False]
    assert not pane.following
    QTest.keyClick(canvas_of(pane), Qt.Key.Key_F)
    assert pane.following
    pane.set_running(False)


def test_pause_freezes_the_picture_and_not_the_lanes(pane: TimelinePane, clock: Clock) -> None:
    run = classic()
    clock.t = ns(2.2)
    pane.set_running(True)
    pane.set_lanes(run.lanes)
    QTest.keyClick(canvas_of(pane), Qt.Key.Key_Space)
    assert pane.paused
    before = pixels(picture_of(pane))
    clock.t = ns(4)
    run.create(3.0, 4)
    run.end(3.5, 2)
    pane.refresh()
    assert (pixels(picture_of(pane)) == before).all()
    pane.resize(990, 480)
    assert pane.frame.layout.count == 4, "what was created after the pause has no lane yet"
    QTest.keyClick(canvas_of(pane), Qt.Key.Key_Space)
    assert not pane.paused
    assert pane.frame.layout.count == 5
    pane.set_running(False)


def test_the_wheel_zooms_at_the_cursor(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    under = pane.time_scale.t(400)
    x = 400 + pane.frame.layout.titles
    span = pane.time_scale.span_ns
    wheel(pane, x, 200, 2, Qt.KeyboardModifier.NoModifier)
    assert pane.time_scale.span_ns < span
    assert pane.time_scale.x(under) == pytest.approx(400, abs=1)


def test_double_click_and_0_fit_all(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    whole = pane.time_scale.span_ns
    for act in (
        lambda: QTest.mouseDClick(canvas_of(pane).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(500, 200)),
        lambda: QTest.keyClick(canvas_of(pane), Qt.Key.Key_0),
    ):
        QTest.keyClick(canvas_of(pane), Qt.Key.Key_Plus)
        assert pane.time_scale.span_ns < whole
        act()
        assert pane.time_scale.span_ns == pytest.approx(whole)


def test_a_new_run_is_followed_from_its_beginning(pane: TimelinePane) -> None:
    pane.set_running(True)
    pane.set_lanes(classic().lanes)
    pane.pan(300)
    pane.set_paused(True)
    pane.set_lanes(Run().lanes)
    assert pane.following
    assert not pane.paused
    assert pane.time_scale.x(0) == pytest.approx(12, abs=1)
    pane.set_running(False)


# when it is drawn


def test_nothing_is_drawn_while_nothing_runs(pane: TimelinePane, qtbot: QtBot) -> None:
    pane.set_lanes(classic().lanes)
    picture_of(pane)
    QApplication.processEvents()
    painted = []
    pane.painted.connect(painted.append)
    assert not pane.findChild(module.QTimer).isActive()
    QTest.qWait(150)
    assert painted == []


def test_the_now_line_moves_at_most_30_times_a_second(pane: TimelinePane) -> None:
    run = Run()
    pane.set_running(True)
    pane.set_lanes(run.lanes)
    painted = []
    pane.painted.connect(painted.append)
    QTest.qWait(600)
    pane.set_running(False)
    assert 3 <= len(painted) <= 21


def test_what_happened_is_drawn_and_told_with_its_version(pane: TimelinePane, qtbot: QtBot) -> None:
    run = classic()
    pane.set_lanes(run.lanes)
    picture_of(pane)
    run.end(2.1, 2)
    with qtbot.waitSignal(pane.painted, timeout=1000, check_params_cb=lambda stamp: stamp[0] == run.lanes.version):
        pane.refresh()


def test_the_timer_rests_while_the_pane_is_hidden(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    pane.set_running(True)
    timer = pane.findChild(module.QTimer)
    assert timer.isActive()
    pane.hide()
    assert not timer.isActive()
    pane.show()
    assert timer.isActive()
    pane.set_running(False)
    assert not timer.isActive()


# words


def test_hover_tells_lane_state_times_and_source(pane: TimelinePane) -> None:
    pane.set_lanes(classic().lanes)
    frame = pane.frame

    def told(t: float, lane: int) -> str:
        return "\n".join(under_cursor(frame, frame.x(ns(t)), frame.layout.band(lane).center().y()))

    assert "p1 · Process 41204" in told(0.8, 1)
    assert "sleeping in time.sleep(1)" in told(0.8, 1)
    assert "0.250000 s to 1.250000 s: 1.000 s" in told(0.8, 1)
    assert "Python events" in told(0.8, 1)
    assert "on CPU 75%, waiting for a core 25%" in told(1.0, 2)
    assert "(sampled)" in told(1.0, 2)
    assert "CPU time not measured" in told(1.9, 2)
    assert "blocked in p2.join()" in told(1.8, 0)
    assert "to now" in told(1.8, 0)
    assert told(5.0, 1) == ""


def test_who_cannot_see_it_hears_it(pane: TimelinePane, qtbot: QtBot) -> None:
    run = classic()
    pane.set_lanes(run.lanes)
    picture_of(pane)
    qtbot.waitUntil(lambda: "p1" in pane.accessibleDescription())
    told = pane.accessibleDescription()
    assert "MainProcess: blocked in p2.join()." in told
    assert "p1: exit 0, not joined." in told
    assert "p2: in Python code." in told
    assert "p3: created, not started." in told
    for button in pane.findChildren(module.ButtonRow)[0].all():
        assert button.accessibleName()
        assert button.toolTip()

"""The cores under the lanes: which have a row, where they stand, who was on them, and what is said of the others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from concgui.core.kernel import KernelKind
from concgui.core.recording import RecordingMeta
from concgui.ui.theme import LIGHT, MAIN, OTHER, current
from concgui.ui.timeline.core_rows import MOST, choose, explain, forbidden, listed
from concgui.ui.timeline.cores import plan_cores
from concgui.ui.timeline.hover import under_cursor
from concgui.ui.timeline.layout import HEIGHTS, cores_height, share_room
from concgui.ui.timeline.pane import TimelinePane
from concgui.ui.timeline.picture import draw
from tests.gui.timeline.feed import Run, ns, shared
from tests.gui.timeline.view import picture_of, zoom

# which


def with_cores(machine: int, allowed: tuple[int, ...], used: tuple[int, ...]) -> Run:
    run = Run()
    run.lanes.machine_cores = machine
    if allowed:
        run.allow(0.0, *allowed)
    for place, core in enumerate(used):
        run.turn(0.1 + place / 100, 0.105 + place / 100, 0, core)
    run.heard(1.0)
    return run


@pytest.mark.parametrize(
    ("machine", "allowed", "used", "rows", "rest"),
    [
        (4, (0, 1, 2, 3), (0,), (0, 1, 2, 3), ""),
        (4, (2,), (2,), (0, 1, 2, 3), ""),
        (64, tuple(range(64)), (50, 3), (0, 1, 2, 3, 4, 5, 6, 50), "56 more cores, not used"),
        (64, tuple(range(64)), tuple(range(9, 29)), tuple(range(9, 17)), "56 more cores, 12 of them used"),
        (64, (0, 1), (0, 1), (0, 1, 2, 3), "60 more cores, not allowed"),
        (0, (), (1, 5), (1, 5), ""),
        (16, (), (9,), (0, 1, 2, 9), "12 more cores, not used"),
    ],
)
def test_allowed_and_used_cores_come_first(
    machine: int, allowed: tuple[int, ...], used: tuple[int, ...], rows: tuple[int, ...], rest: str
) -> None:
    chosen = choose(with_cores(machine, allowed, used).lanes)
    assert (chosen.cores, chosen.rest) == (rows, rest)
    assert len(chosen.cores) <= MOST


def test_without_the_kernels_records_there_are_no_cores() -> None:
    run = Run()
    run.lanes.machine_cores = 4
    run.allow(0.0, 0)
    assert not choose(run.lanes).cores


def test_allowed_cores_change_at_their_time() -> None:
    run = with_cores(2, (0, 1), (0,))
    run.allow(0.5, 0)
    run.allow(0.8, 0, 1)
    run.allow(0.9, 1)
    assert forbidden(run.lanes, 1) == [(ns(0.5), ns(0.8))]
    assert forbidden(run.lanes, 0) == [(ns(0.9), float("inf"))]


def test_who_takes_turns_on_the_one_core_is_named() -> None:
    lanes = shared().lanes
    told = explain(lanes, ns(0.0), ns(2.0))
    assert told[0] == "not allowed. One core: p2 and p3 take turns (concurrent, not parallel)"
    assert told[-1] == "not allowed"
    assert explain(lanes, ns(1.1), ns(2.0)) == ("not allowed",), "one that is alone takes no turns"
    run = with_cores(3, (0, 1), (0,))
    assert explain(run.lanes, ns(0.0), ns(1.0)) == ("not allowed",), "two cores are allowed"


def test_names_in_a_row() -> None:
    assert listed(["p1", "p2"]) == "p1 and p2"
    assert listed([f"p{n}" for n in range(1, 8)]) == "p1, p2, p3, p4 and 3 more"


# where


@settings(deadline=None)
@given(st.integers(0, 300), st.integers(0, 8), st.floats(60, 2000), st.floats(0.45, 3), st.booleans())
def test_lanes_and_cores_share_the_room(lanes: int, cores: int, room: float, size: float, more: bool) -> None:
    pitch, core, rows = share_room(lanes, cores, room, size, more=more)
    high = cores_height(rows, core, size, more=more or rows < cores)
    assert pitch >= HEIGHTS[-1] * size * 0.999
    assert rows <= cores
    assert more or not rows or rows != cores - 1, "the line that tells of one core would take that core's room"
    if lanes * HEIGHTS[-1] * size + cores_height(cores, 25.0 * size, size, more=more) <= room and room >= 150 * size:
        assert rows == cores
        assert lanes * pitch + high <= room * 1.001, "nothing is hidden where all can fit"
    elif rows > 2 or (rows > 1 and more):
        assert high <= 0.46 * room


def test_cores_stand_under_the_last_lane_or_at_the_bottom(pane: TimelinePane) -> None:
    run = shared()
    pane.set_lanes(run.lanes)
    layout = pane.frame.layout
    assert layout.cores == 2
    assert layout.cores_top == pytest.approx(layout.row(3).bottom(), abs=1)
    assert not layout.cores_pinned
    for number in range(4, 60):
        run.create(1.5, number)
    pane.refresh()
    pane.pan(0, -500)
    pane._compose()
    layout = pane.frame.layout
    assert layout.cores_pinned
    assert layout.core_row(layout.cores - 1).bottom() <= layout.height + 1
    assert layout.plot.bottom() == layout.cores_top
    lowest = layout.visible(layout.top, layout.plot.bottom())[-1]
    assert layout.position_at(layout.cores_top + 5) is None, "the lanes end where the cores begin"
    assert layout.row(lowest).bottom() >= layout.cores_top - layout.lane_height


# what is drawn


def core_color(pane: TimelinePane, t: float, index: int, share: float = 0.5, image: QImage | None = None) -> QColor:
    band = pane.frame.layout.core_band(index)
    picture = picture_of(pane) if image is None else image
    return picture.pixelColor(round(pane.frame.x(ns(t))), round(band.top() + share * band.height()))


def test_a_core_shows_who_was_on_it(pane: TimelinePane) -> None:
    pane.set_lanes(shared().lanes)
    assert core_color(pane, 0.01, 0) == current().worker(MAIN)
    assert core_color(pane, 0.15, 0) == current().worker(0)
    assert core_color(pane, 1.1, 0) == current().worker(1)
    assert core_color(pane, 1.9, 0) == current().worker(1), "the turn that goes on, as far as it is known"
    assert core_color(pane, 0.25, 0) == QColor(current().track), "idle"
    image = picture_of(pane)
    taken = {core_color(pane, 0.45 + at / 1000, 0, image=image).name() for at in range(0, 500, 3)}
    assert taken == {current().worker(1).name(), current().worker(2).name()}, "by turns, never mixed to another colour"


def test_a_core_is_as_high_as_it_was_in_use(pane: TimelinePane) -> None:
    """One turn of 1 ms every 10 ms looks like a tenth of the core, not like a core that is busy all the time."""
    run = with_cores(1, (0,), ())
    for at in range(1900):
        run.turn(1 + at * 0.01, 1.001 + at * 0.01, 0)
    run.heard(21.0)
    pane.set_lanes(run.lanes)
    image = picture_of(pane)
    shades = [core_color(pane, 2 + at / 100, 0, 0.5, image) for at in range(1500)]
    assert all(shade == QColor(current().track) for shade in shades)
    low = [core_color(pane, 2 + at / 100, 0, 0.97, image) == current().worker(MAIN) for at in range(1500)]
    assert sum(low) > 1400


def test_what_has_no_lane_is_grey_and_lower(pane: TimelinePane) -> None:
    run = Run()
    run.native(0.2, 77, "sleep")
    run.turn_of(77, 0.3, 0.9)
    run.heard(0.34)  # nobody has claimed it yet: it has no lane
    pane.set_lanes(run.lanes)
    assert len(run.lanes.lanes) == 1
    assert core_color(pane, 0.32, 0, 0.9) == current().worker(OTHER)
    assert core_color(pane, 0.32, 0, 0.2) == QColor(current().track)


def test_a_core_that_is_not_allowed_says_so(pane: TimelinePane) -> None:
    pane.resize(1400, 480)
    pane.set_lanes(shared().lanes)
    told = plan_cores(pane.frame)
    assert [one.text.static.text() for one in told] == [explain(pane.lanes, ns(0), ns(2))[0]]
    band = pane.frame.layout.core_band(1)
    assert band.top() <= told[0].y <= band.bottom()
    middle = told[0].x + told[0].text.width / 2
    assert middle == pytest.approx(pane.frame.layout.plot.center().x(), abs=1)
    pane.resize(500, 480)
    told = plan_cores(pane.frame)
    assert [one.text.static.text() for one in told] == ["not allowed: p2 and p3 take turns"], "shorter in less room"


def test_a_change_of_the_allowed_cores_is_drawn_at_its_time(pane: TimelinePane) -> None:
    run = with_cores(2, (0, 1), (0, 1))
    run.allow(0.6, 0)
    run.heard(1.0)
    pane.set_lanes(run.lanes)
    image = picture_of(pane)
    ground = QColor(current().track).rgb()
    frame, band = pane.frame, pane.frame.layout.core_band(1)

    def striped(t0: float, t1: float) -> bool:
        columns = range(round(frame.x(ns(t0))), round(frame.x(ns(t1))))
        rows = range(round(band.top()) + 1, round(band.bottom()) - 1)
        return any(image.pixel(x, y) != ground for x in columns for y in rows)

    assert not striped(0.3, 0.59)
    assert striped(0.61, 0.95)
    assert under_cursor(frame, frame.x(ns(0.7)), band.center().y())[1:3] == [
        "idle: nobody of the program was on it",
        "not allowed from 0.600 s",
    ]


def test_hover_on_a_core_tells_who_from_when_to_when(pane: TimelinePane) -> None:
    pane.set_lanes(shared().lanes)
    frame, y = pane.frame, pane.frame.layout.core_band(0).center().y()

    def told(t: float) -> str:
        return "\n".join(under_cursor(frame, frame.x(ns(t)), y))

    assert "core 0" in told(1.1)
    assert "p2 (Process 41205) was on it" in told(1.1)
    assert "from 1.000000 s to 1.198000 s: 198.00 ms" in told(1.1)
    assert "to now" in told(1.8)
    assert "idle" in told(0.25)
    assert told(2.5) == ""
    assert "turns (kernel)" in "\n".join(under_cursor(frame, 20, y))
    zoom(pane, 0.1, 0.7)
    crowd = told(0.7)
    assert "this pixel is" in crowd
    assert "p2" in crowd
    assert "p3" in crowd


def test_the_picture_shows_the_cores_too(styled: QApplication) -> None:
    meta = RecordingMeta(python="3.13.0", source="kernel", target="two.py", mode="script")
    image = draw(shared().lanes, meta, (1920, 1080), LIGHT)
    seen = {image.pixel(x, y) for y in range(700, 1000, 5) for x in range(300, 1900)}
    assert {LIGHT.worker(1).rgb(), LIGHT.worker(2).rgb(), QColor(LIGHT.track).rgb()} <= seen


@pytest.mark.parametrize("size", [(1, 1), (200, 100), (640, 360), (3840, 2160)])
def test_a_picture_of_any_size(styled: QApplication, size: tuple[int, int]) -> None:
    assert draw(shared().lanes, RecordingMeta(), size, LIGHT).height() == size[1]


def test_turns_that_ended_by_themselves_are_the_same_to_a_core(pane: TimelinePane) -> None:
    run = with_cores(1, (0,), ())
    for at, out in enumerate((KernelKind.SWITCH_OUT, KernelKind.PREEMPTED)):
        run.turn(0.2 + at * 0.3, 0.4 + at * 0.3, 0, out=out)
    run.heard(1.0)
    pane.set_lanes(run.lanes)
    assert core_color(pane, 0.3, 0) == core_color(pane, 0.6, 0) == current().worker(MAIN)

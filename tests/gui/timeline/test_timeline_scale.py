"""Which stretch of time is visible: following, zooming, panning, ticks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concgui.ui.timeline.axis import TICK_MIN_PX, now_text, seconds, tick_step, ticks
from concgui.ui.timeline.timescale import FOLLOW_AT, FOLLOW_SPAN_NS, LEFT_PAD, TimeScale


def test_the_now_line_walks_then_the_scale_grows_then_the_view_scrolls() -> None:
    scale = TimeScale(1000)
    seen = []
    for tenth in range(400):
        now = tenth * 1e8
        scale.follow(now)
        seen.append((scale.span_ns, scale.left_ns))
        assert scale.x(now) <= FOLLOW_AT * scale.width + LEFT_PAD + 1
    spans = [span for span, _left in seen]
    assert spans == sorted(spans)
    assert len(set(spans)) == 4, "a few steps, not a trembling scale"
    assert spans[-1] == FOLLOW_SPAN_NS
    assert scale.x(39.9e9) == pytest.approx(FOLLOW_AT * 1000, abs=1)
    assert seen[0][1] == seen[30][1] * 1.0, "time 0 stays where it is while the now-line walks"


def test_following_the_whole_run_keeps_time_0_in_view() -> None:
    scale = TimeScale(1000)
    scale.whole = True
    scale.follow(500e9)
    assert 0 <= scale.x(0) <= LEFT_PAD + 1
    assert scale.x(500e9) <= FOLLOW_AT * 1000 + LEFT_PAD + 1


@given(st.floats(0.2, 5), st.floats(0, 1000), st.floats(0, 60e9))
def test_zoom_keeps_what_is_under_the_cursor(factor: float, x: float, left: float) -> None:
    scale = TimeScale(1000)
    scale.left_ns = left
    under = scale.t(x)
    scale.zoom(factor, x, following=False)
    assert scale.x(under) == pytest.approx(x, abs=1)


def test_zoom_while_following_keeps_the_now_line_and_the_new_scale() -> None:
    scale = TimeScale(1000)
    scale.follow(30e9)
    scale.zoom(2, 10, following=True)
    scale.follow(31e9)
    assert scale.span_ns == FOLLOW_SPAN_NS / 2
    assert scale.x(31e9) == pytest.approx(FOLLOW_AT * 1000, abs=1)


@given(st.floats(-1e6, 1e6))
def test_panning_never_loses_the_run(dx: float) -> None:
    scale = TimeScale(1000)
    scale.pan(dx, 10e9)
    assert scale.right_ns > 0
    assert scale.left_ns < 10e9


def test_fit_shows_all_and_leaves_room_for_the_texts_of_what_ended() -> None:
    scale = TimeScale(1000)
    scale.fit(7e9, right_pad=150)
    assert scale.x(0) == pytest.approx(LEFT_PAD, abs=1)
    assert scale.x(7e9) == pytest.approx(850, abs=1)


@given(st.floats(2e3, 1e14), st.floats(100, 3000))
def test_ticks_are_nice_and_never_too_close(span: float, width: float) -> None:
    step = tick_step(span, width)
    digits = f"{step:.0e}"[0]
    assert digits in "125"
    assert step / (span / 1e9) * width >= TICK_MIN_PX * 0.999


def test_ticks_begin_at_time_0_and_say_seconds() -> None:
    scale = TimeScale(1000)
    scale.follow(0)
    texts = [text for _x, text in ticks(scale)]
    assert texts[:3] == ["0 s", "0.5 s", "1.0 s"]


@pytest.mark.parametrize(
    ("t", "step", "text"), [(2, 1, "2 s"), (0, 0.5, "0 s"), (1.5, 0.5, "1.5 s"), (0.002, 1e-3, "0.002 s")]
)
def test_seconds(t: float, step: float, text: str) -> None:
    assert seconds(t, step) == text


def test_the_badge_tells_more_when_zoomed_in() -> None:
    assert now_text(2.621e9, 4e9) == "2.62 s"
    assert now_text(2.6214567e9, 4e6) == "2.62146 s"

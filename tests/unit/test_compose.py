"""Python's word and the kernel's laid over each other, against a slow reference that looks at every nanosecond."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concgui.core.compose import TABLE, Composed, Composer, Window
from concgui.core.kernel import KernelKind as K
from concgui.core.lane import Activity, Lane, LaneKind
from concgui.core.states import State
from concgui.core.turns import Turns

S = State
PYTHON = (S.CREATED, S.IMPORTING, S.RUNNING, S.BLOCKED, S.IDLE, S.LEAVING, S.UNKNOWN)
OUTS = (K.SWITCH_OUT, K.PREEMPTED)


class Clock:
    through_ns = 0


def drawn(composed: Composed, until: int) -> list[tuple[State, int] | None]:
    """What is shown at each nanosecond before `until`."""
    shown: list[tuple[State, int] | None] = [None] * until
    last = 0
    for start, end, state, label in zip(*(column.tolist() for column in composed.spans.view()), strict=True):
        assert last <= start < end, "spans overlap, or are empty"
        last = end
        shown[start:end] = [(S(state), label)] * (end - start)
    if composed.open_start_ns is not None:
        assert composed.open_start_ns >= last
        for t in range(composed.open_start_ns, until):
            shown[t] = (S(composed.open_state), composed.open_label)
    return shown


def expected(
    python: list[tuple[int, State]], switches: list[tuple[int, K]], born: int | None, through: int, until: int
) -> list[tuple[State, int] | None]:
    """The same, one nanosecond after the other, straight from the records."""
    shown: list[tuple[State, int] | None] = []
    for t in range(until):
        told = [state for when, state in python if when <= t]
        if not told:
            shown.append(None)
            continue
        kinds = [kind for when, kind in switches if when <= t]
        word = 0
        if t < through:
            if kinds:
                word = 1 if kinds[-1] is K.SWITCH_IN else 2 if kinds[-1] is K.PREEMPTED else 3
            elif born is not None and t >= born:
                word = 2
        shown.append((S(int(TABLE[told[-1], word])), 0))
    return shown


@st.composite
def runs(draw):
    python = draw(st.lists(st.tuples(st.integers(0, 90), st.sampled_from(PYTHON)), min_size=1, max_size=8))
    python = sorted(dict(python).items())
    times = sorted(draw(st.sets(st.integers(1, 99), max_size=20)))
    switches = [(t, K.SWITCH_IN if at % 2 == 0 else draw(st.sampled_from(OUTS))) for at, t in enumerate(times)]
    born = draw(st.none() | st.integers(0, times[0] if times else 50))
    steps = sorted(draw(st.sets(st.integers(0, 110), min_size=1, max_size=6)))
    lag = draw(st.integers(0, 30))
    return python, switches, born, steps, lag


@settings(max_examples=400, deadline=None)
@given(runs())
def test_every_nanosecond_is_as_the_records_say_however_they_came(run):
    python, switches, born, steps, lag = run
    lane, turns, clock = Lane(0, 0, LaneKind.PROCESS, "p"), Turns(), Clock()
    turns.born_ns = born
    lane.follow_kernel(clock, turns)
    told = fed = 0
    for through in steps:
        # Python's events may come before or after the kernel's records of the same time.
        while told < len(python) and python[told][0] < through + 20 - lag:
            lane.begin(*python[told])
            told += 1
        new = [one for one in switches[fed:] if one[0] < through]
        fed += len(new)
        if new:
            when, kinds = np.array([t for t, _ in new]), np.array([int(kind) for _, kind in new], np.uint8)
            turns.feed(when, kinds, np.zeros(len(new), np.int16))
        clock.through_ns = through
        assert drawn(lane.composed, 120) == expected(python[:told], switches[:fed], born, through, 120)
    for one in python[told:]:
        lane.begin(*one)
    assert drawn(lane.composed, 120) == expected(python, switches[:fed], born, steps[-1], 120)


def lane_with(switches: list[tuple[int, K]], through: int, born: int | None = 0) -> Lane:
    lane, turns, clock = Lane(0, 0, LaneKind.THREAD, "t"), Turns(), Clock()
    turns.born_ns, clock.through_ns = born, through
    if switches:
        turns.feed(
            np.array([t for t, _ in switches]),
            np.array([int(kind) for _, kind in switches], np.uint8),
            np.zeros(len(switches), np.int16),
        )
    lane.follow_kernel(clock, turns)
    return lane


def test_without_records_it_mirrors_python():
    lane = Lane(0, 0, LaneKind.PROCESS, "p")
    lane.begin(10, S.RUNNING)
    lane.push(20, Activity("call", 0, S.BLOCKED, 7))
    composed = lane.composed
    assert composed.spans is lane.spans
    assert (composed.open_start_ns, composed.open_state, composed.open_label) == (20, S.BLOCKED, 7)
    before = composed.version
    assert lane.composed.version == before
    lane.pop(30, "call")
    assert lane.composed.version > before


def test_it_says_nothing_about_cores_where_the_kernel_was_not_heard_yet():
    lane = lane_with([(10, K.SWITCH_IN)], through=50)
    lane.begin(5, S.RUNNING)
    assert drawn(lane.composed, 80)[10:80] == [(S.ON_CPU, 0)] * 40 + [(S.RUNNING, 0)] * 30


def test_what_goes_on_only_grows():
    lane = lane_with([(10, K.SWITCH_IN)], through=50)
    lane.begin(5, S.RUNNING)
    lane.composed.drawn()
    lane.kernel.through_ns = 60
    composed = lane.composed
    assert composed.changed_ns == 50
    assert [column.tolist() for column in composed.spans.view()][:2] == [[5, 10], [10, 60]]


def test_a_sleeper_is_one_span_that_goes_on_whatever_the_kernel_says_meanwhile():
    lane = lane_with([(10, K.SWITCH_IN), (12, K.SWITCH_OUT)], through=50)
    lane.begin(5, S.RUNNING)
    lane.push(11, Activity("call", 0, S.BLOCKED, 3))
    composed = lane.composed
    assert (composed.open_start_ns, composed.open_state) == (12, S.BLOCKED)
    composed.drawn()
    version = composed.version
    lane.kernel.through_ns = 500
    assert lane.composed.version == version
    assert (lane.composed.open_start_ns, lane.composed.open_state) == (12, S.BLOCKED)


def test_changes_are_remembered_until_they_are_drawn():
    lane = lane_with([(10, K.SWITCH_IN), (20, K.PREEMPTED)], through=50)
    lane.begin(5, S.RUNNING)
    assert lane.composed.changed_ns == 0
    lane.composed.drawn()
    lane.begin(40, S.BLOCKED)
    lane.composed  # noqa: B018  somebody else looks meanwhile
    lane.begin(60, S.RUNNING)
    assert lane.composed.changed_ns <= 40


def test_lost_records_leave_what_python_says():
    lane = lane_with([(10, K.SWITCH_IN)], through=50)
    lane.turns.lose(30)
    lane.begin(5, S.RUNNING)
    assert drawn(lane.composed, 60)[10:60] == [(S.ON_CPU, 0)] * 20 + [(S.RUNNING, 0)] * 30


@pytest.mark.parametrize(("to_ns", "last"), [(2**62, S.GIL), (75, S.WAITING)])
def test_a_thread_that_only_computes_waits_for_the_gil(to_ns, last):
    ons = [(10, 20), (30, 40), (50, 60), (70, 80)]
    lane = lane_with([one for a, b in ons for one in ((a, K.SWITCH_IN), (b, K.SWITCH_OUT))], through=90)
    lane.window = Window(from_ns=25, to_ns=to_ns)
    lane.begin(5, S.RUNNING)
    shown = drawn(lane.composed, 90)
    assert shown[25] == (S.WAITING, 0)  # before its first line
    assert shown[45] == (S.GIL, 0)
    assert shown[65] == (last, 0)  # the wait before it printed again may have been for the stream


def test_without_the_kernel_there_are_no_statistics():
    lane = Lane(0, 0, LaneKind.PROCESS, "p")
    assert lane.statistics(100) is None


def test_statistics_sum_up_the_turns():
    lane = lane_with([(10, K.SWITCH_IN), (20, K.PREEMPTED), (30, K.SWITCH_IN), (60, K.SWITCH_OUT)], through=110)
    lane.created_ns = 10
    lane.begin(10, S.RUNNING)
    told = lane.statistics(110)
    assert told is not None
    assert (told.cpu_ns, told.share, told.turns, told.median_turn_ns) == (40, 0.4, 2, 20)


def test_a_composer_can_begin_late():
    composed = Composed()
    lane = Lane(0, 0, LaneKind.PROCESS, "p")
    lane.begin(0, S.RUNNING)
    assert composed.version == 0
    Composer(composed)
    assert composed.open_start_ns is None

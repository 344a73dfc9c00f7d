"""What the Program pane says of a line: short enough for its columns, exact in the tooltip, nothing that is unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concgui.core.views import LineState, ProgramLine
from concgui.ui.program_words import ABOUT, blocked, clock, facts, gutter, length, often, seconds, took

S = LineState
DAY = 86_400 * 10**9


@given(st.integers(0, DAY))
def test_numbers_fit_into_their_columns(ns):
    assert len(clock(ns)) <= 7
    assert len(seconds(ns)) <= 7
    assert len(length(ns)) <= 7


@given(st.integers(1, DAY), st.integers(1, DAY))
def test_what_counts_up_never_goes_back(one, other):
    low, high = sorted((one, other))
    unit = {"s": 1.0, "h": 3600.0}
    values = [float(words.split()[0]) * unit[words.split()[1]] for words in (seconds(low), seconds(high))]
    assert values[0] <= values[1] + 180, "hours are told to a tenth"


@pytest.mark.parametrize(
    ("ns", "words"),
    [
        (0, "0 µs"), (400, "< 1 µs"), (999_400, "999 µs"), (999_600, "1.0 ms"), (1_540_000, "1.5 ms"),
        (999_400_000, "999 ms"), (999_600_000, "1.00 s"), (9_994_000_000, "9.99 s"), (9_996_000_000, "10.0 s"),
        (99_940_000_000, "99.9 s"), (99_960_000_000, "100 s"),
    ],
)  # fmt: skip
def test_a_length_has_the_unit_that_fits(ns, words):
    assert length(ns) == words


def test_the_gutter_tells_when_and_where_main_is():
    at = ProgramLine("x", S.DONE, 1_091_000_000)
    said = {state: gutter(at._replace(state=state), None) for state in LineState}
    assert said[S.DONE] == said[S.FAILED] == said[S.OUTSIDE] == "1.091"
    assert (said[S.CURRENT], said[S.QUEUED], said[S.ABOUT]) == ("now", "queued", "≈ now")
    assert gutter(at._replace(state=S.ABOUT), None, first_about=False) == ""
    assert gutter(ProgramLine("x", S.FUTURE), None) == ""


def test_the_seconds_of_what_blocks_count_from_its_begin():
    line = ProgramLine("p1.join()", S.BLOCKED, 900, since_ns=1_000_000_000)
    assert [gutter(line, now) for now in (1_000_000_000, 4_290_000_000, 126_900_000_000)] == ["0.0 s", "3.2 s", "125 s"]
    assert gutter(line, 11_990_000_000) == "10 s", "the sign of what is blocked has its room"
    assert gutter(line, 5) == "0.0 s", "a clock that is a little behind the event"
    assert gutter(line, None) == gutter(line._replace(since_ns=None), 5) == "now"


def test_what_ran_once_and_shortly_is_not_counted():
    once = ProgramLine("x", S.DONE, 0, count=1, total_ns=9_000_000)
    assert (often(once), took(once)) == ("", "")
    assert took(once._replace(total_ns=10_000_000)) == "10 ms"
    assert took(once._replace(total_ns=999_000_000, more=True)) == "≥ 999 ms"
    assert took(once._replace(count=2, total_ns=400, more=True)) == "< 1 µs"
    assert (often(once._replace(count=12)), took(once._replace(count=12))) == ("12×", "9.0 ms")
    assert often(once._replace(count=1000, more=True)) == "1,000+×"
    assert often(once._replace(more=True)) == "", "at least once: the tooltip says so"


def test_the_call_is_named_where_the_line_does_not_name_it():
    line = ProgramLine("    p1.join()", S.BLOCKED, call="p1.join()")
    assert blocked(line) == ("blocked",)
    assert blocked(line._replace(text="    time.sleep(3)", call="time.sleep(3)")) == ("blocked",)
    assert blocked(line._replace(text="    p.join()")) == ("blocked in p1.join()", "p1.join()")
    assert blocked(line._replace(call="")) == ("blocked",)


def told(**known):
    return facts(ProgramLine(**{"text": "x = 1", "state": S.DONE, **known}), 7)


def test_the_tooltip_says_what_was_measured_and_what_was_not():
    assert told(t_ns=2_000_000, count=12, total_ns=1_200_000_000) == [
        "Line 7", "began last at 0.002000 s", "ran 12 times", "these took 1.200 s in all, 100.00 ms on average",
    ]  # fmt: skip
    assert told(t_ns=0, count=1, total_ns=5_000) == ["Line 7", "began at 0.000000 s", "ran once, took 5.0 µs"]
    assert told(more=True) == ["Line 7", "ran; how often and how long was not measured"]
    assert told(t_ns=0, count=1)[2:] == ["ran once", "how long it took was not measured"]
    assert told(t_ns=0) == ["Line 7", "began at 0.000000 s", "how long it took was not measured"]
    assert told(t_ns=0, count=9, more=True, total_ns=18_000)[2:] == [
        "ran at least 9 times; not each time was told", "what was told took 18.0 µs in all, 2.0 µs on average",
    ]  # fmt: skip
    assert told(t_ns=0, count=1, more=True, total_ns=9_000)[2:] == [
        "ran at least once; not each time was told", "what was told took 9.0 µs in all",
    ]  # fmt: skip
    assert told(state=S.TEXT) == ["Line 7", "when it ran was not measured"]
    assert told(state=S.FUTURE) == ["Line 7", "not executed yet"]
    assert told(state=S.TEXT, text="  ") == ["Line 7"]
    assert told(state=S.ABOUT)[1] == ABOUT
    assert told(state=S.QUEUED)[1] == "asked for; main is busy"
    assert told(note="w2: ValueError: no\nand more")[-2:] == ["w2: ValueError: no", "and more"]


def test_the_tooltip_of_what_blocks_names_call_and_time():
    line = ProgramLine("p.join()", S.BLOCKED, 1_000, since_ns=1_500_000_000, call="p1.join()")
    assert facts(line, 3, 4_000_000_000)[1] == "main is blocked in p1.join() since 1.500000 s, for 2.500 s"
    assert facts(line._replace(call=""), 3)[1] == "main is blocked at this line since 1.500000 s"
    assert facts(line._replace(state=S.CURRENT, since_ns=None), 3)[1] == "main is at this line"

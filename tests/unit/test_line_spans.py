"""Spans and lines of a script, in both directions: what main was at, who was blocked by which call, who made whom."""

import time
from collections.abc import Callable

import numpy as np
import pytest

from concgui.control.replay import Loaded
from concgui.control.runstate import RunState
from concgui.control.transcript import Transcript
from concgui.core.events import EVENT_DTYPE, Batch, no_payloads
from concgui.core.executed import (
    MOST_SPANS,
    NO_LINE,
    NOT_MEASURED,
    THE_CALL,
    THE_LINE,
    TOO_OFTEN,
    Program,
    SpanLines,
    lines_of_span,
    spans_of_line,
)
from concgui.core.lanes import LaneSet
from concgui.core.recording import RecordingMeta
from concgui.core.states import State
from concgui.core.storage import save
from concgui.program import wire
from tests.scribe import MAIN, MS, START_NS, Scribe

TEXT = """\
import time
from multiprocessing import Process
def work(n):
    time.sleep(n)
p = Process(target=work, args=(3,))
p.start()
for i in range(100):
    i += 1
p.join()
"""
CHILD = 101


def ns(ms: float) -> int:
    return START_NS + round(ms * MS)


def run() -> Scribe:
    """Lines 1, 2, 3, 5, 6 at 10, 20, … 50 ms; 7, 8, 7, 8 from 60, 1 ms each; 8 is told no more at 63; 9 from 100 on."""
    scribe = Scribe()
    scribe.hello()
    for at, line in enumerate((1, 2, 3, 5, 6)):
        scribe.say(10 * at + 10, wire.LINE, value=line)
        if line == 5:
            scribe.say(41, wire.PROCESS_CREATED, subject=MAIN << 32 | 1, text="Process-1\x1fwork\x1f5")
        if line == 6:
            scribe.start(51, MAIN << 32 | 1, CHILD)
    for child_ms, kind in ((70, wire.NAME), (70, wire.CALL_BEGIN), (170, wire.CALL_END)):
        subject, text = (4, "") if kind == wire.CALL_BEGIN else (0, "time.sleep(3)" if kind == wire.NAME else "")
        scribe.say(child_ms, kind, CHILD, subject=subject, value=1, text=text)
    for at, line in enumerate((7, 8, 7, 8 | wire.LINE_LAST)):
        scribe.say(60 + at, wire.LINE, value=line)
    scribe.say(100, wire.LINE, value=9)
    scribe.say(110, wire.JOIN_BEGIN, subject=MAIN << 32 | 1, value=-1, text="\x1f9")
    scribe.leave(180, MAIN << 32 | 1, CHILD)
    scribe.say(190, wire.REAPED, subject=MAIN << 32 | 1, value=0)
    scribe.say(190, wire.JOIN_END, subject=MAIN << 32 | 1, value=1)
    scribe.say(200, wire.MAIN_LEFT)
    scribe.say(210, wire.OUTPUT, text="late")
    return scribe


def live(scribe: Scribe, _tmp: object = None) -> tuple[Program, LaneSet, Callable]:
    state = RunState(1, Transcript(TEXT.rstrip("\n").split("\n")))
    state.lines.read_program(TEXT)
    state.fold(scribe.batch())
    state.end(0)
    return state.program(), state.lanes, state.spans_of_line


def replayed(scribe: Scribe, tmp_path) -> tuple[Program, LaneSet, Callable]:
    recording = scribe.recording()
    recording.meta = RecordingMeta(mode="script", program=TEXT)
    save(recording, tmp_path / "run.concgui")
    loaded = Loaded(tmp_path / "run.concgui")
    program = loaded.views.program()
    return program, loaded.lanes, lambda first, last: spans_of_line(program, loaded.lanes, first, last)


BOTH = pytest.mark.parametrize("known", [live, replayed])


@BOTH
def test_main_of_a_script_ran_the_line_with_the_longest_overlap(known, tmp_path):
    program, lanes, _ = known(run(), tmp_path)
    longest = "Several lines ran in this span, the marked one longest."
    for begin, end, expected in (
        (20, 30, SpanLines((1, 1), THE_LINE)),
        (22, 22, SpanLines((1, 1), THE_LINE)),
        (15, 38, SpanLines((1, 1), longest)),
        (0, 5, SpanLines(None, NOT_MEASURED)),
        (60, 62, SpanLines((6, 6), longest)),
        (64, 99, SpanLines(None, TOO_OFTEN)),  # line 7 may have run, too: it had not been told a last time
        (50, 70, SpanLines((5, 5), longest)),
        (50, 90, SpanLines(None, TOO_OFTEN)),
        (105, 109, SpanLines((8, 8), THE_LINE)),
        (192, 230, SpanLines((8, 8), THE_LINE)),
        (201, 230, SpanLines(None, NO_LINE)),
    ):
        found = lines_of_span(program, lanes.lanes[0], State.RUNNING, ns(begin), ns(end))
        assert found == expected, (begin, end)


@BOTH
def test_who_is_blocked_is_so_by_the_line_that_called(known, tmp_path):
    program, lanes, _ = known(run(), tmp_path)
    main, child = lanes.lanes
    assert lines_of_span(program, main, State.BLOCKED, ns(110), ns(190)) == SpanLines((8, 8), THE_CALL)
    assert lines_of_span(program, child, State.BLOCKED, ns(70), ns(170)) == SpanLines((3, 3), THE_CALL)
    assert lines_of_span(program, child, State.BLOCKED, ns(100), ns(101)) == SpanLines((3, 3), THE_CALL)
    assert lines_of_span(program, child, State.RUNNING, ns(171), ns(180)) == SpanLines(None, NOT_MEASURED)
    assert lines_of_span(program, child, State.CREATED, ns(41), ns(51)).lines == (4, 4)
    assert lines_of_span(program, child, State.STARTING, ns(53), ns(61)).lines == (5, 5)


@BOTH
def test_a_line_lights_its_spans(known, tmp_path):
    spans_of = known(run(), tmp_path)[2]

    def ms(first: int, last: int | None = None) -> list[tuple[int, float, float]]:
        found = spans_of(first - 1, (last or first) - 1)
        return [(lane, (begin - START_NS) / MS, (end - START_NS) / MS) for lane, begin, end in found]

    assert ms(2) == [(0, 20, 30)]
    assert ms(1, 3) == [(0, 10, 40)]
    assert ms(4) == [(1, 70, 170)]
    assert ms(5) == [(0, 40, 50), (1, 41, 51)]
    assert ms(6) == [(0, 50, 60), (1, 51, 61)]
    assert ms(7) == [(0, 60, 61), (0, 62, 63)]
    assert ms(8) == [(0, 61, 62)]  # when it ran after it had been told a last time is not known
    assert ms(9) == [(0, 100, 200), (0, 110, 190)]
    assert ms(10) == []


def test_without_such_events_nothing_is_claimed():
    scribe = Scribe()
    scribe.hello()
    scribe.create(10, "p")
    scribe.start(20, MAIN << 32 | 1, CHILD)
    scribe.join(50, 80, MAIN << 32 | 1, 0)
    scribe.say(90, wire.MAIN_LEFT)
    program, lanes, spans_of = live(scribe)
    for lane in lanes.lanes:
        for state in State:
            assert lines_of_span(program, lane, state, ns(52), ns(60)) == SpanLines(None, NOT_MEASURED)
    assert [spans_of(line, line) for line in range(9)] == [[]] * 9


def test_the_line_that_main_is_at_has_a_span_that_goes_on():
    scribe = Scribe()
    scribe.hello()
    scribe.say(10, wire.LINE, value=9)
    scribe.say(30, wire.OUTPUT, text="x")
    state = RunState(1, Transcript(TEXT.split("\n")))
    state.lines.read_program(TEXT)
    state.fold(scribe.batch())
    assert state.spans_of_line(8, 8) == [(0, ns(10), ns(30))]
    found = lines_of_span(state.program(), state.lanes.lanes[0], State.RUNNING, ns(15), ns(25))
    assert found == SpanLines((8, 8), THE_LINE)


@pytest.mark.parametrize("kind", [wire.LINE, wire.CALL_BEGIN])
def test_a_million_events_are_searched_in_a_moment(kind):
    count = 1_000_000
    heads = np.zeros(count, EVENT_DTYPE)
    heads["kind"], heads["pid"], heads["tid"] = kind, MAIN, MAIN
    heads["seq"], heads["t_ns"] = np.arange(2, count + 2), ns(10) + np.arange(count) * 1000
    lines = np.arange(count) % 9 + 1
    if kind == wire.LINE:
        heads["value"] = lines
    else:
        heads["kind"][1::2] = wire.CALL_END
        heads["subject"][::2], heads["value"] = lines[::2], 1
    scribe = Scribe()
    scribe.hello()
    scribe.say(1, wire.NAME, value=1, text="Lock.acquire()")
    state = RunState(1, Transcript(TEXT.split("\n")))
    state.lines.read_program(TEXT)
    state.fold(scribe.batch())
    for begin in range(0, count, 100_000):
        part = slice(begin, begin + 100_000)
        state.fold(Batch(heads[part], b"", no_payloads(100_000)))
    program, main = state.program(), state.lanes.lanes[0]
    begun = time.process_time()
    assert len(state.spans_of_line(4, 4)) == MOST_SPANS
    middle = ns(10 + count / 2000)
    blocked = State.RUNNING if kind == wire.LINE else State.BLOCKED
    expected = lines[count // 2] - 1
    assert lines_of_span(program, main, blocked, middle + 100, middle + 900).lines == (expected, expected)
    assert time.process_time() - begun < 0.2  # measured: 0.02

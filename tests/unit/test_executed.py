"""The line of a span: what MainProcess told of its statements, live and in a recording; nothing else is claimed."""

import pytest

from concgui.control.replayprogram import ReplayProgram
from concgui.control.runstate import RunState
from concgui.control.transcript import Transcript
from concgui.core.executed import NO_STATEMENT, NOT_MEASURED, THE_LINE, Executed, Program, SpanLines, lines_of_span
from concgui.core.lane import LaneKind
from concgui.core.lanes import LaneSet
from concgui.core.listing import parse
from concgui.core.recording import RecordingMeta
from concgui.core.states import State
from concgui.program import wire
from tests.scribe import MS, START_NS, Scribe

TEXT = """\
from multiprocessing import Process


def work():
    pass


if __name__ == "__main__":
    p1 = Process(
        target=work,
    )
    p1.start()
    p1.join()
    print("over")
"""
STATEMENTS = parse(TEXT).statements
CREATE, START, JOIN, PRINT = [(one.first_line - 1, one.last_line - 1) for one in STATEMENTS]


def ns(ms: float) -> int:
    return START_NS + round(ms * MS)


def run() -> Scribe:
    """Statements 10–12, 20–30, 30–80 and 90 until main leaves at 100 ms; p1 is created at 11, started at 21 … 33."""
    scribe = Scribe()
    scribe.hello()
    for number, (begin, end) in enumerate(((10, 12), (20, 30), (30, 80), (90, None)), 1):
        scribe.say(begin, wire.STATEMENT_BEGIN, value=number, text=STATEMENTS[number - 1].source)
        if number == 1:
            scribe.say(11, wire.PROCESS_CREATED, subject=100 << 32 | 1, text="Process-1\x1fwork\x1f9")
        elif number == 2:
            scribe.start(21, 100 << 32 | 1, 101)
        if end is not None:
            scribe.say(end, wire.STATEMENT_END, value=number)
    scribe.say(100, wire.MAIN_LEFT)
    scribe.say(120, wire.OUTPUT, text="late")
    return scribe


def live(scribe: Scribe) -> tuple[Program, LaneSet]:
    transcript = Transcript(TEXT.split("\n"), parse(TEXT))
    transcript.ask_listed()
    state = RunState(1, transcript)
    state.fold(scribe.batch())
    return state.program(), state.lanes


def replayed(scribe: Scribe) -> tuple[Program, LaneSet]:
    recording = scribe.recording()
    recording.meta = RecordingMeta(mode="statements", program=TEXT)
    return ReplayProgram(recording).program(whole=not recording.dropped()), scribe.lanes()


BOTH = pytest.mark.parametrize("known", [live, replayed])


@BOTH
@pytest.mark.parametrize(
    ("begin", "end", "lines", "words"),
    [
        (40, 70, JOIN, THE_LINE),
        (31, 79, JOIN, THE_LINE),
        (10, 11, CREATE, THE_LINE),
        (25, 60, JOIN, "2 statements ran in this span, the marked one longest."),
        (22, 33, START, "2 statements ran in this span, the marked one longest."),
        (20, 30, START, THE_LINE),  # its end is the next one's begin
        (13, 20, None, NO_STATEMENT),
        (80, 90, None, NO_STATEMENT),
        (95, 110, PRINT, THE_LINE),  # nobody told of its end, but main has left
        (101, 110, None, NO_STATEMENT),
        (0, 5, None, NOT_MEASURED),  # what main imported was not measured
        (25, 25, START, THE_LINE),
    ],
)
def test_main_ran_the_line_with_the_longest_overlap(known, begin, end, lines, words):
    program, lanes = known(run())
    found = lines_of_span(program, lanes.lanes[0], State.RUNNING, ns(begin), ns(end))
    assert found == SpanLines(lines, words)


@BOTH
def test_of_a_worker_only_its_making_and_its_start_are_known(known):
    program, lanes = known(run())
    p1 = lanes.lanes[1]
    assert p1.kind is LaneKind.PROCESS
    told = {state: lines_of_span(program, p1, state, ns(40), ns(50)) for state in State}
    assert told[State.CREATED] == SpanLines((8, 8), "The marked line created p1.")
    for state in (State.START_CALLED, State.STARTING):
        assert told[state] == SpanLines(START, "The marked line started p1.")
    others = set(State) - {State.CREATED, State.START_CALLED, State.STARTING}
    assert {told[state] for state in others} == {SpanLines(None, NOT_MEASURED)}


def test_a_script_tells_where_a_worker_was_made_and_nothing_else():
    lanes = run().lanes()
    script = Program(())
    main, p1 = lanes.lanes
    assert lines_of_span(script, main, State.RUNNING, ns(40), ns(70)) == SpanLines(None, NOT_MEASURED)
    for state in (State.CREATED, State.STARTING):
        assert lines_of_span(script, p1, state, ns(11), ns(21)).lines == (8, 8)
    assert lines_of_span(script, p1, State.RUNNING, ns(40), ns(70)) == SpanLines(None, NOT_MEASURED)


def test_a_worker_of_a_worker_has_no_line():
    scribe = run()
    scribe.create(50, "inner", pid=101)
    lanes = scribe.lanes()
    found = lines_of_span(live(scribe)[0], lanes.lanes[2], State.CREATED, ns(50), ns(60))
    assert found == SpanLines(None, NOT_MEASURED)


def test_where_events_are_missing_nothing_is_claimed():
    scribe = run()
    scribe.drop()
    scribe.say(130, wire.IDLE)
    for known in (live, replayed):
        program, lanes = known(scribe)
        assert lines_of_span(program, lanes.lanes[0], State.IDLE, ns(13), ns(20)) == SpanLines(None, NOT_MEASURED)
    unended = Program((Executed((1, 1), ns(10), None), Executed((2, 2), ns(20), None)))
    found = lines_of_span(unended, run().lanes().lanes[0], State.RUNNING, ns(21), ns(500))
    assert found.lines == (2, 2)  # the first one was over when the second began


def test_a_text_that_was_changed_after_the_run_has_no_line_of_it():
    _program, lanes = live(run())
    fresh = Transcript(TEXT.split("\n"), parse(TEXT)).program(whole=True)
    assert lines_of_span(fresh, lanes.lanes[0], State.RUNNING, ns(40), ns(70)).lines is None
    assert lines_of_span(fresh, lanes.lanes[1], State.CREATED, ns(11), ns(21)).lines is None


def test_a_recording_without_its_text_marks_the_statements_that_it_shows():
    recording = run().recording()
    recording.meta = RecordingMeta(mode="statements")
    program = ReplayProgram(recording).program(whole=True)
    lanes = run().lanes()
    assert lines_of_span(program, lanes.lanes[0], State.RUNNING, ns(40), ns(70)).lines == (4, 4)
    assert lines_of_span(program, lanes.lanes[1], State.CREATED, ns(11), ns(21)).lines == (0, 2)

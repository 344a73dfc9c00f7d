"""The lines of the Program pane: what is shown live at an instant is what the recording shows at it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concgui.control.replayprogram import ReplayProgram
from concgui.control.runstate import RunState
from concgui.control.transcript import Transcript
from concgui.core.lanes import fold
from concgui.core.line_main import read_lines
from concgui.core.listing import parse
from concgui.core.recording import RecordingMeta
from concgui.core.views import LineState, ProgramLine
from concgui.program import wire
from tests.scribe import MAIN, MS, START_NS, Scribe

SCRIPT = """\
import time
from multiprocessing import Process
def work(n):
    for i in range(n):
        time.sleep(i)
p = Process(target=work, args=(3,))
p.start()
for i in range(100):
    i += 1
work(2)
p.join()
"""
LESSON = """\
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
P1 = MAIN << 32 | 1


class Run:
    """A run that is told event by event, live, and can be asked for as a recording."""

    def __init__(self, text: str, mode: str) -> None:
        self.text, self.mode = text, mode
        self.scribe = Scribe()
        transcript = Transcript(text.rstrip("\n").split("\n"), parse(text) if mode == "statements" else None)
        if mode == "statements":
            transcript.ask_listed()
        self.state = RunState(1, transcript)
        self.state.lines.read_program(text)
        self._told = 0
        self.scribe.hello()
        self.tell()

    def tell(self) -> None:
        """Fold what was written meanwhile."""
        recording = self.scribe.recording()
        self.state.fold(recording.batch(self._told))
        self._told = len(recording)

    def live(self) -> tuple[ProgramLine, ...]:
        return self.state.transcript.lines(self.state.recording.t0_ns, (), *self.state.lines.at())

    def replay(self) -> ReplayProgram:
        recording = self.scribe.recording()
        recording.meta = RecordingMeta(mode=self.mode, program=self.text)
        return ReplayProgram(recording, read_lines(recording, fold(recording)))

    def line(self, number: int) -> ProgramLine:
        return self.live()[number - 1]


def script() -> Run:
    return Run(SCRIPT, "script")


MAIN_SAYS = st.one_of(
    st.tuples(st.just(wire.LINE), st.integers(1, 12), st.sampled_from((0, 0, 0, wire.LINE_BACK, wire.LINE_LAST))),
    st.tuples(st.sampled_from((wire.LINES_ON, wire.LINES_OFF)), st.integers(0, 3), st.just(0)),
    st.tuples(st.sampled_from((wire.CALL_BEGIN, wire.CALL_END)), st.integers(0, 12), st.just(0)),
    st.tuples(st.sampled_from((wire.JOIN_BEGIN, wire.JOIN_END)), st.integers(0, 12), st.just(0)),
    st.tuples(st.just(wire.FAILED), st.integers(0, 12), st.sampled_from((0, P1))),
    st.tuples(st.sampled_from((wire.STATEMENT_BEGIN, wire.STATEMENT_END)), st.integers(1, 4), st.sampled_from((0, 1))),
    st.tuples(st.just("drop"), st.just(0), st.just(0)),
)


def say(scribe: Scribe, ms: float, text: str, kind, number: int, more: int) -> None:
    if kind == "drop":
        scribe.drop()
    elif kind == wire.LINE:
        scribe.say(ms, kind, value=number | more)
    elif kind in {wire.CALL_BEGIN, wire.CALL_END}:
        scribe.say(ms, kind, subject=number, value=1)
    elif kind == wire.JOIN_BEGIN:
        scribe.say(ms, kind, subject=P1, value=-1, text=f"\x1f{number}" if number else "")
    elif kind == wire.JOIN_END:
        scribe.say(ms, kind, subject=P1)
    elif kind == wire.FAILED:
        scribe.say(ms, kind, subject=more, value=number, text="ValueError: bad")
    elif kind == wire.STATEMENT_BEGIN:
        statements = parse(LESSON).statements
        scribe.say(ms, kind, value=number, text=statements[number - 1].source)
    else:
        scribe.say(ms, kind, value=number, text="ValueError: bad" if more and kind == wire.STATEMENT_END else "")


@given(st.lists(st.lists(MAIN_SAYS, max_size=6), max_size=12), st.booleans())
@settings(max_examples=40, deadline=None, derandomize=True)
def test_live_and_replay_show_the_same_at_every_instant(parts, over):
    run, ms, seen = script(), 10.0, []
    run.scribe.say(5, wire.NAME, value=1, text="time.sleep(1)")
    run.scribe.create(6, "p")
    for part in [*parts, *([None] if over else [])]:
        for what in part or ():
            ms += 1
            if what[0] not in {wire.STATEMENT_BEGIN, wire.STATEMENT_END}:
                say(run.scribe, ms, SCRIPT, *what)
        if part is None:
            run.scribe.say(ms + 1, wire.MAIN_LEFT)
        run.tell()
        seen.append((run.state.recording.end_ns, run.live()))
    replay = run.replay()
    for t_ns, lines in seen:
        assert replay.lines(t_ns) == lines
    for t_ns, lines in reversed(seen):
        assert replay.lines(t_ns) == lines


@given(st.lists(st.lists(MAIN_SAYS, max_size=3), max_size=4))
@settings(max_examples=25, deadline=None, derandomize=True)
def test_statements_are_the_same_too(parts):
    run, ms, seen = Run(LESSON, "statements"), 10.0, []
    run.scribe.say(5, wire.NAME, value=1, text="time.sleep(1)")
    run.scribe.create(6, "p")
    for number, part in enumerate(parts, 1):
        say(run.scribe, ms + 1, LESSON, wire.STATEMENT_BEGIN, number, 0)
        ms += 1
        for what in part:
            ms += 1
            if what[0] not in {wire.STATEMENT_BEGIN, wire.STATEMENT_END}:
                say(run.scribe, ms, LESSON, *what)
        run.tell()
        seen.append((run.state.recording.end_ns, run.live()))
        say(run.scribe, ms + 1, LESSON, wire.STATEMENT_END, number, number == len(parts))
        ms += 1
        run.tell()
        seen.append((run.state.recording.end_ns, run.live()))
    replay = run.replay()
    for t_ns, lines in seen:
        assert [known(line) for line in replay.lines(t_ns)] == [known(line) for line in lines]


def known(line: ProgramLine) -> ProgramLine:
    """A line without what buttons have asked for: a recording knows only what main did."""
    state = LineState.FUTURE if line.state is LineState.QUEUED else line.state
    return line._replace(state=state, button=False, waited_ns=0)


# --- what is shown ------------------------------------------------------------------------------------------------
def test_a_script_s_lines_tell_how_often_and_how_long_and_where_main_is():
    run = script()
    for ms, line in (
        (10, 1),
        (30, 2),
        (35, 3),
        (36, 6),
        (40, 7),
        (50, 8),
        (51, 9),
        (52, 8),
        (53, 9),
        (54, 8),
        (60, 10),
    ):
        run.scribe.say(ms, wire.LINE, value=line)
    run.tell()
    lines = run.live()
    assert lines[0] == ProgramLine("import time", LineState.DONE, 10 * MS, count=1, total_ns=20 * MS)
    assert lines[7] == ProgramLine("for i in range(100):", LineState.DONE, 54 * MS, count=3, total_ns=8 * MS)
    assert lines[3] == ProgramLine("    for i in range(n):", LineState.TEXT)
    assert lines[9] == ProgramLine("work(2)", LineState.CURRENT, 60 * MS, count=1, since_ns=60 * MS)
    run.scribe.say(61, wire.LINE, value=4)
    run.scribe.say(70, wire.LINE, value=10 | wire.LINE_BACK)
    run.tell()
    back = run.line(10)
    assert (back.state, back.count, back.total_ns, back.since_ns) == (LineState.CURRENT, 1, 1 * MS, None)
    run.scribe.say(75, wire.LINE, value=11)
    run.scribe.say(80, wire.MAIN_LEFT)
    run.tell()
    assert (run.line(10).total_ns, run.line(11).total_ns) == (6 * MS, 5 * MS)
    assert {line.state for line in run.live()} == {LineState.DONE, LineState.TEXT}


def test_lines_that_run_too_often_are_told_as_that():
    run = script()
    run.scribe.say(50, wire.LINE, value=8)
    run.scribe.say(51, wire.LINE, value=9)
    for ms, line in ((52, 8), (53, 9)):
        run.scribe.say(ms, wire.LINE, value=line | wire.LINE_LAST)
    run.tell()
    lines = run.live()
    assert [line.state for line in lines[7:9]] == [LineState.ABOUT, LineState.ABOUT]
    assert all(line.more for line in lines[7:9])
    assert lines[8].since_ns is None
    run.scribe.say(500, wire.LINE, value=10)
    run.tell()
    assert [(line.state, line.more) for line in run.live()[7:10]] == [
        (LineState.DONE, True),
        (LineState.DONE, True),
        (LineState.CURRENT, False),
    ]
    run.scribe.say(600, wire.LINE, value=11)
    run.tell()
    assert run.line(10).total_ns == 100 * MS  # the module's loop above it cannot have run any more
    assert run.line(9).total_ns == 1 * MS


@pytest.mark.parametrize("told", [wire.CALL_BEGIN, wire.JOIN_BEGIN])
def test_main_is_blocked_at_the_line_that_called(told):
    run = script()
    run.scribe.say(9, wire.NAME, value=1, text="time.sleep(1)")
    run.scribe.create(9, "p")
    run.scribe.say(60, wire.LINE, value=10)
    run.scribe.say(61, wire.LINE, value=5 | wire.LINE_LAST)
    line = {wire.CALL_BEGIN: 5, wire.JOIN_BEGIN: 11}[told]
    say(run.scribe, 70, SCRIPT, told, line, 0)
    run.tell()
    found = run.line(line)
    call = {wire.CALL_BEGIN: "time.sleep(1)", wire.JOIN_BEGIN: "p.join()"}[told]
    assert (found.state, found.since_ns, found.call) == (LineState.BLOCKED, 70 * MS, call)
    assert LineState.ABOUT not in {one.state for one in run.live()}
    say(run.scribe, 80, SCRIPT, told + 1, line, 0)
    run.tell()
    assert LineState.BLOCKED not in {one.state for one in run.live()}


def test_a_call_of_no_known_line_blocks_the_current_one_and_no_other():
    run = script()
    run.scribe.say(9, wire.NAME, value=1, text="Lock.acquire()")
    run.scribe.say(10, wire.LINE, value=2)
    say(run.scribe, 12, SCRIPT, wire.CALL_BEGIN, 0, 0)
    run.tell()
    assert (run.line(2).state, run.line(2).since_ns) == (LineState.BLOCKED, 12 * MS)
    say(run.scribe, 13, SCRIPT, wire.CALL_END, 0, 0)
    run.scribe.say(14, wire.LINES_OFF, value=wire.LINES_TRACED)
    say(run.scribe, 15, SCRIPT, wire.CALL_BEGIN, 0, 0)
    run.tell()
    assert {line.state for line in run.live()} == {LineState.DONE, LineState.TEXT}


def test_implicit_joins_block_no_line():
    run = script()
    run.scribe.create(9, "p")
    run.scribe.say(10, wire.LINE, value=11)
    run.scribe.say(20, wire.MAIN_LEFT)
    run.scribe.say(21, wire.JOIN_BEGIN, subject=P1, value=-1, text="implicit")
    run.tell()
    assert {line.state for line in run.live()} == {LineState.DONE, LineState.TEXT}


def test_exceptions_stand_at_their_line():
    run = script()
    run.scribe.create(9, "p")
    run.scribe.say(10, wire.LINE, value=10)
    for child in range(3):
        run.scribe.say(20 + child, wire.FAILED, 101 + child, subject=P1, value=5, text="ValueError: bad")
    run.tell()
    assert (run.line(5).state, run.line(5).note) == (LineState.TEXT, "p: ValueError: bad (and 2 more)")
    run.scribe.say(30, wire.FAILED, value=10, text="KeyError: 'x'")
    run.scribe.say(31, wire.MAIN_LEFT)
    run.tell()
    assert (run.line(10).state, run.line(10).note) == (LineState.FAILED, "KeyError: 'x'")
    assert run.replay().lines(START_NS + 29 * MS)[9].state is LineState.CURRENT


def test_a_statement_tells_its_time_and_where_it_waits():
    run = Run(LESSON, "statements")
    run.scribe.create(9, "p1")
    for number, (begin, end) in enumerate(((10, 12), (20, 30), (30, None)), 1):
        say(run.scribe, begin, LESSON, wire.STATEMENT_BEGIN, number, 0)
        if end is not None:
            say(run.scribe, end, LESSON, wire.STATEMENT_END, number, 0)
    run.tell()
    lines = run.live()
    assert [(line.state, line.count, line.total_ns) for line in lines[8:11]] == [
        (LineState.DONE, 1, 2 * MS),
        (LineState.DONE, 0, None),
        (LineState.DONE, 0, None),
    ]
    assert (lines[12].state, lines[12].since_ns, lines[13].state) == (LineState.CURRENT, 30 * MS, LineState.QUEUED)
    say(run.scribe, 31, LESSON, wire.JOIN_BEGIN, 0, 0)
    run.tell()
    assert (run.line(13).state, run.line(13).since_ns) == (LineState.BLOCKED, 31 * MS)
    assert run.line(13).call.endswith(".join()")


def test_a_statement_fails_at_the_line_inside_it():
    run = Run(LESSON, "statements")
    say(run.scribe, 10, LESSON, wire.STATEMENT_BEGIN, 1, 0)
    say(run.scribe, 11, LESSON, wire.FAILED, 10, 0)
    say(run.scribe, 12, LESSON, wire.STATEMENT_END, 1, 1)
    run.tell()
    assert [line.state for line in run.live()[8:11]] == [LineState.DONE, LineState.FAILED, LineState.DONE]
    assert run.line(10).note == "ValueError: bad"


def test_what_has_not_changed_is_the_same_object():
    run = script()
    before = run.live()
    for number in range(1, 12):
        run.scribe.say(10 + number, wire.LINE, value=number)
        run.tell()
        lines = run.live()
        assert run.live() is lines
        same = sum(one is other for one, other in zip(before, lines, strict=True))
        assert same >= len(lines) - 2
        before = lines


def test_a_line_that_is_not_told_has_been_reached_where_main_made_or_called_something():
    run = script()
    run.scribe.say(9, wire.NAME, value=1, text="time.sleep(1)")
    run.scribe.say(10, wire.LINE, value=2)
    run.scribe.say(11, wire.LINES_OFF, value=wire.LINES_TOO_OFTEN)
    run.scribe.say(20, wire.PROCESS_CREATED, subject=P1, text="Process-1\x1fwork\x1f6")
    say(run.scribe, 30, SCRIPT, wire.CALL_BEGIN, 5, 0)
    say(run.scribe, 40, SCRIPT, wire.CALL_END, 0, 0)
    say(run.scribe, 50, SCRIPT, wire.JOIN_BEGIN, 11, 0)
    say(run.scribe, 60, SCRIPT, wire.JOIN_END, 0, 0)
    run.scribe.say(70, wire.CALL_BEGIN, tid=MAIN + 1, subject=4, value=1)  # another thread's
    run.tell()
    assert [number for number, line in enumerate(run.live(), 1) if line.state is LineState.DONE] == [2, 5, 6, 11]
    assert run.line(6) == ProgramLine(run.line(6).text, LineState.DONE, more=True)
    assert run.replay().lines(START_NS + 45 * MS)[4] == run.line(5)
    assert run.replay().lines(START_NS + 45 * MS)[10].state is LineState.TEXT

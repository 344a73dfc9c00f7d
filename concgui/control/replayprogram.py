"""The program of a recording, and how far main was in it at any instant. No Qt."""

from dataclasses import dataclass

import numpy as np

from concgui.control.transcript import NOT_EXECUTED
from concgui.core.events import EventKind
from concgui.core.executed import Executed, Program
from concgui.core.line_main import LinesNow, MainLines
from concgui.core.line_view import LineMaker, StatementNow
from concgui.core.listing import INDENT, Statement, parse
from concgui.core.recording import Recording
from concgui.core.scenario import InputError
from concgui.core.states import MainPhase
from concgui.core.views import LineState, ProgramLine
from concgui.core.words import tr
from concgui.program import wire

_K = EventKind
_PHASES = {
    _K.HELLO: MainPhase.LAUNCHING,
    _K.TARGET_ENTERED: MainPhase.BUSY,
    _K.STATEMENT_BEGIN: MainPhase.BUSY,
    _K.IDLE: MainPhase.IDLE,
    _K.MAIN_LEFT: MainPhase.LEAVING,
    _K.MAIN_EXIT: MainPhase.ENDED,
}


@dataclass(slots=True)
class Execution:
    """One statement that main has executed. Times absolute ns; None: it never came to its end."""

    source: str
    begin_ns: int
    end_ns: int | None = None
    failure: str = ""
    waited_ns: int = 0  #: for which main had done nothing before
    went_on: bool = False  #: main went on behind it, as it does behind a button's statement that fails


class ReplayProgram:
    """Answers for an instant, absolute ns: what has happened at it has happened."""

    def __init__(self, recording: Recording, lines: MainLines | None = None) -> None:
        """`lines`: what those of its text have told, None: nothing."""
        self._recording = recording
        self._lines = lines
        self._maker = LineMaker()
        self._t0_ns = recording.t0_ns
        self._executions: list[Execution] = []
        self._phases: list[tuple[int, MainPhase]] = []
        self.main_pid: int | None = None
        self._read(recording)
        self._phase_times = np.array([t_ns for t_ns, _phase in self._phases], np.int64)
        ends = (t_ns for t_ns, phase in self._phases if phase in {MainPhase.LEAVING, MainPhase.ENDED})
        self._over_ns = next(ends, None)
        self._text = recording.meta.program.rstrip("\n").split("\n") if recording.meta.program else []
        statements = _statements(recording) if recording.meta.mode == "statements" else ()
        self._listed = bool(self._text)
        if not self._text:  # the text is not known, but what main has executed is
            sources = [one.source for one in self._executions]
            self._text, statements = _appended(sources)
        self._rows = list(zip(statements, self._assigned(statements), strict=True))

    def _read(self, recording: Recording) -> None:
        wanted = np.flatnonzero(np.isin(recording.heads["kind"], [*_PHASES, _K.STATEMENT_END]))
        running: dict[int, Execution] = {}
        for at in wanted.tolist():
            (event,) = recording.batch(at, at + 1).events()
            if event.kind is _K.HELLO and self.main_pid is None:
                self.main_pid = event.pid
            about = event.subject if event.kind is _K.MAIN_EXIT else event.pid
            if about != self.main_pid or (event.kind is _K.TARGET_ENTERED and event.subject):
                continue  # a child made by os.fork
            left_well = event.kind is _K.MAIN_LEFT and event.value == 0
            if self._executions and (left_well or event.kind in {_K.STATEMENT_BEGIN, _K.IDLE}):
                self._executions[-1].went_on = True
            if event.kind is _K.STATEMENT_BEGIN:
                before = self._executions[-1].end_ns if self._executions else None
                waited_ns = 0 if before is None else event.t_ns - before
                running[event.value] = Execution(event.text, event.t_ns, waited_ns=waited_ns)
                self._executions.append(running[event.value])
            elif event.kind is _K.STATEMENT_END and event.value in running:
                done = running.pop(event.value)
                done.end_ns, done.failure = event.t_ns, event.text
            if event.kind in _PHASES:
                self._phases.append((event.t_ns, _PHASES[event.kind]))
        self._phases.sort(key=lambda one: one[0])

    def _assigned(self, statements: tuple[Statement, ...]) -> list[Execution | None]:
        """Return for each statement of the text when it was executed: they are so in its order."""
        found: list[Execution | None] = [None] * len(statements)
        at = 0
        for execution in self._executions:
            same = (
                place for place in range(at, len(statements)) if _on_the_wire(statements[place]) == execution.source
            )
            place = next(same, None)
            if place is not None:
                found[place], at = execution, place + 1
        return found

    def program(self, *, whole: bool) -> Program:
        """Return when main executed what; `whole`: whether no event is missing."""
        places = {
            id(execution): (statement.first_line - 1, statement.last_line - 1)
            for statement, execution in self._rows
            if execution is not None
        }
        executed = []
        for one in self._executions:
            end_ns = one.end_ns
            if end_ns is None and self._over_ns is not None and self._over_ns >= one.begin_ns:
                end_ns = self._over_ns
            executed.append(Executed(places.get(id(one)), one.begin_ns, end_ns))
        log = None if self._lines is None else self._lines.log
        return Program(executed, whole, self._listed, log, self._recording)

    # --- at an instant ----------------------------------------------------------------------------------------
    def main_phase(self, t_ns: int) -> MainPhase:
        """Return what MainProcess was doing."""
        at = int(np.searchsorted(self._phase_times, t_ns, side="right"))
        return self._phases[at - 1][1] if at else MainPhase.OFF

    def lines(self, t_ns: int) -> tuple[ProgramLine, ...]:
        """Return the program's lines, their times since time 0."""
        now = LinesNow() if self._lines is None else self._lines.at(t_ns)
        statements = [self._at(statement, execution, t_ns) for statement, execution in self._rows]
        return self._maker.lines(self._text, statements, now.facts, now.blocked, self._t0_ns)

    def _at(self, statement: Statement, execution: Execution | None, t_ns: int) -> StatementNow:
        over_ns = self._over_ns if self._over_ns is not None and self._over_ns <= t_ns else None
        now = StatementNow(statement.first_line, statement.last_line, LineState.FUTURE)
        if execution is None or execution.begin_ns > t_ns:
            return now if over_ns is None else now._replace(note=tr(NOT_EXECUTED))
        begin_ns, end_ns = execution.begin_ns, execution.end_ns
        if end_ns is not None and end_ns <= t_ns:
            state = LineState.FAILED if execution.failure else LineState.DONE
            now = now._replace(state=state, begin_ns=begin_ns, end_ns=end_ns, note=execution.failure)
            return now._replace(button=execution.went_on, waited_ns=execution.waited_ns)
        return now._replace(
            state=LineState.CURRENT if over_ns is None else LineState.DONE, begin_ns=begin_ns, end_ns=over_ns
        )


def _on_the_wire(statement: Statement) -> str:
    """Return as much of a statement's source as its event carries."""
    return statement.source.encode()[: wire.MAX_PAYLOAD].decode("utf-8", "replace")


def _statements(recording: Recording) -> tuple[Statement, ...]:
    try:
        return parse(recording.meta.program).statements
    except InputError:
        return ()


def _appended(sources: list[str]) -> tuple[list[str], tuple[Statement, ...]]:
    text: list[str] = []
    statements = []
    for source in sources:
        first = len(text) + 1
        text += [INDENT + line for line in source.split("\n")]
        statements.append(Statement(source, first, len(text)))
    return text, tuple(statements)

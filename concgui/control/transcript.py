"""The program's text and how far main is in it. No Qt.

The lines are those of the file that runs: a Free program's definitions and guard, or the whole text of a lesson. Main's
statements belong to lines of it; what buttons ask for is appended, so that line numbers in tracebacks are true.
"""

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from concgui.core.executed import Executed, Program
from concgui.core.line_calls import Blocked
from concgui.core.line_facts import Facts
from concgui.core.line_view import LineMaker, StatementNow
from concgui.core.listing import INDENT, Listing, find_worker
from concgui.core.views import LineState, ProgramLine
from concgui.core.words import later, tr

NOT_EXECUTED = later("not executed: MainProcess ended before")


class Call(StrEnum):
    """What a statement does to a worker, as far as buttons depend on it."""

    CREATE = "create"
    START = "start"
    OTHER = "other"


@dataclass(slots=True)
class Entry:
    """One statement of main, or a signal from outside. `worker`: a variable's name.

    `t_ns`, `end_ns`: absolute, when it began and ended.
    """

    number: int
    source: str
    line: int  #: the line it begins at, from 1
    last_line: int
    state: LineState
    worker: str = ""
    call: Call = Call.OTHER
    t_ns: int | None = None
    end_ns: int | None = None
    note: str = ""


def _about(source: str) -> tuple[str, Call]:
    """Return which worker a listed statement makes or starts, if it does no more than that."""
    (node, *_more) = ast.parse(source).body
    worker = find_worker(node)
    if worker is not None:
        return worker.name, Call.CREATE
    called = node.value.func if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) else None
    if isinstance(called, ast.Attribute) and called.attr == "start" and isinstance(called.value, ast.Name):
        return called.value.id, Call.START
    return "", Call.OTHER


class Transcript:
    """Main's statements in the order in which they are asked for."""

    def __init__(self, text_lines: Sequence[str], listing: Listing | None = None) -> None:
        """`text_lines`: what stands there before anything is asked for; `listing`: the lesson they are the text of."""
        self._text = list(text_lines)
        self._listed = [
            Entry(
                number,
                statement.source,
                statement.first_line,
                statement.last_line,
                LineState.FUTURE,
                *_about(statement.source),
            )
            for number, statement in enumerate(listing.statements if listing else (), 1)
        ]
        self._asked: list[Entry] = []
        self._by_number: dict[int, Entry] = {}
        self._next_number = len(self._listed) + 1
        self._open: dict[int, Entry] = {}  # queued or current
        self._maker = LineMaker()
        self.ended = False

    # --- asking -----------------------------------------------------------------------------------------------
    def ask_listed(self) -> list[Entry]:
        """Queue all statements of the lesson; return them."""
        for entry in self._listed:
            self._queue(entry)
        return self._listed

    def ask(self, source: str, worker: str = "", call: Call = Call.OTHER) -> Entry:
        """Queue one more statement behind all others; return it."""
        entry = self._append(source, LineState.QUEUED, worker, call)
        self._queue(entry)
        return entry

    def refuse(self, entry: Entry, reason: str) -> None:
        """A statement that was asked for could not be sent."""
        self._open.pop(entry.number, None)
        entry.state, entry.note = LineState.FAILED, reason

    def outside(self, text: str, t_ns: int) -> None:
        """Note a signal that we sent ourselves at `t_ns`."""
        entry = self._append(text, LineState.OUTSIDE)
        entry.t_ns = t_ns

    def _queue(self, entry: Entry) -> None:
        entry.state = LineState.QUEUED
        self._by_number[entry.number] = self._open[entry.number] = entry

    def _append(self, source: str, state: LineState, worker: str = "", call: Call = Call.OTHER) -> Entry:
        first = (self._asked[-1].last_line if self._asked else len(self._text)) + 1
        entry = Entry(self._next_number, source, first, first + source.count("\n"), state, worker, call)
        self._next_number += 1
        self._asked.append(entry)
        return entry

    # --- what the program reports -------------------------------------------------------------------------------
    def begin(self, number: int, t_ns: int) -> None:
        """Main has begun a statement."""
        entry = self._by_number.get(number)
        if entry is not None:
            entry.state, entry.t_ns = LineState.CURRENT, t_ns

    def end(self, number: int, t_ns: int, failure: str) -> None:
        """Main is done with a statement; `failure`: its exception in one line, or ""."""
        entry = self._open.pop(number, None)
        if entry is not None:
            entry.end_ns = t_ns
            entry.state, entry.note = (LineState.FAILED, failure) if failure else (LineState.DONE, "")

    def finish(self, t_ns: int | None = None) -> None:
        """Main executes no statement any more, since `t_ns` if that is known."""
        self.ended = True
        for entry in self._open.values():
            if entry.state is LineState.CURRENT:
                entry.state, entry.end_ns = LineState.DONE, t_ns  # it ended the interpreter, by sys.exit() or a signal
            else:
                entry.state, entry.note = LineState.FUTURE, tr(NOT_EXECUTED)
        self._open.clear()

    # --- reading ----------------------------------------------------------------------------------------------
    @property
    def queued(self) -> int:
        """How many statements wait for main."""
        return sum(entry.state is LineState.QUEUED for entry in self._open.values())

    @property
    def busy(self) -> bool:
        """Whether main has something to do, or will have in a moment."""
        return bool(self._open)

    def waits(self, worker: str, call: Call) -> bool:
        """Whether such a call of a worker is queued or being executed."""
        return any(entry.worker == worker and entry.call is call for entry in self._open.values())

    def program(self, *, whole: bool) -> Program:
        """Return when main executed what; `whole`: whether no event is missing."""
        entries = [*self._listed, *(entry for entry in self._asked if entry.state is not LineState.OUTSIDE)]
        executed = [
            Executed((entry.line - 1, entry.last_line - 1), entry.t_ns, entry.end_ns)
            for entry in entries
            if entry.t_ns is not None
        ]
        return Program(executed, whole, listed=bool(executed) or not entries)  # else the text was changed since

    def text(self) -> str:
        """Return the program as it ran: without signals from outside and without what was not asked for."""
        asked = (entry.source for entry in self._asked if entry.state is not LineState.OUTSIDE)
        return "\n".join([*self._text, *(INDENT + line for source in asked for line in source.split("\n"))]) + "\n"

    def lines(
        self, t0_ns: int, future: Iterable[str] = (), facts: Facts | None = None, blocked: Blocked | None = None
    ) -> tuple[ProgramLine, ...]:
        """Return all lines, times since `t0_ns`. `future`: statements that have not been asked for, at the end.

        `facts`: what the lines themselves have told; `blocked`: what main is blocked in.
        """
        asked = [INDENT + text for entry in self._asked for text in entry.source.split("\n")]
        later = [INDENT + source for source in future]
        texts = [*self._text, *asked, *later] if asked or later else self._text
        statements = [*self._statements(), *(StatementNow(at, at, LineState.FUTURE) for at in _last(texts, later))]
        return self._maker.lines(texts, statements, facts, blocked, t0_ns)

    def _statements(self) -> Iterator[StatementNow]:
        done_ns = None
        for entry in self._listed:
            yield _as_it_is(entry)
            done_ns = entry.end_ns
        for entry in self._asked:
            button = entry.state is not LineState.OUTSIDE
            waited_ns = entry.t_ns - done_ns if button and entry.t_ns is not None and done_ns is not None else 0
            yield _as_it_is(entry)._replace(button=button, waited_ns=waited_ns)
            done_ns = entry.end_ns if button else done_ns


def _as_it_is(entry: Entry) -> StatementNow:
    return StatementNow(entry.line, entry.last_line, entry.state, entry.t_ns, entry.end_ns, entry.note)


def _last(texts: Sequence[str], later: Sequence[str]) -> range:
    """Return the numbers of the last lines of a text."""
    return range(len(texts) - len(later) + 1, len(texts) + 1)

"""Makes the lines of the Program pane from what is known of them; a line that has not changed stays the same object.

Scripts tell their lines; Free programs and lessons tell their statements, and what lines they have else is as in a
script. Times that come in are absolute, those of the lines are since time 0.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from concgui.core.line_calls import Blocked
from concgui.core.line_facts import NONE, STATES, Facts
from concgui.core.views import LineState, ProgramLine

_COLUMNS = ("state", "t_ns", "counts", "more", "total_ns", "since_ns")


class StatementNow(NamedTuple):
    """A statement, or a signal from outside, as it is at an instant. Lines from 1, both included."""

    first: int
    last: int
    state: LineState
    begin_ns: int | None = None
    end_ns: int | None = None
    note: str = ""
    button: bool = False  #: see ProgramLine
    waited_ns: int = 0


class LineMaker:
    """Makes the lines of one program, again and again."""

    def __init__(self) -> None:
        self._texts: Sequence[str] = ()
        self._facts: Facts | None = None
        self._t0_ns = 0
        self._plain: list[ProgramLine] = []  # without statements
        self._made: tuple[ProgramLine, ...] = ()
        self._uncovered = False  # whether no statement covered any

    def lines(
        self,
        texts: Sequence[str],
        statements: Iterable[StatementNow],
        facts: Facts | None,
        blocked: Blocked | None,
        t0_ns: int,
    ) -> tuple[ProgramLine, ...]:
        """Return all lines: the very same tuple, if nothing has changed. `texts` must not be changed afterwards."""
        same = self._renew(texts, facts, t0_ns)
        covered = list(statements)
        if same and not covered and self._uncovered:
            return self._made
        self._uncovered = not covered
        made: list[ProgramLine] = list(self._plain)
        for statement in covered:
            here = slice(statement.first - 1, statement.last)
            made[here] = _statement_lines(made[here], statement, blocked, t0_ns)
        before = self._made
        for at in range(min(len(made), len(before)) if covered else 0):
            if made[at] is not before[at] and made[at] == before[at]:
                made[at] = before[at]
        new = tuple(made)
        if len(new) != len(before) or any(one is not other for one, other in zip(new, before, strict=True)):
            self._made = new
        return self._made

    def _renew(self, texts: Sequence[str], facts: Facts | None, t0_ns: int) -> bool:
        """Bring the lines up to date that no statement covers; return whether nothing has changed."""
        before, self._facts = self._facts, facts
        if t0_ns != self._t0_ns or (texts is not self._texts and texts != self._texts) or (before and not facts):
            self._texts, self._t0_ns, before = texts, t0_ns, None
            self._plain = [ProgramLine(text, LineState.TEXT) for text in texts]
        elif facts is None:
            return True
        if facts is None:
            return False
        changed = _changed(before, facts, len(self._plain))
        for number in changed:
            self._plain[number - 1] = self._fact_line(facts, number)
        return not changed

    def _fact_line(self, facts: Facts, number: int) -> ProgramLine:
        state = STATES[facts.state[number]]
        total = int(facts.total_ns[number])
        return ProgramLine(
            self._texts[number - 1],
            state,
            self._since(facts.t_ns[number]),
            facts.notes.get(number, ""),
            int(facts.counts[number]),
            bool(facts.more[number]),
            None if total == NONE else total,
            self._since(facts.since_ns[number]),
            facts.call if state is LineState.BLOCKED else "",
        )

    def _since(self, t_ns: np.int64) -> int | None:
        return None if t_ns == NONE else int(t_ns) - self._t0_ns


def _statement_lines(
    plain: Sequence[ProgramLine], statement: StatementNow, blocked: Blocked | None, t0_ns: int
) -> list[ProgramLine]:
    """The lines of a statement. The first one tells of the whole; what is known of a line inside stands there."""
    state, note, place = statement.state, statement.note, statement.first
    if state is LineState.FAILED:
        inside = [number for number, line in enumerate(plain, statement.first) if line.state is LineState.FAILED]
        place = inside[-1] if inside else place
    waits = blocked if state is LineState.CURRENT else None
    if waits is not None and waits.line:  # at another line, maybe of a function, that tells it itself
        place = waits.line
    lines = []
    for number, line in enumerate(plain, statement.first):
        first = number == statement.first
        here = number == place
        now = state
        if waits is not None and (here or not waits.line):
            now = LineState.BLOCKED
        elif state is LineState.FAILED and place != statement.first and not here:
            now = LineState.DONE
        new = ProgramLine(line.text, now, note=(note if here else "") or line.note, button=statement.button)
        if first and statement.begin_ns is not None and state is not LineState.OUTSIDE:
            end_ns = statement.end_ns
            new = new._replace(
                count=1,
                total_ns=None if end_ns is None else end_ns - statement.begin_ns,
                since_ns=statement.begin_ns - t0_ns if now is LineState.CURRENT else None,
            )
        if first and statement.begin_ns is not None:
            new = new._replace(t_ns=statement.begin_ns - t0_ns, waited_ns=statement.waited_ns)
        if waits is not None and now is LineState.BLOCKED and (here or first):
            new = new._replace(since_ns=waits.since_ns - t0_ns, call=waits.call)
        lines.append(new)
    return lines


def _changed(before: Facts | None, now: Facts, lines: int) -> list[int]:
    """Return the numbers of the lines, up to so many, of which other things are known than before."""
    size = min(len(now.state), lines + 1)
    if before is None:
        known = (now.state[:size] != 0) | (now.t_ns[:size] != NONE)
        return sorted({*np.flatnonzero(known).tolist(), *(line for line in now.notes if line <= lines)} - {0})
    differs = np.zeros(size, np.bool_)
    had = min(size, len(before.state))
    differs[had:] = True
    for name in _COLUMNS:
        differs[:had] |= getattr(now, name)[:had] != getattr(before, name)[:had]
    found = set(np.flatnonzero(differs).tolist())
    if now.call != before.call:
        found |= set(np.flatnonzero(now.state[:size] == STATES.index(LineState.BLOCKED)).tolist())
    if now.notes is not before.notes:
        found |= {line for line in {*now.notes, *before.notes} if now.notes.get(line) != before.notes.get(line)}
    return sorted(line for line in found if 0 < line <= lines)

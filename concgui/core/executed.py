"""Which line of the program belongs to a span of the timeline: only what was measured. No Qt, no numpy of its own.

MainProcess tells when each statement begins and ends; who makes a worker tells at which line. When a script's own lines
run, and those of workers, nobody tells. All times are absolute nanoseconds.
"""

from collections.abc import Sequence
from typing import NamedTuple

from concgui.core.lane import Lane, LaneKind
from concgui.core.states import State

NOT_MEASURED = "Which line ran in this span was not measured."
NO_STATEMENT = "No statement of the program ran in this span."
THE_LINE = "The marked line ran in this span."
_STARTS = frozenset({State.START_CALLED, State.STARTING})  # no Python line has run in the child yet
_NEVER = 1 << 63


class Executed(NamedTuple):
    """A statement that MainProcess has begun. Lines count from 0, both belong to it; None: the text has it nowhere.

    `end_ns`: None, if nobody told of its end.
    """

    lines: tuple[int, int] | None
    begin_ns: int
    end_ns: int | None


class Program(NamedTuple):
    """What is known of a run's program: the statements in the order in which they began.

    `whole`: no event of it is missing. `listed`: the text is the one that ran, so that line numbers are true of it.
    """

    executed: Sequence[Executed]
    whole: bool = True
    listed: bool = True


class SpanLines(NamedTuple):
    """The lines that belong to a span (from 0, both included), None if none does, and one sentence about it."""

    lines: tuple[int, int] | None
    words: str


def lines_of_span(program: Program, lane: Lane, state: State, start_ns: int, end_ns: int) -> SpanLines:
    """Return the lines of a span of a lane that shows a state."""
    if lane.kind is LaneKind.MAIN:
        return _executed_in(program, start_ns, end_ns)
    if state in _STARTS and lane.starter == 0 and lane.start_ns is not None:
        lines = _executed_at(program, lane.start_ns)
        if lines is not None:
            return SpanLines(lines, f"The marked line started {lane.title}.")
    if state is State.CREATED or state in _STARTS:
        lines = _made_at(program, lane)
        if lines is not None:
            return SpanLines(lines, f"The marked line created {lane.title}.")
    return SpanLines(None, NOT_MEASURED)


def _executed_in(program: Program, start_ns: int, end_ns: int) -> SpanLines:
    """The statement that was being executed for the longest part of a span of MainProcess."""
    if start_ns >= end_ns:
        lines = _executed_at(program, start_ns)
        return SpanLines(lines, NOT_MEASURED if lines is None else THE_LINE)
    found = [(min(end, end_ns) - max(one.begin_ns, start_ns), one) for one, end in _ends(program.executed)]
    found = [(overlap, one) for overlap, one in found if overlap > 0]
    if not found:
        idle = program.whole and bool(program.executed) and start_ns >= program.executed[0].begin_ns
        return SpanLines(None, NO_STATEMENT if idle else NOT_MEASURED)
    _overlap, longest = max(found, key=lambda pair: pair[0])
    if longest.lines is None:
        return SpanLines(None, NOT_MEASURED)
    words = THE_LINE if len(found) == 1 else f"{len(found)} statements ran in this span, the marked one longest."
    return SpanLines(longest.lines, words)


def _executed_at(program: Program, t_ns: int) -> tuple[int, int] | None:
    return next((one.lines for one, end in _ends(program.executed) if one.begin_ns <= t_ns < end), None)


def _made_at(program: Program, lane: Lane) -> tuple[int, int] | None:
    if program.listed and lane.made_line:
        return lane.made_line - 1, lane.made_line - 1
    if lane.parent == 0 and lane.created_ns is not None:
        return _executed_at(program, lane.created_ns)
    return None


def _ends(executed: Sequence[Executed]) -> list[tuple[Executed, int]]:
    """Each with its end: not later than the next one's begin, as an event may be missing."""
    ends = []
    for at, one in enumerate(executed):
        later = executed[at + 1].begin_ns if at + 1 < len(executed) else _NEVER
        ends.append((one, later if one.end_ns is None else min(one.end_ns, later)))
    return ends

"""Which line of the program belongs to a span of the timeline: only what was measured. No Qt, no numpy of its own.

MainProcess tells when each statement begins and ends, or each line of a script; who makes a worker tells at which line,
and who is blocked in a call tells from which. When the lines of workers run, nobody tells. All times are absolute
nanoseconds, lines of spans count from 0.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from concgui.core.lane import Lane, LaneKind
from concgui.core.lanes import LaneSet
from concgui.core.line_calls import LaneSpan, calls_of_lines, line_of_call
from concgui.core.line_log import LineLog
from concgui.core.line_spans import line_at, ran_in, times_of_lines
from concgui.core.recording import Recording
from concgui.core.states import State
from concgui.core.words import later, tr

#: So many spans of a line are enough: the latest.
MOST_SPANS = 2000

NOT_MEASURED = later("Which line ran in this span was not measured.")
NO_LINE = later("No line of the program ran in this span.")
NO_STATEMENT = later("No statement of the program ran in this span.")
THE_LINE = later("The marked line ran in this span.")
THE_CALL = later("The marked line made the call.")
TOO_OFTEN = later("Which line ran in this span was not measured: lines that run too often are not told.")
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
    lines: LineLog | None = None  #: what the lines of a script told
    recording: Recording | None = None  #: where calls are looked up


class SpanLines(NamedTuple):
    """The lines that belong to a span (from 0, both included), None if none does, and one sentence about it."""

    lines: tuple[int, int] | None
    words: str


def lines_of_span(program: Program, lane: Lane, state: State, start_ns: int, end_ns: int) -> SpanLines:
    """Return the lines of a span of a lane that shows a state."""
    if state is State.BLOCKED:
        line = _calling(program, lane, (start_ns + end_ns) // 2)
        if line is not None:
            return SpanLines((line, line), tr(THE_CALL))
    if lane.kind is LaneKind.MAIN:
        return _executed_in(program, start_ns, end_ns) if program.executed else _ran_in(program, start_ns, end_ns)
    if state in _STARTS and lane.starter == 0 and lane.start_ns is not None:
        lines = _at(program, lane.start_ns)
        if lines is not None:
            return SpanLines(lines, tr("The marked line started {title}.", title=lane.title))
    if state is State.CREATED or state in _STARTS:
        lines = _made_at(program, lane)
        if lines is not None:
            return SpanLines(lines, tr("The marked line created {title}.", title=lane.title))
    return SpanLines(None, tr(NOT_MEASURED))


def _executed_in(program: Program, start_ns: int, end_ns: int) -> SpanLines:
    """The statement that was being executed for the longest part of a span of MainProcess."""
    if start_ns >= end_ns:
        lines = _executed_at(program, start_ns)
        return SpanLines(lines, tr(NOT_MEASURED) if lines is None else tr(THE_LINE))
    found = [(min(end, end_ns) - max(one.begin_ns, start_ns), one) for one, end in _ends(program.executed)]
    found = [(overlap, one) for overlap, one in found if overlap > 0]
    if not found:
        idle = program.whole and bool(program.executed) and start_ns >= program.executed[0].begin_ns
        return SpanLines(None, tr(NO_STATEMENT) if idle else tr(NOT_MEASURED))
    _overlap, longest = max(found, key=lambda pair: pair[0])
    if longest.lines is None:
        return SpanLines(None, tr(NOT_MEASURED))
    words = (
        tr(THE_LINE)
        if len(found) == 1
        else tr("{n} statements ran in this span, the marked one longest.", n=len(found))
    )
    return SpanLines(longest.lines, words)


def _executed_at(program: Program, t_ns: int) -> tuple[int, int] | None:
    return next((one.lines for one, end in _ends(program.executed) if one.begin_ns <= t_ns < end), None)


def _made_at(program: Program, lane: Lane) -> tuple[int, int] | None:
    if program.listed and lane.made_line:
        return lane.made_line - 1, lane.made_line - 1
    if lane.parent == 0 and lane.created_ns is not None:
        return _at(program, lane.created_ns)
    return None


def _at(program: Program, t_ns: int) -> tuple[int, int] | None:
    """The statement or the line that main was at, at an instant."""
    found = _executed_at(program, t_ns)
    line = line_at(program.lines, t_ns) if found is None and program.lines is not None and program.listed else 0
    return (line - 1, line - 1) if line else found


def _ran_in(program: Program, start_ns: int, end_ns: int) -> SpanLines:
    """The line of a script that main was at for the longest part of a span."""
    ran = None if program.lines is None or not program.listed else ran_in(program.lines, start_ns, end_ns)
    if ran is None:
        return SpanLines(None, tr(NOT_MEASURED))
    if not ran.line:
        return SpanLines(None, tr(TOO_OFTEN) if ran.unsure else tr(NO_LINE))
    words = tr("Several lines ran in this span, the marked one longest.") if ran.others else tr(THE_LINE)
    return SpanLines((ran.line - 1, ran.line - 1), words)


def _calling(program: Program, lane: Lane, t_ns: int) -> int | None:
    """The line, from 0, that made the call that a lane was blocked in."""
    if program.recording is None or not program.listed or lane.pid is None or lane.tid is None:
        return None
    line = line_of_call(program.recording, lane.pid, lane.tid, t_ns)
    return line - 1 if line else None


def spans_of_line(program: Program, lanes: LaneSet, first: int, last: int) -> list[LaneSpan]:
    """Return the spans that belong to the lines first … last: in which main was at them, in which any lane was blocked
    in a call of theirs, and in which a worker that they made or started came to be. At most MOST_SPANS, the latest.
    """
    times = sorted(_times(program, first, last, lanes.now_ns))
    main = lanes.main
    spans = [] if main is None else [(main.index, begin, end) for begin, end in times]
    if program.listed and program.recording is not None:
        spans += calls_of_lines(program.recording, lanes, first + 1, last + 1, MOST_SPANS)
    for lane in lanes.lanes:
        if lane.kind is not LaneKind.MAIN and not lane.hidden:
            made = program.listed and first < lane.made_line <= last + 1
            spans += _beginnings(lane, times, lanes.now_ns, made=made)
    spans = [one for one in sorted(spans, key=lambda one: one[1]) if one[2] > one[1]]
    return spans[-MOST_SPANS:]


def _times(program: Program, first: int, last: int, now_ns: int) -> Iterator[tuple[int, int]]:
    for one, end in _ends(program.executed):
        if one.lines is not None and one.lines[0] <= last and one.lines[1] >= first:
            yield one.begin_ns, min(end, now_ns)
    if program.lines is not None and program.listed:
        yield from times_of_lines(program.lines, first + 1, last + 1, now_ns, MOST_SPANS)


def _beginnings(lane: Lane, times: list[tuple[int, int]], now_ns: int, *, made: bool) -> Iterator[LaneSpan]:
    """The spans before a worker's first line, as far as some lines made or started it; times: when main was at them."""
    born = lane.first_ns or lane.target_ns or lane.exit_ns or now_ns
    started = lane.start_ns
    made = made or (not lane.made_line and lane.parent == 0 and _within(times, lane.created_ns))
    if lane.created_ns is not None and made:
        yield lane.index, lane.created_ns, started or born
    if started is not None and lane.starter == 0 and _within(times, started):
        yield lane.index, started, born


def _within(times: list[tuple[int, int]], t_ns: int | None) -> bool:
    at = bisect_right(times, (t_ns or 0, _NEVER)) - 1
    return t_ns is not None and at >= 0 and t_ns < times[at][1]


def _ends(executed: Sequence[Executed]) -> list[tuple[Executed, int]]:
    """Each with its end: not later than the next one's begin, as an event may be missing."""
    ends = []
    for at, one in enumerate(executed):
        later = executed[at + 1].begin_ns if at + 1 < len(executed) else _NEVER
        ends.append((one, later if one.end_ns is None else min(one.end_ns, later)))
    return ends

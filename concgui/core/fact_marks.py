"""The spans that prove a fact: what `proof` marks in the timeline; see `fact_table.MARKS`."""

from collections.abc import Callable

from concgui.core.fact_calls import calls_with, nth_call
from concgui.core.fact_cores import both_on, turns_of
from concgui.core.fact_life import spans_in
from concgui.core.fact_output import line_with
from concgui.core.fact_run import Call, Missing, Number, Run

#: Lane, begin and end, absolute ns.
Mark = tuple[int, int, int]
Marks = list[Mark] | Missing
#: So many spans of one rule are marked: more would be a pattern, and no proof.
MOST_MARKS = 64


def _lane(run: Run, name: str) -> Marks:
    lane = run.lane(name)
    if isinstance(lane, Missing):
        return lane
    return [(lane.index, lane.begin_ns or run.t0_ns, lane.exit_ns if lane.exit_ns is not None else run.end_ns)]


def _call(run: Run, name: str, text: str, n: int = 1) -> Marks:
    call = nth_call(run, name, text, n)
    return call if isinstance(call, Missing) else _of_calls(run, name, [call])


def _calls(run: Run, name: str, text: str) -> Marks:
    calls = calls_with(run, name, text)
    return calls if isinstance(calls, Missing) else _of_calls(run, name, calls)


def _of_calls(run: Run, name: str, calls: list[Call]) -> Marks:
    lane = run.lane(name)
    if isinstance(lane, Missing):
        return lane
    last = lane.exit_ns if lane.exit_ns is not None else run.end_ns
    ends = [last if call.end_ns is None else call.end_ns for call in calls]
    return [(lane.index, call.begin_ns, end) for call, end in zip(calls, ends, strict=True)]


def _span(run: Run, name: str, a: Number, b: Number) -> Marks:
    lane = run.lane(name)
    if isinstance(lane, Missing):
        return lane
    begin, end = sorted((run.ns(a), run.ns(b)))
    return [(lane.index, max(begin, run.t0_ns), min(end, run.end_ns))]


def _line(run: Run, text: str, n: int = 1) -> Marks:
    line = line_with(run, text, n)
    if isinstance(line, Missing):
        return line
    lane = run.lanes.main if line.nobodys else run.lane_of_line(line)
    return [] if lane is None else [(lane.index, line.t_ns, line.t_ns)]


def _state(run: Run, name: str, state: str) -> Marks:
    spans, lane = spans_in(run, name, state), run.lane(name)
    if isinstance(spans, Missing):
        return spans
    return lane if isinstance(lane, Missing) else [(lane.index, begin, end) for begin, end in spans]


def _on_core(run: Run, name: str, a: Number | None = None, b: Number | None = None) -> Marks:
    lane = run.lane(name)
    turns = lane if isinstance(lane, Missing) else turns_of(run, lane)
    if isinstance(lane, Missing) or isinstance(turns, Missing):
        return turns if isinstance(turns, Missing) else []
    begin, end = run.ns(a) if a is not None else 0, run.ns(b) if b is not None else run.end_ns
    met = (turns[1] > begin) & (turns[0] < end)
    return _on(lane.index, turns[0][met][:MOST_MARKS].tolist(), turns[1][met][:MOST_MARKS].tolist())


def _both(run: Run, first: str, second: str) -> Marks:
    both = both_on(run, first, second)
    if isinstance(both, Missing):
        return both
    begins, ends = both[0].tolist()[: MOST_MARKS // 2], both[1].tolist()[: MOST_MARKS // 2]
    lanes = [lane for lane in (run.lane(first), run.lane(second)) if not isinstance(lane, Missing)]
    return [mark for lane in lanes for mark in _on(lane.index, begins, ends)]


def _on(lane: int, begins: list[int], ends: list[int]) -> list[Mark]:
    return [(lane, begin, end) for begin, end in zip(begins, ends, strict=True)]


MARKERS: dict[str, Callable[..., Marks]] = {
    "lane": _lane,
    "call": _call,
    "calls": _calls,
    "span": _span,
    "line": _line,
    "state": _state,
    "on_core": _on_core,
    "both": _both,
}

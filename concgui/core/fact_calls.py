"""What rules may ask about joins and other calls that block; see `concgui.core.fact_table`."""

from concgui.core.fact_run import Call, Missing, Result, Run
from concgui.core.kinds import EventKind
from concgui.core.words import tr

_K = EventKind


def _joins_of(run: Run, name: str) -> list[Call] | Missing:
    lane = run.lane(name)
    if isinstance(lane, Missing):
        return lane
    joins: list[Call] = []
    for one in run.lanes.lanes:
        if one.pid is not None and not one.hidden and not one.native:
            calls = run.calls(one)
            if isinstance(calls, Missing):
                return calls
            joins += [call for call in calls if call.kind is _K.JOIN_BEGIN and call.subject == lane.subject]
    return sorted(joins, key=lambda call: call.begin_ns) if lane.subject else []


def _join(run: Run, name: str, n: int) -> Call | Missing:
    joins = _joins_of(run, name)
    if isinstance(joins, Missing):
        return joins
    if len(joins) < n:
        return run.absent(tr("join {n} of {name} was not called", n=n, name=name))
    return joins[n - 1]


def join_began(run: Run, name: str, n: int = 1) -> Result:
    """Return when the nth join of a worker was called."""
    join = _join(run, name, n)
    return join if isinstance(join, Missing) else run.seconds(join.begin_ns)


def join_returned(run: Run, name: str, n: int = 1) -> Result:
    """Return when the nth join of a worker returned."""
    join = _join(run, name, n)
    return join if isinstance(join, Missing) else _end(run, join)


def joins(run: Run, name: str) -> Result:
    """Return how many joins of a worker were called."""
    found = _joins_of(run, name)
    return found if isinstance(found, Missing) else len(found)


def calls_with(run: Run, name: str, text: str) -> list[Call] | Missing:
    """Return the calls of a lane whose names contain a text."""
    lane = run.lane(name)
    calls = lane if isinstance(lane, Missing) else run.calls(lane)
    return calls if isinstance(calls, Missing) else [call for call in calls if text in call.name]


def nth_call(run: Run, name: str, text: str, n: int) -> Call | Missing:
    """Return the nth of them."""
    calls = calls_with(run, name, text)
    if isinstance(calls, Missing):
        return calls
    if len(calls) < n:
        return run.absent(tr("call {n} of “{text}” in {name} was not made", n=n, text=text, name=name))
    return calls[n - 1]


def _end(run: Run, call: Call) -> Result:
    if call.end_ns is None:
        return run.absent(tr("{call} has not returned", call=call.name))
    return run.seconds(call.end_ns)


def call_began(run: Run, name: str, text: str, n: int = 1) -> Result:
    """Return when the nth call of a worker whose name contains a text began."""
    call = nth_call(run, name, text, n)
    return call if isinstance(call, Missing) else run.seconds(call.begin_ns)


def call_ended(run: Run, name: str, text: str, n: int = 1) -> Result:
    """Return when that call returned."""
    call = nth_call(run, name, text, n)
    return call if isinstance(call, Missing) else _end(run, call)


def calls(run: Run, name: str, text: str) -> Result:
    """Return how many calls of a worker have names that contain a text."""
    found = calls_with(run, name, text)
    return found if isinstance(found, Missing) else len(found)

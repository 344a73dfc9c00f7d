"""What rules may ask about the lives and states of workers; see `concgui.core.fact_table`."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from concgui.core.exits import signal_name
from concgui.core.fact_run import Missing, Number, Result, Run
from concgui.core.lane import Lane, LaneKind
from concgui.core.states import State
from concgui.core.words import later, tr

Moment = Callable[[Run, str], Result]
Times = NDArray[np.int64]

#: Names of states in rules. What the kernel adds (on a core, ready) is asked for by other functions.
_STATES: dict[State, str] = {
    State.CREATED: "not started",
    State.START_CALLED: "starting",
    State.STARTING: "starting",
    State.IMPORTING: "importing",
    State.RUNNING: "running",
    State.BLOCKED: "blocked",
    State.IDLE: "idle",
    State.STOPPED: "stopped",
    State.LEAVING: "leaving",
    State.ENDED: "ended",
}


def _moment(time_of: Callable[[Lane], int | None], words: str) -> Moment:
    """Return the function that gives a time of a lane; `words`, with {name}, say that it is missing."""

    def moment(run: Run, name: str) -> Result:
        lane = run.lane(name)
        if isinstance(lane, Missing):
            return lane
        t_ns = time_of(lane)
        return run.absent(tr(words, name=lane.title)) if t_ns is None else run.seconds(t_ns)

    return moment


created = _moment(lambda lane: lane.created_ns, later("when {name} was made is not known"))
started = _moment(lambda lane: lane.start_ns, later("start() of {name} was not called"))
start_returned = _moment(lambda lane: lane.started_ns, later("start() of {name} has not returned"))
first_line = _moment(lambda lane: lane.first_ns, later("{name} has not run a line of Python"))
entered = _moment(lambda lane: lane.target_ns, later("{name} has not entered its target"))
left = _moment(lambda lane: lane.left_ns, later("{name} has not left by itself"))
ended = _moment(lambda lane: lane.exit_ns, later("{name} has not ended"))
reaped = _moment(lambda lane: lane.joined_ns, later("Python has not learned that {name} ended"))
signal_sent = _moment(lambda lane: lane.signal_ns, later("no signal was sent to {name}"))


def exists(run: Run, name: str) -> Result:
    """Return whether there is such a lane."""
    lane = run.lane(name)
    return not isinstance(lane, Missing) or (False if lane.measured else lane)


def exitcode(run: Run, name: str) -> Result:
    """Return the exit code of a process."""
    lane = run.lane(name)
    if isinstance(lane, Missing):
        return lane
    if lane.kind is LaneKind.THREAD:
        return run.absent(tr("{name} is a thread, and has no exit code", name=lane.title))
    return run.absent(tr("{name} has no exit code", name=lane.title)) if lane.exitcode is None else lane.exitcode


def signal(run: Run, name: str) -> Result:
    """Return the name of the signal that ended a process, "" for none."""
    code = exitcode(run, name)
    return code if not isinstance(code, int) else signal_name(-code) if code < 0 else ""


def pid(run: Run, name: str) -> Result:
    """Return the number of the process that a worker is or lives in."""
    lane = run.lane(name)
    if isinstance(lane, Missing):
        return lane
    return run.absent(tr("{name} was never started, and has no pid", name=lane.title)) if lane.pid is None else lane.pid


def kind(run: Run, name: str) -> Result:
    """Return "main", "process" or "thread"."""
    lane = run.lane(name)
    return lane if isinstance(lane, Missing) else lane.kind.value


def parent(run: Run, name: str) -> Result:
    """Return the name of who made a worker."""
    lane = run.lane(name)
    if isinstance(lane, Missing):
        return lane
    if lane.parent is None:
        return Missing(tr("who made {name} is not known", name=lane.title), measured=False)
    return run.lanes.lanes[lane.parent].title


def finally_ran(run: Run, name: str) -> Result:
    """Return whether a worker left its target as Python leaves one."""
    lane = run.lane(name)
    if isinstance(lane, Missing):
        return lane
    if lane.finally_ran is None:
        return Missing(tr("{name} has not ended, or never entered its target", name=lane.title), measured=False)
    if not lane.finally_ran and not run.complete:
        return Missing(tr("some events were lost"), measured=False)
    return lane.finally_ran


def is_alive(lane: Lane, t_ns: int) -> bool:
    """Return whether a worker had been started by a time and was not gone."""
    begin = lane.start_ns if lane.start_ns is not None else lane.first_ns
    return begin is not None and begin <= t_ns and (lane.exit_ns is None or t_ns < lane.exit_ns)


def alive_at(run: Run, name: str, t: Number) -> Result:
    """Return whether a worker was alive at a time."""
    lane = run.lane(name)
    if isinstance(lane, Missing):
        return lane
    t_ns = run.ns(t)
    if lane.exit_ns is None and t_ns > run.end_ns:
        return Missing(tr("the recording ends before {t:.2f} s", t=t), measured=False)
    return is_alive(lane, t_ns)


# --- states -----------------------------------------------------------------------------------------------------
def states_of(run: Run, lane: Lane) -> tuple[Times, Times, NDArray[np.uint8]]:
    """Return begin, end (absolute ns) and State of a lane's spans, as Python's events and the system's word tell them.

    The one that goes on ends where the recording does.
    """
    start, end, state, _ = lane.spans.view()
    if lane.open_start_ns is None:
        return start, end, state
    last = max(run.end_ns, lane.open_start_ns)
    return np.append(start, lane.open_start_ns), np.append(end, last), np.append(state, np.uint8(lane.open_state))


def spans_in(run: Run, name: str, wanted: str) -> list[tuple[int, int]] | Missing:
    """Return begin and end, absolute ns, of the spans in which a worker was in a state."""
    lane = run.lane(name)
    if isinstance(lane, Missing):
        return lane
    start, end, state = states_of(run, lane)
    chosen = np.isin(state, [one for one, said in _STATES.items() if said == wanted])
    return list(zip(start[chosen].tolist(), end[chosen].tolist(), strict=True))


def state_at(run: Run, name: str, t: Number) -> Result:
    """Return what a worker was doing at a time."""
    lane = run.lane(name)
    if isinstance(lane, Missing):
        return lane
    t_ns = run.ns(t)
    start, end, state = states_of(run, lane)
    at = int(np.searchsorted(start, t_ns, side="right")) - 1
    if at < 0:
        return run.absent(tr("{name} was not there at {t:.2f} s", name=lane.title, t=t))
    if t_ns >= end[at] and at == len(start) - 1:
        return "gone" if lane.open_start_ns is None else _unmeasured(lane, t)
    said = _STATES.get(State(int(state[at]))) if t_ns < end[at] else None
    return _unmeasured(lane, t) if said is None else said


def state_time(run: Run, name: str, wanted: str) -> Result:
    """Return how many seconds a worker was in a state."""
    spans = spans_in(run, name, wanted)
    return spans if isinstance(spans, Missing) else sum(end - begin for begin, end in spans) / 1e9


def blocked(run: Run, name: str, a: Number | None = None, b: Number | None = None) -> Result:
    """Return how many seconds a worker was blocked in calls."""
    spans = spans_in(run, name, "blocked")
    if isinstance(spans, Missing):
        return spans
    begin, end = run.ns(a) if a is not None else run.t0_ns, run.ns(b) if b is not None else run.end_ns
    return sum(max(0, min(last, end) - max(first, begin)) for first, last in spans) / 1e9


def _unmeasured(lane: Lane, t: Number) -> Missing:
    return Missing(tr("what {name} did at {t:.2f} s was not measured", name=lane.title, t=t), measured=False)


# --- many workers -----------------------------------------------------------------------------------------------
def alive_count(run: Run, t: Number) -> Result:
    """Return how many workers were alive at a time."""
    return sum(is_alive(lane, run.ns(t)) for lane in run.workers)


def most_alive(run: Run) -> Result:
    """Return how many workers were alive at the same time, at most."""
    lanes = [lane for lane in run.workers if lane.start_ns is not None or lane.first_ns is not None]
    ends = [run.end_ns if lane.exit_ns is None else lane.exit_ns for lane in lanes]
    return most_at_once(np.array([lane.begin_ns for lane in lanes], np.int64), np.array(ends, np.int64))


def most_blocked(run: Run) -> Result:
    """Return how many workers were blocked at the same time, at most."""
    begins, ends = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for lane in run.workers:
        start, end, state = states_of(run, lane)
        begins.append(start[state == State.BLOCKED])
        ends.append(end[state == State.BLOCKED])
    return most_at_once(np.concatenate(begins), np.concatenate(ends))


def steps_of(begin: Times, end: Times) -> tuple[Times, Times]:
    """Return the times, in order, at which one of n stretches begins or ends, and how many go on from each on."""
    times = np.concatenate((end, begin))  # of one instant, ends first: stretches that follow each other do not meet
    order = np.argsort(times, kind="stable")
    going = np.cumsum(np.where(order < len(end), -1, 1))
    return times[order], going


def most_at_once(begin: Times, end: Times) -> int:
    """Return how many of n stretches lie over each other, at most."""
    some = end > begin
    return int(steps_of(begin[some], end[some])[1].max(initial=0))


def in_order_of_end(run: Run, lanes: list[Lane]) -> list[Lane] | Missing:
    """Return workers in the order in which they ended."""
    for lane in lanes:
        if lane.exit_ns is None:
            return run.absent(tr("{name} has not ended", name=lane.title))
    return sorted(lanes, key=lambda lane: lane.exit_ns or 0)


def finish_order(run: Run) -> Result:
    """Return the names of the workers in the order in which they ended."""
    lanes = in_order_of_end(run, run.workers)
    return lanes if isinstance(lanes, Missing) else [lane.title for lane in lanes]


def _orders(run: Run, k: int) -> dict[str, int] | Missing:
    """Return in which orders groups of k workers ended, as "132", and how often each came, the most frequent first."""
    workers, orders = run.workers, dict[str, int]()
    for first in range(0, len(workers) - k + 1, k):
        group = workers[first : first + k]
        lanes = in_order_of_end(run, group)
        if isinstance(lanes, Missing):
            return lanes
        order = ("" if k < 10 else "-").join(str(1 + group.index(lane)) for lane in lanes)
        orders[order] = orders.get(order, 0) + 1
    return dict(sorted(orders.items(), key=lambda item: (-item[1], item[0])))


def finish_orders(run: Run, k: int) -> Result:
    """Return in how many different orders groups of k workers ended."""
    orders = _orders(run, k)
    return orders if isinstance(orders, Missing) else len(orders)


def order_counts(run: Run, k: int) -> Result:
    """Return those orders in words."""
    orders = _orders(run, k)
    return orders if isinstance(orders, Missing) else ", ".join(f"{order} {n}×" for order, n in orders.items())

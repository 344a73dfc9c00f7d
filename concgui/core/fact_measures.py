"""The functions that rules call, by their names; `concgui.core.fact_table` says what each takes and means.

Each takes the run and the rule's arguments, and returns a value, or `Missing` where it is not there. Times are seconds
since time 0, shares 0 … 1. One that is added here is added to the table, too, and to `packaging/LESSONS.md`.
"""

from collections.abc import Callable

from concgui.core import fact_calls, fact_cores, fact_life, fact_output
from concgui.core.fact_run import Missing, Number, Result, Run, Value
from concgui.core.lane import LaneKind
from concgui.core.words import tr

Measure = Callable[..., Result]


def _elapsed(run: Run) -> Result:
    main = run.lanes.main
    if main is None or main.exit_ns is None:
        return run.absent(tr("MainProcess has not ended"))
    return run.seconds(main.exit_ns)


def _lanes(run: Run) -> Result:
    return len(run.workers) + (run.lanes.main is not None)


def _named(kind: LaneKind | None) -> Measure:
    return lambda run: [lane.title for lane in run.workers if kind is None or lane.kind is kind]


def _start_method(run: Run) -> Result:
    told = run.hello[2] if len(run.hello) > 2 else run.recording.meta.start_method
    return told or Missing(tr("how processes were started is not known"), measured=False)


def _gil(run: Run) -> Result:
    if len(run.hello) < 5:
        return Missing(tr("whether this Python has a GIL is not known"), measured=False)
    return run.hello[4] == "gil"


# --- arithmetic -------------------------------------------------------------------------------------------------
def _numbers(given: tuple[Value, ...]) -> list[Number]:
    """Return the numbers of a list, or of several arguments. Raise TypeError where they are none."""
    entries = given[0] if len(given) == 1 and isinstance(given[0], list) else given
    numbers = [one for one in entries if isinstance(one, (int, float))]
    if len(numbers) < len(entries):
        raise TypeError(tr("not all of them are numbers"))
    return numbers


def _least(_run: Run, *given: Value) -> Result:
    numbers = _numbers(given)
    return min(numbers) if numbers else Missing(tr("the list is empty"))


def _greatest(_run: Run, *given: Value) -> Result:
    numbers = _numbers(given)
    return max(numbers) if numbers else Missing(tr("the list is empty"))


def _length(_run: Run, given: Value) -> Result:
    if not isinstance(given, (list, str)):
        raise TypeError(tr("only lists and texts have a length"))
    return len(given)


def _rounded(_run: Run, x: Number, digits: Number = 0) -> Result:
    whole = int(max(-15, min(15, digits)))
    return round(x, whole) if whole else round(x)


MEASURES: dict[str, Measure] = {
    "printed": fact_output.printed,
    "printed_last": fact_output.printed_last,
    "printed_by": fact_output.printed_by,
    "count": fact_output.count,
    "number": fact_output.number,
    "number_sum": fact_output.number_sum,
    "said": fact_output.said,
    "raised": fact_output.raised,
    "raised_by": fact_output.raised_by,
    "exists": fact_life.exists,
    "created": fact_life.created,
    "started": fact_life.started,
    "start_returned": fact_life.start_returned,
    "first_line": fact_life.first_line,
    "entered": fact_life.entered,
    "left": fact_life.left,
    "ended": fact_life.ended,
    "reaped": fact_life.reaped,
    "exitcode": fact_life.exitcode,
    "signal": fact_life.signal,
    "signal_sent": fact_life.signal_sent,
    "pid": fact_life.pid,
    "kind": fact_life.kind,
    "parent": fact_life.parent,
    "finally_ran": fact_life.finally_ran,
    "alive_at": fact_life.alive_at,
    "state_at": fact_life.state_at,
    "state_time": fact_life.state_time,
    "blocked": fact_life.blocked,
    "alive_count": fact_life.alive_count,
    "most_alive": fact_life.most_alive,
    "most_blocked": fact_life.most_blocked,
    "finish_order": fact_life.finish_order,
    "finish_orders": fact_life.finish_orders,
    "order_counts": fact_life.order_counts,
    "join_began": fact_calls.join_began,
    "join_returned": fact_calls.join_returned,
    "joins": fact_calls.joins,
    "call_began": fact_calls.call_began,
    "call_ended": fact_calls.call_ended,
    "calls": fact_calls.calls,
    "on_cpu": fact_cores.on_cpu,
    "busy": fact_cores.busy,
    "overlap": fact_cores.overlap,
    "together": fact_cores.together,
    "waited": fact_cores.waited,
    "turns": fact_cores.turns,
    "median_turn": fact_cores.median_turn,
    "most_on_cpu": fact_cores.most_on_cpu,
    "most_wanting": fact_cores.most_wanting,
    "parallel_time": fact_cores.parallel_time,
    "cpu_time": fact_cores.cpu_time,
    "cores": fact_cores.cores,
    "elapsed": _elapsed,
    "workers": _named(None),
    "processes": _named(LaneKind.PROCESS),
    "threads": _named(LaneKind.THREAD),
    "lanes": _lanes,
    "start_method": _start_method,
    "gil": _gil,
    "abs": lambda _run, x: abs(x),
    "round": _rounded,
    "min": _least,
    "max": _greatest,
    "sum": lambda _run, given: sum(_numbers((given,))),
    "len": _length,
}

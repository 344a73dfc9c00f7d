"""From a button to what happens: statements for main, or signals from outside. No Qt, no processes."""

import signal
from dataclasses import dataclass

from concgui.control.transcript import Call
from concgui.control.viewmaker import ViewMaker
from concgui.core.actions import Action
from concgui.core.scenario import (
    InputError,
    WorkerSpec,
    join_statement,
    kill_statement,
    start_statement,
    terminate_statement,
)
from concgui.core.states import MainPhase, Phase
from concgui.core.words import tr

#: Seconds of a "Join with timeout" for which the window named none.
DEFAULT_TIMEOUT = 1.0
_SIGNALS = {Action.TERMINATE: signal.SIGTERM, Action.KILL: getattr(signal, "SIGKILL", signal.SIGTERM)}
if hasattr(signal, "SIGSTOP"):
    _SIGNALS |= {Action.PAUSE: signal.SIGSTOP, Action.CONTINUE: signal.SIGCONT}
_STATEMENTS = {Action.TERMINATE: terminate_statement, Action.KILL: kill_statement}
_ALL = {Action.START_ALL: Action.START, Action.JOIN_ALL: Action.JOIN, Action.TERMINATE_ALL: Action.TERMINATE}
_ABOUT_ONE = {Action.START, Action.JOIN, Action.JOIN_TIMEOUT, Action.TERMINATE, Action.KILL, Action.REMOVE}
_ABOUT_ONE |= {Action.DUPLICATE, Action.PAUSE, Action.CONTINUE}


def each(action: Action) -> Action:
    """Return what a button does to each worker: START for START_ALL."""
    return _ALL.get(action, action)


def chosen(maker: ViewMaker, action: Action, key: int | None) -> list[WorkerSpec]:
    """Return the workers that a button is about, if it is legal now. Raise InputError with the reason if it is not."""
    specs = maker.specs()
    one = [spec for spec in specs if spec.key == key] if action in _ABOUT_ONE else []
    if action in _ABOUT_ONE and not one:
        raise InputError(tr("There is no such worker any more."))
    cards = [maker.card_actions(spec) for spec in one or specs]
    verdict = cards[0][action] if one else maker.toolbar(cards)[action]
    if not verdict.enabled:
        raise InputError(verdict.reason)
    if action not in _ALL:
        return one
    return [spec for spec, verdicts in zip(specs, cards, strict=True) if verdicts[_ALL[action]].enabled]


@dataclass(frozen=True, slots=True)
class Say:
    """A statement for main. `worker`: the variable it is about."""

    source: str
    worker: str
    call: Call = Call.OTHER


@dataclass(frozen=True, slots=True)
class Send:
    """A signal from outside to the worker `name`."""

    pid: int
    number: signal.Signals
    name: str


Order = Say | Send


def begin(statements: list[str]) -> list[Order]:
    """Let main execute what comes before everything that was asked for."""
    return [Say(source, "") for source in statements]


def start(maker: ViewMaker, specs: list[WorkerSpec]) -> list[Order]:
    """Make those workers that main does not have yet, then start all."""
    absent = [spec for spec in specs if maker.is_absent(spec)]
    created = [Say(source, spec.name, Call.CREATE) for spec in absent for source in maker.creation(spec)]
    return [*created, *(Say(start_statement(spec.name), spec.name, Call.START) for spec in specs)]


def join(specs: list[WorkerSpec], timeout: float | None) -> list[Order]:
    """Join one after the other. `timeout`: seconds, or None."""
    return [Say(join_statement(spec.name, timeout), spec.name) for spec in specs]


def send(maker: ViewMaker, specs: list[WorkerSpec], action: Action) -> list[Order]:
    """Pause or continue: a signal from outside, which Python has no call for."""
    if action not in _SIGNALS:
        raise InputError(tr("This system has no such signal."))
    lanes = [(maker.lane(spec), spec) for spec in specs]
    return [Send(lane.pid, _SIGNALS[action], spec.name) for lane, spec in lanes if lane is not None and lane.pid]


def end(maker: ViewMaker, specs: list[WorkerSpec], action: Action, main: MainPhase) -> list[Order]:
    """Terminate or kill: as a statement while main is free for it, else as a signal from outside.

    A worker without a pid, whose start() still waits, can only be ended by main itself.
    """
    orders: list[Order] = []
    for spec in specs:
        lane = maker.lane(spec)
        if main is MainPhase.IDLE or lane is None or lane.pid is None or lane.phase is Phase.ABSENT:
            orders.append(Say(_STATEMENTS[action](spec.name), spec.name))
        else:
            orders.append(Send(lane.pid, _SIGNALS[action], spec.name))
    return orders

"""What a button may do now, and why not. No numpy, no Qt.

A button is enabled exactly when its call is legal in Python now, or will be once main has executed what is queued
before it. The reason of a disabled one is one sentence for the tooltip; an enabled one may carry a hint.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from concgui.core.scenario import MAX_WORKERS, Kind
from concgui.core.states import MainPhase, Phase
from concgui.core.words import later, tr


class Action(StrEnum):
    """An intent that the window can emit."""

    START = "start"
    JOIN = "join"
    JOIN_TIMEOUT = "join_timeout"
    TERMINATE = "terminate"
    KILL = "kill"
    PAUSE = "pause"  #: SIGSTOP
    CONTINUE = "continue"  #: SIGCONT
    REMOVE = "remove"
    DUPLICATE = "duplicate"
    ADD = "add"
    START_ALL = "start_all"
    JOIN_ALL = "join_all"
    TERMINATE_ALL = "terminate_all"
    RUN = "run"
    STOP = "stop"  #: end the script: SIGTERM to MainProcess, 1 s later, or asked for again, SIGKILL to all
    END_MAIN = "end_main"
    INTERRUPT = "interrupt"
    ASK_ALIVE = "ask_alive"
    RESET = "reset"


class Verdict(NamedTuple):
    """Whether an action is legal now; if not, `reason` is one sentence for the tooltip."""

    enabled: bool
    reason: str = ""


YES = Verdict(enabled=True)
RECORDED = later("This is a recording: open a program, or choose Free or a lesson, to run one.")
REPLAYED = later("This is a replay of the run: go back to live first (R).")
IS_RECORDING = later("This is a recording already: Space plays it.")
NOTHING_RUN = later("There is nothing to replay: nothing has run yet.")
MAIN_ENDED = later("MainProcess has ended: Reset begins a new run.")
MAIN_LEAVING = later("MainProcess has run its last line and executes no more statements.")
IN_SCRIPT = later("The script alone decides what is started and joined.")
OF_SCRIPTS = later("Python has no such call: it is for the workers of a script.")
LEFT_BEHIND = later("MainProcess has ended, and what it started goes on: Stop ends that, too.")
STOP_AGAIN = later("It is being stopped: to press again kills all of it now.")
NOT_RUN = later("The program makes its workers: press Run first.")

_NOT_FOR_THREADS = {
    "terminate": later("Threads cannot be terminated: Python has no such call."),
    "kill": later("Threads cannot be killed: Python has no such call."),
    "pause": later("Threads cannot be paused: Python has no such call."),
}
_NOTHING_TO = {
    "terminate": later("{why}: there is nothing to terminate."),
    "kill": later("{why}: there is nothing to kill."),
    "pause": later("{why}: there is nothing to pause."),
}
_NOTHING_NOW = {
    "start": later("There is nothing to start now."),
    "join": later("There is nothing to join now."),
    "terminate": later("There is nothing to terminate now."),
}

Actions = dict[Action, Verdict]


def no(reason: str) -> Verdict:
    """Return a disabled verdict."""
    return Verdict(enabled=False, reason=reason)


def yes(hint: str = "") -> Verdict:
    """Return an enabled verdict, perhaps with a hint."""
    return Verdict(enabled=True, reason=hint) if hint else YES


class WorkerFacts(NamedTuple):
    """What decides about one worker's buttons.

    start_asked: its start() is in main's queue or being executed, and `phase` does not show it yet. paused: the
    operating system says that it is stopped.
    """

    name: str
    kind: Kind
    phase: Phase
    pid_known: bool = False
    start_asked: bool = False
    paused: bool = False


def worker_actions(worker: WorkerFacts, main: MainPhase, mode: str = "free", count: int = 1) -> Actions:
    """Return the verdicts on a card's buttons. `mode`: "free", "lesson" or "script"; `count`: of all cards."""
    join = _join(worker, main, mode)
    return {
        Action.START: _start(worker, main, mode),
        Action.JOIN: join,
        Action.JOIN_TIMEOUT: join,
        Action.TERMINATE: _signal(worker, main, mode, "terminate"),
        Action.KILL: _signal(worker, main, mode, "kill"),
        Action.PAUSE: _pause(worker, main, mode),
        Action.CONTINUE: _continue(worker, main, mode),
        Action.REMOVE: _remove(worker, main, mode),
        Action.DUPLICATE: _add(main, mode, count),
    }


def _main_refuses(main: MainPhase, mode: str) -> str:
    """Why main will execute no statement any more, or ""."""
    if main is MainPhase.ENDED:
        return tr(MAIN_ENDED)
    if mode == "script":
        return tr(IN_SCRIPT)
    if mode == "lesson" and main is MainPhase.OFF:
        return tr(NOT_RUN)
    return tr(MAIN_LEAVING) if main is MainPhase.LEAVING else ""


def _queue_hint(main: MainPhase, call: str) -> str:
    return tr("MainProcess is busy: {call} waits in its queue.", call=call) if main is MainPhase.BUSY else ""


def _start(worker: WorkerFacts, main: MainPhase, mode: str) -> Verdict:
    name, phase = worker.name, worker.phase
    refusal = _main_refuses(main, mode)
    if refusal:
        return no(refusal)
    if phase is Phase.CLOSED:
        return no(_closed(name))
    if phase not in {Phase.ABSENT, Phase.CREATED, Phase.FAILED}:
        if worker.kind is Kind.PROCESS:
            words = later("{name} was started already: a process can be started only once. Reset begins a new run.")
        else:
            words = later("{name} was started already: a thread can be started only once. Reset begins a new run.")
        return no(tr(words, name=name))
    if worker.start_asked:
        return no(tr("{name}.start() waits in the queue of MainProcess already.", name=name))
    return yes(_queue_hint(main, f"{name}.start()"))


def _join(worker: WorkerFacts, main: MainPhase, mode: str) -> Verdict:
    name, phase = worker.name, worker.phase
    refusal = _main_refuses(main, mode)
    if refusal:
        return no(refusal)
    if phase is Phase.CLOSED:
        return no(_closed(name))
    if phase is Phase.FAILED and not worker.start_asked:
        return no(tr("{name} did not start, so there is nothing to join.", name=name))
    if phase in {Phase.ABSENT, Phase.CREATED} and not worker.start_asked:
        return no(tr("{name} was not started: only what was started can be joined.", name=name))
    if phase in {Phase.ENDED, Phase.REAPED}:
        return yes(_queue_hint(main, f"{name}.join()") or tr("{name} has ended: join() returns at once.", name=name))
    return yes(_queue_hint(main, f"{name}.join()"))


def _signal(worker: WorkerFacts, main: MainPhase, mode: str, call: str) -> Verdict:
    name, phase = worker.name, worker.phase
    if worker.kind is Kind.THREAD:
        return no(tr(_NOT_FOR_THREADS[call]))
    if main is MainPhase.ENDED:
        return no(tr(MAIN_ENDED))
    if phase in {Phase.ENDED, Phase.REAPED}:
        return no(tr(_NOTHING_TO[call], why=tr("{name} has ended", name=name)))
    if phase is Phase.CLOSED:
        return no(_closed(name))
    if phase is Phase.FAILED and not worker.start_asked:
        return no(tr(_NOTHING_TO[call], why=tr("{name} did not start", name=name)))
    if phase in {Phase.ABSENT, Phase.CREATED} and not worker.start_asked:
        return no(tr(_NOTHING_TO[call], why=tr("{name} was not started", name=name)))
    if worker.pid_known:
        if worker.paused and call == "terminate":
            return yes(tr("{name} is paused: SIGTERM reaches it when it continues.", name=name))
        outside = main is not MainPhase.IDLE
        return yes(
            tr("MainProcess is not free: the signal is sent to {name} from outside.", name=name) if outside else ""
        )
    if main is MainPhase.LEAVING or mode == "script":
        return no(tr("The pid of {name} is not known yet.", name=name))
    return yes(tr("{name} has no pid yet: {name}.{call}() waits in the queue of MainProcess.", name=name, call=call))


def _pause(worker: WorkerFacts, main: MainPhase, mode: str) -> Verdict:
    if mode != "script":
        return no(tr(OF_SCRIPTS))
    if worker.kind is Kind.THREAD:
        return no(tr("A thread cannot be paused from outside: SIGSTOP stops all threads of a process."))
    if worker.paused:
        return no(tr("{name} is paused already.", name=worker.name))
    verdict = _signal(worker, main, mode, "pause")
    return YES if verdict.enabled else verdict


def _continue(worker: WorkerFacts, main: MainPhase, mode: str) -> Verdict:
    verdict = _pause(worker._replace(paused=False), main, mode)
    return verdict if worker.paused or not verdict.enabled else no(tr("{name} is not paused.", name=worker.name))


def _closed(name: str) -> str:
    return tr("{name} was closed: nothing can be called on it any more.", name=name)


def _remove(worker: WorkerFacts, main: MainPhase, mode: str) -> Verdict:
    if mode == "script":
        return no(tr("The script makes its own workers."))
    if mode == "lesson" and main is MainPhase.OFF:
        return no(tr("The program makes {name}.", name=worker.name))
    if worker.phase is not Phase.ABSENT or worker.start_asked:
        return no(tr("{name} is in the program that runs: press Reset, then remove it.", name=worker.name))
    return YES


def _add(main: MainPhase, mode: str, count: int) -> Verdict:
    if mode == "script":
        return no(tr("The script makes its own workers."))
    if mode == "lesson" and main is MainPhase.OFF:
        return no(tr(NOT_RUN))
    if count >= MAX_WORKERS:
        return no(
            tr(
                "There are {n} workers already, and more do not fit: remove one first.",
                n=MAX_WORKERS,
            )
        )
    if main in {MainPhase.LEAVING, MainPhase.ENDED}:
        return no(tr(MAIN_ENDED if main is MainPhase.ENDED else MAIN_LEAVING))
    return YES


def toolbar_actions(
    cards: Sequence[Mapping[Action, Verdict]],
    main: MainPhase,
    mode: str = "free",
    *,
    stopping: bool = False,
    left_behind: bool = False,
) -> Actions:
    """Return the verdicts on the toolbar's buttons.

    cards: what `worker_actions` says of each card. stopping: the program was told to stop, and has not ended yet.
    left_behind: MainProcess has ended, others of the program have not.
    """
    return {
        Action.ADD: _add(main, mode, len(cards)),
        Action.START_ALL: _all(cards, Action.START, "start"),
        Action.JOIN_ALL: _all(cards, Action.JOIN, "join"),
        Action.TERMINATE_ALL: _all(cards, Action.TERMINATE, "terminate"),
        Action.RUN: _run(main, mode, stopping=stopping),
        Action.STOP: yes(tr(LEFT_BEHIND)) if left_behind else _stop(main, mode, stopping=stopping),
        Action.END_MAIN: _end_main(main, mode),
        Action.INTERRUPT: _interrupt(main),
        Action.ASK_ALIVE: _ask_alive(main, mode),
        Action.RESET: no(tr("Nothing has run yet.")) if main is MainPhase.OFF else YES,
    }


def _all(cards: Sequence[Mapping[Action, Verdict]], action: Action, verb: str) -> Verdict:
    """Legal when it is for one worker at least; else the reason they share, or that there is none to do it to."""
    if any(card[action].enabled for card in cards):
        return YES
    if not cards:
        return no(tr("There is no worker: add one first."))
    reasons = {card[action].reason for card in cards}
    return no(reasons.pop() if len(reasons) == 1 else tr(_NOTHING_NOW[verb]))


def _run(main: MainPhase, mode: str, *, stopping: bool) -> Verdict:
    if mode == "free":
        return no(tr("There is no program to run but the buttons: press Start on a worker."))
    if main in {MainPhase.OFF, MainPhase.ENDED}:
        return YES
    if stopping:
        return no(tr("It is being stopped: it can be run again in a moment."))
    return no(tr("It runs already: Stop ends it.") if mode == "script" else tr("It runs already: Reset stops it."))


def _stop(main: MainPhase, mode: str, *, stopping: bool) -> Verdict:
    if mode != "script":
        return no(tr("Only a script is stopped: Reset ends this program, End main lets it reach its end."))
    if main is MainPhase.OFF:
        return no(tr("No program is running."))
    if main is MainPhase.ENDED:
        return no(tr("The script has ended: Run starts it again."))
    return yes(tr(STOP_AGAIN)) if stopping else YES


def _end_main(main: MainPhase, mode: str) -> Verdict:
    if main is MainPhase.OFF:
        return no(tr("No program is running."))
    if main is MainPhase.ENDED:
        return no(tr(MAIN_ENDED))
    if mode == "script":
        return no(tr("The script ends by itself: Stop ends it now."))
    return no(tr(MAIN_LEAVING)) if main is MainPhase.LEAVING else YES


def _interrupt(main: MainPhase) -> Verdict:
    if main in {MainPhase.BUSY, MainPhase.LEAVING}:
        return YES
    if main is MainPhase.ENDED:
        return no(tr(MAIN_ENDED))
    if main is MainPhase.OFF:
        return no(tr("No program is running."))
    return no(tr("MainProcess executes nothing that could be interrupted."))


def _ask_alive(main: MainPhase, mode: str) -> Verdict:
    if main is MainPhase.OFF:
        return no(tr("No program is running."))
    if main is MainPhase.ENDED:
        return no(tr(MAIN_ENDED))
    if mode == "script":
        return no(tr("MainProcess executes the script and cannot be asked."))
    if main is MainPhase.LEAVING:
        return no(tr(MAIN_LEAVING))
    return yes(_queue_hint(main, "active_children()"))

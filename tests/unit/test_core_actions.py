"""Which button is enabled when: the whole table."""

from itertools import product

import pytest

from concgui.core.actions import OF_SCRIPTS, STOP_AGAIN, Action, WorkerFacts, toolbar_actions, worker_actions
from concgui.core.scenario import Kind
from concgui.core.states import MainPhase, Phase

START, JOIN, TIMEOUT, TERMINATE, KILL = (
    Action.START, Action.JOIN, Action.JOIN_TIMEOUT, Action.TERMINATE, Action.KILL,
)  # fmt: skip
CALLS = (START, JOIN, TIMEOUT, TERMINATE, KILL)

#: What is legal on a process in each phase, while main executes statements (idle, busy or launching).
LEGAL = {
    Phase.ABSENT: {START},
    Phase.CREATED: {START},
    Phase.STARTING: {JOIN, TIMEOUT, TERMINATE, KILL},
    Phase.ALIVE: {JOIN, TIMEOUT, TERMINATE, KILL},
    Phase.ENDED: {JOIN, TIMEOUT},
    Phase.REAPED: {JOIN, TIMEOUT},
    Phase.FAILED: {START},
    Phase.CLOSED: set(),
}
EXECUTING = (MainPhase.LAUNCHING, MainPhase.IDLE, MainPhase.BUSY)


def verdicts(phase, main=MainPhase.IDLE, kind=Kind.PROCESS, mode="free", **facts):
    pid_known = facts.pop("pid_known", phase in {Phase.STARTING, Phase.ALIVE})
    return worker_actions(WorkerFacts("p1", kind, phase, pid_known, **facts), main, mode)


def enabled(actions):
    return {action for action in CALLS if actions[action].enabled}


@pytest.mark.parametrize(("phase", "main"), list(product(Phase, EXECUTING)))
def test_a_process_while_main_executes(phase, main):
    assert enabled(verdicts(phase, main)) == LEGAL[phase]


@pytest.mark.parametrize(("phase", "main"), list(product(Phase, EXECUTING)))
def test_a_thread_has_no_terminate_and_no_kill(phase, main):
    actions = verdicts(phase, main, Kind.THREAD)
    assert enabled(actions) == LEGAL[phase] - {TERMINATE, KILL}
    assert actions[TERMINATE].reason == "Threads cannot be terminated: Python has no such call."
    assert actions[KILL].reason == "Threads cannot be killed: Python has no such call."


@pytest.mark.parametrize("phase", list(Phase))
def test_after_the_end_of_main_nothing_is_possible(phase):
    actions = verdicts(phase, MainPhase.ENDED)
    assert enabled(actions) == set()
    assert actions[START].reason == "MainProcess has ended: Reset begins a new run."


@pytest.mark.parametrize("phase", list(Phase))
def test_while_main_leaves_only_signals_are_possible(phase):
    assert enabled(verdicts(phase, MainPhase.LEAVING)) == LEGAL[phase] & {TERMINATE, KILL}


def test_before_there_is_a_program_start_launches_it():
    assert enabled(verdicts(Phase.ABSENT, MainPhase.OFF)) == {START}
    lesson = verdicts(Phase.ABSENT, MainPhase.OFF, mode="lesson")
    assert enabled(lesson) == set()
    assert "press Run" in lesson[START].reason


@pytest.mark.parametrize("phase", list(Phase))
def test_a_script_starts_and_joins_by_itself(phase):
    assert enabled(verdicts(phase, MainPhase.BUSY, mode="script")) == LEGAL[phase] & {TERMINATE, KILL}
    assert enabled(verdicts(phase, MainPhase.BUSY, mode="script", pid_known=False)) == set()


def test_reasons_are_those_of_python():
    assert verdicts(Phase.ALIVE)[START].reason == (
        "p1 was started already: a process can be started only once. Reset begins a new run."
    )
    assert verdicts(Phase.CREATED)[JOIN].reason == "p1 was not started: only what was started can be joined."
    assert verdicts(Phase.CREATED)[TERMINATE].reason == "p1 was not started: there is nothing to terminate."
    assert verdicts(Phase.ENDED)[TERMINATE].reason == "p1 has ended: there is nothing to terminate."
    assert verdicts(Phase.REAPED)[JOIN].reason == "p1 has ended: join() returns at once."


def test_what_is_queued_already_is_not_queued_twice():
    asked = verdicts(Phase.ABSENT, MainPhase.BUSY, start_asked=True)
    assert enabled(asked) == {JOIN, TIMEOUT, TERMINATE, KILL}
    assert asked[START].reason == "p1.start() waits in the queue of MainProcess already."
    assert "waits in the queue" in asked[TERMINATE].reason


def test_an_enabled_button_says_when_the_statement_must_wait():
    assert verdicts(Phase.CREATED, MainPhase.BUSY)[START].reason == (
        "MainProcess is busy: p1.start() waits in its queue."
    )
    assert "from outside" in verdicts(Phase.ALIVE, MainPhase.BUSY)[TERMINATE].reason
    assert verdicts(Phase.ALIVE, MainPhase.IDLE)[TERMINATE].reason == ""


@pytest.mark.parametrize(
    ("phase", "main", "kind", "mode", "asked"),
    list(product(Phase, MainPhase, Kind, ("free", "lesson", "script"), (False, True))),
)
def test_every_disabled_button_says_why(phase, main, kind, mode, asked):
    actions = worker_actions(WorkerFacts("p1", kind, phase, start_asked=asked), main, mode)
    assert set(actions) == {*CALLS, Action.PAUSE, Action.CONTINUE, Action.REMOVE, Action.DUPLICATE}
    bar = toolbar_actions([actions], main, mode)
    assert set(actions) | set(bar) == set(Action)
    for verdict in (*actions.values(), *bar.values()):
        assert verdict.enabled or verdict.reason.endswith(".")


def test_remove_and_duplicate():
    assert verdicts(Phase.ABSENT)[Action.REMOVE].enabled
    assert not verdicts(Phase.CREATED)[Action.REMOVE].enabled
    full = worker_actions(WorkerFacts("p1", Kind.PROCESS, Phase.ABSENT), MainPhase.OFF, "free", 64)
    assert not full[Action.DUPLICATE].enabled


#: Toolbar: what is enabled while main is in a phase, with one worker that is alive.
BAR = {
    ("free", MainPhase.OFF): set(),
    ("free", MainPhase.LAUNCHING): {Action.END_MAIN, Action.ASK_ALIVE, Action.RESET},
    ("free", MainPhase.IDLE): {Action.END_MAIN, Action.ASK_ALIVE, Action.RESET},
    ("free", MainPhase.BUSY): {Action.END_MAIN, Action.ASK_ALIVE, Action.INTERRUPT, Action.RESET},
    ("free", MainPhase.LEAVING): {Action.INTERRUPT, Action.RESET},
    ("free", MainPhase.ENDED): {Action.RESET},
    ("lesson", MainPhase.OFF): {Action.RUN},
    ("lesson", MainPhase.BUSY): {Action.END_MAIN, Action.ASK_ALIVE, Action.INTERRUPT, Action.RESET},
    ("lesson", MainPhase.ENDED): {Action.RUN, Action.RESET},
    ("script", MainPhase.OFF): {Action.RUN},
    ("script", MainPhase.LAUNCHING): {Action.STOP, Action.RESET},
    ("script", MainPhase.BUSY): {Action.STOP, Action.INTERRUPT, Action.RESET},
    ("script", MainPhase.LEAVING): {Action.STOP, Action.INTERRUPT, Action.RESET},
    ("script", MainPhase.ENDED): {Action.RUN, Action.RESET},
}


@pytest.mark.parametrize(("mode", "main"), list(BAR))
def test_the_toolbar(mode, main):
    actions = toolbar_actions([verdicts(Phase.ALIVE, main, mode=mode)], main, mode)
    watched = {Action.RUN, Action.STOP, Action.END_MAIN, Action.ASK_ALIVE, Action.INTERRUPT, Action.RESET}
    assert {action for action in watched if actions[action].enabled} == BAR[mode, main]


def test_what_is_being_stopped_can_be_stopped_at_once_but_not_run():
    actions = toolbar_actions([], MainPhase.BUSY, "script", stopping=True)
    assert actions[Action.STOP].enabled
    assert actions[Action.STOP].reason == STOP_AGAIN
    assert "being stopped" in actions[Action.RUN].reason


@pytest.mark.parametrize("paused", [False, True])
def test_a_scripts_process_is_paused_or_continued(paused):
    actions = verdicts(Phase.ALIVE, MainPhase.BUSY, mode="script", pid_known=True, paused=paused)
    assert (actions[Action.PAUSE].enabled, actions[Action.CONTINUE].enabled) == (not paused, paused)
    thread = verdicts(Phase.ALIVE, MainPhase.BUSY, Kind.THREAD, mode="script", pid_known=True, paused=paused)
    assert not thread[Action.PAUSE].enabled
    assert not thread[Action.CONTINUE].enabled
    assert verdicts(Phase.ALIVE, MainPhase.BUSY, pid_known=True)[Action.PAUSE].reason == OF_SCRIPTS


def test_all_at_once_is_legal_when_it_is_for_one():
    cards = [verdicts(Phase.ALIVE), verdicts(Phase.CREATED)]
    actions = toolbar_actions(cards, MainPhase.IDLE)
    assert actions[Action.START_ALL].enabled
    assert actions[Action.JOIN_ALL].enabled
    assert actions[Action.TERMINATE_ALL].enabled
    nobody = toolbar_actions([], MainPhase.IDLE)
    assert nobody[Action.START_ALL].reason == "There is no worker: add one first."
    both = toolbar_actions([verdicts(Phase.ALIVE)] * 2, MainPhase.IDLE)
    assert both[Action.START_ALL].reason == verdicts(Phase.ALIVE)[START].reason

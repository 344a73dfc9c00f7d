"""The session, driven as the window drives it, with real programs."""

import multiprocessing
import os
import select
from pathlib import Path

import pytest

from concgui.control import driver
from concgui.core.actions import Action
from concgui.core.scenario import Kind, Work, WorkerSpec
from concgui.core.states import MainPhase, Phase
from concgui.core.views import LineState, Mode
from concgui.observe import processes

METHODS = multiprocessing.get_all_start_methods()
P1, P2, P3, T1 = 1, 2, 3, 4


def test_the_first_view_is_a_free_program_that_has_not_run(watched):
    view = watched.session.current_view()
    assert (view.mode, view.main) == (Mode.FREE, MainPhase.OFF)
    assert [card.spec.name for card in view.cards] == ["p1", "p2", "p3", "t1"]
    assert watched.lines(LineState.FUTURE)[0] == 'set_start_method("spawn")'


@pytest.mark.parametrize("method", METHODS)
def test_start_join_and_end(watched, method):
    watched.session.set_start_method(method)
    watched.fast((P1, 0.1))
    watched.act(Action.START, P1)
    watched.act(Action.JOIN, P1)
    watched.until(lambda: watched.main is MainPhase.IDLE)
    assert watched.lines(LineState.DONE) == [
        f'set_start_method("{method}")',
        'p1 = Process(target=sleep, args=(1, 0.1), name="p1")',
        "p1.start()",
        "p1.join()",
    ]
    card = watched.card(P1)
    assert (card.phase, card.exitcode) == (Phase.REAPED, 0)
    watched.act(Action.END_MAIN)
    watched.until(lambda: watched.main is MainPhase.ENDED)
    watched.until(lambda: len(watched.printed("p1")) == 2)
    assert watched.printed("p1") == ["Start work 1", "End work 1"]
    view = watched.session.current_view()
    assert view.status.start_method == method
    assert (view.status.started, view.status.alive, view.status.dropped) == (1, 0, 0)
    assert [row.python_says for row in view.alive] == ["ended, exit 0"]
    watched.until(lambda: watched.session.recording.meta.exitcode == 0)
    assert watched.session.recording.meta.program.endswith("    p1.start()\n    p1.join()\n")
    assert watched.messages == []


def test_illegal_actions_say_one_sentence_and_do_nothing(watched):
    assert "was not started" in watched.refused(Action.JOIN, P1)
    assert "was not started" in watched.refused(Action.TERMINATE, P1)
    assert "cannot be terminated" in watched.refused(Action.TERMINATE, T1)
    assert "cannot be killed" in watched.refused(Action.KILL, T1)
    assert watched.refused(Action.RESET) == "Nothing has run yet."
    assert watched.refused(Action.INTERRUPT) == "No program is running."
    watched.fast((P1, 0.1))
    watched.act(Action.START, P1)
    assert "waits in the queue" in watched.refused(Action.START, P1)
    watched.until(lambda: watched.card(P1).phase is Phase.ALIVE)
    assert "started only once" in watched.refused(Action.START, P1)
    watched.act(Action.JOIN, P1)
    watched.until(lambda: watched.card(P1).phase is Phase.REAPED)
    assert "has ended" in watched.refused(Action.TERMINATE, P1)
    assert watched.refused(Action.START, 99) == "There is no such worker any more."


def test_what_is_asked_of_a_blocked_main_is_queued_and_terminate_comes_from_outside(watched):
    watched.fast((P1, 10), (T1, 0.1))
    watched.act(Action.START, P1)
    watched.act(Action.JOIN, P1)
    watched.act(Action.START, T1)
    watched.until(lambda: watched.lines(LineState.BLOCKED) == ["p1.join()"])
    assert watched.lines(LineState.QUEUED)[-1] == "t1.start()"
    assert watched.session.current_view().status.queued == 2
    watched.until(lambda: watched.card(P1).phase is Phase.ALIVE)
    watched.act(Action.TERMINATE, P1)
    assert watched.lines(LineState.OUTSIDE) == ["os  SIGTERM sent to p1 from outside"]
    watched.until(lambda: watched.card(P1).phase is Phase.REAPED)
    assert watched.card(P1).exitcode == -15
    watched.until(lambda: watched.main is MainPhase.IDLE)
    watched.until(lambda: watched.printed("os") == ["SIGTERM sent to p1 from outside", "p1 was ended by SIGTERM"])
    assert "t1.start()" in watched.lines(LineState.DONE)


def test_a_signal_is_told_before_what_it_did_however_quick_that_was(watched, monkeypatch):
    """On a busy machine the worker may be gone, and be seen so, before the call that sends the signal returns."""

    def send_and_see(pid, number):
        fd = os.pidfd_open(pid)
        try:
            sent = processes.send_signal(pid, number)
            select.select([fd], [], [], 20)  # its end
            select.select([], [], [], 0.05)  # the core that we do not get meanwhile; main joins it
        finally:
            os.close(fd)
        return sent

    monkeypatch.setattr(driver, "send_signal", send_and_see)
    watched.fast((P1, 10))
    watched.act(Action.START, P1)
    watched.act(Action.JOIN, P1)
    watched.until(lambda: watched.lines(LineState.BLOCKED) == ["p1.join()"])
    watched.until(lambda: watched.card(P1).phase is Phase.ALIVE)
    watched.act(Action.KILL, P1)
    watched.until(lambda: len(watched.printed("os")) == 2)
    assert watched.printed("os") == ["SIGKILL sent to p1 from outside", "p1 was ended by SIGKILL"]


def test_an_idle_main_terminates_by_itself(watched):
    watched.fast((P1, 10))
    watched.act(Action.START, P1)
    watched.until(lambda: watched.main is MainPhase.IDLE and watched.card(P1).phase is Phase.ALIVE)
    watched.act(Action.TERMINATE, P1)
    watched.until(lambda: "p1.terminate()" in watched.lines(LineState.DONE))
    # Nobody has joined it: the operating system keeps it as a zombie, Python was not asked.
    watched.until(lambda: watched.session.current_view().alive[0].os_says == "zombie")
    assert watched.session.current_view().alive[0].python_says == "not asked"
    assert watched.card(P1).phase is Phase.ENDED
    watched.act(Action.ASK_ALIVE)
    watched.until(lambda: watched.session.current_view().alive[0].os_says == "gone")
    assert watched.card(P1).exitcode == -15


def test_python_says_alive_only_when_asked(watched):
    watched.fast((P1, 10))
    watched.act(Action.START, P1)
    watched.until(lambda: watched.card(P1).phase is Phase.ALIVE)
    assert watched.session.current_view().alive[0].python_says == "not asked"
    watched.act(Action.ASK_ALIVE)
    watched.until(lambda: watched.session.current_view().alive[0].python_says.startswith("alive at "))
    assert "active_children()" in watched.lines(LineState.DONE)
    watched.until(lambda: watched.session.current_view().alive[0].os_says == "sleeping")


def test_terminate_before_the_pid_is_known_waits_in_the_queue(watched):
    watched.fast((P1, 10), (P2, 10))
    watched.act(Action.START, P1)
    watched.act(Action.JOIN_TIMEOUT, P1, 0.5)
    watched.act(Action.START, P2)
    watched.act(Action.TERMINATE, P2)
    watched.until(lambda: watched.card(P2).phase in {Phase.ENDED, Phase.REAPED})
    watched.until(lambda: watched.lines(LineState.DONE)[-2:] == ["p2.start()", "p2.terminate()"])


def test_interrupt_raises_keyboard_interrupt_in_main_which_lives_on(watched):
    watched.fast((P1, 10))
    watched.act(Action.START, P1)
    watched.act(Action.JOIN, P1)
    watched.until(lambda: watched.lines(LineState.BLOCKED) == ["p1.join()"])
    watched.act(Action.INTERRUPT)
    watched.until(lambda: watched.lines(LineState.FAILED) == ["p1.join()"])
    watched.until(lambda: watched.main is MainPhase.IDLE)
    failed = next(line for line in watched.session.current_view().program if line.state is LineState.FAILED)
    assert failed.note.startswith("KeyboardInterrupt")
    watched.until(lambda: any("KeyboardInterrupt" in line.text for line in watched.output if line.error))


def test_all_buttons(watched):
    specs = tuple(WorkerSpec(n, f"p{n}", Kind.PROCESS, Work.SLEEP, 0.2, "sleep", n) for n in (1, 2, 3))
    watched.session.set_cards(specs)
    watched.act(Action.START_ALL)
    watched.act(Action.JOIN_ALL)
    watched.until(lambda: all(card.phase is Phase.REAPED for card in watched.session.current_view().cards))
    watched.until(lambda: watched.main is MainPhase.IDLE)
    assert watched.lines(LineState.DONE)[-6:] == [f"p{n}.{call}()" for call in ("start", "join") for n in (1, 2, 3)]
    assert [card.color for card in watched.session.current_view().cards] == [0, 1, 2]


def test_cards_are_edited_until_they_are_in_the_program(watched):
    watched.session.edit_worker(P1, "interval", "0")
    assert watched.messages == [watched.card(P1).problem]
    assert "cannot be 0" in watched.card(P1).problem
    assert watched.card(P1).spec.interval == 1.0
    watched.session.edit_worker(P1, "interval", "2,5")
    assert (watched.card(P1).problem, watched.card(P1).spec.interval) == ("", 2.5)
    watched.session.edit_worker(P1, "name", "p2")
    assert "taken" in watched.card(P1).problem
    watched.act(Action.START, P1)
    assert not watched.card(P1).editable
    assert watched.card(P2).editable
    watched.session.edit_worker(P1, "interval", "3")
    assert "press Reset" in watched.messages[-1]
    assert "press Reset" in watched.refused(Action.REMOVE, P1)


def test_there_is_room_for_64_workers(watched):
    for _ in range(60):
        watched.session.act(Action.ADD)
    assert len(watched.session.current_view().cards) == 64
    assert "64 workers" in watched.refused(Action.ADD)
    assert "64 workers" in watched.refused(Action.DUPLICATE, P1)
    watched.session.act(Action.REMOVE, P1)
    watched.session.act(Action.DUPLICATE, P2)
    cards = watched.session.current_view().cards
    assert len({card.spec.key for card in cards}) == len({card.spec.name for card in cards}) == 64


def test_reset_ends_everything_at_once_and_late_events_are_nobodys(watched):
    watched.fast((P1, 10), (P2, 10))
    watched.act(Action.START_ALL)
    watched.until(lambda: watched.card(P2).phase is Phase.ALIVE)
    old = watched.session.recording
    count = len(old)
    watched.act(Action.RESET)
    assert watched.runs == [2]
    assert watched.session.recording is not old
    assert watched.main is MainPhase.OFF
    assert watched.card(P1).phase is Phase.ABSENT
    watched.until(lambda: not watched.session._driver._leaving)
    assert len(old) == count
    assert len(watched.session.recording) == 0
    watched.act(Action.START, P1)
    watched.until(lambda: watched.card(P1).phase is Phase.ALIVE)


def test_shutdown_in_the_middle_leaves_nothing(watched):
    watched.fast((P1, 10), (P2, 10), (P3, 10))
    watched.act(Action.START_ALL)
    watched.until(lambda: watched.card(P1).pid is not None)
    watched.session.shutdown()
    watched.act(Action.START, P1)
    assert watched.messages == []
    folder = Path(watched.session.state._launched[0].target).parent
    assert not folder.exists()


def test_views_and_output_come_at_bounded_rates(watched, qtbot):
    watched.fast((P1, 0.5))
    watched.act(Action.START, P1)
    watched.act(Action.JOIN, P1)
    watched.until(lambda: watched.main is MainPhase.IDLE)
    watched.views = 0
    qtbot.wait(500)
    # Nothing happens now: the passing of time is shown once a second.
    assert watched.views <= 3

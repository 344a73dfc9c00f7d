"""Choosing the allowed cores in the session: before a run, during it, and what is said and recorded of it."""

import os

import pytest

from concgui.control.tree import descendants, threads
from concgui.core.actions import Action
from concgui.core.kinds import EventKind
from concgui.core.states import MainPhase, Phase
from concgui.core.views import LineState
from tests.identities import violations

ALL = frozenset(os.sched_getaffinity(0))
FIRST = frozenset({min(ALL)})
P1, P2, T1 = 1, 2, 4
pytestmark = pytest.mark.skipif(len(ALL) < 2, reason="two cores are needed to choose one")


def of_tree(watched) -> set[frozenset[int]]:
    """The allowed cores of all threads of the program, its guard included."""
    root = watched.session._driver._running.program.pid
    return {frozenset(os.sched_getaffinity(tid)) for pid in [root, *descendants(root)] for tid in threads(pid)}


def recorded(watched) -> list[int]:
    return [event.value for event in watched.session.recording.events() if event.kind is EventKind.OS_CORES]


def test_the_choice_holds_for_this_run_and_the_next(watched):
    view = watched.session.current_view()
    assert view.cores == (tuple(sorted(ALL)), ALL, "")
    watched.session.set_cores(FIRST)
    assert watched.session.current_view().cores.allowed == FIRST
    watched.fast((P1, 10.0))
    for _ in range(2):
        watched.act(Action.START, P1)
        watched.until(lambda: watched.card(P1).phase is Phase.ALIVE)
        assert of_tree(watched) == {FIRST}
        assert os.sched_getaffinity(0) == ALL
        recording, lanes = watched.session.recording, watched.session.lanes
        assert recorded(watched) == [1 << min(ALL)]
        assert lanes.allowed == [(recording.t0_ns, FIRST)]
        assert watched.lines(LineState.OUTSIDE) == []
        watched.act(Action.RESET)
    assert watched.messages == []


def test_during_a_run_it_holds_at_once_for_all_that_is_there_and_comes(watched):
    watched.fast((P1, 10.0), (P2, 10.0), (T1, 10.0))
    watched.act(Action.START, P1)
    watched.act(Action.START, T1)
    watched.until(lambda: watched.card(P1).phase is Phase.ALIVE and watched.card(T1).phase is Phase.ALIVE)
    assert of_tree(watched) == {ALL}
    watched.session.set_cores(FIRST)
    assert of_tree(watched) == {FIRST}
    words = f"allowed cores: {min(ALL)}"
    assert watched.lines(LineState.OUTSIDE) == [f"os  {words}"]
    watched.until(lambda: watched.printed("os") == [words])
    watched.act(Action.START, P2)
    watched.until(lambda: watched.card(P2).phase is Phase.ALIVE)
    assert of_tree(watched) == {FIRST}
    watched.session.set_cores(ALL)
    assert of_tree(watched) == {ALL}
    everything = sum(1 << core for core in ALL)
    assert recorded(watched) == [everything, 1 << min(ALL), everything]
    assert [cores for _, cores in watched.session.lanes.allowed] == [ALL, FIRST, ALL]
    # What is no statement of main is not in the program that can be saved.
    assert "allowed cores" not in watched.session.state.transcript.text()
    watched.act(Action.TERMINATE_ALL)
    watched.act(Action.END_MAIN)
    watched.until(lambda: watched.session.recording.meta.created != "", timeout=40_000)
    assert watched.session.recording.meta.cores == tuple(sorted(ALL))
    assert violations(watched.session.recording) == []


def test_between_launch_and_the_first_event(watched):
    watched.act(Action.START, P1)
    watched.session.set_cores(FIRST)
    watched.until(lambda: watched.card(P1).phase is Phase.ALIVE)
    assert of_tree(watched) == {FIRST}
    assert recorded(watched) == [1 << min(ALL)]
    assert watched.session.recording.heads["kind"][0] == EventKind.HELLO


@pytest.mark.parametrize(
    ("wanted", "said"),
    [(frozenset(), "At least one core must stay allowed."), (frozenset({4095}), "Core 4095 cannot be used")],
)
def test_what_cannot_be_is_refused_with_one_sentence(watched, wanted, said):
    watched.session.set_cores(wanted)
    assert len(watched.messages) == 1
    assert watched.messages[0].startswith(said)
    assert watched.session.current_view().cores.allowed == ALL


def test_the_same_again_is_not_recorded(watched):
    watched.act(Action.START, P1)
    watched.until(lambda: watched.main is MainPhase.IDLE)
    watched.session.set_cores(ALL)
    assert len(recorded(watched)) == 1
    assert watched.messages == []

"""The run that a session has just shown as a replay, and the way back to its program."""

import pytest

from concgui.core.actions import IS_RECORDING, NOTHING_RUN, REPLAYED, Action
from concgui.core.states import MainPhase, Phase
from concgui.core.storage import load
from concgui.core.views import LineState, Mode, OutputLine
from tests.watched import Watched

P1, P2 = 1, 2


@pytest.fixture
def ran(watched: Watched) -> Watched:
    """A Free program that has run, p2 still works, main waits."""
    watched.session.set_start_method("fork")
    watched.fast((P1, 0.1), (P2, 0.8))
    watched.act(Action.START, P1)
    watched.act(Action.JOIN, P1)
    watched.until(lambda: watched.card(P1).phase is Phase.REAPED and watched.main is MainPhase.IDLE)
    watched.act(Action.START, P2)
    watched.until(lambda: watched.card(P2).phase is Phase.ALIVE and "Start work 2" in watched.printed("p2"))
    return watched


def replay(watched: Watched):
    watched.until(lambda: watched.session.replay is not None)
    assert watched.session.replay is not None
    return watched.session.replay


def test_a_run_is_replayed_and_its_program_goes_on_behind_it(ran: Watched) -> None:
    session, state, printed = ran.session, ran.session.state, [line.text for line in ran.output]
    executed = ran.lines(LineState.DONE)
    ran.output.clear()
    session.toggle_replay()
    shown = replay(ran)
    view = session.current_view()
    assert (view.mode, view.title, view.run, shown.of_this_run) == (Mode.REPLAY, "Free", state.number, True)
    ran.until(lambda: [line.text for line in ran.output] == printed)
    assert ran.lines(LineState.DONE) == executed
    shown.seek(0)
    assert [card.phase for card in session.current_view().cards] == [Phase.ABSENT, Phase.ABSENT]
    assert ran.refused(Action.JOIN, P2) == REPLAYED
    before = len(state.recording)
    ran.until(lambda: len(state.recording) > before)  # p2's sleep is over, or main is looked at
    assert session.replay is shown
    assert len(shown.recording) < len(state.recording)

    ran.output.clear()
    session.toggle_replay()
    assert session.replay is None
    assert session.state is state
    assert [line.text for line in ran.output] == printed
    assert session.lanes is state.lanes
    assert session.current_view().mode is Mode.FREE
    assert ran.runs[-2:] == [state.number, state.number]


def test_what_is_printed_during_a_replay_is_there_afterwards(ran: Watched) -> None:
    ran.session.toggle_replay()
    replay(ran)
    ran.output.clear()
    ran.session.state.outputs.add(OutputLine(5, "p2", "late"))
    ran.session.act(Action.START, P1)  # refused; but the window is told what there is
    ran.until(lambda: not len(ran.session.state.outputs))
    assert "late" not in [line.text for line in ran.output]
    ran.session.back_to_live()
    assert [line.text for line in ran.output][-1] == "late"


def test_slow_motion_begins_at_the_start_at_once_and_again(ran: Watched) -> None:
    ran.session.play_slowly(0.25)
    shown = replay(ran)
    assert (shown.playing, shown.speed) == (True, 0.25)
    ran.until(lambda: shown.instant_ns > 10_000_000)
    at = shown.instant_ns
    ran.session.play_slowly(0.05)
    assert (shown.playing, shown.speed) == (True, 0.05)
    assert shown.instant_ns < at
    assert ran.session.replay is shown


def test_what_cannot_be_replayed_is_refused_with_one_sentence(watched: Watched, tmp_path) -> None:
    watched.session.toggle_replay()
    assert watched.messages == [NOTHING_RUN]
    watched.session.set_start_method("fork")
    watched.fast((P1, 0.1))
    watched.act(Action.START, P1)
    watched.until(lambda: watched.card(P1).phase is Phase.ENDED)
    watched.session.toggle_replay()
    replay(watched)
    path = tmp_path / "run.concgui"
    watched.session.save_recording(str(path))  # also from within the replay
    watched.until(lambda: path.exists() and not watched.session.current_view().status.saving)
    assert load(path).meta.mode == "statements"
    watched.session.open_file(str(path))
    watched.until(lambda: watched.session.replay is not None and not watched.session.replay.of_this_run)
    watched.session.toggle_replay()
    assert watched.messages[-1] == IS_RECORDING


def test_a_new_run_leaves_the_replay_that_was_being_made(ran: Watched) -> None:
    ran.session.toggle_replay()
    ran.act(Action.RESET)
    ran.until(lambda: not ran.session.current_view().status.loading)
    assert ran.session.replay is None
    assert ran.main is MainPhase.OFF

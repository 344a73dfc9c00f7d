"""A recording in the session: what it says at the end is what the live run said, and it can be stepped and played."""

import sqlite3
import time
from pathlib import Path

import psutil
import pytest

from concgui.control.replay import MOST_LINES, Loaded, Replay
from concgui.core.actions import RECORDED, Action
from concgui.core.recording import Recording, RecordingMeta
from concgui.core.savedtext import saved_text
from concgui.core.states import MainPhase, Phase
from concgui.core.storage import save
from concgui.core.views import LineState, Mode, SessionView
from concgui.program import wire
from tests.scribe import MS, Scribe
from tests.watched import Watched

P1, P2, T1 = 1, 2, 4


@pytest.fixture
def live(watched: Watched, tmp_path: Path) -> tuple[Path, SessionView]:
    """A Free program that really ran, as a file, and the last view of it."""
    watched.session.set_start_method("fork")
    watched.fast((P1, 0.2), (P2, 10), (T1, 0.1))
    for key in (P1, P2, T1):
        watched.act(Action.START, key)
    watched.until(lambda: watched.card(P2).phase is Phase.ALIVE)
    watched.act(Action.ASK_ALIVE)
    watched.act(Action.JOIN, P1)
    watched.act(Action.JOIN, T1)
    watched.until(lambda: watched.card(P1).phase is Phase.REAPED and watched.main is MainPhase.IDLE)
    watched.act(Action.TERMINATE, P2)
    watched.until(lambda: watched.main is MainPhase.IDLE and watched.card(P2).phase is Phase.ENDED)
    watched.act(Action.JOIN, P2)
    watched.act(Action.END_MAIN)
    watched.until(lambda: watched.session.recording.meta.created != "")
    watched.until(lambda: not len(watched.session.state.outputs))
    save(watched.session.recording, tmp_path / "free.concgui")
    return tmp_path / "free.concgui", watched.session.current_view()


def opened(watched: Watched, path: Path) -> Replay:
    watched.output.clear()
    watched.session.open_file(str(path))
    watched.until(lambda: watched.session.replay is not None and watched.session.replay.name == path.name)
    replay = watched.session.replay
    assert replay is not None
    return replay


def at(watched: Watched, replay: Replay, instant_ns: float) -> SessionView:
    replay.seek(instant_ns)
    return watched.session.current_view()


def executed(view: SessionView) -> list[tuple[str, LineState, int | None]]:
    return [(line.text, line.state, line.t_ns) for line in view.program if line.state is not LineState.TEXT]


def small(path: Path, lines: int = 0, gap_ms: float = 1.0) -> Path:
    """A recording that was made up: main prints so many lines."""
    scribe = Scribe()
    scribe.hello()
    for number in range(lines):
        scribe.say(10 + gap_ms * number, wire.OUTPUT, value=1, text=f"line {number}")
    scribe.say(20 + gap_ms * lines, wire.MAIN_LEFT)
    recording = Recording(RecordingMeta(program="print()\n", mode="script"))
    recording.append(scribe.batch())
    save(recording, path)
    return path


def test_its_end_is_what_the_live_run_said_last(watched, live):
    path, last = live
    printed = [(line.who, line.text, line.color) for line in watched.output if line.who != "concgui"]
    replay = opened(watched, path)
    view = watched.session.current_view()
    assert saved_text(view.program) == saved_text(last.program)
    assert "time.sleep(" in saved_text(view.program)
    assert (view.mode, view.title, view.main) == (Mode.REPLAY, "free.concgui", MainPhase.ENDED)
    assert executed(view) == [row for row in executed(last) if row[1] is not LineState.OUTSIDE]
    assert view.alive == last.alive
    lived = [(card.spec.name, card.phase, card.pid, card.exitcode, card.color) for card in last.cards]
    lived = [one for one in lived if one[1] is not Phase.ABSENT]
    assert [(card.spec.name, card.phase, card.pid, card.exitcode, card.color) for card in view.cards] == lived
    for field in ("main_pid", "python", "start_method", "started", "alive", "dropped", "machine_cores"):
        assert getattr(view.status, field) == getattr(last.status, field), field
    assert view.status.recorded.startswith("recorded 20")
    watched.until(lambda: len(watched.output) >= len(printed))
    assert sorted((line.who, line.text, line.color) for line in watched.output) == sorted(printed)
    assert replay.lanes is watched.session.lanes
    assert watched.messages == []


def test_every_statement_is_current_while_it_is_executed(watched, live):
    replay = opened(watched, live[0])
    before = at(watched, replay, 0)
    assert {state for _text, state, _t in executed(before)} == {LineState.FUTURE}
    assert {card.phase for card in before.cards} == {Phase.ABSENT}
    assert before.alive == ()
    end = at(watched, replay, replay.length_ns)
    rows = [(text, t_ns) for text, state, t_ns in executed(end) if state is LineState.DONE]
    assert [text.strip() for text, _t in rows][-1] == "p2.join()"
    for number, (text, t_ns) in enumerate(rows):
        assert t_ns is not None
        view = at(watched, replay, t_ns)
        assert [text for text, state, _t in executed(view) if state is LineState.CURRENT] == [text]
        assert sum(state is LineState.DONE for _text, state, _t in executed(view)) == number
        assert view.main is MainPhase.BUSY


def test_step_for_step_to_the_end_and_back(watched, live):
    replay = opened(watched, live[0])
    replay.show_start()
    places = []
    while replay.place < replay.events:
        replay.step(1)
        places.append(replay.instant_ns)
    assert len(places) == replay.events - 1
    assert places == sorted(set(places))
    back = [replay.instant_ns]
    while replay.instant_ns:
        replay.step(-1)
        back.append(replay.instant_ns)
    assert back == [*places[::-1], 0]
    replay.step(-1)
    assert replay.instant_ns == 0
    replay.seek(places[3] + 1)  # between two events
    replay.step(-1)
    assert replay.instant_ns == places[3]


def test_nothing_can_be_done_to_it_but_something_else_can_be_opened(watched, live):
    opened(watched, live[0])
    view = watched.session.current_view()
    assert {verdict.reason for verdict in view.actions.values()} == {RECORDED}
    assert not any(verdict.enabled for card in view.cards for verdict in card.actions.values())
    assert not any(card.editable for card in view.cards)
    assert watched.refused(Action.RESET) == RECORDED
    watched.session.set_cores(frozenset({0}))
    watched.session.set_start_method("spawn")
    watched.session.edit_worker(view.cards[0].spec.key, "interval", "1")
    assert watched.messages[-3:] == [RECORDED] * 3
    gone: list[object] = []
    watched.session.replay_changed.connect(gone.append)
    watched.session.open_free()
    view = watched.session.current_view()
    assert (view.mode, view.main, watched.session.replay, gone) == (Mode.FREE, MainPhase.OFF, None, [None])
    watched.fast((P1, 0.1))
    watched.act(Action.START, P1)
    watched.until(lambda: watched.card(P1).phase is Phase.ENDED)


def test_playing_moves_the_instant_as_fast_as_was_chosen(watched, tmp_path):
    replay = opened(watched, small(tmp_path / "small.concgui", 2000))
    replay.set_speed(5)
    replay.show_start()
    moved: list[int] = []
    replay.moved.connect(lambda: moved.append(replay.instant_ns))
    began = time.perf_counter_ns()
    replay.play()
    assert replay.playing
    watched.until(lambda: not replay.playing)
    took = time.perf_counter_ns() - began
    assert replay.instant_ns == replay.length_ns
    assert moved == sorted(moved)
    assert replay.length_ns / 5 <= took <= replay.length_ns / 5 + 1e9
    assert len(moved) <= took / 1e9 * 31 + 3  # at most 30 times a second
    replay.play()  # from the beginning again
    assert replay.instant_ns == 0
    replay.step(1)
    assert not replay.playing


def test_output_follows_the_instant(watched, tmp_path):
    replay = opened(watched, small(tmp_path / "small.concgui", 2000))
    restarts: list[int] = []
    replay.output_restarted.connect(restarts.append)
    replay.output_restarted.connect(lambda _earlier: watched.output.clear())

    def shown(instant_ms: float) -> list[str]:
        moved: list[bool] = []
        replay.moved.connect(lambda: moved.append(True))
        replay.seek(instant_ms * MS)
        watched.until(lambda: bool(moved))
        return [line.text for line in watched.output]

    assert shown(0) == []
    assert shown(12) == ["line 0", "line 1", "line 2"]
    assert shown(14.5) == [f"line {n}" for n in range(5)]
    assert shown(11.5) == ["line 0", "line 1"]
    assert shown(1500) == [f"line {n}" for n in range(1491 - MOST_LINES, 1491)]
    assert restarts[-1] == 1491 - MOST_LINES


def test_what_cannot_be_read_is_one_sentence_and_nothing_is_lost(watched, live, tmp_path):
    replay = opened(watched, live[0])
    whole = live[0].read_bytes()
    (tmp_path / "cut.concgui").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "text.concgui").write_text("no database")
    other = sqlite3.connect(tmp_path / "other.concgui")
    other.execute("CREATE TABLE t (a)")
    other.commit()
    other.close()
    for name in ("cut.concgui", "text.concgui", "other.concgui", "missing.concgui"):
        said = len(watched.messages)
        watched.session.open_file(str(tmp_path / name))
        assert watched.session.current_view().status.loading == name
        watched.until(lambda said=said: len(watched.messages) > said)
        assert name in watched.messages[-1]
        assert watched.messages[-1].endswith(".")
        assert watched.session.current_view().status.loading == ""
        assert watched.session.replay is replay


def test_a_second_opening_replaces_the_first(watched, tmp_path):
    first, second = small(tmp_path / "a.concgui", 20_000, 0.01), small(tmp_path / "b.concgui", 3)
    shown: list[Replay] = []
    watched.session.replay_changed.connect(shown.append)
    watched.session.open_file(str(first))
    watched.session.open_file(str(second))
    watched.until(lambda: watched.session.replay is not None)
    watched.until(lambda: not watched.session._replays._threads)
    assert [one.name for one in shown] == ["b.concgui"]


def test_a_program_that_runs_goes_on_until_the_recording_is_there_and_ends_then(watched, tmp_path):
    watched.fast((P1, 10))
    watched.act(Action.START, P1)
    watched.until(lambda: watched.card(P1).phase is Phase.ALIVE)
    pid = watched.card(P1).pid
    (tmp_path / "bad.concgui").write_text("bad")
    watched.session.open_file(str(tmp_path / "bad.concgui"))
    watched.until(lambda: len(watched.messages) == 1)
    assert watched.card(P1).phase is Phase.ALIVE
    opened(watched, small(tmp_path / "small.concgui", 3))
    watched.until(lambda: not psutil.pid_exists(pid))
    assert watched.session.current_view().cards == ()


def test_a_recording_without_events(watched, tmp_path):
    save(Recording(), tmp_path / "empty.concgui")
    replay = opened(watched, tmp_path / "empty.concgui")
    assert (replay.length_ns, replay.events, replay.place) == (0, 0, 0)
    replay.step(1)
    replay.play()
    view = watched.session.current_view()
    assert (view.main, view.cards, view.alive) == (MainPhase.OFF, (), ())


def test_a_text_that_is_not_known_is_shown_as_far_as_it_was_executed(tmp_path):
    scribe = Scribe()
    scribe.hello()
    scribe.say(10, wire.STATEMENT_BEGIN, value=1, text="print(1)")
    scribe.say(11, wire.STATEMENT_END, value=1)
    scribe.say(12, wire.STATEMENT_BEGIN, value=2, text="1 / 0")
    scribe.say(13, wire.STATEMENT_END, value=2, text="ZeroDivisionError: division by zero")
    recording = Recording(RecordingMeta(mode="statements"))
    recording.append(scribe.batch())
    save(recording, tmp_path / "run.concgui")
    view = Replay(Loaded(tmp_path / "run.concgui"), 1).view()
    assert [(line.text.strip(), line.state, line.note) for line in view.program] == [
        ("print(1)", LineState.DONE, ""),
        ("1 / 0", LineState.FAILED, "ZeroDivisionError: division by zero"),
    ]

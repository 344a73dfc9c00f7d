"""A lesson in the session, with real runs: predict, vote, run, reveal, and all of it again from the recording."""

from pathlib import Path

import pytest

from concgui.control import cores as core_choice
from concgui.core.actions import Action
from concgui.core.states import MainPhase
from concgui.core.storage import save
from concgui.core.views import LessonPhase, LessonView, Mode
from tests.need import need
from tests.watched import Watched

TOML = """
title = "A short sleep"
summary = "p1 sleeps, main joins it."
order = 1
start_method = "fork"
question = "When does p1 end?"
predict = ["p1", "MainProcess"]
[[answer]]
text = "Before the join returns"
holds = "ended('p1') <= join_returned('p1')"
[[answer]]
text = "It never ends"
holds = "ended('p1') > 60"
[fact]
holds = "exitcode('p1') == 0"
says = "p1 ended with {exitcode('p1')}."
proof = ["lane('p1')"]
"""
LISTING = """
import time
from multiprocessing import Process


def worker(interval):
    time.sleep(interval)


if __name__ == "__main__":
    p1 = Process(target=worker, args=(0.1,))
    p1.start()
    p1.join()
"""
#: Cards cannot show it: main asks for its own file.
SCRIPT = LISTING.replace("import time\n", "import sys\nimport time\n", 1) + "    print(sys.argv)\n"


LONG = {"id": "x", "text": "#" * 70_000}


def lesson(folder: Path, program: str = LISTING, toml: str = TOML) -> Path:
    """A lesson's folder."""
    folder.mkdir(exist_ok=True)
    (folder / "lesson.toml").write_text(toml, "utf-8")
    (folder / "program.py").write_text(program, "utf-8")
    return folder


@pytest.fixture
def shown(watched: Watched, tmp_path: Path) -> Watched:
    """The lesson is shown, nobody has voted."""
    watched.session.open_lesson_folder(str(lesson(tmp_path / "sleep")))
    return watched


def view(watched: Watched) -> LessonView:
    told = watched.session.current_view().lesson
    assert told is not None
    return told


def run(watched: Watched) -> LessonView:
    watched.act(Action.RUN)
    assert view(watched).phase in {LessonPhase.RUNNING, LessonPhase.SKIPPED}
    watched.until(lambda: bool(view(watched).fact))
    return view(watched)


def test_predicted_run_revealed_and_opened_again(shown, tmp_path):
    session = shown.session
    assert view(shown).phase is LessonPhase.PREDICT
    session.vote(0, 2)
    session.vote(1)
    session.vote_again(1)
    session.guess_end("p1", 2.0)
    told = run(shown)
    assert (told.phase, told.holds, told.fact) == (LessonPhase.REVEALED, True, "p1 ended with 0.")
    assert [(one.votes, one.right) for one in told.answers] == [(2, True), (2, False)]
    assert told.ghosts[0].words.startswith("p1: you said 2.0 s, it was ")
    assert told.ghosts[1].words == ""
    p1 = next(lane for lane in session.lanes.lanes if lane.title == "p1")
    assert told.proof == ((p1.index, p1.begin_ns, p1.exit_ns),)
    path = tmp_path / "run.concgui"
    session.save_recording(str(path))
    shown.until(lambda: path.exists() and not session.current_view().status.saving)

    (tmp_path / "sleep" / "lesson.toml").unlink()  # the recording tells it all
    session.open_file(str(path))
    shown.until(lambda: session.replay is not None)
    again = view(shown)
    assert session.current_view().mode is Mode.REPLAY
    assert again._replace(last=None) == told._replace(last=None)
    session.vote(0)
    assert "recording" in shown.messages[-1]
    assert view(shown).answers == told.answers
    session.open_free()
    assert session.current_view().lesson is None


def test_a_recording_without_a_lesson_shows_none(watched, tmp_path):
    watched.session.set_start_method("fork")
    watched.act(Action.START_ALL)
    watched.until(lambda: watched.main is MainPhase.IDLE)
    save(watched.session.recording, tmp_path / "free.concgui")
    watched.session.open_file(str(tmp_path / "free.concgui"))
    watched.until(lambda: watched.session.replay is not None)
    assert watched.session.current_view().lesson is None


def test_a_recording_with_a_lesson_that_is_none_opens_all_the_same(shown, tmp_path):
    run(shown)
    recording = shown.session.recording
    for place, told in enumerate(
        ({"id": 3}, {"id": "x", "text": "no toml ["}, {"id": "x", "text": 'title = "x"'}, LONG)
    ):
        recording.meta.lesson.clear()
        recording.meta.lesson.update(told)
        save(recording, tmp_path / f"odd{place}.concgui")
        shown.session.open_file(str(tmp_path / f"odd{place}.concgui"))
        shown.until(lambda place=place: shown.session.current_view().title == f"odd{place}.concgui")
        assert shown.session.current_view().lesson is None


def test_skipped_it_runs_and_tells_its_fact(shown):
    shown.session.vote(1)
    shown.session.skip_question()
    told = run(shown)
    assert (told.phase, told.fact) == (LessonPhase.SKIPPED, "p1 ended with 0.")
    shown.session.ask_question()
    assert (view(shown).phase, view(shown).fact, shown.main) == (LessonPhase.PREDICT, "", MainPhase.OFF)


def test_run_again_the_votes_count_after_a_reset_they_do_not(shown):
    shown.session.vote(1, 3)
    run(shown)
    first = shown.session.recording
    shown.act(Action.RUN)
    shown.until(lambda: view(shown).phase is LessonPhase.REVEALED)
    assert shown.session.recording is not first
    assert view(shown).answers[1].votes == 3
    shown.act(Action.RESET)
    assert (view(shown).phase, view(shown).answers[1].votes) == (LessonPhase.PREDICT, 0)
    assert view(shown).proof == ()


def test_stopped_before_its_end_what_is_not_known_is_said_so(watched, tmp_path):
    folder = lesson(tmp_path / "long", SCRIPT.replace("0.1", "50"))
    watched.session.open_lesson_folder(str(folder))
    watched.act(Action.RUN)
    watched.until(lambda: any(lane.title == "p1" and lane.target_ns for lane in watched.session.lanes.lanes))
    watched.session.guess_end("p1", 1.0)
    assert "The votes are closed" in watched.messages[-1]
    watched.session.reveal_fact()
    told = view(watched)
    assert told.phase is LessonPhase.REVEALED
    assert told.holds is None
    assert told.fact.startswith("Not known in this run: ")
    assert told.answers[1].right is None
    watched.act(Action.STOP)
    watched.until(lambda: watched.main is MainPhase.ENDED)
    watched.until(lambda: view(watched).ghosts[1].ended_s is not None)
    assert view(watched).holds is not True


def test_a_lesson_that_is_no_listing_runs_as_a_script_and_is_the_lesson(watched, tmp_path):
    watched.session.open_lesson_folder(str(lesson(tmp_path / "own", SCRIPT)))
    shown = watched.session.current_view()
    assert (shown.mode, shown.title, shown.start_method) == (Mode.SCRIPT, "A short sleep", "fork")
    assert shown.script is None, "nobody chooses how a lesson runs"
    assert not shown.actions[Action.STOP].enabled
    told = run(watched)
    assert (told.holds, told.answers[0].right) == (True, True)
    assert watched.session.recording.meta.start_method == "fork"
    watched.session.set_start_method("spawn")
    assert watched.session.current_view().start_method == "spawn"
    watched.session.open_lesson_folder(str(lesson(tmp_path / "own", SCRIPT)))
    assert watched.session.current_view().start_method == "spawn", "chosen in one lesson, it is that of the next"


def test_a_lessons_cores_are_put_back_when_something_else_is_shown(watched, tmp_path):
    need(len(core_choice.usable()) > 1 and not core_choice.reason(), "cores can be chosen, and there are two")
    session, both = watched.session, frozenset(core_choice.usable())
    one = lesson(tmp_path / "one", toml=TOML.replace("order = 1", "order = 1\ncores = 1"))
    session.open_lesson_folder(str(one))
    assert len(session.current_view().cores.allowed) == 1
    run(watched)
    assert len(session.recording.meta.cores) == 1
    session.open_free()
    assert session.current_view().cores.allowed == both
    session.open_lesson_folder(str(one))
    session.set_cores(frozenset([core_choice.usable()[1]]))
    session.open_free()
    assert session.current_view().cores.allowed == {core_choice.usable()[1]}, "what the user chose stays"


def test_why_it_cannot_be_shown_here_is_said_before_it_starts(watched, tmp_path):
    needs = 'order = 1\nneeds = ["no GIL"]'
    watched.session.open_lesson_folder(str(lesson(tmp_path / "free", toml=TOML.replace("order = 1", needs))))
    assert "free-threaded" in view(watched).obstacle
    assert watched.session.current_view().actions[Action.RUN].enabled


def test_what_cannot_be_launched_leaves_the_question_open(qtbot, tmp_path):
    watched = Watched(qtbot, python=str(tmp_path / "no-python"))
    watched.session.open_lesson_folder(str(lesson(tmp_path / "sleep")))
    watched.session.vote(0)
    watched.act(Action.RUN)
    assert "no-python" in watched.messages[-1]
    assert (view(watched).phase, view(watched).answers[0].votes) == (LessonPhase.PREDICT, 1)
    watched.session.shutdown()


@pytest.mark.parametrize("intent", ["skip_question", "ask_question", "reveal_fact"])
def test_without_a_lesson_that_is_said(watched, intent):
    getattr(watched.session, intent)()
    assert watched.messages[-1] == "No lesson is shown: choose one first."

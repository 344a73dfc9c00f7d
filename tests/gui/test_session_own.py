"""Somebody's own program, shown by cards: its text is the truth, and its file is left alone."""

from pathlib import Path

import pytest

from concgui.core.actions import Action
from concgui.core.lessons import load_lessons
from concgui.core.listing import program_text
from concgui.core.savedtext import saved_text
from concgui.core.scenario import Kind, Work, create_statement, default_workers, program_preamble
from concgui.core.states import MainPhase, Phase
from concgui.core.views import LineState, Mode

CLASSIC = load_lessons()[0].program.read_text("utf-8")
QUICK = CLASSIC.replace("(1, 1)", "(1, 0.1)").replace("(2, 2)", "(2, 0.2)").replace("(3, 3)", "(3, 0.3)")


def written(tmp_path: Path, text: str, name: str = "größe.py") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def opened(watched, tmp_path: Path, text: str, name: str = "größe.py") -> Path:
    path = written(tmp_path, text, name)
    watched.session.open_file(str(path))
    return path


def ended(watched) -> None:
    watched.until(lambda: watched.session.recording.meta.created != "", timeout=40_000)
    watched.until(lambda: not len(watched.session.state.outputs))


def shown(watched) -> str:
    return saved_text(watched.session.current_view().program)


def test_it_runs_from_its_own_file_and_prints_what_plain_python_prints(watched, tmp_path):
    path = opened(watched, tmp_path, QUICK)
    view = watched.session.current_view()
    assert (view.mode, view.title, view.start_method) == (Mode.PROGRAM, "größe.py", "default")
    assert "Open as a script" in view.about
    assert watched.messages == []
    watched.act(Action.RUN)
    ended(watched)
    assert watched.session.recording.meta.target == str(path)
    assert watched.printed("main") == ["Start main", "End main"]
    for n in (1, 2, 3):
        assert watched.printed(f"p{n}") == [f"Start work {n}", f"End work {n}"]
        assert watched.card(n).exitcode == 0


def test_the_cards_change_the_text_and_not_the_file_and_saving_keeps_them(watched, tmp_path):
    path = opened(watched, tmp_path, CLASSIC)
    for key, field, text in (
        (1, "interval", "0.1"),
        (2, "interval", "0.25"),
        (2, "work", "compute"),
        (3, "name", "größe"),
    ):
        watched.session.edit_worker(key, field, text)
    watched.session.edit_worker(3, "interval", "0.3")
    assert watched.messages == []
    assert path.read_text("utf-8") == CLASSIC
    text = shown(watched)
    assert "p2 = Process(target=compute, args=(2, 0.25))" in text
    watched.act(Action.RUN)
    ended(watched)
    assert shown(watched) == text
    assert watched.printed("größe") == ["Start work 3", "End work 3"]
    assert watched.session.recording.meta.program == text
    specs = [card.spec for card in watched.session.current_view().cards]
    path.write_text(text, "utf-8")
    watched.session.open_file(str(path))
    assert [card.spec for card in watched.session.current_view().cards] == specs


def test_kind_and_work_of_what_free_has_saved_are_changed_in_it(watched, tmp_path):
    made = [*map(create_statement, default_workers()), "p1.start()", "p1.join()"]
    opened(watched, tmp_path, program_text(program_preamble("spawn"), ['set_start_method("spawn")', *made]))
    view = watched.session.current_view()
    assert (view.mode, view.start_method) == (Mode.PROGRAM, "spawn")
    watched.session.set_start_method("fork")
    watched.session.edit_worker(1, "kind", "thread")
    watched.session.edit_worker(1, "work", "compute")
    assert watched.card(1).spec[2:4] == (Kind.THREAD, Work.COMPUTE)
    assert 'set_start_method("fork")' in shown(watched)
    assert 'p1 = Thread(target=compute, args=(1, 1), name="p1")' in shown(watched)
    watched.session.edit_worker(1, "name", "sleep")
    assert "has a meaning of its own" in watched.messages[-1]
    watched.session.edit_worker(1, "name", "\ufb01n")  # Python knows no ligatures
    assert watched.card(1).spec.name == "fin"
    assert 'fin = Thread(target=compute, args=(1, 1), name="fin")' in shown(watched)


def test_what_free_saves_before_anything_ran_are_frees_cards(watched, tmp_path):
    watched.session.edit_worker(1, "interval", "2.5")
    watched.session.set_start_method("forkserver")
    cards = [card.spec for card in watched.session.current_view().cards]
    text = shown(watched)
    watched.session.edit_worker(1, "interval", "9")
    watched.session.set_start_method("fork")
    opened(watched, tmp_path, text)
    view = watched.session.current_view()
    assert (view.mode, view.start_method) == (Mode.FREE, "forkserver")
    assert [card.spec for card in view.cards] == cards
    assert watched.messages == ["größe.py only makes workers: they are the cards of Free now."]
    assert shown(watched) == text


def test_it_can_be_opened_as_a_script(watched, tmp_path):
    opened(watched, tmp_path, CLASSIC)
    watched.session.open_as_script()
    view = watched.session.current_view()
    assert (view.mode, view.title, view.cards) == (Mode.SCRIPT, "größe.py", ())
    assert view.about == "It can have cards: open it again for them."
    watched.session.open_as_script()
    assert watched.messages[-1].startswith("Nothing is shown that could be opened as a script")


@pytest.mark.parametrize(
    ("text", "name", "about"),
    [
        ("print(1)\n", "a.py", 'No cards: it has no `if __name__ == "__main__":`.'),
        (CLASSIC.replace("import time", "import time, sys"), "a.py", "No cards: line 1 imports sys."),
        (CLASSIC, "queue.py", "No cards: queue in its folder hides Python's own module."),
        (CLASSIC + "#" * 30_000, "a.py", "No cards: it is longer than 30,000 letters."),
        ("", "a.py", ""),
        ("x = (\n", "a.py", ""),
    ],
)
def test_any_other_is_a_script_and_says_why(watched, tmp_path, text, name, about):
    opened(watched, tmp_path, text, name)
    view = watched.session.current_view()
    assert (view.mode, view.about) == (Mode.SCRIPT, about)


def test_with_arguments_it_is_a_script(watched, tmp_path):
    watched.session.open_file(str(written(tmp_path, CLASSIC)), ("a",))
    assert watched.session.current_view().mode is Mode.SCRIPT


def test_what_an_editor_has_changed_is_run_and_what_both_have_changed_is_asked(watched, tmp_path):
    path = opened(watched, tmp_path, CLASSIC)
    path.write_text(QUICK, "utf-8")
    watched.act(Action.RUN)
    ended(watched)
    assert [card.spec.interval for card in watched.session.current_view().cards] == [0.1, 0.2, 0.3]
    watched.session.edit_worker(1, "interval", "0.15")
    path.write_text(CLASSIC, "utf-8")
    watched.act(Action.RUN)
    assert "was changed outside, too" in watched.messages[-1]
    assert watched.main is MainPhase.ENDED
    path.unlink()
    watched.act(Action.RUN)
    ended(watched)
    assert "args=(1, 0.15)" in watched.session.recording.meta.program
    watched.act(Action.RESET)
    written(tmp_path, "print(1)\n")
    watched.act(Action.RUN)
    assert watched.main is MainPhase.OFF


def test_what_an_editor_saves_is_shown_at_once(watched, tmp_path):
    path = opened(watched, tmp_path, CLASSIC)
    path.write_text(QUICK.replace("p2", "q"), "utf-8")
    watched.until(lambda: [card.spec.name for card in watched.session.current_view().cards] == ["p1", "q", "p3"])
    assert watched.card(1).spec.interval == 0.1
    assert "this is the new text" in watched.session.current_view().program_note
    path.write_text("print(1)\n", "utf-8")
    watched.until(lambda: len(watched.messages) == 1)
    assert watched.messages[0].startswith("größe.py has changed and has no cards now, for it has no `if")
    watched.session.open_file(str(path))
    assert watched.session.current_view().mode is Mode.SCRIPT


def test_a_statement_that_fails_ends_it_with_exit_code_1(watched, tmp_path):
    opened(watched, tmp_path, QUICK.replace("p2.start()", "p1.start()"))
    watched.act(Action.RUN)
    ended(watched)
    assert watched.lines(LineState.FAILED) == ["p1.start()"]
    assert watched.lines(LineState.FUTURE) == ["p3.start()", 'print("End main")']
    assert watched.session.state.exitcode == 1
    assert watched.printed("main")[-1] == "AssertionError: cannot start a process twice"


LATE = """\
import time
from multiprocessing import Process


def worker(id, interval):
    print(f"Start work {id}")
    time.sleep(interval)
    print(f"End work {id}")


if __name__ == "__main__":
    p1 = Process(target=worker, args=(1, 0.8))
    p1.start()
    p1.join()
    p2 = Process(target=worker, args=(2, 0.1))
    p2.start()
"""


def test_what_the_text_has_yet_to_start_is_not_started_by_its_button(watched, tmp_path):
    opened(watched, tmp_path, LATE)
    watched.act(Action.RUN)
    watched.until(lambda: watched.lines(LineState.CURRENT, LineState.BLOCKED) == ["p1.join()"])
    assert "waits in the queue" in watched.refused(Action.START, 2)
    assert "is in the program that runs" in watched.refused(Action.REMOVE, 2)
    ended(watched)
    assert watched.printed("p2") == ["Start work 2", "End work 2"]


def test_a_worker_that_is_added_while_it_runs_uses_what_the_text_defines(watched, tmp_path):
    opened(watched, tmp_path, LATE)
    assert "press Run first" in watched.refused(Action.ADD)
    watched.messages.clear()
    watched.act(Action.RUN)
    watched.until(lambda: watched.lines(LineState.CURRENT, LineState.BLOCKED) == ["p1.join()"])
    watched.act(Action.ADD)
    watched.session.edit_worker(3, "kind", "thread")
    watched.session.edit_worker(3, "interval", "0.1")
    watched.session.edit_worker(3, "work", "compute")
    assert watched.messages.pop() == "größe.py has no function that computes, and none can be added while it runs."
    watched.session.edit_worker(3, "name", "worker")
    assert "has a meaning of its own in the program" in watched.messages.pop()
    watched.act(Action.START, 3)
    ended(watched)
    assert watched.lines(LineState.DONE)[-3:] == [
        "from threading import Thread",
        'p3 = Thread(target=worker, args=(3, 0.1), name="p3")',
        "p3.start()",
    ]
    assert watched.printed("p3") == ["Start work 3", "End work 3"]
    assert watched.card(3).phase is Phase.ENDED
    assert watched.messages == []


def test_a_lesson_says_its_start_method(watched):
    watched.session.open_lesson("classic-1-start-all")
    assert watched.session.current_view().start_method == "spawn"
    assert '    set_start_method("spawn")\n    print("Start main")' in shown(watched)
    watched.session.set_start_method("default")
    assert shown(watched) == CLASSIC
    watched.session.set_start_method("forkserver")
    assert '    set_start_method("forkserver")\n    print("Start main")' in shown(watched)
    watched.session.open_free()
    assert 'set_start_method("spawn")' in shown(watched)
    watched.session.open_lesson("classic-2-join-with-timeout")
    assert watched.session.current_view().start_method == "forkserver"
    watched.session.set_start_method("default")
    assert shown(watched) == load_lessons()[1].program.read_text("utf-8")

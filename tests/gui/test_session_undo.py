"""Undo and redo in a session: what the menu says, what is one step, and what is refused while a program runs."""

import pytest

from concgui.core.actions import Action
from concgui.core.scenario import Kind
from concgui.core.states import MainPhase, Phase
from concgui.core.views import LineState

LESSON = "classic-2-join-with-timeout"
OWN = """\
import time
from multiprocessing import Process


def worker(id, interval):
    print(id)
    time.sleep(interval)


if __name__ == "__main__":
    p1 = Process(target=worker, args=(1, 1))
    p1.start()
    print("on")
"""


def words(watched) -> tuple[str, str]:
    undo = watched.session.current_view().undo
    return undo.undo, undo.redo


def specs(watched):
    return [card.spec for card in watched.session.current_view().cards]


def test_a_change_is_named_undone_and_done_again(watched):
    before = specs(watched)
    assert words(watched) == ("", "")
    watched.session.edit_worker(1, "interval", "2.5")
    assert words(watched) == ("change of interval of p1", "")
    watched.session.edit_worker(1, "name", "first")
    assert words(watched) == ("change of the name of p1", "")
    watched.session.undo()
    watched.session.undo()
    assert specs(watched) == before
    assert words(watched) == ("", "change of interval of p1")
    watched.session.redo()
    assert watched.card(1).spec.interval == 2.5
    assert words(watched) == ("change of interval of p1", "change of the name of p1")
    assert watched.messages == []


def test_nothing_to_undo_is_said(watched):
    watched.session.undo()
    watched.session.redo()
    assert watched.messages == [
        "There is nothing to undo: nothing was changed here.",
        "There is nothing to redo: nothing was undone.",
    ]


def test_a_drag_of_the_slider_is_one_step(watched):
    watched.session.edit_worker(2, "interval", "5")
    watched.session.drag(True)  # noqa: FBT003 - as the slider's signal
    for tenths in range(11, 40):
        watched.session.edit_worker(1, "interval", str(tenths / 10))
    watched.session.drag(False)  # noqa: FBT003
    watched.session.undo()
    assert watched.card(1).spec.interval == 1.0
    assert watched.card(2).spec.interval == 5.0
    assert words(watched) == ("change of interval of p2", "change of interval of p1")


def test_cards_start_method_and_cores(watched):
    session = watched.session
    before, allowed = session.current_view(), session.current_view().cores.allowed
    watched.act(Action.ADD)
    watched.act(Action.DUPLICATE, 2)
    watched.act(Action.REMOVE, 1)
    session.set_start_method("fork")
    session.set_cores(frozenset({min(allowed)}))
    said = []
    while words(watched)[0]:
        said.append(words(watched)[0])
        session.undo()
    assert said[-3:] == ["removing p1", "duplicating p2", "adding p4"]
    assert said[-4] == "choice of the start method"
    after = session.current_view()
    assert (after.start_method, after.cores.allowed) == ("spawn", allowed)
    assert [card.spec for card in after.cards] == [card.spec for card in before.cards]
    assert [line.text for line in after.program] == [line.text for line in before.program]
    session.redo()
    assert specs(watched)[-1].name == "p4"


def test_what_runs_is_not_changed_and_the_cards_that_wait_are(watched):
    watched.session.edit_worker(1, "interval", "0.1")
    watched.act(Action.START, 1)
    watched.until(lambda: watched.card(1).phase is not Phase.ABSENT)
    sentence = "p1 is in the program that runs: press Reset, then undo."
    assert watched.session.refusal(redo=False) == sentence
    watched.session.undo()
    assert watched.messages == [sentence]
    assert watched.card(1).spec.interval == 0.1
    watched.session.edit_worker(2, "kind", "thread")
    watched.session.undo()
    assert watched.card(2).spec.kind is Kind.PROCESS
    watched.act(Action.RESET)
    watched.session.undo()
    assert watched.card(1).spec.interval == 1.0


@pytest.mark.parametrize("own", [False, True])
def test_the_text_of_a_lesson_and_of_a_program_goes_back(watched, tmp_path, own):
    if own:
        path = tmp_path / "own.py"
        path.write_text(OWN)
        watched.session.open_file(str(path))
    else:
        watched.session.open_lesson(LESSON)
    before = watched.lines(*LineState)
    assert not watched.session.current_view().unsaved
    watched.session.edit_worker(1, "interval", "2.5")
    watched.session.set_start_method("fork")
    assert watched.session.current_view().unsaved
    assert watched.lines(*LineState) != before
    watched.session.undo()
    watched.session.undo()
    assert watched.lines(*LineState) == before
    assert not watched.session.current_view().unsaved


def test_each_program_has_its_own_steps(watched):
    watched.session.edit_worker(1, "interval", "5")
    watched.session.open_lesson(LESSON)
    assert words(watched) == ("", "")
    watched.session.edit_worker(1, "interval", "4")
    watched.session.open_free()
    watched.session.undo()
    assert watched.card(1).spec.interval == 1.0


def test_cards_that_are_read_back_replace_those_of_free_until_that_is_undone(watched, tmp_path):
    path = tmp_path / "free.py"
    watched.session.edit_worker(1, "interval", "5")
    before = specs(watched)
    from concgui.core.listing import program_text
    from concgui.core.scenario import create_statement, default_workers, program_preamble, start_method_statement

    text = [start_method_statement("fork"), create_statement(default_workers()[2])]
    path.write_text(program_text(program_preamble("fork"), text))
    watched.session.open_file(str(path))
    assert [spec.name for spec in specs(watched)] == ["p3"]
    assert words(watched)[0] == "replacing all workers"
    watched.session.undo()
    assert specs(watched) == before
    assert watched.session.current_view().start_method == "spawn"


def test_a_card_that_was_added_while_a_lesson_ran_is_forgotten_with_its_run(watched):
    watched.session.open_lesson(LESSON)
    watched.session.edit_worker(1, "interval", "0.1")
    watched.act(Action.RUN)
    watched.until(lambda: watched.main in {MainPhase.IDLE, MainPhase.BUSY})
    watched.act(Action.ADD)
    assert words(watched)[0].startswith("adding")
    watched.act(Action.RESET)
    assert words(watched) == ("change of interval of p1", "")


def test_saving_makes_it_unchanged_and_leaving_what_is_not_saved_asks(watched):
    asked = []
    watched.session.may_lose = lambda: asked.append(1) or len(asked) > 1
    watched.session.open_lesson(LESSON)
    watched.session.edit_worker(1, "interval", "2.5")
    watched.session.open_free()
    assert watched.session.current_view().mode == "lesson"
    watched.session.open_free()
    assert watched.session.current_view().mode == "free"
    assert len(asked) == 2
    watched.session.edit_worker(1, "interval", "2.5")
    watched.session.open_lesson(LESSON)  # the cards of Free stay as they are
    assert watched.session.free_is_unsaved
    watched.session.edit_worker(1, "interval", "2.5")
    watched.session.note_saved()
    assert not watched.session.current_view().unsaved
    watched.session.open_free()
    assert len(asked) == 2
    assert watched.messages == []

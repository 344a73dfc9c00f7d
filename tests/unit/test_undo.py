"""Changes of the form can be taken back and done again, all of them, for generated series of changes."""

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concgui.control.cards import Cards
from concgui.control.filecards import FileCards
from concgui.control.scriptcards import ScriptCards
from concgui.control.textcards import TextCards
from concgui.control.undo import MOST_STEPS, CardsState, Change, History, What, put_back
from concgui.core.listing import parse
from concgui.core.runsettings import RunSettings
from concgui.core.scenario import InputError
from concgui.core.startmethod import METHODS

TEXT = """\
import time
from multiprocessing import Process
from threading import Thread


def worker(id, interval):
    time.sleep(interval)


if __name__ == "__main__":
    p1 = Process(target=worker, args=(1, 1))
    p2 = Process(target=worker, args=(2, 2))
    t1 = Thread(target=worker, args=(3, 1.5))
    p1.start()
"""


OWN = parse(TEXT).workers


class Form(NamedTuple):
    """As the session's, without cores."""

    cards: CardsState
    method: str = ""


EDITS = st.one_of(
    st.tuples(st.just("interval"), st.sampled_from(["1", "2.5", "0.1", "10", "11", "no"])),
    st.tuples(st.just("name"), st.sampled_from(["p1", "p9", "a", "b", "time", ""])),
    st.tuples(st.just("kind"), st.sampled_from(["process", "thread"])),
    st.tuples(st.just("work"), st.sampled_from(["sleep", "compute"])),
    st.tuples(st.sampled_from(["add", "duplicate", "remove"]), st.just("")),
    st.tuples(st.just("start method"), st.sampled_from(METHODS)),
)


def do(cards: Cards, history: History, kind: str, text: str, place: int) -> None:
    """Change the cards as the session does, and note it; a refusal is no change."""
    before = Form(cards.state())
    key = cards.specs[place % len(cards.specs)].key if cards.specs else 0
    try:
        match kind:
            case "add":
                cards.add()
            case "duplicate":
                cards.duplicate(key)
            case "remove" if isinstance(cards, TextCards) and key <= len(OWN):
                return  # the text makes it
            case "remove":
                cards.remove(key)
            case "start method" if isinstance(cards, TextCards):
                cards.set_start_method(text)
            case "start method":
                return
            case _:
                cards.edit(key, kind, text)
    except InputError:
        pass
    history.record(Change(What(kind), "p1"), before, Form(cards.state()))


@settings(deadline=None, max_examples=60)
@given(st.booleans(), st.lists(st.tuples(EDITS, st.integers(0, 5)), max_size=12))
def test_all_that_is_undone_and_redone_is_the_same(free, changes):
    cards = Cards() if free else FileCards(ScriptCards("form.py", RunSettings()), parse(TEXT, "form.py"))
    history: History[Form] = History()
    forms = [Form(cards.state())]
    for (kind, text), place in changes:
        do(cards, history, kind, text, place)
        if cards.state() != forms[-1].cards:
            forms.append(Form(cards.state()))
    last = forms[-1]
    for earlier in reversed(forms[:-1]):
        step = history.undo()
        cards.restore(put_back(Form(cards.state()), step.after, step.before).cards)
        assert cards.state() == earlier.cards
    assert history.undo() is None
    assert not cards.changed
    for later in forms[1:]:
        step = history.redo()
        cards.restore(put_back(Form(cards.state()), step.before, step.after).cards)
        assert cards.state() == later.cards
    assert history.redo() is None
    assert cards.state() == last.cards


def change(history: History[Form], method: str, together: object = None) -> None:
    """Choose a start method, as one step with others of the same `together`."""
    before = history.next_undo.after if history.next_undo else Form(CardsState(()))
    history.record(Change(What.METHOD), before, before._replace(method=method), together)


def test_a_drag_is_one_step_and_back_where_it_began_none():
    history: History[Form] = History()
    for method in ("a", "b", "c"):
        change(history, method, together=1)
    change(history, "d", together=2)
    assert [history.undo().before.method, history.undo().before.method] == ["c", ""]
    assert history.undo() is None
    change(history, "x", together=3)
    change(history, "", together=3)
    assert history.next_undo is None


def test_what_was_undone_is_over_when_something_else_is_changed():
    history: History[Form] = History()
    change(history, "a")
    history.undo()
    assert history.next_redo.after.method == "a"
    change(history, "b")
    assert history.next_redo is None


def test_only_so_many_steps_are_kept():
    history: History[Form] = History()
    for number in range(MOST_STEPS + 50):
        change(history, str(number))
    undone = 0
    while history.undo():
        undone += 1
    assert undone == MOST_STEPS


def test_a_step_puts_back_only_what_it_has_changed():
    before, after = Form(CardsState(()), "fork"), Form(CardsState(()), "spawn")
    now = Form(CardsState(Cards().specs), "spawn")
    assert put_back(now, after, before) == Form(now.cards, "fork")


@pytest.mark.parametrize(("what", "words"), [(What.INTERVAL, "change of interval of p1"), (What.REMOVE, "removing p1")])
def test_a_step_is_named(what, words):
    assert Change(what, "p1").words() == words

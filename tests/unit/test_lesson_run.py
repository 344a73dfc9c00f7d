"""How far a class is with a lesson's question: pure values, no program runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from concgui.control.lessonrun import LATEST_S, MOST_VOTES, LessonRun
from concgui.core.fact import Verdict
from concgui.core.lesson_file import lesson_of_text
from concgui.core.scenario import InputError
from concgui.core.views import LessonPhase
from concgui.core.words import translate_with

TEXT = """
title = "A join"
summary = "Main joins."
order = 1
question = "When does p1 end?"
predict = ["p1", "p2"]
[[answer]]
text = "Soon"
holds = "ended('p1') < 1"
[[answer]]
text = "Late"
holds = "ended('p1') >= 1"
[fact]
holds = "ended('p1') < 1"
says = "p1 ended."
[zh_CN]
title = "合并"
question = "p1 何时结束？"
answers = ["早", "晚"]
"""
YES = Verdict(holds=True, sentence="p1 ended.", answers=(True, False), proof=((1, 10, 20),))


@pytest.fixture
def asked() -> LessonRun:
    return LessonRun(lesson_of_text(TEXT, "a-join"), TEXT)


@pytest.fixture
def in_chinese() -> Iterator[None]:
    translate_with(lambda source, _n: source, "zh_CN")
    yield
    translate_with(None)


def revealed(asked: LessonRun) -> LessonRun:
    asked.begin()
    asked.reveal(lambda _lesson: YES, {"p1": 0.52, "p2": None})
    return asked


def votes(asked: LessonRun) -> list[int]:
    return [one.votes for one in asked.view().answers]


def test_votes_are_counted_taken_back_and_never_less_than_none(asked):
    asked.vote(1)
    asked.vote(1, 20)
    asked.vote(0)
    asked.vote(0, -1)
    asked.vote(0, -1)
    assert votes(asked) == [0, 21]
    assert asked.view().last == 0
    asked.vote_again(2)
    assert votes(asked) == [2, 21]
    asked.vote(1, MOST_VOTES)
    assert votes(asked) == [2, MOST_VOTES]


@pytest.mark.parametrize("answer", [-1, 2, 4])
def test_there_is_no_such_answer(asked, answer):
    with pytest.raises(InputError, match="There is no answer"):
        asked.vote(answer)
    assert votes(asked) == [0, 0]


def test_more_for_the_last_answer_needs_one(asked):
    with pytest.raises(InputError, match="Nobody has voted yet"):
        asked.vote_again(1)


def test_guesses_lie_on_tenths_of_a_second_and_within_reach(asked):
    asked.guess("p1", 1.2345)
    asked.guess("p2", 1e9)
    assert asked.guesses == {"p1": 1.2, "p2": LATEST_S}
    asked.guess("p1", -3)
    asked.guess("p2", None)
    assert asked.guesses == {"p1": 0.1, "p2": None}
    with pytest.raises(InputError, match="p3"):
        asked.guess("p3", 1.0)


def test_the_votes_are_closed_while_it_runs_and_after_the_reveal(asked):
    asked.begin()
    for change in (lambda: asked.vote(0), lambda: asked.guess("p1", 1.0)):
        with pytest.raises(InputError, match="The votes are closed"):
            change()
    assert asked.view().phase is LessonPhase.RUNNING
    revealed(asked)
    with pytest.raises(InputError, match="The votes are closed"):
        asked.vote(0)


def test_nothing_is_told_of_the_answers_before_the_reveal(asked):
    view = asked.view()
    assert [one.right for one in view.answers] == [None, None]
    assert (view.fact, view.proof, [one.words for one in view.ghosts]) == ("", (), ["", ""])


def test_the_reveal_tells_what_this_run_shows(asked):
    asked.guess("p1", 1.0)
    asked.guess("p2", 2.0)
    view = revealed(asked).view()
    assert view.phase is LessonPhase.REVEALED
    assert [one.right for one in view.answers] == [True, False]
    assert (view.fact, view.holds, view.proof) == ("p1 ended.", True, ((1, 10, 20),))
    assert [one.words for one in view.ghosts] == [
        "p1: you said 1.0 s, it was 0.5 s.",
        "p2: you said 2.0 s; when it ended is not known.",
    ]


def test_what_nobody_guessed_is_not_compared(asked):
    asked.guess("p1", 1.0)
    assert [bool(one.words) for one in revealed(asked).view().ghosts] == [True, False]


def test_skipped_and_asked_again_the_votes_are_still_there(asked):
    asked.vote(1, 3)
    asked.skip()
    assert asked.view().phase is LessonPhase.SKIPPED
    with pytest.raises(InputError):
        asked.vote(1)
    asked.ask()
    assert (asked.view().phase, votes(asked)) == (LessonPhase.PREDICT, [0, 3])


def test_a_skipped_question_stays_skipped_and_its_fact_is_told_all_the_same(asked):
    asked.skip()
    view = revealed(asked).view()
    assert (view.phase, view.fact) == (LessonPhase.SKIPPED, "p1 ended.")


def test_asked_again_after_the_reveal_nobody_has_voted(asked):
    asked.vote(0, 5)
    asked.guess("p1", 1.0)
    revealed(asked).ask()
    view = asked.view()
    assert (view.phase, votes(asked), asked.guesses["p1"]) == (LessonPhase.PREDICT, [0, 0], None)
    assert (view.fact, view.proof, view.last) == ("", (), None)


def test_a_run_that_is_thrown_away_costs_no_votes(asked):
    asked.vote(0, 5)
    asked.begin_anew()
    assert (asked.phase, votes(asked)) == (LessonPhase.PREDICT, [5, 0])
    asked.begin()
    asked.begin_anew()
    assert (asked.phase, votes(asked)) == (LessonPhase.PREDICT, [5, 0])
    revealed(asked).begin_anew()
    assert (asked.phase, votes(asked)) == (LessonPhase.PREDICT, [0, 0])


def test_run_once_more_the_same_votes_count(asked):
    asked.vote(0, 5)
    revealed(asked).begin()
    view = asked.view()
    assert (view.phase, votes(asked), view.fact) == (LessonPhase.RUNNING, [5, 0], "")


def test_a_lesson_that_asks_nothing(asked):
    plain = LessonRun(lesson_of_text('title = "x"\nsummary = "y."\norder = 1\n', "x"))
    assert plain.view().phase is LessonPhase.SKIPPED
    with pytest.raises(InputError, match="asks nothing"):
        plain.ask()
    plain.begin()
    plain.begin_anew()
    assert plain.view().phase is LessonPhase.SKIPPED


@pytest.mark.usefixtures("in_chinese")
def test_the_lessons_own_texts_are_in_the_users_language(asked):
    told = []
    asked.begin()
    asked.reveal(lambda lesson: told.append(lesson.title) or YES, {})
    view = asked.view()
    asked.view()
    assert (view.title, view.question, view.answers[1].text) == ("合并", "p1 何时结束？", "晚")
    assert told == ["合并"], "evaluated once in a language"


def test_the_prediction_comes_back_from_a_recording(asked):
    asked.vote(1, 3)
    asked.guess("p2", 2.5)
    asked.begin()
    told = asked.prediction()
    again = LessonRun(lesson_of_text(told["text"], told["id"]))
    again.recall(told)
    assert (again.votes, again.guesses) == ([0, 3], {"p1": None, "p2": 2.5})
    again.reveal(lambda _lesson: YES, {})
    assert again.view().phase is LessonPhase.REVEALED


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"votes": "many", "guesses": 3},
        {"votes": [1], "guesses": {"p9": 1.0}},
        {"votes": [None, 2.5], "guesses": {"p1": "soon"}},
    ],
)
def test_a_prediction_that_makes_no_sense_is_left_out(asked, told):
    asked.recall(told)
    assert (asked.votes, asked.guesses) == ([0, 0], {"p1": None, "p2": None})


def test_numbers_of_a_recording_are_brought_into_reach(asked):
    asked.recall({"votes": [-4, 10**30], "guesses": {"p1": 10**400, "p2": 0}})
    assert (asked.votes, asked.guesses) == ([0, MOST_VOTES], {"p1": LATEST_S, "p2": 0.1})


def test_the_program_of_a_recorded_lesson_is_not_needed():
    assert lesson_of_text(TEXT, "gone").program == Path("gone")

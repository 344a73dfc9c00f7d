"""How far a class is with the question of a lesson: its votes, its guesses of ends, and what the run has shown.

Pure values: no Qt, no numpy. Who shows it takes `view`, who records it `prediction`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from concgui.core.scenario import InputError
from concgui.core.views import AnswerView, GhostView, LessonPhase, LessonView
from concgui.core.words import language, tr

if TYPE_CHECKING:
    from concgui.core.fact import Verdict
    from concgui.core.lessons import Lesson

MOST_VOTES = 9_999
#: Seconds from time 0: guesses lie in between, on whole tenths, since nobody can mean more than that.
EARLIEST_S, LATEST_S = 0.1, 60.0

#: Evaluates a lesson (whose texts are in one language) on the run that has ended.
Judge = Callable[["Lesson"], "Verdict"]


class LessonRun:
    """One lesson in front of one class. What is not possible in a phase is refused: InputError with one sentence."""

    def __init__(self, lesson: Lesson, text: str = "") -> None:
        """`text`: of the lesson's own file, for the recording."""
        self.lesson = lesson
        self._text = text
        self.phase = LessonPhase.PREDICT if lesson.question else LessonPhase.SKIPPED
        self.votes = [0] * len(lesson.answers)
        self.guesses: dict[str, float | None] = dict.fromkeys(lesson.predict)
        self._last: int | None = None
        self._judge: Judge | None = None
        self._ended: Mapping[str, float | None] = {}
        self._verdicts: dict[str, Verdict] = {}  # by language

    # --- what the class says ------------------------------------------------------------------------------------------
    def vote(self, answer: int, count: int = 1) -> None:
        """Count so many votes more for an answer, from 0; −1 takes one back."""
        self._only_before()
        if not 0 <= answer < len(self.votes):
            raise InputError(tr("There is no answer {letter}.", letter=letter(answer)))
        self.votes[answer] = min(MOST_VOTES, max(0, self.votes[answer] + count))
        self._last = answer

    def vote_again(self, count: int) -> None:
        """Count votes for the answer that was voted for last."""
        if self._last is None:
            raise InputError(tr("Nobody has voted yet: press A, B, … first, then + and −."))
        self.vote(self._last, count)

    def guess(self, lane: str, seconds: float | None) -> None:
        """Say when a lane will end, in seconds from time 0; None takes it back."""
        self._only_before()
        if lane not in self.guesses:
            raise InputError(tr("The end of {name} is not asked for.", name=lane))
        if seconds is not None:
            seconds = _within(seconds)
        self.guesses[lane] = seconds

    def skip(self) -> None:
        """Ask nobody. What was counted is kept: the question may be asked again."""
        if self.phase is LessonPhase.PREDICT:
            self.phase = LessonPhase.SKIPPED

    def ask(self) -> None:
        """Ask the question again. After a reveal nobody has voted yet."""
        if not self.lesson.question:
            raise InputError(tr("The lesson asks nothing."))
        if self.told:
            self.votes = [0] * len(self.votes)
            self.guesses = dict.fromkeys(self.guesses)
            self._last = None
        self.phase = LessonPhase.PREDICT
        self._forget_verdict()

    def _only_before(self) -> None:
        if self.phase is not LessonPhase.PREDICT:
            raise InputError(tr("The votes are closed: “Predict” asks the question again."))

    # --- what the run says --------------------------------------------------------------------------------------------
    def begin(self) -> None:
        """The program runs: the votes are closed."""
        self._forget_verdict()
        if self.phase is not LessonPhase.SKIPPED:
            self.phase = LessonPhase.RUNNING

    def begin_anew(self) -> None:
        """The run is thrown away. What was said before it counts as long as it was not answered."""
        if self.phase is LessonPhase.REVEALED:
            self.ask()
        elif self.phase is LessonPhase.RUNNING:
            self.phase = LessonPhase.PREDICT
        self._forget_verdict()

    def reveal(self, judge: Judge, ended: Mapping[str, float | None]) -> None:
        """Tell what this run shows. `ended`: when the lanes of `guesses` did, in seconds since time 0, if known."""
        self._judge, self._ended = judge, dict(ended)
        self._verdicts = {}
        if self.phase is not LessonPhase.SKIPPED:
            self.phase = LessonPhase.REVEALED

    @property
    def told(self) -> bool:
        """Whether it has been told what the run shows."""
        return self._judge is not None

    def _forget_verdict(self) -> None:
        self._judge, self._verdicts, self._ended = None, {}, {}

    def _verdict(self, lesson: Lesson, tongue: str) -> Verdict | None:
        if self._judge is None:
            return None
        if tongue not in self._verdicts:
            self._verdicts[tongue] = self._judge(lesson)
        return self._verdicts[tongue]

    # --- values -------------------------------------------------------------------------------------------------------
    def view(self, obstacle: str = "") -> LessonView:
        """Return what is shown of it, in the user's language. `obstacle`: why it cannot be shown here, or ""."""
        tongue = language()
        lesson = self.lesson.in_language(tongue)
        verdict = self._verdict(lesson, tongue)
        right = verdict.answers if verdict is not None else (None,) * len(self.votes)
        return LessonView(
            lesson_id=lesson.lesson_id,
            title=lesson.title,
            summary=lesson.summary,
            phase=self.phase,
            question=lesson.question,
            answers=tuple(map(AnswerView, (one.text for one in lesson.answers), self.votes, right)),
            ghosts=tuple(self._ghost(lane, guess) for lane, guess in self.guesses.items()),
            obstacle=obstacle,
            fact=verdict.sentence if verdict is not None else "",
            holds=verdict.holds if verdict is not None else None,
            proof=tuple(verdict.proof) if verdict is not None else (),
            last=self._last if self.phase is LessonPhase.PREDICT else None,
        )

    def _ghost(self, lane: str, guess: float | None) -> GhostView:
        ended = self._ended.get(lane)
        if guess is None or not self.told:
            return GhostView(lane, guess, ended)
        if ended is None:
            words = tr("{name}: you said {guess} s; when it ended is not known.", name=lane, guess=f"{guess:.1f}")
        else:
            words = tr(
                "{name}: you said {guess} s, it was {end} s.", name=lane, guess=f"{guess:.1f}", end=f"{ended:.1f}"
            )
        return GhostView(lane, guess, ended, words)

    # --- the recording ------------------------------------------------------------------------------------------------
    def prediction(self) -> dict[str, Any]:
        """Return what the recording of a run says of the lesson and of what the class predicted; JSON can hold it."""
        return {
            "id": self.lesson.lesson_id,
            "text": self._text,
            "skipped": self.phase is LessonPhase.SKIPPED,
            "votes": list(self.votes),
            "guesses": dict(self.guesses),
        }

    def recall(self, told: Mapping[str, Any]) -> None:
        """Take what a recording says that the class predicted, as far as it fits; the run has ended then."""
        votes, guesses = told.get("votes"), told.get("guesses")
        if isinstance(votes, list) and len(votes) == len(self.votes) and all(isinstance(one, int) for one in votes):
            self.votes = [min(MOST_VOTES, max(0, one)) for one in votes]
        for lane, seconds in guesses.items() if isinstance(guesses, dict) else ():
            if lane in self.guesses and isinstance(seconds, int | float):
                self.guesses[lane] = _within(seconds)
        skipped = told.get("skipped") is True or not self.lesson.question
        self.phase = LessonPhase.SKIPPED if skipped else LessonPhase.RUNNING


def _within(seconds: float) -> float:
    return round(float(min(LATEST_S, max(EARLIEST_S, seconds))), 1)


def letter(answer: int) -> str:
    """Return the letter of an answer, from 0."""
    return chr(ord("A") + answer)

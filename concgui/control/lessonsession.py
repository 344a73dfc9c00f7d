"""What a session does for lessons: opens them, counts what a class predicts, and reveals what the run has shown."""

from pathlib import Path

from PySide6.QtCore import Slot

from concgui.control import cores as core_choice
from concgui.control.cards import Cards
from concgui.control.lessoncards import LessonCards
from concgui.control.lessonfacts import definition, judge_of, lane_ends, machine_of
from concgui.control.lessonrun import LessonRun
from concgui.control.lessonscript import LessonScript
from concgui.control.replayedrun import ReplayedRun
from concgui.core.lessons import Lesson, load_lesson, load_lessons
from concgui.core.needs import missing
from concgui.core.readback import read_back
from concgui.core.scenario import InputError
from concgui.core.states import MainPhase
from concgui.core.views import SessionView
from concgui.core.words import tr


class LessonSession(ReplayedRun):
    """`lesson_run`: the class's side of the lesson that is shown; None while none is, and in a recording of a file."""

    _cores_before: frozenset[int] | None = None  #: those that were allowed before a lesson chose its own

    @property
    def lesson_run(self) -> LessonRun | None:
        """How far the question is of what is shown."""
        return self._cards.lesson_run if self.replay is None or self.replay.of_this_run else None

    def current_view(self) -> SessionView:
        """Return the view of this moment."""
        view, asked = super().current_view(), self.lesson_run
        if asked is None:
            return view
        machine = machine_of(self._python, len(self._cores), self._driver.source_kind)
        return view._replace(lesson=asked.view(missing(asked.lesson, machine)), script=None)

    # --- intents: lessons ---------------------------------------------------------------------------------------------
    @Slot(str)
    def open_lesson(self, lesson_id: str) -> None:
        """Show a built-in lesson; it runs when RUN is asked for."""

        def find() -> None:
            lesson = next((one for one in load_lessons() if one.lesson_id == lesson_id), None)
            if lesson is None:
                raise InputError(tr("There is no lesson {lesson_id}.", lesson_id=lesson_id))
            self._show_lesson(lesson)

        self._try(find, always=True)

    @Slot(str)
    def open_lesson_folder(self, folder: str) -> None:
        """Show the lesson in a folder; it runs when RUN is asked for. What is shown stays when it cannot be read."""
        self._try(lambda: self._show_lesson(load_lesson(folder)), always=True)

    @Slot(int, int)
    def vote(self, answer: int, count: int = 1) -> None:
        """Count so many votes for an answer (from 0) of the lesson's question; negative: take them back."""
        self._try(lambda: self._asked.vote(answer, count))

    @Slot(int)
    def vote_again(self, count: int) -> None:
        """Count so many votes for the answer that was voted for last."""
        self._try(lambda: self._asked.vote_again(count))

    @Slot(str, object)
    def guess_end(self, lane: str, seconds: float | None) -> None:
        """Say when the class thinks that a lane ends, seconds from time 0; None: nobody says it any more."""
        self._try(lambda: self._asked.guess(lane, seconds))

    @Slot()
    def skip_question(self) -> None:
        """Ask nobody; what the run shows is told all the same."""
        self._try(lambda: self._asked.skip())  # noqa: PLW0108  no lesson may be shown

    @Slot()
    def ask_question(self) -> None:
        """Ask the lesson's question again, before a new run."""

        def ask() -> None:
            asked = self._asked
            asked.ask()
            if self._state.main is not MainPhase.OFF:
                self._new_run()

        self._try(ask)

    @Slot()
    def reveal_fact(self) -> None:
        """Tell what the run has shown so far; when it has ended that is done without being asked for."""

        def reveal() -> None:
            asked = self._asked
            if not len(self._state.recording):
                raise InputError(tr("Nothing has run yet: press Run first."))
            self._reveal(asked)

        self._try(reveal)

    @property
    def _asked(self) -> LessonRun:
        asked = self.lesson_run
        if asked is None:
            raise InputError(tr("No lesson is shown: choose one first."))
        return asked

    # --- inside -------------------------------------------------------------------------------------------------------
    def _show_lesson(self, lesson: Lesson) -> None:
        asked = LessonRun(lesson, definition(lesson))
        cards: LessonCards | LessonScript
        cards = LessonCards(lesson, asked) if _has_cards(lesson) else LessonScript(lesson, asked, self._python)
        if self._lesson_method is not None:
            cards.set_start_method(self._lesson_method)
        self._open(cards)
        if lesson.cores and core_choice.reason() == "":
            self._cores_before, self._cores = self._cores, frozenset(core_choice.usable()[: lesson.cores])

    def _open(self, cards: Cards) -> None:
        if self._cores_before is not None and not self._shut_down:
            self._cores, self._cores_before = self._cores_before, None
        super()._open(cards)

    def _new_run(self, *, again: bool = False) -> None:
        """See the base. `again`: the same lesson runs once more, and what the class said counts for this run, too."""
        asked = self._cards.lesson_run
        if asked is not None and not again:
            asked.begin_anew()
        super()._new_run()

    def _begin_lesson(self) -> None:
        """The program has been launched, and has told nothing yet."""
        asked = self.lesson_run
        if asked is not None:
            self._state.prediction = asked.prediction()
            asked.begin()

    @Slot(object, str)
    def _on_run_end(self, exitcode: int | None, problem: str) -> None:
        super()._on_run_end(exitcode, problem)
        asked = self.lesson_run
        if asked is not None and len(self._state.recording):
            self._reveal(asked)
            self._feed.changed()

    def _reveal(self, asked: LessonRun) -> None:
        if asked.lesson.fact is not None:
            recording, lanes = self._state.recording, self._state.lanes
            asked.reveal(judge_of(recording, lanes), lane_ends(recording, lanes, asked.guesses))


def _has_cards(lesson: Lesson) -> bool:
    """Whether cards can show its program: main runs its statements one by one then, and it must not notice."""
    beside = {path.stem for path in Path(lesson.folder).glob("*.py")} - {lesson.program.stem}
    try:
        return read_back(lesson.source(), lesson.program.name, beside).listing is not None
    except InputError:  # no listing at all
        return False

"""The cards of a lesson. No Qt."""

from concgui.control.lessonrun import LessonRun
from concgui.control.textcards import TextCards
from concgui.core.lessons import Lesson
from concgui.core.views import Mode
from concgui.core.words import language, later


class LessonCards(TextCards):
    """Its program is a listing whose text the cards change."""

    mode = Mode.LESSON
    whose = later("The lesson's program")

    def __init__(self, lesson: Lesson, asked: LessonRun) -> None:
        self.lesson = lesson
        self.lesson_run = asked
        super().__init__(lesson.listing())

    @property
    def title(self) -> str:  # type: ignore[override]
        """The lesson's, in the user's language."""
        return self.lesson.in_language(language()).title

"""The cards of a lesson. No Qt."""

from concgui.control.textcards import TextCards
from concgui.core.lessons import Lesson
from concgui.core.views import Mode


class LessonCards(TextCards):
    """Its program is a listing whose text the cards change."""

    mode = Mode.LESSON
    whose = "The lesson's program"

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.title = lesson.title
        super().__init__(lesson.listing())

"""A lesson whose program cards cannot show: its file runs as a script does, and is the lesson all the same. No Qt."""

from concgui.control.lessonrun import LessonRun
from concgui.control.scriptcards import ScriptCards
from concgui.core.lessons import Lesson
from concgui.core.runsettings import RunSettings
from concgui.core.words import language


class LessonScript(ScriptCards):
    """Runs in the lesson's folder, as opened there: without arguments, with the usual interpreter."""

    def __init__(self, lesson: Lesson, asked: LessonRun, usual_python: str = "") -> None:
        """Raise InputError, one sentence, if its program cannot be read. `usual_python`: "" for ours."""
        self.lesson = lesson
        super().__init__(str(lesson.program), RunSettings(), usual_folder=str(lesson.folder), usual_python=usual_python)
        self.lesson_run = asked
        self.start_method = lesson.start_method
        self.path = self.opened
        self.read()

    @property
    def title(self) -> str:  # type: ignore[override]
        """The lesson's, in the user's language."""
        return self.lesson.in_language(language()).title

    def set_start_method(self, method: str) -> None:
        """Choose the one with which Python begins, "" for its own; the program's text may choose another."""
        self.start_method = method

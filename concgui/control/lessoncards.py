"""The cards of a lesson. No Qt."""

from collections.abc import Sequence

from concgui.control.cards import Cards
from concgui.core.lessons import Lesson
from concgui.core.listing import Listing
from concgui.core.rewrite import set_interval, set_work
from concgui.core.scenario import InputError, Work, WorkerSpec, check_interval, create_statement
from concgui.core.views import Mode


class LessonCards(Cards):
    """The cards of a lesson: its text is the truth, the cards are read from it and change it."""

    mode = Mode.LESSON

    def __init__(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.title = lesson.title
        self._listing = lesson.listing()
        super().__init__(self._listing.workers)

    def _edited(self, spec: WorkerSpec, field: str, text: str) -> WorkerSpec:
        if not any(one.name == spec.name for one in self._listing.workers):
            return super()._edited(spec, field, text)  # added by hand
        if field == "interval":
            self._listing = set_interval(self._listing, spec.name, check_interval(text))
        elif field == "work":
            self._listing = set_work(self._listing, spec.name, Work(text))
        else:
            raise InputError(
                f"The lesson's program decides the {field} of {spec.name}: only its interval can be changed."
            )
        return next(one for one in self._listing.workers if one.name == spec.name)

    def begin_anew(self) -> None:
        """Forget the cards that were added by hand in the run that is over."""
        self.replace_all(self._listing.workers)

    def listing(self, start_method: str) -> Listing:  # noqa: ARG002 - a lesson's text does not name it
        """Return the lesson's program with the intervals of the cards."""
        return self._listing

    def text_lines(self, start_method: str) -> list[str]:
        """Return all lines of the lesson."""
        return self.listing(start_method).text.rstrip("\n").split("\n")

    def first_statements(self, start_method: str) -> list[str]:  # noqa: ARG002
        """A lesson's text says all."""
        return []

    def future(self, absent: Sequence[WorkerSpec]) -> list[str]:
        """Only what was added by hand is not in the text."""
        listed = {spec.name for spec in self._listing.workers}
        return [create_statement(spec) for spec in absent if spec.name not in listed]

"""The worker cards: their values, what may be edited, and the program text that they stand for. No Qt.

Those of a Free program are here; a lesson's and a script's are in `lessoncards` and `scriptcards`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from concgui.control.undo import CardsState, Form, History
from concgui.core.listing import Listing, program_text
from concgui.core.scenario import (
    InputError,
    WorkerSpec,
    check_interval,
    check_name,
    check_room,
    create_statement,
    default_workers,
    duplicate,
    edit,
    new_worker,
    program_preamble,
    start_method_statement,
)
from concgui.core.views import Mode
from concgui.core.words import tr

if TYPE_CHECKING:
    from concgui.control.lessonrun import LessonRun


class Cards:
    """The cards of one mode. Every method that refuses raises InputError with one sentence."""

    mode = Mode.FREE
    title = ""
    about = ""  #: a sentence about what is shown
    lesson_run: LessonRun | None = None  #: of a lesson: how far its question is
    chooses_start_method = False  #: whether the text of a script does, so that nobody here knows which one it uses

    def __init__(self, specs: Sequence[WorkerSpec] | None = None) -> None:
        self.specs: tuple[WorkerSpec, ...] = tuple(default_workers() if specs is None else specs)
        self.problems: dict[int, str] = {}
        self._last_key = max((spec.key for spec in self.specs), default=0)
        self.history: History[Form] = History()
        self._saved = self.state()

    # --- what the user changes, and the way back --------------------------------------------------------------------
    def state(self) -> CardsState:
        """Return all that the user composes here."""
        return CardsState(self.specs)

    def restore(self, state: CardsState) -> None:
        """Be again as `state` was returned."""
        self.specs = state.specs
        self.problems.clear()

    def about_words(self) -> str:
        """Return `about` in the user's language."""
        return self.about

    @property
    def changed(self) -> bool:
        """Whether the user has changed something since it was opened or saved."""
        return self.state() != self._saved

    def note_saved(self) -> None:
        """What there is now was saved, or it is as it came from outside."""
        self._saved = self.state()

    def spec(self, key: int | None) -> WorkerSpec:
        """Return the card `key`."""
        for spec in self.specs:
            if spec.key == key:
                return spec
        raise InputError(tr("There is no such worker any more."))

    def add(self) -> WorkerSpec:
        """Add a card."""
        return self._append(new_worker(self.specs, key=self._last_key + 1))

    def duplicate(self, key: int) -> WorkerSpec:
        """Add a copy of a card."""
        return self._append(duplicate(self.spec(key), self.specs, key=self._last_key + 1))

    def _append(self, spec: WorkerSpec) -> WorkerSpec:
        self._last_key = spec.key
        self.specs += (spec,)
        return spec

    def remove(self, key: int) -> None:
        """Take a card away."""
        gone = self.spec(key)
        self.specs = tuple(spec for spec in self.specs if spec is not gone)
        self.problems.pop(key, None)

    def replace_all(self, specs: Sequence[WorkerSpec]) -> None:
        """Take these cards instead."""
        check_room(len(specs) - 1)
        for at, spec in enumerate(specs):
            problem = check_name(spec.name, (other.name for other in specs[:at]))
            if problem:
                raise InputError(problem)
            check_interval(str(spec.interval))
        self.specs = tuple(specs)
        self.problems.clear()
        self._last_key = max((self._last_key, *(spec.key for spec in specs)))

    def begin_anew(self) -> None:
        """A new run begins: Free cards stay as they are."""

    def read_again(self) -> bool:
        """Take what may have changed outside before it is run; return whether it has. A mistake in it is refused."""
        return False

    def edit(self, key: int, field: str, text: str) -> None:
        """Change one field as typed; a refusal stays with the card as its problem until the next good value."""
        spec = self.spec(key)
        try:
            changed = self._edited(spec, field, text)
        except InputError as error:
            self.problems[key] = str(error)
            raise
        self.problems.pop(key, None)
        self.specs = tuple(changed if one is spec else one for one in self.specs)

    def _edited(self, spec: WorkerSpec, field: str, text: str) -> WorkerSpec:
        return edit(spec, field, text, self.specs)

    # --- the program -------------------------------------------------------------------------------------------------
    def listing(self, start_method: str) -> Listing:
        """Return the program as it begins, before a button was pressed. Lessons: the whole program."""
        text = program_text(program_preamble(start_method), ["pass"])
        return Listing(text, "program.py", None, (), ())

    def text_lines(self, start_method: str) -> list[str]:
        """Return the lines that stand before what buttons append."""
        return self.listing(start_method).text.rstrip("\n").split("\n")[:-1]

    def first_statements(self, start_method: str) -> list[str]:
        """Return what main executes before anything that was asked for."""
        statement = start_method_statement(start_method)
        return [statement] if statement else []

    def creation(self, spec: WorkerSpec) -> list[str]:
        """Return the statements that make a worker."""
        return [create_statement(spec)]

    def future(self, absent: Sequence[WorkerSpec]) -> list[str]:
        """Return the statements that would make these workers."""
        return list(dict.fromkeys(statement for spec in absent for statement in self.creation(spec)))

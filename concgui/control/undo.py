"""What the user has changed in the form, step by step, and the way back. No Qt.

A step holds the form before and after it, not a recipe: what was put back is exactly what was there. Of the two only
the parts that the step has changed are ever put back, since the others may be another step's by now.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from concgui.core.listing import Listing
from concgui.core.scenario import WorkerSpec
from concgui.core.words import later, tr

#: Steps that are kept: more than anybody goes back.
MOST_STEPS = 200


class What(StrEnum):
    """What a step has changed; the values are the fields of a card where it is one."""

    NAME = "name"
    KIND = "kind"
    WORK = "work"
    INTERVAL = "interval"
    ADD = "add"
    DUPLICATE = "duplicate"
    REMOVE = "remove"
    REPLACE = "replace"
    METHOD = "start method"
    CORES = "cores"


_WORDS = {
    What.NAME: later("change of the name of {name}"),
    What.KIND: later("change of the kind of {name}"),
    What.WORK: later("change of the work of {name}"),
    What.INTERVAL: later("change of interval of {name}"),
    What.ADD: later("adding {name}"),
    What.DUPLICATE: later("duplicating {name}"),
    What.REMOVE: later("removing {name}"),
    What.REPLACE: later("replacing all workers"),
    What.METHOD: later("choice of the start method"),
    What.CORES: later("choice of the cores"),
}


class CardsState(NamedTuple):
    """All cards, and the text that they are read from, None in Free."""

    specs: tuple[WorkerSpec, ...]
    listing: Listing | None = None


class Form(NamedTuple):
    """Everything that the user composes: the cards, the start method beside them, and the allowed cores."""

    cards: CardsState
    method: str
    cores: frozenset[int]


FormT = TypeVar("FormT", bound=tuple)  # type: ignore[type-arg]


class Change(NamedTuple):
    """What was changed, and the name of the worker before it, "" where it is about none."""

    what: What
    name: str = ""

    def words(self) -> str:
        """Say it, as the menu does behind "Undo"."""
        return tr(_WORDS[self.what], name=self.name)


class Step(NamedTuple, Generic[FormT]):
    """One change: from `before` to `after`."""

    change: Change
    before: FormT
    after: FormT
    together: object = None  #: steps that follow each other with the same value are one


class History(Generic[FormT]):
    """The steps that can be undone and redone, of named tuples of one type."""

    def __init__(self) -> None:
        self._done: list[Step[FormT]] = []
        self._undone: list[Step[FormT]] = []

    @property
    def next_undo(self) -> Step[FormT] | None:
        """The step that `undo` takes back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step[FormT] | None:
        """The step that `redo` does again."""
        return self._undone[-1] if self._undone else None

    def record(self, change: Change, before: FormT, after: FormT, together: object = None) -> None:
        """Note a change that was made; what had been undone is over. Equal forms are no change.

        together: not None: with the same value as the step before, it goes on with that one.
        """
        if before == after:
            return
        self._undone.clear()
        last = self.next_undo
        if last is not None and together is not None and last.together == together:
            self._done.pop()
            change, before = last.change, last.before
            if before == after:
                return
        self._done.append(Step(change, before, after, together))
        del self._done[:-MOST_STEPS]

    def undo(self) -> Step[FormT] | None:
        """Take the last step off; the caller puts `before` back. None: there is nothing to undo."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        return step

    def redo(self) -> Step[FormT] | None:
        """Take the last undone step off; the caller puts `after` back. None: there is nothing to redo."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step._replace(together=None))
        return step

    def keep(self, wanted: Callable[[Step[FormT]], bool]) -> None:
        """Forget the steps that are not wanted any more."""
        self._done = [step for step in self._done if wanted(step)]
        self._undone = [step for step in self._undone if wanted(step)]

    def forget(self) -> None:
        """What was changed is gone for good: there is no way back to before it."""
        self._done.clear()
        self._undone.clear()


def put_back(present: FormT, source: FormT, target: FormT) -> FormT:
    """Return `present` with those parts of `target` in which it differs from `source`."""
    fields: tuple[str, ...] = present._fields  # type: ignore[attr-defined]
    parts = zip(fields, source, target, strict=True)
    changed = {field: after for field, before, after in parts if before != after}
    return present._replace(**changed)  # type: ignore[attr-defined,no-any-return]

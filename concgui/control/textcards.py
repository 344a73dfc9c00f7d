"""Cards that are read from a program's text: the text is the truth, and what they change is changed in it. No Qt."""

from collections.abc import Sequence

from concgui.control.cards import Cards
from concgui.control.undo import CardsState
from concgui.core.listing import Listing
from concgui.core.rewrite import function_for, missing_import, names_in, set_interval, set_work
from concgui.core.scenario import (
    InputError,
    Work,
    WorkerSpec,
    check_interval,
    create_statement,
    free_name,
    new_worker,
    python_name,
)
from concgui.core.startmethod import start_method_of, with_start_method
from concgui.core.words import later, tr


class TextCards(Cards):
    """`whose`: the program in words, at the beginning of a sentence."""

    whose = later("The program")

    def __init__(self, listing: Listing) -> None:
        self._origin = self._listing = listing
        super().__init__(listing.workers)

    def state(self) -> CardsState:
        """Return the text and all cards, those that were added by hand as well."""
        return CardsState(self.specs, self._listing)

    def restore(self, state: CardsState) -> None:
        """Be again as `state` was returned. Only the steps that add by hand bring such cards, or take them away."""
        if state.listing is None or state.listing == self._listing:
            super().restore(state)
            return
        by_hand = tuple(spec for spec in self.specs if not self._is_listed(spec))
        self._listing = state.listing
        super().restore(CardsState(state.listing.workers + by_hand))

    @property
    def changed(self) -> bool:
        """Whether the text is another one since it was opened or saved."""
        return self._saved.listing is None or self._listing.text != self._saved.listing.text

    @property
    def start_method(self) -> str:
        """What the text chooses, "" where it leaves it to Python."""
        return start_method_of(self._listing)

    def set_start_method(self, method: str) -> None:
        """Choose another one in the text, "" to leave it to Python."""
        self._listing = with_start_method(self._listing, method)

    def _is_listed(self, spec: WorkerSpec) -> bool:
        return any(one.key == spec.key for one in self._listing.workers)

    # --- what the text makes ------------------------------------------------------------------------------------------
    def _edited(self, spec: WorkerSpec, field: str, text: str) -> WorkerSpec:
        if not self._is_listed(spec):
            return self._edited_by_hand(spec, field, text)
        if field == "interval":
            self._listing = set_interval(self._listing, spec.name, check_interval(text))
        elif field == "work":
            self._listing = set_work(self._listing, spec.name, Work(text), self._origin)
        else:
            self._change_identity(spec, field, text)
        return next(one for one in self._listing.workers if one.key == spec.key)

    def _change_identity(self, spec: WorkerSpec, field: str, text: str) -> None:  # noqa: ARG002
        """Change the name or the kind."""
        raise InputError(
            tr(
                "{whose} decides the {field} of {name}: only its interval can be changed.",
                whose=tr(self.whose),
                field=field,
                name=spec.name,
            )
        )

    # --- what was added by hand, while it runs ------------------------------------------------------------------------
    def add(self) -> WorkerSpec:
        """Add a card that does what the program's workers do: it has no other functions now."""
        work = next((work for work in Work if function_for(self._listing, work)), None)
        if work is None:
            raise InputError(tr("{whose} has no function that a new worker could run.", whose=tr(self.whose)))
        spec = new_worker(self.specs, key=self._last_key + 1)
        return self._append(spec._replace(work=work, target=function_for(self._listing, work)))

    def _append(self, spec: WorkerSpec) -> WorkerSpec:
        taken = names_in(self._listing)
        if spec.name in taken:
            spec = spec._replace(name=free_name(spec.kind, taken | {one.name for one in self.specs}))
        return super()._append(spec)

    def _edited_by_hand(self, spec: WorkerSpec, field: str, text: str) -> WorkerSpec:
        if field == "work":
            target = function_for(self._listing, Work(text))
            if not target:
                verb = {Work.SLEEP: tr("sleeps"), Work.COMPUTE: tr("computes")}[Work(text)]
                raise InputError(
                    tr(
                        "{whose} has no function that {verb}, and none can be added while it runs.",
                        whose=tr(self.whose),
                        verb=verb,
                    )
                )
            return spec._replace(work=Work(text), target=target)
        if field == "name" and text != spec.name and python_name(text) in names_in(self._listing):
            raise InputError(
                tr("{text} has a meaning of its own in the program: choose another name, such as p9.", text=text)
            )
        return super()._edited(spec, field, text)

    def begin_anew(self) -> None:
        """Forget the cards that were added by hand in the run that is over, and that they were."""
        self.replace_all(self._listing.workers)
        self.history.keep(lambda step: not _is_by_hand(step.before.cards, step.after.cards))

    # --- the program --------------------------------------------------------------------------------------------------
    def listing(self, start_method: str) -> Listing:  # noqa: ARG002 - the text says it
        """Return the program with what the cards have changed in it."""
        return self._listing

    def text_lines(self, start_method: str) -> list[str]:
        """Return all lines of the text."""
        return self.listing(start_method).text.rstrip("\n").split("\n")

    def first_statements(self, start_method: str) -> list[str]:  # noqa: ARG002
        """The text says all."""
        return []

    def creation(self, spec: WorkerSpec) -> list[str]:
        """Return what makes a worker that was added by hand."""
        needed = missing_import(self._listing, spec.kind)
        return [needed, create_statement(spec)] if needed else [create_statement(spec)]

    def future(self, absent: Sequence[WorkerSpec]) -> list[str]:
        """Only what was added by hand is not in the text."""
        return super().future([spec for spec in absent if not self._is_listed(spec)])


def _is_by_hand(before: CardsState, after: CardsState) -> bool:
    """Whether what changed is a card that is not in the text."""
    return before.listing == after.listing and before.specs != after.specs

"""Which runs a comparison needs: the programs of its variants, and the program that is repeated. No Qt."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from concgui.control import cores as core_choice
from concgui.control.compareruns import Job
from concgui.control.filecards import FileCards
from concgui.control.interpreters import Interpreter, known
from concgui.control.launch import LaunchSpec
from concgui.control.programfile import Program, make_program, write_program
from concgui.control.scriptcards import ScriptCards
from concgui.control.shown import Shown
from concgui.control.textcards import TextCards
from concgui.control.transcript import Transcript
from concgui.control.viewmaker import fresh_transcript
from concgui.core.compare import NO_CARDS, Compared, Variant, compared, started_together, variant_listing
from concgui.core.listing import Listing
from concgui.core.scenario import InputError
from concgui.core.words import later, tr

TIMES = 20
ONE_ALLOWED = later("Only one core is allowed, so processes on one core would be the same run again.")
NONE_FREE = later("No free-threaded Python was found on this machine, so no threads without the GIL take part.")
_GIL = "PYTHON_GIL"  # the variable that switches it in a free-threaded interpreter
#: Seconds that a run may take beside what its cards say, and how much longer than they say.
_BESIDE_S, _LONGER = 30.0, 3.0
#: Seconds that a run of a script may take.
_SCRIPT_S = 60.0


class Planned(NamedTuple):
    """One run of a comparison. cores: the allowed ones; python: the interpreter, "" for ours; gil: None: as it is."""

    variant: Variant
    listing: Listing
    cores: frozenset[int]
    python: str = ""
    version: str = ""
    gil: bool | None = None


def work_of(shown: Shown) -> Compared:
    """Return the work of what is shown. Raise InputError with one sentence where it cannot be compared."""
    cards = shown.cards
    if isinstance(cards, ScriptCards) or (not cards.specs and isinstance(cards, TextCards)):
        raise InputError(tr(NO_CARDS))
    listing = cards.listing(shown.start_method) if isinstance(cards, TextCards) else None
    return compared(cards.specs, listing, shown.start_method)


def plan(shown: Shown, work: Compared, free: Interpreter | None) -> tuple[list[Planned], list[str]]:
    """Return the runs, and sentences about those that there will not be. free: a free-threaded interpreter, or None."""
    notes = []
    is_free = _is_free(shown.python)
    runs = [
        Planned(Variant.SEQUENCE, variant_listing(work, Variant.SEQUENCE), shown.cores, shown.python),
        Planned(
            Variant.THREADS, variant_listing(work, Variant.THREADS), shown.cores, shown.python, gil=is_free or None
        ),
        Planned(Variant.PROCESSES, variant_listing(work, Variant.PROCESSES), shown.cores, shown.python),
    ]
    if why := core_choice.reason():
        notes.append(why)
    elif len(shown.cores) < 2:
        notes.append(tr(ONE_ALLOWED))
    else:
        core = min(shown.cores)
        one = variant_listing(work, Variant.ONE_CORE, core)
        runs.append(Planned(Variant.ONE_CORE, one, frozenset({core}), shown.python))
    if free is None:
        notes.append(tr(NONE_FREE))
    else:
        listing = variant_listing(work, Variant.FREE)
        runs.append(Planned(Variant.FREE, listing, shown.cores, free.path, free.version, gil=False))
    return runs, notes


def _is_free(python: str) -> bool:
    learnt = known(python) if python else None
    return learnt is not None and learnt.free_threaded


def job(shown: Shown, planned: Planned) -> Job:
    """Return how a run of a comparison is made."""
    own = shown.cards if isinstance(shown.cards, FileCards) else None
    folder = own.script.folder if own else ""
    cores = None if planned.cores == frozenset(core_choice.usable()) else planned.cores
    text = planned.listing.text.rstrip("\n").split("\n")
    return Job(
        lambda: _written(planned.listing, planned.python, cores, folder, _with_gil(planned.gil)),
        lambda: Transcript(text, planned.listing),
        listed=True,
        limit_s=_limit(shown),
    )


def repeat_job(shown: Shown) -> Job:
    """Return how a run of what is shown is made, without anybody who presses buttons or types."""
    cards = shown.cards
    if isinstance(cards, ScriptCards):
        return Job(
            lambda: _untyped(shown),
            lambda: fresh_transcript(cards, shown.start_method),
            listed=False,
            limit_s=_SCRIPT_S,
        )
    if isinstance(cards, TextCards):
        return Job(
            lambda: make_program(cards, shown.start_method, shown.python, shown.limited),
            lambda: fresh_transcript(cards, shown.start_method),
            listed=True,
            limit_s=_limit(shown),
        )
    compared(cards.specs, None, shown.start_method)  # or there is nothing to repeat
    listing = started_together(cards.specs, shown.start_method)
    return Job(
        lambda: _written(listing, shown.python, shown.limited, "", None),
        lambda: Transcript(listing.text.rstrip("\n").split("\n"), listing),
        listed=True,
        limit_s=_limit(shown),
    )


def _limit(shown: Shown) -> float:
    return _BESIDE_S + _LONGER * sum(spec.interval for spec in shown.cards.specs)


def _untyped(shown: Shown) -> Program:
    """A script that finds its input at the end: nobody types for it."""
    program = make_program(shown.cards, shown.start_method, shown.python, shown.limited)
    program.spec.typed = False
    return program


def _with_gil(gil: bool | None) -> Mapping[str, str] | None:
    return None if gil is None else {**os.environ, _GIL: "1" if gil else "0"}


def _written(
    listing: Listing, python: str, cores: frozenset[int] | None, folder: str, environment: Mapping[str, str] | None
) -> Program:
    """Write the text into a folder of its own: spawned workers import it again."""
    file = write_program(listing.filename, listing.text)
    spec = LaunchSpec(
        "statements", str(file), python=python, cores=cores, folder=folder, environment=environment, go=False
    )
    return Program(spec, file.parent)

"""The same work as sequence, threads and processes: each a whole program, written from the cards. No numpy, no Qt.

Every one of them is a text that can be looked at, saved, and run by plain Python: it calls the functions of the cards
with the arguments of the cards, and nothing else of it differs than what is compared.
"""

import ast
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from concgui.core.listing import Listing, parse, program_text, syntax_tree
from concgui.core.rewrite import missing_import
from concgui.core.scenario import (
    COMPUTE_FUNCTION,
    SLEEP_FUNCTION,
    InputError,
    Kind,
    WorkerSpec,
    create_statement,
    join_statement,
    number_text,
    start_statement,
)
from concgui.core.startmethod import with_start_method
from concgui.core.words import later, tr

NO_WORK = later("There is nothing to compare: add a worker with N, then compare.")
NO_CARDS = later(
    "This program makes its workers by itself, without cards, so its work cannot be written as sequence, threads and "
    "processes. Repeat runs it as it is, 20 times."
)


class Variant(StrEnum):
    """How the work is done. The value names the program's file."""

    SEQUENCE = "sequence"
    THREADS = "threads"
    PROCESSES = "processes"
    ONE_CORE = "processes_on_one_core"
    FREE = "threads_without_gil"  #: the text of THREADS, run by a free-threaded interpreter


#: What a variant is called where it stands for itself, and what it does, for whoever reads it the first time.
TITLES = {
    Variant.SEQUENCE: later("Sequence"),
    Variant.THREADS: later("Threads"),
    Variant.PROCESSES: later("Processes"),
    Variant.ONE_CORE: later("Processes, one core"),
    Variant.FREE: later("Threads without GIL"),
}
ABOUTS = {
    Variant.SEQUENCE: later("main calls one after the other"),
    Variant.THREADS: later("in one process, with the GIL"),
    Variant.PROCESSES: later("each with its own Python"),
    Variant.ONE_CORE: later("they take turns on core {core}"),
    Variant.FREE: later("in one process, Python {version}"),
}
_KINDS = {
    Variant.THREADS: Kind.THREAD,
    Variant.FREE: Kind.THREAD,
    Variant.PROCESSES: Kind.PROCESS,
    Variant.ONE_CORE: Kind.PROCESS,
}


class Compared(NamedTuple):
    """The work that is compared: what every worker does, and what that needs.

    `preamble`: the text above the guard, "" for a Free program's own. `start_method`: of the processes, "" leaves it to
    Python.
    """

    specs: tuple[WorkerSpec, ...]
    preamble: str = ""
    start_method: str = ""


def compared(specs: Sequence[WorkerSpec], listing: Listing | None, start_method: str) -> Compared:
    """Return the work of these cards; `listing`: the program that they stand for, None for a Free one.

    Raise InputError with one sentence where there is none.
    """
    if not specs:
        raise InputError(tr(NO_WORK))
    if listing is None:
        return Compared(tuple(specs), "", start_method)
    preamble = listing.preamble
    there = {node.name for node in syntax_tree(preamble, listing.filename).body if isinstance(node, ast.FunctionDef)}
    for spec in specs:
        if spec.target not in there:
            raise InputError(
                tr(
                    "{file} defines {target} in main: put it above the guard, so that sequence, threads and processes "
                    "can call it.",
                    file=listing.filename,
                    target=spec.target,
                )
            )
    return Compared(tuple(specs), preamble, start_method)


def variant_listing(work: Compared, variant: Variant, core: int = 0) -> Listing:
    """Return the program of a variant. `core`: the one that ONE_CORE allows. Raise InputError where it has no text."""
    kind = _KINDS.get(variant)
    statements = _calls(work.specs) if kind is None else _workers(work.specs, kind)
    if variant is Variant.ONE_CORE:
        statements.insert(0, f"os.sched_setaffinity(0, {{{core}}})")
    preamble = work.preamble or _free_preamble(work.specs, kind)
    listing = parse(program_text(preamble, statements), f"{variant.value}.py")
    imports = [missing_import(listing, kind)] if kind is not None else []
    if variant is Variant.ONE_CORE:
        imports.insert(0, "import os")
    for line in filter(None, imports):
        listing = _with_import(listing, line)
    return with_start_method(listing, work.start_method) if kind is Kind.PROCESS else listing


def started_together(specs: Sequence[WorkerSpec], start_method: str) -> Listing:
    """Return the program that makes these workers as they are, starts all of them and joins them: what is repeated."""
    makes = [create_statement(spec) for spec in specs]
    runs = [start_statement(spec.name) for spec in specs]
    kinds = {spec.kind for spec in specs}
    preamble = _free_preamble(specs, *sorted(kinds))
    joins = [join_statement(spec.name) for spec in specs]
    listing = parse(program_text(preamble, [*makes, *runs, *joins]), "program.py")
    return with_start_method(listing, start_method) if Kind.PROCESS in kinds else listing


def _calls(specs: Sequence[WorkerSpec]) -> list[str]:
    return [f"{spec.target}({spec.ident}, {number_text(spec.interval)})" for spec in specs]


def _workers(specs: Sequence[WorkerSpec], kind: Kind) -> list[str]:
    made = [create_statement(spec._replace(kind=kind)) for spec in specs]
    started = [start_statement(spec.name) for spec in specs]
    return [*made, *started, *(join_statement(spec.name) for spec in specs)]


def _free_preamble(specs: Sequence[WorkerSpec], *kinds: Kind | None) -> str:
    """The imports and functions that a program of the form needs for these workers, no more."""
    imports = ["import time"]
    if Kind.PROCESS in kinds:
        imports.append("from multiprocessing import Process")
    if Kind.THREAD in kinds:
        imports.append("from threading import Thread")
    targets = {spec.target for spec in specs}
    functions = [text for name, text in (("sleep", SLEEP_FUNCTION), ("compute", COMPUTE_FUNCTION)) if name in targets]
    return "\n".join(imports) + "\n\n\n" + "\n\n".join(functions)


def _with_import(listing: Listing, statement: str) -> Listing:
    """Write an import beside the others: `import …` before the first, `from …` behind the last."""
    tree = syntax_tree(listing.text, listing.filename)
    there = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    usual = [node for node in there if not (isinstance(node, ast.ImportFrom) and node.module == "__future__")]
    lines = listing.text.split("\n")
    if statement in lines:
        return listing
    if usual and statement.startswith("import "):
        at = usual[0].lineno - 1
    elif there:
        at = there[-1].end_lineno or there[-1].lineno
    else:
        first = tree.body[0]
        behind = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)  # a docstring
        at = (first.end_lineno or 0) if behind else 0
    lines.insert(at, statement)
    return parse("\n".join(lines), listing.filename)

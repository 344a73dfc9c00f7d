"""Whether a program that somebody wrote can be shown by cards, and why not. No numpy, no Qt.

Cards show a program whose main makes each of its workers by a statement of its own, as the form writes it, under
``if __name__ == "__main__":``. Main's statements are executed one by one then, and nothing in the program may be able
to notice: it must print and do exactly what `python FILE` prints and does. Whatever is not known to be so is a script.
"""

import ast
import re
import sys
import warnings
from collections.abc import Collection
from typing import NamedTuple

from concgui.core.listing import Listing, WorkerNodes, callee, find_worker, is_guard, parse, syntax_tree
from concgui.core.plainwork import work_of
from concgui.core.readback_names import foreign_name
from concgui.core.scenario import (
    MAX_INTERVAL,
    MAX_WORKERS,
    MIN_INTERVAL,
    InputError,
    WorkerSpec,
    create_statement,
    number_text,
    program_preamble,
    start_method_statement,
)
from concgui.core.startmethod import METHODS, calls_of_start_method, start_method_nodes, start_method_of
from concgui.core.words import tr

_CODING = re.compile(r"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_PLAIN_CODINGS = {"utf-8", "utf8", "utf_8", "u8", "ascii", "us-ascii"}


class ReadBack(NamedTuple):
    """`listing`: the program, if cards can show it; else `reason` says why not, as the second half of a sentence."""

    listing: Listing | None
    reason: str = ""


class _NoCards(Exception):  # noqa: N818 - no error, but an answer
    """The text is the reason."""


def read_back(text: str, filename: str, beside: Collection[str] = ()) -> ReadBack:
    """Decide about a program's text; `beside`: the names of the modules in its folder.

    Raise InputError if it is no Python, or misses a tuple.
    """
    listing = parse(text, filename)
    tree = syntax_tree(listing.text, filename)
    try:
        _check_coding(listing.text)
        _check_compiles(listing.text, filename)
        _check_beside(beside)
        guard = _check_outline(tree)
        workers = _check_workers(tree, guard)
        _check_start_method(tree, guard)
        found = foreign_name(tree, {worker.call for worker in workers})
        if found:
            raise _NoCards(found)
    except _NoCards as no:
        return ReadBack(None, str(no))
    return ReadBack(listing)


def form_of(listing: Listing) -> tuple[str, tuple[WorkerSpec, ...]] | None:
    """Return start method and workers of a program that Free would write to the letter before anything ran, or None."""
    method = start_method_of(listing)
    made = [create_statement(spec) for spec in listing.workers]
    statements = [start_method_statement(method), *made] if method else made
    body = "\n".join(f"    {statement}" for statement in statements)
    free = f'{program_preamble(method).rstrip()}\n\n\nif __name__ == "__main__":\n{body}\n'
    return (method, listing.workers) if _bare(listing.text) == _bare(free) else None


def _bare(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n") if line.strip()]


def _check_coding(text: str) -> None:
    for line in text.split("\n")[:2]:
        declared = _CODING.match(line)
        if declared and declared[1].lower() not in _PLAIN_CODINGS:
            raise _NoCards(tr("its coding is {declared}", declared=declared[1]))


def _check_compiles(text: str, filename: str) -> None:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            compile(text, filename, "exec", dont_inherit=True)
        except SyntaxError as error:
            raise InputError(
                tr("{filename}, line {line}: {msg}.", filename=filename, line=error.lineno or 1, msg=error.msg)
            ) from error
    if warned:
        raise _NoCards(tr("Python warns about line {line}", line=warned[0].lineno))


def _check_beside(beside: Collection[str]) -> None:
    hidden = sorted(set(beside) & sys.stdlib_module_names)
    if hidden:
        raise _NoCards(tr("{hidden} in its folder hides Python's own module", hidden=hidden[0]))


# --- the outline ----------------------------------------------------------------------------------------------------
def _check_outline(tree: ast.Module) -> ast.If:
    """Return the guard: the last thing in the module, behind imports, functions and constants."""
    guards = [node for node in tree.body if isinstance(node, ast.If) and is_guard(node)]
    if not guards:
        raise _NoCards(tr('it has no `if __name__ == "__main__":`'))
    guard = guards[0]
    if len(guards) > 1 or guard is not tree.body[-1] or guard.orelse:
        raise _NoCards(tr("the guard in line {line} is not its last part", line=guard.lineno))
    for place, before in enumerate(tree.body[:-1]):
        if not _runs_nothing(before, first=place == 0):
            raise _NoCards(tr("line {line} runs before the guard", line=before.lineno))
    for node in ast.walk(guard):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.AnnAssign):
            raise _NoCards(tr("line {line} defines something under the guard", line=node.lineno))
    return guard


def _runs_nothing(node: ast.stmt, *, first: bool) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    if isinstance(node, ast.FunctionDef):
        plain = not node.decorator_list and not node.args.defaults and not node.args.kw_defaults
        return plain and not any(isinstance(one, ast.Yield | ast.YieldFrom) for one in ast.walk(node))
    if isinstance(node, ast.Assign):
        return isinstance(node.value, ast.Constant) and all(isinstance(one, ast.Name) for one in node.targets)
    return first and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


# --- workers --------------------------------------------------------------------------------------------------------
def _check_workers(tree: ast.Module, guard: ast.If) -> list[WorkerNodes]:
    workers = [worker for worker in map(find_worker, guard.body) if worker is not None]
    made = {id(worker.call) for worker in workers}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and callee(node) is not None and id(node) not in made:
            raise _NoCards(tr("line {line} makes a worker that no card can show", line=node.lineno))
    if not workers:
        raise _NoCards(tr("its main makes no worker"))
    if len(workers) > MAX_WORKERS:
        raise _NoCards(
            tr(
                "it makes {n} workers, and there are {most} cards at most",
                n=len(workers),
                most=MAX_WORKERS,
            )
        )
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    stored = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)]
    stored += [name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names]
    stored += [node.name for node in functions.values()]
    for worker in workers:
        _check_worker(worker, functions, stored)
    return workers


def _check_worker(worker: WorkerNodes, functions: dict[str, ast.FunctionDef], stored: list[str]) -> None:
    line, call = worker.call.lineno, worker.call
    if stored.count(worker.name) > 1:
        raise _NoCards(tr("{name} is assigned more than once", name=worker.name))
    if call.args or any(given.arg not in {"target", "args", "name", "daemon"} for given in call.keywords):
        raise _NoCards(tr("line {line} gives the worker what no card can show", line=line))
    if any(given.arg in {"name", "daemon"} and not isinstance(given.value, ast.Constant) for given in call.keywords):
        raise _NoCards(tr("line {line} gives the worker what no card can show", line=line))
    function = functions.get(worker.target.id)
    if function is None or work_of(function) is None:
        raise _NoCards(tr("a card cannot tell what {name}() does in its interval", name=worker.target.id))
    interval = worker.interval.value if isinstance(worker.interval, ast.Constant) else None
    if not isinstance(worker.ident, ast.Constant) or type(worker.ident.value) is not int:
        raise _NoCards(tr("the first argument in line {line} is no whole number", line=line))
    if not isinstance(interval, int | float) or not MIN_INTERVAL <= interval <= MAX_INTERVAL:
        limits = tr("{least} to {most} s", least=number_text(MIN_INTERVAL), most=number_text(MAX_INTERVAL))
        raise _NoCards(
            tr("the interval in line {line} is outside of what a card can show, {limits}", line=line, limits=limits)
        )
    if round(interval, 3) != interval:
        raise _NoCards(tr("the interval in line {line} is finer than a card can show", line=line))


def _check_start_method(tree: ast.Module, guard: ast.If) -> None:
    """It may be chosen once, by main, before the first worker is made."""
    plain, said = start_method_nodes(guard), calls_of_start_method(tree)
    first = next(place for place, node in enumerate(guard.body) if find_worker(node) is not None)
    if len(said) != len(plain) or len(plain) > 1 or any(place > first for place, _node in plain):
        raise _NoCards(
            tr("line {line} chooses the start method in a way that the toolbar cannot show", line=said[0].lineno)
        )
    if plain and plain[0][1].value not in METHODS:
        raise _NoCards(tr("line {line} chooses a start method that there is not", line=said[0].lineno))

"""Changing the numbers and the work of a listing's workers by changing its text. No numpy, no Qt.

What the cards change is visible in the program: an interval is another number in the call, compute is another function
in it. Going back gives the text that was there before.
"""

import ast
from dataclasses import replace

from concgui.core.listing import Listing, WorkerNodes, find_worker, guard_of, syntax_tree
from concgui.core.plainwork import work_of
from concgui.core.scenario import COMPUTE_FUNCTION, SLEEP_FUNCTION, InputError, Kind, Work, number_text
from concgui.core.words import tr

#: The function that is written into a text that has none for a work.
_FUNCTIONS = {Work.SLEEP: SLEEP_FUNCTION, Work.COMPUTE: COMPUTE_FUNCTION}


def set_interval(listing: Listing, name: str, interval: float) -> Listing:
    """Return the listing with another interval (seconds) in the call that makes the worker `name`."""
    worker = _worker(listing, name)
    return listing.changed(_replaced(listing.text, worker.interval, number_text(interval)))


def set_work(listing: Listing, name: str, work: Work, origin: Listing | None = None) -> Listing:
    """Return the listing with the worker `name` sleeping or computing.

    Where no function does that, one is written above the guard, once; it goes when nobody needs it any more, unless
    `origin` had it: the listing before all changes. Raise InputError where that cannot be.
    """
    spec = next((spec for spec in listing.workers if spec.name == name), None)
    if spec is None or spec.work is work:
        return listing
    target = function_for(listing, work)
    text = listing.text
    if not target:
        target = work.value
        text = _with_function(listing, work)
    before = _worker(listing, name).target.id
    changed = listing.changed(text)
    changed = changed.changed(_replaced(text, _worker(changed, name).target, target))
    return changed if origin is not None and before in _functions(origin) else _without_function(changed, before)


def set_kind(listing: Listing, name: str, kind: Kind) -> Listing:
    """Return the listing with the worker `name` made as a process or a thread. Raise InputError where it cannot be."""
    worker = _worker(listing, name)
    if worker.kind is kind:
        return listing
    wanted, module = ("Process", "multiprocessing") if kind is Kind.PROCESS else ("Thread", "threading")
    tree = syntax_tree(listing.text, listing.filename)
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == module:
            by = next((one.asname or one.name for one in node.names if one.name == wanted), "")
        elif isinstance(node, ast.Import):
            by = next((f"{one.asname or one.name}.{wanted}" for one in node.names if one.name == module), "")
        else:
            by = ""
        if by and worker.call.func.lineno == worker.call.func.end_lineno:
            return listing.changed(_replaced(listing.text, worker.call.func, by))
    raise InputError(
        tr(
            "{filename} does not import {wanted}: make {name} a {kind} in its text.",
            filename=listing.filename,
            wanted=wanted,
            name=name,
            kind=kind,
        )
    )


def set_name(listing: Listing, name: str, by: str) -> Listing:
    """Return the listing with another variable for the worker `name`, and the worker's own name, if it was the same.

    Raise InputError where that cannot be.
    """
    tree = syntax_tree(listing.text, listing.filename)
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)} | set(_functions(listing))
    if by in names:
        raise InputError(
            tr("{by} means something else in {filename}: choose another name.", by=by, filename=listing.filename)
        )
    named = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == name]
    inside = {id(one) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for one in ast.walk(node)}
    for node in named:
        if id(node) in inside:  # where it stands there, not every Python tells
            raise InputError(
                tr(
                    "{name} stands in the text of line {lineno}: change the name in the file.",
                    name=name,
                    lineno=node.lineno,
                )
            )
    given = {one.arg: one.value for one in _worker(listing, name).call.keywords}.get("name")
    found: list[tuple[ast.expr, str]] = [(node, by) for node in named]
    if isinstance(given, ast.Constant) and given.value == name:
        found.append((given, f'"{by}"'))
    text = listing.text
    for place, words in sorted(found, key=lambda one: (one[0].lineno, one[0].col_offset), reverse=True):
        text = _replaced(text, place, words)
    keyed = replace(
        listing, workers=tuple(one._replace(name=by) if one.name == name else one for one in listing.workers)
    )
    return keyed.changed(text)


def missing_import(listing: Listing, kind: Kind) -> str:
    """Return the statement that main needs before the form's own one can make such a worker, "" if it needs none."""
    wanted, module = ("Process", "multiprocessing") if kind is Kind.PROCESS else ("Thread", "threading")
    tree = syntax_tree(listing.text, listing.filename)
    names = [
        one for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == module for one in node.names
    ]
    there = any(one.name == wanted and one.asname in {None, wanted} for one in names)
    return "" if there else f"from {module} import {wanted}"


def names_in(listing: Listing) -> set[str]:
    """Return the names that the text gives a meaning to, and those that it asks for."""
    tree = syntax_tree(listing.text, listing.filename)
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {one.asname or one.name for node in imports for one in node.names} | set(_functions(listing))
    return names | {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def function_for(listing: Listing, work: Work) -> str:
    """Return the name of the listing's first function that does such work for its interval, "" if there is none."""
    functions = _functions(listing)
    called = [spec.target for spec in listing.workers if spec.work is work and spec.target in functions]
    return next((name for name in [*called, *functions] if work_of(functions[name]) is work), "")


def _worker(listing: Listing, name: str) -> WorkerNodes:
    guard = guard_of(syntax_tree(listing.text, listing.filename))
    for node in guard.body if guard is not None else ():
        worker = find_worker(node)
        if worker is not None and worker.name == name:
            return worker
    raise InputError(tr("{filename} makes no worker {name}.", filename=listing.filename, name=name))


def _functions(listing: Listing) -> dict[str, ast.FunctionDef]:
    tree = syntax_tree(listing.text, listing.filename)
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def _with_function(listing: Listing, work: Work) -> str:
    """Write the function behind the last one there is; it needs the module `time`."""
    tree = syntax_tree(listing.text, listing.filename)
    guard = guard_of(tree)
    taken = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} | set(_functions(listing))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    taken |= {one.asname or one.name for node in imports for one in node.names}
    if work.value in taken:
        raise InputError(
            tr(
                "{filename} means something else by {work}: change the work in its text.",
                filename=listing.filename,
                work=work.value,
            )
        )
    if not any(isinstance(node, ast.Import) and _imports_time(node) for node in tree.body):
        raise InputError(
            tr(
                "{filename} does not import time, which {work}() needs: change it in its text.",
                filename=listing.filename,
                work=work.value,
            )
        )
    ends = [node.end_lineno or 0 for node in tree.body if isinstance(node, ast.FunctionDef)]
    at = max(ends, default=(guard.lineno - 1 if guard is not None else 0))
    lines = listing.text.split("\n")
    lines[at:at] = ["", "", *_FUNCTIONS[work].rstrip().split("\n")]
    return "\n".join(lines)


def _imports_time(node: ast.Import) -> bool:
    return any(one.name == "time" and one.asname is None for one in node.names)


def _without_function(listing: Listing, name: str) -> Listing:
    """Take away a function that nobody names any more, if it is to the letter what we write."""
    tree = syntax_tree(listing.text, listing.filename)
    written = next((text for work, text in _FUNCTIONS.items() if work.value == name), "")
    if not written or any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(tree)):
        return listing
    return listing.changed(listing.text.replace("\n\n" + written, "", 1))


def _replaced(text: str, node: ast.expr, by: str) -> str:
    lines = text.split("\n")
    line = lines[node.lineno - 1].encode()
    lines[node.lineno - 1] = (line[: node.col_offset] + by.encode() + line[node.end_col_offset :]).decode()
    return "\n".join(lines)

"""Changing the numbers and the work of a listing's workers by changing its text. No numpy, no Qt.

What the cards change is visible in the program: an interval is another number in the call, compute is another function
in it. Going back gives the text that was there before.
"""

import ast
from dataclasses import replace

from concgui.core.listing import Listing, WorkerNodes, find_worker, is_guard, parse, syntax_tree
from concgui.core.scenario import COMPUTE_FUNCTION, InputError, Work, number_text

_COMPUTE = "compute"


def set_interval(listing: Listing, name: str, interval: float) -> Listing:
    """Return the listing with another interval (seconds) in the call that makes the worker `name`."""
    worker = _worker(listing, name)
    return _parsed(listing, _replaced(listing.text, worker.interval, number_text(interval)))


def set_work(listing: Listing, name: str, work: Work) -> Listing:
    """Return the listing with the worker `name` sleeping or computing.

    To compute, a function of that name is written above the guard, once; it goes when nobody calls it any more.
    """
    spec = next((spec for spec in listing.workers if spec.name == name), None)
    if spec is None or spec.work is work:
        return listing
    if work is Work.COMPUTE:
        text = _replaced(listing.text, _worker(listing, name).target, _COMPUTE)
        if _COMPUTE not in _functions(listing):
            lines = text.split("\n")
            lines[_insert_at(listing) : _insert_at(listing)] = ["", "", *COMPUTE_FUNCTION.rstrip().split("\n")]
            text = "\n".join(lines)
        return _parsed(listing, text)
    sleeping = next((known for known in _functions(listing) if known != _COMPUTE), None)
    if sleeping is None:
        raise InputError(f"{listing.filename} has no function that sleeps.")
    changed = _parsed(listing, _replaced(listing.text, _worker(listing, name).target, sleeping))
    if any(spec.target == _COMPUTE for spec in changed.workers):
        return changed
    return _parsed(listing, changed.text.replace("\n\n" + COMPUTE_FUNCTION, "", 1))


def _worker(listing: Listing, name: str) -> WorkerNodes:
    tree = syntax_tree(listing.text, listing.filename)
    guard = next((node for node in tree.body if isinstance(node, ast.If) and is_guard(node)), None)
    for node in guard.body if guard is not None else ():
        worker = find_worker(node)
        if worker is not None and worker.name == name:
            return worker
    raise InputError(f"{listing.filename} makes no worker {name}.")


def _functions(listing: Listing) -> list[str]:
    tree = syntax_tree(listing.text, listing.filename)
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and len(node.args.args) == 2]


def _insert_at(listing: Listing) -> int:
    """Return the number of lines that stay above a function that is added: behind the last one there is."""
    tree = syntax_tree(listing.text, listing.filename)
    return max((node.end_lineno or 0 for node in tree.body if isinstance(node, ast.FunctionDef)), default=0)


def _replaced(text: str, node: ast.expr, by: str) -> str:
    lines = text.split("\n")
    line = lines[node.lineno - 1].encode()
    lines[node.lineno - 1] = (line[: node.col_offset] + by.encode() + line[node.end_col_offset :]).decode()
    return "\n".join(lines)


def _parsed(listing: Listing, text: str) -> Listing:
    """Parse changed text; the workers keep their keys."""
    changed = parse(text, listing.filename)
    keys = {spec.name: spec.key for spec in listing.workers}
    return replace(changed, workers=tuple(spec._replace(key=keys[spec.name]) for spec in changed.workers))

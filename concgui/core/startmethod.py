"""The start method in a program's text: ``set_start_method("spawn")``, a statement of main. No numpy, no Qt."""

import ast
from functools import lru_cache

from concgui.core.listing import Listing, guard_of, syntax_tree
from concgui.core.scenario import InputError, start_method_statement
from concgui.core.words import tr

METHODS = ("spawn", "fork", "forkserver")
_NAME = "set_start_method"


def start_method_nodes(guard: ast.If) -> list[tuple[int, ast.Constant]]:
    """Return the statements of main that choose it: their places under the guard, from 0, and the method's node."""
    found = []
    for place, node in enumerate(guard.body):
        call = node.value if isinstance(node, ast.Expr) else None
        if isinstance(call, ast.Call) and _called(call) == _NAME and len(call.args) == 1 and not call.keywords:
            given = call.args[0]
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                found.append((place, given))
    return found


def calls_of_start_method(tree: ast.AST) -> list[ast.Call]:
    """Return every call that chooses it, anywhere."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node) == _NAME]


def _called(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def start_method_of(listing: Listing) -> str:
    """Return the method that main chooses, "" where it leaves it to Python."""
    return _method_in(listing.text, listing.filename)


@lru_cache(maxsize=4)  # the window asks 30 times a second
def _method_in(text: str, filename: str) -> str:
    guard = guard_of(syntax_tree(text, filename))
    nodes = start_method_nodes(guard) if guard is not None else []
    return str(nodes[0][1].value) if nodes else ""


def with_start_method(listing: Listing, method: str) -> Listing:
    """Return the listing with this method chosen by main's first statement; "" leaves it to Python.

    Raise InputError where the text has no room for it.
    """
    if method == start_method_of(listing):
        return listing
    tree = syntax_tree(listing.text, listing.filename)
    guard = guard_of(tree)
    if guard is None:
        raise InputError(tr("{filename} has no main that could choose a start method.", filename=listing.filename))
    lines = listing.text.split("\n")
    nodes = start_method_nodes(guard)
    if nodes and method:
        node = nodes[0][1]
        _put(lines, node.lineno, node.col_offset, node.end_col_offset, f'"{method}"')
    elif nodes:
        _take_away(lines, guard.body[nodes[0][0]], listing.filename)
    else:
        _add(lines, tree, guard, method, listing.filename)
    return listing.changed("\n".join(lines))


def _add(lines: list[str], tree: ast.Module, guard: ast.If, method: str, filename: str) -> None:
    first = guard.body[0]
    before = lines[first.lineno - 1].encode()[: first.col_offset].decode()
    if before.strip():
        raise InputError(
            tr(
                "{filename}, line {lineno}: put main's first statement into a line of its own.",
                filename=filename,
                lineno=first.lineno,
            )
        )
    statement = start_method_statement(method)
    imported = _import_of(tree)
    if isinstance(imported, ast.Import):
        alias = next(one for one in imported.names if one.name == "multiprocessing")
        statement = f"{alias.asname or alias.name}.{statement}"
    lines.insert(first.lineno - 1, before + statement)
    if isinstance(imported, ast.ImportFrom):
        if all(one.name != _NAME for one in imported.names):
            last = imported.names[-1]
            _put(lines, last.end_lineno or 1, last.end_col_offset or 0, last.end_col_offset, f", {_NAME}")
    elif imported is None:
        lines.insert(tree.body[0].lineno - 1, f"from multiprocessing import {_NAME}")


def _import_of(tree: ast.Module) -> ast.Import | ast.ImportFrom | None:
    """Return the import through which main has multiprocessing, rather one of single names."""
    single = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "multiprocessing"]
    whole = [
        node
        for node in tree.body
        if isinstance(node, ast.Import) and any(one.name == "multiprocessing" for one in node.names)
    ]
    return single[0] if single else whole[0] if whole else None


def _take_away(lines: list[str], node: ast.stmt, filename: str) -> None:
    """Take the statement and, if nobody else needs it, the name that `_add` imports for it."""
    line = lines[node.lineno - 1].encode()
    rest = line[: node.col_offset] + line[node.end_col_offset or 0 :]
    if node.end_lineno != node.lineno or rest.strip():
        raise InputError(
            tr(
                "{filename}, line {lineno}: change the start method in the text, it shares its line.",
                filename=filename,
                lineno=node.lineno,
            )
        )
    del lines[node.lineno - 1]
    tree = syntax_tree("\n".join(lines), filename)
    if any(isinstance(one, ast.Name) and one.id == _NAME for one in ast.walk(tree)):
        return
    imported = _import_of(tree)
    if not isinstance(imported, ast.ImportFrom) or imported.names[-1].name != _NAME:
        return
    alias = imported.names[-1]
    if len(imported.names) == 1:
        del lines[imported.lineno - 1 : imported.end_lineno]
    elif (before := imported.names[-2]).end_lineno == alias.lineno:
        _put(lines, alias.lineno, before.end_col_offset or 0, alias.end_col_offset, "")


def _put(lines: list[str], number: int, start: int, end: int | None, text: str) -> None:
    """Replace a part of a line; the offsets are the syntax tree's, which counts bytes."""
    line = lines[number - 1].encode()
    lines[number - 1] = (line[:start] + text.encode() + line[end:]).decode()

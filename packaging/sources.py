"""Finds the texts that users read in the code, by what marks them: tr, trn, later, say, say_n."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

#: Where the source stands among the arguments of each: for one, and for many where there are two.
_PLACES: dict[str, tuple[int, ...]] = {"tr": (0,), "later": (0,), "trn": (0, 1), "say": (2,), "say_n": (2, 3)}
_MODULES = {"concgui.core.words", "concgui.ui.spoken"}
#: Those that may be given an entry of a table which `later` marks.
_FROM_TABLES = {"tr", "say"}


class Source(NamedTuple):
    """A text of the code: with its form for one thing, if it has forms."""

    text: str
    one: str | None
    file: str  #: seen from the project's folder
    line: int


class Unclear(Exception):  # noqa: N818
    """A text that cannot be read off the code, or one that is used in two ways: one sentence."""


def sources_of(folder: Path, root: Path) -> list[Source]:
    """Return the texts of all modules in a folder, by file and line."""
    found: list[Source] = []
    for path in sorted(folder.rglob("*.py")):
        if path.name == "spoken.py":  # hands on what it is given
            continue
        name = path.relative_to(root).as_posix()
        found += _sources(ast.parse(path.read_text(encoding="utf-8")), name)
    kinds: dict[str, Source] = {}
    for source in found:
        other = kinds.setdefault(source.text, source)
        if (other.one is None) is not (source.one is None):
            here, there = (f"{place.file}:{place.line}" for place in (source, other))
            raise Unclear(f"{source.text!r} has plural forms at one place only: {here}, {there}")
    return found


def _sources(tree: ast.Module, file: str) -> Iterator[Source]:
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module in _MODULES]
    known = {name.name for node in imports for name in node.names} & set(_PLACES)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = getattr(call.func, "id", "")
        if name not in known:
            continue
        where, places = f"{file}:{call.lineno}", _PLACES[name]
        if len(call.args) <= places[-1]:
            raise Unclear(f"{where}: {name} has no text here")
        texts = [_texts(call.args[place], where) for place in places]
        if len(places) == 2 and all(len(found) == 1 for found in texts):
            yield Source(texts[1][0], texts[0][0], file, call.lineno)
        elif len(places) == 1 and (texts[0] or name in _FROM_TABLES):
            yield from (Source(text, None, file, call.lineno) for text in texts[0] if text)
        else:
            raise Unclear(f"{where}: {name} needs a literal text")


def _texts(node: ast.expr, where: str) -> list[str]:
    """The literal texts that an expression can be: one, those of `a if … else b`, or none."""
    if isinstance(node, ast.JoinedStr):
        raise Unclear(f"{where}: an f-string cannot be translated; give the values by name")
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body, where), *_texts(node.orelse, where)]
    return []

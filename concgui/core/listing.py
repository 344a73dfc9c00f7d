"""A program's text, taken apart: what runs on import, and the statements of main. No numpy, no Qt.

A `Listing` is made from text by `parse`. Main's statements are the body of ``if __name__ == "__main__":``; each is
sent to MainProcess on its own, with the line at which it stands, so that tracebacks name the right line.
"""

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from concgui.core.scenario import GUARD, InputError, Kind, Work, WorkerSpec
from concgui.core.words import tr

INDENT = "    "


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of main. Lines count from 1 in the listing's text; `source` has no indentation of its own."""

    source: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A program's text. `guard_line` is None where there is no guard; `statements` and `workers` are empty then."""

    text: str
    filename: str
    guard_line: int | None
    statements: tuple[Statement, ...]
    workers: tuple[WorkerSpec, ...]

    @property
    def preamble(self) -> str:
        """The lines above the guard, without empty ones at the end."""
        lines = self.text.split("\n")
        head = lines if self.guard_line is None else lines[: self.guard_line - 1]
        return "\n".join(head).rstrip() + "\n"

    def changed(self, text: str) -> "Listing":
        """Take the text apart that this one was changed to; the workers keep their keys."""
        fresh = parse(text, self.filename)
        keys = {spec.name: spec.key for spec in self.workers}
        return replace(fresh, workers=tuple(spec._replace(key=keys[spec.name]) for spec in fresh.workers))


def parse(text: str, filename: str = "program.py") -> Listing:
    """Take a program apart. Raise InputError with file, line and reason when it is no Python, or misses a tuple."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    tree = syntax_tree(text, filename)
    for problem in mistakes(tree, filename):
        raise InputError(problem)
    guard = guard_of(tree)
    if guard is None:
        return Listing(text, filename, None, (), ())
    works = {node.name: _work_of(node) for node in tree.body if isinstance(node, ast.FunctionDef)}
    found = (find_worker(node) for node in guard.body)
    workers = tuple(
        WorkerSpec(
            key=number,
            name=worker.name,
            kind=worker.kind,
            work=works.get(worker.target.id, Work.SLEEP),
            interval=float(_number(worker.interval)),
            target=worker.target.id,
            ident=int(_number(worker.ident)),
        )
        for number, worker in enumerate((worker for worker in found if worker is not None), 1)
    )
    lines = text.split("\n")
    statements = tuple(_statement(node, lines) for node in guard.body)
    return Listing(text, filename, guard.lineno, statements, workers)


def syntax_tree(text: str, filename: str) -> ast.Module:
    """Parse Python. Raise InputError naming file and line."""
    try:
        return ast.parse(text, filename)
    except SyntaxError as error:
        raise InputError(
            tr("{filename}, line {line}: {msg}.", filename=filename, line=error.lineno or 1, msg=error.msg)
        ) from error
    except (ValueError, RecursionError, MemoryError) as error:  # a null byte; nested beyond measure
        raise InputError(tr("{filename} is not a Python program: {error}.", filename=filename, error=error)) from error


def guard_of(tree: ast.Module) -> ast.If | None:
    """Return the guard of a program, None if it has none."""
    return next((node for node in tree.body if isinstance(node, ast.If) and is_guard(node)), None)


def is_guard(node: ast.If) -> bool:
    """Whether this is ``if __name__ == "__main__":``, also written the other way round."""
    test = node.test
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], ast.Eq):
        return False
    sides = [test.left, test.comparators[0]]
    names = [side.id for side in sides if isinstance(side, ast.Name)]
    texts = [side.value for side in sides if isinstance(side, ast.Constant)]
    return names == ["__name__"] and texts == ["__main__"]


def mistakes(tree: ast.Module, filename: str) -> list[str]:
    """Return one sentence for each ``args=(1)`` of a Process or Thread: parentheses alone make no tuple."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or callee(node) is None:
            continue
        for given in node.keywords:
            if given.arg == "args" and isinstance(given.value, ast.Constant | ast.JoinedStr | ast.BinOp | ast.UnaryOp):
                wrote = ast.unparse(given.value)
                found.append(
                    tr(
                        "{filename}, line {lineno}: args must be a tuple: write args=({wrote},).",
                        filename=filename,
                        lineno=given.value.lineno,
                        wrote=wrote,
                    )
                )
    return found


# --- workers in the text ------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class WorkerNodes:
    """The parts of ``p1 = Process(target=worker, args=(1, 2.5))`` in the syntax tree."""

    name: str
    kind: Kind
    call: ast.Call
    target: ast.Name
    ident: ast.expr
    interval: ast.expr


def find_worker(node: ast.stmt) -> WorkerNodes | None:
    """Return the worker that a statement makes, or None if it makes none that a card can show."""
    if not isinstance(node, ast.Assign) or len(node.targets) != 1 or not isinstance(node.targets[0], ast.Name):
        return None
    call = node.value
    kind = callee(call) if isinstance(call, ast.Call) else None
    if kind is None or not isinstance(call, ast.Call):
        return None
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    target, args = given.get("target"), given.get("args")
    if not isinstance(target, ast.Name) or not isinstance(args, ast.Tuple) or len(args.elts) != 2:
        return None
    ident, interval = args.elts
    if not all(isinstance(node, ast.Constant) and type(node.value) in {int, float} for node in (ident, interval)):
        return None
    return WorkerNodes(node.targets[0].id, kind, call, target, ident, interval)


def callee(call: ast.Call) -> Kind | None:
    """Return what a call makes: a process for ``Process(…)`` and ``anything.Process(…)``, a thread, or None."""
    function = call.func
    name = (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )
    return {"Process": Kind.PROCESS, "Thread": Kind.THREAD}.get(name)


def _number(node: ast.expr) -> int | float:
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, int | float) else 0


def _work_of(function: ast.FunctionDef) -> Work:
    """A function that asks for CPU time computes; any other counts as sleeping."""
    names = {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}
    return Work.COMPUTE if names & {"thread_time", "process_time", "thread_time_ns", "process_time_ns"} else Work.SLEEP


# --- statements ---------------------------------------------------------------------------------------------
def _statement(node: ast.stmt, lines: Sequence[str]) -> Statement:
    first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])
    last = node.end_lineno or node.lineno
    taken = list(lines[first - 1 : last])
    taken[-1] = _cut(taken[-1], None, node.end_col_offset)
    if first == node.lineno:
        taken[0] = _cut(taken[0], node.col_offset, None)
    inside = inside_strings(node)
    depth = len(lines[first - 1]) - len(lines[first - 1].lstrip())
    source = [
        line if number in inside or (number == first and first == node.lineno) else _dedent(line, depth)
        for number, line in enumerate(taken, first)
    ]
    return Statement("\n".join(source), first, last)


def _cut(line: str, start: int | None, end: int | None) -> str:
    """Cut a line at offsets of the syntax tree, which counts bytes."""
    return line.encode()[start:end].decode()


def _dedent(line: str, depth: int) -> str:
    return line[depth:] if not line[:depth].strip() else line.lstrip()


def inside_strings(tree: ast.AST) -> set[int]:
    """Return the numbers of the lines that begin inside a string: their indentation belongs to the string."""
    return {
        number
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant | ast.JoinedStr) and (node.end_lineno or 0) > node.lineno
        for number in range(node.lineno + 1, (node.end_lineno or 0) + 1)
    }


def program_text(preamble: str, statements: Iterable[str]) -> str:
    """Return a whole program: what runs on import, the guard, main's statements under it."""
    body = [line for source in statements for line in _indented(source)]
    return preamble.rstrip() + "\n\n\n" + "\n".join([GUARD, *(body or [INDENT + "pass"])]) + "\n"


def _indented(source: str) -> list[str]:
    try:
        inside = inside_strings(ast.parse(source))
    except SyntaxError:  # a statement that failed stays in the text as it was typed
        inside = set()
    return [
        line if number in inside or not line else INDENT + line for number, line in enumerate(source.split("\n"), 1)
    ]

"""What the text alone says of the order in which lines can run: where some lines are not told, it tells which were not.

A line belongs to a scope: the module's own code, or a function's. Inside one activation of a scope, statements outside
of loops run one after the other, and a loop is one of them: its place in this order is the line's stage. It needs no
knowledge of what the program does, so it claims little: whoever is not sure is told "any time".
"""

import ast
import builtins
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

#: Scope of a line of which nothing is known: it may run at any time.
UNKNOWN = -1
MODULE = 0
#: Stage of a line that may run at any time while its scope is active.
ANY_TIME = 0

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_SIMPLE = (ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Return, ast.Raise, ast.Assert, ast.Delete, ast.Pass)
_OWN_SCOPES = (ast.Lambda, ast.GeneratorExp)
_NAMES = (ast.Name, ast.Attribute)
_SUSPENDING = (ast.Yield, ast.YieldFrom, ast.Await)
#: Builtins that call no function they are given.
_HARMLESS = {"abs", "bool", "chr", "divmod", "float", "id", "int", "isinstance", "len", "list", "ord", "pow", "print"}
_HARMLESS |= {"dict", "range", "repr", "reversed", "round", "set", "slice", "str", "tuple", "type", "zip", "enumerate"}
_HARMLESS &= set(dir(builtins))


@dataclass(slots=True)
class Flow:
    """By the number of a line, from 1; index 0 stands for lines that the text does not have."""

    scope: NDArray[np.int32]
    stage: NDArray[np.int64]
    mixed: NDArray[np.bool_]  #: a function that anything may call stands in the line, too: a lambda, def f(): …
    names: list[str] = field(default_factory=lambda: [""])  #: by scope: its name; "": anything may call it
    nodes: dict[int, list[ast.AST]] = field(default_factory=dict)  #: what a line is part of
    modules: set[str] = field(default_factory=set)  #: names of imported modules
    functions: set[str] = field(default_factory=set)  #: names of the module's own functions
    landings: set[int] = field(default_factory=set)  #: lines that an exception can lead to, out of any function
    scopes: dict[str, list[int]] = field(default_factory=dict)  #: by the name of their function; made when asked for

    def make_room(self, line: int) -> None:
        """Have an index for a line that the text does not have."""
        new = line + 1 - len(self.scope)
        if new > 0:
            self.scope = np.concatenate((self.scope, np.full(new, UNKNOWN, np.int32)))
            self.mixed = np.concatenate((self.mixed, np.ones(new, np.bool_)))
            self.stage = np.concatenate((self.stage, np.full(new, ANY_TIME, np.int64)))

    def reach(self, lines: NDArray[np.int32]) -> NDArray[np.int64]:
        """Return the stage that the module's code is at when it is at lines, ANY_TIME where they do not tell it."""
        told = (self.scope[lines] == MODULE) & ~self.mixed[lines]
        stages: NDArray[np.int64] = np.where(told, self.stage[lines], ANY_TIME)
        return stages

    def may_call(self, line: int, scope: int) -> bool:
        """Whether a line can have called the function of a scope, or be where an exception in it leads to."""
        names, name = self._names_at(line), self.names[scope] if scope >= 0 else ""
        return names is None or not name or name in names

    def called_by(self, line: int) -> NDArray[np.bool_]:
        """Return for each index what `may_call` says of its scope."""
        names = self._names_at(line)
        callees = np.ones(len(self.names) + 1, np.bool_)  # UNKNOWN is the last one
        if names is not None:
            by_name = self._scopes_by_name()
            callees[:-1] = False
            callees[[scope for name in (*names, "") for scope in by_name.get(name, ())]] = True
        callees[MODULE] = False  # nothing calls it
        return callees[self.scope]

    def _scopes_by_name(self) -> dict[str, list[int]]:
        if not self.scopes:
            for scope, name in enumerate(self.names):
                self.scopes.setdefault(name, []).append(scope)
        return self.scopes

    def _names_at(self, line: int) -> set[str] | None:
        """Return the names that a line has; None: it may call anything."""
        if line in self.landings:
            return None
        nodes = [one for node in self.nodes.get(line, ()) for one in _own([node])]
        if not nodes or not all(self._is_harmless(one) for one in nodes):
            return None
        return {one.id if isinstance(one, ast.Name) else one.attr for one in nodes if isinstance(one, _NAMES)}

    def _is_harmless(self, node: ast.AST) -> bool:
        if not isinstance(node, ast.Call):
            return not isinstance(node, (*_OWN_SCOPES, *_SUSPENDING))
        called = node.func
        if isinstance(called, ast.Attribute):
            return isinstance(called.value, ast.Name) and called.value.id in self.modules
        return isinstance(called, ast.Name) and (called.id in self.functions or called.id in _HARMLESS)


def nothing_known(count: int = 0) -> Flow:
    """Return what is known of lines without their text."""
    return Flow(np.full(count + 1, UNKNOWN, np.int32), np.zeros(count + 1, np.int64), np.ones(count + 1, np.bool_))


def read_flow(text: str) -> Flow:
    """Return the order of the lines of a program. What cannot be parsed has none."""
    flow = nothing_known(text.count("\n") + 1)
    try:
        _Reader(flow, text).read(ast.parse(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return nothing_known(text.count("\n") + 1)
    return flow


class _Reader:
    def __init__(self, flow: Flow, text: str) -> None:
        self._flow = flow
        self._rows = text.split("\n")
        self._stage = 0
        self._scope = MODULE
        self._pending: list[ast.FunctionDef | ast.AsyncFunctionDef] = []

    def read(self, tree: ast.Module) -> None:
        functions = (node for node in tree.body if isinstance(node, _FUNCTIONS) and not node.decorator_list)
        self._flow.functions = {node.name for node in functions}
        self._body(tree.body)
        while self._pending:
            function = self._pending.pop()
            if function.body[0].lineno == function.lineno:  # def f(): …
                self._mix(function)
                continue
            self._scope = len(self._flow.names)
            plain = not function.decorator_list and not (function.name.startswith("__"))
            self._flow.names.append(function.name if plain else "")
            self._stage = 0
            suspends = self._mentions(function, "yield", "await", "async")
            if suspends and any(isinstance(node, _SUSPENDING) for node in _own(function.body)):
                self._flow.names[-1] = ""
                self._whole(function.body, ANY_TIME)
            else:
                self._body(function.body)

    def _body(self, body: Sequence[ast.stmt]) -> None:
        for statement in body:
            self._stage += 1
            if isinstance(statement, (*_LOOPS, ast.ClassDef)):
                self._whole([statement], self._stage)
            elif isinstance(statement, _FUNCTIONS):
                self._header(statement, self._stage)
                self._pending.append(statement)
            elif isinstance(statement, (ast.If, ast.Try)):
                self._header(statement, self._stage)
                self._land(statement)
                for part in _parts(statement):
                    self._body(part)
            elif isinstance(statement, (ast.With, ast.AsyncWith)):
                self._header(statement, ANY_TIME)  # it runs once more behind its body
                self._land(statement)
                self._body(statement.body)
            else:
                self._whole([statement], self._stage)

    def _whole(self, body: Sequence[ast.stmt], stage: int) -> None:
        """All lines of statements, but for those of functions in them, have one stage."""
        for statement in body:
            self._set(statement.lineno, statement.end_lineno or statement.lineno, stage)
        for statement in body:
            if isinstance(statement, _SIMPLE) and not self._mentions(statement, "lambda", "for"):
                self._see(statement)  # most are so: nothing in them has a scope of its own
            else:
                for node in _own([statement]):
                    self._see(node)

    def _land(self, node: ast.AST) -> None:
        """Note where exceptions lead to: `except`, `finally`, and `with`."""
        if isinstance(node, (ast.With, ast.AsyncWith)):
            self._flow.landings |= set(range(node.lineno, max(node.lineno + 1, _first_line(node.body[0]))))
        for handler in getattr(node, "handlers", ()):
            self._flow.landings |= {*range(handler.lineno, _first_line(handler.body[0]) + 1), handler.body[0].lineno}
        for last in getattr(node, "finalbody", ())[:1]:
            self._flow.landings |= {_first_line(last), last.lineno}

    def _see(self, node: ast.AST) -> None:
        self._land(node)
        if isinstance(node, _FUNCTIONS):
            self._pending.append(node)
        elif isinstance(node, _OWN_SCOPES):
            self._mix(node)
        elif isinstance(node, ast.Import):
            self._flow.modules |= {(one.asname or one.name).partition(".")[0] for one in node.names}
        elif isinstance(node, _SIMPLE):
            self._note(node)
        elif hasattr(node, "body"):
            for head in ast.iter_child_nodes(node):
                if isinstance(head, (ast.expr, ast.withitem)):
                    self._note(head, getattr(head, "lineno", 0) or getattr(node, "lineno", 0))

    def _mentions(self, node: ast.stmt, *words: str) -> bool:
        rows = self._rows[node.lineno - 1 : node.end_lineno]
        return any(word in row for row in rows for word in words)

    def _header(self, statement: ast.stmt, stage: int) -> None:
        """The lines before the body of a compound statement."""
        inner = statement.body  # type: ignore[attr-defined]
        self._set(statement.lineno, max(statement.lineno, _first_line(inner[0]) - 1), stage)
        heads = [
            node for node in ast.iter_child_nodes(statement) if not isinstance(node, (ast.stmt, ast.excepthandler))
        ]
        for head in heads:
            self._note(head, statement.lineno)
            for node in ast.walk(head):
                if isinstance(node, _OWN_SCOPES):
                    self._mix(node)
        if not isinstance(statement, _FUNCTIONS) and inner[0].lineno == statement.lineno:
            self._note(statement)

    def _set(self, first: int, last: int, stage: int) -> None:
        self._flow.scope[first : last + 1] = self._scope
        self._flow.stage[first : last + 1] = stage
        self._flow.mixed[first : last + 1] = False

    def _mix(self, node: ast.AST) -> None:
        first, last = node.lineno, node.end_lineno  # type: ignore[attr-defined]
        self._flow.mixed[first : last + 1] = True

    def _note(self, node: ast.AST, line: int = 0) -> None:
        """Note what stands in lines: what they may call is in it."""
        first = line or node.lineno  # type: ignore[attr-defined]
        last = max(first, getattr(node, "end_lineno", 0) or 0)
        for at in range(first, last + 1):
            self._flow.nodes.setdefault(at, []).append(node)


def _own(nodes: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """All nodes of a piece of code, functions in it included but not what is inside of them."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, _FUNCTIONS):
            waiting += node.decorator_list
        elif not isinstance(node, ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def _parts(statement: ast.If | ast.Try) -> Iterator[list[ast.stmt]]:
    yield statement.body
    if isinstance(statement, ast.Try):
        for handler in statement.handlers:
            yield handler.body
    yield statement.orelse
    if isinstance(statement, ast.Try):
        yield statement.finalbody


def _first_line(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(one.lineno for one in decorators)])

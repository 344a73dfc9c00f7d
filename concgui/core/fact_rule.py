"""The rules of lessons: expressions that Python's parser reads and that we walk ourselves. No numpy, no Qt.

A rule has numbers, texts, True, False, None, lists, comparisons, and/or/not, + - * / // % of numbers, and calls of the
functions in `concgui.core.fact_table`. Nothing else of Python is there, and nothing is ever handed to `eval`. There
are no loops, no powers and no texts that grow, so that what a rule costs is bounded by its length.
"""

import ast
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from concgui.core.fact_table import FUNCTIONS, MARKS, STATES, Function

MOST_LETTERS = 400
_MOST_NODES = 150
_MOST_DEPTH = 30
_BIGGEST = 1e15
_OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod)
_COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)


class RuleError(ValueError):
    """A rule that is none. The text goes on behind the name of its key: what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that has been checked."""

    text: str
    tree: ast.expr


@lru_cache(maxsize=1024)
def parse_rule(text: str) -> Rule:
    """Read a rule that gives a value. Raise RuleError."""
    tree = _parsed(text)
    _check(tree, text, 0)
    return Rule(text, tree)


@lru_cache(maxsize=256)
def parse_mark(text: str) -> Rule:
    """Read a rule that marks spans: a call of one of `fact_table.MARKS`. Raise RuleError."""
    tree = _parsed(text)
    if not isinstance(tree, ast.Call):
        raise RuleError(f"has {text!r}, which marks nothing; write lane('p1') or one of {_names(MARKS)}")
    name = _called(tree, text)
    _check_call(tree, MARKS.get(name), name, MARKS, text, 0)
    return Rule(text, tree)


def _parsed(text: str) -> ast.expr:
    if len(text) > MOST_LETTERS:
        raise RuleError(f"has a rule of {len(text)} letters; {MOST_LETTERS} are the most")
    if not text.strip():
        raise RuleError("has an empty rule")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise RuleError(f"has the rule {text!r}, which does not parse: {error.msg}") from None
    except (ValueError, RecursionError, MemoryError):
        raise RuleError(f"has the rule {text!r}, which does not parse") from None
    if sum(1 for _ in ast.walk(tree)) > _MOST_NODES:
        raise RuleError(f"has the rule {text!r}, which is too long; take it apart")
    return tree


def _check(node: ast.expr, text: str, depth: int) -> None:
    if depth > _MOST_DEPTH:
        raise RuleError(f"has the rule {text!r}, which is nested too deeply")
    match node:
        case ast.Constant():
            _check_constant(node, text)
        case ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            for part in parts:
                _check(part, text, depth + 1)
        case ast.UnaryOp(op=ast.Not() | ast.USub() | ast.UAdd(), operand=part):
            _check(part, text, depth + 1)
        case ast.BinOp(left=left, op=op, right=right):
            if not isinstance(op, _OPERATORS):
                raise RuleError(f"has the rule {text!r}: of arithmetic there are + - * / // %")
            _check(left, text, depth + 1)
            _check(right, text, depth + 1)
        case ast.Compare():
            _check_comparison(node, text, depth)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            for part in (test, body, orelse):
                _check(part, text, depth + 1)
        case ast.Call():
            name = _called(node, text)
            _check_call(node, FUNCTIONS.get(name), name, FUNCTIONS, text, depth)
        case ast.Name(id=name):
            hint = f"write {name}() to call it" if name in FUNCTIONS else f"texts stand in quotes, as in '{name}'"
            raise RuleError(f"has the rule {text!r}: {name} is no value of rules; {hint}")
        case _:
            raise RuleError(f"has the rule {text!r}: {_part(node)} has no place in a rule")


def _check_constant(node: ast.Constant, text: str) -> None:
    value = node.value
    if value is not None and not isinstance(value, (bool, int, float, str)):
        raise RuleError(f"has the rule {text!r}: {_part(node)} has no place in a rule")
    if isinstance(value, (int, float)) and not abs(value) <= _BIGGEST:
        raise RuleError(f"has the rule {text!r}: it has a number that is too large")


def _check_comparison(node: ast.Compare, text: str, depth: int) -> None:
    parts = [node.left, *node.comparators]
    for op, right in zip(node.ops, node.comparators, strict=True):
        if isinstance(op, (ast.Is, ast.IsNot)):
            if not isinstance(right, ast.Constant) or right.value is not None:
                raise RuleError(f"has the rule {text!r}: only None stands behind is and is not; compare by ==")
        elif not isinstance(op, _COMPARISONS):
            raise RuleError(f"has the rule {text!r}: {_part(node)} has no place in a rule")
    for part in parts:
        _check(part, text, depth + 1)


def _called(node: ast.Call, text: str) -> str:
    if not isinstance(node.func, ast.Name):
        raise RuleError(f"has the rule {text!r}: only the functions of rules can be called")
    return node.func.id


def _check_call(
    node: ast.Call, function: Function | None, name: str, table: dict[str, Function], text: str, depth: int
) -> None:
    if function is None:
        near = get_close_matches(name, table, 1)
        hint = f"is {near[0]} meant?" if near else f"there are {_names(table)}"
        raise RuleError(f"calls {name}, which is no function here; {hint}")
    if node.keywords or any(isinstance(one, ast.Starred) for one in node.args):
        raise RuleError(f"has the rule {text!r}: give the arguments in their order, as in {function.usage}")
    if not function.least <= len(node.args) <= function.most:
        raise RuleError(f"calls {name} with {len(node.args)} arguments; write {function.usage}")
    for kind, one in zip(function.kinds, node.args, strict=False):
        if isinstance(one, ast.Constant):
            _check_argument(kind, one.value, function)
        _check(one, text, depth + 1)
    if name in {"state_at", "state_time", "state"}:
        last = node.args[1]
        if isinstance(last, ast.Constant) and isinstance(last.value, str) and last.value not in STATES:
            raise RuleError(f"has the state {last.value!r} in {name}; there are {', '.join(STATES)}")


def _check_argument(kind: str, value: object, function: Function) -> None:
    wanted = ""
    if kind in "ws" and not isinstance(value, str):
        wanted = "a text"
    elif kind == "t" and (isinstance(value, bool) or not isinstance(value, (int, float))):
        wanted = "a number"
    elif kind == "n" and (isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1_000_000):
        wanted = "a count from 1"
    elif kind in "ws" and value == "":
        wanted = "a text that is not empty"
    if wanted:
        raise RuleError(f"gives {value!r} where {function.usage} takes {wanted}")


def _part(node: ast.AST) -> str:
    try:
        text = ast.unparse(node)
    except (ValueError, RecursionError):
        text = type(node).__name__
    return repr(text if len(text) <= 40 else f"{text[:39]}…")


def _names(table: dict[str, Function]) -> str:
    return ", ".join(table)

"""The rules of lessons: expressions that Python's parser reads and that we walk ourselves. No numpy, no Qt.

A rule has numbers, texts, True, False, None, lists, comparisons, and/or/not, + - * / // % of numbers, and calls of the
functions in `concgui.core.fact_table`. Nothing else of Python is there, and nothing is ever handed to `eval`. There
are no loops, no powers and no texts that grow, so that what a rule costs is bounded by its length.
"""

import ast
import warnings
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from concgui.core.fact_table import FUNCTIONS, MARKS, STATES, Function
from concgui.core.words import tr

MOST_LETTERS = 400
_MOST_NODES = 150
_MOST_DEPTH = 30
_BIGGEST = 1e15
_MOST_QUOTED = 60  # letters of a rule that a sentence about it shows
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
        raise RuleError(
            tr(
                "has the rule {rule}, which marks nothing; there are {names}",
                rule=_quoted(text),
                names=", ".join(MARKS),
            )
        )
    name = _called(tree, text)
    _check_call(tree, MARKS.get(name), name, MARKS, text, 0)
    return Rule(text, tree)


def _parsed(text: str) -> ast.expr:
    if len(text) > MOST_LETTERS:
        raise RuleError(tr("has a rule of {n} letters; {most} are the most", n=len(text), most=MOST_LETTERS))
    if not text.strip():
        raise RuleError(tr("has an empty rule"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of backslashes, say
            tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        why = getattr(error, "msg", "") or str(error)
        raise RuleError(tr("has the rule {rule}, which does not parse: {why}", rule=_quoted(text), why=why)) from None
    if sum(1 for _ in ast.walk(tree)) > _MOST_NODES:
        raise RuleError(tr("has the rule {rule}, which is too long", rule=_quoted(text)))
    return tree


def _check(node: ast.expr, text: str, depth: int) -> None:
    if depth > _MOST_DEPTH:
        raise RuleError(tr("has the rule {rule}, which is nested too deeply", rule=_quoted(text)))
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
                raise RuleError(tr("has the rule {rule}: of arithmetic there are + - * / // %", rule=_quoted(text)))
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
            hint = tr("write {name}()", name=name) if name in FUNCTIONS else tr("texts stand in quotes")
            raise RuleError(
                tr("has the rule {rule}: {name} is no value; {hint}", rule=_quoted(text), name=name, hint=hint)
            )
        case _:
            raise _out_of_place(node, text)


def _check_constant(node: ast.Constant, text: str) -> None:
    value = node.value
    if value is not None and not isinstance(value, (bool, int, float, str)):
        raise _out_of_place(node, text)
    if isinstance(value, (int, float)) and not abs(value) <= _BIGGEST:
        raise RuleError(tr("has the rule {rule}: a number in it is too large", rule=_quoted(text)))


def _check_comparison(node: ast.Compare, text: str, depth: int) -> None:
    parts = [node.left, *node.comparators]
    for op, right in zip(node.ops, node.comparators, strict=True):
        if isinstance(op, (ast.Is, ast.IsNot)):
            if not isinstance(right, ast.Constant) or right.value is not None:
                raise RuleError(
                    tr("has the rule {rule}: behind is stands None only; compare by ==", rule=_quoted(text))
                )
        elif not isinstance(op, _COMPARISONS):
            raise _out_of_place(node, text)
    for part in parts:
        _check(part, text, depth + 1)


def _called(node: ast.Call, text: str) -> str:
    if not isinstance(node.func, ast.Name):
        raise _out_of_place(node, text)
    return node.func.id


def _check_call(
    node: ast.Call, function: Function | None, name: str, table: dict[str, Function], text: str, depth: int
) -> None:
    if function is None:
        near = get_close_matches(name, table, 1)
        hint = tr("perhaps {name}", name=near[0]) if near else tr("LESSONS.md lists them")
        raise RuleError(tr("calls {name}, which is no function here; {hint}", name=name, hint=hint))
    if node.keywords or any(isinstance(one, ast.Starred) for one in node.args):
        raise RuleError(tr("has the rule {rule}: write it as {usage}", rule=_quoted(text), usage=function.usage))
    if not function.least <= len(node.args) <= function.most:
        words = tr("gives {name} a wrong number of arguments; write {usage}", name=name, usage=function.usage)
        raise RuleError(words)
    for kind, one in zip(function.kinds, node.args, strict=False):
        if isinstance(one, ast.Constant):
            _check_argument(kind, one.value, function)
        _check(one, text, depth + 1)
    if name in {"state_at", "state_time", "state"}:
        last = node.args[1]
        if isinstance(last, ast.Constant) and isinstance(last.value, str) and last.value not in STATES:
            states = ", ".join(STATES)
            raise RuleError(tr("asks for the state {state}; there are {states}", state=repr(last.value), states=states))


def _check_argument(kind: str, value: object, function: Function) -> None:
    wanted = ""
    if kind in "ws" and not isinstance(value, str):
        wanted = tr("a text")
    elif kind == "t" and (isinstance(value, bool) or not isinstance(value, (int, float))):
        wanted = tr("a number")
    elif kind == "n" and (isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1_000_000):
        wanted = tr("a count from 1")
    elif kind in "ws" and value == "":
        wanted = tr("a text that is not empty")
    if wanted:
        words = tr(
            "gives {value}, where {usage} takes {wanted}", value=repr(value), usage=function.usage, wanted=wanted
        )
        raise RuleError(words)


def _out_of_place(node: ast.AST, text: str) -> RuleError:
    try:
        part = ast.unparse(node)
    except (ValueError, RecursionError):
        part = type(node).__name__
    words = tr(
        "has the rule {rule}: {part} has no place in one; there are numbers, texts, comparisons and named functions",
        rule=_quoted(text),
        part=_quoted(part),
    )
    return RuleError(words)


def _quoted(text: str) -> str:
    return repr(text if len(text) <= _MOST_QUOTED else f"{text[: _MOST_QUOTED - 1]}…")

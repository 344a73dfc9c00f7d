"""Evaluates a lesson's rules on a run: whether its fact holds, the sentence with this run's numbers, the proof.

A rule's tree is walked here, node by node; see `concgui.core.fact_rule` for what can be in it.
"""

import ast
import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from concgui.core.fact_marks import MARKERS, MOST_MARKS, Mark
from concgui.core.fact_measures import MEASURES
from concgui.core.fact_rule import Rule, RuleError, parse_mark, parse_rule
from concgui.core.fact_run import Missing, Result, Run
from concgui.core.fact_table import FUNCTIONS, MARKS, Function
from concgui.core.fact_text import Place, parse_text, written
from concgui.core.labels import FROM_OUTSIDE
from concgui.core.lanes import LaneSet
from concgui.core.lesson import Lesson
from concgui.core.recording import Recording
from concgui.core.words import later, tr

__all__ = ["Verdict", "evaluate", "value_of"]

_ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
}
_NOT_SO = later("This run came out otherwise.")
_UNKNOWN = later("Not known in this run: {reason}.")
_NOT_ENDED = later("the program has not ended yet")
_STOPPED = later("the program was stopped before its end")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run says to a lesson. None: it cannot be told.

    proof: lane, begin and end (absolute ns) of the spans to be marked; begin and end are the same for an instant.
    """

    holds: bool | None
    sentence: str
    answers: tuple[bool | None, ...]
    proof: tuple[Mark, ...]


def evaluate(lesson: Lesson, recording: Recording, lanes: LaneSet) -> Verdict:
    """Evaluate a lesson on the recording of a run and its lanes. Never raises for what a run says.

    A run that was not let to its end can prove a fact, but disproves none: what is missing might still have come.
    """
    run = Run(recording, lanes)
    answers = tuple(_truth(value_of(one.holds, run)) for one in lesson.answers)
    fact = lesson.fact
    if fact is None:
        return Verdict(None, "", answers, ())
    value = value_of(fact.holds, run)
    holds = _truth(value)
    unfinished = _unfinished(lanes) if not holds else ""
    if unfinished:
        return Verdict(None, tr(_UNKNOWN, reason=tr(unfinished)), (None,) * len(answers), ())
    if isinstance(value, Missing):
        sentence = tr(_UNKNOWN, reason=value.words)
    elif holds:
        sentence = _said(fact.says, run)
    else:
        sentence = _said(fact.otherwise, run) if fact.otherwise else tr(_NOT_SO)
    return Verdict(holds, sentence, answers, _marks(fact.proof, run))


def _unfinished(lanes: LaneSet) -> str:
    """Why the run is no whole one, or ""."""
    main = lanes.main
    if main is None:
        return ""
    if main.exit_ns is None:
        return _NOT_ENDED
    return _STOPPED if main.sent_by == FROM_OUTSIDE and (main.exitcode or 0) < 0 else ""


def value_of(rule: str, run: Run) -> Result:
    """Return the value of a rule in a run."""
    try:
        return _Walk(run).value(parse_rule(rule).tree)
    except RuleError as error:
        return Missing(f"{rule!r} {error}", measured=False)


def _truth(value: Result) -> bool | None:
    return None if isinstance(value, Missing) else bool(value)


def _said(text: str, run: Run) -> str:
    parts = []
    for part in parse_text(text):
        if isinstance(part, Place):
            value = _Walk(run).value(part.rule.tree)
            parts.append(tr("(not known)") if isinstance(value, Missing) else written(value, part.form))
        else:
            parts.append(part)
    return "".join(parts)


def _marks(proof: tuple[str, ...], run: Run) -> tuple[Mark, ...]:
    marks: dict[Mark, None] = {}
    for text in proof:
        found = _Walk(run).marks(parse_mark(text))
        if not isinstance(found, Missing):
            marks.update(dict.fromkeys(found[:MOST_MARKS]))
    return tuple(marks)


class _Walk:
    """Walks one rule. What is missing is handed up; where it decides nothing (`False and …`) it does no harm."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def value(self, node: ast.expr) -> Result:
        """Return the value of a node that has been checked."""
        match node:
            case ast.Constant(value=value):
                return value if isinstance(value, (bool, int, float, str)) else None
            case ast.BoolOp(op=op, values=parts):
                return self._all_or_any(parts, all_of_them=isinstance(op, ast.And))
            case ast.UnaryOp(op=op, operand=part):
                return self._unary(op, self.value(part))
            case ast.BinOp(left=left, op=op, right=right):
                return self._computed(_ARITHMETIC[type(op)], self.value(left), self.value(right))
            case ast.Compare(left=left, ops=ops, comparators=rights):
                return self._compared(self.value(left), ops, rights)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                chosen = self.value(test)
                return chosen if isinstance(chosen, Missing) else self.value(body if chosen else orelse)
            case ast.List(elts=parts) | ast.Tuple(elts=parts):
                return self._list(parts)
            case ast.Call(func=ast.Name(id=name), args=args):
                return self._called(FUNCTIONS[name], MEASURES[name], args)
        raise RuleError(f"has {type(node).__name__}")  # the check has let something through

    def marks(self, rule: Rule) -> list[Mark] | Missing:
        """Return what a rule of the proof marks."""
        call = rule.tree
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            return []
        found: Any = self._called(MARKS[call.func.id], MARKERS[call.func.id], call.args)
        return found if isinstance(found, (list, Missing)) else []

    def _called(self, function: Function, does: Callable[..., Any], args: list[ast.expr]) -> Result:
        values = [self.value(arg) for arg in args]
        for kind, value in zip(function.kinds, values, strict=False):
            if isinstance(value, Missing):
                return value
            if not _fits(kind, value):
                return Missing(tr("{usage} was given {value}", usage=function.usage, value=repr(value)), measured=False)
        return self._guarded(lambda: does(self._run, *values))

    def _list(self, parts: list[ast.expr]) -> Result:
        values: list[Any] = []
        for part in parts:
            value = self.value(part)
            if isinstance(value, Missing):
                return value
            values.append(value)
        return values

    def _all_or_any(self, parts: list[ast.expr], *, all_of_them: bool) -> Result:
        missing: Missing | None = None
        for part in parts:
            value = self.value(part)
            if isinstance(value, Missing):
                missing = missing or value
            elif bool(value) is not all_of_them:
                return not all_of_them
        return all_of_them if missing is None else missing

    def _unary(self, op: ast.unaryop, value: Result) -> Result:
        if isinstance(value, Missing):
            return value
        if isinstance(op, ast.Not):
            return not value
        sign = -1 if isinstance(op, ast.USub) else 1
        return self._computed(operator.mul, sign, value)

    def _compared(self, left: Result, ops: list[ast.cmpop], rights: list[ast.expr]) -> Result:
        for op, node in zip(ops, rights, strict=True):
            if isinstance(op, (ast.Is, ast.IsNot)):
                if isinstance(left, Missing) and not left.measured:
                    return left
                there = left is not None and not isinstance(left, Missing)
                if there is not isinstance(op, ast.IsNot):
                    return False
                continue
            right = self.value(node)
            for side in (left, right):
                if isinstance(side, Missing):
                    return side
            try:
                if not _COMPARISONS[type(op)](left, right):
                    return False
            except TypeError:
                words = tr("{one} and {other} cannot be compared", one=repr(left), other=repr(right))
                return Missing(words, measured=False)
            left = right
        return True

    def _computed(self, does: Callable[[Any, Any], Any], left: Result, right: Result) -> Result:
        for side in (left, right):
            if isinstance(side, Missing):
                return side
            if isinstance(side, bool) or not isinstance(side, (int, float)):
                return Missing(tr("{value} is no number to compute with", value=repr(side)), measured=False)
        return self._guarded(lambda: does(left, right))

    def _guarded(self, does: Callable[[], Result]) -> Result:
        """Do what may fail for this run's values: then what is asked for is not known."""
        try:
            return does()
        except ZeroDivisionError:
            return Missing(tr("something is divided by 0"), measured=False)
        except (TypeError, ValueError, OverflowError) as error:
            return Missing(str(error).removesuffix("."), measured=False)


def _fits(kind: str, value: object) -> bool:
    if kind in "ws":
        return isinstance(value, str)
    if kind in "tn":
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return number and (kind == "t" or (isinstance(value, int) and value >= 1))
    return True

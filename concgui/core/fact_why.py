"""Which part of a rule does not hold in a run, and the values in it: for who writes a lesson and checks it."""

import ast

from concgui.core.fact import value_of
from concgui.core.fact_rule import parse_rule
from concgui.core.fact_run import Missing, Run


def why_not(rule: str, run: Run) -> str:
    """Return the parts of a rule that do not hold, with the values that they compare; "" where it holds."""
    tree = parse_rule(rule).tree
    parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
    return "; ".join(words for words in (_words(part, run) for part in parts) if words)


def _words(part: ast.expr, run: Run) -> str:
    text = ast.unparse(part)
    value = value_of(text, run)
    if isinstance(value, Missing):
        return f"{text} is not known: {value.words}"
    if value:
        return ""
    if not isinstance(part, ast.Compare):
        return f"{text} is {value!r}"
    sides = [one for one in (part.left, *part.comparators) if not isinstance(one, ast.Constant)]
    return f"{text} does not hold: {', '.join(f'{ast.unparse(one)} is {_value(one, run)}' for one in sides)}"


def _value(node: ast.expr, run: Run) -> str:
    value = value_of(ast.unparse(node), run)
    if isinstance(value, Missing):
        return f"not known ({value.words})"
    return f"{value:.6g}" if isinstance(value, float) else repr(value)

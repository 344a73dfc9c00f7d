"""Every text that can be translated is a literal, and gets exactly the values that it has places for."""

import ast
import string
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).resolve().parents[2] / "concgui").rglob("*.py"))


def calls(tree: ast.AST) -> list[tuple[ast.Call, str]]:
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return [(call, call.func.id) for call in found if call.func.id in {"tr", "trn", "later", "say"}]


def places(text: str) -> set[str]:
    fields = [field for _, field, _, _ in string.Formatter().parse(text) if field is not None]
    return {field.partition(".")[0].partition("[")[0] for field in fields}


def problems(path: Path) -> list[str]:
    found = []
    for call, name in calls(ast.parse(path.read_text("utf-8"))):
        if name == "say" and "ui" not in path.parts:  # another function
            continue
        texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if any(isinstance(arg, ast.JoinedStr) for arg in call.args):
            found.append(f"{path.name}:{call.lineno}: an f-string")
        values = {given.arg for given in call.keywords}
        if None in values or not texts or (name == "say" and "{" not in texts[-1]):
            continue
        wanted = {place for text in texts for place in places(text)} - ({"n"} if name == "trn" else set())
        if (name == "tr" and (values or wanted) and values != wanted) or (name == "trn" and values != wanted):
            found.append(f"{path.name}:{call.lineno}: {sorted(wanted)} are wanted, {sorted(values)} are given")
    return found


def test_texts_get_the_values_that_they_want():
    assert [problem for path in FILES for problem in problems(path)] == []


@pytest.mark.parametrize(
    "wrong", ['tr(f"no {name}")', 'tr("no {name}")', 'tr("no {name}", names=1)', 'trn("a", "{n} {b}", 2)']
)
def test_the_check_finds_what_is_wrong(tmp_path, wrong):
    path = tmp_path / "wrong.py"
    path.write_text(wrong)
    assert problems(path)

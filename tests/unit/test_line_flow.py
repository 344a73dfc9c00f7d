"""What the text says of the order of its lines: the places of statements, and who may call whom."""

import ast
import inspect

import pytest

from concgui.core import line_flow
from concgui.core.line_flow import ANY_TIME, MODULE, UNKNOWN, read_flow

TEXT = """\
import math
from queue import Queue
x = 1
for i in range(3):
    x += square(i)
    math.sqrt(x)
with open("a") as file:
    x = 2
    file.write("b")
def square(n):
    y = n * n
    return y
def numbers():
    yield 1
    yield 2
def short(n): return n
key = lambda n: n
try:
    x = short(x)
except ValueError:
    x = 3
@property
def held(self):
    return 1
class Point:
    def __add__(self, other):
        return other
    z = 1
x = [n for n in
     (1, 2)]
"""
FLOW = read_flow(TEXT)
LANDINGS = """\
try:
    x = 1
except KeyError:
    x = 2
except (ValueError,
        OSError):
    x = 3
finally:
    with x as (
            y):
        y = 1
for i in ():
    with y:
        y = 1
def f():
    return 1
"""


def line(text: str) -> int:
    return TEXT[: TEXT.index(text)].count("\n") + 1


def place(text: str) -> tuple[str, int, bool]:
    """Name of the scope's function ("module"), stage, whether another function stands in the line, too."""
    number = line(text)
    scope = int(FLOW.scope[number])
    name = "module" if scope == MODULE else FLOW.names[scope]
    return name, int(FLOW.stage[number]), bool(FLOW.mixed[number])


def test_statements_follow_each_other_and_a_loop_is_one_of_them():
    assert place("import math") == ("module", 1, False)
    assert place("x = 1") == ("module", 3, False)
    assert place("for i") == place("x += square") == place("math.sqrt") == ("module", 4, False)
    assert place('with open("a")') == ("module", ANY_TIME, False)  # it runs again when its body is done
    assert place("x = 2")[1] < place("file.write")[1] < place("def square")[1]
    assert place("try:")[1] < place("x = short(x)")[1] < place("x = 3")[1] < place("class Point")[1]


def test_functions_have_an_order_of_their_own():
    assert place("y = n * n") == ("square", 1, False)
    assert place("return y") == ("square", 2, False)
    assert [place(text)[1:] for text in ("yield 1", "yield 2")] == [(ANY_TIME, False)] * 2
    assert place("def short")[2]
    assert place("key = lambda")[2]
    assert place("return other")[:2] == ("", 1)
    assert place("z = 1") == place("class Point")


def test_who_may_call_whom_is_told_by_names_where_nothing_else_is_called():
    square, numbers = (FLOW.names.index(name) if name in FLOW.names else 0 for name in ("square", "numbers"))
    assert FLOW.may_call(line("x += square"), square)
    assert not FLOW.may_call(line("math.sqrt"), square)
    assert not numbers, "a generator goes on when anybody asks it"
    dunder = int(FLOW.scope[line("return other")])
    assert FLOW.may_call(line("y = n * n"), dunder)
    assert FLOW.may_call(line("file.write"), square)
    called = FLOW.called_by(line("x += square"))
    assert called[line("return y")]
    assert not called[line("x = 1")]


def test_an_exception_can_lead_to_some_lines_from_anywhere():
    flow = read_flow(LANDINGS)
    assert flow.landings == {3, 4, 5, 6, 7, 9, 10, 13}
    assert all(flow.may_call(number, flow.names.index("f")) for number in flow.landings)


@pytest.mark.parametrize("text", ["x = (", "\0", "(" * 500 + ")" * 500, "x = 1\n" + "-" * 100_000 + "1\n"])
def test_of_what_cannot_be_read_nothing_is_known(text):
    flow = read_flow(text)
    assert set(flow.scope.tolist()) <= {UNKNOWN, MODULE}
    assert len(flow.scope) == text.count("\n") + 2


def test_every_line_of_a_file_that_runs_has_a_place():
    text = inspect.getsource(line_flow)
    flow = read_flow(text)
    statements = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.stmt)]
    assert all(flow.scope[node.lineno] != UNKNOWN for node in statements)
    flow.make_room(10_000)
    assert flow.scope[9_999] == UNKNOWN
    assert flow.mixed[9_999]

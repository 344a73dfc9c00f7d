"""Programs taken apart into statements of main, and changed through the cards."""

import ast

import pytest

from concgui.core.listing import parse, program_text
from concgui.core.rewrite import set_interval, set_work
from concgui.core.scenario import InputError, Kind, Work

PROGRAM = '''\
import time
from multiprocessing import Process
from threading import Thread


def worker(id, interval):
    time.sleep(interval)


if __name__ == "__main__":
    print("Start")  # begins
    p1 = Process(target=worker, args=(1, 1.5))
    t1 = Thread(
        target=worker,
        args=(2, 2),
    )
    text = """two
    lines"""; p1.start()
    for p in (p1, t1):
        if p:
            print(p)
'''


def test_statements_carry_their_lines_and_no_indentation():
    listing = parse(PROGRAM)
    found = [(one.first_line, one.last_line, one.source) for one in listing.statements]
    assert listing.guard_line == 10
    assert found == [
        (11, 11, 'print("Start")'),
        (12, 12, "p1 = Process(target=worker, args=(1, 1.5))"),
        (13, 16, "t1 = Thread(\n    target=worker,\n    args=(2, 2),\n)"),
        (17, 18, 'text = """two\n    lines"""'),
        (18, 18, "p1.start()"),
        (19, 21, "for p in (p1, t1):\n    if p:\n        print(p)"),
    ]


def test_each_statement_means_what_it_means_in_the_file():
    guard = ast.parse(PROGRAM).body[-1]
    assert isinstance(guard, ast.If)
    for node, statement in zip(guard.body, parse(PROGRAM).statements, strict=True):
        assert ast.dump(ast.parse(statement.source).body[0]) == ast.dump(node)


def test_statements_put_together_again_are_the_same_program():
    listing = parse(PROGRAM)
    again = parse(program_text(listing.preamble, [one.source for one in listing.statements]))
    assert ast.dump(ast.parse(again.text)) == ast.dump(ast.parse(PROGRAM))
    assert program_text("import time\n", []).endswith('if __name__ == "__main__":\n    pass\n')


def test_a_statement_that_is_no_python_is_saved_as_typed():
    assert "    1 +\n" in program_text("", ["1 +"])


def test_workers_are_found_with_their_work():
    first, second = parse(PROGRAM).workers
    assert (first.name, first.kind, first.work, first.interval, first.target, first.ident) == (
        "p1", Kind.PROCESS, Work.SLEEP, 1.5, "worker", 1,
    )  # fmt: skip
    assert (second.name, second.kind, second.interval) == ("t1", Kind.THREAD, 2.0)


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_windows_line_ends_and_a_bom_change_nothing(ending):
    text = "\ufeff" + PROGRAM.replace("\n", ending)
    assert parse(text).statements == parse(PROGRAM).statements


def test_a_program_without_guard_has_no_statements():
    listing = parse("print(1)\n")
    assert (listing.guard_line, listing.statements, listing.workers) == (None, (), ())
    assert listing.preamble == "print(1)\n"


def test_a_guard_on_one_line_and_the_other_way_round():
    listing = parse("if '__main__' == __name__: a = 1; b = 2\n")
    assert [one.source for one in listing.statements] == ["a = 1", "b = 2"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x = (\n", "demo.py, line 1: '(' was never closed."),
        ("\n\ndef f(:\n", "demo.py, line 3: invalid syntax."),
        ("p = Process(target=f, args=(1))\n", "demo.py, line 1: args must be a tuple: write args=(1,)."),
        ("\nt = threading.Thread(target=f, args=('a'))\n", "line 2: args must be a tuple: write args=('a',)."),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(text, sentence):
    with pytest.raises(InputError) as refused:
        parse(text, "demo.py")
    assert sentence in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_is_no_text_at_all_is_refused():
    with pytest.raises(InputError, match=r"demo\.py.* null bytes\.$"):
        parse("x = '\0'\n", "demo.py")


@pytest.mark.parametrize("args", ["(1,)", "()", "[1]", "given", "(1, 2)", "tuple(x)"])
def test_what_may_be_a_tuple_is_not_refused(args):
    parse(f"p = Process(target=f, args={args})\n")


def test_an_interval_is_changed_in_the_text_alone():
    changed = set_interval(parse(PROGRAM), "t1", 2.5)
    assert changed.text == PROGRAM.replace("args=(2, 2)", "args=(2, 2.5)")
    assert changed.workers[1].interval == 2.5
    with pytest.raises(InputError, match="no worker p9"):
        set_interval(changed, "p9", 1)


def test_work_is_switched_visibly_and_back():
    listing = parse(PROGRAM)
    computing = set_work(set_work(listing, "p1", Work.COMPUTE), "t1", Work.COMPUTE)
    assert computing.text.count("def compute(id, interval):") == 1
    assert computing.text.count("target=compute") == 2
    assert [one.work for one in computing.workers] == [Work.COMPUTE, Work.COMPUTE]
    one_left = set_work(computing, "t1", Work.SLEEP)
    assert "def compute" in one_left.text
    assert set_work(one_left, "p1", Work.SLEEP).text == PROGRAM

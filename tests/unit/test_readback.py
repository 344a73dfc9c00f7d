"""Which programs can be shown by cards: the form's own and the classic ones, and none that could notice."""

import pytest

from concgui.core.lessons import load_lessons
from concgui.core.listing import program_text
from concgui.core.readback import form_of, read_back
from concgui.core.scenario import InputError, Kind, Work, create_statement, default_workers, program_preamble

CLASSIC = """\
from multiprocessing import Process, active_children
import time

def worker(id, interval):
    print(f"Start work {id}")
    time.sleep(interval)
    print(f"End work {id}")

if __name__ == '__main__':
    # the first one alone
    print("Start main")
    p1 = Process(target=worker, args=(1, 1))
    p2 = Process(target=worker, args=(2, 2))
    p3 = Process(target=worker, args=(3, 3))
    for p in (p1, p2, p3):
        p.start()
    while p1.is_alive(): p1.join(0.1)
    print([p.name for p in active_children()])
    print("End main")
"""


def free(*statements, method="spawn"):
    """Return what Free saves."""
    first = [f'set_start_method("{method}")'] if method else []
    return program_text(program_preamble(method), [*first, *map(create_statement, default_workers()), *statements])


def workers(text):
    found = read_back(text, "mine.py")
    assert found.reason == ""
    assert found.listing is not None
    return [(one.name, one.kind, one.work, one.interval) for one in found.listing.workers]


DEFAULT = [
    ("p1", Kind.PROCESS, Work.SLEEP, 1.0),
    ("p2", Kind.PROCESS, Work.COMPUTE, 2.0),
    ("p3", Kind.PROCESS, Work.COMPUTE, 3.0),
    ("t1", Kind.THREAD, Work.SLEEP, 1.5),
]


@pytest.mark.parametrize("method", ["", "spawn", "fork", "forkserver"])
def test_what_free_saves_is_read_back(method):
    assert workers(free("p1.start()", "p1.join(1)", "active_children()", method=method)) == DEFAULT


def test_what_has_failed_in_free_is_read_back():
    caught = "try:\n    p1.join()\nexcept Exception:  # AssertionError: …\n    traceback.print_exc()"
    text = free("time.sleep(0.3)", caught).replace("import time\n", "import time\nimport traceback\n")
    assert workers(text) == DEFAULT


def test_changes_of_numbers_names_order_spacing_and_comments_are_no_matter():
    text = free("p1.start()", "p1.join()")
    text = (
        text.replace("args=(1, 1)", "args = ( 1 ,\n        2.55)").replace("p1", "größe").replace(', name="größe"', "")
    )
    assert workers("# mine\n" + text + "\n\n# the end\n")[0] == ("größe", Kind.PROCESS, Work.SLEEP, 2.55)


def test_the_classic_listings_are_read_back_as_a_student_types_them():
    assert [one[0] for one in workers(CLASSIC)] == ["p1", "p2", "p3"]
    assert workers(CLASSIC.replace("\n", "\r\n")) == workers(CLASSIC)
    dotted = CLASSIC.replace("from multiprocessing import Process, active_children", "import multiprocessing as mp")
    assert workers(dotted.replace("Process(", "mp.Process(").replace("active_children()", "mp.active_children()"))
    for lesson in load_lessons()[:2]:
        assert workers(lesson.program.read_text("utf-8"))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("if __name__ == '__main__':", "if True:", 'no `if __name__ == "__main__":`'),
        ('    print("End main")\n', '    print("End main")\nprint("behind")\n', "line 9 is not its last part"),
        ('    print("End main")\n', '    print("End main")\nelse:\n    pass\n', "line 9 is not its last part"),
        ("import time\n", "import time\nprint(1)\n", "line 3 runs before the guard"),
        ("import time\n", "import time\nN = len('a')\n", "line 3 runs before the guard"),
        ("import time\n", "import time, sys\n", "line 2 imports sys"),
        ("import time\n", "import time, sibling\n", "line 2 imports sibling"),
        ("import time\n", "import time\nfrom . import time\n", "line 3 imports time from ."),
        ("import time\n", "from time import *\n", "line 2 imports * from time"),
        ("active_children\n", "active_children, Pool\n", "line 1 imports Pool from multiprocessing"),
        ("Process, ", "Process as Thread, ", "line 1 gives Process another name"),
        ("from multi", "from __future__ import annotations\nfrom multi", "imports annotations from __future__"),
        ('print("Start main")', "print(__file__)", "line 11 uses __file__"),
        ('print("Start main")', "print(input())", "line 11 uses input"),
        ('print("Start main")', "print(p0)", "line 11 uses p0"),
        ('print("Start main")', "exec('1')", "line 11 uses exec"),
        ('print("Start main")', "print(worker.__globals__)", "line 11 uses __globals__"),
        ('print("Start main")', "time.sleep = print", "line 11 changes time.sleep"),
        ('print("Start main")', "t = time", "line 11 uses time"),
        ('print("Start main")', "make = Process", "line 11 uses Process in a way that no card can show"),
        ('print("Start main")', "x: int = 1", "line 11 defines something under the guard"),
        ('print("Start main")', "def f(): pass", "line 11 defines something under the guard"),
        ('print("Start main")', "print(1 is 1)", "Python warns about line 11"),
        ('print("Start main")', "Process(target=worker, args=(1, 1)).start()", "line 11 makes a worker that no card"),
        ("p2 = Process(", "p1 = Process(", "p1 is assigned more than once"),
        ("for p in", "for p1 in", "p1 is assigned more than once"),
        ("args=(1, 1)", "args=(1, 1), kwargs={}", "line 12 gives the worker what no card can show"),
        ("args=(1, 1)", "args=(1, 1), name=str(1)", "line 12 gives the worker what no card can show"),
        ("args=(1, 1)", "args=(1.5, 1)", "line 12 is no whole number"),
        ("args=(1, 1)", "args=(1, 11)", "line 12 is outside of what a card can show, 0.1 to 10 s"),
        ("args=(1, 1)", "args=(1, 0)", "line 12 is outside of what a card can show"),
        ("args=(1, 1)", "args=(1, 0.12345)", "line 12 is finer than a card can show"),
        ("args=(1, 1)", "args=(1, interval)", "line 12 makes a worker that no card can show"),
        ("args=(1, 1)", "args=(1,)", "line 12 makes a worker that no card can show"),
        ("time.sleep(interval)", "time.sleep(2 * interval)", "cannot tell what worker() does"),
        ("time.sleep(interval)", "interval = 2; time.sleep(interval)", "cannot tell what worker() does"),
        ("    time.sleep(interval)", "    for _ in (1, 2): time.sleep(interval)", "cannot tell what worker() does"),
        ("def worker(id, interval):", "def worker(id, interval=1):", "line 4 runs before the guard"),
        ("def worker", "@print\ndef worker", "runs before the guard"),
        ('print("Start main")', "set_start_method('fork')", "uses set_start_method"),
        ("from multi", "# coding: latin-1\nfrom multi", "its coding is latin-1"),
    ],
)
def test_what_could_notice_is_a_script(old, new, reason):
    assert old in CLASSIC
    found = read_back(CLASSIC.replace(old, new, 1), "mine.py")
    assert found.listing is None
    assert reason in found.reason


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("p1.start(); set_start_method('fork')", "chooses the start method in a way"),
        ("set_start_method('fork', force=True)", "chooses the start method in a way"),
    ],
)
def test_the_start_method_stands_first_or_it_is_a_script(statement, reason):
    found = read_back(free(statement), "mine.py")
    assert reason in found.reason
    assert "there is not" in read_back(free(method="clone"), "mine.py").reason


def test_a_module_beside_it_that_hides_pythons_own_makes_it_a_script():
    assert read_back(CLASSIC, "mine.py", {"helpers", "notes"}).listing is not None
    assert read_back(CLASSIC, "mine.py", {"queue"}).reason == "queue in its folder hides Python's own module"


def test_main_without_workers_or_with_too_many_is_a_script():
    assert read_back('if __name__ == "__main__":\n    print(1)\n', "mine.py").reason == "its main makes no worker"
    made = [f"w{n} = Thread(target=sleep, args=({n}, 1))" for n in range(65)]
    assert "65 workers" in read_back(program_text(program_preamble(), made), "mine.py").reason
    assert len(workers(program_text(program_preamble(), made[:64]))) == 64


@pytest.mark.parametrize("text", ["x = (\n", CLASSIC.replace("for p in", "return\n    for p in")])
def test_what_is_no_python_is_refused(text):
    with pytest.raises(InputError, match=r"mine\.py, line \d+: "):
        read_back(text, "mine.py")


def test_what_free_writes_before_anything_ran_is_frees_own():
    method, specs = form_of(read_back(free().replace("2)", "2.5)"), "mine.py").listing)
    assert (method, [one.name for one in specs], specs[1].interval) == ("spawn", ["p1", "p2", "p3", "t1"], 2.5)
    for other in (free("p1.start()"), "# mine\n" + free(), CLASSIC):
        assert form_of(read_back(other, "mine.py").listing) is None

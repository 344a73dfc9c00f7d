"""What the cards and the toolbar change in a program's text, and back again to the letter."""

import pytest

from concgui.core.listing import parse, program_text
from concgui.core.rewrite import set_kind, set_name, set_work
from concgui.core.scenario import InputError, Kind, Work, create_statement, default_workers, program_preamble
from concgui.core.startmethod import start_method_of, with_start_method

FREE = program_text(program_preamble(), [*map(create_statement, default_workers()), "p1.start()", "p1.join(p1)"])
CLASSIC = """\
from multiprocessing import Process
import time


def worker(id, interval):
    time.sleep(interval)


if __name__ == "__main__":
    größe = Process(target=worker, args=(1, 1), name="größe"); größe.start()
    print(f"{größe.name}")
"""


def test_the_kind_is_another_call():
    listing = parse(FREE)
    changed = set_kind(listing, "p1", Kind.THREAD)
    assert changed.text == FREE.replace("p1 = Process(", "p1 = Thread(")
    assert [one.key for one in changed.workers] == [1, 2, 3, 4]
    assert set_kind(changed, "p1", Kind.PROCESS) == listing
    with pytest.raises(InputError, match="does not import Thread: make größe a thread in its text"):
        set_kind(parse(CLASSIC), "größe", Kind.THREAD)
    dotted = FREE.replace("from threading import Thread", "import threading as th").replace("Thread(", "th.Thread(")
    assert "p1 = th.Thread(" in set_kind(parse(dotted), "p1", Kind.THREAD).text


def test_the_name_is_changed_wherever_it_stands():
    changed = set_name(parse(FREE), "p1", "größe")
    assert changed.text == FREE.replace("p1", "größe")
    assert (changed.workers[0].key, changed.workers[0].name) == (1, "größe")
    assert set_name(changed, "größe", "p1").text == FREE
    with pytest.raises(InputError, match="größe stands in the text of line 11"):
        set_name(parse(CLASSIC), "größe", "p1")
    for taken in ("worker", "interval"):
        with pytest.raises(InputError, match=f"{taken} means something else"):
            set_name(parse(CLASSIC.replace("{größe.name}", "")), "größe", taken)


def test_functions_that_the_text_had_stay_in_it():
    listing = parse(FREE)
    changed = set_work(set_work(listing, "p1", Work.COMPUTE, listing), "t1", Work.COMPUTE, listing)
    assert "def sleep(" in changed.text
    back = set_work(set_work(changed, "p1", Work.SLEEP, listing), "t1", Work.SLEEP, listing)
    assert back.text == FREE


def test_a_function_that_main_calls_itself_stays():
    computing = set_work(parse(CLASSIC), "größe", Work.COMPUTE)
    used = parse(computing.text + "    compute(2, 0.1)\n")
    assert "def compute" in set_work(used, "größe", Work.SLEEP).text


def test_work_that_would_break_the_program_is_refused():
    for old, new, said in (
        ("import time", "from time import sleep", "does not import time"),
        ("def worker", "def compute(a):\n    pass\n\n\ndef worker", "means something else by compute"),
    ):
        text = CLASSIC.replace(old, new).replace("time.sleep", "sleep" if "from" in new else "time.sleep")
        with pytest.raises(InputError, match=said):
            set_work(parse(text), "größe", Work.COMPUTE)


_THREAD = "from threading import Thread\n"
_SET = 'set_start_method("spawn")'


@pytest.mark.parametrize(
    ("before", "head", "statement"),
    [
        ("from multiprocessing import Process\n", "from multiprocessing import Process, set_start_method\n", _SET),
        ("import multiprocessing as mp\n", "import multiprocessing as mp\n", "mp." + _SET),
        (_THREAD, "from multiprocessing import set_start_method\n" + _THREAD, _SET),
    ],
)
def test_the_start_method_is_mains_first_statement(before, head, statement):
    text = before + '\nif __name__ == "__main__":\n\n    # begins\n    print(1)\n'
    listing = parse(text)
    chosen = with_start_method(listing, "spawn")
    assert chosen.text == head + f'\nif __name__ == "__main__":\n\n    # begins\n    {statement}\n    print(1)\n'
    other = with_start_method(chosen, "fork")
    assert (start_method_of(listing), start_method_of(chosen), start_method_of(other)) == ("", "spawn", "fork")
    assert other.text == chosen.text.replace("spawn", "fork")
    assert with_start_method(other, "").text == text


def test_a_start_method_that_has_no_line_of_its_own_is_refused():
    with pytest.raises(InputError, match="line 1: put main's first statement into a line of its own"):
        with_start_method(parse("if __name__ == '__main__': a = 1\n"), "spawn")
    shared = 'from multiprocessing import *\nif __name__ == "__main__":\n    set_start_method("fork"); a = 1\n'
    with pytest.raises(InputError, match=r"line 3: .* shares its line"):
        with_start_method(parse(shared), "")
    assert 'set_start_method("spawn"); a = 1' in with_start_method(parse(shared), "spawn").text

"""At which line of its own file the observed program says that its main thread is, by every Python found."""

import itertools
import sys
from pathlib import Path

import pytest

from concgui.program import wire
from tests.observed import Outcome, Seen, launch, pythons, run_observed, run_plain

PYTHONS = list(pythons())
BURST = 1000
A_SECOND = 3000


def minor(python: str) -> int:
    name = Path(python).name
    return int(name.rpartition(".")[2]) if python != sys.executable and "." in name else sys.version_info[1]


OLD = [python for python in PYTHONS if minor(python) < 12]
NEW = [python for python in PYTHONS if minor(python) >= 12]


def run(text: str, tmp_path: Path, python: str = sys.executable, **options: object) -> Outcome:
    script = tmp_path / "script.py"
    script.write_text(text)
    return run_observed(script, tmp=tmp_path, python=python, **options)


def told(events: tuple[Seen, ...]) -> list[str]:
    """Return where main was: "7", "7b" for back in line 7, "7!" for the last time, "off", "on 7"."""
    main, found = events[0], []
    for event in events:
        if event.kind == "LINE":
            assert (event.pid, event.tid) == (main.pid, main.tid)
            back = "b" if event.value & wire.LINE_BACK else ""
            last = "!" if event.value & wire.LINE_LAST else ""
            found.append(f"{event.value & wire.LINE_NUMBER}{back}{last}")
        elif event.kind in {"LINES_OFF", "LINES_ON"}:
            found.append("off" if event.kind == "LINES_OFF" else f"on {event.value}")
    return found


def failures(outcome: Outcome) -> list[tuple[int, str]]:
    return [(e.value, e.text) for e in outcome.events if e.kind == "FAILED" and e.subject == 0]


ORDER = """\
import contextlib
def twice(function):
    def inner(*args):
        return function(*args) * 2
    return inner
@twice
def add(a, b):
    return (a +
            b)
def numbers():
    yield 1
    yield 2
class Thing:
    size = 3
    def grow(self):
        self.size += 1
        return self.size
add(1, 2)
for number in numbers():
    pass
Thing().grow()
try:
    [][0]
except IndexError:
    pass
async def wait():
    return 4
async def main():
    return await wait()
import asyncio
asyncio.run(main())
exec("a = 1")
with contextlib.suppress(ZeroDivisionError):
    1 / 0
sorted([2, 1], key=lambda one:
       -one)
"""
#: Lines, told twice in a row counted once. Where main comes back into a line is not in it.
ORDERED = [1, 2, 6, 7, 6, 7, 10, 13, 14, 15, 18, 4, 8, 9, 8, 19, 11, 20, 19, 12, 20, 19, 21, 16, 17]
ORDERED += [22, 23, 24, 25, 26, 28, 30, 31, 29, 27, 32, 33, 34, 33, 35, 36, 35]


@pytest.mark.parametrize("python", PYTHONS)
def test_lines_are_told_in_the_order_in_which_they_run(python: str, tmp_path: Path) -> None:
    lines = told(run(ORDER, tmp_path, python).events)
    plain = [int(line) for line in lines if line.isdigit()]
    once = [line for line, _ in itertools.groupby(plain)]
    # Versions differ in which lines of a decorator, a `with` and a call of several lines they name.
    loose = {2, 6, 7, 13, 3, 5, 33, 35, 36, 8, 9}
    assert [line for line in once if line not in loose] == [line for line in ORDERED if line not in loose]
    assert loose <= set(plain)
    assert lines.index("4") < lines.index("8") < lines.index("4b") < lines.index("18b") < lines.index("19")
    assert lines[lines.index("11") + 1] == "19b"  # the generator has yielded
    assert lines[lines.index("17") + 1] == "21b"
    assert lines[lines.index("27") + 1] == "29b"


HOT = """\
import time
def work(n):
    total = 0
    for k in range(n):
        total += k
    return total
began = time.perf_counter()
print(work(400_000))
time.sleep(0.4)
last = 10
print(last)
"""


@pytest.mark.parametrize("python", PYTHONS)
def test_lines_that_run_too_often_are_told_no_more_until_a_moment_that_costs_nothing(
    python: str, tmp_path: Path
) -> None:
    outcome = run(HOT, tmp_path, python)
    assert outcome.out == "79999800000\n10\n"
    lines = told(outcome.events)
    span = (outcome.events[-1].t_ns - outcome.events[0].t_ns) / 1e9
    assert BURST / 2 < len(lines) < BURST + A_SECOND * span + 20
    back = next(at for at, line in enumerate(lines) if line.startswith("on"))
    if python in NEW:
        assert {"4!", "5!"} <= set(lines[:back])
        assert not {"4", "5"} & set(lines[max(lines.index("4!"), lines.index("5!")) + 1 :])
    else:
        assert lines[back - 1] == "off"
    assert lines[-2:] == ["10", "11"]
    assert next(e for e in outcome.events if e.kind == "LINES_ON").value in {8, 9}


@pytest.mark.parametrize("python", OLD)
def test_lines_come_back_in_the_line_of_the_own_file(python: str, tmp_path: Path) -> None:
    """Although the first that is noticed is a function of other code, which `print` calls."""
    text = """\
import time
def work(n):
    for _ in range(n):
        pass
def slow():
    while time.perf_counter() - began < 0.3: pass
began = time.perf_counter()
def main():
    work(3000), slow(), print("a")
main()
"""
    outcome = run(text, tmp_path, python)
    assert [e.value for e in outcome.events if e.kind == "LINES_ON"] == [9]


@pytest.mark.parametrize("python", PYTHONS)
def test_only_the_main_thread_of_main_process_is_told_of(python: str, tmp_path: Path) -> None:
    text = """\
import multiprocessing, os, threading
def work():
    for _ in range(3000):
        pass
def both():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
if __name__ == "__main__":
    both()
    process = multiprocessing.get_context("fork").Process(target=both)
    process.start()
    process.join()
    if os.fork() == 0:
        work()
        both()
        os._exit(3)
    print(os.wait()[1] >> 8)
"""
    outcome = run(text, tmp_path, python)
    assert outcome.out == "3\n"
    lines = told(outcome.events)  # looks at pid and tid
    assert not {"3", "4", "15"} & set(lines)
    assert lines[-1] in {"18", "18b", "14b"}


HIDDEN = """\
import signal, sys, threading, weakref
class Thing: pass
def references():
    thing = Thing()
    print(sys.getrefcount(thing))
    seen = weakref.ref(thing)
    del thing; print(seen())
    kept = locals()
    number = 1
    print(sorted(kept), number)
def counted():
    count, lock = 0, threading.Lock()
    def work():
        nonlocal count
        for _ in range(5000):
            with lock:
                count += 1
    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads: thread.start()
    while any(thread.is_alive() for thread in threads):
        pass
    for thread in threads: thread.join()
    print(count)
def stopped():
    stop = False
    def handler(*_):
        nonlocal stop
        stop = True
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    while not stop:
        pass
    print("stopped")
def deep(n):
    return 1 + deep(n + 1)
for one in references, counted, stopped, references:
    one()
try:
    deep(0)
except RecursionError as error:
    print(type(error))
sys.setrecursionlimit(300)
try:
    deep(0)
except RecursionError as error:
    print(type(error))
print(sys.gettrace(), sys.settrace, sys.getprofile(), threading.active_count())
events, traced = [], lambda x: [
    x]
def mine(frame, what, arg):
    events.append((frame.f_code.co_name, what, frame.f_lineno))
    return mine
sys.settrace(mine)
traced(1)
same = sys.gettrace() is mine
sys.settrace(None)
print(events, same, sys.gettrace())
import cProfile
with cProfile.Profile() as profile:
    references()
print(sorted({row.code.co_name for row in profile.getstats() if "script.py" in str(row.code)}))
"""


@pytest.mark.parametrize("python", PYTHONS)
def test_nothing_is_seen_of_it(python: str, tmp_path: Path) -> None:
    observed = run(HIDDEN, tmp_path, python)
    plain = run_plain(tmp_path / "script.py", tmp=tmp_path, python=python)
    assert (observed.out, observed.err, observed.code) == (plain.out, plain.err, plain.code)
    if python in OLD:
        assert wire.LINES_TRACED in [e.value for e in observed.events if e.kind == "LINES_OFF"]


@pytest.mark.parametrize("python", PYTHONS)
def test_a_module_is_told_of(python: str, tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "__init__.py").write_text("a = 1\nb = 2\n")
    (package / "__main__.py").write_text("def work():\n    raise KeyError('no')\n\nwork()\n")
    outcome = run_observed("package", tmp=tmp_path, mode="module", cwd=tmp_path, python=python)
    assert [line for line in told(outcome.events) if line != "4b"] == ["1", "4", "2"]
    assert failures(outcome) == [(2, "KeyError: 'no'")]
    assert "_mainprocess" not in outcome.err
    assert "found" not in outcome.err


def test_a_module_that_cannot_be_compiled_has_a_line(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("x = 1\nif x\n")
    outcome = run_observed("broken", tmp=tmp_path, mode="module", cwd=tmp_path)
    assert [line for line, _ in failures(outcome)] == [2]
    assert outcome.err == run_plain("broken", tmp=tmp_path, module=True, cwd=tmp_path).err


FAILURES = {
    "def f():\n    1 / 0\n\nf()\n": (2, "ZeroDivisionError: division by zero"),
    "import json\n\njson.loads('{')\n": (3, "JSONDecodeError: Expecting property name"),
    "x = 1\nif x\n    pass\n": (2, "SyntaxError: "),
    "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nwhile True: pass\n": (0, "KeyboardInterrupt"),
    "class Odd(Exception):\n    def __str__(self):\n        return 1\nraise Odd\n": (4, "Odd"),
}


@pytest.mark.parametrize("text", FAILURES)
@pytest.mark.parametrize("lines", [True, False])
def test_an_exception_that_nobody_caught_is_told_with_its_line(text: str, lines: bool, tmp_path: Path) -> None:
    outcome = run(text, tmp_path, lines=lines)
    line, words = FAILURES[text]
    [(told_line, told_text)] = failures(outcome)
    assert told_line == line or (not line and told_line in {2, 3})
    assert told_text.startswith(words)
    plain = run_plain(tmp_path / "script.py", tmp=tmp_path)
    assert (outcome.out, outcome.err, outcome.code) == (plain.out, plain.err, plain.code)
    if not lines:
        assert told(outcome.events) == []


def test_leaving_is_no_failure(tmp_path: Path) -> None:
    assert failures(run("import sys\nsys.exit('text')\n", tmp_path)) == []


def test_statements_are_told_as_statements(tmp_path: Path) -> None:
    """They have events of their own; the definitions, which run before them, have no lines."""
    script = tmp_path / "script.py"
    script.write_text("def f():\n    return 1\n")
    with launch(script, mode="statements") as observed:
        observed.execute("x = f()")
        observed.send(wire.END)
        events = observed.until_end()
    assert [e.kind for e in events if e.kind in {"LINE", "LINES_OFF", "STATEMENT_END"}] == ["STATEMENT_END"]


@pytest.mark.parametrize("python", PYTHONS)
def test_an_exception_that_a_library_catches_leads_back_to_the_line_that_called_it(python: str, tmp_path: Path) -> None:
    text = """\
import asyncio
async def fail():
    raise ValueError
async def main():
    return await asyncio.gather(fail(), asyncio.sleep(0.01), return_exceptions=True)
print(asyncio.run(main()))
"""
    outcome = run(text, tmp_path, python)
    assert outcome.out == "[ValueError(), None]\n"
    lines = told(outcome.events)
    assert lines[lines.index("3") + 1] == "6b"

"""Blocking calls: each is told on the thread that is blocked in it, by name, with the program's own line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from concgui.program import calls, wire
from tests.observed import METHODS, PROGRAMS, Seen, pythons, run_observed, run_plain

PYTHONS = list(pythons())
#: Ours, the oldest and the newest Python, with one start method each.
VARIANTS = [(python, METHODS[at % 3]) for at, python in enumerate(dict.fromkeys((*PYTHONS[:2], PYTHONS[-1])))]


@dataclass
class Told:
    name: str
    line: int
    who: str  # main, thread, process
    ns: int


def told(events: Iterable[Seen]) -> list[Told]:
    """Return the calls that have ended."""
    names: dict[tuple[int, int], str] = {}
    going: dict[tuple[int, int], list[Seen]] = {}
    found, main = [], 0
    for event in events:
        thread = event.pid, event.tid
        main = main or event.pid
        if event.kind == "NAME":
            names[event.pid, event.value] = event.text
        elif event.kind == "CALL_BEGIN":
            going.setdefault(thread, []).append(event)
        elif event.kind == "CALL_END":
            begun = going[thread].pop()
            who = "thread" if event.pid != event.tid else "main" if event.pid == main else "process"
            found.append(Told(names[begun.pid, begun.value], begun.subject, who, event.t_ns - begun.t_ns))
    return found


@pytest.mark.parametrize(("python", "method"), VARIANTS)
def test_each_call_is_told_where_it_blocks(python: str, method: str, tmp_path: Path) -> None:
    script = PROGRAMS / "blocked.py"
    outcome = run_observed(script, tmp=tmp_path, python=python, method=method)
    assert outcome.err == ""
    assert outcome.out == "False False\nFalse\nFalse\nFalse\nFalse\n[1, 2, 3]\n"
    seen = told(outcome.events)
    marked = 0
    for line, text in enumerate(script.read_text("utf-8").split("\n"), 1):
        who, _, names = text.partition("  #: ")[2].partition(" ")
        here = [one for one in seen if one.line == line]
        if who == "nobody":
            assert here == [], text
        for name in re.findall(r"\S+", names):
            long = [one for one in here if one.name == name and one.who == who and one.ns > 15_000_000]
            assert long, (text, here)
            marked += 1
    assert marked == 37


INTERRUPTED = """
import queue, signal, subprocess, sys, threading, time, traceback, multiprocessing
from concurrent.futures import Future

def stop(number, frame):
    if {stacks}:
        traceback.print_stack(frame)
    raise KeyboardInterrupt

def interrupted(call, *args, **kwargs):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        if args or kwargs:
            call(*args, **kwargs)
        else:
            call()
    except BaseException:
        signal.setitimer(signal.ITIMER_REAL, 0)
        traceback.print_exc()

def using(lock):
    with lock:
        pass

def acquiring(lock):
    lock.acquire()

if __name__ == "__main__":
    signal.signal(signal.SIGALRM, stop)
    lock, rlock, shared = threading.Lock(), threading.RLock(), multiprocessing.Lock()
    lock.acquire(), shared.acquire()
    threading.Thread(target=rlock.acquire).start()
    ours, theirs = multiprocessing.Pipe()
    for one in (lock, rlock, shared):
        interrupted(using, one)
        interrupted(acquiring, one)
        interrupted(one.acquire)
    for call in (
        queue.Queue().get, queue.SimpleQueue().get, threading.Event().wait, threading.Semaphore(0).acquire,
        threading.Barrier(2).wait, Future().result, ours.recv, multiprocessing.Queue().get,
        multiprocessing.SimpleQueue().get, multiprocessing.Event().wait, multiprocessing.Semaphore(0).acquire,
    ):
        interrupted(call)
    interrupted(ours.poll, 5)
    interrupted(queue.Queue().get, timeout=5)
    for call in (Future().result, queue.Queue().get, multiprocessing.Queue().get):
        try:
            call(timeout=0.01)
        except Exception:
            traceback.print_exc()
    interrupted(subprocess.Popen(["sleep", "0.5"]).wait)
    theirs.close()
    interrupted(ours.recv)
    if not {stacks}:
        sleeper = threading.Thread(target=time.sleep, args=(0.2,))
        sleeper.start()
        interrupted(time.sleep, 5)
        interrupted(lock.acquire, timeout=5)
        interrupted(sleeper.join)
        interrupted(sleeper.join, "soon")
        interrupted(time.sleep, "soon")
    lock.release()
    threading.Barrier(2, timeout=0.01).wait()
"""


@pytest.mark.parametrize(
    ("python", "method", "stacks"),
    [(*VARIANTS[0], True), (*VARIANTS[min(1, len(VARIANTS) - 1)], True), (*VARIANTS[-1], False)],
)
def test_no_frame_of_ours_is_in_a_traceback_or_on_the_stack(python, method, stacks, tmp_path: Path) -> None:
    """stacks: print the stack that a signal's handler gets. While a thread sleeps and joins we are on it, and hide."""
    old = re.search(r"python3\.(9|10)$", python) is not None
    script = tmp_path / "script.py"
    script.write_text(INTERRUPTED.format(stacks=stacks or old))
    observed = run_observed(script, tmp=tmp_path, python=python, method=method)
    plain = run_plain(script, tmp=tmp_path, python=python, method=method)
    assert len(plain.err) > 10_000
    assert "BrokenBarrierError" in plain.err.splitlines()[-1]
    assert observed.err.replace(_above(observed.err), "") == plain.err
    assert observed.code == plain.code == 1
    assert len(told(observed.events)) > 20


def _above(text: str) -> str:
    """Return the frames that run the program at all, which the stack of a signal's handler has on top."""
    found = re.match(r'(  File "[^\n]*/concgui/program/[^\n]*\n[^\n]*\n(?:    [~^ ]*\n)?)+', text)
    return found[0] if found else "\0"


STAND_INS = """
import copy, pickle, sys, threading, weakref, _thread, dataclasses, collections
def say(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)
class Real:
    lock, rlock = _thread.allocate_lock(), _thread.RLock()
for make, real in ((threading.Lock, Real.lock), (threading.RLock, Real.rlock)):
    lock = make()
    print(lock, type(lock), isinstance(lock, type(real)), isinstance(lock, type(lock)), isinstance(real, type(lock)))
    print(type(lock).__name__)
    print(lock.__class__, bool(lock), lock == lock, lock == make(), hash(lock) == hash(lock))
    for call in (pickle.dumps, copy.copy, copy.deepcopy, vars, len, iter):
        say(call, lock)
    say(lock.release), say(lock.acquire, False, 1), say(lock.acquire, True, -2), say(lock.acquire, "a", "b")
    say(lock.acquire), say(lambda: lock), say(lock.release), say(lock.acquire, 0), say(lock.__exit__, None, None, None)
    print(lock.__enter__(), lock.release(), weakref.ref(lock)() is lock, lock._at_fork_reinit())
    print(lock.acquire, lock.release, lock.acquire.__name__)
    with threading.Condition(lock) as entered:
        print(entered)
    names = {"__enter__", "__exit__", "acquire", "release", "locked", "acquire_lock", "_is_owned", "_release_save"}
    print(sorted(names & set(dir(lock))))
    made = collections.defaultdict(make)
    print(type(made[0]) is type(lock))
print(pickle.loads(pickle.dumps(threading.Lock)) is threading.Lock)
one = dataclasses.make_dataclass("One", [("lock", object, dataclasses.field(default_factory=threading.Lock))])()
print(one)
"""


@pytest.mark.parametrize("python", [python for python, _ in VARIANTS])
def test_a_lock_that_stands_for_another_is_like_it(python: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(STAND_INS)
    observed, plain = run_observed(script, tmp=tmp_path, python=python), run_plain(script, tmp=tmp_path, python=python)
    number = re.compile("0x[0-9a-f]+|owner=[1-9][0-9]+")
    assert number.sub("", observed.out) == number.sub("", plain.out)
    assert observed.err == plain.err


FLOOD = """
import queue, threading, time
there, back = queue.SimpleQueue(), queue.Queue()
def answer():
    for _ in range(20000):
        back.put(there.get())
threading.Thread(target=answer).start()
for number in range(20000):
    there.put(number)
    back.get()
try:
    back.get(timeout=0.3)
except queue.Empty:
    print("empty")
"""


def test_a_loop_of_short_calls_is_no_flood_and_a_long_one_is_told(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(FLOOD)
    outcome = run_observed(script, tmp=tmp_path)
    assert (outcome.out, outcome.err) == ("empty\n", "")
    seconds = (outcome.events[-1].t_ns - outcome.events[0].t_ns) / 1e9
    seen = told(outcome.events)
    assert 100 < len(seen) < calls.BURST + seconds * calls.RATE + 50
    last = [one for one in seen if one.name == "Queue.get(timeout=0.3)"]
    assert [(one.line, one.who) for one in last] == [(FLOOD.split("\n").index("    back.get(timeout=0.3)") + 1, "main")]
    assert 290_000_000 < last[0].ns < 1_000_000_000


UNCAUGHT = """
import multiprocessing, sys, threading
def bad(number):
    raise ValueError(f"bad {number},\\nand more")
class Own(threading.Thread):
    def run(self):
        int("x")
if __name__ == "__main__":
    workers = [
        threading.Thread(target=bad, args=(1,)), Own(), threading.Thread(target=sys.exit, args=(2,)),
        multiprocessing.Process(target=bad, args=(3,)), multiprocessing.Process(target=sys.exit, args=(4,)),
        multiprocessing.Process(target=int, args=("z",)),
    ]
    for worker in workers:
        worker.start()
        worker.join()
"""


@pytest.mark.parametrize(("python", "method"), VARIANTS)
def test_what_nobody_has_caught_is_told_with_its_line(python: str, method: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(UNCAUGHT)
    observed = run_observed(script, tmp=tmp_path, python=python, method=method)
    created = [e.subject for e in observed.events if e.kind in {"THREAD_CREATED", "PROCESS_CREATED"}]
    failed = [(created.index(e.subject), e.value, e.text) for e in observed.events if e.kind == "FAILED"]
    assert failed == [
        (0, 4, "ValueError: bad 1, and more"),
        (1, 7, "ValueError: invalid literal for int() with base 10: 'x'"),
        (3, 4, "ValueError: bad 3, and more"),
        (5, 0, "ValueError: invalid literal for int() with base 10: 'z'"),
    ]
    plain = run_plain(script, tmp=tmp_path, python=python, method=method)
    assert observed.err == plain.err
    joins = [e.text.split(wire.FIELD) for e in observed.events if e.kind == "JOIN_BEGIN"]
    assert joins == [["", str(UNCAUGHT.split("\n").index("        worker.join()") + 1)]] * 6


CLOSING = """
import os, threading
lock, going = threading.Lock(), threading.Event()
def use():
    going.set()
    with lock:
        pass
with lock:
    threads = [threading.Thread(target=use) for _ in range(3)]
    for thread in threads:
        thread.start()
    going.wait()
    os.closerange(3, 1000)
for thread in threads:
    thread.join()
with lock:
    print("fine")
"""


BARRIER = """
import multiprocessing, threading
def passing(barrier, condition, lock):
    for _ in range(700):
        barrier.wait()
        barrier.wait(timeout=30)
        with lock, condition:
            condition.notify()
            condition.wait(0.0001)
if __name__ == "__main__":
    for kind, worker in ((multiprocessing, multiprocessing.Process), (threading, threading.Thread)):
        shared = kind.Barrier(2), kind.Condition(), kind.Lock()
        other = worker(target=passing, args=shared)
        other.start()
        passing(*shared)
        other.join()
        print(getattr(other, "exitcode", 0))
"""


@pytest.mark.parametrize(("python", "method"), VARIANTS)
def test_what_is_waited_for_in_silence_is_given_as_without_us(python: str, method: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(BARRIER)
    outcome = run_observed(script, tmp=tmp_path, python=python, method=method)
    assert (outcome.out, outcome.err) == ("0\n0\n", "")


def test_calls_that_end_after_all_descriptors_were_closed_say_nothing(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(CLOSING)
    outcome = run_observed(script, tmp=tmp_path)
    assert (outcome.out, outcome.err, outcome.code) == ("fine\n", "", 0)
    assert [e.kind for e in outcome.events].count("CALL_BEGIN") >= 1

"""Allowed cores: given to every thread of a program that runs, also to those that it makes meanwhile."""

import os
import subprocess
import sys

import pytest

from concgui.control import cores
from concgui.control.tree import descendants, threads
from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneSet
from concgui.core.scenario import InputError
from concgui.program import wire

ALL = os.sched_getaffinity(0)
ONE = frozenset({min(ALL)})
SLEEPERS = (
    "import os, threading, time\nfrom multiprocessing import Process\n"
    "def work():\n    [threading.Thread(target=time.sleep, args=(60,), daemon=True).start() for _ in range(3)]\n"
    "    os.write(1, b'.')\n    time.sleep(60)\n"
    "if __name__ == '__main__':\n    Process(target=work).start()\n    work()\n"
)
#: Makes threads and processes all the time.
BREEDER = (
    "import os, threading, time\n"
    "os.write(1, b'.')\n"
    "while True:\n"
    "    t = threading.Thread(target=time.sleep, args=(0.002,))\n    t.start()\n"
    "    pid = os.fork()\n    if not pid:\n        time.sleep(0.002)\n        os._exit(0)\n"
    "    t.join()\n    os.waitpid(pid, 0)\n"
)


@pytest.fixture
def program(tmp_path):
    """Run a script until it has written so many dots."""
    begun = []

    def begin(text: str, dots: int) -> int:
        (tmp_path / "script.py").write_text(text)
        begun.append(subprocess.Popen([sys.executable, tmp_path / "script.py"], stdout=subprocess.PIPE))
        begun[-1].stdout.read(dots)
        return begun[-1].pid

    yield begin
    for process in begun:
        for pid in [*descendants(process.pid), process.pid]:
            os.kill(pid, 9)
        process.wait()
        process.stdout.close()


def affinities(root: int) -> set[frozenset[int]]:
    found = set()
    for pid in [root, *descendants(root)]:
        for tid in threads(pid):
            try:
                found.add(frozenset(os.sched_getaffinity(tid)))
            except ProcessLookupError:
                continue
    return found


def test_the_tree_and_its_threads(program):
    root = program(SLEEPERS, 2)
    (child,) = descendants(root)
    assert len(threads(root)) == len(threads(child)) == 4
    assert descendants(child) == []
    assert threads(1 << 22) == []


@pytest.mark.skipif(len(ALL) < 2, reason="two cores are needed to take one away")
def test_every_thread_of_every_process(program):
    root = program(SLEEPERS, 2)
    assert cores.apply(root, ONE) == ""
    assert affinities(root) == {ONE}
    assert cores.apply(root, frozenset(ALL)) == ""
    assert affinities(root) == {frozenset(ALL)}
    assert os.sched_getaffinity(0) == ALL


@pytest.mark.skipif(len(ALL) < 2, reason="two cores are needed to take one away")
def test_nobody_slips_through_who_is_born_meanwhile(program):
    root = program(BREEDER, 1)
    for _ in range(100):
        assert cores.apply(root, frozenset(ALL)) == ""
        assert cores.apply(root, ONE) == ""
        assert affinities(root) == {ONE}


def test_who_is_gone_is_nobodys_loss(program):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert cores.apply(gone.pid, ONE) == ""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_another_users_process_is_told():
    us = os.getpid()
    pid = os.fork()
    if not pid:
        os.setuid(65534)
        told = cores.apply(us, ONE)
        os._exit(told != f"Process {us} kept the old cores: the system did not let us change them.")
    assert os.waitpid(pid, 0)[1] == 0
    assert os.sched_getaffinity(0) == ALL


@pytest.mark.parametrize(
    ("wanted", "said"),
    [(frozenset(), "At least one core must stay allowed."), (frozenset({4096}), "Core 4096 cannot be used; the cores")],
)
def test_what_cannot_be_is_refused(wanted, said):
    with pytest.raises(InputError, match=said):
        cores.check(wanted)
    cores.check(ONE)


@pytest.mark.parametrize(("platform", "words"), [("darwin", "macOS lets no program"), ("win32", "on Linux alone")])
def test_a_system_that_cannot_says_so(monkeypatch, platform, words):
    monkeypatch.delattr(os, "sched_setaffinity")
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(sys, "platform", platform)
    assert words in cores.reason()
    assert cores.usable() == tuple(range(os.cpu_count() or 1))
    with pytest.raises(InputError, match=words):
        cores.check(ONE)


@pytest.mark.parametrize("chosen", [{0}, {0, 1, 5}, {62}, set(range(63))])
def test_the_mask_is_what_lanes_read(chosen):
    lanes = LaneSet()
    lanes.feed_os(1, EventKind.OS_CORES, 0, cores.mask(chosen))
    assert lanes.allowed == [(1, frozenset(chosen))]


def test_of_very_many_cores_the_number_is_kept():
    assert cores.mask(range(64)) == -64
    assert cores.mask({0, wire.MOST_CORES}) == -2


def test_words():
    assert cores.words({2, 0}) == "0, 2"

"""State letters of real processes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from concgui.observe import letters as module
from concgui.observe.letters import Letters
from concgui.observe.processes import ExitWatch, os_state

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such states")


@pytest.fixture
def letters():
    one = Letters()
    yield one
    one.close()


@pytest.fixture
def child():
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process
    process.kill()
    process.wait()
    process.stdin.close()


def open_here() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def until(letters: Letters, pid: int, wanted: str) -> list[str]:
    """Look until the letter is one of those wanted; return all letters that came."""
    found, deadline = [], time.monotonic() + 10
    while not found or found[-1] not in wanted:
        assert time.monotonic() < deadline, found
        for now, who, letter in letters.look({pid}, 77):
            assert (now, who) == (77, pid)
            found.append(letter)
    return found


@pytest.mark.parametrize("most", [200, 0], ids=["open", "opened each time"])
def test_stopped_and_on_again_and_zombie_and_gone(letters, child, monkeypatch, most):
    monkeypatch.setattr(module, "_MAX_OPEN", most)
    until(letters, child.pid, "S")
    child.send_signal(signal.SIGSTOP)
    assert until(letters, child.pid, "T")[-1] == "T"
    assert letters.look({child.pid}, 77) == []
    child.send_signal(signal.SIGCONT)
    until(letters, child.pid, "SR")
    child.kill()
    assert until(letters, child.pid, "Z")[-1] == "Z"
    child.wait()
    assert letters.look({child.pid}, 77) == [(77, child.pid, "X")]
    assert letters.look({child.pid}, 77) == []


def test_who_is_not_asked_for_any_more_costs_no_descriptor(letters, child):
    before = open_here()
    letters.look({child.pid, os.getpid()}, 1)
    letters.look(set(), 2)
    assert open_here() == before
    assert {pid for _, pid, _ in letters.look({child.pid, os.getpid()}, 3)} == {child.pid, os.getpid()}


@pytest.mark.skipif(sys.platform != "linux", reason="how it is on Linux")
def test_a_process_whose_main_thread_has_left_lives(letters):
    code = (
        "import ctypes, threading, sys\n"
        "def other():\n    print('up', flush=True)\n    sys.stdin.readline()\n"
        "threading.Thread(target=other).start()\n"
        "ctypes.CDLL(None).syscall(60 if sys.maxsize > 2**32 else 1, 0)"  # exit of this thread alone
    )
    if os.uname().machine != "x86_64":
        pytest.skip("the number of the call is x86's")
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"up\n"
    deadline = time.monotonic() + 10
    while " Z " not in Path(f"/proc/{process.pid}/stat").read_text():
        assert time.monotonic() < deadline
    assert letters.look({process.pid}, 1) == [(1, process.pid, "S")]
    process.kill()
    process.communicate()


@pytest.mark.skipif(sys.platform != "linux", reason="how it is on Linux")
def test_a_process_that_proc_hides_is_not_taken_for_gone(letters, monkeypatch):
    """As with the mount option hidepid: the process can be signalled or not, but its files are not there."""
    real = os.open

    def hiding(path, *args, **kwargs):
        if str(path).startswith(f"/proc/{os.getppid()}/"):
            raise FileNotFoundError(path)
        return real(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", hiding)
    monkeypatch.setattr("concgui.observe.processes._stat", lambda _: [])
    assert letters.look({os.getppid()}, 1) == [(1, os.getppid(), "?")]
    assert os_state(os.getppid()) == "?"


def test_elsewhere_psutil_is_asked(letters, child, monkeypatch):
    monkeypatch.setattr(letters, "_by_stat", False)
    monkeypatch.setattr(os.path, "isdir", lambda _: False)
    child.send_signal(signal.SIGSTOP)
    assert until(letters, child.pid, "T")[-1] == "T"


# --- a wait that others can end ---------------------------------------------------------------------------------------
def test_a_descriptor_ends_the_wait_and_is_let_go_when_it_hangs_up():
    ours, theirs = os.pipe()
    watch = ExitWatch([ours])
    assert watch.wait(0) == []
    assert not watch.is_pressing
    os.write(theirs, b"x")
    begun = time.monotonic()
    assert watch.wait(10) == []
    assert watch.is_pressing
    assert time.monotonic() - begun < 5
    os.read(ours, 1)
    os.close(theirs)
    watch.wait(10)
    assert watch.is_pressing  # it hung up
    begun = time.monotonic()
    watch.wait(0.1)
    assert not watch.is_pressing
    assert time.monotonic() - begun >= 0.09
    watch.close()
    os.close(ours)

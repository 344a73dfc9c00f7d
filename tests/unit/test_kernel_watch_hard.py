"""Switch records where it gets hard: overrun rings, many threads, short lives, other users, setuid programs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.core.kernel import KernelKind
from concgui.observe.kernel_watch import KernelWatch
from concgui.observe.unfollowed import lives
from tests.kernelside import ROOT, Seen, begin, follow, need_kernel

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has switch records")
K = KernelKind
SMALL = 4096
STORM = """
import os
core = {min(os.sched_getaffinity(0))}
os.sched_setaffinity(0, core)
a, b = os.pipe(); c, d = os.pipe()
if not os.fork():
    for _ in range(%d): os.read(a, 1); os.write(d, b"x")
    os._exit(0)
for _ in range(%d): os.write(b, b"x"); os.read(c, 1)
os.wait()
"""


@pytest.fixture(autouse=True)
def _kernel():
    need_kernel()


@pytest.mark.parametrize("plain", [False, True])
def test_an_overrun_ring_loses_and_tells_exactly_how_many(plain):
    whole = follow(STORM % (3000, 3000))
    assert whole.lost == 0
    assert not whole.of(K.LOST)
    seen = follow(STORM % (3000, 3000), ring_bytes=SMALL, reading=False, plain=False) if not plain else None
    if seen is None:
        process = begin(STORM % (3000, 3000))
        watch = KernelWatch.attach(process.pid, ring_bytes=SMALL)
        process.communicate(b"\n")
        seen = Seen(process.pid)
        seen.rows, seen.names, seen.through_ns = watch.plain_rows()
        seen.lost = watch.lost
        watch.close()
    told = seen.of(K.LOST)
    assert seen.lost == sum(row[1] for row in told) > 1000
    assert all(row[2:4] == (0, 0) for row in told)
    # What was lost and what was not are all that there was, but for a few switches that differ from run to run.
    assert seen.lost + len(seen.rows) - len(told) == pytest.approx(len(whole.rows), rel=0.2)


def test_decoding_goes_on_after_an_overrun():
    seen = follow(STORM % (2000, 2000) + "import time\ntime.sleep(0.2)\n" + STORM % (20, 20), ring_bytes=SMALL)
    assert seen.lost > 0
    lost = seen.of(K.LOST)[-1]
    assert len([row for row in seen.rows if row[0] > lost[0]]) > 40
    assert seen.rows[-1][5] == K.EXIT
    assert seen.problem == ""


def test_a_ring_that_fills_wakes_who_waits():
    import select

    process = begin(STORM % (3000, 3000))
    watch = KernelWatch.attach(process.pid, ring_bytes=SMALL)
    poller = select.poll()
    for fd in watch.fds:
        poller.register(fd, select.POLLIN)
    assert poller.poll(0) == []
    process.stdin.write(b"\n")
    process.stdin.flush()
    assert any(events & select.POLLIN for _, events in poller.poll(10_000))
    process.communicate()
    poller.poll(0)
    assert {events for _, events in poller.poll(0)} == {select.POLLHUP}  # nobody is left
    watch.close()


def test_five_hundred_threads_and_lives_of_a_millisecond():
    code = """
import threading, time
tids, lock = [], threading.Lock()
go = threading.Event()
def brief():
    while time.thread_time() < 0.001: pass
    with lock: tids.append(threading.get_native_id())
def waiting():
    with lock: tids.append(threading.get_native_id())
    go.wait()
brief_ones = []
for _ in range(20):
    thread = threading.Thread(target=brief); thread.start(); thread.join()
threads = [threading.Thread(target=waiting) for _ in range(500)]
for thread in threads: thread.start()
go.set()
for thread in threads: thread.join()
print(*tids)
"""
    seen = follow(code)
    tids = list(map(int, seen.out.split()))
    assert len(tids) == 520
    births, ends = seen.of(K.FORK), seen.of(K.EXIT)
    assert sorted(row[3] for row in births) == sorted(tids)
    assert sorted(row[3] for row in ends) == sorted([*tids, seen.pid])
    assert {row[2] for row in births} == {seen.pid}
    assert seen.lost == 0
    for tid in tids[:20]:
        assert seen.on_cpu(tid) > 500_000  # of the 1,000,000 ns that it has used by its own clock
        life = [row for row in seen.rows if row[3] == tid]
        assert (life[0][5], life[-1][5]) == (K.FORK, K.EXIT)


def test_exec_by_a_thread_and_names_of_threads():
    """A thread that executes a program becomes the main thread: its own number ends without a record."""
    code = """
import ctypes, os, threading
def other():
    ctypes.CDLL(None).prctl(15, b"second", 0, 0, 0)
    print(threading.get_native_id(), flush=True)
    os.execv("/bin/sleep", ["sleep", "0"])
threading.Thread(target=other).start()
threading.Event().wait()
"""
    seen = follow(code)
    tid = int(seen.out)
    assert [(row[3], seen.names[row[1]]) for row in seen.of(K.COMM)] == [(tid, "second")]
    assert [(row[2], row[3], seen.names[row[1]]) for row in seen.of(K.EXEC)] == [(seen.pid, seen.pid, "sleep")]
    assert seen.returncode == 0


# --- rights ----------------------------------------------------------------------------------------------------------
def as_nobody(code: str) -> str:
    """Run a script as an ordinary user."""
    if os.getuid():
        command = [sys.executable]
    else:
        if not shutil.which("setpriv"):
            pytest.skip("setpriv is needed to become an ordinary user")
        command = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", sys.executable]
        check = "import numpy, tests.kernelside as side; side.begin('').communicate(b'')"
        if subprocess.run([*command, "-c", check], cwd=ROOT, capture_output=True).returncode:
            pytest.skip("an ordinary user cannot run this interpreter")
    done = subprocess.run([*command, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=50)
    assert done.stderr == ""
    return done.stdout


FOLLOW = """
import os, sys
from tests.kernelside import follow
seen = follow(%r)
for row in seen.rows: print(*row)
for name in seen.names: print("name", name)
"""


def test_an_ordinary_user_sees_it_all():
    out = as_nobody(FOLLOW % "import time, os\nfor _ in range(20): time.sleep(0.001)\nif not os.fork(): os._exit(0)")
    rows = [tuple(map(int, line.split())) for line in out.splitlines()]
    assert len([row for row in rows if row[5] == K.SWITCH_IN]) > 20
    assert len([row for row in rows if row[5] == K.FORK]) == 1
    assert len([row for row in rows if row[5] == K.EXIT]) == 2


SETUID = """
from concgui.observe.kernel_watch import KernelWatch
from tests.kernelside import Seen, begin
import select, subprocess, sys, time
process = begin("import subprocess; subprocess.run([%r], stdout=2)", stderr=subprocess.PIPE)
watch = KernelWatch.attach(process.pid)
process.stdin.write(b"\\n"); process.stdin.flush()
seen, deadline = Seen(process.pid), time.monotonic() + 20
assert process.stderr.read(1)  # it asks for a password, and waits
for _ in range(2):
    while seen.through_ns < time.perf_counter_ns() - 100_000_000: seen.take(watch, watch.read())
process.stdin.close()
while process.poll() is None and time.monotonic() < deadline: pass
seen.take(watch, watch.finish())
for row in seen.rows: print(*row)
print(watch.problem, file=sys.stdout)
"""


def test_a_setuid_program_is_out_of_sight_but_not_taken_for_dead():
    path = shutil.which("su")
    if not path or not Path(path).stat().st_mode & 0o4000:
        pytest.skip("there is no setuid program to try it with")
    *lines, problem = as_nobody(SETUID % path).splitlines()
    rows = [tuple(map(int, line.split())) for line in lines]
    (program,) = {row[3] for row in rows if row[5] == K.EXEC}
    assert [row[5] for row in rows if row[3] == program][-2:] == [K.EXEC, K.SWITCH_OUT]
    assert f"Process {program} runs a program that has more rights" in problem


def test_a_short_program_that_really_ends_is_ended():
    seen = follow("import subprocess\nfor _ in range(5): subprocess.run(['/bin/true'])")
    programs = {row[3] for row in seen.of(K.EXEC)}
    assert len(programs) == 5
    assert programs < {row[3] for row in seen.of(K.EXIT)}
    assert seen.problem == ""


def test_what_is_about_to_end_lives_no_more():
    """A large process takes its time between its EXIT record and its being a zombie."""
    large = [sys.executable, "-c", "import os\nx = bytearray(300 << 20)\nos.write(1, b'.')\nos._exit(0)"]
    with subprocess.Popen(large, stdout=subprocess.PIPE) as process:
        assert process.stdout.read(1)
        while lives(process.pid):
            pass
        assert process.poll() is None


def test_another_users_program_is_refused():
    if os.getuid():
        process_pid = 1
        with pytest.raises(Exception, match="another user"):
            KernelWatch.attach(process_pid)
        return
    out = as_nobody(
        "from concgui.observe.kernel_watch import *\n"
        f"try: KernelWatch.attach({os.getpid()})\nexcept SourceError as error: print(error)"
    )
    assert "another user" in out

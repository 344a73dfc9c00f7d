"""What the operating system says, asked of real processes."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from concgui.observe.bins import LONGEST_IDLE_NS, ThreadBins, to_samples
from concgui.observe.processes import ExitWatch, exit_code, os_state, send_signal
from concgui.observe.psutil_source import PsutilSource
from concgui.observe.schedstat import SchedstatSource
from concgui.program.wire import UNKNOWN_EXIT

BURN = "import time\nprint('up', flush=True)\nwhile True: pass"
SLEEP = "import time\nprint('up', flush=True)\ntime.sleep(60)"


def open_here() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.fixture
def child():
    """Start children that print "up", and end them."""
    children = []

    def begin(code: str) -> subprocess.Popen:
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        children.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        return process

    yield begin
    for process in children:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def watch():
    one = ExitWatch()
    yield one
    one.close()


# --- exits -----------------------------------------------------------------------------------------------------------
def wait_for(watch: ExitWatch, count: int = 1) -> list:
    found, deadline = [], time.monotonic() + 10
    while len(found) < count and time.monotonic() < deadline:
        found += watch.wait(1.0)
    return found


@pytest.mark.parametrize(("end", "code"), [("import sys; sys.exit(3)", 3), ("import os; os.kill(os.getpid(), 9)", -9)])
def test_an_exit_is_seen_with_its_code_and_nobody_is_reaped(child, watch, end, code):
    process = child("print('up', flush=True)\n" + end)
    watch.watch(process.pid)
    (seen,) = wait_for(watch)
    assert (seen.pid, seen.exitcode) == (process.pid, code)
    assert os_state(process.pid) == "Z"
    assert process.wait() == code


def test_where_there_are_no_pidfds_exits_are_asked_for(child, watch, monkeypatch):
    monkeypatch.delattr(os, "pidfd_open")
    process = child(SLEEP)
    watch.watch(process.pid)
    assert watch.wait(0) == []
    process.kill()
    (seen,) = wait_for(watch)
    assert (seen.pid, seen.exitcode) == (process.pid, -9)


def test_who_is_gone_already_is_not_reported(watch):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    watch.watch(gone.pid)
    assert watch.wait(0.05) == []
    assert exit_code(gone.pid) == UNKNOWN_EXIT
    assert os_state(gone.pid) == "X"


def test_wake_ends_the_wait(watch):
    begun = time.monotonic()
    thread = threading.Timer(0.05, watch.wake)
    thread.start()
    assert watch.wait(10) == []
    assert time.monotonic() - begun < 5
    thread.join()


def test_states_and_signals(child):
    process = child(SLEEP)
    deadline = time.monotonic() + 10
    while os_state(process.pid) != "S" and time.monotonic() < deadline:
        pass
    assert os_state(process.pid) == "S"
    assert send_signal(process.pid, signal.SIGSTOP)
    while os_state(process.pid) != "T" and time.monotonic() < deadline:
        pass
    assert os_state(process.pid) == "T"
    assert send_signal(process.pid, signal.SIGKILL)
    process.wait()
    assert not send_signal(process.pid, signal.SIGTERM)


# --- CPU time --------------------------------------------------------------------------------------------------------
def spent_s(pid: int) -> float:
    """Return the CPU time of a process in seconds, as the system tells."""
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system


@pytest.mark.parametrize("source", [SchedstatSource, PsutilSource])
def test_who_burns_and_who_sleeps(child, source):
    burner, sleeper = child(BURN), child(SLEEP)
    threads = {(burner.pid, burner.pid), (sleeper.pid, sleeper.pid)}
    sampler = source()
    rows, told = [], []
    deadline = time.monotonic() + 1.2
    while time.monotonic() < deadline:
        told.append(spent_s(burner.pid))
        samples = sampler.sample(threads, time.perf_counter_ns())
        rows += zip(
            samples.pid, samples.cpu_ns, samples.wait_ns, samples.t1_ns - samples.t0_ns, samples.state, strict=True
        )
        threading.Event().wait(0.05)
    sampler.close()
    told.append(spent_s(burner.pid))
    busy = [row for row in rows if row[0] == burner.pid]
    idle = [row for row in rows if row[0] == sleeper.pid]
    # As much as the system tells, which counts in ticks of 10 ms; how much that is is up to who else is at work here.
    cpu, wait, length = (sum(row[place] for row in busy) / 1e9 for place in (1, 2, 3))
    assert told[-2] - told[1] - 0.03 <= cpu <= told[-1] - told[0] + 0.03
    assert 0.02 < cpu <= cpu + wait <= 1.1 * length
    assert {chr(state) for *_, state in busy} <= {"R", "S"}
    assert sum(cpu for _, cpu, *_ in idle) < 50_000_000
    assert len(idle) < len(busy) / 3


def test_threads_are_told_apart():
    stop, tids = threading.Event(), []

    def burn():
        tids.append(threading.get_native_id())
        while not stop.is_set():
            pass

    thread = threading.Thread(target=burn)
    thread.start()
    while not tids:
        pass
    pid, source, spent = os.getpid(), SchedstatSource(), 0
    deadline = time.monotonic() + 20
    while spent <= 50_000_000 and time.monotonic() < deadline:
        spent += int(source.sample({(pid, tids[0])}, time.perf_counter_ns()).cpu_ns.sum())
        threading.Event().wait(0.05)
    stop.set()
    thread.join()
    assert spent > 50_000_000
    while Path(f"/proc/self/task/{tids[0]}").exists():  # Python is done with it a moment before the system is
        pass
    assert len(source.sample({(pid, tids[0])}, time.perf_counter_ns())) == 0
    source.close()


def test_nothing_stays_open(child):
    source = SchedstatSource()
    before = open_here()
    process = child(SLEEP)
    source.sample({(process.pid, process.pid)}, time.perf_counter_ns())
    assert open_here() == before + 3
    source.sample(set(), time.perf_counter_ns())
    assert open_here() == before + 1
    source.close()


# --- bins ------------------------------------------------------------------------------------------------------------
def test_idle_bins_are_joined_and_no_time_is_left_out():
    rows, bins = [], ThreadBins(1, 2)
    cpu = 0
    for tick in range(41):
        cpu += 20 if 30 <= tick < 33 else 0
        bins.add(1000 + tick * 50_000_000, cpu, 0, ord("S"), 1, rows)
    samples = to_samples(rows)
    assert samples.t0_ns[0] == 1000
    assert (samples.t0_ns[1:] == samples.t1_ns[:-1]).all()
    assert samples.cpu_ns.sum() == 60
    busy = samples.cpu_ns > 0
    assert ((samples.t1_ns - samples.t0_ns)[busy] == 50_000_000).all()
    assert len(rows) < 10
    assert ((samples.t1_ns - samples.t0_ns) <= LONGEST_IDLE_NS).all()


def test_a_new_state_is_told_at_once():
    rows, bins = [], ThreadBins(1, 1)
    for tick, letter in enumerate("SSSTTT"):
        bins.add(100 + tick, 5, 0, ord(letter), 0, rows)
    assert [chr(row[6]) for row in rows] == ["S", "T"]


def test_no_rows_make_empty_arrays():
    samples = to_samples([])
    assert len(samples) == 0
    assert samples.state.dtype == np.uint8

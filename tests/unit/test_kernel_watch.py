"""What the kernel says of real programs, held against what they measured themselves."""

import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from concgui.control.launch import LaunchSpec, launch, readable
from concgui.core.kernel import KernelKind
from concgui.observe import kernel_watch
from concgui.observe.children import children_of
from concgui.observe.kernel_watch import KernelWatch, SourceError
from concgui.observe.perf_event import online_cores
from concgui.program import wire
from tests.kernelside import ENDS, Seen, begin, follow, need_kernel

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has switch records")
K = KernelKind


@pytest.fixture(autouse=True)
def _kernel():
    need_kernel()


BUSY = """
import os, threading, time
os.sched_setaffinity(0, {%d})
def work():
    while time.thread_time() < 0.3: pass
    os.write(1, f"{threading.get_native_id()} {time.thread_time_ns()}\\n".encode())
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def stolen_ns() -> int:
    """What a virtual machine's host took from its cores: a thread has the core then, and no CPU time is counted."""
    return int(Path("/proc/stat").read_text().split("\n", 1)[0].split()[8]) * 10_000_000


@pytest.mark.parametrize("plain", [False, True], ids=["arrays", "plain"])
def test_turns_add_up_to_the_cpu_time_that_the_threads_measured(plain):
    core = min(os.sched_getaffinity(0))
    before = stolen_ns()
    seen = follow(BUSY % core, plain=plain)
    stolen = stolen_ns() - before + (10_000_000 if before else 0)  # it is counted in hundredths of a second
    lines = [tuple(map(int, line.split())) for line in seen.out.splitlines()]
    assert len(lines) == 2
    for tid, spent in lines:
        assert 0.98 * spent <= seen.on_cpu(tid) <= 1.02 * spent + stolen
        assert {cpu for _, _, cpu in seen.turns(tid)[1:]} == {core}
    both = sorted(turn for tid, _ in lines for turn in seen.turns(tid)[1:])
    assert all(end <= start for (_, end, _), (start, _, _) in itertools.pairwise(both))  # one core: in turns
    assert seen.lost == seen.strays == 0
    assert seen.of(K.PREEMPTED)  # two on one core


@pytest.mark.parametrize("core", sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [])
def test_a_turn_is_on_the_core_that_the_program_was_pinned_to(core):
    code = f"""
import os, time
os.sched_setaffinity(0, {{{core}}})
print(time.perf_counter_ns())
for _ in range(50): time.sleep(0.001)
"""
    seen = follow(code)
    cores = [cpu for start, _, cpu in seen.turns(seen.pid) if start > int(seen.out)]
    assert len(cores) >= 50
    assert set(cores) == {core}


def test_births_names_and_ends_of_all_kinds_of_children():
    code = """
import ctypes, os, subprocess, threading, time
ctypes.CDLL(None).prctl(15, b"new name (a)", 0, 0, 0)
tids = []
thread = threading.Thread(target=lambda: tids.append(threading.get_native_id()))
thread.start(); thread.join()
pid = os.fork()
if not pid: os._exit(3)
os.waitpid(pid, 0)
run = subprocess.Popen(["/bin/sleep", "0"]); run.wait()
print(tids[0], pid, run.pid)
"""
    seen = follow(code)
    tid, forked, run = map(int, seen.out.split())
    births = {row[3]: row for row in seen.of(K.FORK)}
    main = seen.pid << 32 | seen.pid
    assert births[tid][1:4] == (main, seen.pid, tid)  # a thread: its maker's pid
    assert births[forked][1:4] == (main, forked, forked)
    assert births[run][1:4] == (main, run, run)
    assert [(row[3], seen.names[row[1]]) for row in seen.of(K.COMM)] == [(seen.pid, "new name (a)")]
    assert [(row[3], seen.names[row[1]]) for row in seen.of(K.EXEC)] == [(run, "sleep")]
    ends = [row[3] for row in seen.of(K.EXIT)]
    assert sorted(ends) == sorted([tid, forked, run, seen.pid])
    for one in (tid, forked, run):
        rows = [row for row in seen.rows if row[3] == one]
        assert rows[0][5] == K.FORK
        assert rows[-1][5] == K.EXIT
        assert rows[1][5] == K.SWITCH_IN


def test_switches_alternate_for_every_thread():
    seen = follow("import time\nfor _ in range(200): time.sleep(0)\nfor _ in range(20): time.sleep(0.001)")
    kinds = [row[5] for row in seen.rows if row[3] == seen.pid and row[5] in {K.SWITCH_IN, *ENDS}]
    if kinds[0] != K.SWITCH_IN:
        del kinds[0]  # it was on a core when we came
    assert all((kind == K.SWITCH_IN) == (number % 2 == 0) for number, kind in enumerate(kinds))


# --- the whole program -----------------------------------------------------------------------------------------------
def run_program(text: str, tmp_path: Path, when: str) -> tuple[Seen, int]:
    """Launch a script as `concgui` does, attach before or after the guard has forked; return what was seen, guard."""
    script = tmp_path / "script.py"
    script.write_text(text)
    program = launch(LaunchSpec("script", str(script), go=False))
    try:
        deadline = time.monotonic() + 10
        while when == "after" and not children_of(program.pid):
            assert time.monotonic() < deadline
        watch = KernelWatch.attach_program(program.pid)
        program.send(wire.GO)
        seen = Seen(0)
        ended = False
        while not ended:
            assert time.monotonic() < deadline
            if readable([program.event_fd], 0.02):
                data = os.read(program.event_fd, 65536)
                seen.pid = seen.pid or wire.RECORD.unpack_from(data)[5]
                ended = not data
            seen.take(watch, watch.read())
        for fd in (program.stdout_fd, program.stderr_fd):
            seen.out += os.read(fd, 65536).decode()
        program.wait()
        seen.take(watch, watch.finish())
        watch.close()
        return seen, program.pid
    finally:
        program.kill()
        program.wait()
        program.close()


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_program_is_followed_from_go_and_its_guard_is_left_out(tmp_path, when):
    text = """
import threading, time
thread = threading.Thread(target=time.sleep, args=(0.01,)); thread.start(); thread.join()
begun = time.thread_time_ns(); a = time.perf_counter_ns()
while time.thread_time_ns() < begun + 100_000_000: pass
print(a, time.perf_counter_ns(), time.thread_time_ns() - begun)
"""
    seen, guard = run_program(text, tmp_path, when)
    assert seen.pid
    assert guard not in {row[2] for row in seen.rows}
    births = [row[1] >> 32 for row in seen.of(K.FORK, tid=seen.pid)]
    assert births == ([guard] if when == "before" else [])
    assert len([row for row in seen.of(K.FORK) if row[2] == seen.pid != row[3]]) == 1
    begin_ns, end_ns, spent = map(int, seen.out.split())
    stolen = 10_000_000 if stolen_ns() else 0
    turns = seen.turns(seen.pid)
    inside = sum(max(0, min(end, end_ns) - max(start, begin_ns)) for start, end, _ in turns)
    assert 0.98 * spent <= inside <= 1.02 * spent + stolen
    assert [row[3] for row in seen.of(K.EXIT)][-1] == seen.pid


def test_a_program_that_is_gone_cannot_be_followed():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    for way in (KernelWatch.attach, KernelWatch.attach_program):
        with pytest.raises(SourceError, match="ended already"):
            way(process.pid)


def test_nothing_stays_open_and_nothing_imports_numpy():
    code = """
import os, sys
from concgui.observe.choice import choose
from concgui.observe.kernel_watch import KernelWatch
before = os.listdir("/proc/self/fd")
watch = KernelWatch.attach(os.getpid())
os.stat("/"); rows, names, through = watch.plain_rows()
watch.close(); watch.close()
assert choose("kernel").kind == "kernel"
assert os.listdir("/proc/self/fd") == before
print(sorted({"numpy", "psutil", "typing", "dataclasses"} & set(sys.modules)))
"""
    # -S: site packages with .pth files import much on some machines
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, timeout=50)
    assert done.stderr == ""
    assert done.stdout.strip() == "[]"


def test_descriptors_are_not_inherited():
    watch = KernelWatch.attach(os.getpid())
    assert not any(os.get_inheritable(fd) for fd in watch.fds)
    watch.close()


def test_a_core_that_comes_online_later_is_told_once(monkeypatch):
    watch = KernelWatch.attach(os.getpid())
    real = online_cores()
    monkeypatch.setattr(kernel_watch, "online_cores", lambda: [*real, 1000])
    watch.finish()
    assert "Core 1000 came online" in watch.problem
    watch.close()


def test_a_core_that_is_offline_is_left_out(monkeypatch):
    monkeypatch.setattr("concgui.observe.perf_event.online_cores", lambda: [0, 1000])
    watch = KernelWatch.attach(os.getpid())
    assert len(watch.fds) == 1
    watch.close()


def test_a_program_that_is_killed_is_followed_to_its_end():
    process = begin(
        "import os, time\nprint('up', flush=True)\nfor _ in range(3): os.fork()\nwhile True: os.sched_yield()",
        start_new_session=True,
    )
    watch = KernelWatch.attach(process.pid)
    seen = Seen(process.pid)
    process.stdin.write(b"\n")
    process.stdin.flush()
    deadline = time.monotonic() + 20
    while len(seen.of(K.FORK)) < 7:
        assert time.monotonic() < deadline
        seen.take(watch, watch.read())
    os.killpg(process.pid, signal.SIGKILL)
    while len(seen.of(K.EXIT)) < 8:
        assert time.monotonic() < deadline
        seen.take(watch, watch.read())
    process.wait()
    seen.take(watch, watch.finish())
    watch.close()
    process.stdin.close()
    process.stdout.close()
    assert sorted(row[3] for row in seen.of(K.EXIT)) == sorted([seen.pid, *(row[3] for row in seen.of(K.FORK))])
    last = {row[3]: row[5] for row in seen.rows}
    assert set(last.values()) == {K.EXIT}

"""`concgui record` and the operating system's word: kernel records, samples in their place, a forced source."""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from concgui.control import witness
from concgui.control.launch import LaunchSpec
from concgui.control.record import Recorder
from concgui.control.witness import MANY_BYTES
from concgui.core.kernel import KernelKind
from concgui.core.kinds import EventKind
from concgui.core.lanes import fold
from concgui.core.recording import Recording
from concgui.core.storage import load
from concgui.observe import perf_event
from tests.identities import violations
from tests.kernelside import need_kernel

ROOT = Path(__file__).resolve().parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="a filter of system calls is Linux's")
WORKERS = (
    "import time\nfrom multiprocessing import Process\n"
    "def work():\n    end = time.thread_time() + 0.25\n    while time.thread_time() < end:\n        pass\n"
    "if __name__ == '__main__':\n    ps = [Process(target=work) for _ in range(2)]\n"
    "    for p in ps:\n        p.start()\n    for p in ps:\n        p.join()\n    print('done')\n"
)
#: Two processes that wake each other, up to 20,000 switches a second.
PING_PONG = (
    "import os, time\na, b, c, d = *os.pipe(), *os.pipe()\n"
    "if os.fork():\n"
    "    for _ in range({turns}):\n        os.write(b, b'.')\n        os.read(c, 1)\n        time.sleep(0.0001)\n"
    "    os.wait()\n"
    "else:\n"
    "    for _ in range({turns}):\n        os.read(a, 1)\n        os.write(d, b'.')\n"
    "    os._exit(0)\n"
)
#: Runs concgui behind a seccomp filter, as a container has it, that answers perf_event_open with an errno.
REFUSED = """
import ctypes, os, struct, sys
number, code = int(sys.argv[1]), int(sys.argv[2])
# linux/filter.h: load the number of the call; if it is ours, refuse with an errno; else allow
steps = [(0x20, 0, 0, 0), (0x15, 0, 1, number), (0x06, 0, 0, 0x00050000 | code), (0x06, 0, 0, 0x7FFF0000)]
program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
libc = ctypes.CDLL(None, use_errno=True)
assert libc.prctl(38, 1, 0, 0, 0) == 0  # PR_SET_NO_NEW_PRIVS
fprog = ctypes.create_string_buffer(struct.pack("@HP", len(steps), ctypes.addressof(program)))
assert libc.prctl(22, 2, fprog) == 0  # PR_SET_SECCOMP, SECCOMP_MODE_FILTER
os.execv(sys.executable, [sys.executable, "-m", "concgui", *sys.argv[3:]])
"""


def run(tmp_path: Path, *arguments: str, before: tuple[str, ...] = ("-m", "concgui")) -> subprocess.CompletedProcess:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONUNBUFFERED", None)
    return subprocess.run(
        [sys.executable, *before, *arguments],
        cwd=tmp_path,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=50,
    )


def refused(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess:
    return run(tmp_path, *arguments, before=("-c", REFUSED, str(perf_event._syscall_number()), str(errno.EPERM)))


def recorded(tmp_path: Path, text: str, *options: str) -> tuple[subprocess.CompletedProcess, Recording]:
    (tmp_path / "script.py").write_text(text)
    done = run(tmp_path, "record", "-o", "run.concgui", *options, "script.py")
    assert done.returncode == 0, done.stderr
    return done, load(tmp_path / "run.concgui")


# --- the kernel's records --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("method", ["spawn", "fork", "forkserver"])
def test_every_turn_of_every_process_is_there(tmp_path, method):
    need_kernel()
    done, recording = recorded(tmp_path, WORKERS, "--start-method", method)
    assert done.stdout == "done\n"
    assert done.stderr == f"concgui: recorded {len(recording)} events to run.concgui\n"
    meta = recording.meta
    assert (meta.source, meta.machine_cores) == ("kernel", os.cpu_count())
    assert meta.cores == tuple(sorted(os.sched_getaffinity(0)))
    assert meta.kernel_through_ns == recording.kernel_through_ns >= recording.end_ns
    assert recording.kernel_lost == 0
    assert violations(recording) == []
    lanes = fold(recording)
    assert [lane.title for lane in lanes.lanes if not lane.hidden] == ["MainProcess", "Process-1", "Process-2"]
    for lane in lanes.lanes[1:3]:
        assert 0.25e9 <= lane.statistics(lanes.now_ns).cpu_ns < 0.5e9
        assert lane.os_exit_ns is not None
    gone = recording.kernel[recording.kernel["kind"] == KernelKind.EXIT]
    assert {lane.pid for lane in lanes.lanes} <= set(gone["tid"].tolist())


def test_many_records_lose_none(tmp_path):
    """So many that the rings must be emptied meanwhile and numpy decodes them."""
    need_kernel()
    _, recording = recorded(tmp_path, PING_PONG.format(turns=10_000))
    assert recording.kernel_lost == 0
    assert len(recording.kernel) > MANY_BYTES // 24
    assert violations(recording) == []


def test_what_piles_up_is_decoded_meanwhile(tmp_path, monkeypatch):
    """As in a run of hours: in parts that are one whole at the end."""
    need_kernel()
    monkeypatch.setattr(witness, "MANY_BYTES", 1000)
    monkeypatch.setattr(witness, "_PILE_BYTES", 2000)
    (tmp_path / "script.py").write_text("import subprocess\nsubprocess.run(['true'])\n" + PING_PONG.format(turns=8000))
    spec = LaunchSpec("script", str(tmp_path / "script.py"), terminal=True)
    assert Recorder(spec, str(tmp_path / "run.concgui"), None).run() == 0
    recording = load(tmp_path / "run.concgui")
    assert recording.kernel_lost == 0
    assert "true" in recording.kernel_names
    assert violations(recording) == []


def test_few_records_need_no_numpy(tmp_path):
    need_kernel()
    (tmp_path / "script.py").write_text("import time\ntime.sleep(0.05)\n")
    done = run(tmp_path, "record", "script.py", before=("-X", "importtime", "-m", "concgui"))
    assert done.returncode == 0
    assert "numpy" not in done.stderr
    assert len(load(tmp_path / "script.concgui").kernel)


def test_a_program_that_is_not_python_is_there(tmp_path):
    need_kernel()
    _, recording = recorded(tmp_path, "import subprocess\nsubprocess.run(['sleep', '0.3'])\n")
    lane = next(lane for lane in fold(recording).lanes if lane.native)
    assert (lane.title, lane.ended) == ("sleep", True)
    assert 0.29 < (lane.exit_ns - lane.begin_ns) / 1e9 < 1.5


def test_a_script_that_is_stopped_by_the_time(tmp_path):
    need_kernel()
    (tmp_path / "script.py").write_text("while True:\n    pass\n")
    done = run(tmp_path, "record", "--timeout", "0.5", "script.py")
    assert done.returncode == 124
    recording = load(tmp_path / "script.concgui")
    assert fold(recording).main.statistics(recording.end_ns).cpu_ns > 20_000_000  # of 500 ms, on a busy machine
    assert violations(recording) == []


def test_the_allowed_cores_are_recorded(tmp_path):
    core = min(os.sched_getaffinity(0))
    _, recording = recorded(tmp_path, WORKERS, f"--cores={core}")
    (event,) = [event for event in recording.events() if event.kind is EventKind.OS_CORES]
    assert (event.t_ns, event.pid, event.value) == (recording.t0_ns, 0, 1 << core)
    assert recording.meta.cores == (core,)
    lanes = fold(recording)
    assert lanes.allowed == [(recording.t0_ns, frozenset({core}))]
    assert set(lanes.cores) <= {core}
    assert violations(recording) == []


def test_an_ordinary_user_has_it_all_without_root(tmp_path):
    """At the perf_event_paranoid of most systems, 2; another Python of the system will do."""
    need_kernel()
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("only root can become an ordinary user, by setpriv")
    nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
    environment = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    enough = (
        "import os, sys, concgui.control.record\n"
        "sys.exit(sys.version_info < (3, 11) or not os.access(sys.executable, os.X_OK))"
    )
    for python in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        if not subprocess.run([*nobody, python, "-c", enough], env=environment, capture_output=True).returncode:
            break
    else:
        pytest.skip("an ordinary user has no Python 3.11 here")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        Path(folder, "script.py").write_text(WORKERS)
        command = [*nobody, python, "-m", "concgui", "record", "--source", "kernel", "script.py"]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=50)
        assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr
        recording = load(Path(folder, "script.concgui"))
    assert (recording.meta.source, recording.kernel_lost) == ("kernel", 0)
    assert violations(recording) == []
    assert 0.5e9 <= sum(lane.statistics(recording.end_ns).cpu_ns for lane in fold(recording).lanes[1:3]) < 1e9


# --- samples ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("source", ["schedstat", "psutil"])
def test_a_forced_sampler_samples(tmp_path, source):
    done, recording = recorded(tmp_path, WORKERS, "--source", source)
    assert done.stderr == f"concgui: recorded {len(recording)} events to run.concgui\n"
    assert (recording.meta.source, recording.kernel_through_ns, len(recording.kernel)) == (source, 0, 0)
    lanes = fold(recording)
    for lane in lanes.lanes[1:3]:
        t0, t1, share, _ = lane.samples.view()
        assert 0.1e9 < float(((t1 - t0) * share).sum()) < 0.5e9
    assert violations(recording) == []


@linux
def test_where_the_kernel_refuses_samples_stand_in_and_the_reason_is_told(tmp_path):
    (tmp_path / "script.py").write_text(WORKERS)
    done = refused(tmp_path, "record", "script.py")
    recording = load(tmp_path / "script.concgui")
    assert (done.returncode, done.stdout) == (0, "done\n")
    told, last = done.stderr.splitlines()
    assert told.startswith("concgui: CPU time was sampled. The kernel's switch records cannot be had")
    assert last == f"concgui: recorded {len(recording)} events to script.concgui"
    assert recording.meta.source == "schedstat"
    assert len(recording.samples)


# --- a source that was asked for -------------------------------------------------------------------------------------
@linux
@pytest.mark.parametrize("command", [["record", "--source", "kernel"], ["--source=kernel"]])
def test_a_forced_source_that_does_not_work_ends_it_with_one_sentence(tmp_path, command):
    (tmp_path / "script.py").write_text("print('ran')\n")
    done = refused(tmp_path, *command, "script.py")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("concgui: --source: The kernel's switch records cannot be had")
    assert done.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["script.py"]


@linux
def test_doctor_says_which_source_works_and_what_would_help(tmp_path):
    done = refused(tmp_path, "doctor")
    assert "source              sampled CPU time (schedstat): The kernel's switch records cannot be had" in done.stdout
    assert "  schedstat         works" in done.stdout
    done = refused(tmp_path, "doctor", "--source", "kernel")
    assert done.returncode == 1
    assert "NO source              kernel does not work here: The kernel's" in done.stdout

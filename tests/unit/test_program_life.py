"""Nothing outlives the window: whoever is killed, the whole tree goes."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from concgui.program import wire
from tests.observed import METHODS, PROGRAMS, Observed, children_left, launch

WORK = {
    "asleep": "time.sleep(600)",
    "computing": "while True: pass",
    "deaf": "signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)",
}


def start(tmp_path: Path, method: str, work: str) -> tuple[Observed, list[int]]:
    """Start a program with two workers, one of which has a grandchild; return it and all its pids, guard first."""
    script = tmp_path / "script.py"
    script.write_text(
        "import multiprocessing, signal, subprocess, sys, time\n"
        f"def work():\n    print('up', flush=True)\n    {WORK[work]}\n"
        "def nest():\n    child = multiprocessing.Process(target=work)\n    child.start()\n    work()\n"
        "if __name__ == '__main__':\n"
        "    workers = [multiprocessing.Process(target=t) for t in (work, nest)]\n"
        "    for w in workers: w.start()\n"
        "    for w in workers: w.join()\n"
    )
    observed = launch(script, method=method, stdout=subprocess.DEVNULL)
    observed.wait_for("OUTPUT", count=3, text="up")
    pids = list(dict.fromkeys([observed.popen.pid, *(e.pid for e in observed.events)]))
    assert len(pids) == 5
    if method == "forkserver":
        parents = {int(Path(f"/proc/{p}/stat").read_text().rpartition(")")[2].split()[1]) for p in pids[2:]}
        pids += sorted(parents - set(pids))  # the fork server
    return observed, pids


def wait_gone(pids: list[int], timeout: float = 10) -> None:
    deadline = time.monotonic() + timeout
    while children_left(pids):
        assert time.monotonic() < deadline, f"still there: {children_left(pids)} of {pids}"
        os.sched_yield()


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("victims", ["window", "main", "guard", "guard+main", "window+guard", "window+guard+main"])
def test_killed(victims: str, method: str, work: str, tmp_path: Path) -> None:
    observed, pids = start(tmp_path, method, work)
    with observed:
        for victim in victims.split("+"):
            if victim == "window":  # its descriptors are closed by the kernel
                null = os.open(os.devnull, os.O_RDWR)
                os.dup2(null, observed.control_fd)
                os.dup2(null, observed.commands_fd)
                os.close(null)
            else:
                with contextlib.suppress(ProcessLookupError):  # the one before has taken it along
                    os.kill(pids[0] if victim == "guard" else pids[1], signal.SIGKILL)
        wait_gone([pid for pid in pids if pid != observed.popen.pid])
        observed.popen.wait(10)


@pytest.mark.parametrize("work", WORK)
def test_fork_server_killed(work: str, tmp_path: Path) -> None:
    observed, pids = start(tmp_path, "forkserver", work)
    with observed:
        servers = pids[5:]
        assert servers
        for server in servers:
            os.kill(server, signal.SIGKILL)
        # MainProcess takes its workers for ended. They live on as long as it does, and so does a worker's own child.
        observed.wait_for("MAIN_EXIT")
        first = [e for e in observed.events if e.kind == "FIRST"]
        workers = [e.pid for e in first if e.subject >> 32 == pids[1]]
        nested = [e.pid for e in first if e.subject >> 32 in workers]
        assert (len(workers), len(nested)) == (2, 1)
        wait_gone(servers + workers)
        assert children_left(nested) == nested
        os.write(observed.control_fd, wire.CONTROL_KILL)
        observed.popen.wait(20)
    wait_gone(pids)


def test_who_loses_its_fork_server_lives_on_as_long_as_main(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import multiprocessing, os, signal, time\n"
        "def work():\n    print('up', flush=True)\n    time.sleep(600)\n"
        "if __name__ == '__main__':\n"
        "    worker = multiprocessing.Process(target=work)\n"
        "    worker.start()\n"
        "    from multiprocessing.forkserver import _forkserver as server\n"
        "    os.kill(server._forkserver_pid, signal.SIGKILL)\n"
        "    worker.join()\n"
        "    os.kill(worker.pid, 0)\n"
        "    print(worker.exitcode, 'and alive', flush=True)\n"
    )
    with launch(script, method="forkserver", stdout=subprocess.DEVNULL) as observed:
        observed.wait_for("OUTPUT", text="255 and alive")
        worker = observed.wait_for("STARTED").value
        observed.wait_for("MAIN_EXIT")
        wait_gone([worker])
        observed.popen.wait(20)


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("method", METHODS)
def test_stop_ladder(method: str, work: str, tmp_path: Path) -> None:
    observed, pids = start(tmp_path, method, work)
    with observed:
        os.write(observed.control_fd, wire.CONTROL_STOP)
        assert observed.popen.wait(20) == -signal.SIGTERM
        observed.until_end()
        assert observed.wait_for("MAIN_EXIT").value == -signal.SIGTERM
    wait_gone(pids)


def test_main_deaf_to_sigterm_is_killed_after_the_grace(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import signal, time\nsignal.signal(15, signal.SIG_IGN)\nprint('up')\ntime.sleep(600)\n")
    with launch(script) as observed:
        observed.wait_for("OUTPUT")
        begin = time.monotonic()
        os.write(observed.control_fd, wire.CONTROL_STOP)
        assert observed.popen.wait(20) == -signal.SIGKILL
        assert time.monotonic() - begin >= 0.9


def test_programs_that_are_not_python_go_too(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import subprocess, time\n"
        "child = subprocess.Popen(['sh', '-c', '(sleep 600 & echo $!) ; sleep 600'], stdout=subprocess.PIPE, "
        "start_new_session=True)\n"
        "print(child.pid, int(child.stdout.readline()))\ntime.sleep(600)\n"
    )
    with launch(script) as observed:
        pids = [int(word) for word in observed.wait_for("OUTPUT").text.split()]
        assert children_left(pids) == pids
        os.write(observed.control_fd, wire.CONTROL_KILL)
        observed.popen.wait(20)
    wait_gone(pids)


def test_orphans_of_a_program_that_ended_by_itself_live_until_told(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import os, subprocess\nprint(subprocess.Popen(['sleep', '600']).pid, flush=True)\nos._exit(0)\n")
    with launch(script) as observed:
        orphan = int(observed.wait_for("OUTPUT").text)
        observed.wait_for("MAIN_EXIT")
        assert children_left([orphan]) == [orphan]
        assert observed.popen.poll() is None
        os.write(observed.control_fd, wire.CONTROL_STOP)
        assert observed.popen.wait(20) == 0
    wait_gone([orphan])


def test_low_limit_of_open_files(tmp_path: Path) -> None:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))

    with launch(PROGRAMS / "classic.py", method="spawn", preexec_fn=limit) as observed:
        observed.until_end()
        assert observed.popen.wait(20) == 0

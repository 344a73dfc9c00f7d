"""What the observed program reports, event by event, under every start method."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from concgui.program import wire
from tests.observed import METHODS, PROGRAMS, Seen, children_left, launch, pythons, run_observed


def kinds(events: tuple[Seen, ...] | list[Seen], **fields: object) -> list[str]:
    return [e.kind for e in events if all(getattr(e, k) == v for k, v in fields.items())]


@pytest.mark.parametrize("method", METHODS)
def test_classic_listing(method: str, tmp_path: Path) -> None:
    events = run_observed(PROGRAMS / "classic.py", tmp=tmp_path, method=method).events
    hello = events[0]
    assert hello.kind == "HELLO"
    assert hello.text.split(wire.FIELD)[2] == method
    created = [e for e in events if e.kind == "PROCESS_CREATED"]
    assert [e.text.split(wire.FIELD) for e in created] == [["Process-1", "worker", "13"], ["Process-2", "worker", "14"]]
    for number, one in enumerate(created, 1):
        in_main = kinds(events, pid=hello.pid, subject=one.subject)
        joins = ["JOIN_BEGIN", "JOIN_END"] * (2 if number == 1 else 1)
        assert [k for k in in_main if k != "REAPED"] == ["PROCESS_CREATED", "START", "STARTED", *joins]
        assert in_main.count("REAPED") == 1
        pid = next(e.value for e in events if e.kind == "STARTED" and e.subject == one.subject)
        in_child = kinds(events, pid=pid)
        assert [k for k in in_child if k != "NAME"] == [
            "FIRST", "TARGET_ENTERED", "OUTPUT", "CALL_BEGIN", "CALL_END", "OUTPUT", "TARGET_LEFT", "EXIT",
        ]  # fmt: skip
        texts = [e.text for e in events if e.pid == pid and e.kind == "OUTPUT"]
        assert texts == [f"Start work {number}", f"End work {number}"]
    implicit = [e for e in events if e.kind == "JOIN_BEGIN" and e.text == "implicit"]
    assert len(implicit) == 2
    first_join = next(e for e in events if e.kind == "JOIN_BEGIN")
    assert first_join.value == 10_000_000
    assert next(e for e in events if e.kind == "JOIN_END").value == 0
    assert events[-1].kind == "MAIN_EXIT"
    assert (events[-1].subject, events[-1].value) == (hello.pid, 0)


@pytest.mark.parametrize(
    ("method", "helpers"),
    [("fork", set()), ("spawn", {"resource tracker"}), ("forkserver", {"resource tracker", "fork server"})],
)
def test_processes_that_multiprocessing_starts_for_itself_are_told(method, helpers, tmp_path: Path) -> None:
    events = run_observed(PROGRAMS / "classic.py", tmp=tmp_path, method=method).events
    told = [e for e in events if e.kind == "HELPER"]
    assert {e.text for e in told} == helpers
    assert len(told) == len(helpers)
    workers = {e.value for e in events if e.kind == "STARTED"}
    assert not workers & {e.value for e in told}
    assert all(e.value > 1 for e in told)


@pytest.mark.parametrize("python", list(pythons()))
def test_it_says_whether_there_is_a_gil(python: str, tmp_path: Path) -> None:
    hello = run_observed(PROGRAMS / "classic.py", tmp=tmp_path, python=python).events[0]
    version, implementation, _, mode, gil = hello.text.split(wire.FIELD)
    code = "import sys; print(int(getattr(sys, '_is_gil_enabled', lambda: True)()), '%d.%d.%d' % sys.version_info[:3])"
    truth = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [str(int(gil == "gil")), version] == truth
    assert (implementation, mode) == ("cpython", "script")


@pytest.mark.parametrize("method", METHODS)
def test_every_number_is_there_once(method: str, tmp_path: Path) -> None:
    events = run_observed(PROGRAMS / "pools.py", tmp=tmp_path, method=method).events
    for pid in {e.pid for e in events}:
        assert sorted(e.seq for e in events if e.pid == pid) == list(range(len(kinds(events, pid=pid))))


@pytest.mark.parametrize("method", METHODS)
def test_pools_nested_and_daemon(method: str, tmp_path: Path) -> None:
    events = run_observed(PROGRAMS / "pools.py", tmp=tmp_path, method=method).events
    names = [e.text for e in events if e.kind == "START"]
    assert "grandchild" in names
    assert sum("PoolWorker" in name for name in names) == 2
    started = {e.subject for e in events if e.kind == "STARTED"}
    born = {e.subject for e in events if e.kind == "FIRST"}
    processes = {e.subject for e in events if e.kind == "PROCESS_CREATED"}
    assert started & processes == processes
    assert born <= processes  # a pool may end a worker that has not got to its first line
    grandchild = next(e for e in events if e.kind == "PROCESS_CREATED" and e.text.startswith("grandchild"))
    assert grandchild.pid != events[0].pid
    assert grandchild.subject in born
    threads = [e for e in events if e.kind == "THREAD_CREATED"]
    assert sum("ThreadPoolExecutor" in e.text for e in threads) == 2
    for thread in threads:
        life = kinds(events, subject=thread.subject)
        assert life[:2] == ["THREAD_CREATED", "START"]
        assert {"STARTED", "TARGET_ENTERED"} <= set(life)


def test_exit_codes(tmp_path: Path) -> None:
    events = run_observed(PROGRAMS / "fails.py", tmp=tmp_path, method="spawn").events
    assert [e.value for e in events if e.kind == "REAPED"] == [1, 1, 7, 44, 1, -15, 1]
    exits = [e.value for e in events if e.kind == "EXIT" and e.subject and e.pid != events[0].pid]
    assert exits == [1, 1, 7, 1, 1]  # os._exit and SIGTERM leave no word of their own
    assert kinds(events).count("TERMINATE") == 1
    failed = [e for e in events if e.kind == "START_FAILED"]
    assert [e.text for e in failed] == ["AssertionError: cannot start a process twice"]


def test_run_by_hand(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import os, threading\nfrom multiprocessing import Process\n"
        "def work(): print(os.getpid())\n"
        "p = Process(target=work)\np.run()\nprint(p.pid)\nthreading.Thread(target=work).run()\n"
    )
    events = run_observed(script, tmp=tmp_path).events
    assert [k for k in kinds(events) if k.startswith("RUN")] == ["RUN_BEGIN", "RUN_END", "RUN_BEGIN", "RUN_END"]
    assert "FIRST" not in kinds(events)


def test_fork_by_hand(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import os\npid = os.fork()\nif pid: os.waitpid(pid, 0)\nprint('both')\n")
    events = run_observed(script, tmp=tmp_path).events
    first = next(e for e in events if e.kind == "FIRST")
    assert (first.subject, first.value) == (0, events[0].pid)
    assert sorted(e.pid for e in events if e.kind == "OUTPUT") == sorted([first.pid, events[0].pid])


def test_lines(tmp_path: Path) -> None:
    events = run_observed(PROGRAMS / "streams.py", tmp=tmp_path).events
    lines = []
    line = ""
    for event in events:
        if event.kind == "OUTPUT":
            line += event.text
            if not event.value & wire.MORE_FOLLOWS:
                lines.append((event.value & 3, line, bool(event.value & wire.TRUNCATED)))
                line = ""
    out = [text for stream, text, _ in lines if stream == wire.STREAM_OUT]
    assert out[:6] == ["plain", "a-b!", "no newline and its end", "two", "lines", "ünï çødé 漢字"]
    assert out[6] == "x" * wire.MAX_LINE
    assert [cut for _, text, cut in lines if text.startswith("xxx")] == [True]
    assert out[7:] == ["written", "one", "two", "from a thread", "last, without newline"]
    assert [text for stream, text, _ in lines if stream == wire.STREAM_ERR] == ["to stderr"]


def test_a_flood_is_counted_not_sent(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("print('line\\n' * 100_000, end='')\n")
    done = run_observed(script, tmp=tmp_path)
    assert len(done.out) == 500_000
    main = [e for e in done.events if e.pid == done.events[0].pid]
    sent = max(e.seq for e in main) + 1
    assert sent - len(main) == 100_000 - kinds(main).count("OUTPUT")


def test_full_pipe_never_blocks_the_program(tmp_path: Path) -> None:
    """Nobody reads: the program ends all the same, and its last events tell how many were lost."""
    script = tmp_path / "script.py"
    script.write_text("for i in range(60_000): print(i)\n")
    with launch(script, stdout=subprocess.DEVNULL) as observed:
        assert observed.popen.wait(60) == 0
        events = observed.until_end()
    assert len(events) < 60_000
    assert events[0].kind == "HELLO"


@pytest.mark.parametrize("method", METHODS)
def test_statements(method: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import time\nfrom multiprocessing import Process, active_children\n"
        "def work(s):\n    print('in')\n    time.sleep(s)\n"
        "if __name__ == '__main__':\n    raise SystemExit('must not run')\n"
    )
    with (
        (tmp_path / "err").open("wb") as err,
        launch(program, method=method, mode="statements", stderr=err) as observed,
    ):
        observed.wait_for("IDLE")
        observed.execute("p1 = Process(target=work, args=(60,))")
        observed.execute("p1.start()")
        worker = observed.wait_for("STARTED").value
        observed.wait_for("CALL_BEGIN", pid=worker)
        ask = observed.send(wire.ASK)
        assert observed.wait_for("ALIVE").value == worker
        observed.wait_for("ALIVE_END", value=ask)
        twice = observed.execute("p1.start()", line=12)
        failure = observed.wait_for("STATEMENT_END", value=twice)
        assert failure.text == "AssertionError: cannot start a process twice"
        join = observed.execute("p1.join()")
        later = observed.execute("print('later')")
        begun = observed.wait_for("JOIN_BEGIN")
        os.kill(begun.pid, signal.SIGINT)
        assert observed.wait_for("STATEMENT_END", value=join).text == "KeyboardInterrupt"
        assert observed.wait_for("STATEMENT_END", value=later).text == ""
        observed.execute("p1.terminate()")
        ended = observed.execute("p1.join()")
        assert observed.wait_for("REAPED").value == -signal.SIGTERM
        observed.wait_for("STATEMENT_END", value=ended)
        observed.wait_for("IDLE", count=len([k for k in kinds(observed.events) if k == "IDLE"]))
        os.kill(begun.pid, signal.SIGINT)  # idle: nothing to interrupt
        observed.execute("print(p1.exitcode)")
        observed.wait_for("OUTPUT", text="-15")
        observed.send(wire.END)
        events = observed.until_end()
        assert observed.popen.wait(20) == 0
    assert events[-1].kind == "MAIN_EXIT"
    assert children_left([e.pid for e in events]) == []
    error = (tmp_path / "err").read_text()
    assert f'File "{program}", line 12, in <module>\n    p1.start()\n' in error
    assert "concgui" not in error.replace(str(tmp_path), "")


def test_end_joins_implicitly(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("from multiprocessing import Process\nfrom time import sleep\n")
    with launch(program, mode="statements", method="fork") as observed:
        observed.execute("p = Process(target=sleep, args=(0.2,))")
        observed.execute("p.start()")
        observed.send(wire.END)
        events = observed.until_end()
    after = kinds(events)[kinds(events).index("MAIN_LEFT") :]
    assert [k for k in after if k in {"JOIN_BEGIN", "REAPED", "JOIN_END", "MAIN_EXIT"}] == [
        "JOIN_BEGIN", "REAPED", "JOIN_END", "MAIN_EXIT",
    ]  # fmt: skip


def test_joins_of_what_the_program_did_not_make(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import multiprocessing, threading\n"
        "waiting = threading.Thread(target=threading.main_thread().join, daemon=True)\nwaiting.start()\n"
        "for one in (multiprocessing.current_process(), threading.main_thread()):\n"
        "    try:\n        one.join()\n    except (AssertionError, RuntimeError) as error:\n        print(error)\n"
    )
    outcome = run_observed(script, tmp=tmp_path)
    assert outcome.out == "can only join a child process\ncannot join current thread\n"
    begun = [e for e in outcome.events if e.kind == "JOIN_BEGIN"]
    assert [e.subject for e in begun] == [0, 0, 0]
    told = sorted(e.text.split(wire.FIELD) for e in begun)
    assert told == [["MainProcess", "6"], ["MainThread"], ["MainThread", "6"]]

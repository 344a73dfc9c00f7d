"""Launching, commanding and ending an observed program, without Qt."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.control.launch import LaunchError, LaunchSpec, launch, readable
from concgui.control.pump import main_has_left, read_available, read_batches
from concgui.core.events import EventKind
from concgui.observe.processes import os_state
from concgui.program import wire


def write(tmp_path: Path, text: str) -> str:
    path = tmp_path / "script.py"
    path.write_text(text)
    return str(path)


def line(fd: int) -> str:
    """Read one line, or what there is before the end."""
    data = b""
    while not data.endswith(b"\n") and (more := os.read(fd, 1)):
        data += more
    return data.decode()


def open_here() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.fixture
def run():
    """Launch programs that are gone at the end of the test."""
    programs = []

    def running(spec: LaunchSpec):
        programs.append(launch(spec))
        return programs[-1]

    yield running
    for program in programs:
        program.kill()
        assert program.wait(10) is not None
        program.close()


@pytest.fixture
def wake():
    reading, writing = os.pipe()
    yield reading, writing
    os.close(reading)
    os.close(writing)


def events(program, wake) -> list:
    return [event for batch in read_batches(program.event_fd, wake[0]) for event in batch.events()]


def test_a_script_begins_runs_and_ends(run, wake, tmp_path):
    program = run(LaunchSpec("script", write(tmp_path, "import sys; sys.exit(7)"), terminal=True))
    kinds = [event.kind for event in events(program, wake)]
    assert (kinds[0], kinds[-1]) == (EventKind.HELLO, EventKind.MAIN_EXIT)
    assert program.wait(10) == 7


def test_it_waits_for_go(run, wake, tmp_path):
    program = run(LaunchSpec("script", write(tmp_path, "pass"), terminal=True, go=False))
    assert readable([program.event_fd], 10)
    data, _ = read_available(program.event_fd)
    assert data[0] == wire.HELLO
    assert not main_has_left(data)
    assert program.poll() is None
    assert program.send(wire.GO)
    assert program.wait(10) == 0


def test_statements_are_executed_in_order(run, wake, tmp_path):
    program = run(LaunchSpec("statements", write(tmp_path, "x = []"), terminal=True))
    for number in range(200):
        assert program.send(wire.EXECUTE, number, f"{number + 2}{wire.FIELD}x.append({number})")
    check = "import sys; sys.exit(x == list(range(200)) and 3)"
    assert program.send(wire.EXECUTE, 200, f"300{wire.FIELD}{check}")
    begun = [event.value for event in events(program, wake) if event.kind is EventKind.STATEMENT_BEGIN]
    assert begun == list(range(201))
    assert program.wait(10) == 3


def test_a_full_queue_refuses_and_never_blocks(run, wake, tmp_path):
    program = run(LaunchSpec("statements", write(tmp_path, "pass"), terminal=True, go=False))
    long = f"1{wire.FIELD}'{'x' * 100_000}'"
    sent = 0
    while program.send(wire.EXECUTE, sent, long):
        sent += 1
        assert sent < 100
    assert sent >= 10
    assert program.has_unsent
    # Nothing of what was accepted is lost: it is sent as room comes.
    program.kill()
    program.wait(10)
    assert not program.flush()
    assert not program.has_unsent


def test_the_window_gets_the_programs_streams_as_pipes(run, tmp_path):
    text = "import os, sys\nprint(os.isatty(1), sys.stdin.read() == '', os.getsid(0) == os.getppid())"
    program = run(LaunchSpec("script", write(tmp_path, text)))
    assert program.wait(10) == 0
    assert line(program.stdout_fd) == "False True True\n"
    assert line(program.stderr_fd) == ""


def test_a_window_in_the_background_runs_programs_that_can_be_interrupted(run, tmp_path):
    script = write(tmp_path, "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        program = run(LaunchSpec("script", script))
    finally:
        signal.signal(signal.SIGINT, before)
    assert program.wait(20) == -signal.SIGINT


def test_no_descriptor_of_ours_gets_there(run, tmp_path):
    """It has what plain Python has: what was inheritable before we came, and none of our pipes."""
    ours = os.pipe()
    script = write(
        tmp_path,
        "import os\nprint(*[fd for fd in range(3, 90) if os.path.exists(f'/proc/self/fd/{fd}')])",
    )
    try:
        plain = subprocess.run([sys.executable, script], close_fds=False, capture_output=True, text=True).stdout
        program = run(LaunchSpec("script", script))
        assert program.wait(10) == 0
    finally:
        os.close(ours[0])
        os.close(ours[1])
    assert line(program.stdout_fd) == plain


def test_only_the_allowed_cores(run, tmp_path):
    before = os.sched_getaffinity(0)
    core = min(before)
    program = run(LaunchSpec("script", write(tmp_path, "import os; print(os.sched_getaffinity(0))"), cores=[core]))
    assert program.wait(10) == 0
    assert line(program.stdout_fd).strip() == f"{{{core}}}"
    assert os.sched_getaffinity(0) == before


def test_stop_asks_first_and_kills_after_a_second(run, wake, tmp_path):
    text = (
        "import os, signal, time\nsignal.signal(signal.SIGTERM, lambda *_: os.write(1, b'asked\\n'))\n"
        "print('up', flush=True)\nwhile True: time.sleep(60)"
    )
    program = run(LaunchSpec("script", write(tmp_path, text)))
    assert line(program.stdout_fd) == "up\n"
    program.stop()
    assert line(program.stdout_fd) == "asked\n"
    assert program.wait(10) == -9


@pytest.mark.parametrize("way", ["kill", "close"])
def test_the_whole_tree_ends_with_us(tmp_path, wake, way):
    text = (
        "import os, time\nfrom multiprocessing import Process\n"
        "if __name__ == '__main__':\n    p = Process(target=time.sleep, args=(60,))\n    p.start()\n"
        "    print(os.getpid(), p.pid, flush=True)\n    p.join()\n"
    )
    program = launch(LaunchSpec("script", write(tmp_path, text)))
    pids = [int(word) for word in line(program.stdout_fd).split()]
    guard = program.pid
    if way == "kill":
        program.kill()
    else:
        program.close()
    assert program.wait(10) == -9
    assert [os_state(pid) for pid in (*pids, guard)] == ["X"] * 3
    program.close()


@pytest.mark.parametrize(
    ("python", "said"),
    [
        ("/nowhere/python", "There is no Python interpreter '/nowhere/python'."),
        ("no-such-python", "There is no Python interpreter 'no-such-python'."),
        ("/", "'/' is not a Python interpreter: it is not an executable file."),
        (__file__, f"{__file__!r} is not a Python interpreter: it is not an executable file."),
    ],
)
def test_what_is_no_interpreter_is_refused(tmp_path, python, said):
    open_before = open_here()
    with pytest.raises(LaunchError) as caught:
        launch(LaunchSpec("script", write(tmp_path, "pass"), python=python))
    assert str(caught.value) == said
    assert open_here() == open_before


def test_an_executable_that_is_none_is_refused(tmp_path):
    fake = tmp_path / "python"
    fake.write_bytes(b"\x01\x02\x03")
    fake.chmod(0o755)
    with pytest.raises(LaunchError, match="not a Python interpreter"):
        launch(LaunchSpec("script", write(tmp_path, "pass"), python=str(fake)))


def test_arguments_that_no_program_can_have_are_refused(tmp_path):
    with pytest.raises(LaunchError, match="null byte"):
        launch(LaunchSpec("script", write(tmp_path, "pass"), ["a\0b"]))


def test_a_python_is_found_on_the_path(run, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    program = run(LaunchSpec("script", write(tmp_path, "pass"), python=Path(sys.executable).name))
    assert program.wait(10) == 0

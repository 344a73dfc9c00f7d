"""`concgui record`: the script runs as it does without us, and the recording is written however it ends."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.core.kinds import EventKind
from concgui.core.recording import Recording
from concgui.core.storage import load

ROOT = Path(__file__).resolve().parents[2]
RECORD = [sys.executable, "-m", "concgui", "record"]


@pytest.fixture
def write(tmp_path):
    def writing(text: str) -> str:
        (tmp_path / "script.py").write_text(text)
        return "script.py"

    return writing


def begin(tmp_path: Path, *arguments: str, **options: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONUNBUFFERED", None)  # the parts of two workers' lines would mix
    given = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen([*RECORD, *arguments], cwd=tmp_path, env=environment, text=True, **given)


def record(tmp_path: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    process = begin(tmp_path, *arguments, **options)
    out, err = process.communicate(timeout=60)
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def kinds(recording: Recording) -> list[EventKind]:
    return [event.kind for event in recording.events()]


def test_what_it_prints_and_writes(tmp_path, write):
    script = write("import sys\nprint('out', sys.argv[1:])\nprint('err', file=sys.stderr)\n")
    done = record(tmp_path, "-o", "run.concgui", script, "-o", "--timeout", "x y")
    assert (done.returncode, done.stdout) == (0, "out ['-o', '--timeout', 'x y']\n")
    recording = load(tmp_path / "run.concgui")
    assert done.stderr == f"err\nconcgui: recorded {len(recording)} events to run.concgui\n"
    meta = recording.meta
    assert (meta.mode, meta.target, meta.argv) == ("script", script, ("-o", "--timeout", "x y"))
    assert (meta.exitcode, meta.python) == (0, sys.version.split()[0])
    assert meta.program.startswith("import sys\n")
    assert kinds(recording)[0] is EventKind.HELLO
    assert kinds(recording)[-1] is EventKind.MAIN_EXIT
    assert recording.sent() == recording.shown()


@pytest.mark.parametrize(
    "text",
    [
        "import sys; sys.exit(7)",
        "import sys; sys.exit('text')",
        "import os; os._exit(300)",
        "1/0",
        "x = = 1",
        "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import os, signal; os.kill(os.getpid(), signal.SIGABRT)",
        "raise KeyboardInterrupt",
    ],
)
def test_it_ends_as_the_script_ends(tmp_path, write, text):
    script = write(text)
    plain = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, timeout=30)
    done = record(tmp_path, script)
    assert done.returncode == plain.returncode
    said = done.stderr.replace(str(tmp_path) + "/", "").rpartition("concgui: recorded")[0]
    assert said == plain.stderr.replace(str(tmp_path) + "/", "")
    assert load(tmp_path / "script.concgui").meta.exitcode == plain.returncode


def test_a_module_runs_as_with_minus_m(tmp_path):
    package = tmp_path / "things"
    package.mkdir()
    (package / "__main__.py").write_text("import sys\nprint(__name__, __package__, sys.argv[1:])\n")
    done = record(tmp_path, "-m", "things", "-o", "x")
    assert done.stdout == "__main__ things ['-o', 'x']\n"
    meta = load(tmp_path / "things.concgui").meta
    assert meta.mode == "module"
    assert meta.program == (package / "__main__.py").read_text()
    assert meta.folder == str(tmp_path)
    assert meta.executable == sys.executable


def test_options_change_how_it_runs(tmp_path, write):
    script = write("import multiprocessing, os\nprint(multiprocessing.get_start_method(), os.sched_getaffinity(0))")
    core = min(os.sched_getaffinity(0))
    done = record(tmp_path, "--start-method=spawn", f"--cores={core}", "-oa.concgui", script)
    assert done.stdout == f"spawn {{{core}}}\n"
    assert load(tmp_path / "a.concgui").meta.start_method == "spawn"


def test_stdin_reaches_the_script(tmp_path, write):
    reading, writing = os.pipe()
    os.write(writing, b"typed\n")
    os.close(writing)
    done = record(tmp_path, write("print(input('? ').upper())"), stdin=reading)
    os.close(reading)
    assert done.stdout == "? TYPED\n"


def test_on_a_terminal_the_script_has_the_terminal(tmp_path, write):
    script = write("import os\nprint(os.isatty(0), os.isatty(1), os.tcgetpgrp(0) == os.getpgrp())")
    pid, terminal = pty.fork()
    if not pid:
        os.chdir(tmp_path)
        os.environ["PYTHONPATH"] = str(ROOT)
        os.execv(sys.executable, [*RECORD, script])
    said = b""
    while b"recorded" not in said and (more := _read(terminal)):
        said += more
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    os.close(terminal)
    assert said.startswith(b"True True True\r\n")


def _read(fd: int) -> bytes:
    try:
        return os.read(fd, 4096)
    except OSError:  # Linux says end-of-file of a terminal like this
        return b""


def test_ctrl_c_on_a_terminal_reaches_the_script_once(tmp_path, write):
    script = write(
        "import time\n"
        "try:\n    print('up', flush=True)\n    time.sleep(60)\n"
        "except KeyboardInterrupt:\n    print('interrupted', flush=True)\n"
        "time.sleep(0.3)\nprint('went on')\n"
    )
    pid, terminal = pty.fork()
    if not pid:
        os.chdir(tmp_path)
        os.environ["PYTHONPATH"] = str(ROOT)
        os.execv(sys.executable, [*RECORD, script])
    said = b""
    while b"up" not in said:
        said += os.read(terminal, 100)
    os.write(terminal, b"\x03")
    while b"recorded" not in said and (more := _read(terminal)):
        said += more
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    os.close(terminal)
    assert said.count(b"interrupted") == 1
    assert b"went on" in said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_us_ends_the_script_and_the_recording_is_written(tmp_path, write, number):
    script = write("import time\nprint('up', flush=True)\ntime.sleep(60)\n")
    process = begin(tmp_path, script)
    assert process.stdout.readline() == "up\n"
    process.send_signal(number)
    _, err = process.communicate(timeout=20)
    assert process.returncode == -number
    assert ("KeyboardInterrupt" in err) == (number == signal.SIGINT)
    assert load(tmp_path / "script.concgui").meta.exitcode == -number


def test_a_deaf_script_is_stopped_when_its_time_is_up(tmp_path, write):
    script = write(
        "import signal, time\nfrom multiprocessing import Process\n"
        "def deaf():\n    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n    time.sleep(60)\n"
        "if __name__ == '__main__':\n    Process(target=deaf).start()\n    deaf()\n"
    )
    done = record(tmp_path, "--timeout", "0.7", script)
    assert done.returncode == 124
    assert "the script was stopped after 0.7 s" in done.stderr
    assert load(tmp_path / "script.concgui").meta.exitcode == -9


def test_what_the_script_leaves_behind_is_ended_and_told(tmp_path, write):
    script = write("import subprocess\nprint(subprocess.Popen(['sleep', '1000']).pid)\n")
    done = record(tmp_path, script)
    assert done.returncode == 0
    assert "ended 1 process that the script left behind" in done.stderr
    assert not Path(f"/proc/{done.stdout.strip()}").exists()


def test_nobody_reads_our_output(tmp_path, write):
    """As in `concgui record script.py 2>&1 | head -1`: no traceback, and the recording is there."""
    process = begin(tmp_path, write("print('x' * 100)"), stderr=subprocess.STDOUT)
    process.stdout.close()
    process.wait(30)
    assert load(tmp_path / "script.concgui").meta.target == "script.py"


def test_a_second_run_replaces_the_first(tmp_path, write):
    for text in ("print(1)", "print(2)"):
        assert record(tmp_path, write(text)).returncode == 0
    assert load(tmp_path / "script.concgui").meta.program == "print(2)"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "__pycache__") == [
        "script.concgui",
        "script.py",
    ]


def test_a_flood_is_accounted_for(tmp_path, write):
    done = record(tmp_path, write("for n in range(60_000):\n    print(n)\n"))
    assert done.stdout.count("\n") == 60_000
    recording = load(tmp_path / "script.concgui")
    assert recording.sent() == recording.shown() + recording.dropped()
    assert recording.sent() > 60_000


@pytest.mark.parametrize("method", ["spawn", "fork", "forkserver"])
def test_workers_are_recorded(tmp_path, write, method):
    script = write(
        "from multiprocessing import Process\ndef work(n):\n    print('work', n)\n"
        "if __name__ == '__main__':\n    ps = [Process(target=work, args=(n,)) for n in range(3)]\n"
        "    for p in ps:\n        p.start()\n    for p in ps:\n        p.join()\n"
    )
    done = record(tmp_path, "--start-method", method, script)
    assert sorted(done.stdout.splitlines()) == ["work 0", "work 1", "work 2"]
    seen = kinds(load(tmp_path / "script.concgui"))
    for kind in (EventKind.START, EventKind.FIRST, EventKind.TARGET_ENTERED, EventKind.EXIT, EventKind.REAPED):
        assert seen.count(kind) >= 3

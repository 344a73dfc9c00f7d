"""The command line: bad arguments get exit status 2 and one clear line, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.commands import doctor
from concgui.observe.choice import KINDS

ROOT = Path(__file__).resolve().parents[2]


def concgui(*arguments: object, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    command = [sys.executable, "-m", "concgui", *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
        **options,
    )


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "script.py"
    path.write_text("print('hello')\n")
    return path


BAD = [
    (["--frobnicate"], "there is no option '--frobnicate'"),
    (["nope.py"], "there is no file nope.py"),
    (["."], "has no lesson.toml, so it is no lesson"),
    (["/dev/zero"], "/dev/zero is a device, not a file"),
    (["record"], "record needs a script"),
    (["record", "/dev/zero"], "/dev/zero is a device, not a file"),
    (["record", "--frobnicate", "script.py"], "no option '--frobnicate'"),
    (["record", "-o"], "-o needs a value"),
    (["record", "nope.py"], "there is no file nope.py"),
    (["record", "."], ". is a directory"),
    (["record", "-o", "/nowhere/x.concgui", "script.py"], "there is no folder /nowhere"),
    (["record", "-o", ".", "script.py"], ". is a directory"),
    (["record", "--start-method", "teleport", "script.py"], "'teleport' is no start method here"),
    (["record", "--cores", "none", "script.py"], "--cores needs numbers"),
    (["record", "--cores", "4096", "script.py"], "core 4096 cannot be used"),
    (["record", "--timeout", "soon", "script.py"], "--timeout needs a number"),
    (["record", "--no-lines=1", "script.py"], "--no-lines takes no value"),
    (["record", "--timeout", "-1", "script.py"], "--timeout needs a number"),
    (["record", "--timeout", "nan", "script.py"], "--timeout needs a number"),
    (["record", "--python", "no-such-python", "script.py"], "no Python interpreter 'no-such-python'"),
    (["record", "--python", "/bin/ls", "script.py"], "'/bin/ls' is not a Python interpreter"),
    (["export", "nope.concgui", "-o", "x.json"], "there is no file nope.concgui"),
    (["export", "script.py", "-o", "x.json"], "script.py is not a recording"),
    (["export", "script.py"], "the following arguments are required: -o/--output"),
    (["export", "script.py", "-o", "x.txt"], "must end in .json"),
    (["export", "script.py", "-o", "/nowhere/x.json"], "cannot be written"),
    (["render", "script.py", "-o", "x.png", "--size", "big"], "--size needs width and height"),
    (["render", "script.py", "-o", "x.png", "--size", "9x9"], "--size needs sides of"),
    (["render", "script.py", "-o", "x.png", "--theme", "pink"], "invalid choice: 'pink'"),
    (["render", "script.py", "-o", "x.png"], "script.py is not a recording"),
    (["doctor", "who"], "doctor takes no arguments"),
    (["doctor", "--source", "strace"], "there is no source 'strace': it is one of kernel, schedstat, psutil"),
    (["--source"], "--source needs a value"),
    (["--source", "strace", "script.py"], "There is no source 'strace': it is one of kernel, schedstat, psutil."),
    (["--python"], "--python needs a value"),
    (["--python", "/bin/ls", "script.py"], "'/bin/ls' is not a Python interpreter"),
    (["--python=no-such-python"], "no Python interpreter 'no-such-python'"),
    (["-m"], "give the name of the module"),
    (["-ma/b"], "'a/b' is no module's name"),
    (["record", "--source", "script.py"], "record needs a script"),
    (["record", "--source=strace", "script.py"], "There is no source 'strace'"),
]


@pytest.mark.parametrize(
    ("arguments", "said"), BAD, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_bad_arguments(arguments, said, script, tmp_path):
    done = concgui(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert done.stderr.startswith("concgui: ")
    assert done.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["script.py"]


@pytest.mark.parametrize("content", [b"\x7fELF\0\0", "print('x')".encode("utf-16")])
def test_a_binary_is_no_script(content, tmp_path):
    (tmp_path / "binary").write_bytes(content)
    done = concgui("record", "binary", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "concgui: binary is not a Python script: it is a binary file\n")


@pytest.mark.parametrize("command", [[], ["record"], ["export", "-o", "x.json"]], ids=" ".join)
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(command, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    done = concgui(*command, "pipe", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "concgui: pipe is a pipe, not a file\n")


def test_the_window_takes_no_script_that_is_too_large(tmp_path):
    (tmp_path / "large.py").write_bytes(b"#" * 2_000_001)
    done = concgui("large.py", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "concgui: large.py is too large for a script: it has more than 2 MB\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_script(script, tmp_path):
    script.chmod(0)
    done = concgui("record", script, cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize("arguments", [["--help"], ["record", "--help"], ["render", "--help"], ["export", "--help"]])
def test_help(arguments, tmp_path):
    done = concgui(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: concgui")


def test_version(tmp_path):
    done = concgui("--version", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("concgui")


def test_doctor_tells_what_works(tmp_path):
    done = concgui("doctor", cwd=tmp_path, env={"QT_QPA_PLATFORM": "offscreen"})
    assert done.returncode == 0, done.stdout
    assert done.stdout.endswith("The window can work here.\n")
    for words in ("a program runs and reports its events", "start methods", "opens on the platform offscreen", "Inter"):
        assert words in done.stdout
    assert f"{os.cpu_count()} cores, allowed: " in done.stdout
    sources = [line for line in done.stdout.splitlines() if line.strip().partition(" ")[0] in KINDS]
    assert len(sources) == len(KINDS)
    assert any(line.endswith(" works") for line in sources)


def test_doctor_names_the_source_that_is_wanted(tmp_path):
    done = concgui("doctor", "--source=psutil", cwd=tmp_path, env={"QT_QPA_PLATFORM": "offscreen"})
    assert done.returncode == 0, done.stdout
    assert "ok source              sampled CPU time (psutil): " in done.stdout


def test_doctor_says_that_there_is_no_display(tmp_path):
    nothing = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = concgui("doctor", cwd=tmp_path, env=nothing)
    assert done.returncode == 1
    assert "no window without a display" in done.stdout


def test_doctor_says_what_the_linker_misses(tmp_path, monkeypatch):
    """It was the first line of a traceback."""
    words = "libnobody.so.1: cannot open shared object file: No such file or directory"
    (tmp_path / "PySide6.py").write_text(f"raise ImportError({words!r})\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    found = doctor._qt()
    assert (found.good, found.text) == (False, "this system lacks libnobody.so.1: install what provides it")


def test_an_error_of_ours_goes_to_the_log(tmp_path):
    """A broken installation: a traceback is of no use to the user, and is needed to mend it."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "numpy.py").write_text("raise RuntimeError('broken on purpose')\n")
    (tmp_path / "x.concgui").write_bytes(b"")
    state = tmp_path / "state"
    environment = {"PYTHONPATH": os.pathsep.join([str(broken), str(ROOT)]), "XDG_STATE_HOME": str(state)}
    done = concgui("export", "x.concgui", "-o", "x.json", cwd=tmp_path, env=environment)
    log = state / "concgui" / "concgui.log"
    assert (done.returncode, done.stderr) == (70, f"concgui: an error inside concgui; the details are in {log}\n")
    assert "broken on purpose" in log.read_text()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no database", "run.concgui is not a recording, or is damaged"),
        (b"", "run.concgui is not a recording of concgui"),
        (b"SQLite format 3\0" + bytes(20), "run.concgui is not a recording, or is damaged"),
    ],
)
def test_a_recording_that_cannot_be_opened_opens_no_window(content, said, tmp_path):
    (tmp_path / "run.concgui").write_bytes(content)
    done = concgui("run.concgui", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"concgui: {said}\n")


def test_a_recording_takes_no_arguments(tmp_path):
    (tmp_path / "run.concgui").write_bytes(b"")
    done = concgui("run.concgui", "--fast", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "concgui: run.concgui is a recording: '--fast' says nothing to it\n")

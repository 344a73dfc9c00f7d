"""The log is written by several processes at once, does not grow without end, and a crash in it is told of once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.core import crashlog
from concgui.core.log import MAX_BYTES, append, log_exception, log_path, old_log_path

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from concgui.core.log import append
for number in range(300):
    append(f"writer {sys.argv[1]}, entry {number} " + "x" * 900)
"""


def python(code: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )


def crash() -> None:
    """A real one, in a process of its own."""
    process = python("import faulthandler; from concgui.core.crashlog import watch; watch(); faulthandler._sigsegv()")
    assert process.communicate(timeout=20)[1] == ""
    assert process.returncode == -11


def test_entries_of_several_processes_are_whole_and_none_is_lost_when_the_log_becomes_the_old_one():
    writers = [python(WRITER, n) for n in range(4)]
    assert [writer.communicate(timeout=40)[1] for writer in writers] == [""] * 4
    path = log_path()
    old, new = old_log_path(path).read_text("utf-8"), path.read_text("utf-8")
    assert len(old) >= MAX_BYTES - 100_000
    assert len(new) < MAX_BYTES
    entries = [line for line in (old + new).splitlines() if line.startswith("writer ")]
    assert len(entries) == len(set(entries)) == 1200
    assert all(entry.endswith("x" * 900) for entry in entries)
    assert path.stat().st_mode & 0o777 == 0o600


def test_who_comes_second_does_not_take_the_new_log_for_the_one_that_has_grown(monkeypatch):
    path = append("x" * MAX_BYTES)
    real = os.open

    def quicker(name, *rest):
        """Another process makes room after we have seen that the log has grown, and before we open it."""
        monkeypatch.setattr(os, "open", real)
        append("another's entry")
        return real(name, *rest)

    monkeypatch.setattr(os, "open", quicker)
    append("our entry")
    assert old_log_path(path).stat().st_size > MAX_BYTES
    assert [line for line in path.read_text().splitlines() if line.endswith("entry")] == [
        "another's entry",
        "our entry",
    ]


def test_what_stands_in_its_place_is_not_waited_for():
    path = log_path()
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    with pytest.raises(OSError, match="No such device"):
        append("nobody reads it")
    try:
        raise ValueError("an error of ours")
    except ValueError:
        assert log_exception().startswith("no log, which could not be written (No such device or address): ValueError")


def test_without_a_home_there_is_no_log(monkeypatch):
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", "/nonexistent/home")
    with pytest.raises(OSError, match="there is no home directory"):
        append("nowhere")
    crashlog.watch()
    assert not crashlog._descriptors
    assert crashlog.untold_crash() == ""
    assert not Path("/nonexistent").exists()


def test_a_crash_is_told_once_with_what_python_says_of_it():
    assert crashlog.untold_crash() == ""
    append("ValueError: no crash")
    assert crashlog.untold_crash() == ""
    crash()
    append("something of another window")
    told = crashlog.untold_crash()
    assert told.startswith("Fatal Python error: Segmentation fault\n\n")
    assert 'File "<string>", line 1 in <module>' in told
    assert crashlog.untold_crash() == ""
    crash()
    assert crashlog.untold_crash().count("Fatal Python error") == 1


def test_of_several_windows_that_begin_at_once_one_tells_it():
    crash()
    ask = "import sys; from concgui.core.crashlog import untold_crash; sys.stderr.write(untold_crash()[:5])"
    askers = [python(ask) for _ in range(2)]
    assert sorted(asker.communicate(timeout=20)[1] for asker in askers) == ["", "Fatal"]


def test_it_is_found_in_the_old_log_too():
    crash()
    path = log_path()
    path.rename(old_log_path(path))
    append("the new log")
    assert crashlog.untold_crash().startswith("Fatal Python error")


def test_what_qt_says_before_it_aborts_belongs_to_it():
    append(crashlog.QT_GAVE_UP + "out of something")
    crash()
    told = crashlog.untold_crash()
    assert told.splitlines()[1] == "Qt gave up: out of something"
    assert "Fatal Python error" in told


@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL"])
def test_who_was_ended_has_not_crashed(name):
    code = "import os, signal; from concgui.core.crashlog import watch; watch(); os.kill(os.getpid(), signal."
    process = python(code + name + ")")
    process.communicate(timeout=20)
    assert process.returncode < 0
    assert crashlog.untold_crash() == ""

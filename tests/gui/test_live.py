"""Every run of the window is in a file of its own while it goes on, whatever becomes of the window."""

import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.control.liverun import LiveRun
from concgui.core.actions import Action
from concgui.core.livefolder import recordings_folder
from concgui.core.storage import load
from tests.identities import violations

ROOT = Path(__file__).resolve().parents[2]
P1, P2 = 1, 2


def files() -> list[Path]:
    return sorted(recordings_folder().glob("*.concgui")) if recordings_folder().exists() else []


def run_once(watched) -> None:
    watched.fast((P1, 0.1))
    watched.act(Action.START, P1)
    watched.act(Action.JOIN, P1)
    watched.act(Action.END_MAIN)
    watched.until(lambda: watched.session.recording.meta.exitcode == 0)


def plain(path: Path) -> bool:
    return not path.with_name(path.name + "-wal").exists()


def test_a_run_is_in_its_file_while_it_goes_on_and_after(watched):
    watched.fast((P1, 10))
    watched.act(Action.START, P1)
    watched.until(lambda: bool(files()) and len(load(files()[0])) > 5)
    assert not plain(files()[0])
    watched.act(Action.TERMINATE, P1)
    watched.act(Action.END_MAIN)
    recording = watched.session.recording
    watched.until(lambda: recording.meta.exitcode == 0)
    (path,) = files()
    watched.until(lambda: plain(path))
    written = load(path)
    assert list(written.events()) == list(recording.events())
    assert written.kernel.tolist() == recording.kernel.tolist()
    assert written.samples.tolist() == recording.samples.tolist()
    assert written.meta == recording.meta
    assert written.meta.program.count("p1.start()") == 1
    assert not violations(written)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.name.endswith("-program.concgui")


def test_each_run_has_a_file_and_reset_ends_it(watched):
    watched.fast((P1, 10))
    watched.act(Action.START, P1)
    watched.until(lambda: bool(files()) and len(load(files()[0])) > 5)
    watched.act(Action.RESET)
    run_once(watched)
    watched.until(lambda: len(files()) == 2 and all(map(plain, files())))
    first, second = map(load, files())
    assert (first.meta.exitcode, second.meta.exitcode) == (None, 0)
    assert first.meta.run < second.meta.run


def in_memory(watched) -> None:
    run_once(watched)
    watched.until(lambda: len(watched.messages) == 1)
    watched.act(Action.RESET)
    run_once(watched)
    assert len(watched.messages) == 1  # told once
    assert watched.messages[0].startswith("Recordings are kept in memory alone: ")
    assert watched.messages[0].count(". ") == 0
    assert len(watched.session.recording) > 5


def test_a_home_that_takes_no_files_does_not_matter(watched, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    in_memory(watched)
    assert "Not a directory" in watched.messages[0]


def test_no_home_directory_does_not_matter(watched, monkeypatch):
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(os, "getuid", lambda: 3_999_999_999)  # nobody with a line in the password file
    in_memory(watched)
    assert "no home directory" in watched.messages[0]


WINDOW = """
import os, sys
from PySide6.QtCore import QCoreApplication, QTimer
from concgui.control.session import Session
from concgui.core.actions import Action
{before}
application = QCoreApplication([])
session = Session()
session.message.connect(lambda text: say("said: " + text))
session.open_script(sys.argv[1])
session.act(Action.RUN)
told = 0
def say(text):  # the program prints to stdout
    os.write(2, text.encode() + b"\\n")
def tell():
    global told
    if len(session.recording) > told:
        told = len(session.recording)
        say(f"{{told}} {{session.recording.t0_ns}} {{session.recording.end_ns}}")
session.lanes_changed.connect(tell)
{after}
application.exec()
session.shutdown()
"""


def window(tmp_path: Path, script: str, before: str = "", after: str = "") -> subprocess.Popen[str]:
    """A session in a process of its own; it says how many events it has and the time of the last."""
    (tmp_path / "script.py").write_text(script)
    return subprocess.Popen(
        [sys.executable, "-c", WINDOW.format(before=before, after=after), str(tmp_path / "script.py")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize("after_events", [600, 2000])
def test_after_sigkill_all_but_the_last_moment_is_there(tmp_path, after_events):
    """The last 200 ms may be missing: what is in between is written every 150 ms, by a thread that needs a core.

    So the best of three counts, should the machine be busy; what is there must be right in each.
    """
    missing_ms = 0.0
    for trial in range(3):
        (tmp_path / str(trial)).mkdir()
        missing_ms = killed_after(tmp_path / str(trial), after_events)
        if missing_ms < 200:
            return
    pytest.fail(f"the last {missing_ms:.0f} ms are missing")


def killed_after(tmp_path: Path, after_events: int) -> float:
    """Kill a window in the middle of a run, and look at what is left; return how many ms of it are missing."""
    script = "import time\nfor n in range(100000):\n    print('line', n, flush=True)\n    time.sleep(0.005)\n"
    with window(tmp_path, script) as process:
        count = 0
        while count < after_events:
            count, t0_ns, end_ns = map(int, process.stderr.readline().split())
        process.send_signal(signal.SIGKILL)
        for line in process.stderr:  # what it said before it died; the program complains that nobody reads it
            if re.fullmatch(r"\d+ \d+ \d+\n", line):
                count, t0_ns, end_ns = map(int, line.split())
    path = max(files(), key=lambda file: file.stat().st_mtime_ns)
    recording = load(path)
    assert recording.meta.program == script
    lines = [event.text for event in recording.events() if event.text.startswith("line")]
    assert lines == [f"line {n}" for n in range(len(lines))]
    return (end_ns - (recording.end_ns or t0_ns)) / 1e6


def test_a_full_disk_is_told_once_and_the_run_goes_on(tmp_path):
    """A limit on the size of files is met as a full disk is, and needs no rights."""
    script = (
        "import time\nprint('first')\ntime.sleep(0.6)\nfor n in range(40000):\n    print('a line that is long', n)\n"
    )
    before = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))"
    after = """
messages = []
session.message.connect(messages.append)
session.view_changed.connect(lambda _: messages and session.recording.meta.exitcode is not None and application.quit())
"""
    with window(tmp_path, script, before, after) as process:
        out = process.communicate(timeout=50)[1].splitlines()
    said = [line for line in out if line.startswith("said: ")]
    assert len(said) == 1
    assert said[0].startswith("said: Recordings are kept in memory alone: ")
    assert int(next(line for line in reversed(out) if line not in said).split()[0]) > 30_000
    (path,) = files()
    assert 0 < len(load(path)) < 30_000


def test_ending_without_a_run_is_nothing(watched):
    live = LiveRun(watched.session)
    live.end()
    live.shut_down(1)
    assert files() == []

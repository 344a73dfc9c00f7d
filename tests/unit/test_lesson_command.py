"""`concgui lesson` and `concgui lessons`: real runs without a window, their lines and exit statuses."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.commands import lessonargs
from concgui.control.lessonfacts import recalled
from concgui.core.fact import value_of
from concgui.core.fact_run import Run
from concgui.core.lanes import fold
from concgui.core.lessons import load_lessons
from concgui.core.storage import load
from concgui.usage import UsageError
from tests.need import need
from tests.observed import ROOT

TOML = """title = "T"
summary = "S."
order = 1
start_method = "fork"
question = "Q?"
[[answer]]
text = "a"
holds = "exitcode('p1') == 3"
[[answer]]
text = "b"
holds = "exitcode('p1') != 3"
[fact]
holds = "exitcode('p1') == 3 and count('stopped') == 1 and state_time('p1', 'stopped') > 0.05"
says = "p1 ended with {exitcode('p1')}."
"""
PROGRAM = """import os, signal, time
from multiprocessing import Process

def worker():
    os._exit(3)

def napper():
    time.sleep(60)

if __name__ == "__main__":
    p1 = Process(target=worker)
    p2 = Process(target=napper)
    p2.start()
    os.kill(p2.pid, signal.SIGSTOP)
    print("stopped")
    p1.start()
    p1.join()
    time.sleep(0.2)
    p2.kill()
"""


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "mine"
    place.mkdir()
    (place / "program.py").write_text(PROGRAM)
    (place / "lesson.toml").write_text(TOML.replace("'p1', 'stopped'", "'p2', 'stopped'"))
    return place


def check(argv: list[str]) -> int:
    return lessonargs.lesson(argv, lambda _folder, _python: 99)


def edit(folder: Path, old: str, new: str) -> None:
    file = folder / "lesson.toml"
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def test_it_says_how_each_run_came_out_and_keeps_a_recording(folder, tmp_path, capsys):
    file = tmp_path / "run.concgui"
    assert check([str(folder), "--check", "--times", "2", "-o", str(file)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "mine 1/2 holds, answer A: p1 ended with 3.",
        "mine 2/2 holds, answer A: p1 ended with 3.",
        "mine holds in 2 of 2 runs",
    ]
    # What was looked at beside it is in the recording, too, and so is the lesson.
    recording = load(file)
    run = Run(recording, fold(recording))
    assert value_of("state_time('p2', 'stopped')", run) == pytest.approx(0.2, abs=0.15)
    assert value_of("signal('p2')", run) == "SIGKILL"
    asked = recalled(recording.meta.lesson, recording, run.lanes)
    assert asked is not None
    assert asked.lesson.question == "Q?"


def test_what_does_not_hold_is_told_with_the_exception(folder, capsys):
    edit(folder, "== 3 and", "== 4 and")
    (folder / "program.py").write_text("print('stopped')\n1 / 0\n")
    assert check([str(folder), "--check"]) == 1
    out = capsys.readouterr().out
    assert out.startswith(
        "mine not known, no answer is right: Not known in this run: there is no process or thread p1."
    )
    assert "The program ended by an exception: ZeroDivisionError: division by zero (exitcode('p1') == 4 is not" in out


def test_a_program_that_never_ends_is_ended(folder, capsys):
    (folder / "program.py").write_text("import time\nprint('stopped')\nwhile True: time.sleep(1)\n")
    assert check([str(folder), "--check", "--timeout", "0.3"]) == 1
    assert "The program did not end within 0.3 s and was stopped." in capsys.readouterr().out


def test_what_cannot_be_shown_here_does_not_run(folder, capsys):
    edit(folder, "order = 1", 'order = 1\nneeds = ["Python 3.99"]')
    (folder / "program.py").write_text("open('ran', 'w')\n")
    assert check([str(folder), "--check"]) == 3
    assert capsys.readouterr().out.startswith("mine cannot be shown here: It needs Python 3.99, and this one is 3.")
    assert not (folder / "ran").exists()


BAD = [
    (["nowhere", "--check"], "there is no lesson nowhere, and no such folder"),
    (["{root}", "--check"], r"The folder .* has no lesson\.toml, so it is no lesson"),
    (["memory", "--check", "--times", "0"], "needs a number from 1 to 1000"),
    (["memory", "--check", "--timeout", "soon"], "needs a number of seconds"),
    (["memory", "--check", "--start-method", "x"], "invalid choice: 'x'"),
    (["memory", "--check", "--python", "no-such-python"], "no Python interpreter 'no-such-python'"),
    (["memory", "--check", "-o", "/nowhere/x"], "cannot be written to /nowhere/x"),
    (["memory", "--times", "2"], "--times is for --check"),
    ([], "the following arguments are required: NAME"),
]


@pytest.mark.parametrize(("argv", "says"), BAD)
def test_bad_arguments(argv, says, tmp_path):
    with pytest.raises(UsageError, match=says):
        check([one.format(root=tmp_path) for one in argv])


def test_the_list_names_all(capsys):
    assert lessonargs.lessons([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == [one.lesson_id for one in load_lessons()]


def test_ctrl_c_ends_the_program_and_us(folder):
    need(hasattr(os, "killpg"), "there are no signals to groups")
    (folder / "program.py").write_text(
        f"import os, time\nopen('{folder}/pid', 'w').write(str(os.getpid()))\ntime.sleep(60)\n"
    )
    command = [sys.executable, "-m", "concgui", "lesson", str(folder), "--check", "--times", "9"]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE) as checking:
        pid = folder / "pid"
        while not (pid.exists() and pid.read_text()):
            assert checking.poll() is None
        checking.send_signal(signal.SIGINT)
        assert checking.wait(20) == -signal.SIGINT
        assert checking.stderr.read() == b""
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_without_check_the_window_opens_with_it(folder):
    opened = []
    assert lessonargs.lesson([str(folder)], lambda *given: opened.append(given) or 0) == 0
    assert opened == [([str(folder)], "")]

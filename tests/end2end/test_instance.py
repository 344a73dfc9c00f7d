"""`concgui FILE` while a window is open, as processes: one window, which shows the file and comes to the front."""

import subprocess
import sys
import time

import pytest

from tests.realwindow import ROOT, RealWindow


def another(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Start the command a second time, until it has ended."""
    command = [sys.executable, "-m", "concgui", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=20, stdin=subprocess.DEVNULL)


@pytest.fixture
def scripts(tmp_path):
    paths = [tmp_path / f"{name}.py" for name in ("first", "second", "third")]
    for path in paths:
        path.write_text("print(1)\n")
    return paths


def test_a_second_start_is_opened_in_the_window_that_is_there(hands, tmp_path, scripts):
    first, second, _third = scripts
    with RealWindow(hands, tmp_path, first) as window:
        window.wait_ready("first.py")
        began = time.monotonic()
        done = another(second, "word")
        took = time.monotonic() - began
        assert (done.returncode, done.stderr) == (0, "")
        window.wait_ready("second.py")
        assert took < 5
        gone = another(tmp_path / "gone.py")
        assert (gone.returncode, gone.stderr) == (2, f"concgui: there is no file {tmp_path}/gone.py\n")
        assert another("--desktop", tmp_path / "gone.py").returncode == 0
        window.wait_ready("Not opened")
        hands.key("Escape")
        window.wait_ready("second.py")
        hands.key("Ctrl+q")
        assert window.popen.wait(10) == 0
        assert window.errors == ""


def test_started_twice_at_once_there_is_one_window_and_a_killed_one_is_in_nobodys_way(hands, tmp_path, scripts):
    first, second, third = scripts
    with RealWindow(hands, tmp_path, first) as one, RealWindow(hands, tmp_path, second) as other:
        one.wait(lambda: {one.popen.poll(), other.popen.poll()} == {None, 0}, "one of them to have handed over")
        stays, shown = (one, "second.py") if one.popen.poll() is None else (other, "first.py")
        stays.wait_ready(shown)
        stays.kill("window")
        with RealWindow(hands, tmp_path, third) as next_one:
            next_one.wait_ready("third.py")
            assert next_one.popen.poll() is None
        assert (one.errors, other.errors) == ("", "")

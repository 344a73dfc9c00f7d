"""How programs end in the session: deaf, left behind, no Python at all, or without their guard."""

import multiprocessing
import os
import signal
import subprocess
import threading

import pytest

from concgui.control.linematcher import LineMatcher
from concgui.control.passingon import PassingOn
from concgui.control.rawoutput import RawOutput
from concgui.core.actions import LEFT_BEHIND, Action
from concgui.core.states import MainPhase, Phase
from tests.observed import children_left
from tests.watched import Watched

METHODS = multiprocessing.get_all_start_methods()


@pytest.fixture
def script(tmp_path):
    def write(text, name="script.py"):
        path = tmp_path / name
        path.write_text(text)
        return path

    return write


def run(watched, path):
    watched.session.open_script(str(path))
    watched.act(Action.RUN)
    ended(watched)


def ended(watched):
    """Wait until the run is over and all it printed is shown."""
    watched.until(lambda: watched.session.recording.meta.created != "" and not len(watched.session.state.outputs))


def test_reset_ends_a_worker_that_ignores_sigterm(watched, script):
    text = (
        "import signal, time\nfrom multiprocessing import Process\n"
        "def work():\n    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n    print('deaf')\n    time.sleep(60)\n"
        "if __name__ == '__main__':\n    p = Process(target=work)\n    p.start()\n    p.join()\n"
    )
    watched.session.open_script(str(script(text)))
    watched.act(Action.RUN)
    watched.until(lambda: any(line.text == "deaf" for line in watched.output))
    pids = [lane.pid for lane in watched.session.lanes.lanes]
    watched.act(Action.RESET)
    watched.until(lambda: not children_left(pids))


def test_what_mainprocess_leaves_behind_is_told_and_can_be_stopped(watched, script):
    text = "import subprocess\nprint(subprocess.Popen(['sleep', '300'], start_new_session=True).pid)\n"
    watched.session.open_script(str(script(text)))
    watched.act(Action.RUN)
    watched.until(lambda: bool(watched.messages))
    assert watched.messages == [LEFT_BEHIND]
    watched.until(lambda: watched.printed("concgui") == [LEFT_BEHIND])
    (pid,) = map(int, watched.printed("main"))
    assert (watched.main, children_left([pid])) == (MainPhase.ENDED, [pid])
    watched.act(Action.STOP)
    ended(watched)
    assert not children_left([pid])
    assert watched.printed("concgui") == [LEFT_BEHIND, "Stopped: what MainProcess left behind was killed."]
    assert watched.session.recording.meta.exitcode == 0
    assert "Run starts it again" in watched.refused(Action.STOP)


def test_output_that_still_has_to_be_read_is_nobody_left_behind(watched, script, monkeypatch):
    slow = threading.Event()
    monkeypatch.setattr(PassingOn, "write", lambda _self, _data: slow.wait(1.5))
    run(watched, script("print('once')\n"))
    assert watched.messages == []


def test_what_is_no_python_goes_with_all_that_it_has_started(qtbot, script):
    shell = script("#!/bin/sh\nsleep 300 &\necho $!\nwait\n", "python")
    shell.chmod(0o755)
    watched = Watched(qtbot, python=str(shell))
    watched.session.open_script(str(script("print(1)\n")))
    watched.act(Action.RUN)
    watched.until(lambda: bool(watched.printed("program")))
    watched.session._driver.shut_down(0.5)
    (pid,) = map(int, watched.printed("program"))
    watched.until(lambda: not children_left([pid]))
    watched.session.shutdown()


def test_a_flood_that_does_not_end_is_read_no_longer_than_wanted(qtbot):
    reading, writing = os.pipe()
    nothing = os.open(os.devnull, os.O_RDONLY)
    flood = subprocess.Popen(["yes"], stdout=writing, stderr=subprocess.DEVNULL)
    raw = RawOutput(1, (reading, nothing), LineMatcher(), own=(-1, -1))
    raw.start()
    raw.stop()
    assert raw.wait(10_000)
    raw.close()
    flood.kill()
    flood.wait()
    for fd in (reading, writing, nothing):
        os.close(fd)


@pytest.mark.parametrize("method", METHODS)
def test_the_guard_being_killed_is_noticed_and_nothing_is_left(watched, method):
    watched.session.set_start_method(method)
    watched.fast((1, 10), (2, 10))
    watched.act(Action.START_ALL)
    watched.until(lambda: all(watched.card(key).phase is Phase.ALIVE for key in (1, 2)))
    pids = [lane.pid for lane in watched.session.lanes.lanes]
    os.kill(watched.session._driver._running.program.pid, signal.SIGKILL)
    watched.until(lambda: watched.main is MainPhase.ENDED)
    assert "guard" in watched.messages[-1]
    watched.until(lambda: not children_left(pids))

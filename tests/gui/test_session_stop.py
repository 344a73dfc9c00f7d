"""Stop, run again, and the signals that a script's workers get from outside, on real scripts."""

import time
from pathlib import Path

import pytest

from concgui.control import running
from concgui.core.actions import OF_SCRIPTS, STOP_AGAIN, Action
from concgui.core.kinds import EventKind
from concgui.core.scenario import Kind
from concgui.core.states import MainPhase, State
from concgui.observe.processes import os_state
from tests.watched import Watched

SLEEPS = "import time\nprint('here', flush=True)\ntime.sleep(60)\n"
IGNORES = "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('here', flush=True)\n"
WORKERS = (
    "import multiprocessing as m, signal, time\n"
    "def work():\n    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "    print('here', flush=True)\n    time.sleep(60)\n"
    "if __name__ == '__main__':\n    m.set_start_method('fork')\n    ps = [m.Process(target=work) for _ in range(3)]\n"
    "    [p.start() for p in ps]\n    [p.join() for p in ps]\n"
)
DEADLOCK = (
    "import threading\na = threading.Lock()\nb = threading.Lock()\nmet = threading.Barrier(2)\n"
    "def take(one, other):\n    with one:\n        met.wait()\n        print('here', flush=True)\n"
    "        with other:\n            pass\n"
    "ts = [threading.Thread(target=take, args=args) for args in ((a, b), (b, a))]\n"
    "[t.start() for t in ts]\n[t.join() for t in ts]\n"
)
#: Each of 8 chains of processes goes on in a child of its last one, for ever.
FORKS = (
    "import os, time\nprint('here', flush=True)\n"
    "for _ in range(8):\n    if not os.fork():\n        break\nelse:\n    time.sleep(60)\n"
    "while True:\n    if os.fork():\n        os._exit(0)\n"
)


@pytest.fixture
def run(watched, tmp_path: Path):
    """Open a script, run it until it has printed "here" so often."""

    def running(text: str, times: int = 1):
        path = tmp_path / "script.py"
        path.write_text(text)
        watched.session.open_script(str(path), ())
        watched.act(Action.RUN)
        watched.until(lambda: [line.text for line in watched.output].count("here") >= times)
        return watched

    return running


def ended(watched) -> None:
    watched.until(lambda: watched.session.recording.meta.created != "" and not len(watched.session.state.outputs))
    assert watched.main is MainPhase.ENDED


def test_stop_ends_it_and_keeps_what_is_known(run):
    watched = run(SLEEPS)
    number = watched.session.state.number
    watched.act(Action.STOP)
    view = watched.session.current_view()
    assert (view.stopping, view.actions[Action.STOP].reason) == (True, STOP_AGAIN)
    assert "being stopped" in watched.refused(Action.RUN)
    ended(watched)
    view = watched.session.current_view()
    assert (view.run, view.stopping, view.actions[Action.STOP].enabled) == (number, False, False)
    assert view.actions[Action.RUN].enabled
    assert watched.session.recording.meta.exitcode == -15
    assert watched.printed("os") == [
        "SIGTERM sent to MainProcess from outside",
        "MainProcess was ended by SIGTERM",
    ]
    assert watched.printed("concgui") == ["Stopped: SIGTERM ended MainProcess."]
    watched.output.clear()
    watched.act(Action.RUN)
    watched.act(Action.RUN)  # a double click
    watched.until(lambda: watched.printed("main") == ["here"])
    assert watched.runs == [number, number + 1]
    assert watched.session.current_view().stopping is False


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param(IGNORES + "time.sleep(60)\n", 1, id="it ignores SIGTERM"),
        pytest.param(WORKERS, 3, id="its workers ignore SIGTERM"),
        pytest.param(DEADLOCK, 2, id="a deadlock"),
        pytest.param(FORKS, 1, id="it forks for ever"),
    ],
)
def test_nothing_withstands_the_ladder(run, text, times):
    watched = run(text, times)
    began = time.monotonic()
    watched.act(Action.STOP)
    ended(watched)
    assert time.monotonic() - began < 8
    left = [lane.pid for lane in watched.session.lanes.lanes if lane.pid is not None and os_state(lane.pid) != "X"]
    assert left == []
    killed = watched.session.recording.meta.exitcode == -9
    assert killed is ("SIG_IGN" in text and "work()" not in text)
    sentence = "did not end by SIGTERM, so all of it was killed" if killed else "SIGTERM ended MainProcess"
    assert sentence in watched.printed("concgui")[-1]


def test_pressed_again_it_kills_at_once(run):
    watched = run(IGNORES + "time.sleep(60)\n")
    watched.act(Action.STOP)
    watched.act(Action.STOP)
    ended(watched)
    sent = [event for event in watched.session.recording.events() if event.kind is EventKind.OS_SIGNAL]
    assert [event.value for event in sent] == [15, 9]
    assert sent[1].t_ns - sent[0].t_ns < 900_000_000  # by itself it would be a second


def test_who_cleans_up_after_sigterm_may(run):
    text = "import signal, sys, time\nsignal.signal(signal.SIGTERM, lambda *_: sys.exit(3))\n"
    watched = run(f"{text}print('here', flush=True)\ntry:\n    time.sleep(60)\nfinally:\n    print('cleaned')\n")
    watched.act(Action.STOP)
    ended(watched)
    assert watched.printed("main") == ["here", "cleaned"]
    assert watched.printed("concgui") == ["Stopped: MainProcess left by itself after SIGTERM, exit 3."]


def test_stop_while_it_is_launched(watched, tmp_path):
    path = tmp_path / "script.py"
    path.write_text("import time\ntime.sleep(60)\nprint('never')\n")
    watched.session.open_script(str(path), ())
    watched.act(Action.RUN)
    watched.act(Action.STOP)
    ended(watched)
    said = watched.printed("concgui")
    assert said[-1] in {"Stopped before the program began.", "Stopped: SIGTERM ended MainProcess."}
    assert watched.printed("main") == []
    assert "has ended" in watched.refused(Action.STOP)


def test_an_interpreter_that_is_stuck_is_stopped_too(qtbot, tmp_path, monkeypatch):
    """One that never comes so far that it obeys."""
    monkeypatch.setattr(running, "_PATIENCE_MS", 200)
    stuck = tmp_path / "python"
    stuck.write_text("#!/bin/sh\nexec sleep 60\n")
    stuck.chmod(0o755)
    path = tmp_path / "script.py"
    path.write_text(SLEEPS)
    watched = Watched(qtbot, python=str(stuck))
    try:
        watched.session.open_script(str(path), ())
        watched.act(Action.RUN)
        watched.act(Action.STOP)
        watched.act(Action.STOP)
        ended(watched)
        assert watched.printed("concgui") == ["Stopped before the program began."]
    finally:
        watched.session.shutdown()


def test_a_worker_is_paused_and_goes_on(run):
    watched = run(
        "import multiprocessing as m, time\ndef work():\n    print('here', flush=True)\n    time.sleep(60)\n"
        "if __name__ == '__main__':\n    p = m.Process(target=work)\n    p.start()\n    p.join()\n"
    )
    key = watched.session.current_view().cards[0].spec.key
    assert "is not paused" in watched.refused(Action.CONTINUE, key)
    watched.act(Action.PAUSE, key)
    watched.until(lambda: watched.card(key).actions[Action.CONTINUE].enabled)
    assert os_state(watched.card(key).pid) == "T"
    assert watched.session.lanes.lanes[key].open_state == State.STOPPED
    assert "paused already" in watched.refused(Action.PAUSE, key)
    assert "SIGTERM reaches it when it continues" in watched.card(key).actions[Action.TERMINATE].reason
    watched.act(Action.CONTINUE, key)
    watched.until(lambda: watched.card(key).actions[Action.PAUSE].enabled)
    assert os_state(watched.card(key).pid) == "S"
    watched.act(Action.PAUSE, key)
    watched.act(Action.KILL, key)
    ended(watched)
    assert watched.card(key).exitcode == -9
    sent = [text.split()[0] for text in watched.printed("os") if "sent" in text]
    assert sent == ["SIGSTOP", "SIGCONT", "SIGSTOP", "SIGKILL"]


def test_threads_and_other_modes_have_no_pause(run):
    watched = run(
        "import threading, time\ndef work():\n    print('here', flush=True)\n    time.sleep(60)\n"
        "t = threading.Thread(target=work, daemon=True)\nt.start()\nt.join()\n"
    )
    card = watched.session.current_view().cards[0]
    assert card.spec.kind is Kind.THREAD
    assert "A thread cannot be paused" in watched.refused(Action.PAUSE, card.spec.key)
    watched.act(Action.INTERRUPT)
    ended(watched)
    assert watched.session.recording.meta.exitcode == -2
    watched.session.open_free()
    assert watched.refused(Action.PAUSE, 1) == OF_SCRIPTS
    assert "Only a script" in watched.refused(Action.STOP)

"""Scripts that really run: what is shown of their lines while they run is what the recording shows, and is true."""

import sys

import pytest

from concgui.control.replayprogram import ReplayProgram
from concgui.control.runstate import RunState
from concgui.control.transcript import Transcript
from concgui.core.events import Decoder
from concgui.core.lanes import fold
from concgui.core.line_main import read_lines
from concgui.core.recording import RecordingMeta
from concgui.core.views import LineState
from concgui.program import wire
from tests.observed import launch, pythons

SCRIPT = """\
import threading
import time
from multiprocessing import Process


def square(x):
    y = x * x
    return y


def work(n):
    time.sleep(n)
    raise ValueError(f"bad {n}")


if __name__ == "__main__":
    for i in range(3):
        square(i)
    p = Process(target=work, args=(0.3,))
    p.start()
    p.join()
    total = 0
    for i in range(50000):
        total += square(i)
    lock = threading.Lock()
    lock.acquire()
    lock.acquire(timeout=0.5)
    {}["x"]
"""
LINES = {number: line.strip() for number, line in enumerate(SCRIPT.split("\n"), 1)}


def newest_and_ours() -> list[str]:
    found = list(pythons())
    return list(dict.fromkeys((sys.executable, found[-1])))


@pytest.mark.parametrize("python", newest_and_ours())
def test_what_is_shown_while_it_runs_is_what_the_recording_shows(python, tmp_path):
    path = tmp_path / "script.py"
    path.write_text(SCRIPT)
    state = RunState(1, Transcript(SCRIPT.rstrip("\n").split("\n")))
    state.lines.read_program(SCRIPT)
    state.lanes.read_program(SCRIPT)
    seen, taken, decoder = [], 0, Decoder()
    with launch(path, method="fork", python=python) as observed:
        while observed._open:
            observed._read(20, "more")
            state.fold(decoder.feed(observed.data[taken:]))
            taken = len(observed.data)
            if len(state.recording):
                lines = state.transcript.lines(state.recording.t0_ns, (), *state.lines.at())
                seen.append((len(state.recording), state.recording.end_ns, lines))
    recording = state.recording
    recording.meta = RecordingMeta(mode="script", program=SCRIPT)
    replay = ReplayProgram(recording, read_lines(recording, fold(recording)))
    # What one process says comes in order, what two say may cross: where something came late, it was not shown yet.
    times, compared = recording.heads["t_ns"], 0
    for arrived, t_ns, lines in seen:
        if (times[arrived:] > t_ns).all():
            assert replay.lines(t_ns) == lines
            compared += 1
    assert compared > 5

    last = {LINES[number]: line for number, line in enumerate(seen[-1][2], 1)}
    assert last["p.start()"].count == 1
    assert last["for i in range(3):"].count == 4
    assert last["square(i)"].count == 3
    assert last["total += square(i)"].more
    assert last['{}["x"]'].state is LineState.FAILED
    assert last['{}["x"]'].note == "KeyError: 'x'"
    failed = last['raise ValueError(f"bad {n}")']
    assert failed.state is LineState.TEXT
    assert failed.note.endswith("ValueError: bad 0.3")
    assert last["p.join()"].total_ns > 250_000_000
    blocked = {line.text.strip(): line.call for *_, lines in seen for line in lines if line.state is LineState.BLOCKED}
    assert blocked["p.join()"].endswith(".join()")
    assert "acquire" in blocked["lock.acquire(timeout=0.5)"]
    assert not any(line.state in {LineState.CURRENT, LineState.BLOCKED, LineState.ABOUT} for line in seen[-1][2])
    assert not recording.dropped()
    assert wire.LINE in set(recording.heads["kind"].tolist())

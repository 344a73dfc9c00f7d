"""What the panes of a replay say at an instant is what is known when everything until then has been folded."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.control.replaypast import Past
from concgui.core.lanes import LaneSet, fold
from concgui.core.recording import Recording
from concgui.core.states import Phase
from concgui.core.storage import load
from concgui.program import wire
from tests.scribe import MS, START_NS, Scribe

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import multiprocessing as mp, os, threading, time

def work(seconds):
    time.sleep(seconds)

if __name__ == "__main__":
    p1 = mp.Process(target=work, args=(0.05,))
    p2 = mp.Process(target=work, args=(30,))
    p3 = mp.Process(target=work, args=(0.01,))
    t1 = threading.Thread(target=work, args=(0.2,))
    for one in (p1, p2, t1):
        one.start()
    mp.active_children()
    t1.join()
    p1.join()
    p2.terminate()
    p2.join()
    p2.close()
    print("over", flush=True)
"""


def record(folder: Path, text: str, *options: str) -> Recording:
    (folder / "script.py").write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "concgui", "record", *options, "-o", "run.concgui", "script.py"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=50,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return load(folder / "run.concgui")


def instants(recording: Recording) -> list[int]:
    return sorted(set(recording.heads["t_ns"].tolist()))


def prefix(recording: Recording, t_ns: int) -> LaneSet:
    """The lanes of what had happened at an instant."""
    lanes = LaneSet(recording.meta.program)
    lanes.feed(sorted((event for event in recording.events() if event.t_ns <= t_ns), key=lambda event: event.t_ns))
    return lanes


@pytest.mark.parametrize("source", ["psutil", ""])
def test_phases_and_pids_are_those_of_the_fold_of_all_before(tmp_path, source):
    recording = record(tmp_path, SCRIPT, *(["--source", source] if source else []))
    whole = fold(recording)
    past = Past(recording, whole)
    seen: set[tuple[str, Phase]] = set()
    compared = 0
    for t_ns in instants(recording):
        for lane in prefix(recording, t_ns).lanes[1:]:
            same = next(one for one in whole.lanes if one.subject == lane.subject)
            # The kernel tells of an end a little before the event of it arrives.
            if same.exit_ns is not None and abs(same.exit_ns - t_ns) < 20 * MS and lane.phase is Phase.ALIVE:
                continue
            assert past.phase(same, t_ns) is lane.phase, (lane.title, (t_ns - recording.t0_ns) / 1e9)
            if lane.phase not in {Phase.CREATED, Phase.ABSENT}:
                assert lane.pid is None or past.pid(same, t_ns) == lane.pid
            seen.add((lane.title, lane.phase))
            compared += 1
    assert compared > 60
    life = {Phase.CREATED, Phase.STARTING, Phase.ALIVE}
    assert {phase for title, phase in seen if title == "p2"} >= {*life, Phase.CLOSED}
    assert {phase for title, phase in seen if title == "p1"} >= {*life, Phase.REAPED}
    assert {phase for title, phase in seen if title == "t1"} >= {*life, Phase.REAPED}
    assert {phase for title, phase in seen if title == "p3"} == {Phase.CREATED}


def test_a_start_that_raised_and_was_tried_again():
    scribe = Scribe()
    scribe.hello()
    p1 = scribe.create(5, "p1")
    scribe.say(10, wire.START, subject=p1)
    scribe.say(12, wire.START_FAILED, subject=p1, text="OSError: no")
    scribe.start(20, p1, 201)
    recording = Recording()
    recording.append(scribe.batch())
    past = Past(recording, fold(recording))
    (lane,) = past.workers
    found = [past.phase(lane, START_NS + ms * MS) for ms in (4, 5, 11, 12, 19, 21, 33)]
    assert found == [
        Phase.ABSENT, Phase.CREATED, Phase.STARTING, Phase.FAILED, Phase.FAILED, Phase.STARTING, Phase.ALIVE,
    ]  # fmt: skip


def test_the_alive_list_tells_python_and_the_system_apart():
    scribe = Scribe()
    scribe.hello()
    p1 = scribe.create(5, "p1")
    scribe.start(10, p1, 201)
    scribe.say(30, wire.ALIVE, subject=p1, value=201)
    scribe.say(31, wire.ALIVE_END, value=3)
    scribe.leave(50, p1, 201)
    scribe.join(40, 90, p1, 0)
    recording = Recording()
    recording.append(scribe.batch())
    recording.add_os_event(START_NS + 52 * MS, wire.OS_EXIT, 201, wire.UNKNOWN_EXIT)
    recording.add_samples([START_NS + 20 * MS], [START_NS + 25 * MS], 201, 201, 0, 0, ord("S"), 0)
    past = Past(recording, fold(recording))

    def row(ms: float) -> tuple[str, str]:
        (one,) = past.rows(START_NS + round(ms * MS))
        return one.python_says, one.os_says

    assert past.rows(START_NS + 11 * MS) == ()
    assert row(15) == ("not asked", "not looked yet")
    assert row(26) == ("not asked", "sleeping")
    assert row(35) == ("alive at 0.03 s", "sleeping")
    assert row(60) == ("alive at 0.03 s", "zombie")
    assert row(95) == ("ended, exit 0", "gone")


def test_an_empty_recording_has_a_past_without_anybody():
    past = Past(Recording(), LaneSet())
    assert (past.rows(0), past.alive(0), past.on_cpu(0), past.allowed(0)) == ((), [], None, frozenset())

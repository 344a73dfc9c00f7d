"""Programs as the documentation of Python writes them: the same output observed as not, and all their workers seen."""

import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from concgui.core.lane import Lane, LaneKind
from concgui.core.lanes import LaneSet, fold
from concgui.core.states import Phase
from concgui.core.storage import load
from tests.need import need
from tests.observed import PROGRAMS, pythons, run_observed, run_plain
from tests.recorded import record

REAL = PROGRAMS / "real"
#: Program → start methods it is run under here; "-" leaves it to the program or to Python.
CHOSEN = {
    "contexts": "-",
    "downloads": "-",
    "joinable": "forkserver",
    "listener": "spawn",
    "managers": "fork",
    "meeting": "forkserver",
    "memory": "spawn",
    "parallel": "-",
    "pool_calls": "forkserver",
    "primes": "spawn",
    "sharing": "fork",
    "subclasses": "fork",
    "task_queue": "forkserver",
    "threads": "-",
    "waits_for_itself": "-",
}
#: What is run by another Python than ours, one program for each.
ELSEWHERE = ["pool_calls", "primes", "sharing", "task_queue", "meeting"]
#: All processes beside MainProcess and the threads that the program has made, numbers aside.
WHO = {
    "downloads": ["ThreadPoolExecutor-N_N", *["loader_N"] * 3],
    "parallel": [*["ForkPoolWorker-N"] * 2, *["LokyProcess-N"] * 2],
    "pool_calls": ["ForkServerPoolWorker-N"] * 3,
    "primes": ["SpawnProcess-N"] * 3,
    "subclasses": ["contents", "counts to N", "index", "sleeper"],
    "task_queue": ["Process-N"] * 4,
    "waits_for_itself": [*["Thread-N (both)"] * 2, *["ThreadPoolExecutor-N_N"] * 3],
}


def runs_like_plain(name: str, method: str, tmp_path: Path, python: str = sys.executable) -> LaneSet:
    script = REAL / f"{name}.py"
    plain = run_plain(script, tmp=tmp_path, method=method, python=python)
    done = record(tmp_path, script, method, "--python", python)
    told, _, ours = done.stderr.rpartition("concgui: ")
    assert (done.stdout, told, done.returncode) == (plain.out, plain.err, plain.code)
    recording = load(tmp_path / "run.concgui")
    assert ours == f"recorded {len(recording)} events to run.concgui\n"
    assert recording.dropped() == 0
    lanes = fold(recording)
    assert lanes.findings == []
    assert [lane.title for lane in lanes.lanes if lane.phase in {Phase.STARTING, Phase.ALIVE}] == []
    return lanes


def names(lanes: list[Lane]) -> Counter[str]:
    return Counter(re.sub(r"\d+", "N", lane.name) for lane in lanes)


def workers(lanes: LaneSet) -> list[Lane]:
    return [lane for lane in lanes.lanes if lane.kind is LaneKind.PROCESS and not lane.native]


@pytest.mark.parametrize("name", CHOSEN)
def test_it_does_what_it_does_without_us(name, tmp_path):
    need(name != "parallel" or importlib.util.find_spec("joblib"), "joblib is not installed")
    lanes = runs_like_plain(name, CHOSEN[name], tmp_path)
    for lane in workers(lanes):
        assert None not in (lane.pid, lane.exit_ns, lane.exitcode), lane.name
        # A daemon may be ended before it is up, or before it is Python at all.
        assert lane.exitcode < 0 or None not in (lane.tid, lane.first_ns, lane.target_ns), lane.name
    if name in WHO:
        assert names(workers(lanes)) <= Counter(WHO[name]) <= names(lanes.lanes)


@pytest.mark.parametrize("python", list(pythons())[1:], ids=lambda path: Path(path).name)
def test_it_does_so_by_another_python(python, tmp_path):
    minor = int(Path(python).name.rpartition(".")[2])
    runs_like_plain(ELSEWHERE[minor % len(ELSEWHERE)], "-", tmp_path, python)


def test_lines_are_told_after_an_exception_that_the_program_keeps(tmp_path):
    """As a Pool keeps those of its tasks: the frames that it has passed stay, too."""
    script = tmp_path / "script.py"
    script.write_text(
        "import json\nkept = []\ntry:\n    json.loads('x')\nexcept ValueError as error:\n    kept.append(error)\n"
        "    print('failed')\nmore = 1\nprint(more)\n"
    )
    events = run_observed(script, tmp=tmp_path).events
    assert [event.value for event in events if event.kind == "LINE"][-2:] == [8, 9]

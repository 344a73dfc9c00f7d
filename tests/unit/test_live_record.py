"""`concgui record` of a long script: what was seen is in a file beside the target, also when `record` is killed."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from concgui.core.recordingfile import RecordingError
from concgui.core.storage import load
from tests.identities import violations
from tests.unit.test_record import ROOT, begin

#: `record`, which takes a run for a long one much sooner.
SOON = "from concgui.control import record; record._LONG_S = 0.5; from concgui.__main__ import main; main()"

#: Prints on and on, from two processes, for as many seconds as it is told.
LONG = """
import os, sys, time
from multiprocessing import Process
def work(name, until):
    n = 0
    while time.monotonic() < until:
        print(name, n, flush=True)
        n += 1
        time.sleep(0.01)
if __name__ == "__main__":
    until = time.monotonic() + float(sys.argv[1])
    p = Process(target=work, args=("p", until))
    p.start()
    work("main", until)
    p.join()
"""


def begin_soon(folder: Path, *words: str, **options: object) -> subprocess.Popen[str]:
    """Begin a `record` that writes soon, of a script that is long enough for that."""
    return subprocess.Popen(
        [sys.executable, "-c", SOON, "record", "-o", *words, "3"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
        **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
    )


def record_soon(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    process = begin_soon(folder, *words)
    out, err = process.communicate(timeout=50)
    return subprocess.CompletedProcess(words, process.returncode, out, err)


def wait_for(path: Path, more_than: int = 0) -> int:
    """Wait until so many events are in the file; return how many."""
    deadline = time.monotonic() + 30
    while not path.exists() or (found := len(load(path))) <= more_than:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return found


def numbers(texts: list[str], name: str) -> list[int]:
    return [int(text.split()[1]) for text in texts if text.startswith(f"{name} ")]


@pytest.mark.parametrize("source", [[], ["--source", "schedstat"]])
def test_a_long_script_is_recorded_as_a_short_one_is(tmp_path, source):
    (tmp_path / "script.py").write_text(LONG)
    done = record_soon(tmp_path, "run.concgui", *source, "script.py")
    assert done.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["run.concgui", "script.py"]
    recording = load(tmp_path / "run.concgui")
    assert done.stderr.endswith(f"concgui: recorded {len(recording)} events to run.concgui\n")
    assert (recording.meta.exitcode, recording.meta.program) == (0, LONG)
    assert recording.sent() == recording.shown()
    assert not violations(recording)
    printed = done.stdout.splitlines()
    texts = [event.text.strip() for event in recording.events()]
    for name in ("main", "p"):
        assert numbers(texts, name) == numbers(printed, name) == list(range(len(numbers(printed, name))))
    if recording.meta.source == "kernel":
        assert recording.kernel_through_ns >= recording.end_ns
        assert len(recording.kernel) > 100
    else:
        assert len(recording.samples) > 20


def test_what_a_killed_record_has_seen_is_beside_the_target(tmp_path):
    (tmp_path / "script.py").write_text(LONG)
    (tmp_path / "run.concgui").write_text("an older one")
    part = tmp_path / "run.concgui.part"
    process = begin(tmp_path, "-o", "run.concgui", "script.py", "60")
    there = wait_for(part)
    for _ in range(5):  # it is written again and again
        there = wait_for(part, there)
    at = time.perf_counter_ns()
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    recording = load(part)
    assert at - recording.end_ns < 1_000_000_000  # of the last moment it may have nothing, on a machine that is busy
    texts = [event.text.strip() for event in recording.events()]
    assert numbers(texts, "main") == list(range(len(numbers(texts, "main"))))
    assert len(numbers(texts, "main")) > 100
    assert recording.meta.program == LONG
    assert (tmp_path / "run.concgui").read_text() == "an older one"
    done = record_soon(tmp_path, "run.concgui", "script.py")  # what was left is left in peace
    assert done.returncode == 0
    assert len(load(part)) == len(recording)
    assert len(load(tmp_path / "run.concgui")) > 100


def test_a_target_that_cannot_be_written_is_told_at_the_end(tmp_path):
    (tmp_path / "script.py").write_text(LONG)
    (tmp_path / "folder").mkdir()
    process = begin_soon(tmp_path, "folder/run.concgui", "script.py")
    wait_for(tmp_path / "folder" / "run.concgui.part")
    for path in (tmp_path / "folder").iterdir():
        path.unlink()
    (tmp_path / "folder").rmdir()
    err = process.communicate(timeout=50)[1]
    assert err.count("concgui: the recording was not written: ") == 1
    assert "Traceback" not in err
    assert process.returncode in {0, 2}
    with pytest.raises(RecordingError):
        load(tmp_path / "folder" / "run.concgui")
    assert [path.name for path in tmp_path.iterdir()] == ["script.py"]


def test_a_file_that_may_not_grow_is_told_at_the_end_and_the_script_ends_as_ever(tmp_path):
    (tmp_path / "script.py").write_text(LONG)
    process = begin_soon(
        tmp_path,
        *("run.concgui", "script.py"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
    )
    out, err = process.communicate(timeout=50)
    last = {name: numbers(out.splitlines(), name)[-1] for name in ("main", "p")}
    assert all(numbers(out.splitlines(), name) == list(range(number + 1)) for name, number in last.items())
    assert err.count("concgui: ") == 1
    assert "the recording was not written: run.concgui cannot be written: " in err
    part = tmp_path / "run.concgui.part"
    assert err.endswith(f" What was written before is in {part.name}.\n")
    assert part.stat().st_size <= 60_000
    load(part)

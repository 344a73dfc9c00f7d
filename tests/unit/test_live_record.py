"""`concgui record` of a long script: what was seen is in a file beside the target, also when `record` is killed."""

import resource
import signal
import time
from pathlib import Path

import pytest

from concgui.core.recordingfile import RecordingError
from concgui.core.storage import load
from tests.identities import violations
from tests.unit.test_record import begin, record

#: Prints on and on, from two processes, for longer than `record` waits with writing.
LONG = """
import os, sys, time
from multiprocessing import Process
def work(name, until):
    n = 0
    while time.monotonic() < until:
        print(name, n, flush=True)
        n += 1
        time.sleep(0.02)
if __name__ == "__main__":
    until = time.monotonic() + float(sys.argv[1])
    p = Process(target=work, args=("p", until))
    p.start()
    work("main", until)
    p.join()
"""


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 30
    while not path.exists() or not len(load(path)):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def numbers(texts: list[str], name: str) -> list[int]:
    return [int(text.split()[1]) for text in texts if text.startswith(f"{name} ")]


@pytest.mark.parametrize("source", [[], ["--source", "schedstat"]])
def test_a_long_script_is_recorded_as_a_short_one_is(tmp_path, source):
    (tmp_path / "script.py").write_text(LONG)
    done = record(tmp_path, *source, "-o", "run.concgui", "script.py", "7")
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
    wait_for(part)
    seen: list[str] = []
    while len(seen) < 40:
        seen.append(process.stdout.readline().strip())
    at = time.perf_counter_ns()
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    recording = load(part)
    assert at - recording.end_ns < 400_000_000  # written every 150 ms, on a machine that may be busy
    texts = [event.text.strip() for event in recording.events()]
    assert numbers(texts, "main") == list(range(len(numbers(texts, "main"))))
    assert len(numbers(texts, "main")) > 100
    assert recording.meta.program == LONG
    assert (tmp_path / "run.concgui").read_text() == "an older one"
    done = record(tmp_path, "-o", "run.concgui", "script.py", "7")  # what was left is left in peace
    assert done.returncode == 0
    assert len(load(part)) == len(recording)
    assert len(load(tmp_path / "run.concgui")) > 100


def test_a_target_that_cannot_be_written_is_told_at_the_end(tmp_path):
    (tmp_path / "script.py").write_text(LONG)
    (tmp_path / "folder").mkdir()
    process = begin(tmp_path, "-o", "folder/run.concgui", "script.py", "7")
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
    process = begin(
        tmp_path,
        *("-o", "run.concgui", "script.py", "7"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
    )
    out, err = process.communicate(timeout=50)
    assert len(out.splitlines()) > 400
    assert err.count("concgui: ") == 1
    assert "the recording was not written: run.concgui cannot be written: " in err
    part = tmp_path / "run.concgui.part"
    assert err.endswith(f" What was written before is in {part.name}.\n")
    assert part.stat().st_size <= 60_000
    load(part)

"""A recording's file while it is written: what was committed is there, whatever becomes of the writer."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from concgui.core.livefile import LiveFile, remove, size
from concgui.core.pieces import Mark, take
from concgui.core.recording import Recording
from concgui.core.recordingfile import RecordingError, settle
from concgui.core.storage import load, save
from tests.kernelscribe import KernelScribe
from tests.scribe import MS, START_NS, Scribe

ROOT = Path(__file__).resolve().parents[2]

#: Writes a piece again and again; says after each commit how many events are in the file.
WRITER = """
import sys
from pathlib import Path
from concgui.core.livefile import LiveFile
from concgui.core.pieces import Mark, take
from concgui.core.recording import Recording
from tests.scribe import Scribe

file, recording, mark, scribe = LiveFile(Path(sys.argv[1])), Recording(), Mark(), Scribe()
scribe.hello()
for number in range(1_000_000):
    scribe.output(number, f"line {number}")
    if number % 100 == 99:
        recording.append(scribe.batch())
        scribe.records.clear()
        piece = take(recording, mark)
        file.write(piece)
        mark = piece.mark
        print(mark.events, flush=True)
"""


def lines(recording: Recording) -> list[str]:
    return [event.text for event in recording.events() if event.text.startswith("line")]


def filled(count: int = 50) -> Recording:
    scribe, kernel, recording = Scribe(), KernelScribe(), Recording()
    scribe.hello()
    for number in range(count):
        scribe.output(number, f"line {number % 7}")
        kernel.turn(number + 0.1, number + 0.2, 201, cpu=1)
    kernel.named(count, 7, 201, "sleep")
    recording.append(scribe.batch())
    recording.add_kernel(kernel.batch(count + 1))
    recording.add_samples(START_NS + np.arange(9) * MS, START_NS + np.arange(1, 10) * MS, 7, 8, 1, 0, ord("R"), -1)
    return recording


def test_pieces_make_the_same_recording_as_saving_it_at_the_end(tmp_path):
    scribe, kernel, recording, mark = Scribe(), KernelScribe(), Recording(), Mark()
    file = LiveFile(tmp_path / "live.concgui")
    scribe.hello()
    for number in range(20):
        for line in range(700):
            scribe.output(number, f"line {line % 5}")
        kernel.turn(number, number + 0.5, 201, cpu=1)
        kernel.named(number + 0.6, 7, 201, f"name {number}")
        recording.append(scribe.batch())
        scribe.records.clear()
        recording.add_kernel(kernel.batch(number + 0.9))
        recording.add_samples(START_NS, START_NS + number, 7, 8, 1, 0, ord("R"), -1)
        piece = take(recording, mark)
        mark = piece.mark
        file.write(piece)
        assert len(load(file.path)) == len(recording)  # while it is written
    assert not take(recording, mark)
    file.close()
    assert [path.name for path in tmp_path.iterdir()] == ["live.concgui"]
    save(recording, tmp_path / "saved.concgui")
    same = [load(tmp_path / f"{name}.concgui") for name in ("live", "saved")]
    assert list(same[0].events()) == list(same[1].events()) == list(recording.events())
    assert same[0].kernel.tolist() == same[1].kernel.tolist() == recording.kernel.tolist()
    assert same[0].kernel_names == same[1].kernel_names == [f"name {number}" for number in range(20)]
    assert same[0].samples.tolist() == same[1].samples.tolist()
    assert same[0].meta == same[1].meta


def begin_writer(path: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    )


@pytest.mark.parametrize("commits", [1, 3, 200])
def test_what_was_committed_is_there_after_sigkill(tmp_path, commits):
    path = tmp_path / "live.concgui"
    with begin_writer(path) as writer:
        for _ in range(commits):
            promised = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        promised = ([promised] + [int(line) for line in writer.stdout.read().splitlines()])[-1]
    assert path.with_name("live.concgui-wal").exists()
    recording = load(path)
    assert len(recording) >= promised
    texts = lines(recording)
    assert texts == [f"line {number}" for number in range(len(texts))]
    assert settle(path)
    assert [one.name for one in tmp_path.iterdir()] == ["live.concgui"]
    assert lines(load(path)) == texts


def test_it_can_be_read_by_another_process_while_it_is_written(tmp_path):
    path, seen = tmp_path / "live.concgui", 0
    with begin_writer(path) as writer:
        for _ in range(5):
            promised = int(writer.stdout.readline())
            count = len(load(path))
            assert count >= promised
            assert count >= seen
            seen = count
        assert not settle(path)  # it is in use: nobody takes its -wal away
        writer.send_signal(signal.SIGKILL)
    assert len(load(path)) >= seen


def test_saving_over_a_live_file_is_refused_and_over_a_killed_one_leaves_nothing_of_it(tmp_path):
    path, other = tmp_path / "live.concgui", filled(3)
    with begin_writer(path) as writer:
        writer.stdout.readline()
        with pytest.raises(RecordingError, match=r"is being written or read just now\.$"):
            save(other, path)
        promised = int(writer.stdout.readline())
        assert len(load(path)) >= promised
        writer.send_signal(signal.SIGKILL)
    save(other, path)
    assert list(load(path).events()) == list(other.events())
    assert [one.name for one in tmp_path.iterdir()] == ["live.concgui"]


def test_it_becomes_plain_also_if_somebody_reads_it_at_the_end(tmp_path):
    file = LiveFile(tmp_path / "live.concgui")
    recording = filled()
    file.write(take(recording))
    with closing(sqlite3.connect(file.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM events").fetchone()
        file.close()
        assert list(load(file.path).events()) == list(recording.events())
    assert list(load(file.path).events()) == list(recording.events())


def test_a_file_that_is_there_is_not_touched(tmp_path):
    path = tmp_path / "live.concgui"
    path.write_text("old")
    with pytest.raises(RecordingError, match="File exists"):
        LiveFile(path)
    assert path.read_text() == "old"
    with pytest.raises(RecordingError, match="No such file"):
        LiveFile(tmp_path / "no folder" / "live.concgui")


def test_only_its_owner_may_read_it_and_it_can_be_removed(tmp_path):
    file = LiveFile(tmp_path / "live.concgui")
    file.write(take(filled()))
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    assert size(file.path) == sum(path.stat().st_size for path in tmp_path.iterdir() if not path.name.endswith("-shm"))
    file.close()
    remove(file.path)
    assert not list(tmp_path.iterdir())


#: Fills a file until there is no more room; says how many events were committed, and why it ended.
FILLER = WRITER.replace(
    "        file.write(piece)\n",
    "        try:\n            file.write(piece)\n        except Exception as error:\n"
    "            print(type(error).__name__, error, flush=True)\n            file.close()\n            break\n",
)


def test_a_file_that_may_not_grow_keeps_what_is_in_it(tmp_path):
    """A limit on the size of files is met as a full disk is, and needs no rights."""
    path = tmp_path / "live.concgui"
    limited = "import resource, signal\nresource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n" + FILLER
    done = subprocess.run(
        [sys.executable, "-c", limited, str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=50,
    )
    *counts, said = done.stdout.splitlines()
    assert said.startswith(f"RecordingError {path} cannot be written: ")
    assert len(load(path)) >= int(counts[-1]) > 0


@pytest.mark.parametrize("folder", ["full", "read-only"])
def test_a_full_disk_keeps_what_is_in_it_and_a_folder_that_is_read_only_can_be_read(tmp_path, folder):
    """On a disk of its own, in a mount namespace of its own, so it needs rights that not everybody has."""
    disk, path = tmp_path / "disk", tmp_path / "disk" / "live.concgui"
    disk.mkdir()
    (tmp_path / "fill.py").write_text(FILLER)
    (tmp_path / "count.py").write_text(
        "import sys\nfrom pathlib import Path\nfrom concgui.core.storage import load\n"
        "print(len(load(Path(sys.argv[1]))))\n"
    )
    read_only = "mount -o remount,ro disk && " if folder == "read-only" else ""
    script = (
        f"mount -t tmpfs -o size=1m none disk && {sys.executable} fill.py {path} && ls disk >&2 && "
        f"{read_only}{sys.executable} count.py {path}"
    )
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=50,
    )
    if "unshare failed" in done.stderr or "permission denied" in done.stderr:
        pytest.skip("needs the right to mount")
    *counts, said, found = done.stdout.splitlines()
    assert said == f"RecordingError {path} cannot be written: database or disk is full."
    assert int(found) >= int(counts[-1]) > 0


# --- ranges of time --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_range_of_time_is_what_was_measured_in_it_and_who_is_who(tmp_path, version):
    path, recording = tmp_path / "run.concgui", filled(300)
    save(recording, path)
    with closing(sqlite3.connect(path)) as base:
        if version < 3:
            base.execute("DROP TABLE parts")
        if version < 2:
            base.executescript("DROP TABLE kernel; DROP TABLE kernel_names")
        base.execute(f"PRAGMA user_version = {version}")
        base.commit()
    t0, t1 = START_NS + 5 * MS, START_NS + 8 * MS
    some = load(path, t0, t1)
    assert lines(some) == ["line 5", "line 6", "line 0"]
    assert some.t0_ns == recording.t0_ns
    assert some.samples["t0_ns"].tolist() == [START_NS + n * MS for n in range(4, 8)]
    if version > 1:
        within = recording.kernel[(recording.kernel["t_ns"] >= t0) & (recording.kernel["t_ns"] < t1)]
        assert some.kernel.tolist() == within.tolist()
        assert some.kernel_through_ns == t1
    assert len(load(path, START_NS - 10, START_NS - 5)) == 0
    after = load(path, START_NS + 10**12)
    assert lines(after) == []
    assert after.t0_ns == recording.t0_ns
    assert list(load(path, None, None).events()) == list(recording.events())


def test_a_range_of_time_reads_only_the_parts_that_hold_it(tmp_path):
    """A page that is destroyed elsewhere in the file does not matter."""
    scribe = Scribe()
    scribe.hello()
    for number in range(60_000):
        scribe.output(number, "line")
    recording = Recording()
    recording.append(scribe.batch())
    save(recording, tmp_path / "run.concgui")
    with closing(sqlite3.connect(tmp_path / "run.concgui")) as base:
        base.execute("UPDATE events SET pid = 'x' WHERE id = 100")
        base.commit()
    some = load(tmp_path / "run.concgui", START_NS + 40_000 * MS, START_NS + 40_100 * MS)
    assert len(lines(some)) == 100
    with pytest.raises(RecordingError):
        load(tmp_path / "run.concgui")

"""Bad files: whatever stands in one, opening it gives the recording or one sentence, soon, in little memory."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from concgui.control.replay import Loaded
from concgui.core.kernel import KernelKind
from concgui.core.recording import Recording
from concgui.core.storage import RecordingError, load, save
from tests.kernelscribe import KernelScribe
from tests.scribe import MAIN, MS, START_NS, Scribe

ROOT = Path(__file__).resolve().parents[2]


def some_run(lines: int = 60) -> Recording:
    scribe, kernel, recording = Scribe(), KernelScribe(), Recording()
    scribe.hello()
    workers = [scribe.create(number + 1, f"p{number}") for number in range(3)]
    for number, worker in enumerate(workers):
        scribe.start(5 + number, worker, 200 + number)
    for number in range(lines):
        scribe.output(30 + number, f"line {number}", 200 + number % 3)
        kernel.turn(30 + number, 30.5 + number, 200 + number % 3, cpu=number % 2)
    for number, worker in enumerate(workers):
        scribe.leave(100 + number, worker, 200 + number)
    kernel.named(101, KernelKind.COMM, MAIN, "main")
    recording.append(scribe.batch())
    recording.add_kernel(kernel.batch(110))
    recording.add_samples(START_NS + np.arange(9) * MS, START_NS + np.arange(1, 10) * MS, 200, 200, 1, 0, ord("R"), -1)
    return recording


@pytest.fixture
def path(tmp_path):
    save(some_run(), tmp_path / "run.concgui")
    return tmp_path / "run.concgui"


def changed(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        for statement in statements:
            base.execute(statement)
    return path


def refusal(path: str | Path) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(RecordingError) as refused:
        Loaded(Path(path))
    said = str(refused.value)
    assert str(path) in said
    assert said.endswith(".")
    assert "\n" not in said.replace(str(path), "")
    assert len(said) < len(str(path)) + 120
    return said


def everything(loaded: Loaded) -> None:
    """Ask for what the window would ask."""
    for t_ns in (loaded.recording.t0_ns, loaded.recording.t0_ns + 50 * MS, loaded.recording.end_ns):
        loaded.views.view(1, t_ns)


# --- bytes -----------------------------------------------------------------------------------------------------------
def damaged(whole: bytes, how: str, chance: random.Random) -> bytes:
    data, pages = bytearray(whole), len(whole) // 4096
    match how:
        case "cut":
            del data[chance.randrange(len(data)) :]
        case "bits":
            for _ in range(chance.choice([1, 1, 3])):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        case "bytes":
            for _ in range(chance.choice([20, 200, 2000])):
                data[chance.randrange(len(data))] = chance.randrange(256)
        case "head":
            data[chance.randrange(100)] = chance.randrange(256)
        case "numbers":
            at = chance.randrange(100, len(data) - 8)
            data[at : at + 8] = chance.choice([b"\x7f" + b"\xff" * 7, b"\x80" + bytes(7), b"\xff" * 8, bytes(8)])
        case "page of zeros":
            at = chance.randrange(pages) * 4096
            data[at : at + 4096] = bytes(4096)
        case "page of another":
            at, other = chance.randrange(pages) * 4096, chance.randrange(pages) * 4096
            data[at : at + 4096] = data[other : other + 4096]
        case "grown":
            data += bytes(chance.randrange(1, 9000))
    return bytes(data)


@pytest.mark.parametrize(
    "how", ["cut", "bits", "bytes", "head", "numbers", "page of zeros", "page of another", "grown"]
)
def test_any_damage_gives_the_recording_or_one_sentence(path, how):
    whole, chance, slowest = path.read_bytes(), random.Random(how), 0.0
    assert len(load(path)) == len(some_run())  # it is damaged below, not here
    said: list[str] = []
    for _ in range(40):
        path.write_bytes(damaged(whole, how, chance))
        begun = time.process_time()
        try:
            loaded = Loaded(path)
        except RecordingError as refused:
            said.append(str(refused))
        else:
            everything(loaded)
        slowest = max(slowest, time.process_time() - begun)
    assert slowest < 3
    assert all(one.startswith(str(path)) and "\n" not in one for one in said)
    assert sorted(one.name for one in path.parent.iterdir()) == ["run.concgui"]


@pytest.mark.parametrize("how", ["cut", "bits", "bytes", "page of zeros"])
def test_any_damage_of_the_wal_gives_what_was_committed_or_one_sentence(path, tmp_path, how):
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("INSERT INTO texts SELECT id + 10000, text FROM texts")
        base.execute("UPDATE events SET value = value")
        bad = tmp_path / "bad"
        bad.mkdir()
        wal = Path(f"{path}-wal").read_bytes()
        assert len(wal) > 4096
        said: list[str] = []
        for number in range(15):
            shutil.copy(path, bad / "run.concgui")
            Path(f"{bad / 'run.concgui'}-wal").write_bytes(damaged(wal, how, random.Random(f"{how} {number}")))
            Path(f"{bad / 'run.concgui'}-shm").unlink(missing_ok=True)
            try:
                load(bad / "run.concgui")
            except RecordingError as refused:
                said.append(str(refused))
        assert not any("\n" in one for one in said)


# --- what stands in it -----------------------------------------------------------------------------------------------
def test_a_newer_schema_is_said_to_be_newer(path):
    assert refusal(changed(path, "PRAGMA user_version = 99")) == (
        f"{path} was written by a newer version of Concgui (schema 99; this one reads 1 to 3)."
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET t_ns = 9223372036854775807 WHERE id = 5",
        "UPDATE events SET t_ns = -9223372036854775808 WHERE id = 1",
        "UPDATE kernel SET t_ns = 9223372036854775807 WHERE rowid = (SELECT max(rowid) FROM kernel)",
        "UPDATE meta SET value = '9223372036854775807' WHERE key = 'kernel_through_ns'",
        "INSERT INTO samples VALUES (-9223372036854775808, 9223372036854775807, 1, 1, 1, 1, 82, 0)",
        "UPDATE meta SET value = replace(hex(zeroblob(50000)), '00', '[') WHERE key = 'argv'",
        "UPDATE meta SET value = '[NaN]' WHERE key = 'cores'",
        "UPDATE meta SET value = x'ff' WHERE key = 'program'",
        "UPDATE texts SET text = CAST(x'0aff0a' AS TEXT)",
        "UPDATE kernel SET cpu = 200000",
        "INSERT INTO texts VALUES (99999, zeroblob(64000001))",
        "ALTER TABLE events RENAME COLUMN kind TO sort",
    ],
)
def test_values_that_cannot_be_are_refused(path, statement):
    refusal(changed(path, "DROP VIEW named", statement))


def test_a_table_without_an_end_is_given_up(path):
    """A made-up file, whose events are a query that never ends."""
    columns = "kind, seq, t_ns, pid, tid, subject, value, text"
    changed(
        path,
        "DROP VIEW named",
        "ALTER TABLE events RENAME TO real",
        f"CREATE VIEW events AS WITH RECURSIVE more(rowid, {columns}) AS (SELECT id, {columns} FROM real WHERE id = 1 "
        f"UNION ALL SELECT rowid + 1, {columns} FROM more) SELECT * FROM more",
    )
    begun = time.monotonic()
    refusal(path)
    assert time.monotonic() - begun < 10


# --- sizes -----------------------------------------------------------------------------------------------------------
MEASURE = """
import resource, sys
from pathlib import Path
from concgui.core.storage import RecordingError, load
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    print(len(load(Path(sys.argv[1]))))
except RecordingError as error:
    print(error)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.parametrize("what", ["grown", "zeros", "count"])
def test_a_huge_file_takes_neither_time_nor_memory(path, what):
    """Files with holes, of many GB, of which nothing is true."""
    if what == "zeros":
        path.write_bytes(b"")
    elif what == "count":
        with path.open("r+b") as file:
            file.seek(28)
            file.write((0x7FFFFFFF).to_bytes(4, "big"))
    try:
        os.truncate(path, 40 << 30)
    except OSError:
        pytest.skip("no file of 40 GB, not even an empty one, can be made here")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", MEASURE, str(path)]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=30)
    finally:
        path.unlink()
    said, kilobytes = done.stdout.splitlines()
    assert said == str(len(some_run())) if what == "grown" else said.startswith(str(path))
    assert int(kilobytes) < 50_000


def test_too_little_memory_is_said(tmp_path):
    path = tmp_path / "run.concgui"
    save(some_run(1), path)
    changed(path, "WITH RECURSIVE more(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM more LIMIT 900000) "
                  "INSERT INTO texts SELECT n + 100, 'text ' || n FROM more")  # fmt: skip
    limited = (
        "import resource\nimport concgui.control.replay\nresource.setrlimit(resource.RLIMIT_DATA, (60 << 20,) * 2)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", limited + MEASURE, str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=50)
    assert done.stdout.splitlines()[0] == f"{path} is too large for this machine's memory."


# --- places and names ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", [b"a b.concgui", "ä✓ #%?.concgui".encode(), b"new\nline.concgui", b"\xff\xfe.concgui"])
def test_any_name_can_be_opened_and_saved(path, name):
    other = Path(os.fsdecode(os.fsencode(path.parent) + b"/" + name))
    save(load(path), other)
    assert len(Loaded(other).recording) == len(some_run())


def test_what_is_no_file_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "fifo.concgui")
    (tmp_path / "loop.concgui").symlink_to(tmp_path / "loop.concgui")
    for path in (tmp_path / "fifo.concgui", tmp_path, "/dev/null", "/dev/zero"):
        assert refusal(path) == f"{path} is not a file."
    for path in (tmp_path / "none", tmp_path / "loop.concgui", tmp_path / "no\0name"):
        assert refusal(path) == f"There is no file {path}."
    assert refusal(tmp_path / ("x" * 300)).endswith("cannot be read: File name too long.")


def test_a_file_that_may_not_be_read_says_so(path):
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root may read everything")
    assert refusal(path) == f"{path} cannot be read: Permission denied."


def test_a_file_and_a_folder_that_are_read_only_can_be_read(path):
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        assert len(load(path)) == len(some_run())
    finally:
        path.parent.chmod(0o700)

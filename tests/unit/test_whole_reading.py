"""A whole recording from the pages of its file: the same as SQLite gives row by row, or not at all."""

import sqlite3
from contextlib import closing

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from concgui.core import reading
from concgui.core.events import EVENT_DTYPE, Batch
from concgui.core.kernel import KERNEL_DTYPE, KernelBatch
from concgui.core.lanes import fold
from concgui.core.recording import Recording
from concgui.core.sqlitepages import Pages, Unusual
from concgui.core.storage import load, save
from concgui.core.telling import Cancelled
from concgui.program import wire

NUMBERS = st.one_of(st.integers(-3, 3), st.integers(-(1 << 63), (1 << 63) - 1), st.integers(-70_000, 70_000))

OTHER_SAMPLES = """DROP TABLE samples; CREATE VIEW samples AS
SELECT 1 t0_ns, 2 t1_ns, 3 pid, 3 tid, 4 cpu_ns, 5 wait_ns, 6 state, 0 cpu, 1 rowid"""
OTHER_ORDER = """CREATE TABLE x AS SELECT * FROM events; DROP TABLE events;
CREATE TABLE events (kind INTEGER, id INTEGER PRIMARY KEY, seq INTEGER, t_ns INTEGER, pid INTEGER, tid INTEGER,
                     subject INTEGER, value INTEGER, text INTEGER);
INSERT INTO events SELECT kind, id, seq, t_ns, pid, tid, subject, value, text FROM x"""


def many_events(count: int, seed: int = 1) -> Recording:
    """A run of all kinds of numbers: none of them means anything."""
    random, recording = np.random.default_rng(seed), Recording()
    heads = np.zeros(count, EVENT_DTYPE)
    heads["kind"] = random.choice([wire.OUTPUT, wire.CALL_BEGIN, wire.CALL_END, wire.OS_STATE], count)
    for name in ("seq", "pid", "tid"):
        heads[name] = random.integers(0, 1 << random.integers(1, 33, count))
    heads["t_ns"] = 10**15 + np.arange(count) * 1000
    heads["subject"] = random.integers(0, 1 << 64, count, np.uint64) >> random.integers(0, 64, count).astype(np.uint64)
    heads["value"] = random.integers(-(1 << 63), 1 << 63, count) >> random.integers(0, 63, count)
    texts = [b"\xff cut" if n % 7 == 0 else f"Zeile {n % 999} ✓".encode() * (n % 9) for n in range(count)]
    heads["size"] = size = np.array([len(text) for text in texts])
    heads["more"] = -(-size // wire.CHUNK)
    recording.append(Batch(heads, b"".join(texts), np.cumsum(size) - size))
    kernel = np.zeros(count // 2, KERNEL_DTYPE)
    kernel["t_ns"], kernel["kind"], kernel["tid"] = 10**15 + np.arange(count // 2) * 500, 1, np.arange(count // 2)
    recording.add_kernel(KernelBatch(kernel, ("one", "zwei"), 10**15 + count * 500))
    recording.add_samples(np.arange(count // 3), np.arange(count // 3) + 5, 7, 8, 1, 0, ord("R"), -1)
    return recording


def same(one: Recording, two: Recording) -> None:
    """Everything that is in one is in the other."""
    ours, theirs = one.batch(), two.batch()
    assert (ours.heads == theirs.heads).all()
    assert [ours.payload(n) for n in range(len(one))] == [theirs.payload(n) for n in range(len(two))]
    assert one.samples.tolist() == two.samples.tolist()
    assert one.kernel.tolist() == two.kernel.tolist()
    assert one.kernel_names == two.kernel_names
    assert one.meta == two.meta
    told = [(r.end_ns, r.sent(), r.shown(), r.kernel_through_ns) for r in (one, two)]
    assert told[0] == told[1]


@pytest.fixture
def by_rows(monkeypatch):
    """Load as if nothing could be read from pages; and see that else something was."""
    really, told = reading.read_whole, []

    def read_whole(*args):
        told.append(really(*args))
        return told[-1]

    monkeypatch.setattr(reading, "read_whole", read_whole)

    def load_by_rows(path):
        with monkeypatch.context() as patch:
            patch.setattr(reading, "read_whole", lambda *_args: False)
            return load(path)

    return load_by_rows, told


@pytest.mark.parametrize("count", [0, 1, 40, 30_000])
def test_pages_give_what_the_rows_give(tmp_path, by_rows, count):
    load_by_rows, told = by_rows
    path = tmp_path / "numbers"  # under a name that the look at every recording passes over: it is no run
    save(many_events(count), path)
    same(load(path), load_by_rows(path))
    assert told == [True]


def test_what_is_in_the_wal_alone_is_read(tmp_path, by_rows):
    load_by_rows, told = by_rows
    path = tmp_path / "run.concgui"
    save(many_events(3000), path)
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("UPDATE events SET value = 77 WHERE id = 2900")
        found = load(path)
        assert found.heads["value"][2899] == 77
        same(found, load_by_rows(path))
    assert told == [True]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET value = 1.5 WHERE id = 20",
        "UPDATE events SET seq = NULL WHERE id = 20",
        "UPDATE events SET kind = 250 WHERE id = 20",
        "UPDATE events SET text = 99999 WHERE id = 20",
        "UPDATE texts SET text = CAST(x'ff' AS TEXT) WHERE id = 3",
        f"UPDATE texts SET text = '{'x' * 9000}' WHERE id = 3",
        "ALTER TABLE events ADD COLUMN more INTEGER",
        OTHER_SAMPLES,
        OTHER_ORDER,
    ],
)
def test_what_is_stored_in_another_way_is_left_to_sqlite(tmp_path, by_rows, statement):
    _, told = by_rows
    path = tmp_path / "run.concgui"
    save(many_events(200), path)
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.executescript(statement)
    try:
        load(path)
    except Exception as error:
        assert str(path) in str(error)  # noqa: PT017  it may be refused, too: in one sentence
    assert told == [False]


@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.none() | NUMBERS), max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_numbers_are_read_as_they_are(tmp_path, rows):
    path = tmp_path / "numbers"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("CREATE TABLE t (a INTEGER, b INTEGER, c INTEGER)")
        base.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
        root = base.execute("SELECT rootpage FROM sqlite_master").fetchone()[0]
    pages = Pages(np.frombuffer(path.read_bytes(), np.uint8))
    found = [columns for _, columns in pages.integers(root, 3, frozenset((2,)))]
    read = [tuple(row) for columns in found for row in np.stack(columns, 1).tolist()]
    assert read == [(a, b, c or 0) for a, b, c in rows]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The bytes of a file, and where its tables begin."""
    path = tmp_path_factory.mktemp("whole") / "run.concgui"
    save(many_events(2000), path)
    with closing(sqlite3.connect(path)) as base:
        roots = dict(base.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'").fetchall())
    return np.frombuffer(path.read_bytes(), np.uint8), roots


@pytest.mark.parametrize("seed", range(60))
def test_damaged_pages_are_left_or_give_numbers(whole, seed):
    random, image, roots = np.random.default_rng(seed), whole[0].copy(), whole[1]
    for at in random.integers(100, len(image), 40):
        image[at] = random.integers(0, 256)
    image[(roots["events"] - 1) * 4096 + random.integers(0, 40)] ^= 1 << random.integers(0, 8)
    try:
        pages = Pages(image)
        list(pages.integers(roots["events"], 9, frozenset((0, 8))))
        pages.texts(roots["texts"])
    except (Unusual, IndexError):
        pass


def test_reading_can_be_given_up(tmp_path):
    save(many_events(200), tmp_path / "run.concgui")

    def tell(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        load(tmp_path / "run.concgui", tell=tell)
    with pytest.raises(Cancelled):
        fold(many_events(200), tell)
    assert len(load(tmp_path / "run.concgui")) == 200

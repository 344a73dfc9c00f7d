"""The kernel's records in a recording and in its file."""

import sqlite3
from contextlib import closing
from itertools import pairwise

import pytest

from concgui.core.kernel import KernelKind
from concgui.core.recording import Recording
from concgui.core.storage import RecordingError, load, save
from tests.kernelscribe import KernelScribe
from tests.scribe import MS, START_NS, Scribe


def with_kernel() -> Recording:
    scribe, kernel = Scribe(), KernelScribe()
    scribe.hello()
    recording = Recording()
    recording.append(scribe.batch())
    kernel.born(1, 201)
    kernel.turn(2, 3, 201, cpu=1, out=KernelKind.PREEMPTED)
    kernel.named(2.5, KernelKind.EXEC, 201, "sleep")
    recording.add_kernel(kernel.batch(4))
    kernel.named(5, KernelKind.COMM, 201, "été")
    kernel.lost(6, 0, 12)
    recording.add_kernel(kernel.batch(10))
    return recording


def test_the_kernels_records_are_saved_and_loaded(tmp_path):
    recording = with_kernel()
    save(recording, tmp_path / "kernel.concgui")
    again = load(tmp_path / "kernel.concgui")
    assert again.kernel.tolist() == recording.kernel.tolist()
    assert len(again.kernel) == 6
    assert again.kernel_names == ["sleep", "été"]
    assert (again.kernel_through_ns, again.kernel_lost) == (START_NS + 10 * MS, 12)
    assert again.meta.kernel_through_ns == START_NS + 10 * MS


def test_batches_of_a_replay_hold_every_record_once():
    recording = with_kernel()
    batches = list(recording.kernel_batches(step_ns=1_500_000))
    assert [row for batch in batches for row in batch.rows.tolist()] == recording.kernel.tolist()
    assert [name for batch in batches for name in batch.names] == recording.kernel_names
    through = [batch.through_ns for batch in batches]
    assert through == sorted(through)
    assert through[-1] == recording.kernel_through_ns
    for before, batch in pairwise(batches):
        assert not len(batch) or batch.rows["t_ns"][0] >= before.through_ns


def test_a_recording_of_the_first_schema_still_opens(tmp_path):
    path = tmp_path / "old.concgui"
    scribe = Scribe()
    scribe.hello()
    save(scribe.recording(), path)
    with closing(sqlite3.connect(path)) as base:
        base.executescript("DROP TABLE kernel; DROP TABLE kernel_names; PRAGMA user_version = 1")
        base.execute("DELETE FROM meta WHERE key IN ('cores', 'machine_cores', 'kernel_through_ns')")
        base.commit()
    again = load(path)
    assert len(again) == 2
    assert (len(again.kernel), again.kernel_through_ns, again.meta.cores) == (0, 0, ())


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE kernel SET kind = 99",
        "UPDATE kernel SET t_ns = -t_ns",
        "UPDATE kernel SET tid = 'x'",
        "UPDATE kernel SET cpu = 99999",
        "UPDATE meta SET value = '\"x\"' WHERE key = 'kernel_through_ns'",
        "DROP TABLE kernel",
    ],
)
def test_damaged_kernel_records_are_refused_in_one_sentence(tmp_path, damage):
    path = tmp_path / "bad.concgui"
    save(with_kernel(), path)
    with closing(sqlite3.connect(path)) as base:
        base.executescript(damage)
        base.commit()
    with pytest.raises(RecordingError) as refused:
        load(path)
    assert "\n" not in str(refused.value)

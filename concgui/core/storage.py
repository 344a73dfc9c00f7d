"""Saving and loading recordings; see `concgui.core.recordingfile` for what the files hold."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np

from concgui.core.events import EVENT_DTYPE, Batch
from concgui.core.kernel import KERNEL_DTYPE, KernelBatch, KernelKind, no_rows
from concgui.core.kinds import EventKind
from concgui.core.recording import SAMPLE_DTYPE, Recording, RecordingMeta
from concgui.core.recordingfile import APPLICATION_ID, SCHEMA, EventRow, RecordingError, write_file
from concgui.program import wire

__all__ = ["RecordingError", "load", "save"]

_CHUNK = 50_000
_META_TYPES: dict[str, Any] = {
    "run": int,
    "argv": list,
    "exitcode": (int, type(None)),
    "cores": list,
    "machine_cores": int,
    "kernel_through_ns": int,
}


def save(recording: Recording, path: Path) -> None:
    """Write a recording: whole, or not at all. Raise RecordingError with one sentence when that is impossible."""
    texts: dict[bytes, int] = {}
    batches = (recording.batch(start, start + _CHUNK) for start in range(0, len(recording), _CHUNK))
    rows = (row for batch in batches for row in _rows(batch, texts))
    samples = recording.samples
    parts = (samples[start : start + _CHUNK].tolist() for start in range(0, len(samples), _CHUNK))
    meta = asdict(recording.meta) | {"kernel_through_ns": recording.kernel_through_ns}
    kernel = _kernel_tuples(recording)
    write_file(path, meta, rows, texts, (row for part in parts for row in part), kernel, recording.kernel_names)


def _kernel_tuples(recording: Recording) -> Iterator[tuple[int, ...]]:
    kernel = recording.kernel
    for start in range(0, len(kernel), _CHUNK):
        yield from kernel[start : start + _CHUNK].tolist()


def _rows(batch: Batch, texts: dict[bytes, int]) -> Iterator[EventRow]:
    heads = batch.heads
    numbers: list[int | None] = [None] * len(heads)
    for index in np.flatnonzero(heads["size"]).tolist():
        numbers[index] = texts.setdefault(batch.payload(index), len(texts) + 1)
    columns: list[Any] = [heads[name].tolist() for name in ("kind", "seq", "t_ns", "pid", "tid")]
    columns += [heads["subject"].view(np.int64).tolist(), heads["value"].tolist(), numbers]
    return zip(*columns, strict=True)


def load(path: Path) -> Recording:
    """Read a recording. Raise RecordingError with one sentence when the file is none, or a damaged one."""
    if not path.is_file():
        raise RecordingError(f"{path} is not a file.")
    try:
        if _is_cut(path):
            raise RecordingError(f"{path} is a damaged recording: its end is missing.")
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            return _read(base, path)
    except RecordingError:
        raise
    except OSError as error:
        raise RecordingError(f"{path} cannot be read: {error.strerror or error}.") from error
    except sqlite3.OperationalError as error:
        raise RecordingError(f"{path} cannot be read as a recording: {error}.") from error
    except sqlite3.Error as error:
        raise RecordingError(f"{path} is not a recording, or is damaged.") from error
    except (ValueError, TypeError, OverflowError, KeyError) as error:
        raise RecordingError(f"{path} is a damaged recording: it holds values that cannot be.") from error


def _is_cut(path: Path) -> bool:
    """Whether an SQLite file is shorter than it says (sqlite.org/fileformat2.html): SQLite might not notice."""
    with path.open("rb") as file:
        head = file.read(32)
        size = file.seek(0, os.SEEK_END)
    if len(head) < 32 or not head.startswith(b"SQLite format 3\0"):
        return False
    page = int.from_bytes(head[16:18], "big")
    return size < int.from_bytes(head[28:32], "big") * (65536 if page == 1 else page)


def _read(base: sqlite3.Connection, path: Path) -> Recording:
    if base.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise RecordingError(f"{path} is not a recording of concgui.")
    version = base.execute("PRAGMA user_version").fetchone()[0]
    if not 1 <= version <= SCHEMA:
        raise RecordingError(
            f"{path} was written by another version of concgui (schema {version}, here 1 to {SCHEMA})."
        )
    recording = Recording(_meta(base))
    texts: dict[int | None, bytes] = {}
    for number, text in base.execute("SELECT id, text FROM texts"):
        if not isinstance(text, str | bytes):
            raise TypeError(text)
        texts[number] = text.encode() if isinstance(text, str) else text
    cursor = base.execute("SELECT kind, seq, t_ns, pid, tid, subject, value, text FROM events ORDER BY id")
    while rows := cursor.fetchmany(_CHUNK):
        recording.append(_batch(rows, texts))
    cursor = base.execute("SELECT t0_ns, t1_ns, pid, tid, cpu_ns, wait_ns, state, cpu FROM samples ORDER BY rowid")
    while rows := cursor.fetchmany(_CHUNK):
        recording.append_samples(np.array(rows, SAMPLE_DTYPE))
    if version > 1 and recording.meta.kernel_through_ns:
        _read_kernel(base, recording)
    return recording


def _read_kernel(base: sqlite3.Connection, recording: Recording) -> None:
    names = tuple(str(text) for (text,) in base.execute("SELECT text FROM kernel_names ORDER BY id"))
    cursor = base.execute("SELECT t_ns, value, pid, tid, cpu, kind FROM kernel ORDER BY rowid")
    last = 0
    while rows := cursor.fetchmany(_CHUNK):
        batch = np.array(rows, KERNEL_DTYPE)
        if not np.isin(batch["kind"], _KERNEL_KINDS).all() or (np.diff(batch["t_ns"], prepend=last) < 0).any():
            raise ValueError("kernel")
        last = int(batch["t_ns"][-1])
        recording.add_kernel(KernelBatch(batch, names, last))
        names = ()
    recording.add_kernel(KernelBatch(no_rows(), names, recording.meta.kernel_through_ns))


def _meta(base: sqlite3.Connection) -> RecordingMeta:
    told = {key: json.loads(value) for key, value in base.execute("SELECT key, value FROM meta")}
    known = {field.name: told[field.name] for field in fields(RecordingMeta) if field.name in told}
    for name, value in known.items():
        if not isinstance(value, _META_TYPES.get(name, str)):
            raise TypeError(name)
    known["argv"] = tuple(map(str, known.get("argv", ())))
    known["cores"] = tuple(map(int, known.get("cores", ())))
    return RecordingMeta(**known)


_KINDS = frozenset(int(kind) for kind in EventKind)
_KERNEL_KINDS = [int(kind) for kind in KernelKind]


def _batch(rows: list[tuple[Any, ...]], texts: dict[int | None, bytes]) -> Batch:
    """Make a batch of rows. Raise ValueError, TypeError, OverflowError or KeyError for what no event can hold."""
    heads = np.zeros(len(rows), EVENT_DTYPE)
    kind, seq, t_ns, pid, tid, subject, value, text = zip(*rows, strict=True)
    if not _KINDS.issuperset(kind):
        raise ValueError(kind)
    given = {"kind": kind, "seq": seq, "t_ns": t_ns, "pid": pid, "tid": tid, "value": value}
    for name, column in given.items():
        heads[name] = np.array(column, np.int64).astype(EVENT_DTYPE[name], casting="unsafe")
        if (heads[name].astype(np.int64) != np.array(column, np.int64)).any():
            raise OverflowError(name)
    heads["subject"] = np.array(subject, np.int64).view(np.uint64)
    if not any(text):
        return Batch(heads, b"", np.zeros(len(rows), np.int64))
    payloads = [texts[number] if number is not None else b"" for number in text]
    size = np.fromiter(map(len, payloads), np.int64, len(payloads))
    if (size > wire.MAX_PAYLOAD).any():
        raise OverflowError("text")
    heads["size"] = size
    heads["more"] = -(-size // wire.CHUNK)
    return Batch(heads, b"".join(payloads), np.cumsum(size) - size)

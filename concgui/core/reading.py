"""From the tables of an open recording file to a recording: all of it, or a range of time."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import fields
from io import FileIO
from pathlib import Path
from typing import Any

import numpy as np

from concgui.core import checkedrows
from concgui.core.events import Batch
from concgui.core.kernel import KERNEL_DTYPE, KernelBatch, KernelKind, no_rows
from concgui.core.recording import SAMPLE_DTYPE, Recording, RecordingMeta
from concgui.core.recordingfile import APPLICATION_ID, SCHEMA, RecordingError
from concgui.core.telling import Tell
from concgui.core.wholereading import read_whole
from concgui.core.words import tr
from concgui.program import wire

_CHUNK = 10_000
_META_TYPES: dict[str, Any] = {
    "run": int,
    "argv": list,
    "exitcode": (int, type(None)),
    "cores": list,
    "machine_cores": int,
    "kernel_through_ns": int,
    "lesson": dict,
}
#: What tells who is who, who was born and who has ended: wanted also from before a range of time.
_LIVES = (
    *(wire.HELLO, wire.FIRST, wire.PROCESS_CREATED, wire.THREAD_CREATED, wire.START, wire.STARTED, wire.START_FAILED),
    *(wire.TARGET_ENTERED, wire.TARGET_LEFT, wire.EXIT, wire.REAPED, wire.NAME, wire.MAIN_LEFT, wire.HELPER),
    *(wire.MAIN_EXIT, wire.OS_EXIT, wire.OS_CORES),
)
_KERNEL_LIVES = tuple(map(int, (KernelKind.FORK, KernelKind.EXIT, KernelKind.COMM, KernelKind.EXEC)))
_EVENTS = "SELECT kind, seq, t_ns, pid, tid, subject, value, ifnull(text, 0) FROM events"
_SAMPLES = "SELECT t0_ns, t1_ns, pid, tid, cpu_ns, wait_ns, state, cpu FROM samples"
_KERNEL = "SELECT t_ns, value, pid, tid, cpu, kind FROM kernel"
_FOREVER = (-(1 << 63), (1 << 63) - 1)


class Reading:
    """Reads with the constructor; `recording` is what was read. See `concgui.core.storage.load` for what it raises."""

    def __init__(
        self, base: sqlite3.Connection, path: Path, file: FileIO, times: tuple[int | None, int | None], tell: Tell
    ) -> None:
        """base: the file in a transaction; file: the same; times: the range, None for its beginning or its end."""
        t0_ns, t1_ns = times
        self._base = base
        self._tell = tell
        self._all = t0_ns is None and t1_ns is None
        self._t0 = _FOREVER[0] if t0_ns is None else t0_ns
        self._t1 = _FOREVER[1] if t1_ns is None else t1_ns
        if base.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise RecordingError(tr("{path} is not a recording of concgui.", path=path))
        self._version = base.execute("PRAGMA user_version").fetchone()[0]
        if self._version > SCHEMA:
            raise RecordingError(
                tr(
                    "{path} was written by a newer version of Concgui (schema {version}; this one "
                    "reads 1 to {schema}).",
                    path=path,
                    version=self._version,
                    schema=SCHEMA,
                )
            )
        if self._version < 1:
            raise RecordingError(
                tr("{path} is a damaged recording: there is no schema {version}.", path=path, version=self._version)
            )
        self.recording = Recording(_meta(base))
        asked = self._version > 1 and self.recording.meta.kernel_through_ns != 0
        names = self._kernel_names() if asked else ()
        if self._all and read_whole(base, file, self.recording, names, tell):
            return
        self._read_events()
        for rows in self._rows(_SAMPLES, "samples", "t1_ns", "t0_ns"):
            self.recording.append_samples(np.array(rows, SAMPLE_DTYPE))
        if asked:
            self._read_kernel(names)

    def _rows(self, select: str, table: str, end: str, begin: str, lives: str = "") -> Iterator[list[tuple[Any, ...]]]:
        """Yield rows in their order: of the range of time those that end after it began and begin before it ended.

        `lives`: a condition for rows that are wanted from before it, too.
        """
        if self._all:
            last = int(self._base.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0)  # noqa: S608
            yield from self._chunks(self._base.execute(f"{select} ORDER BY rowid"), last)
            return
        here = f"({end} >= {self._t0} AND {begin} < {self._t1})"
        if lives:
            here = f"({here} OR ({begin} < {self._t0} AND ({lives})))"
        first, last = self._place(table)
        if lives:
            yield from self._chunks(self._base.execute(f"{select} WHERE rowid < {first} AND ({lives}) ORDER BY rowid"))
        where = f"rowid BETWEEN {first} AND {last} AND {here}"
        yield from self._chunks(self._base.execute(f"{select} WHERE {where} ORDER BY rowid"))

    def _chunks(self, cursor: sqlite3.Cursor, count: int = 0) -> Iterator[list[tuple[Any, ...]]]:
        done = 0
        while rows := cursor.fetchmany(_CHUNK):
            yield rows
            done += len(rows)
            self._tell(min(1.0, done / count) if count else 0.0)

    def _place(self, table: str) -> tuple[int, int]:
        """Return the first and the last row in which the range of time may lie."""
        if self._version < 3:
            return 1, _FOREVER[1]
        found = self._base.execute(
            "SELECT min(first), max(last) FROM parts WHERE what = ? AND t1_ns >= ? AND t0_ns < ?",
            (table, self._t0, self._t1),
        ).fetchone()
        if found[0] is not None:
            return int(found[0]), int(found[1])
        before = self._base.execute("SELECT max(last) FROM parts WHERE what = ? AND t1_ns < ?", (table, self._t0))
        last = int(before.fetchone()[0] or 0)
        return last + 1, last

    def _read_events(self) -> None:
        texts: dict[int, bytes] = {}
        for number, text in self._base.execute("SELECT id, text FROM texts"):
            if not isinstance(text, str | bytes):
                raise TypeError(text)
            texts[number] = text.encode() if isinstance(text, str) else text
        lives = f"rowid = 1 OR kind IN ({', '.join(map(str, _LIVES))})"
        for rows in self._rows(_EVENTS, "events", "t_ns", "t_ns", lives):
            self.recording.append(_batch(rows, texts))

    def _kernel_names(self) -> tuple[str, ...]:
        return tuple(str(text) for (text,) in self._base.execute("SELECT text FROM kernel_names ORDER BY id"))

    def _read_kernel(self, names: tuple[str, ...]) -> None:
        lives, last = f"kind IN ({', '.join(map(str, _KERNEL_LIVES))})", 0
        for rows in self._rows(_KERNEL, "kernel", "t_ns", "t_ns", lives):
            batch = checkedrows.checked(np.array(rows, KERNEL_DTYPE), last)
            last = int(batch["t_ns"][-1])
            self.recording.add_kernel(KernelBatch(batch, names, last))
            names = ()
        through = min(self.recording.meta.kernel_through_ns, self._t1)
        self.recording.add_kernel(KernelBatch(no_rows(), names, through))


def _meta(base: sqlite3.Connection) -> RecordingMeta:
    told = {key: json.loads(value) for key, value in base.execute("SELECT key, value FROM meta")}
    known = {field.name: told[field.name] for field in fields(RecordingMeta) if field.name in told}
    for name, value in known.items():
        if not isinstance(value, _META_TYPES.get(name, str)):
            raise TypeError(name)
    known["argv"] = tuple(map(str, known.get("argv", ())))
    known["cores"] = tuple(map(int, known.get("cores", ())))
    return RecordingMeta(**known)


def _batch(rows: list[tuple[Any, ...]], texts: dict[int, bytes]) -> Batch:
    """Make a batch of rows. Raise ValueError, TypeError, OverflowError or KeyError for what no event can hold."""
    table = np.array(rows)
    if table.dtype != np.int64:
        raise TypeError(str(table.dtype))
    with_text = np.flatnonzero(table[:, 7])
    payloads = [texts[number] for number in table[with_text, 7].tolist()]
    size = np.zeros(len(rows), np.int64)
    size[with_text] = np.fromiter(map(len, payloads), np.int64, len(payloads))
    heads = checkedrows.event_heads(list(table.T), size)
    return Batch(heads, b"".join(payloads), np.cumsum(size) - size)

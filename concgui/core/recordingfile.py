"""Recordings as files: SQLite, so that anybody can query them. What is in one, and how it is written. No numpy, no Qt.

``PRAGMA application_id`` is APPLICATION_ID, ``PRAGMA user_version`` is SCHEMA. The tables::

    meta     key TEXT, value TEXT            the fields of RecordingMeta as JSON
    texts    id INTEGER, text TEXT or BLOB   each different text once; a BLOB where it is no whole UTF-8
    events   id INTEGER                      order of arrival, from 1
             kind, seq, t_ns, pid, tid, subject, value INTEGER
             text INTEGER                    id in texts, or NULL
    samples  t0_ns, t1_ns, pid, tid, cpu_ns, wait_ns, state, cpu INTEGER
    kernel   t_ns, value, pid, tid, cpu, kind INTEGER    in order of time (since schema 2)
    kernel_names  id INTEGER, text TEXT      names of threads and programs, from 0 (since schema 2)
    kinds    kind INTEGER, name TEXT         the names of the kinds of events
    parts    what TEXT                       "events", "samples" or "kernel" (since schema 3)
             first, last INTEGER             rows of that table, by their rowid
             t0_ns, t1_ns INTEGER            the times that occur in them lie in t0_ns … t1_ns

In events, ``kind``, ``subject`` and ``value`` mean what `concgui.program.wire` says; in samples, the columns are those
of `concgui.core.recording.SAMPLE_DTYPE`; in kernel, those of `concgui.core.kernel`. Times are nanoseconds of one clock.
The view ``named`` shows events with their kinds and texts. Files of schema 1 and 2 are read as well.
A file that is being written is in SQLite's WAL mode and has a ``-wal`` beside it; see `concgui.core.livefile`.

`concgui record` imports this while a script runs, so it imports little itself: no pathlib, typing or dataclasses.
"""

from __future__ import annotations

import json
import os
import sqlite3
from itertools import chain, islice

from concgui.core.kinds import EventKind
from concgui.core.words import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

APPLICATION_ID = 0x436F6E63  # "Conc"
SCHEMA = 3
#: Rows of one part, at the most.
PART_ROWS = 10_000

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE kinds (kind INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE texts (id INTEGER PRIMARY KEY, text);
CREATE TABLE events (id INTEGER PRIMARY KEY, kind INTEGER, seq INTEGER, t_ns INTEGER, pid INTEGER, tid INTEGER,
                     subject INTEGER, value INTEGER, text INTEGER REFERENCES texts);
CREATE TABLE samples (t0_ns INTEGER, t1_ns INTEGER, pid INTEGER, tid INTEGER, cpu_ns INTEGER, wait_ns INTEGER,
                      state INTEGER, cpu INTEGER);
CREATE TABLE kernel (t_ns INTEGER, value INTEGER, pid INTEGER, tid INTEGER, cpu INTEGER, kind INTEGER);
CREATE TABLE kernel_names (id INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE parts (what TEXT, first INTEGER, last INTEGER, t0_ns INTEGER, t1_ns INTEGER);
CREATE VIEW named AS
    SELECT events.id, t_ns, kinds.name AS kind, pid, tid, subject, value, texts.text
    FROM events LEFT JOIN kinds USING (kind) LEFT JOIN texts ON texts.id = events.text ORDER BY events.id;
"""

_COLUMNS = {
    "events": ("kind", "seq", "t_ns", "pid", "tid", "subject", "value", "text"),
    "texts": ("id", "text"),
    "samples": ("t0_ns", "t1_ns", "pid", "tid", "cpu_ns", "wait_ns", "state", "cpu"),
    "kernel": ("t_ns", "value", "pid", "tid", "cpu", "kind"),
    "kernel_names": ("id", "text"),
}
#: The tables of what was measured, with the columns that say from when to when a row is.
_TIMES = (("events", "t_ns", "t_ns"), ("samples", "t0_ns", "t1_ns"), ("kernel", "t_ns", "t_ns"))
#: Rows that one statement inserts.
_MANY_ROWS = (512, 64, 8, 1)

#: kind, seq, t_ns, pid, tid, subject, value, and the number of its text or None; all within SQLite's signed 64 bits.
EventRow = tuple[int, int, int, int, int, int, int, int | None]


class RecordingError(Exception):
    """The file cannot be read or written as a recording; the text is one sentence."""


def write_file(
    path: str | os.PathLike[str],
    meta: Mapping[str, object],
    events: Iterable[EventRow],
    texts: Mapping[bytes, int],
    samples: Iterable[tuple[int, ...]] = (),
    kernel: Iterable[tuple[int, ...]] = (),
    kernel_names: Iterable[str] = (),
) -> None:
    """Write a recording: whole, or not at all. What stood at `path` before is replaced only when all is written.

    `meta`: the fields of RecordingMeta. `texts`: the texts with their numbers; it may grow while `events` are taken.
    `kernel`: t_ns, value, pid, tid, cpu, kind of each record, in order of time.
    Raise RecordingError with one sentence.
    """
    folder, name = os.path.split(path)
    part = os.path.join(folder, f".{name}.{os.getpid()}.part")  # noqa: PTH118
    fd = -1
    try:
        # SQLite would not tell why a file cannot be made.
        fd = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o666)
        base = sqlite3.connect(part, isolation_level=None)
        try:
            # The file is nobody's until it is whole: there is no need to be safe against a crash half-way.
            base.execute("PRAGMA journal_mode = OFF")
            base.execute("PRAGMA synchronous = OFF")
            begin_tables(base)
            base.executemany("INSERT INTO meta VALUES (?, ?)", meta_rows(meta))
            insert(base, "events", events)
            insert(base, "texts", ((number, readable(text)) for text, number in texts.items()))
            insert(base, "samples", samples)
            insert(base, "kernel", kernel)
            insert(base, "kernel_names", enumerate(kernel_names))
            for what, begin, end in _TIMES:
                base.execute(
                    f"INSERT INTO parts SELECT '{what}', min(rowid), max(rowid), min({begin}), max({end})"  # noqa: S608
                    f" FROM {what} GROUP BY (rowid - 1) / {PART_ROWS} ORDER BY 2"
                )
            base.execute("COMMIT")
        finally:
            base.close()
        os.fsync(fd)
        put_in_place(part, path)
    except OSError as error:
        raise RecordingError(
            tr("{path} cannot be written: {reason}.", path=path, reason=error.strerror or error)
        ) from error
    except sqlite3.Error as error:
        raise RecordingError(tr("{path} cannot be written: {error}.", path=path, error=error)) from error
    finally:
        if fd >= 0:
            os.close(fd)
        try:  # noqa: SIM105
            os.unlink(part)  # noqa: PTH108
        except OSError:  # it has become the recording, or was never there
            pass


def put_in_place(part: str | os.PathLike[str], path: str | os.PathLike[str]) -> None:
    """Let a recording's file take the place of another one. Raise OSError, or RecordingError while that is in use."""
    # SQLite would take the -wal of the old file for the new one's.
    if os.path.exists(f"{os.fspath(path)}-wal") and not settle(path):  # noqa: PTH110
        raise RecordingError(tr("{path} is being written or read just now.", path=path))
    os.replace(part, path)  # noqa: PTH105


def settle(path: str | os.PathLike[str]) -> bool:
    """Make one plain file of what a killed writer left. Return False when somebody writes or reads it just now."""
    try:
        base = sqlite3.connect(path, timeout=0, isolation_level=None)
    except sqlite3.Error:
        return False
    try:
        return str(base.execute("PRAGMA journal_mode = DELETE").fetchone()[0]) == "delete"
    except sqlite3.Error:
        return False
    finally:
        base.close()


def begin_tables(base: sqlite3.Connection) -> None:
    """Make the tables of a new file, and leave the transaction open."""
    base.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    base.execute(f"PRAGMA user_version = {SCHEMA}")
    base.execute("BEGIN")
    for statement in _TABLES.split(";"):
        base.execute(statement)
    base.executemany("INSERT INTO kinds VALUES (?, ?)", [(int(kind), kind.name.lower()) for kind in EventKind])


def insert(base: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Append rows to a table, in the order of its columns (of events: without the id).

    Hundreds of them in one statement. That is quicker; and for each execution Python's lock is given away and taken
    back, which takes up to 5 ms while another thread computes.
    """
    columns = _COLUMNS[table]
    one = f"({', '.join('?' * len(columns))})"
    begin = f"INSERT INTO {table} ({', '.join(columns)}) VALUES "  # noqa: S608
    source = iter(rows)
    while chunk := list(islice(source, _MANY_ROWS[0])):
        at = 0
        for many in _MANY_ROWS:
            while len(chunk) - at >= many:
                base.execute(begin + ", ".join([one] * many), list(chain.from_iterable(chunk[at : at + many])))
                at += many


def columns_of(table: str) -> tuple[str, ...]:
    """Return the names of a table's columns in their order (of events: without the id)."""
    return _COLUMNS[table]


def meta_rows(meta: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the rows of the table `meta`."""
    return [(key, json.dumps(value)) for key, value in meta.items()]


def readable(text: bytes) -> str | bytes:
    """Return a text as it is stored."""
    try:
        return text.decode()
    except UnicodeDecodeError:  # a long line is cut at a byte
        return text


def plain_name(text: str) -> str:
    """Return the name of a program as a part of a file's name."""
    kept = "".join([letter if letter.isalnum() or letter in "._+-" else " " for letter in text])
    return "-".join(kept.split()).strip("-.")[:60] or "program"

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

In events, ``kind``, ``subject`` and ``value`` mean what `concgui.program.wire` says; in samples, the columns are those
of `concgui.core.recording.SAMPLE_DTYPE`; in kernel, those of `concgui.core.kernel`. Times are nanoseconds of one clock.
Files of schema 1 are read as well. The view ``named`` shows events with their kinds and texts.

`concgui record` imports this while a script runs, so it imports little itself: no pathlib, typing or dataclasses.
"""

from __future__ import annotations

import json
import os
import sqlite3

from concgui.core.kinds import EventKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

APPLICATION_ID = 0x436F6E63  # "Conc"
SCHEMA = 2

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
CREATE VIEW named AS
    SELECT events.id, t_ns, kinds.name AS kind, pid, tid, subject, value, texts.text
    FROM events LEFT JOIN kinds USING (kind) LEFT JOIN texts ON texts.id = events.text ORDER BY events.id;
"""

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
            _begin(base, meta)
            base.executemany(
                "INSERT INTO events (kind, seq, t_ns, pid, tid, subject, value, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                events,
            )
            base.executemany("INSERT INTO texts VALUES (?, ?)", ((n, readable(text)) for text, n in texts.items()))
            base.executemany("INSERT INTO samples VALUES (?, ?, ?, ?, ?, ?, ?, ?)", samples)
            base.executemany("INSERT INTO kernel VALUES (?, ?, ?, ?, ?, ?)", kernel)
            base.executemany("INSERT INTO kernel_names VALUES (?, ?)", enumerate(kernel_names))
            base.execute("COMMIT")
        finally:
            base.close()
        os.fsync(fd)
        os.replace(part, path)  # noqa: PTH105
    except OSError as error:
        raise RecordingError(f"{path} cannot be written: {error.strerror or error}.") from error
    except sqlite3.Error as error:
        raise RecordingError(f"{path} cannot be written: {error}.") from error
    finally:
        if fd >= 0:
            os.close(fd)
        try:  # noqa: SIM105
            os.unlink(part)  # noqa: PTH108
        except OSError:  # it has become the recording, or was never there
            pass


def _begin(base: sqlite3.Connection, meta: Mapping[str, object]) -> None:
    # The file is nobody's until it is whole, so there is no need to be safe against a crash half-way.
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("PRAGMA synchronous = OFF")
    base.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    base.execute(f"PRAGMA user_version = {SCHEMA}")
    base.execute("BEGIN")
    for statement in _TABLES.split(";"):
        base.execute(statement)
    base.executemany("INSERT INTO meta VALUES (?, ?)", [(key, json.dumps(value)) for key, value in meta.items()])
    base.executemany("INSERT INTO kinds VALUES (?, ?)", [(int(kind), kind.name.lower()) for kind in EventKind])


def readable(text: bytes) -> str | bytes:
    """Return a text as it is stored."""
    try:
        return text.decode()
    except UnicodeDecodeError:  # a long line is cut at a byte
        return text

"""Recordings as files: SQLite, so that anybody can query them. What is in one, and how it is written. No numpy, no Qt.

``PRAGMA application_id`` is APPLICATION_ID, ``PRAGMA user_version`` is SCHEMA. The tables::

    meta     key TEXT, value TEXT            the fields of RecordingMeta as JSON
    texts    id INTEGER, text TEXT or BLOB   each different text once; a BLOB where it is no whole UTF-8
    events   id INTEGER                      order of arrival, from 1
             kind, seq, t_ns, pid, tid, subject, value INTEGER
             text INTEGER                    id in texts, or NULL
    samples  t0_ns, t1_ns, pid, tid, cpu_ns, wait_ns, state, cpu INTEGER
    kinds    kind INTEGER, name TEXT         the names of the kinds of events

``kind``, ``subject`` and ``value`` mean what `concgui.program.wire` says, times are nanoseconds of one clock, samples
are what `concgui.core.recording.SAMPLE_DTYPE` says. The view ``named`` shows events with their kinds and texts.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from concgui.core.kinds import EventKind

APPLICATION_ID = 0x436F6E63  # "Conc"
SCHEMA = 1

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE kinds (kind INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE texts (id INTEGER PRIMARY KEY, text);
CREATE TABLE events (id INTEGER PRIMARY KEY, kind INTEGER, seq INTEGER, t_ns INTEGER, pid INTEGER, tid INTEGER,
                     subject INTEGER, value INTEGER, text INTEGER REFERENCES texts);
CREATE TABLE samples (t0_ns INTEGER, t1_ns INTEGER, pid INTEGER, tid INTEGER, cpu_ns INTEGER, wait_ns INTEGER,
                      state INTEGER, cpu INTEGER);
CREATE VIEW named AS
    SELECT events.id, t_ns, kinds.name AS kind, pid, tid, subject, value, texts.text
    FROM events LEFT JOIN kinds USING (kind) LEFT JOIN texts ON texts.id = events.text ORDER BY events.id;
"""

#: kind, seq, t_ns, pid, tid, subject, value, and the number of its text or None; all within SQLite's signed 64 bits.
EventRow = tuple[int, int, int, int, int, int, int, int | None]


class RecordingError(Exception):
    """The file cannot be read or written as a recording; the text is one sentence."""


@dataclass(frozen=True, slots=True)
class RecordingMeta:
    """What was run, and how it was watched."""

    run: int = 1
    python: str = ""  #: the program's version, "3.13.0"
    implementation: str = ""  #: "cpython"
    start_method: str = ""
    mode: str = ""  #: "script", "module" or "statements"
    target: str = ""  #: the file or the module
    argv: tuple[str, ...] = ()
    source: str = ""  #: where CPU time comes from: "kernel", "schedstat", "psutil", or "" when nobody sampled it
    created: str = ""  #: ISO time
    exitcode: int | None = None  #: MainProcess's; -N: signal N
    program: str = ""  #: the program's text


def write_file(
    path: Path,
    meta: RecordingMeta,
    events: Iterable[EventRow],
    texts: Mapping[bytes, int],
    samples: Iterable[tuple[int, ...]] = (),
) -> None:
    """Write a recording: whole, or not at all. What stood at `path` before is replaced only when all is written.

    `texts`: the texts by their numbers; it may grow while `events` are taken. Raise RecordingError with one sentence.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        # SQLite would not tell why a file cannot be made.
        part.unlink(missing_ok=True)
        part.touch()
        with closing(sqlite3.connect(part, isolation_level=None)) as base:
            _begin(base, meta)
            base.executemany(
                "INSERT INTO events (kind, seq, t_ns, pid, tid, subject, value, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                events,
            )
            base.executemany("INSERT INTO texts VALUES (?, ?)", ((n, readable(text)) for text, n in texts.items()))
            base.executemany("INSERT INTO samples VALUES (?, ?, ?, ?, ?, ?, ?, ?)", samples)
            base.execute("COMMIT")
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise RecordingError(f"{path} cannot be written: {error.strerror or error}.") from error
    except sqlite3.Error as error:
        raise RecordingError(f"{path} cannot be written: {error}.") from error
    finally:
        try:  # noqa: SIM105
            part.unlink(missing_ok=True)
        except OSError:  # its folder cannot be written, so it is not there
            pass


def _begin(base: sqlite3.Connection, meta: RecordingMeta) -> None:
    # The file is nobody's until it is whole, so there is no need to be safe against a crash half-way.
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("PRAGMA synchronous = OFF")
    base.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    base.execute(f"PRAGMA user_version = {SCHEMA}")
    base.execute("BEGIN")
    for statement in _TABLES.split(";"):
        base.execute(statement)
    told: dict[str, Any] = asdict(meta)
    base.executemany("INSERT INTO meta VALUES (?, ?)", [(key, json.dumps(value)) for key, value in told.items()])
    base.executemany("INSERT INTO kinds VALUES (?, ?)", [(int(kind), kind.name.lower()) for kind in EventKind])


def readable(text: bytes) -> str | bytes:
    """Return a text as it is stored."""
    try:
        return text.decode()
    except UnicodeDecodeError:  # a long line is cut at a byte
        return text

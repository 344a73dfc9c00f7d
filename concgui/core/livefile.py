"""A recording's file that is written while the run goes on: what was committed stays, whatever becomes of the writer.

While it is open, the file is in SQLite's WAL mode and has a ``-wal`` and a ``-shm`` beside it; others may read it, also
while it is written. `close` makes one plain file of them. After a SIGKILL the three files stay; whoever opens the
recording finds all that was committed, as long as the ``-wal`` lies beside it.
"""

import contextlib
import errno
import os
import sqlite3
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from concgui.core.pieces import Piece, Texts
from concgui.core.recordingfile import PART_ROWS, RecordingError, begin_tables, insert, meta_rows, readable
from concgui.core.words import tr

#: Pages of the -wal after which it is written into the file: 16 MB.
_CHECKPOINT_PAGES = 4000
#: Texts that are remembered so that each is stored once.
_MANY_TEXTS = 100_000
_COUNTED = ("events", "samples", "kernel", "kernel_names")


class LiveFile:
    """Appends pieces to a new file. Not thread-safe, but it may be made in one thread and used in another."""

    def __init__(self, path: Path, mode: int = 0o600) -> None:
        """Make the file, which must not exist yet. Raise RecordingError with one sentence."""
        self.path = path
        self._texts = Texts()
        self._meta: dict[str, Any] = {}
        self._rows = dict.fromkeys(_COUNTED, 0)
        try:
            _make(path, mode)
            self._base = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        except OSError as error:
            raise RecordingError(
                tr("{path} cannot be written: {reason}.", path=path, reason=error.strerror or error)
            ) from error
        except sqlite3.Error as error:
            raise RecordingError(tr("{path} cannot be written: {error}.", path=path, error=error)) from error
        self._base.execute("PRAGMA synchronous = NORMAL")
        self._base.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")

    def write(self, piece: Piece) -> None:
        """Append a piece and commit it. Raise RecordingError with one sentence; the file is then as before."""
        try:
            self._base.execute("BEGIN")
            self._append(piece)
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            with contextlib.suppress(sqlite3.Error):
                self._base.execute("ROLLBACK")
            raise RecordingError(tr("{path} cannot be written: {error}.", path=self.path, error=error)) from error

    def _append(self, piece: Piece) -> None:
        changed = {key: value for key, value in piece.meta.items() if key not in self._meta or self._meta[key] != value}
        self._base.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta_rows(changed))
        self._meta.update(changed)
        insert(self._base, "events", piece.event_rows(self._texts))
        fresh, self._texts.fresh = self._texts.fresh, []
        insert(self._base, "texts", ((number, readable(text)) for number, text in fresh))
        if len(self._texts) > _MANY_TEXTS:
            self._texts.clear()
        insert(self._base, "samples", piece.sample_rows())
        insert(self._base, "kernel", piece.kernel_rows())
        insert(self._base, "kernel_names", enumerate(piece.names, self._rows["kernel_names"]))
        times, kernel_times = piece.batch.heads["t_ns"], piece.kernel["t_ns"]
        self._add_parts("events", times, times)
        self._add_parts("samples", piece.samples["t0_ns"], piece.samples["t1_ns"])
        self._add_parts("kernel", kernel_times, kernel_times)
        self._rows["kernel_names"] += len(piece.names)

    def _add_parts(self, table: str, begins: NDArray[np.int64], ends: NDArray[np.int64]) -> None:
        before = self._rows[table]
        parts = [
            (
                table,
                before + start + 1,
                before + min(start + PART_ROWS, len(begins)),
                int(begins[start : start + PART_ROWS].min()),
                int(ends[start : start + PART_ROWS].max()),
            )
            for start in range(0, len(begins), PART_ROWS)
        ]
        self._base.executemany("INSERT INTO parts VALUES (?, ?, ?, ?, ?)", parts)
        self._rows[table] += len(begins)

    def close(self) -> bool:
        """Make one plain file of what was committed. False: that cannot be, and it stays as a killed writer leaves it.

        May be called twice.
        """
        with contextlib.suppress(sqlite3.Error):
            self._base.execute("PRAGMA journal_mode = DELETE")  # refused while somebody reads it
        with contextlib.suppress(sqlite3.Error):
            self._base.close()
        return not self.path.with_name(self.path.name + "-wal").exists()


def _make(path: Path, mode: int) -> None:
    """Make a file with empty tables. Whoever sees it sees it whole."""
    if path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        os.close(os.open(new, os.O_RDWR | os.O_CREAT | os.O_TRUNC, mode))  # SQLite would not tell why it cannot
        with contextlib.closing(sqlite3.connect(new, isolation_level=None)) as base:
            base.execute("PRAGMA journal_mode = OFF")
            base.execute("PRAGMA synchronous = OFF")
            begin_tables(base)
            base.execute("COMMIT")
            base.execute("PRAGMA journal_mode = WAL")
        new.rename(path)
    finally:
        remove(new)


def remove(path: Path) -> None:
    """Remove a recording's file and what SQLite keeps beside it. Raise OSError."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def size(path: Path) -> int:
    """Return how many bytes a recording and what lies beside it have on the disk."""
    total = 0
    for ending in ("", "-wal"):
        with contextlib.suppress(OSError):
            total += path.with_name(path.name + ending).stat().st_size
    return total

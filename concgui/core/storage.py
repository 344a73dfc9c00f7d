"""Saving and loading recordings; see `concgui.core.recordingfile` for what the files hold."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from io import FileIO
from pathlib import Path

import numpy as np

from concgui.core.pieces import Piece, Texts, take
from concgui.core.reading import Reading
from concgui.core.recording import Recording
from concgui.core.recordingfile import RecordingError, write_file
from concgui.core.telling import Tell, nobody
from concgui.core.words import tr

__all__ = ["RecordingError", "load", "save", "save_piece"]

#: Bytes of one value, at the most: a program's text is the longest.
_LONGEST = 64_000_000
#: Steps of SQLite's machine that reading may take. Sound files take half a step for each of their bytes.
_STEPS, _STEPS_A_BYTE, _STEPS_AT_ONCE = 10_000_000, 4, 1_000_000
#: 73 years: no machine is up for so long.
_FARTHEST_NS = 1 << 61
#: What SQLite says of files that are whole (sqlite.org/rescode.html).
_NO_DAMAGE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
}


def save(recording: Recording, path: Path) -> None:
    """Write a recording: whole, or not at all. Raise RecordingError with one sentence when that is impossible."""
    save_piece(take(recording), path)


def save_piece(piece: Piece, path: Path) -> None:
    """Write what was taken of a recording from its beginning on; see `save`. Any thread may do it."""
    texts = Texts()
    events, samples, kernel = piece.event_rows(texts), piece.sample_rows(), piece.kernel_rows()
    write_file(path, piece.meta, events, texts, samples, kernel, piece.names)


def load(path: Path, t0_ns: int | None = None, t1_ns: int | None = None, tell: Tell = nobody) -> Recording:
    """Read a recording, also one that is being written, or one whose writer was killed.

    t0_ns, t1_ns: only what was measured from t0_ns on and before t1_ns, in the clock of the recording. What is needed
    to know who is who comes with it, however old: the first event, births and ends. As not all events are there,
    nothing can be said of how many were dropped.

    tell: is told, now and then, the share of it that has been read; see `concgui.core.telling`.

    Raise RecordingError with one sentence when the file is none, or a damaged one.
    """
    try:
        if not path.is_file():
            raise RecordingError(
                tr("{path} is not a file.", path=path) if path.exists() else tr("There is no file {path}.", path=path)
            )
        if _is_cut(path):
            raise RecordingError(tr("{path} is a damaged recording: its end is missing.", path=path))
        # Closed last: to close a file gives the locks away that SQLite holds on it in this process.
        with FileIO(path) as file, closing(_open(path)) as base:
            _limit(base, path)
            base.execute("BEGIN")  # one moment of a file that is being written
            recording = Reading(base, path, file, (t0_ns, t1_ns), tell).recording
        _check_times(recording)
    except RecordingError:
        raise
    except OSError as error:
        raise RecordingError(
            tr("{path} cannot be read: {reason}.", path=path, reason=error.strerror or error)
        ) from error
    except sqlite3.OperationalError as error:
        # The module itself raises it, without a code, for a text that is not UTF-8.
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _NO_DAMAGE:
            raise RecordingError(
                tr("{path} cannot be read as a recording: {error}.", path=path, error=error)
            ) from error
        raise RecordingError(
            tr("{path} is not a recording, or is damaged.", path=path)
        ) from error  # the words may quote all of it
    except sqlite3.Error as error:
        raise RecordingError(tr("{path} is not a recording, or is damaged.", path=path)) from error
    except MemoryError as error:
        raise RecordingError(tr("{path} is too large for this machine's memory.", path=path)) from error
    except (ValueError, TypeError, OverflowError, KeyError, RecursionError) as error:
        raise RecordingError(tr("{path} is a damaged recording: it holds values that cannot be.", path=path)) from error
    return recording


def _limit(base: sqlite3.Connection, path: Path) -> None:
    """Let no damaged or made-up file keep SQLite busy for ever, or fill the memory with one value."""
    base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    size = sum(one.stat().st_size for one in (path, _wal(path)) if one.exists())
    left = 1 + (_STEPS + _STEPS_A_BYTE * size) // _STEPS_AT_ONCE

    def count() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    base.set_progress_handler(count, _STEPS_AT_ONCE)


def _check_times(recording: Recording) -> None:
    """Raise ValueError when times lie so far apart that their differences would not fit into 64 bits."""
    columns = (recording.heads["t_ns"], *(recording.samples[name] for name in ("t0_ns", "t1_ns")))
    for column in (*columns, recording.kernel["t_ns"], np.array([recording.kernel_through_ns])):
        if len(column) and not -_FARTHEST_NS <= int(column.min()) <= int(column.max()) <= _FARTHEST_NS:
            raise ValueError("time")


def _open(path: Path) -> sqlite3.Connection:
    """Open a file for reading, wherever it lies."""
    uri = path.absolute().as_uri()
    base = sqlite3.connect(f"{uri}?mode=ro", uri=True, isolation_level=None)
    try:
        base.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        base.close()
        # A file in WAL mode wants a -shm beside it, which a folder that is read-only does not take.
        if _wal(path).exists():
            return _copied(path)
        base = sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True, isolation_level=None)
    except BaseException:
        base.close()
        raise
    return base


def _copied(path: Path) -> sqlite3.Connection:
    """Open a copy in memory of a file with the -wal beside it."""
    with tempfile.TemporaryDirectory(prefix="concgui-") as folder:
        copy = Path(folder, "copy")
        shutil.copyfile(path, copy)
        shutil.copyfile(_wal(path), _wal(copy))
        base = sqlite3.connect(":memory:", isolation_level=None)
        with closing(sqlite3.connect(copy)) as source:
            source.backup(base)
    return base


def _wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _is_cut(path: Path) -> bool:
    """Whether an SQLite file is shorter than it says (sqlite.org/fileformat2.html): SQLite might not notice.

    Not asked of a file that has a -wal: what is missing is there. (Nor may a file be opened by other means while
    SQLite has it open in this process: to close it gives SQLite's locks away.)
    """
    if _wal(path).exists():
        return False
    with path.open("rb") as file:
        head = file.read(32)
        size = file.seek(0, os.SEEK_END)
    if len(head) < 32 or not head.startswith(b"SQLite format 3\0"):
        return False
    page = int.from_bytes(head[16:18], "big")
    return size < int.from_bytes(head[28:32], "big") * (65536 if page == 1 else page)

"""Saving and loading recordings; see `concgui.core.recordingfile` for what the files hold."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from concgui.core.pieces import Piece, Texts, take
from concgui.core.reading import Reading
from concgui.core.recording import Recording
from concgui.core.recordingfile import RecordingError, write_file

__all__ = ["RecordingError", "load", "save", "save_piece"]


def save(recording: Recording, path: Path) -> None:
    """Write a recording: whole, or not at all. Raise RecordingError with one sentence when that is impossible."""
    save_piece(take(recording), path)


def save_piece(piece: Piece, path: Path) -> None:
    """Write what was taken of a recording from its beginning on; see `save`. Any thread may do it."""
    texts = Texts()
    events, samples, kernel = piece.event_rows(texts), piece.sample_rows(), piece.kernel_rows()
    write_file(path, piece.meta, events, texts, samples, kernel, piece.names)


def load(path: Path, t0_ns: int | None = None, t1_ns: int | None = None) -> Recording:
    """Read a recording, also one that is being written, or one whose writer was killed.

    t0_ns, t1_ns: only what was measured from t0_ns on and before t1_ns, in the clock of the recording. What is needed
    to know who is who comes with it, however old: the first event, births and ends. As not all events are there,
    nothing can be said of how many were dropped.

    Raise RecordingError with one sentence when the file is none, or a damaged one.
    """
    if not path.is_file():
        raise RecordingError(f"{path} is not a file.")
    try:
        if _is_cut(path):
            raise RecordingError(f"{path} is a damaged recording: its end is missing.")
        with closing(_open(path)) as base:
            base.execute("BEGIN")  # one moment of a file that is being written
            return Reading(base, path, t0_ns, t1_ns).recording
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

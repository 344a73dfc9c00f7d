"""A whole recording from the pages of its file: some ten times as quick as row by row.

The rows are the truth, and these are the same rows. What is stored in any other way than `concgui.core.recordingfile`
stores it is not read here: `read_whole` then says so, and `concgui.core.reading` asks SQLite.
"""

import os
import sqlite3
from collections.abc import Iterator
from io import FileIO

import numpy as np

from concgui.core import checkedrows
from concgui.core.events import Batch
from concgui.core.kernel import KernelBatch, KernelRows, no_rows
from concgui.core.recording import SAMPLE_DTYPE, Recording, Samples
from concgui.core.recordingfile import columns_of
from concgui.core.sqlitepages import Bytes, Pages, Places, Unusual
from concgui.core.telling import Tell

#: Bytes of a file up to which it is read as a whole; SQLite's own way needs less memory.
MOST_BYTES = 2 << 30
_NUMBER = "INTEGER"


class _Whole:
    """Reads what is in the tables; nothing is added to a recording before all of it is found to be good."""

    def __init__(self, base: sqlite3.Connection, file: FileIO, tell: Tell) -> None:
        self._base = base
        self._tell = tell
        self._pages = Pages(_image(base, file))

    def events(self) -> Batch:
        """Return all events. Their texts lie where several events may share them."""
        numbers, blob, text_starts, text_sizes = self._pages.texts(self._root("texts", ("id", "text"), ("INTEGER", "")))
        names = ("id", *columns_of("events"))
        root = self._root("events", names, (_NUMBER,) * len(names))
        heads, starts = [], [np.zeros(0, np.int64)]
        numbers, text_sizes = np.append(numbers, 1 << 62), np.append(text_sizes, 0)
        text_starts = np.append(text_starts, 0)
        for columns in self._integers(root, len(names), frozenset((0, len(names) - 1))):
            text = columns[8]
            at = np.searchsorted(numbers, text)
            if ((numbers[at] != text) & (text != 0)).any():
                raise Unusual
            at = np.where(text != 0, at, len(numbers) - 1)
            heads.append(checkedrows.event_heads(columns[1:8], text_sizes[at]))
            starts.append(text_starts[at])
        return Batch(np.concatenate(heads) if heads else Recording().heads, blob, np.concatenate(starts))

    def samples(self) -> Samples:
        """Return all samples."""
        names = columns_of("samples")
        root = self._root("samples", names, (_NUMBER,) * len(names))
        found = [checkedrows.samples(columns) for columns in self._integers(root, len(names))]
        return np.concatenate([np.empty(0, SAMPLE_DTYPE), *found])

    def kernel(self) -> KernelRows:
        """Return all of the kernel's records."""
        names, last, found = columns_of("kernel"), 0, [no_rows()]
        root = self._root("kernel", names, (_NUMBER,) * len(names))
        for columns in self._integers(root, len(names)):
            rows = checkedrows.kernel_rows(columns, last)
            last = int(rows["t_ns"][-1])
            found.append(rows)
        return np.concatenate(found)

    def _integers(self, root: int, count: int, nullable: frozenset[int] = frozenset()) -> Iterator[list[Places]]:
        for share, columns in self._pages.integers(root, count, nullable):
            self._tell(share)
            yield columns

    def _root(self, table: str, names: tuple[str, ...], kinds: tuple[str, ...]) -> int:
        """Return the number of a table's first page, if its columns are these."""
        columns = self._base.execute("SELECT name, type, dflt_value, hidden FROM pragma_table_xinfo(?)", (table,))
        if columns.fetchall() != [(name, kind, None, 0) for name, kind in zip(names, kinds, strict=True)]:
            raise Unusual
        found = self._base.execute("SELECT type, rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchall()
        if len(found) != 1 or found[0][0] != "table":
            raise Unusual
        return int(found[0][1])


def read_whole(
    base: sqlite3.Connection, file: FileIO, recording: Recording, names: tuple[str, ...], tell: Tell
) -> bool:
    """Fill an empty recording from a file. False: nothing was read, and nothing is said of whether it is a good one.

    base: the file in a transaction. file: the same, to be closed only after `base` (or SQLite's lock on it would go).
    names: those in the kernel's records. tell: is told the share of each table that has been read.
    """
    through = recording.meta.kernel_through_ns
    try:
        whole = _Whole(base, file, tell)
        events, samples = whole.events(), whole.samples()
        kernel = whole.kernel() if through else no_rows()
    except (Unusual, ValueError, OverflowError, IndexError, MemoryError, OSError, sqlite3.Error):
        return False
    recording.append(events)
    recording.append_samples(samples)
    if through:
        recording.add_kernel(KernelBatch(kernel, names, max([through, *kernel["t_ns"][-1:].tolist()])))
    return True


def _image(base: sqlite3.Connection, file: FileIO) -> Bytes:
    """Return the file as it is for who reads it now."""
    pages, size = (int(base.execute(f"PRAGMA {what}").fetchone()[0]) for what in ("page_count", "page_size"))
    if pages * size > MOST_BYTES:
        raise Unusual
    main = base.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
    if main and base.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        if not os.path.samestat(os.fstat(file.fileno()), os.stat(main)):  # noqa: PTH116
            raise Unusual  # another file has taken its place
        read = bytearray(pages * size)
        # Not by numpy: it would open and close the file once more, which gives SQLite's lock away.
        if file.readinto(read) != len(read):
            raise Unusual
        return np.frombuffer(read, np.uint8)
    # What was written last is not in the file itself, but in what lies beside it.
    if not hasattr(base, "serialize"):
        raise Unusual
    return np.frombuffer(base.serialize(), np.uint8)

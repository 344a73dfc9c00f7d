"""From columns of numbers, as a file has them, to the records of a recording: what no record can hold is refused."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from concgui.core.events import EVENT_DTYPE, Heads
from concgui.core.kernel import KERNEL_DTYPE, KernelKind, KernelRows
from concgui.core.kinds import EventKind
from concgui.core.recording import SAMPLE_DTYPE, Samples
from concgui.program import wire

Column = NDArray[np.int64]

_KINDS = np.zeros(256, np.bool_)
_KINDS[[int(kind) for kind in EventKind]] = True
_KERNEL_KINDS = np.zeros(256, np.bool_)
_KERNEL_KINDS[[int(kind) for kind in KernelKind]] = True


def event_heads(columns: Sequence[Column], size: Column) -> Heads:
    """Return n records of EVENT_DTYPE. columns: kind, seq, t_ns, pid, tid, subject, value; size: of their payloads.

    Raise ValueError or OverflowError for what no event can hold.
    """
    heads: Heads = np.empty(len(size), EVENT_DTYPE)
    for name, column in zip(("kind", "seq", "t_ns", "pid", "tid"), columns[:5], strict=True):
        _put(heads, name, column)
    if not _KINDS[heads["kind"]].all():
        raise ValueError("kind")
    heads["subject"] = columns[5].view(np.uint64)
    heads["value"] = columns[6]
    if len(size) and size.max() > wire.MAX_PAYLOAD:
        raise OverflowError("text")
    heads["size"] = size
    heads["more"] = -(-size // wire.CHUNK)
    return heads


def samples(columns: Sequence[Column]) -> Samples:
    """Return n records of SAMPLE_DTYPE from its columns. Raise OverflowError for what no sample can hold."""
    rows: Samples = np.empty(len(columns[0]), SAMPLE_DTYPE)
    _put_all(rows, columns)
    return rows


def kernel_rows(columns: Sequence[Column], last_ns: int) -> KernelRows:
    """Return n records of KERNEL_DTYPE from its columns. last_ns: the time of the record before them.

    Raise ValueError or OverflowError for what no record can hold, and where they are not in order of time.
    """
    rows: KernelRows = np.empty(len(columns[0]), KERNEL_DTYPE)
    _put_all(rows, columns)
    return checked(rows, last_ns)


def checked(rows: KernelRows, last_ns: int) -> KernelRows:
    """Return records of the kernel if they are such and in order of time. Raise ValueError."""
    if not _KERNEL_KINDS[rows["kind"]].all() or (np.diff(rows["t_ns"], prepend=last_ns) < 0).any():
        raise ValueError("kernel")
    return rows


def _put_all(rows: NDArray[np.void], columns: Sequence[Column]) -> None:
    for name, column in zip(rows.dtype.names or (), columns, strict=True):
        _put(rows, name, column)


def _put(rows: NDArray[np.void], name: str, column: Column) -> None:
    limits = np.iinfo(rows.dtype[name])
    if len(column) and (column.min() < limits.min or column.max() > limits.max):
        raise OverflowError(name)
    rows[name] = column

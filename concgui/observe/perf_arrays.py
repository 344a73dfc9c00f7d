"""The kernel's records, from bytes to rows with numpy: runs of switch records at once, what is between them singly."""

import numpy as np

from concgui.core.kernel import KERNEL_DTYPE, KernelRows
from concgui.observe.perf_records import (
    EXEC,
    EXIT,
    LOST,
    MISC_SWITCH_OUT,
    MISC_SWITCH_OUT_PREEMPT,
    PERF_RECORD_SWITCH,
    PREEMPTED,
    SWITCH_BYTES,
    SWITCH_IN,
    SWITCH_OUT,
    MalformedError,
    Names,
    Row,
    decode_one,
)
from concgui.observe.unfollowed import Unfollowed

_SWITCH_DTYPE = np.dtype(
    [("type", "=u4"), ("misc", "=u2"), ("size", "=u2"), ("pid", "=u4"), ("tid", "=u4"), ("time", "=i8")]
)
#: Records that are looked at first for a run of switches; then twice as many, and so on. So a look never costs much
#: more than the run is long.
_FIRST_LOOK = 32
#: `KernelKind` by (OUT, PREEMPT).
_KINDS = np.array([SWITCH_IN, SWITCH_OUT, SWITCH_IN, PREEMPTED], np.uint8)


def decode(data: bytes, cpu: int, names: Names) -> tuple[KernelRows, str]:
    """Return the rows of a core's records in their order, and why it stopped, "" if it came to the end."""
    rows = np.empty(len(data) // SWITCH_BYTES, KERNEL_DTYPE)  # no record that makes a row is shorter
    count, offset, problem = 0, 0, ""
    while offset < len(data):
        run = _switches(data, offset)
        if len(run):
            _fill(rows[count : count + len(run)], run, cpu)
            count += len(run)
            offset += len(run) * SWITCH_BYTES
            if offset >= len(data):
                break
        try:
            row, offset = decode_one(data, offset, cpu, names)
        except MalformedError as error:
            problem = str(error)
            break
        if row is not None:
            rows[count] = row
            count += 1
    return rows[:count], problem


def from_rows(rows: list[Row]) -> KernelRows:
    """Return the same rows as an array."""
    return np.array(rows, KERNEL_DTYPE)


def lost(rows: KernelRows) -> int:
    """Return how many lost records these rows tell of."""
    return int(rows["value"][rows["kind"] == LOST].sum())


def not_before(rows: KernelRows, t_ns: int) -> int:
    """Move those rows that are earlier than `t_ns` to it; the rows are in order. Return how many."""
    count = int(rows["t_ns"].searchsorted(t_ns))
    rows["t_ns"][:count] = t_ns
    return count


def keep_following(rows: KernelRows, unfollowed: Unfollowed) -> list[int]:
    """Make those EXIT rows that are no ends SWITCH_OUT rows. Return their pids."""
    kinds = rows["kind"]
    (places,) = np.nonzero((kinds == EXEC) | (kinds == EXIT))
    if not len(places):
        return []
    told = rows[["t_ns", "pid", "tid", "kind"]][places].tolist()
    found = places[np.array(unfollowed.among(told), np.intp)]
    rows["kind"][found] = SWITCH_OUT
    return [int(pid) for pid in rows["pid"][found]]


def in_order(parts: list[KernelRows]) -> KernelRows:
    """Return the rows of several cores in order of time; those of the same instant stay as they stand."""
    if len(parts) == 1:
        rows = parts[0]
    else:  # np.concatenate spends 15 microseconds on finding out that all the types are one
        rows = np.empty(sum(map(len, parts)), KERNEL_DTYPE)
        begin = 0
        for part in parts:
            rows[begin : begin + len(part)] = part
            begin += len(part)
    times = rows["t_ns"]
    if len(rows) < 2 or bool((times[1:] >= times[:-1]).all()):
        return rows
    return rows[np.argsort(times, kind="stable")]


def _switches(data: bytes, offset: int) -> np.ndarray[tuple[int], np.dtype[np.void]]:
    """Return the plain switch records that begin at `offset`, up to the first other record."""
    there = (len(data) - offset) // SWITCH_BYTES
    records = np.frombuffer(data, _SWITCH_DTYPE, there, offset)
    begin, look = 0, _FIRST_LOOK
    while begin < there:
        part = records[begin : begin + look]
        other = (part["type"] != PERF_RECORD_SWITCH) | (part["size"] != SWITCH_BYTES)
        first = int(other.argmax())
        if other[first]:
            return records[: begin + first]
        begin += len(part)
        look *= 2
    return records


def _fill(rows: KernelRows, run: np.ndarray[tuple[int], np.dtype[np.void]], cpu: int) -> None:
    misc = run["misc"]
    rows["t_ns"] = run["time"]
    rows["value"] = 0
    rows["pid"] = run["pid"]
    rows["tid"] = run["tid"]
    rows["cpu"] = cpu
    rows["kind"] = _KINDS[((misc & MISC_SWITCH_OUT) != 0) + 2 * ((misc & MISC_SWITCH_OUT_PREEMPT) != 0)]

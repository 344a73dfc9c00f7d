"""The kernel's records, from bytes to rows: their layout (linux/perf_event.h), and the plain way without numpy.

Every record is a header, a body, and, because we ask for `sample_id_all`, the thread and the time at its end::

    header     type u32 · misc u16 · size u16
    SWITCH     (no body)                                       LOST  id u64 · lost u64
    FORK, EXIT pid u32 · ppid u32 · tid u32 · ptid u32 · time u64    COMM  pid u32 · tid u32 · name, padded to 8
    sample_id  pid u32 · tid u32 · time i64

A row is (t_ns, value, pid, tid, cpu, kind), as `concgui.core.kernel.KERNEL_DTYPE` has it; its kinds are repeated here
because that module needs numpy.
"""

import struct

SWITCH_IN, SWITCH_OUT, PREEMPTED, FORK, EXIT, COMM, EXEC, LOST = range(1, 9)

PERF_RECORD_LOST = 2
PERF_RECORD_COMM = 3
PERF_RECORD_EXIT = 4
PERF_RECORD_FORK = 7
PERF_RECORD_SWITCH = 14
MISC_COMM_EXEC = 1 << 13
MISC_SWITCH_OUT = 1 << 13
MISC_SWITCH_OUT_PREEMPT = 1 << 14  # since Linux 4.17

_HEADER = struct.Struct("=IHH")
_SAMPLE_ID = struct.Struct("=IIq")
_TASK = struct.Struct("=IIIIQ")
_COMM = struct.Struct("=II")
_LOST = struct.Struct("=QQ")
SWITCH = struct.Struct("=IHHIIq")
SWITCH_BYTES = SWITCH.size  # 24

#: The least that a record of a kind must have, header and sample_id included.
_LEAST = {
    PERF_RECORD_LOST: 40,
    PERF_RECORD_COMM: 32,
    PERF_RECORD_EXIT: 48,
    PERF_RECORD_FORK: 48,
    PERF_RECORD_SWITCH: 24,
}
_LARGEST = (1 << 63) - 1

Row = tuple[int, int, int, int, int, int]


class MalformedError(ValueError):
    """These bytes are no record."""


class Names:
    """Names of threads and programs, numbered in the order in which they are first seen."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._numbers: dict[bytes, int] = {}
        self._handed_out = 0

    def number(self, name: bytes) -> int:
        """Return the number of a name, which ends at its first zero byte."""
        name = name.partition(b"\0")[0]
        number = self._numbers.get(name)
        if number is None:
            number = self._numbers[name] = len(self.texts)
            self.texts.append(name.decode("utf-8", "replace"))
        return number

    def fresh(self) -> list[str]:
        """Return the names that have come since the last call."""
        begin, self._handed_out = self._handed_out, len(self.texts)
        return self.texts[begin:]


def decode_one(data: bytes, offset: int, cpu: int, names: Names) -> tuple[Row | None, int]:
    """Return the row of the record at `offset`, None for one that tells us nothing, and the offset of the next.

    Raise MalformedError.
    """
    if offset + 8 > len(data):
        raise MalformedError(f"{len(data) - offset} bytes are left")
    kind, misc, size = _HEADER.unpack_from(data, offset)
    end = offset + size
    if size < 8 or size % 8 or end > len(data):
        raise MalformedError(f"a record of {size} bytes")
    least = _LEAST.get(kind)
    if least is None:  # throttling and the like
        return None, end
    if size < least:
        raise MalformedError(f"a record of type {kind} in {size} bytes")
    pid, tid, t_ns = _SAMPLE_ID.unpack_from(data, end - 16)
    if kind == PERF_RECORD_SWITCH:
        return (t_ns, 0, pid, tid, cpu, switch_kind(misc)), end
    body = offset + 8
    if kind == PERF_RECORD_COMM:
        pid, tid = _COMM.unpack_from(data, body)
        name = names.number(data[body + 8 : end - 16])
        return (t_ns, name, pid, tid, cpu, EXEC if misc & MISC_COMM_EXEC else COMM), end
    if kind == PERF_RECORD_LOST:
        return (t_ns, min(_LOST.unpack_from(data, body)[1], _LARGEST), 0, 0, cpu, LOST), end
    pid, ppid, tid, ptid, _ = _TASK.unpack_from(data, body)
    if kind == PERF_RECORD_EXIT:
        return (t_ns, 0, pid, tid, cpu, EXIT), end
    return (t_ns, (ppid & 0x7FFFFFFF) << 32 | ptid, pid, tid, cpu, FORK), end


def switch_kind(misc: int) -> int:
    """Return the kind of a switch record."""
    if not misc & MISC_SWITCH_OUT:
        return SWITCH_IN
    return PREEMPTED if misc & MISC_SWITCH_OUT_PREEMPT else SWITCH_OUT


def decode_plain(data: bytes, cpu: int, names: Names, rows: list[Row]) -> str:
    """Append the rows of a core's records to `rows`. Return why it stopped, "" if it came to the end."""
    offset, end = 0, len(data)
    unpack = SWITCH.unpack_from
    while offset < end:
        if offset + SWITCH_BYTES <= end:  # nearly all are switches
            kind, misc, size, pid, tid, t_ns = unpack(data, offset)
            if kind == PERF_RECORD_SWITCH and size == SWITCH_BYTES:
                rows.append((t_ns, 0, pid, tid, cpu, switch_kind(misc)))
                offset += SWITCH_BYTES
                continue
        try:
            row, offset = decode_one(data, offset, cpu, names)
        except MalformedError as error:
            return str(error)
        if row is not None:
            rows.append(row)
    return ""

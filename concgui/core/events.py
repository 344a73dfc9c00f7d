"""From the bytes of the event pipe to events: whole batches at once, texts only when somebody asks for them.

`EVENT_DTYPE` is the head record of `concgui.program.wire` as a numpy type. The continuation records of a batch lie in
one blob; an event's text is a slice of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from concgui.core.kinds import WIRE_KINDS, EventKind, WireError
from concgui.program import wire

__all__ = ["EVENT_DTYPE", "Batch", "Decoder", "Event", "EventKind", "WireError", "no_payloads"]

#: One head record. `t_ns` is signed here, so that differences are; the clock stays far below the limit.
EVENT_DTYPE = np.dtype(
    [
        ("kind", "u1"),
        ("more", "u1"),
        ("size", "<u2"),
        ("seq", "<u4"),
        ("t_ns", "<i8"),
        ("pid", "<u4"),
        ("tid", "<u4"),
        ("subject", "<u8"),
        ("value", "<i8"),
    ]
)
Heads = np.ndarray[tuple[int], np.dtype[np.void]]
Offsets = NDArray[np.int64]

_SIZE = wire.RECORD.size
_KNOWN = np.zeros(256, np.bool_)
_KNOWN[list(WIRE_KINDS)] = True
_KIND = {int(kind): kind for kind in EventKind}


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `text` is decoded with replacement characters where it is not UTF-8."""

    t_ns: int
    kind: EventKind
    pid: int
    tid: int
    seq: int
    subject: int
    value: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """n events. `heads`: n records of EVENT_DTYPE; `starts`: where in `blob` the payload of each begins."""

    heads: Heads
    blob: bytes | bytearray
    starts: Offsets

    def __len__(self) -> int:
        return len(self.heads)

    def payload(self, index: int) -> bytes:
        """Return the payload of one event, empty for most."""
        start = int(self.starts[index])
        return bytes(self.blob[start : start + int(self.heads["size"][index])])

    def text(self, index: int) -> str:
        """Return the payload of one event as text."""
        return self.payload(index).decode("utf-8", "replace")

    def events(self) -> Iterator[Event]:
        """Iterate over the events as values: for tests and for what is rare; whole batches are handled by columns."""
        blob, rows = self.blob, zip(self.heads.tolist(), self.starts.tolist(), strict=True)
        for (kind, _more, size, seq, t_ns, pid, tid, subject, value), start in rows:
            text = blob[start : start + size].decode("utf-8", "replace") if size else ""
            yield Event(t_ns, _KIND[kind], pid, tid, seq, subject, value, text)


def no_payloads(count: int) -> Offsets:
    """Return the `starts` of a batch whose events have no payload."""
    return np.zeros(count, np.int64)


class Decoder:
    """Cuts the byte stream of one event pipe into batches. What is incomplete at the end waits for the next call."""

    def __init__(self) -> None:
        self._rest = b""

    @property
    def pending(self) -> int:
        """Bytes of an event that is not complete yet."""
        return len(self._rest)

    def feed(self, data: bytes) -> Batch:
        """Return the complete events in `data` and what was left before. Raise WireError when it is malformed."""
        if self._rest:
            data = self._rest + data
        count = len(data) // _SIZE
        records = np.frombuffer(data, EVENT_DTYPE, count)
        head_at = np.flatnonzero(records["kind"] != wire.CONTINUATION)
        if len(head_at) == count:  # the usual case: no event has a payload
            heads = records
            more = heads["more"]
        else:
            heads = records[head_at]
            more = heads["more"]
        if count and (not len(head_at) or head_at[0] != 0):
            raise WireError.unknown(wire.CONTINUATION)
        whole = self._check(heads, head_at, count)
        end = count if whole == len(heads) else int(head_at[whole])
        self._rest = data[end * _SIZE :]
        if end == whole:
            return Batch(heads[:whole], b"", no_payloads(whole))
        return Batch(heads[:whole], _payloads(data, records[:end]), _starts(more[:whole]))

    def _check(self, heads: Heads, head_at: Offsets, count: int) -> int:
        """Return how many events are complete: all, or all but the last."""
        if not len(heads):
            return 0
        if not _KNOWN[heads["kind"]].all():
            raise WireError.unknown(int(heads["kind"][~_KNOWN[heads["kind"]]][0]))
        more = heads["more"].astype(np.int64)
        size = heads["size"].astype(np.int64)
        found = np.diff(head_at, append=count) - 1
        last = len(heads) - 1
        incomplete = found[last] < more[last]
        checked = last if incomplete else last + 1
        if (found[:checked] != more[:checked]).any() or (more != -(-size // wire.CHUNK)).any():
            raise WireError.wrong_length()
        return checked


def _payloads(data: bytes, records: Heads) -> bytes:
    """Return the continuation records without their first byte, one behind the other."""
    table = np.frombuffer(data, np.uint8, len(records) * _SIZE).reshape(-1, _SIZE)
    return table[records["kind"] == wire.CONTINUATION, 1:].tobytes()


def _starts(more: NDArray[np.uint8]) -> Offsets:
    ends = np.cumsum(more, dtype=np.int64)
    return (ends - more) * wire.CHUNK

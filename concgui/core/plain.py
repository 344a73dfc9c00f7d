"""Events from the bytes of the event pipe without numpy: slower than `concgui.core.events`, but loaded at once.

For few events, where the import of numpy would take longer than all the rest.
"""

from collections.abc import Iterator

from concgui.core.kinds import WIRE_KINDS, WireError
from concgui.core.recordingfile import EventRow
from concgui.program import wire

_KNOWN = frozenset(int(kind) for kind in WIRE_KINDS)
_SIZE = wire.RECORD.size


def event_rows(data: bytes, texts: dict[bytes, int]) -> Iterator[EventRow]:
    """Yield the complete events in `data` as rows of a recording's file; new texts are added to `texts`.

    Raise WireError where the data is malformed, after what comes before.
    """
    at, end = 0, len(data) - _SIZE
    while at <= end:
        kind, more, size, seq, t_ns, pid, tid, subject, value = wire.RECORD.unpack_from(data, at)
        at += _SIZE
        number = None
        if kind not in _KNOWN:
            raise WireError.unknown(kind)
        if more != -(-size // wire.CHUNK):
            raise WireError.wrong_length()
        if more:
            payload = data[at : at + more * _SIZE]
            if len(payload) < more * _SIZE:
                return
            if payload[::_SIZE] != b"\xff" * more:
                raise WireError.wrong_length()
            at += more * _SIZE
            text = b"".join([payload[start + 1 : start + _SIZE] for start in range(0, len(payload), _SIZE)])[:size]
            number = texts.setdefault(text, len(texts) + 1)
        yield kind, seq, t_ns, pid, tid, subject if subject < 1 << 63 else subject - (1 << 64), value, number

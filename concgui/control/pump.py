"""Read the event pipe: bytes for whoever decodes later, batches for whoever shows them now. No Qt.

A pipe is drained in large reads whose size is a multiple of the record's, so that a read never ends inside a record
and the writers, which must not wait, find room.
"""

from __future__ import annotations

import os
import sys
import time

from concgui.control.launch import readable
from concgui.program import wire

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import Iterator

    from concgui.core.events import Batch

#: Bytes of one read: a whole number of records, as much as the enlarged pipe holds.
READ_BYTES = (1 << 20) // wire.RECORD.size * wire.RECORD.size
#: Seconds between two batches at the least. A lone event is handed on at once; of a flood, so many wait together.
COALESCE = 0.008


def read_available(fd: int) -> tuple[bytes, bool]:
    """Read what the non-blocking `fd` holds now, up to a few reads. Return it, and whether the end was reached."""
    chunks: list[bytes] = []
    for _ in range(4):
        try:
            chunk = os.read(fd, READ_BYTES)
        except BlockingIOError:
            break
        if not chunk:
            return b"".join(chunks), True
        chunks.append(chunk)
        if len(chunk) < READ_BYTES // 4 or sys.platform == "win32":  # where the next read may wait
            break
    return b"".join(chunks), False


def read_chunks(fd: int, wake_fd: int, pause: float = COALESCE) -> Iterator[bytes]:
    """Yield what arrives at `fd`, not more often than every `pause` seconds, until its end or a byte at `wake_fd`."""
    last = 0.0
    while True:
        rest = last + pause - time.monotonic()
        if rest > 0 and readable([wake_fd], rest):
            return
        if wake_fd in readable([fd, wake_fd], None):
            return
        data, ended = read_available(fd)
        last = time.monotonic()
        if data:
            yield data
        if ended:
            return


def read_batches(fd: int, wake_fd: int) -> Iterator[Batch]:
    """Yield the events that arrive at `fd` as batches. Raise `WireError` when they are malformed."""
    from concgui.core.events import Decoder

    decoder = Decoder()
    for data in read_chunks(fd, wake_fd):
        yield decoder.feed(data)


def main_has_left(data: bytes) -> bool:
    """Whether `data`, whole records, holds the guard's report that MainProcess is gone. Cheap: looks at kinds only."""
    return wire.MAIN_EXIT in data[:: wire.RECORD.size]

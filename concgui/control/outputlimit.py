"""How much of what a program prints is kept in its recording: a program may print without end, a machine has an end."""

from collections.abc import Callable

import numpy as np

from concgui.core.events import Batch, EventKind
from concgui.core.words import later, tr
from concgui.program import wire

#: Bytes of printed lines that a recording holds, with what is stored beside each.
MOST_BYTES = 256 << 20
FULL = later(
    "The program has printed more than {n} MB: from here on its lines are shown, but not recorded. All else is."
)


class OutputLimit:
    """`keep` takes printed lines out of batches once there are enough. They count as dropped: their numbers go."""

    def __init__(self, say: Callable[[str], None]) -> None:
        """`say` is told when there is too much."""
        self._bytes = 0
        self._say = say

    def has_room(self, count: int) -> bool:
        """Whether so many bytes more are to be recorded; they are counted."""
        before = self._bytes
        self._bytes += count
        if before <= MOST_BYTES < self._bytes:
            self._say(tr(FULL, n=MOST_BYTES >> 20))
        return self._bytes <= MOST_BYTES

    def keep(self, batch: Batch) -> Batch:
        """Return what is to be recorded of a batch."""
        heads = batch.heads
        printed = heads["kind"] == EventKind.OUTPUT
        count = np.count_nonzero(printed)
        if not count:
            return batch
        records = int(count) + int(heads["more"][printed].sum(dtype=np.int64))
        if self.has_room(records * wire.RECORD.size):
            return batch
        kept = np.flatnonzero(~printed)
        payloads = [batch.payload(at) for at in kept.tolist()]
        sizes = np.fromiter(map(len, payloads), np.int64, len(payloads))
        return Batch(heads[kept], b"".join(payloads), np.cumsum(sizes) - sizes)

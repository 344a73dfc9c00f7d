"""What the kernel did, record by record: who was given which core when, who was born, who is gone.

These are the typed records that a recording keeps; `concgui.observe` makes them from what the kernel writes
(``perf_event_open``), `concgui.core.lane_kernel` makes turns of them.  Times are the clock of
`concgui.program.wire`: ``CLOCK_MONOTONIC``, the same as ``time.perf_counter_ns`` on Linux.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

import numpy as np


class KernelKind(IntEnum):
    """The kinds of records. The numbers are stored in recordings: never renumber, only append."""

    SWITCH_IN = 1  #: the thread was given a core
    SWITCH_OUT = 2  #: it gave the core up by itself: it waits for something, or sleeps
    PREEMPTED = 3  #: the core was taken from it, it could have gone on
    FORK = 4  #: a thread (its pid is its maker's) or a process was born. value: pid << 32 | tid of its maker
    EXIT = 5  #: the thread is gone
    COMM = 6  #: the thread has another name. value: number of the name
    EXEC = 7  #: the process runs another program. value: number of the name
    LOST = 8  #: records were lost on this core just before. value: how many; pid and tid are 0


#: One record. cpu: the core on which it happened.
KERNEL_DTYPE = np.dtype(
    [("t_ns", "<i8"), ("value", "<i8"), ("pid", "<u4"), ("tid", "<u4"), ("cpu", "<i2"), ("kind", "u1")]
)
KernelRows = np.ndarray[tuple[int], np.dtype[np.void]]


@dataclass(frozen=True, slots=True)
class KernelBatch:
    """n records of KERNEL_DTYPE in order of time, none earlier than the last batch's `through_ns`.

    names: names that were not in a batch before; the numbers of names count them over all batches, from 0.
    through_ns: everything that happened before this time is here.
    """

    rows: KernelRows
    names: tuple[str, ...]
    through_ns: int

    def __len__(self) -> int:
        return len(self.rows)


def no_rows() -> KernelRows:
    """Return no records."""
    return np.empty(0, KERNEL_DTYPE)


class KernelLog:
    """All records of a run, in order of time: they only grow.

    `names`: the names of threads and programs by their numbers. `through_ns`: everything before this time is here,
    0 when the kernel was not asked. `lost`: how many records the kernel could not write because nobody read in time.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self.through_ns = 0
        self.lost = 0
        self._rows = no_rows()
        self._count = 0

    @property
    def rows(self) -> KernelRows:
        """The records, without copying."""
        return self._rows[: self._count]

    def add(self, batch: KernelBatch) -> None:
        """Add a batch."""
        need = self._count + len(batch)
        if need > len(self._rows):
            room = max(1024, need, 2 * len(self._rows))
            self._rows = np.concatenate((self._rows, np.empty(room - len(self._rows), KERNEL_DTYPE)))
        self._rows[self._count : need] = batch.rows
        self._count = need
        self.names.extend(batch.names)
        self.through_ns = max(self.through_ns, batch.through_ns)
        self.lost += int(batch.rows["value"][batch.rows["kind"] == KernelKind.LOST].sum())

    def batches(self, step_ns: int) -> Iterator[KernelBatch]:
        """Iterate over the records in batches that cover up to `step_ns` each, the names with the first one."""
        if not self.through_ns:
            return
        rows, names, begin = self.rows, tuple(self.names), 0
        times = np.ascontiguousarray(rows["t_ns"])  # a search in a column of records would copy it each time
        while begin < len(rows):
            through = int(times[begin]) + step_ns
            end = int(np.searchsorted(times, through))
            yield KernelBatch(rows[begin:end], names, min(through, self.through_ns))
            begin, names = end, ()
        yield KernelBatch(no_rows(), names, self.through_ns)

"""A recording: all that was measured in one run, as columns that only grow. Live and replay fill the same one.

Three kinds of things are in it: Python's events, the kernel's records, and samples of CPU time.

Times are absolute nanoseconds of the clock of `concgui.program.wire`. Not thread-safe: one thread appends and reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from concgui.core.accounts import Accounts
from concgui.core.events import EVENT_DTYPE, Batch, Event, Heads, Offsets
from concgui.core.kernel import KernelBatch, KernelLog, KernelRows
from concgui.core.kinds import EventKind
from concgui.program import wire

__all__ = ["SAMPLE_DTYPE", "Recording", "RecordingMeta", "Samples", "sample_rows"]

#: One bin of sampled CPU time. cpu_ns, wait_ns: spent on a CPU and waiting for one between t0_ns and t1_ns.
#: state: ord of the operating system's letter; cpu: the core last used, or -1.
SAMPLE_DTYPE = np.dtype(
    [
        ("t0_ns", "<i8"),
        ("t1_ns", "<i8"),
        ("pid", "<u4"),
        ("tid", "<u4"),
        ("cpu_ns", "<i8"),
        ("wait_ns", "<i8"),
        ("state", "u1"),
        ("cpu", "<i2"),
    ]
)
Samples = np.ndarray[tuple[int], np.dtype[np.void]]

_CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class RecordingMeta:
    """What was run, and how it was watched."""

    run: int = 1
    python: str = ""  #: the program's version, "3.13.0"
    implementation: str = ""  #: "cpython"
    start_method: str = ""
    mode: str = ""  #: "script", "module" or "statements"
    target: str = ""  #: the file or the module
    argv: tuple[str, ...] = ()
    folder: str = ""  #: the working directory at the beginning; "" when that is not known
    executable: str = ""  #: the interpreter, as it was started; "" when that is not known
    source: str = ""  #: where CPU time comes from: "kernel", "schedstat", "psutil", or "" when nobody sampled it
    created: str = ""  #: ISO time
    exitcode: int | None = None  #: MainProcess's; -N: signal N
    program: str = ""  #: the program's text
    cores: tuple[int, ...] = ()  #: that the program might use at its beginning; () when that is not known
    machine_cores: int = 0  #: how many there were, 0 when that is not known
    kernel_through_ns: int = 0  #: everything that the kernel did before this time is here; 0: it was not asked
    lesson: dict[str, Any] = field(default_factory=dict)  #: it is of, and what the class predicted; {}: of none


class Recording:
    """Columns of events and of samples, in the order in which they came in."""

    def __init__(self, meta: RecordingMeta | None = None) -> None:
        self.meta = RecordingMeta() if meta is None else meta
        self.end_ns = 0  #: the latest time measured, 0 when there is none
        self._heads: Heads = np.empty(1024, EVENT_DTYPE)
        self._starts: Offsets = np.empty(1024, np.int64)
        self._blob = bytearray()
        self._count = 0
        self._samples: Samples = np.empty(0, SAMPLE_DTYPE)
        self._sample_count = 0
        self._accounts = Accounts()
        self._kernel = KernelLog()

    def __len__(self) -> int:
        """Return the number of events."""
        return self._count

    @property
    def t0_ns(self) -> int:
        """Time 0: the first event, or 0 while there is none."""
        return int(self._heads["t_ns"][0]) if self._count else 0

    # --- writing --------------------------------------------------------------------------------------------
    def append(self, batch: Batch) -> None:
        """Add a batch from the wire."""
        count = len(batch)
        if not count:
            return
        at = self._make_room(count)
        self._heads[at] = batch.heads
        self._starts[at] = batch.starts + len(self._blob)
        self._blob += batch.blob
        self._count += count
        self._accounts.add(batch.heads)
        self.end_ns = max(self.end_ns, int(batch.heads["t_ns"].max()))

    def add_os_event(
        self, t_ns: int, kind: EventKind, pid: int, value: int, payload: bytes = b"", *, tid: int | None = None
    ) -> None:
        """Add what an observer outside has seen or done, one of `OBSERVER_KINDS`.

        payload: up to wire.MAX_PAYLOAD bytes. tid: None for that of the main thread.
        """
        at, size = self._make_room(1), len(payload)
        thread = pid if tid is None else tid
        self._heads[at] = (kind, -(-size // wire.CHUNK), size, 0, t_ns, pid, thread, 0, value)
        self._starts[at] = len(self._blob)
        self._blob += payload
        self._count += 1
        self.end_ns = max(self.end_ns, t_ns)

    def add_samples(
        self,
        t0_ns: ArrayLike,
        t1_ns: ArrayLike,
        pid: ArrayLike,
        tid: ArrayLike,
        cpu_ns: ArrayLike,
        wait_ns: ArrayLike,
        state: ArrayLike,
        cpu: ArrayLike,
    ) -> None:
        """Add n bins of sampled CPU time: arrays of n, or single numbers that hold for all; see SAMPLE_DTYPE."""
        self.append_samples(sample_rows(t0_ns, t1_ns, pid, tid, cpu_ns, wait_ns, state, cpu))

    def append_samples(self, rows: Samples) -> None:
        """Add n records of SAMPLE_DTYPE."""
        if not len(rows):
            return
        need = self._sample_count + len(rows)
        if need > len(self._samples):
            self._samples = _grown(self._samples, max(256, need, 2 * len(self._samples)))
        self._samples[self._sample_count : need] = rows
        self._sample_count = need
        self.end_ns = max(self.end_ns, int(rows["t1_ns"].max()))

    def add_kernel(self, batch: KernelBatch) -> None:
        """Add what the kernel did."""
        self._kernel.add(batch)
        if self._count:
            self.end_ns = max(self.end_ns, batch.through_ns)

    def _make_room(self, count: int) -> slice:
        need = self._count + count
        if need > len(self._heads):
            room = max(need, 2 * len(self._heads))
            self._heads, self._starts = _grown(self._heads, room), _grown(self._starts, room)
        return slice(self._count, need)

    # --- reading --------------------------------------------------------------------------------------------
    @property
    def heads(self) -> Heads:
        """The events as records of EVENT_DTYPE, without copying."""
        return self._heads[: self._count]

    @property
    def samples(self) -> Samples:
        """The samples as records of SAMPLE_DTYPE, without copying."""
        return self._samples[: self._sample_count]

    @property
    def kernel(self) -> KernelRows:
        """The kernel's records, in order of time, without copying."""
        return self._kernel.rows

    @property
    def kernel_names(self) -> list[str]:
        """The names of threads and programs, by the numbers in the kernel's records."""
        return self._kernel.names

    @property
    def kernel_through_ns(self) -> int:
        """Everything that the kernel did before this time is here; 0: it was not asked."""
        return self._kernel.through_ns

    @property
    def kernel_lost(self) -> int:
        """How many of the kernel's records were lost."""
        return self._kernel.lost

    def kernel_batches(self, step_ns: int = 50_000_000) -> Iterator[KernelBatch]:
        """Iterate over the kernel's records in batches that cover `step_ns` each, as they came while live."""
        return self._kernel.batches(step_ns)

    def batch(self, start: int = 0, stop: int | None = None) -> Batch:
        """Return the events from one index to another as a batch, without copying."""
        chosen = slice(start, self._count if stop is None else min(stop, self._count))
        return Batch(self._heads[chosen], self._blob, self._starts[chosen])

    def batches(self, start: int = 0) -> Iterator[Batch]:
        """Iterate over the events from an index on in batches of a size that is good to work with."""
        for first in range(start, self._count, _CHUNK):
            yield self.batch(first, first + _CHUNK)

    def events(self, start: int = 0) -> Iterator[Event]:
        """Iterate over the events from an index on as values."""
        for batch in self.batches(start):
            yield from batch.events()

    def find(self, t_ns: int) -> int:
        """Return the index of the first event that is not earlier than `t_ns`, as if they were in order of time.

        Events of different processes may stand a few microseconds out of order; the running maximum is searched.
        """
        return int(np.searchsorted(np.maximum.accumulate(self.heads["t_ns"]), t_ns))

    # --- accounts -------------------------------------------------------------------------------------------
    def sent(self) -> int:
        """Return how many events the processes attempted to send, as far as their last received one tells."""
        return self._accounts.sent()

    def shown(self) -> int:
        """Return how many events of the processes are here. Those of observers outside do not count."""
        return self._accounts.received()

    def dropped(self) -> int:
        """Return how many events were dropped: sent - shown, exactly."""
        return self._accounts.sent() - self._accounts.received()

    def dropped_by_pid(self) -> dict[int, int]:
        """Return the number of dropped events for each pid that dropped any."""
        return self._accounts.dropped_by_pid()


def sample_rows(*columns: ArrayLike) -> Samples:
    """Return n records of SAMPLE_DTYPE from its columns: arrays of n, or single numbers that hold for all."""
    whole = np.broadcast_arrays(*map(np.atleast_1d, columns))
    rows = np.empty(len(whole[0]), SAMPLE_DTYPE)
    for name, column in zip(SAMPLE_DTYPE.names or (), whole, strict=True):
        rows[name] = column
    return rows


def _grown(rows: NDArray[Any], room: int) -> NDArray[Any]:
    return np.concatenate((rows, np.empty(room - len(rows), rows.dtype)))

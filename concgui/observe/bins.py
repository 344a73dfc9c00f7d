"""From counters that only grow to bins: what one thread did between two samples. No numpy until `to_samples`."""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself is slow to import, and `concgui record` is measured
if TYPE_CHECKING:
    from concgui.observe.source import Row, Samples

#: Nanoseconds that bins without any CPU time may be joined to.
LONGEST_IDLE_NS = 1_000_000_000


class ThreadBins:
    """The bins of one thread. `add` appends those that are complete to `rows`."""

    __slots__ = ("_begun_ns", "_cpu_ns", "_emitted_state", "_last_ns", "_wait_ns", "pid", "tid")

    def __init__(self, pid: int, tid: int) -> None:
        self.pid = pid
        self.tid = tid
        self._last_ns = 0  # of the previous sample; 0: none yet
        self._begun_ns = 0  # begin of the idle bin that is still open
        self._cpu_ns = 0
        self._wait_ns = 0
        self._emitted_state = 0

    def add(self, now_ns: int, cpu_ns: int, wait_ns: int, state: int, cpu: int, rows: list[Row]) -> None:
        """Take a sample at `now_ns`: total CPU time, total wait, ord of the state letter, last core or -1."""
        before = self._last_ns
        if before and now_ns > before:
            spent = max(0, cpu_ns - self._cpu_ns)
            waited = max(0, wait_ns - self._wait_ns)
            idle = spent == 0 and waited == 0
            if not idle or state != self._emitted_state or now_ns - self._begun_ns >= LONGEST_IDLE_NS:
                if idle:
                    rows.append((self._begun_ns, now_ns, self.pid, self.tid, 0, 0, state, cpu))
                else:
                    if before > self._begun_ns:
                        rows.append((self._begun_ns, before, self.pid, self.tid, 0, 0, self._emitted_state, cpu))
                    rows.append((before, now_ns, self.pid, self.tid, spent, waited, state, cpu))
                self._begun_ns = now_ns
                self._emitted_state = state
        elif not before:
            self._begun_ns = now_ns
        self._last_ns = now_ns
        self._cpu_ns = cpu_ns
        self._wait_ns = wait_ns


def to_samples(rows: list[Row]) -> Samples:
    """Return the rows as arrays."""
    import numpy as np

    from concgui.observe.source import Samples

    table = np.array(rows, dtype=np.int64).reshape(len(rows), 8).T
    return Samples(
        t0_ns=table[0],
        t1_ns=table[1],
        pid=table[2],
        tid=table[3],
        cpu_ns=table[4],
        wait_ns=table[5],
        state=table[6].astype(np.uint8),
        cpu=table[7].astype(np.int16),
    )

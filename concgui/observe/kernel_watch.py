"""Follow a program by the kernel's own records: every switch, birth, end and change of name of all its threads.

`KernelWatch.attach_program` is called when the guard has been launched without GO; from then on whatever the program
starts is followed, since the events are inherited.  One thread at a time uses a watch.  No numpy until `read` or
`finish` is called.

What the records cannot tell: who had a core already when we came (its first record is a switch out); the time that a
process still takes to free its memory after its EXIT record (12 ms after 400 MB on Linux 6.18, which writes it first);
what a virtual machine's host steals from a turn; "preempted" before Linux 4.17.  A thread that executes a program gets
its process's number, and its own ends without a record.
"""

from __future__ import annotations

import bisect
import time

from concgui.core.words import tr
from concgui.observe.children import children_of
from concgui.observe.perf_event import (
    SourceError,
    close_events,
    explain_locked_memory,
    lost_count,
    online_cores,
    open_events,
)
from concgui.observe.perf_records import LOST, SWITCH_OUT, Names, Row, decode_plain
from concgui.observe.ring import RING_BYTES, Ring, map_ring
from concgui.observe.unfollowed import Unfollowed

__all__ = ["KernelWatch", "SourceError"]

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from typing import Any

    from concgui.core.kernel import KernelBatch, KernelRows

#: A record is stamped a moment before it can be read. What is younger than this is held back until the next read, lest
#: something older still comes from another core.
MARGIN_NS = 1_000_000
#: Between two looks for cores that have come online.
_LOOK_NS = 2_000_000_000


class KernelWatch:
    """The records of a program. Make one with `attach_program` or `attach`.

    lost: records that the kernel had no room for, or that made no sense; each is told by a LOST row, too. strays:
    records that came too late for their place and were put at the end of what had been handed out. problem: one
    sentence about what is missing, "" while nothing is.
    """

    def __init__(self, events: list[tuple[int, int]], rings: list[Ring], leave_out: int) -> None:
        self.lost = 0
        self.strays = 0
        self.problem = ""
        self._events = events
        self._rings = rings
        self._leave_out = leave_out
        self._piles: list[list[bytes]] = [[] for _ in rings]
        self._cores = {ring.cpu for ring in rings}
        self._told: dict[int, int] = {}  # how many lost records LOST records have told of, by core
        self._broken: list[Row] = []  # LOST rows of rings that make no sense
        self._looked_ns = time.perf_counter_ns()
        self._names = Names()
        self._through_ns = 0
        self._held: KernelRows | None = None
        self._unfollowed = Unfollowed()

    @classmethod
    def attach_program(cls, guard_pid: int, ring_bytes: int = RING_BYTES) -> KernelWatch:
        """Follow a program that was launched without GO, by its guard's pid; raise SourceError.

        The guard forks MainProcess and then does nothing of interest, so its own rows are left out.  It may fork while
        we attach, and then MainProcess is followed on some cores and not on others: it waits for GO, so we attach to
        it instead, and nothing is missed but its birth.
        """
        watch = cls.attach(guard_pid, leave_out=guard_pid, ring_bytes=ring_bytes)
        children = children_of(guard_pid)
        if not children:
            return watch
        watch.close()
        return cls.attach(children[0], ring_bytes=ring_bytes)

    @classmethod
    def attach(cls, pid: int, *, leave_out: int = 0, ring_bytes: int = RING_BYTES) -> KernelWatch:
        """Follow the thread `pid` and all that it starts from now on; raise SourceError.

        leave_out: a process whose own rows are of no interest. ring_bytes: of each core, a power of two of pages; the
        largest ring is taken that can be had.
        """
        events = open_events(pid)
        rings: list[Ring] = []
        try:
            for cpu, fd in events:
                rings.append(map_ring(fd, cpu, ring_bytes))
        except OSError as error:
            for ring in rings:
                ring.close()
            close_events(events)
            raise SourceError(explain_locked_memory(error)) from error
        return cls(events, rings, leave_out)

    @property
    def fds(self) -> list[int]:
        """Descriptors that can be read when a ring is half full; they hang up when the last thread has ended."""
        return [fd for _, fd in self._events]

    @property
    def drained_bytes(self) -> int:
        """Bytes that were drained and not yet decoded."""
        return sum(len(data) for pile in self._piles for data in pile)

    def drain_raw(self) -> None:
        """Empty the rings without decoding: cheap. `read`, `finish` and `plain_rows` hand out what was drained."""
        for ring, pile in zip(self._rings, self._piles, strict=True):
            if ring.problem:
                continue
            try:
                data = ring.take()
            except ValueError as error:
                self._stop(ring, str(error))
                continue
            if data:
                pile.append(data)

    def read(self) -> KernelBatch:
        """Return what has happened until a moment ago."""
        now = time.perf_counter_ns()  # before the rings are looked at: what comes meanwhile is younger
        self.drain_raw()
        if now - self._looked_ns > _LOOK_NS:
            self._look_for_new_cores(now)
        return self._batch(now - MARGIN_NS, everything=False)

    def finish(self) -> KernelBatch:
        """Return all that is left."""
        now = time.perf_counter_ns()
        self.drain_raw()
        self._look_for_new_cores(now)
        return self._batch(now, everything=True)

    def plain_rows(self) -> tuple[list[Row], list[str], int]:
        """Return all that is left, decoded without numpy: rows (t_ns, value, pid, tid, cpu, kind), names, through_ns.

        The same as `finish`; for few records.
        """
        now = time.perf_counter_ns()
        self.drain_raw()
        self._look_for_new_cores(now)
        rows: list[Row] = []
        if self._held is not None:
            held: list[Any] = self._held.tolist()  # a record becomes a tuple
            rows += held
        self._held = None
        for ring, pile in zip(self._rings, self._piles, strict=True):
            begin = len(rows)
            problem = decode_plain(b"".join(pile), ring.cpu, self._names, rows)
            pile.clear()
            if problem:
                self._stop(ring, problem)
            self._tell(ring, sum(row[1] for row in rows[begin:] if row[5] == LOST))
        rows += self._losses(now, everything=True)
        if self._leave_out:
            rows = [row for row in rows if row[2] != self._leave_out]
        rows.sort(key=_time)
        for place in self._unfollowed.among((row[0], row[2], row[3], row[5]) for row in rows):
            rows[place] = (*rows[place][:5], SWITCH_OUT)
            self._say_unfollowed(rows[place][2])
        before = self._through_ns
        strays = bisect.bisect_left(rows, before, key=_time)
        for number in range(strays):
            rows[number] = (before, *rows[number][1:])
        self.strays += strays
        self._through_ns = max(now, before, rows[-1][0] if rows else 0)
        return rows, self._names.fresh(), self._through_ns

    def close(self) -> None:
        """Stop following. May be called twice."""
        rings, self._rings, self._piles = self._rings, [], []
        for ring in rings:
            ring.close()
        events, self._events = self._events, []
        close_events(events)

    def _batch(self, through_ns: int, *, everything: bool) -> KernelBatch:
        from concgui.core.kernel import KernelBatch
        from concgui.observe import perf_arrays

        parts = [] if self._held is None else [self._held]
        for ring, pile in zip(self._rings, self._piles, strict=True):
            if not pile:
                continue
            rows, problem = perf_arrays.decode(b"".join(pile), ring.cpu, self._names)
            pile.clear()
            if problem:
                self._stop(ring, problem)
            self._tell(ring, perf_arrays.lost(rows))
            parts.append(rows)
        losses = self._losses(through_ns, everything=everything)
        if losses:
            parts.append(perf_arrays.from_rows(losses))
        rows = perf_arrays.in_order(parts)
        if self._leave_out:
            rows = rows[rows["pid"] != self._leave_out]
        for pid in perf_arrays.keep_following(rows, self._unfollowed):
            self._say_unfollowed(pid)
        before = self._through_ns
        self.strays += perf_arrays.not_before(rows, before)
        through_ns = max(through_ns, before)
        if everything:
            count = len(rows)
            through_ns = max(through_ns, int(rows["t_ns"][-1]) if count else 0)
        else:
            count = int(rows["t_ns"].searchsorted(through_ns))
        self._held = rows[count:].copy() if count < len(rows) else None
        self._through_ns = through_ns
        return KernelBatch(rows[:count], tuple(self._names.fresh()), through_ns)

    def _tell(self, ring: Ring, count: int) -> None:
        """Count what LOST records have told."""
        self.lost += count
        self._told[ring.cpu] = self._told.get(ring.cpu, 0) + count

    def _losses(self, now: int, *, everything: bool) -> list[Row]:
        """Return LOST rows that the kernel has not written: of what nobody followed by a record, of broken rings."""
        rows, self._broken = self._broken, []
        if everything:
            for cpu, fd in self._events:
                untold = lost_count(fd) - self._told.get(cpu, 0)
                if untold > 0:
                    self._told[cpu] = self._told.get(cpu, 0) + untold
                    self.lost += untold
                    rows.append((now, untold, 0, 0, cpu, LOST))
        return rows

    def _stop(self, ring: Ring, reason: str) -> None:
        ring.problem = reason
        self.lost += 1
        self._broken.append((time.perf_counter_ns(), 1, 0, 0, ring.cpu, LOST))
        self.problem = self.problem or (
            tr(
                "The kernel's records of core {cpu} make no sense ({reason}): that core is not followed any more.",
                cpu=ring.cpu,
                reason=reason,
            )
        )

    def _say_unfollowed(self, pid: int) -> None:
        self.problem = self.problem or (
            tr("Process {pid} runs a program that has more rights than Concgui: what it does cannot be seen.", pid=pid)
        )

    def _look_for_new_cores(self, now: int) -> None:
        """A core that comes online later has no event, and threads that exist cannot be given one."""
        self._looked_ns = now
        new = [cpu for cpu in online_cores() if cpu not in self._cores]
        if new and not self.problem:
            self.problem = tr(
                "Core {core} came online after the program began: what ran there is not recorded.", core=new[0]
            )


def _time(row: Row) -> int:
    return row[0]

"""Counting what was sent and what arrived, for each process."""

import numpy as np

from concgui.core.events import Heads
from concgui.core.kinds import OBSERVER_KINDS, EventKind

_FIRST_OBSERVER = min(OBSERVER_KINDS)


class Accounts:
    """Sent and received events of each process. A pid that comes again, with a new FIRST, is a new process."""

    def __init__(self) -> None:
        self._open: dict[int, list[int]] = {}  # pid → [largest seq, received]
        self._closed: list[tuple[int, int, int]] = []  # pid, sent, received

    def add(self, heads: Heads) -> None:
        """Count a batch (n records of EVENT_DTYPE) in the order in which it came."""
        if (heads["kind"] >= _FIRST_OBSERVER).any():
            heads = heads[heads["kind"] < _FIRST_OBSERVER]
        begun = 0
        for at in np.flatnonzero(heads["kind"] == EventKind.FIRST).tolist():
            pid = int(heads["pid"][at])
            if pid in self._open or (heads["pid"][begun:at] == pid).any():
                self._add(heads[begun:at])
                largest, received = self._open[pid]
                # A process sends one FIRST, as its very first event: this is another process with the same pid.
                if largest >= int(heads["seq"][at]):
                    self._closed.append((pid, largest + 1, received))
                    del self._open[pid]
                begun = at
        self._add(heads[begun:])

    def _add(self, heads: Heads) -> None:
        if not len(heads):
            return
        pids, which, counts = np.unique(heads["pid"], return_inverse=True, return_counts=True)
        largest = np.zeros(len(pids), np.int64)
        np.maximum.at(largest, which, heads["seq"])
        for pid, seq, count in zip(pids.tolist(), largest.tolist(), counts.tolist(), strict=True):
            account = self._open.get(pid)
            if account is None:
                self._open[pid] = [seq, count]
            else:
                account[0] = max(account[0], seq)
                account[1] += count

    def sent(self) -> int:
        """Return the number of events that were attempted."""
        return sum(largest + 1 for largest, _ in self._open.values()) + sum(sent for _, sent, _ in self._closed)

    def received(self) -> int:
        """Return the number of events that arrived."""
        return sum(count for _, count in self._open.values()) + sum(count for _, _, count in self._closed)

    def dropped_by_pid(self) -> dict[int, int]:
        """Return sent - received for each pid where it is not 0."""
        dropped: dict[int, int] = {}
        rows = [(pid, largest + 1, count) for pid, (largest, count) in self._open.items()]
        for pid, sent, count in rows + self._closed:
            if sent != count:
                dropped[pid] = dropped.get(pid, 0) + sent - count
        return dropped

"""Everywhere: CPU time of each thread, or of the process, from psutil. Coarser, and without run-queue wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psutil

from concgui.observe.bins import ThreadBins, to_samples
from concgui.observe.source import UNKNOWN_STATE

if TYPE_CHECKING:
    from concgui.observe.source import Row, Samples

_LETTERS = {
    psutil.STATUS_RUNNING: "R",
    psutil.STATUS_SLEEPING: "S",
    psutil.STATUS_DISK_SLEEP: "D",
    psutil.STATUS_STOPPED: "T",
    psutil.STATUS_TRACING_STOP: "T",
    psutil.STATUS_ZOMBIE: "Z",
    psutil.STATUS_DEAD: "X",
    psutil.STATUS_IDLE: "S",
}


@dataclass(slots=True)
class _Known:
    process: psutil.Process
    bins: dict[int, ThreadBins] = field(default_factory=dict)


class PsutilSource:
    """See `concgui.observe.source.Source`. The process's main thread is asked for with tid = pid."""

    name = "psutil"
    title = "sampled CPU time (psutil)"
    waits = False

    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}

    def sample(self, threads: Iterable[tuple[int, int]], now_ns: int) -> Samples:
        """See `Source.sample`."""
        return to_samples(self.rows(threads, now_ns))

    def rows(self, threads: Iterable[tuple[int, int]], now_ns: int) -> list[Row]:
        """Return the same as rows, made without numpy."""
        rows: list[Row] = []
        wanted: dict[int, list[int]] = {}
        for pid, tid in threads:
            wanted.setdefault(pid, []).append(tid)
        for pid in self._known.keys() - wanted.keys():
            del self._known[pid]
        for pid, tids in wanted.items():
            try:
                self._sample_process(pid, tids, now_ns, rows)
            except psutil.Error:  # gone, or not ours to look at
                self._known.pop(pid, None)
        return rows

    def close(self) -> None:
        """Forget everything."""
        self._known.clear()

    def _sample_process(self, pid: int, tids: list[int], now_ns: int, rows: list[Row]) -> None:
        known = self._known.get(pid)
        if known is None:
            known = self._known[pid] = _Known(psutil.Process(pid))
        with known.process.oneshot():
            state = ord(_LETTERS.get(known.process.status(), UNKNOWN_STATE))
            seconds = _thread_seconds(known.process, tids)
        for tid in tids:
            if tid in seconds:
                bins = known.bins.get(tid)
                if bins is None:
                    bins = known.bins[tid] = ThreadBins(pid, tid)
                bins.add(now_ns, round(seconds[tid] * 1e9), 0, state, -1, rows)


def below(root: int) -> list[int]:
    """Return the pids of all processes below the process `root`; none when it is gone."""
    try:
        return [child.pid for child in psutil.Process(root).children(recursive=True)]
    except psutil.Error:
        return []


def _thread_seconds(process: psutil.Process, tids: list[int]) -> dict[int, float]:
    """Return CPU seconds by tid. A process of one thread that is followed is asked as a whole, which is cheaper."""
    if tids != [process.pid]:
        try:
            return {thread.id: thread.user_time + thread.system_time for thread in process.threads()}
        except psutil.AccessDenied:  # macOS tells threads to root alone
            pass
    times = process.cpu_times()
    return {process.pid: times.user + times.system}

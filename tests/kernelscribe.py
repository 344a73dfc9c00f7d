"""Writes the kernel's records of a made-up run. Times are milliseconds since the run's begin, as in `scribe`."""

import numpy as np

from concgui.core.kernel import KERNEL_DTYPE, KernelBatch, KernelKind
from tests.scribe import MS, START_NS

K = KernelKind


class KernelScribe:
    """Collects records; `batch` hands out those since the last batch."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, int, int, int, int]] = []
        self._names: list[str] = []
        self._told = 0

    def say(self, ms: float, kind: K, pid: int, tid: int = 0, cpu: int = 0, value: int = 0) -> None:
        """One record; tid 0: the process's first thread."""
        self._rows.append((START_NS + round(ms * MS), value, pid, tid or pid, cpu, int(kind)))

    def turn(self, begin: float, end: float, pid: int, tid: int = 0, cpu: int = 0, out: K = K.SWITCH_OUT) -> None:
        """A whole turn on a core."""
        self.say(begin, K.SWITCH_IN, pid, tid, cpu)
        self.say(end, out, pid, tid, cpu)

    def born(self, ms: float, pid: int, tid: int = 0, maker: int = 100, maker_tid: int = 0) -> None:
        """A process, or with `tid` a thread of one, is born."""
        self.say(ms, K.FORK, pid, tid, value=maker << 32 | (maker_tid or maker))

    def named(self, ms: float, kind: K, pid: int, name: str) -> None:
        """Another name, by prctl (COMM) or by execve (EXEC)."""
        self._names.append(name)
        self.say(ms, kind, pid, value=len(self._names) - 1)

    def lost(self, ms: float, cpu: int, count: int) -> None:
        """Records of a core are missing."""
        self._rows.append((START_NS + round(ms * MS), count, 0, 0, cpu, int(K.LOST)))

    def batch(self, through_ms: float) -> KernelBatch:
        """What was said since the last batch, in order of time."""
        rows = np.array(sorted(self._rows), KERNEL_DTYPE)
        names, self._told = tuple(self._names[self._told :]), len(self._names)
        self._rows.clear()
        return KernelBatch(rows, names, START_NS + round(through_ms * MS))

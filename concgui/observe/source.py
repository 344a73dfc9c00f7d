"""What every source of sampled CPU time offers. numpy is not imported here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from concgui.core.words import later, tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: A bin: t0_ns, t1_ns, pid, tid, cpu_ns, wait_ns, state, cpu; see `Samples`.
Row = tuple[int, int, int, int, int, int, int, int]

#: The letters that a state can have, and what the alive list calls it (proc_pid_stat(5)).
STATE_WORDS = {
    "R": later("running"),
    "S": later("sleeping"),
    "D": later("sleeping"),
    "I": later("sleeping"),
    "T": later("stopped"),
    "t": later("stopped"),
    "Z": later("zombie"),
    "X": later("gone"),
}
UNKNOWN_STATE = "?"


def state_word(letter: str) -> str:
    """Return the word for an operating system's state letter."""
    return tr(STATE_WORDS.get(letter, later("unknown")))


@dataclass(frozen=True, slots=True)
class Samples:
    """Some bins, one row a thread and bin; all arrays have the same length.

    t0_ns, t1_ns: int64, the bin's bounds on the clock of `time.perf_counter_ns`. pid, tid: int64. cpu_ns: int64, CPU
    time spent in the bin. wait_ns: int64, time spent ready and without a core, 0 where `waits` of the source is False.
    state: uint8, ord of the state letter at t1_ns. cpu: int16, the core it last ran on, or -1.
    """

    t0_ns: NDArray[np.int64]
    t1_ns: NDArray[np.int64]
    pid: NDArray[np.int64]
    tid: NDArray[np.int64]
    cpu_ns: NDArray[np.int64]
    wait_ns: NDArray[np.int64]
    state: NDArray[np.uint8]
    cpu: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.pid)


class Source(Protocol):
    """Samples threads. Used by one thread at a time."""

    name: str  #: "schedstat" or "psutil"
    title: str  #: for the status bar
    waits: bool  #: whether it can tell how long a thread was ready and had no core

    def sample(self, threads: Iterable[tuple[int, int]], now_ns: int) -> Samples:
        """Return the bins of these (pid, tid) that end at `now_ns`. Threads that are gone are left out.

        A thread's first bin begins at its second sample. Bins in which it did nothing are joined to one of up to a
        second, so that idle threads cost next to nothing; no time is left out.
        """

    def rows(self, threads: Iterable[tuple[int, int]], now_ns: int) -> list[Row]:
        """Return the same as rows (t0_ns, t1_ns, pid, tid, cpu_ns, wait_ns, state, cpu), made without numpy."""

    def close(self) -> None:
        """Let go of what is held open."""

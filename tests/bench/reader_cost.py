"""What reading the kernel's records costs: CPU of the reader as a share of a core, at a given rate of switches.

The observed program wakes threads of five processes so often that its threads get a core about 5,000 times a second.
We read its records 20 times a second, as the window does, for some seconds, and count our own CPU time (user and
system). By turns with it: the same program, and we only wake 20 times a second. A second comparison adds what comes
after reading: keeping the records, and turning them into lanes.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import common
import numpy as np

from concgui.core.kernel import KernelBatch, KernelKind
from concgui.core.lanes import LaneSet
from concgui.core.recording import Recording
from concgui.observe.kernel_watch import KernelWatch, SourceError

_Read = TypeVar("_Read")

GOAL = 0.02
PERIOD_S = 1 / 20
#: The program starts nothing before it has read a byte, so that all of it is followed; it ends when its input does.
PROGRAM = """
import multiprocessing, sys, threading, time
def wake(step):
    at = time.perf_counter()
    while True:
        at = max(at + step, time.perf_counter() - step)
        time.sleep(max(0, at - time.perf_counter()))
def work(rate):
    threads = [threading.Thread(target=wake, args=(2 / rate,), daemon=True) for _ in range(2)]
    for thread in threads: thread.start()
    threads[0].join()
if __name__ == "__main__":
    sys.stdin.read(1)
    context = multiprocessing.get_context("fork")
    for _ in range(5):
        context.Process(target=work, args=(float(sys.argv[1]) / 5,), daemon=True).start()
    sys.stdin.read(1)
"""


class Run:
    """The program, and what was counted while it ran."""

    def __init__(self, rate: float, seconds: float) -> None:
        self._rate = rate
        self._seconds = seconds
        self.rates: list[float] = []  #: turns on a core per second
        self.records: list[float] = []  #: records per second
        self.lost = 0

    def watched(self, use: Callable[[KernelBatch], None]) -> tuple[float]:
        """Read the records of a run and hand them to `use`. Return the share of a core that this took."""
        with self._start() as process:
            watch = KernelWatch.attach(process.pid)
            try:
                _go(process)
                watch.read()  # what is imported only once
                share, batches = self._count(watch.read, use)
                self.lost += watch.lost
            finally:
                watch.close()
                process.stdin.close()  # type: ignore[union-attr]
        rows = np.concatenate([batch.rows for batch in batches])
        self.rates.append(int((rows["kind"] == KernelKind.SWITCH_IN).sum()) / self._seconds)
        self.records.append(len(rows) / self._seconds)
        return (share,)

    def alone(self) -> tuple[float]:
        """Only wake as often, beside the same program. Return the share of a core that this took."""
        with self._start() as process:
            _go(process)
            share, _ = self._count(lambda: None, lambda _: None)
            process.stdin.close()  # type: ignore[union-attr]
        return (share,)

    def _start(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen([sys.executable, "-c", PROGRAM, str(self._rate)], stdin=subprocess.PIPE)

    def _count(self, read: Callable[[], _Read], use: Callable[[_Read], None]) -> tuple[float, list[_Read]]:
        time.sleep(0.5)  # until all its processes have begun
        use(read())
        batches = []
        began, cpu = time.perf_counter(), time.process_time()
        while (now := time.perf_counter()) < began + self._seconds:
            batch = read()
            use(batch)
            batches.append(batch)
            time.sleep(max(0.0, PERIOD_S - (time.perf_counter() - now)))
        return (time.process_time() - cpu) / (time.perf_counter() - began), batches


def _go(process: "subprocess.Popen[bytes]") -> None:
    assert process.stdin is not None
    process.stdin.write(b"x")
    process.stdin.flush()


class Keeper:
    """What the window does with a batch before anything is drawn."""

    def __init__(self) -> None:
        self._recording = Recording()
        self._lanes = LaneSet()

    def keep(self, batch: KernelBatch) -> None:
        """Keep a batch and make lanes of it."""
        self._recording.add_kernel(batch)
        self._lanes.feed_kernel(batch)


def main() -> int:
    """Print the shares; return the exit status."""
    parser = common.options(__doc__ or "", 4)
    parser.add_argument("--rate", type=float, default=5000, help="switches a second (default 5000)")
    parser.add_argument("--seconds", type=float, default=4, help="of each run (default 4)")
    chosen = parser.parse_args()
    run = Run(chosen.rate, chosen.seconds)
    common.heading("CPU of the reader, share of a core", "reading", "waking")
    try:
        (reading,) = common.by_turns(lambda: run.watched(lambda _: None), run.alone, chosen.trials)
        print(reading.line("read 20 times a second", f"≤ {GOAL:.0%}", "%", 100), flush=True)
        (keeping,) = common.by_turns(lambda: run.watched(Keeper().keep), run.alone, chosen.trials)
        print(keeping.line("read, kept, made lanes of", "none", "%", 100), flush=True)
    except SourceError as error:
        print(error, file=sys.stderr)
        return 2
    share = float(np.median(reading.a))
    print(
        f"{np.median(run.rates):,.0f} switches/s, {np.median(run.records):,.0f} records/s, {run.lost} lost; "
        f"reading takes {share:.2%} of a core, {'met' if share <= GOAL else 'MISSED'}"
    )
    return 0 if share <= GOAL and not run.lost else 1


if __name__ == "__main__":
    sys.exit(main())

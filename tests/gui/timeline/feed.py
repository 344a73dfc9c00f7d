"""Makes lane sets the way a run does: by events, fed in the order of their times."""

import numpy as np

from concgui.core.events import Event
from concgui.core.kernel import KERNEL_DTYPE, KernelBatch, KernelKind
from concgui.core.kinds import EventKind as K
from concgui.core.lanes import LaneSet

T0 = 5_000_000_000_000
MAIN = 41203


class Run:
    """A run whose events are told in seconds since its start."""

    def __init__(self) -> None:
        self.lanes = LaneSet()
        self._seq: dict[int, int] = {}
        self._names = 0
        self._records: list[tuple[int, ...]] = []
        self._names_heard: list[str] = []
        self.tell(0.0, K.HELLO, MAIN, value=1, text="3.13.0\x1fcpython\x1fspawn")

    def tell(
        self, t: float, kind: K, pid: int, *, tid: int = 0, subject: int = 0, value: int = 0, text: str = ""
    ) -> None:
        seq = self._seq.get(pid, 0)
        self._seq[pid] = seq + 1
        self.lanes.feed([Event(ns(t), kind, pid, tid or pid, seq, subject, value, text)])

    def create(self, t: float, number: int, name: str = "", *, thread: bool = False) -> None:
        kind = K.THREAD_CREATED if thread else K.PROCESS_CREATED
        self.tell(t, kind, MAIN, subject=subject(number), text=f"{name or f'p{number}'}\x1fwork")

    def start(self, t: float, number: int) -> None:
        """start() at t, target entered 0.1 s later."""
        pid = MAIN + number
        self.tell(t, K.START, MAIN, subject=subject(number), text=f"p{number}")
        self.tell(t + 0.01, K.STARTED, MAIN, subject=subject(number), value=pid)
        self.tell(t + 0.06, K.FIRST, pid, subject=subject(number), value=MAIN, text=f"p{number}")
        self.tell(t + 0.1, K.TARGET_ENTERED, pid, subject=subject(number), value=MAIN)

    def sleep(self, t: float, number: int, call: str = "time.sleep(1)") -> None:
        self._names += 1
        self.tell(t, K.NAME, MAIN + number, value=self._names, text=call)
        self.tell(t, K.CALL_BEGIN, MAIN + number, value=self._names)

    def wake(self, t: float, number: int) -> None:
        self.tell(t, K.CALL_END, MAIN + number, value=self._names)

    def join(self, t: float, number: int, timeout: float | None = None) -> None:
        self.tell(t, K.JOIN_BEGIN, MAIN, subject=subject(number), value=-1 if timeout is None else int(timeout * 1e9))

    def joined(self, t: float, number: int, *, ended: bool, code: int = 0) -> None:
        if ended:
            self.tell(t, K.REAPED, MAIN, subject=subject(number), value=code)
        self.tell(t, K.JOIN_END, MAIN, subject=subject(number), value=int(ended))

    def end(self, t: float, number: int, code: int = 0) -> None:
        self.tell(t, K.EXIT, MAIN + number, subject=subject(number), value=code)
        self.lanes.feed_os(ns(t) + 100_000, K.OS_EXIT, MAIN + number, code)

    def turn(
        self, t0: float, t1: float | None, number: int, cpu: int = 0, out: KernelKind = KernelKind.SWITCH_OUT
    ) -> None:
        """The main thread of process `number` (0: main) had a core; `t1` None: it still has it."""
        self.turn_of(MAIN + number, t0, t1, cpu, out)

    def turn_of(
        self, pid: int, t0: float, t1: float | None, cpu: int = 0, out: KernelKind = KernelKind.SWITCH_OUT
    ) -> None:
        """The same for any process."""
        self._records.append((ns(t0), 0, pid, pid, cpu, KernelKind.SWITCH_IN))
        if t1 is not None:
            self._records.append((ns(t1), 0, pid, pid, cpu, out))

    def take_turns(self, t0: float, t1: float, turn: float, numbers: tuple[int, ...], cpu: int = 0) -> None:
        """Processes have a core by turns, each for `turn` seconds; it is taken from them."""
        for index in range(round((t1 - t0) / turn)):
            begin = t0 + index * turn
            self.turn(begin, begin + turn, numbers[index % len(numbers)], cpu, KernelKind.PREEMPTED)

    def native(self, t: float, pid: int, name: str) -> None:
        """main makes a process that runs another program."""
        self._names_heard.append(name)
        at = len(self._names_heard) - 1
        self._records.append((ns(t), MAIN << 32 | MAIN, pid, pid, 0, KernelKind.FORK))
        self._records.append((ns(t) + 1000, at, pid, pid, 0, KernelKind.EXEC))

    def heard(self, through: float) -> None:
        """The kernel's records up to a time arrive."""
        due = [row for row in self._records if row[0] < ns(through)]
        due.sort(key=lambda row: (row[0], row[5] == KernelKind.SWITCH_IN))
        self._records = [row for row in self._records if row[0] >= ns(through)]
        self.lanes.feed_kernel(KernelBatch(np.array(due, KERNEL_DTYPE), tuple(self._names_heard), ns(through)))
        self._names_heard.clear()

    def allow(self, t: float, *cores: int) -> None:
        """From now on the program may use these cores alone."""
        self.lanes.feed_os(ns(t), K.OS_CORES, 0, sum(1 << core for core in cores))

    def sample(self, t0: float, t1: float, number: int, cpu: float, wait: float = 0.0) -> None:
        length = ns(t1) - ns(t0)
        pid = MAIN + number
        self.lanes.feed_samples([ns(t0)], [ns(t1)], [pid], [pid], [int(cpu * length)], [int(wait * length)])


def subject(number: int) -> int:
    return MAIN << 32 | number


def ns(t: float) -> int:
    """Absolute nanoseconds of a second of the run."""
    return T0 + round(t * 1e9)


def shared() -> Run:
    """p1 sleeps a second with a sliver on a core at both ends; p2 and p3 share core 0 by turns of 4 ms."""
    run = Run()
    run.lanes.machine_cores = 2
    run.allow(0.0, 0)
    run.tell(0.01, K.IDLE, MAIN)
    for number in (1, 2, 3):
        run.create(0.02 * number, number)
    run.turn(0.0, 0.02, 0)
    run.start(0.1, 1)
    run.turn(0.12, 0.202, 1)
    run.sleep(0.2, 1)
    run.start(0.3, 2)
    run.start(0.3, 3)
    run.take_turns(0.4, 1.0, 0.004, (2, 3))
    run.turn(1.0, 1.198, 2)
    run.turn(1.198, 1.25, 1, out=KernelKind.EXIT)
    run.wake(1.2, 1)
    run.end(1.25, 1)
    run.turn(1.25, None, 2)
    run.heard(2.0)
    return run


def classic() -> Run:
    """p1 sleeps one second and ends as a zombie, p2 computes, p3 was created only; main is blocked in p2.join()."""
    run = Run()
    run.tell(0.01, K.IDLE, MAIN)
    for number in (1, 2, 3):
        run.create(0.02 * number, number)
    run.start(0.1, 1)
    run.sleep(0.25, 1)
    run.start(0.5, 2)
    for step in range(20):
        run.sample(0.6 + 0.05 * step, 0.65 + 0.05 * step, 2, cpu=0.75, wait=0.25)
    run.end(1.25, 1)
    run.join(1.3, 2)
    run.lanes.feed_os(ns(2.0), K.OS_STATE, MAIN + 2, ord("R"))
    return run

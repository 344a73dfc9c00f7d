"""From the kernel's records to turns, of each thread and of each core, and to the ends of processes.

A thread of the kernel is a `Task`, known by its fork record or by its first one. Which lane it belongs to is known when
Python's events have told it, see `concgui.core.lane_tasks`.
"""

from dataclasses import dataclass, field

import numpy as np

from concgui.core.kernel import KERNEL_DTYPE, KernelBatch, KernelKind, KernelRows
from concgui.core.lane import Lane
from concgui.core.turns import CoreColumns, LaneNumbers, Times, Turns

_K = KernelKind
_SWITCHES = np.zeros(256, np.bool_)
_SWITCHES[[_K.SWITCH_IN, _K.SWITCH_OUT, _K.PREEMPTED, _K.EXIT]] = True
_PARTING = np.zeros(256, np.bool_)
_PARTING[[_K.FORK, _K.EXEC, _K.LOST]] = True
_NAMES = {int(_K.COMM), int(_K.EXEC)}


@dataclass(slots=True, eq=False)
class Task:
    """One thread of the kernel, from its birth to its end. Times absolute ns."""

    number: int
    pid: int
    tid: int
    seen_ns: int  #: its first record
    maker: int = 0  #: pid << 32 | tid of who made it
    name: str = ""
    turns: Turns = field(default_factory=Turns)
    lane: Lane | None = None
    gone_ns: int | None = None  #: of a process's first thread: when the last one ended

    @property
    def leads(self) -> bool:
        """Whether it is the first thread of its process."""
        return self.pid == self.tid


class KernelFold:
    """Takes the kernel's records in. `through_ns`: everything before it is known; 0: the kernel was not asked.

    `fresh`: the tasks that came since somebody emptied the list; `ended`: likewise those whose process is gone.
    """

    def __init__(self) -> None:
        self.through_ns = 0
        self.lost = 0
        self.cores: dict[int, CoreColumns] = {}
        self.numbers = LaneNumbers()
        self.fresh: list[Task] = []
        self.ended: list[Task] = []
        self._names: list[str] = []
        self._tasks: dict[int, Task] = {}  # by tid: those that live
        self._leaders: dict[int, Task] = {}  # by pid
        self._living: dict[int, set[int]] = {}  # pid → tids
        self._heard: dict[int, int] = {}  # core → time of its last record

    def task(self, tid: int) -> Task | None:
        """Return the living thread that has this number."""
        return self._tasks.get(tid)

    def leader(self, pid: int) -> Task | None:
        """Return the first thread of the process that has or had this pid last."""
        return self._leaders.get(pid)

    def feed(self, batch: KernelBatch) -> None:
        """Take a batch in: whole stretches at once, parted where records were lost or a number came again."""
        self._names.extend(batch.names)
        rows = batch.rows
        begin = 0
        born: set[int] = set()
        for at in np.flatnonzero(_PARTING[rows["kind"]]).tolist():
            tid = int(rows["tid"][at])
            if rows["kind"][at] == _K.EXEC:
                self._stretch(rows[begin:at])
                self._replace_threads(rows[at])
                begin, born = at, set()
            elif rows["kind"][at] == _K.LOST:
                self._stretch(rows[begin:at])
                self._lose(rows[at])
                begin, born = at + 1, set()
            elif tid in self._tasks or tid in born:
                self._stretch(rows[begin:at])
                self._tasks.pop(tid, None)
                begin, born = at, {tid}
            else:
                born.add(tid)
        self._stretch(rows[begin:])
        self.through_ns = max(self.through_ns, batch.through_ns)

    # --- a stretch without surprises ----------------------------------------------------------------------------
    def _stretch(self, rows: KernelRows) -> None:
        if not len(rows):
            return
        for t_ns, value, pid, tid, _cpu, kind in rows[~_SWITCHES[rows["kind"]]].tolist():
            if kind == _K.FORK:
                task = self._new(pid, tid, t_ns)
                task.maker, task.turns.born_ns = value, t_ns
                maker = self._tasks.get(value & 0xFFFFFFFF)
                task.name = maker.name if maker is not None else ""
            elif kind in _NAMES and 0 <= value < len(self._names):
                self._known(pid, tid, t_ns).name = self._names[value]
        for cpu in np.unique(rows["cpu"]).tolist():
            self._heard[cpu] = int(rows["t_ns"][rows["cpu"] == cpu][-1])
        self._switches(rows[_SWITCHES[rows["kind"]]])
        for t_ns, _value, pid, tid, _cpu, _kind in rows[rows["kind"] == _K.EXIT].tolist():
            self._exit(pid, tid, t_ns)

    def _switches(self, rows: KernelRows) -> None:
        if not len(rows):
            return
        order = np.argsort(rows["tid"], kind="stable")
        rows = rows[order]
        tids = rows["tid"]
        parts = np.split(np.arange(len(rows)), np.flatnonzero(tids[1:] != tids[:-1]) + 1)
        closed: list[tuple[Times, Times, Times, int]] = []
        tasks: list[Task] = []
        for part in parts:
            own = rows[part[0] : part[-1] + 1]
            task = self._known(int(own["pid"][0]), int(own["tid"][0]), int(own["t_ns"][0]))
            start, end, cpu = task.turns.feed(own["t_ns"], own["kind"], own["cpu"])
            closed.append((start, end, cpu, task.number))
            tasks.append(task)
        self._to_cores(closed)
        self._going_on(tasks)

    def _to_cores(self, closed: list[tuple[Times, Times, Times, int]]) -> None:
        start, end, cpu = (np.concatenate([one[column] for one in closed]) for column in (0, 1, 2))
        thread = np.repeat([one[3] for one in closed], [len(one[0]) for one in closed]).astype(np.int32)
        some = end > start
        for number in np.unique(cpu[some]).tolist():
            here = some & (cpu == number)
            self._core(number).extend(start[here], end[here], thread[here])

    def _going_on(self, tasks: list[Task]) -> None:
        """Note which turn goes on on each core."""
        touched = {task.number for task in tasks}
        for core in self.cores.values():
            if core.current is not None and core.current[1] in touched:
                core.current = None
        for task in tasks:
            if task.turns.open is not None:
                start, cpu = task.turns.open
                core = self._core(cpu)
                if core.current is None or core.current[0] <= start:
                    core.current = (start, task.number)

    def _core(self, cpu: int) -> CoreColumns:
        core = self.cores.get(cpu)
        if core is None:
            core = self.cores[cpu] = CoreColumns(self.numbers)
        return core

    # --- births and ends ----------------------------------------------------------------------------------------
    def _known(self, pid: int, tid: int, t_ns: int) -> Task:
        task = self._tasks.get(tid)
        return self._new(pid, tid, t_ns) if task is None else task

    def _new(self, pid: int, tid: int, t_ns: int) -> Task:
        task = self._tasks[tid] = Task(self.numbers.add(), pid, tid, t_ns)
        if task.leads:
            self._leaders[pid] = task
            self._living[pid] = set()
        self._living.setdefault(pid, set()).add(tid)
        self.fresh.append(task)
        return task

    def _exit(self, pid: int, tid: int, t_ns: int) -> None:
        task = self._tasks.pop(tid, None)
        if task is None:
            return
        task.turns.exit_ns = t_ns
        living = self._living.get(pid)
        if living is not None:
            living.discard(tid)
            leader = self._leaders.get(pid)
            if not living and leader is not None:
                leader.gone_ns = t_ns
                self.ended.append(leader)

    def _replace_threads(self, row: np.void) -> None:
        """A program is executed: the other threads of the process are no more, and no record tells of their ends.

        If one of them did it, it has the first thread's number from now on, and its core.
        """
        pid, t_ns, cpu = int(row["pid"]), int(row["t_ns"]), int(row["cpu"])
        others = [tid for tid in self._living.get(pid, ()) if tid != pid]
        for tid in others:
            task = self._tasks.get(tid)
            if task is not None and task.turns.open is not None:
                self._switches(_one(t_ns, pid, tid, task.turns.open[1], _K.EXIT))
            self._exit(pid, tid, t_ns)
        leader = self._leaders.get(pid)
        if others and leader is not None:
            # The first thread's own end, if it had come to it, was not the process's.
            leader.gone_ns, leader.turns.exit_ns = None, None
            self._tasks[pid] = leader
            self._living[pid] = {pid}
            if leader.turns.open is None:
                self._switches(_one(t_ns, pid, pid, cpu, _K.SWITCH_IN))

    def _lose(self, row: np.void) -> None:
        """Records of a core are missing: who was not on another one at that time may have been on this."""
        cpu, t_ns = int(row["cpu"]), int(row["t_ns"])
        self.lost += int(row["value"])
        since = self._heard.get(cpu, t_ns)
        closed: list[tuple[Times, Times, Times, int]] = []
        for task in self._tasks.values():
            turns = task.turns
            if turns.open is None or turns.open[1] == cpu:
                start, end, cpus = turns.lose(since)
                closed.append((start, end, cpus, task.number))
        if closed:
            self._to_cores(closed)
        core = self.cores.get(cpu)
        if core is not None:
            core.current = None
        self._heard[cpu] = t_ns


def _one(t_ns: int, pid: int, tid: int, cpu: int, kind: KernelKind) -> KernelRows:
    return np.array([(t_ns, 0, pid, tid, cpu, int(kind))], KERNEL_DTYPE)

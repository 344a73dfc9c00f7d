"""Which lane a thread of the kernel belongs to, and lanes for those whom Python did not announce.

Python claims a thread by its events. What nobody has claimed after GRACE_NS is no Python process or no thread of
`threading`: it gets a lane of its own (`Lane.native`). If Python claims it after all, that lane is hidden.
"""

from concgui.core.kinds import EventKind
from concgui.core.lane import Arrow, Lane, LaneKind
from concgui.core.lane_kernel import KernelFold, Task
from concgui.core.lane_registry import Registry
from concgui.core.states import Phase, State

#: How long Python may take to claim a thread, in the kernel's time.
GRACE_NS = 150_000_000


class Tasks:
    """Binds the tasks of a `KernelFold` to lanes."""

    def __init__(self, lanes: Registry, fold: KernelFold) -> None:
        self._lanes = lanes
        self._fold = fold
        self._unclaimed: list[Task] = []
        self._native: list[Task] = []
        self._helpers: set[int] = set()  # pids of multiprocessing's own processes

    @property
    def waiting(self) -> bool:
        """Whether Python may yet claim a thread, or one that has a lane of its own."""
        return bool(self._unclaimed or self._native)

    def helper(self, pid: int) -> None:
        """`pid` is a process that multiprocessing started for itself: it has no lane."""
        self._helpers.add(pid)
        for task in self._native:
            if task.pid == pid and task.lane is not None:
                self._hide(task)

    def claim(self, *, final: bool = False) -> None:
        """Bind what can be bound by now; `final`: no more of Python's events will come."""
        self._unclaimed += self._fold.fresh
        self._fold.fresh.clear()
        for task in self._native:
            lane = self._find(task)
            if lane is not None:
                self._hide(task)
                self._bind(task, lane)
        self._native = [task for task in self._native if task.lane is not None and task.lane.native]
        waiting = []
        for task in self._unclaimed:
            lane = self._find(task)
            early = not final and self._fold.through_ns - task.seen_ns < GRACE_NS
            if lane is not None:
                self._bind(task, lane)
            elif early or not (self._make(task) or final or task.pid in self._helpers):
                waiting.append(task)
        self._unclaimed = waiting
        for task in self._fold.ended:
            if task.lane is not None:
                self._gone(task, task.lane)
        self._fold.ended.clear()

    # --- whose it is --------------------------------------------------------------------------------------------
    def _find(self, task: Task) -> Lane | None:
        """Return the lane that Python's events have made for this thread."""
        if task.leads:
            lanes = self._lanes.process_lanes.get(task.pid, ())
        else:
            lanes = self._lanes.history.get(task.pid << 32 | task.tid, ())
        end = task.gone_ns if task.leads else task.turns.exit_ns
        for lane in lanes:
            # A number comes again: the lane must have lived when the thread did.
            lived = (end is None or lane.begin_ns <= end) and (lane.exit_ns is None or lane.exit_ns >= task.seen_ns)
            if lived and lane.kernel is None and not lane.native:
                return lane
        return None

    def _bind(self, task: Task, lane: Lane) -> None:
        task.lane = lane
        lane.follow_kernel(self._fold, task.turns)
        self._fold.numbers.numbers[task.number] = lane.index
        if task.gone_ns is not None:
            self._gone(task, lane)

    def _gone(self, task: Task, lane: Lane) -> None:
        """The process has ended: the kernel's word is the most exact one."""
        if not task.leads or lane.kind is LaneKind.THREAD:
            return
        if lane.os_exit_ns is None:
            self._lanes.advance(lane, EventKind.OS_EXIT)
        lane.os_exit_ns = task.gone_ns
        if lane.orphan and lane.joined_ns is None and not lane.zombie:
            lane.joined_ns, lane.phase = task.gone_ns, Phase.REAPED  # who waited for it, and when, nobody told
        self._lanes.end(lane)

    # --- nobody's -----------------------------------------------------------------------------------------------
    def _make(self, task: Task) -> bool:
        """Make a lane for a thread that Python did not announce. False: it cannot have one (yet)."""
        if task.pid in self._helpers:
            return False
        lanes = self._lanes
        begin = task.turns.born_ns if task.turns.born_ns is not None else task.seen_ns
        if task.leads:
            maker = lanes.threads.get(task.maker)
            lane = lanes.add(LaneKind.PROCESS, 0, task.name or f"process {task.pid}", maker)
            proc = lanes.bind_process(lane, task.pid, begin)
            lanes.bind_thread(lane, proc, task.tid)
            if maker is not None:
                lanes.arrows.append(Arrow("start", maker.index, lane.index, begin, begin))
        else:
            home = lanes.procs.get(task.pid)
            if home is None:
                return False
            lane = lanes.add(LaneKind.THREAD, 0, f"thread {task.tid}", home.lane)
            lanes.bind_thread(lane, home, task.tid)
        lane.native = True
        lane.created_ns, lane.phase = begin, Phase.ALIVE
        lane.begin(begin, State.RUNNING)
        self._native.append(task)
        self._bind(task, lane)
        if lane.kind is LaneKind.THREAD and task.turns.exit_ns is not None:
            self._thread_gone(task, lane)
        return True

    def _thread_gone(self, task: Task, lane: Lane) -> None:
        lane.left_ns = lane.joined_ns = task.turns.exit_ns
        lane.phase = Phase.REAPED  # nobody can join it
        self._lanes.end(lane)

    def renew(self) -> None:
        """Follow what native threads and programs have become: other names, ends of threads."""
        for task in self._native:
            lane = task.lane
            if lane is None:
                continue
            if lane.kind is LaneKind.PROCESS and task.name:
                lane.name = task.name
            elif lane.kind is LaneKind.THREAD and task.turns.exit_ns is not None and lane.left_ns is None:
                self._thread_gone(task, lane)

    def _hide(self, task: Task) -> None:
        if task.lane is not None:
            if not task.lane.hidden:
                self._lanes.hide(task.lane)
            task.lane.native = False
            task.lane = None
        self._fold.numbers.numbers[task.number] = -1

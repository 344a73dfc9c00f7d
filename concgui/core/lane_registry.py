"""Which lane belongs to which object, process and thread. Pids come again: the newest process has the number.

Events may be missing, stand slightly out of order between processes, come twice, or come from processes that nobody
announced. Then a lane is made up and a finding is recorded; nothing here raises.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from concgui.core.kinds import EventKind
from concgui.core.lane import Arrow, Lane, LaneKind
from concgui.core.lifecycle import advance
from concgui.core.states import MainPhase, Phase, State
from concgui.core.words import tr

#: Takes an event in: t_ns, pid, tid, subject, value, text.
Handler = Callable[[int, int, int, int, int, str], object]

_MOST_FINDINGS = 500


@dataclass(slots=True, eq=False)
class Proc:
    """A process of the observed program, from its first sign of life on."""

    pid: int
    lane: Lane
    names: dict[int, int] = field(default_factory=dict)  #: number of a name → label
    keys: list[int] = field(default_factory=list)  #: of its threads in `Registry.threads`
    members: list[Lane] = field(default_factory=list)  #: the workers that were created in it


class Registry:
    """All lanes, and the ways to find them."""

    def __init__(self) -> None:
        self.lanes: list[Lane] = []
        self.arrows: list[Arrow] = []
        self.labels: list[str] = [""]
        self.findings: list[str] = []
        self.procs: dict[int, Proc] = {}
        self.threads: dict[int, Lane] = {}  # pid << 32 | tid
        self.subjects: dict[int, Lane] = {}
        self.main_phase = MainPhase.LAUNCHING
        #: (pid << 32 | tid) → all lanes that this thread number ever had, in order of time.
        self.history: dict[int, list[Lane]] = {}
        #: pid → all lanes of processes that ever had it, in order of time.
        self.process_lanes: dict[int, list[Lane]] = {}
        #: Since when which cores may be used, in order of time.
        self.allowed: list[tuple[int, frozenset[int]]] = []
        self.gil = True  #: whether this Python has one
        self._label_numbers: dict[str, int] = {"": 0}
        self._colors = 0  # how many were given away

    @property
    def main(self) -> Lane | None:
        """The lane of MainProcess."""
        return self.lanes[0] if self.lanes and self.lanes[0].kind is LaneKind.MAIN else None

    def label(self, text: str) -> int:
        """Return the number of a label."""
        number = self._label_numbers.get(text)
        if number is None:
            number = self._label_numbers[text] = len(self.labels)
            self.labels.append(text)
        return number

    def find_out(self, sentence: str) -> None:
        """Record a finding, once."""
        if len(self.findings) < _MOST_FINDINGS and sentence not in self.findings:
            self.findings.append(sentence)

    def add(self, kind: LaneKind, subject: int, name: str, creator: Lane | None) -> Lane:
        """Make a lane. `creator`: the lane in which the object was made."""
        index = len(self.lanes)
        home = index if kind is not LaneKind.THREAD or creator is None else creator.process
        parent = None if creator is None else creator.index
        lane = Lane(index, subject, kind, name, parent=parent, process=home)
        if kind is not LaneKind.MAIN:
            lane.color, self._colors = self._colors, self._colors + 1
        self.lanes.append(lane)
        if subject:
            self.subjects[subject] = lane
        if creator is not None:
            proc = self.proc_of(creator)
            if proc is not None:
                proc.members.append(lane)
                lane.gone_ns = proc.lane.exit_ns
        return lane

    def proc_of(self, lane: Lane) -> Proc | None:
        """Return the process that a lane runs in, if it is the one that has the pid now."""
        home = self.lanes[lane.process]
        proc = self.procs.get(home.pid or 0)
        return proc if proc is not None and proc.lane is home else None

    def hide(self, lane: Lane) -> None:
        """Take a lane away that stands for nobody after all, and its colour: workers are coloured in their order."""
        lane.hidden = True
        self._colors -= 1
        for later in self.lanes[lane.index + 1 :]:
            if not later.hidden and later.color >= 0:
                later.color -= 1
                later.change(later.begin_ns)

    # --- numbers --------------------------------------------------------------------------------------------
    def bind_process(self, lane: Lane, pid: int, t_ns: int) -> Proc:
        """Give a pid to the lane of a process. Who had it before is gone, or the system could not give it again."""
        known = self.procs.get(pid)
        if known is not None:
            if known.lane is lane:
                return known
            if known.lane.native and not lane.native:
                self.hide(known.lane)  # it was taken for a program that is not Python
            elif known.lane.joined_ns is None:
                known.lane.joined_ns = t_ns
                self.end(known.lane)
            for key in known.keys:
                self.threads.pop(key, None)
        lane.pid = pid
        self.process_lanes.setdefault(pid, []).append(lane)
        proc = self.procs[pid] = Proc(pid, lane)
        return proc

    def bind_thread(self, lane: Lane, proc: Proc, tid: int) -> None:
        """Say that a lane is the thread `tid` of a process."""
        key = proc.pid << 32 | tid
        lane.pid, lane.tid = proc.pid, tid
        if self.threads.get(key) is not lane:
            self.threads[key] = lane
            self.history.setdefault(key, []).append(lane)
            proc.keys.append(key)

    # --- who is speaking, and of whom -----------------------------------------------------------------------
    def home(self, pid: int, tid: int, t_ns: int) -> Proc:
        """Return the process `pid`, made up if nobody announced it."""
        proc = self.procs.get(pid)
        if proc is not None:
            return proc
        if self.lanes:
            lane = self.add(LaneKind.PROCESS, 0, f"process {pid}", None)
            self.find_out(tr("The process {pid} was never announced: its first events are missing.", pid=pid))
        else:
            lane = self.add(LaneKind.MAIN, 0, "MainProcess", None)
            self.find_out(tr("The first event of MainProcess is missing."))
        proc = self.bind_process(lane, pid, t_ns)
        self.bind_thread(lane, proc, tid)
        self._assume_alive(lane, t_ns)
        return proc

    def here(self, pid: int, tid: int, t_ns: int) -> Lane:
        """Return the lane of a thread that speaks, made up if nobody announced it."""
        lane = self.threads.get(pid << 32 | tid)
        if lane is not None:
            return lane
        proc = self.home(pid, tid, t_ns)
        if proc.lane.tid is None:  # known from start() alone; its own first event is missing
            self.bind_thread(proc.lane, proc, tid)
        lane = self.threads.get(pid << 32 | tid)
        if lane is None:
            lane = self.add(LaneKind.THREAD, 0, f"thread {tid}", proc.lane)
            self.bind_thread(lane, proc, tid)
            self._assume_alive(lane, t_ns)
        return lane

    def worker(self, subject: int, t_ns: int, kind: LaneKind = LaneKind.PROCESS) -> Lane:
        """Return the lane of a Process or Thread object, made up if its creation is missing."""
        lane = self.subjects.get(subject)
        if lane is None:
            creator = self.procs.get(subject >> 32)
            name = f"{kind.value} object {subject & 0xFFFFFFFF}"
            lane = self.add(kind, subject, name, creator.lane if creator is not None else None)
            lane.created_ns, lane.phase = t_ns, Phase.CREATED
            self.find_out(tr("The creation of the {name} in process {pid} is missing.", name=name, pid=subject >> 32))
        return lane

    def _assume_alive(self, lane: Lane, t_ns: int) -> None:
        lane.created_ns, lane.phase = t_ns, Phase.ALIVE
        lane.begin(t_ns, State.RUNNING)

    # --- life -----------------------------------------------------------------------------------------------
    def advance(self, lane: Lane, kind: EventKind) -> None:
        """Move a lane's phase; what cannot happen is a finding."""
        lane.phase, problem = advance(lane.phase, kind)
        if problem is not None:
            self.find_out(f"{lane.title}: {problem}.")

    def end(self, lane: Lane) -> None:
        """Settle a lane's end anew, and that of whom it created: threads end with their process, children lose it."""
        lane.settle()
        proc = self.procs.get(lane.pid or 0)
        if proc is None or proc.lane is not lane:
            return
        for member in proc.members:
            if member.gone_ns != lane.exit_ns:
                member.gone_ns = lane.exit_ns
                if member.kind is LaneKind.THREAD and member.phase in {Phase.STARTING, Phase.ALIVE}:
                    self.advance(member, EventKind.OS_EXIT)  # a daemon: nobody else says so
                self.end(member)

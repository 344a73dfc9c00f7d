"""Events about the beginning of processes and threads: created, started, first line, target entered."""

import re

import numpy as np

from concgui.core.compose import Window
from concgui.core.events import Heads
from concgui.core.kinds import EventKind
from concgui.core.labels import START_RAISED
from concgui.core.lane import Arrow, Lane, LaneKind
from concgui.core.lane_registry import Handler, Registry
from concgui.core.scenario import COMPUTE_FUNCTION
from concgui.core.states import MainPhase, Phase, State
from concgui.core.words import later, tr
from concgui.program import wire

_K = EventKind
#: A statement that assigns a new worker to a variable.
MAKES_WORKER = re.compile(r"\s*(\w+)\s*=\s*(?:[\w.]+\.)?\w*(?:Process|Thread)\(")
#: Targets, or classes, of the threads that multiprocessing and concurrent.futures make for themselves.
_LIBRARY = re.compile(
    r"Pool\._handle_(workers|tasks|results)|Queue\._feed|_ExecutorManagerThread|_ResourceSharer\._serve"
    r"|Server\.(accepter|handle_request)"
)
_NO_GUARD = later(
    "start() was called while the program was being imported by one of its own children: "
    'put what starts processes under if __name__ == "__main__":'
)


class Births:
    """Handlers: t_ns, pid, tid, subject, value, text."""

    def __init__(self, lanes: Registry, program: str) -> None:
        self._lanes = lanes
        self._program: list[str] = []
        self._computes = False  # whether `compute` is the form's own function
        self._named: dict[str, Lane] = {}  # by the variable of a line of the program: the first worker made there
        self.read_program(program)
        self.computing: dict[int, Lane] = {}  #: (pid << 32 | tid) of threads that run the form's compute function
        self.variable = ""  #: what the current statement of main assigns a worker to
        self.handlers: dict[int, Handler] = {
            _K.HELLO: self._hello,
            _K.FIRST: self._first,
            _K.PROCESS_CREATED: lambda t, p, i, s, _v, x: self._created(LaneKind.PROCESS, t, p, i, s, x),
            _K.THREAD_CREATED: lambda t, p, i, s, _v, x: self._created(LaneKind.THREAD, t, p, i, s, x),
            _K.START: self._start,
            _K.STARTED: self._started,
            _K.START_FAILED: self._start_failed,
            _K.REFUSED_IMPORTING: self._refused_importing,
            _K.TARGET_ENTERED: self._target_entered,
        }

    def read_program(self, text: str) -> None:
        """Know the text of main's file from now on."""
        self._program = text.split("\n")
        self.read_functions(text)

    def read_functions(self, text: str) -> None:
        """Know which functions main's file defines."""
        self._computes = COMPUTE_FUNCTION in text

    def _hello(self, t_ns: int, pid: int, tid: int, _subject: int, _value: int, text: str) -> None:
        lanes = self._lanes
        lanes.gil = not text.endswith(f"{wire.FIELD}no gil")
        if lanes.lanes:
            lanes.find_out(tr("The process {pid} announced itself as MainProcess, and there was one already.", pid=pid))
            lanes.home(pid, tid, t_ns)
            return
        lane = lanes.add(LaneKind.MAIN, 0, "MainProcess", None)
        lane.created_ns = lane.first_ns = t_ns
        lane.phase = Phase.STARTING
        lanes.bind_thread(lane, lanes.bind_process(lane, pid, t_ns), tid)
        lane.begin(t_ns, State.IMPORTING)

    def _created(self, kind: LaneKind, t_ns: int, pid: int, tid: int, subject: int, text: str) -> None:
        lanes = self._lanes
        creator = lanes.here(pid, tid, t_ns)
        name, target, line = (*text.split(wire.FIELD), "", "", "")[:3]
        lane = lanes.subjects.get(subject)
        if lane is None:
            lane = lanes.add(kind, subject, name, creator)
        lane.name = name or kind.value
        lane.library = kind is LaneKind.THREAD and _LIBRARY.fullmatch(target) is not None
        if kind is LaneKind.THREAD and target == "compute" and self._computes and lanes.gil:
            lane.window = Window()
        if lanes.main is not None and pid == lanes.main.pid and line.isdecimal():
            lane.made_line = int(line)
        lanes.advance(lane, _K.PROCESS_CREATED if kind is LaneKind.PROCESS else _K.THREAD_CREATED)
        if creator is lanes.main:
            lane.variable = self.variable or self._alone(self._assigned_at(line), lane)
        if lane.open_start_ns is None and not lane.ended:
            if lane.created_ns is None:  # else: told twice
                lane.created_ns = t_ns
            lane.begin(t_ns, State.CREATED)

    def _alone(self, variable: str, lane: Lane) -> str:
        """Return the variable if it names this worker alone. In a loop it names one after another: then none."""
        first = self._named.setdefault(variable, lane)
        if variable and first is not lane:
            first.variable = ""
            return ""
        return variable

    def _assigned_at(self, line: str) -> str:
        """Return the variable that a line of the program (its number, as text) assigns a new worker to, or ""."""
        at = int(line) - 1 if line.isdecimal() else -1
        made = MAKES_WORKER.match(self._program[at]) if 0 <= at < len(self._program) else None
        return made[1] if made is not None else ""

    def _start(self, t_ns: int, pid: int, tid: int, subject: int, _value: int, text: str) -> None:
        starter = self._lanes.here(pid, tid, t_ns)
        lane = self._lanes.worker(subject, t_ns)
        lane.name = text or lane.name  # a Pool renames its workers after making them
        fresh = lane.phase in {Phase.CREATED, Phase.FAILED}
        self._lanes.advance(lane, _K.START)
        if fresh:
            lane.start_ns, lane.starter = t_ns, starter.index
            lane.begin(t_ns, State.START_CALLED)
        else:
            lane.starts_again += 1  # Python will raise, unless a thread of the program is about to be first

    def _started(self, t_ns: int, pid: int, _tid: int, subject: int, value: int, _text: str) -> None:
        lane = self._lanes.worker(subject, t_ns)
        self._lanes.advance(lane, _K.STARTED)
        lane.started_ns = t_ns
        if lane.pid is None and value > 0:
            if lane.kind is LaneKind.PROCESS:
                self._lanes.bind_process(lane, value, t_ns)
            else:
                self._lanes.bind_thread(lane, self._lanes.home(pid, pid, t_ns), value)
        if lane.phase is Phase.STARTING and lane.first_ns is None:
            lane.begin(t_ns, State.STARTING)

    def _start_failed(self, t_ns: int, _pid: int, _tid: int, subject: int, _value: int, text: str) -> None:
        lane = self._lanes.worker(subject, t_ns)
        if lane.starts_again:
            lane.starts_again -= 1
            return
        self._lanes.advance(lane, _K.START_FAILED)
        if lane.phase is Phase.FAILED:
            lane.begin(t_ns, State.CREATED, self._lanes.label(f"{START_RAISED}{text}"))

    def _refused_importing(self, t_ns: int, _pid: int, _tid: int, subject: int, _value: int, _text: str) -> None:
        self._lanes.advance(self._lanes.worker(subject, t_ns), _K.REFUSED_IMPORTING)
        self._lanes.find_out(tr(_NO_GUARD))

    def _first(self, t_ns: int, pid: int, tid: int, subject: int, value: int, _text: str) -> None:
        lanes = self._lanes
        if not subject:
            self._forked(t_ns, pid, tid, value)
            return
        lane = lanes.worker(subject, t_ns)
        if lane.first_ns is not None:
            lanes.find_out(tr("{title}: its first Python line was reported twice.", title=lane.title))
            return
        lanes.advance(lane, _K.FIRST)
        lanes.bind_thread(lane, lanes.bind_process(lane, pid, t_ns), tid)
        self._arrive(lane, t_ns)
        lane.begin(t_ns, State.IMPORTING)

    def _forked(self, t_ns: int, pid: int, tid: int, parent_pid: int) -> None:
        """`os.fork` by the program itself: no object stands for the child."""
        lanes = self._lanes
        known = lanes.procs.get(pid)
        if known is not None and known.lane.first_ns == t_ns:
            lanes.find_out(tr("{title}: its first Python line was reported twice.", title=known.lane.title))
            return
        parent = lanes.procs.get(parent_pid)
        lane = lanes.add(LaneKind.PROCESS, 0, f"fork {pid}", parent.lane if parent is not None else None)
        lanes.bind_thread(lane, lanes.bind_process(lane, pid, t_ns), tid)
        lane.created_ns = lane.first_ns = t_ns
        lane.phase = Phase.ALIVE
        lane.begin(t_ns, State.RUNNING)

    def _arrive(self, lane: Lane, t_ns: int) -> None:
        lane.first_ns = t_ns
        if lane.starter is not None and lane.start_ns is not None:
            arrow = Arrow("start", lane.starter, lane.index, lane.start_ns, max(t_ns, lane.start_ns))
            self._lanes.arrows.append(arrow)

    def _target_entered(self, t_ns: int, pid: int, tid: int, subject: int, _value: int, _text: str) -> None:
        lanes = self._lanes
        if not subject:
            lane = lanes.here(pid, tid, t_ns)
            lane.phase = Phase.ALIVE if lane.phase is Phase.STARTING else lane.phase
            if lane is lanes.main:
                lanes.main_phase = MainPhase.BUSY
        else:
            # A thread runs in the process that made its object, a process never does.
            lane = lanes.worker(subject, t_ns, LaneKind.THREAD if subject >> 32 == pid else LaneKind.PROCESS)
            if lane.target_ns is not None:
                lanes.find_out(tr("{title}: that it entered its target was reported twice.", title=lane.title))
                return
            lanes.advance(lane, _K.TARGET_ENTERED)
            if lane.kind is LaneKind.THREAD:
                lanes.bind_thread(lane, lanes.home(pid, pid, t_ns), tid)
                self._arrive(lane, t_ns)
                if lane.window is not None:
                    self.computing[pid << 32 | tid] = lane
            elif lane.tid is None:
                lanes.bind_thread(lane, lanes.bind_process(lane, pid, t_ns), tid)
        lane.target_ns = t_ns
        lane.begin(t_ns, State.RUNNING)

    # --- nothing but computing ----------------------------------------------------------------------------------
    def printed(self, heads: Heads) -> None:
        """Look for the lines that computing threads print before and after their loop, in records of EVENT_DTYPE."""
        rows = heads[heads["kind"] == _K.OUTPUT]
        keys = rows["pid"].astype(np.int64) << 32 | rows["tid"]
        for at in np.flatnonzero(np.isin(keys, list(self.computing))).tolist():
            self.has_printed(int(rows["t_ns"][at]), int(keys[at]))

    def has_printed(self, t_ns: int, key: int) -> None:
        """A thread (pid << 32 | tid) has printed. Between its two lines, `compute` wants no lock but the GIL."""
        lane = self.computing.get(key)
        if lane is None or lane.window is None or lane.target_ns is None or t_ns < lane.target_ns:
            return
        if not lane.window.begun:
            lane.window.from_ns = t_ns
        else:
            lane.window.to_ns = t_ns
            del self.computing[key]
        lane.change(lane.window.from_ns)

"""Events about what a thread is doing: statements of main, joins, runs by hand, blocking calls."""

from concgui.core.kinds import EventKind
from concgui.core.labels import IMPLICIT_JOIN
from concgui.core.lane import Activity, Arrow, Lane
from concgui.core.lane_births import MAKES_WORKER, Births
from concgui.core.lane_registry import Handler, Registry
from concgui.core.scenario import number_text
from concgui.core.states import MainPhase, Phase, State
from concgui.core.words import tr
from concgui.program.wire import FIELD

_K = EventKind


class Doings:
    """Handlers: t_ns, pid, tid, subject, value, text."""

    def __init__(self, lanes: Registry, births: Births) -> None:
        self._lanes = lanes
        self._births = births
        self.handlers: dict[int, Handler] = {
            _K.STATEMENT_BEGIN: self._statement_begin,
            _K.STATEMENT_END: self._statement_end,
            _K.IDLE: self._idle,
            _K.MAIN_LEFT: self._main_left,
            _K.RUN_BEGIN: self._run_begin,
            _K.RUN_END: lambda t, p, i, s, _v, _x: self._pop(t, p, i, "run", s),
            _K.JOIN_BEGIN: self._join_begin,
            _K.JOIN_END: self._join_end,
            _K.NAME: self._name,
            _K.CALL_BEGIN: self._call_begin,
            _K.CALL_END: lambda t, p, i, _s, _v, _x: self._pop(t, p, i, "call", 0),
        }

    def _pop(self, t_ns: int, pid: int, tid: int, what: str, subject: int) -> Lane:
        lane = self._lanes.here(pid, tid, t_ns)
        if not lane.pop(t_ns, what, subject):
            self._lanes.find_out(
                tr("{title}: the end of a {what} came without its beginning.", title=lane.title, what=what)
            )
        return lane

    # --- main -----------------------------------------------------------------------------------------------
    def _statement_begin(self, t_ns: int, pid: int, tid: int, _subject: int, _value: int, text: str) -> None:
        made = MAKES_WORKER.match(text)
        self._births.variable = made[1] if made is not None else ""
        self._main_does(t_ns, pid, tid, State.RUNNING, MainPhase.BUSY)

    def _statement_end(self, t_ns: int, pid: int, tid: int, _subject: int, _value: int, _text: str) -> None:
        self._births.variable = ""
        self._main_does(t_ns, pid, tid, State.RUNNING, MainPhase.BUSY)

    def _idle(self, t_ns: int, pid: int, tid: int, _subject: int, _value: int, _text: str) -> None:
        self._main_does(t_ns, pid, tid, State.IDLE, MainPhase.IDLE)

    def _main_left(self, t_ns: int, pid: int, tid: int, _subject: int, _value: int, _text: str) -> None:
        self._main_does(t_ns, pid, tid, State.LEAVING, MainPhase.LEAVING)
        self._lanes.here(pid, tid, t_ns).left_target = True

    def _main_does(self, t_ns: int, pid: int, tid: int, state: State, phase: MainPhase) -> None:
        lane = self._lanes.here(pid, tid, t_ns)
        lane.begin(t_ns, state)
        # A child made by os.fork may leave the program as main does; it is not main.
        if lane is self._lanes.main and self._lanes.main_phase is not MainPhase.ENDED:
            self._lanes.main_phase = phase

    # --- calls ----------------------------------------------------------------------------------------------
    def _run_begin(self, t_ns: int, pid: int, tid: int, subject: int, _value: int, _text: str) -> None:
        label = self._lanes.label(f"{self._lanes.worker(subject, t_ns).title}.run()")
        self._lanes.here(pid, tid, t_ns).push(t_ns, Activity("run", subject, State.RUNNING, label))

    def _join_begin(self, t_ns: int, pid: int, tid: int, subject: int, value: int, text: str) -> None:
        what = text.partition(FIELD)[0]
        title = self._lanes.worker(subject, t_ns).title if subject else what
        if subject and what == "implicit":
            label = f"{IMPLICIT_JOIN}{title}"
        else:
            label = f"{title}.join({'' if value < 0 else number_text(value / 1e9)})"
        activity = Activity("join", subject, State.BLOCKED, self._lanes.label(label))
        self._lanes.here(pid, tid, t_ns).push(t_ns, activity)

    def _join_end(self, t_ns: int, pid: int, tid: int, subject: int, value: int, _text: str) -> None:
        joiner = self._pop(t_ns, pid, tid, "join", subject)
        if not subject:  # what the program did not make ends with its process
            return
        lane = self._lanes.worker(subject, t_ns)
        if not value:
            return
        if lane.phase not in {Phase.REAPED, Phase.CLOSED}:  # a thread, or its REAPED is missing
            self._lanes.advance(lane, _K.REAPED)
        if lane.joined_ns is None:
            lane.joined_ns = t_ns
            self._lanes.end(lane)
        ended = t_ns if lane.exit_ns is None else min(lane.exit_ns, t_ns)
        arrow = Arrow("join", lane.index, joiner.index, ended, t_ns)
        lane.joins.append(arrow)
        self._lanes.arrows.append(arrow)

    def _name(self, t_ns: int, pid: int, tid: int, _subject: int, value: int, text: str) -> None:
        self._lanes.home(pid, tid, t_ns).names[value] = self._lanes.label(text)

    def _call_begin(self, t_ns: int, pid: int, tid: int, _subject: int, value: int, _text: str) -> None:
        lane = self._lanes.here(pid, tid, t_ns)
        label = self._lanes.procs[pid].names.get(value, 0)
        lane.push(t_ns, Activity("call", 0, State.BLOCKED, label))

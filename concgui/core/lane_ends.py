"""Events about the end of processes and threads: target left, signals, exits, and what the operating system says."""

import signal

from concgui.core.exits import signal_name
from concgui.core.kinds import EventKind
from concgui.core.labels import FROM_OUTSIDE
from concgui.core.lane import Lane, LaneKind
from concgui.core.lane_registry import Handler, Registry
from concgui.core.states import MainPhase, Phase, State
from concgui.core.words import tr
from concgui.program import wire

_K = EventKind
_SIGTERM, _SIGKILL = 15, 9
#: Signals that stop and continue a process: nobody dies of them.
_HARMLESS = {int(getattr(signal, name)) for name in ("SIGSTOP", "SIGTSTP", "SIGCONT") if hasattr(signal, name)}


class Ends:
    """Handlers: t_ns, pid, tid, subject, value, text."""

    def __init__(self, lanes: Registry) -> None:
        self._lanes = lanes
        self.handlers: dict[int, Handler] = {
            _K.TARGET_LEFT: self._target_left,
            _K.TERMINATE: lambda t, p, i, s, _v, _x: self._signal(_K.TERMINATE, t, p << 32 | i, s),
            _K.KILL: lambda t, p, i, s, _v, _x: self._signal(_K.KILL, t, p << 32 | i, s),
            _K.CLOSE: self._close,
            _K.FAILED: self._failed,
            _K.EXIT: self._exit,
            _K.REAPED: self._reaped,
            _K.MAIN_EXIT: self._main_exit,
            _K.OS_EXIT: self._os_exit,
            _K.OS_SIGNAL: self._os_signal,
            _K.OS_STATE: self._os_state,
            _K.OS_CORES: self._os_cores,
        }

    def _speaker(self, t_ns: int, pid: int, tid: int, subject: int) -> Lane:
        """Return the lane that an event of the worker's own is about; MainProcess and forks have no object."""
        if subject:
            return self._lanes.worker(subject, t_ns)
        return self._lanes.home(pid, tid, t_ns).lane

    def _target_left(self, t_ns: int, pid: int, tid: int, subject: int, _value: int, _text: str) -> None:
        lane = self._speaker(t_ns, pid, tid, subject)
        self._lanes.advance(lane, _K.TARGET_LEFT)
        lane.left_target = True
        lane.begin(t_ns, State.LEAVING)

    def _failed(self, t_ns: int, pid: int, tid: int, subject: int, value: int, text: str) -> None:
        lane = self._speaker(t_ns, pid, tid, subject)
        lane.failure, lane.failed_line = text, value

    def _exit(self, t_ns: int, pid: int, tid: int, subject: int, value: int, _text: str) -> None:
        lane = self._speaker(t_ns, pid, tid, subject)
        self._lanes.advance(lane, _K.EXIT)
        lane.left_ns = t_ns
        if lane.exitcode is None and (value or lane.kind is not LaneKind.THREAD):
            lane.exitcode = value
        if lane.kind is not LaneKind.THREAD:
            lane.begin(t_ns, State.LEAVING)
        self._lanes.end(lane)

    def _reaped(self, t_ns: int, _pid: int, _tid: int, subject: int, value: int, _text: str) -> None:
        lane = self._lanes.worker(subject, t_ns)
        self._lanes.advance(lane, _K.REAPED)
        lane.exitcode = value
        if lane.joined_ns is None:
            lane.joined_ns = t_ns
        self._lanes.end(lane)

    def _close(self, t_ns: int, _pid: int, _tid: int, subject: int, _value: int, _text: str) -> None:
        self._lanes.advance(self._lanes.worker(subject, t_ns), _K.CLOSE)

    def _signal(self, kind: EventKind, t_ns: int, sender: int, subject: int) -> None:
        number, call = (_SIGTERM, "terminate") if kind is _K.TERMINATE else (_SIGKILL, "kill")
        if not subject:
            self._lanes.find_out(tr("{signal} was sent to a process that is not known.", signal=signal_name(number)))
            return
        lane = self._lanes.worker(subject, t_ns)
        self._lanes.advance(lane, kind)
        lane.signal_sent, lane.signal_ns = number, t_ns
        by = self._lanes.threads.get(sender)
        here = by is None or by is self._lanes.main
        lane.sent_by = f"{lane.title}.{call}()" + ("" if here or by is None else f" in {by.title}")

    # --- the guard and the operating system -----------------------------------------------------------------
    def _main_exit(self, t_ns: int, _pid: int, _tid: int, subject: int, value: int, _text: str) -> None:
        proc = self._lanes.procs.get(subject)
        lane = self._lanes.main if proc is None else proc.lane
        if lane is None:
            self._lanes.find_out(tr("MainProcess ended before any of its events arrived."))
            return
        lane.phase, lane.exitcode = Phase.REAPED, value
        if lane.joined_ns is None:
            lane.joined_ns = t_ns
        if lane is self._lanes.main:
            self._lanes.main_phase = MainPhase.ENDED
        self._lanes.end(lane)

    def _os_exit(self, t_ns: int, pid: int, _tid: int, _subject: int, value: int, _text: str) -> None:
        proc = self._lanes.procs.get(pid)
        if proc is None:
            self._lanes.find_out(
                tr("The operating system reported the end of process {pid}, which is not known.", pid=pid)
            )
            return
        lane = proc.lane
        if lane.os_exit_ns is None:
            self._lanes.advance(lane, _K.OS_EXIT)
            lane.os_exit_ns = t_ns
        elif lane.kernel is None:
            return
        if value != wire.UNKNOWN_EXIT and lane.exitcode is None:
            lane.exitcode = value
        self._lanes.end(lane)

    def _os_signal(self, t_ns: int, pid: int, _tid: int, _subject: int, value: int, _text: str) -> None:
        proc = self._lanes.procs.get(pid)
        if proc is None:
            self._lanes.find_out(
                tr(
                    "{signal} was sent to process {pid}, which is not known.",
                    signal=signal_name(value),
                    pid=pid,
                )
            )
            return
        if value not in _HARMLESS:
            proc.lane.signal_sent, proc.lane.signal_ns = value, t_ns
            proc.lane.sent_by = FROM_OUTSIDE

    def _os_state(self, t_ns: int, pid: int, _tid: int, _subject: int, value: int, _text: str) -> None:
        proc = self._lanes.procs.get(pid)
        if proc is None:
            return
        letter = chr(value & 0xFF)
        if proc.lane.orphan and letter in "ZX":
            self._orphan_left(proc.lane, t_ns, zombie=letter == "Z")
            return
        stopped = letter in "Tt"
        proc.lane.stop(t_ns, stopped=stopped)
        for key in proc.keys:
            lane = self._lanes.threads.get(key)
            if lane is not None and lane is not proc.lane:
                lane.stop(t_ns, stopped=stopped)

    def _orphan_left(self, lane: Lane, t_ns: int, *, zombie: bool) -> None:
        """A process without an object has ended; the system keeps it for who made it, or does so no longer."""
        if not zombie and lane.joined_ns is not None:
            return
        lane.zombie = zombie
        lane.phase = Phase.ENDED if zombie else Phase.REAPED
        lane.joined_ns = None if zombie else t_ns
        self._lanes.end(lane)

    def _os_cores(self, t_ns: int, _pid: int, _tid: int, _subject: int, value: int, _text: str) -> None:
        cores = range(-value) if value < 0 else [core for core in range(wire.MOST_CORES) if value >> core & 1]
        self._lanes.allowed.append((t_ns, frozenset(cores)))

"""Makes the value that the window shows of a recording at one of its instants. No Qt."""

from datetime import datetime

from concgui.control import cores as core_choice
from concgui.control.lessonrun import LessonRun
from concgui.control.meters import CONCURRENT, PARALLEL, PARALLEL_SHARE, WINDOW_NS
from concgui.control.replaypast import Past
from concgui.control.replayprogram import ReplayProgram
from concgui.control.viewmaker import has_card, script_spec
from concgui.core.actions import RECORDED, REPLAYED, Action, Actions, no
from concgui.core.executed import Program
from concgui.core.lane import Lane
from concgui.core.lanes import LaneSet
from concgui.core.line_main import read_lines
from concgui.core.meter import measure
from concgui.core.recording import Recording
from concgui.core.scenario import MAX_WORKERS
from concgui.core.states import MainPhase, Phase
from concgui.core.views import CardView, CoresView, MeterView, Mode, SessionView, StatusView
from concgui.core.words import later, tr

_ENDED = {Phase.ENDED, Phase.REAPED, Phase.CLOSED}
_SOURCES = {"kernel": later("kernel switch records"), "": later("CPU time not sampled")}


class ReplayViews:
    """The views of one recording; instants are absolute ns."""

    def __init__(self, name: str, recording: Recording, lanes: LaneSet, *, of_this_run: bool = False) -> None:
        """`name`: the file's, or the run's; `lanes`: those of the whole recording."""
        self._name = name
        self._why_not = REPLAYED if of_this_run else RECORDED
        self._recording = recording
        self._lanes = lanes
        self._past = Past(recording, lanes)
        self._program = ReplayProgram(recording, read_lines(recording, lanes))
        self._workers = [lane for lane in lanes.lanes if has_card(lane)][:MAX_WORKERS]
        self._lesson: LessonRun | None = None
        if recording.meta.lesson and not of_this_run:  # the session knows that of its own run
            from concgui.control.lessonfacts import recalled

            self._lesson = recalled(recording.meta.lesson, recording, lanes)
        self._dropped, self._length = recording.dropped(), max(recording.end_ns, lanes.now_ns) - recording.t0_ns

    def program(self) -> Program:
        """Return when main executed what."""
        return self._program.program(whole=not self._dropped)

    def view(self, run: int, t_ns: int) -> SessionView:
        """Return the view; `run`: its number."""
        meta, main = self._recording.meta, self._program.main_phase(t_ns)
        method, actions = meta.start_method or "?", dict.fromkeys(Action, no(tr(self._why_not)))
        return SessionView(
            run=run,
            mode=Mode.REPLAY,
            main=main,
            title=self._name,
            start_method=method,
            start_methods=(method,),
            cards=tuple(self._card(lane, t_ns, actions) for lane in self._workers),
            program=self._program.lines(t_ns),
            numbered=meta.mode != "statements",
            alive=self._past.rows(t_ns),
            status=self._status(t_ns),
            actions=actions,
            cores=self._cores(t_ns),
            meter=self._meter(t_ns) if main is not MainPhase.ENDED else MeterView(),
            lesson=None if self._lesson is None else self._lesson.view(),
        )

    def _card(self, lane: Lane, t_ns: int, actions: Actions) -> CardView:
        phase = self._past.phase(lane, t_ns)
        return CardView(
            spec=script_spec(lane),
            phase=phase,
            pid=self._past.pid(lane, t_ns),
            exitcode=lane.exitcode if phase in _ENDED else None,
            color=lane.color,
            editable=False,
            actions=actions,
        )

    def _status(self, t_ns: int) -> StatusView:
        meta = self._recording.meta
        allowed = self._past.allowed(t_ns)
        return StatusView(
            main_pid=self._program.main_pid,
            python=meta.python,
            start_method=meta.start_method,
            source=_source_words(meta.source),
            started=self._past.started(t_ns),
            alive=len(self._past.alive(t_ns)),
            dropped=self._dropped,
            elapsed_ns=self._length,
            lost=self._recording.kernel_lost,
            cores=len(allowed),
            machine_cores=meta.machine_cores,
            on_cpu=self._past.on_cpu(t_ns),
            recorded=_recorded(meta.created),
        )

    def _cores(self, t_ns: int) -> CoresView:
        allowed = self._past.allowed(t_ns)
        known = set(allowed) | set(self._lanes.cores) | set(self._recording.meta.cores)
        return CoresView(tuple(sorted(known)) or core_choice.usable(), allowed, tr(self._why_not))

    def _meter(self, t_ns: int) -> MeterView:
        alive, cores = len(self._past.alive(t_ns)), len(self._past.allowed(t_ns))
        if not self._lanes.through_ns:
            return MeterView(alive, None, cores)
        load = measure(self._lanes, max(t_ns - WINDOW_NS, self._lanes.t0_ns), t_ns)
        verdict = PARALLEL if load.parallel >= PARALLEL_SHARE else CONCURRENT if alive > 1 else ""
        detail = tr(
            "In the {seconds:g} s before this instant, {on_cpu:.1f} threads were on a CPU on average, "
            "and two or more at the same instant for {parallel:.0%} of the time (kernel records).",
            seconds=WINDOW_NS / 1e9,
            on_cpu=load.on_cpu,
            parallel=load.parallel,
        )
        return MeterView(alive, round(load.on_cpu, 1), cores, verdict, detail)


def _source_words(source: str) -> str:
    known = _SOURCES.get(source)
    return tr("sampled CPU time ({name})", name=source) if known is None else tr(known)


def _recorded(created: str) -> str:
    """Return when it was recorded, in the time of this place: ``recorded 2026-11-23 08:01``."""
    try:
        when = datetime.fromisoformat(created).astimezone()
    except (ValueError, OverflowError, OSError):
        return tr("recorded")
    return tr("recorded {when:%Y-%m-%d %H:%M}", when=when)

"""Makes the one value that the window shows from the cards and the state of the run. No Qt."""

import multiprocessing
import time
from typing import Protocol

from concgui.control import cores as core_choice
from concgui.control.cards import Cards
from concgui.control.meters import alive_workers, on_cpu
from concgui.control.runstate import RunState
from concgui.control.scriptcards import ScriptCards
from concgui.control.textcards import TextCards
from concgui.control.transcript import Call, Transcript
from concgui.core.actions import Action, Verdict, WorkerFacts, toolbar_actions, worker_actions
from concgui.core.lane import Lane, LaneKind
from concgui.core.scenario import MAX_WORKERS, Kind, Work, WorkerSpec
from concgui.core.states import MainPhase, Phase, State
from concgui.core.views import CardView, CoresView, Mode, SessionView, StatusView
from concgui.core.words import later, tr

#: What the choice of the start method shows for a script that is left to its own.
SCRIPTS_OWN = "default"
_EVENTS_ONLY = later("Python's events")


def start_methods(mode: Mode) -> tuple[str, ...]:
    """Return the start methods to choose from."""
    available = multiprocessing.get_all_start_methods()
    methods = tuple(method for method in ("spawn", "fork", "forkserver") if method in available)
    return methods if mode is Mode.FREE else (SCRIPTS_OWN, *methods)


class Sources(Protocol):
    """Where the operating system's word comes from, and how to get a better one, in words."""

    source: str
    hint: str


class ViewMaker:
    """Answers what the window shows and what the buttons may do."""

    def __init__(
        self, cards: Cards, state: RunState, start_method: str, sources: Sources, cores: frozenset[int]
    ) -> None:
        """`sources`: where the operating system's word comes from; `cores`: that programs may use."""
        self._cards = cards
        self._state = state
        self._method = start_method
        self._sources = sources
        self._cores = cores
        self._script = cards.view() if isinstance(cards, ScriptCards) else None
        self._lanes: dict[str, Lane] = {
            lane.variable: lane for lane in state.lanes.lanes if lane.variable and lane.parent == 0
        }

    def facts(self, spec: WorkerSpec) -> WorkerFacts:
        """Return what decides about the buttons of a card."""
        lane = self.lane(spec)
        return WorkerFacts(
            spec.name,
            spec.kind,
            Phase.ABSENT if lane is None else lane.phase,
            pid_known=lane is not None and lane.pid is not None and not lane.ended,
            start_asked=self._state.transcript.waits(spec.name, Call.START),
            paused=lane is not None and lane.open_state == State.STOPPED,
        )

    def lane(self, spec: WorkerSpec) -> Lane | None:
        """Return the lane of a card's worker, None while there is none."""
        if self._cards.mode is Mode.SCRIPT:
            lanes = self._state.lanes.lanes
            return lanes[spec.key] if spec.key < len(lanes) else None
        return self._lanes.get(spec.name)

    def specs(self) -> tuple[WorkerSpec, ...]:
        """Return the cards; a script's are the workers that it has made so far."""
        if self._cards.mode is not Mode.SCRIPT:
            return self._cards.specs
        workers = (lane for lane in self._state.lanes.lanes if has_card(lane))
        return tuple(script_spec(lane) for lane, _ in zip(workers, range(MAX_WORKERS), strict=False))

    def is_absent(self, spec: WorkerSpec) -> bool:
        """Whether this run has no such worker, and will have none when main has done what was asked for."""
        transcript = self._state.transcript
        waits = transcript.waits(spec.name, Call.CREATE) or transcript.waits(spec.name, Call.START)
        return self.lane(spec) is None and not waits

    def creation(self, spec: WorkerSpec) -> list[str]:
        """Return the statements that make a worker."""
        return self._cards.creation(spec)

    @property
    def _rules(self) -> str:
        """By whose rules the buttons are legal: somebody's program with cards is played as a lesson is."""
        return Mode.LESSON.value if isinstance(self._cards, TextCards) else self._cards.mode.value

    def editable(self, spec: WorkerSpec) -> bool:
        """Whether the form of a card may be changed now."""
        if self._cards.mode is Mode.SCRIPT:
            return False
        if isinstance(self._cards, TextCards) and not self._state.running:
            return True  # changes the text before the next run
        return self.is_absent(spec)

    def card_actions(self, spec: WorkerSpec) -> dict[Action, Verdict]:
        """Return the verdicts on a card's buttons."""
        return worker_actions(self.facts(spec), self._state.phase, self._rules, len(self._cards.specs))

    def toolbar(self, cards: list[dict[Action, Verdict]]) -> dict[Action, Verdict]:
        """Return the verdicts on the toolbar's buttons."""
        state = self._state
        left = state.left_behind
        actions = toolbar_actions(cards, state.phase, self._rules, stopping=state.stopping, left_behind=left)
        if isinstance(self._cards, ScriptCards) and self._cards.problem and actions[Action.RUN].enabled:
            actions[Action.RUN] = Verdict(enabled=False, reason=self._cards.problem)
        return actions

    def view(self) -> SessionView:
        """Return everything but the lanes and the output."""
        state, t0 = self._state, self._state.recording.t0_ns
        specs = self.specs()
        actions = [self.card_actions(spec) for spec in specs]
        future = [] if state.transcript.ended else self._cards.future([spec for spec in specs if self.is_absent(spec)])
        if state.main is MainPhase.OFF:
            future = self._cards.first_statements(self._method) + future
        return SessionView(
            run=state.number,
            mode=self._cards.mode,
            main=state.phase,
            title=self._cards.title,
            start_method=self._method or SCRIPTS_OWN,
            start_methods=start_methods(self._cards.mode),
            cards=self._card_views(specs, actions),
            program=state.transcript.lines(t0, future, *state.lines.at()),
            alive=state.alive.rows(state.lanes),
            status=self._status(),
            actions=self.toolbar(actions),
            cores=CoresView(core_choice.usable(), self._cores, core_choice.reason()),
            stopping=state.stopping,
            script=self._script,
            numbered=self._cards.mode is Mode.SCRIPT,
            about=self._cards.about_words(),
            meter=state.meter.view(state.lanes, len(self._cores), time.perf_counter_ns(), running=state.running),
        )

    def _card_views(self, specs: tuple[WorkerSpec, ...], actions: list[dict[Action, Verdict]]) -> tuple[CardView, ...]:
        views = []
        next_color = sum(lane.kind is not LaneKind.MAIN for lane in self._state.lanes.lanes)
        for spec, verdicts in zip(specs, actions, strict=True):
            lane = self.lane(spec)
            color = next_color if lane is None else lane.color
            next_color += lane is None
            views.append(
                CardView(
                    spec=spec,
                    phase=Phase.ABSENT if lane is None else lane.phase,
                    pid=None if lane is None else lane.pid,
                    exitcode=None if lane is None else lane.exitcode,
                    color=color,
                    editable=self.editable(spec),
                    actions=verdicts,
                    problem=self._cards.problems.get(spec.key, ""),
                )
            )
        return tuple(views)

    def _status(self) -> StatusView:
        state = self._state
        lanes = state.lanes.lanes
        workers = [lane for lane in lanes if lane.kind is not LaneKind.MAIN and not (lane.hidden or lane.library)]
        source = self._sources.source
        elapsed = max(state.recording.end_ns, state.lanes.now_ns) - state.recording.t0_ns if len(state.recording) else 0
        return StatusView(
            main_pid=state.main_pid,
            python=state.python or (self._script.python if self._script else ""),
            start_method="" if self._cards.chooses_start_method else state.start_method or self._method,
            source=tr(", ").join((tr(_EVENTS_ONLY), tr(source))) if source else tr(_EVENTS_ONLY),
            started=sum(lane.native or lane.start_ns is not None or lane.first_ns is not None for lane in workers),
            alive=len(alive_workers(state.lanes)),
            dropped=state.recording.dropped(),
            elapsed_ns=elapsed,
            queued=state.transcript.queued,
            note=state.note,
            source_hint=tr(self._sources.hint),
            lost=state.recording.kernel_lost,
            cores=len(self._cores),
            machine_cores=core_choice.machine(),
            on_cpu=on_cpu(state.lanes) if state.running else None,
        )


def has_card(lane: Lane) -> bool:
    """Whether a lane of a script is a worker that something can be done to; a library's own threads are none."""
    own = lane.kind is LaneKind.THREAD and not (lane.native or lane.library)
    return not lane.hidden and (lane.kind is LaneKind.PROCESS or own)


def script_spec(lane: Lane) -> WorkerSpec:
    """Return the card of a worker that no form has made."""
    kind = Kind.THREAD if lane.kind is LaneKind.THREAD else Kind.PROCESS
    return WorkerSpec(lane.index, lane.title, kind, Work.SLEEP, 1.0, "", lane.index)


def fresh_transcript(cards: Cards, start_method: str) -> Transcript:
    """Return the program's text before anything was asked for."""
    listing = cards.listing(start_method) if isinstance(cards, TextCards) else None
    return Transcript(cards.text_lines(start_method), listing)

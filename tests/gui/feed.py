"""Stands in for the session: makes the values that it would hand to the window."""

from collections.abc import Sequence

from concgui.core.actions import Action, Verdict, WorkerFacts, toolbar_actions, worker_actions
from concgui.core.scenario import Kind, Work, WorkerSpec
from concgui.core.states import MainPhase, Phase
from concgui.core.views import AliveRow, CardView, LineState, Mode, ProgramLine, SessionView, StatusView

YES = Verdict(enabled=True)


def spec(key: int = 1, **changes: object) -> WorkerSpec:
    made = WorkerSpec(key, f"p{key}", Kind.PROCESS, Work.SLEEP, 1.0, "sleep", key)
    return made._replace(**changes)


def card(key: int = 1, phase: Phase = Phase.ABSENT, main: MainPhase = MainPhase.IDLE, **changes: object) -> CardView:
    worker = changes.pop("spec", None) or spec(key)
    facts = WorkerFacts(worker.name, worker.kind, phase, pid_known=phase is Phase.ALIVE)
    view = CardView(
        spec=worker,
        phase=phase,
        pid=4000 + key if phase is Phase.ALIVE else None,
        exitcode=None,
        color=key - 1,
        editable=phase is Phase.ABSENT,
        actions=worker_actions(facts, main),
    )
    return view._replace(**changes)


def session(cards: Sequence[CardView] = (), **changes: object) -> SessionView:
    main = changes.get("main", MainPhase.IDLE)
    view = SessionView(
        run=1,
        mode=Mode.FREE,
        main=main,
        title="",
        start_method="spawn",
        start_methods=("spawn", "fork", "forkserver"),
        cards=tuple(cards),
        program=(),
        alive=(),
        status=StatusView(main_pid=4000, python="3.13.0", start_method="spawn", source="Python events"),
        actions=toolbar_actions([one.actions for one in cards], main),
    )
    return view._replace(**changes)


def lines(*rows: tuple[str, LineState]) -> tuple[ProgramLine, ...]:
    return tuple(ProgramLine(text, state, 1_500_000 if state is LineState.DONE else None) for text, state in rows)


def alive(count: int) -> tuple[AliveRow, ...]:
    return tuple(AliveRow(f"p{n}", 4000 + n, "not asked", "sleeping", n - 1) for n in range(1, count + 1))


def allow(view: SessionView, *actions: Action) -> SessionView:
    return view._replace(actions={**view.actions, **dict.fromkeys(actions, YES)})

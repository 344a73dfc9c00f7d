"""The view that the window shows before the session exists: the cards of a Free program, nothing has run.

It is what the session's first view will be, so nothing moves when that one arrives.
"""

import sys

from concgui.core.actions import WorkerFacts, toolbar_actions, worker_actions
from concgui.core.scenario import (
    GUARD,
    create_statement,
    default_workers,
    program_preamble,
    start_method_statement,
)
from concgui.core.states import MainPhase, Phase
from concgui.core.views import CardView, LineState, Mode, ProgramLine, SessionView, StatusView


def first_view() -> SessionView:
    """Free mode with the default workers."""
    specs = default_workers()
    cards = tuple(
        CardView(
            spec=spec,
            phase=Phase.ABSENT,
            pid=None,
            exitcode=None,
            color=number,
            editable=True,
            actions=worker_actions(WorkerFacts(spec.name, spec.kind, Phase.ABSENT), MainPhase.OFF, count=len(specs)),
        )
        for number, spec in enumerate(specs)
    )
    return SessionView(
        run=0,
        mode=Mode.FREE,
        main=MainPhase.OFF,
        title="",
        start_method="spawn",
        start_methods=("spawn",) if sys.platform == "win32" else ("spawn", "fork", "forkserver"),
        cards=cards,
        program=(),
        alive=(),
        status=StatusView(python=".".join(map(str, sys.version_info[:3])), start_method="spawn"),
        actions=toolbar_actions([card.actions for card in cards], MainPhase.OFF),
    )


def first_program() -> tuple[ProgramLine, ...]:
    """The program of these cards; for the text that is made after the first paint."""
    from concgui.core.listing import program_text

    statements = [start_method_statement("spawn"), *map(create_statement, default_workers())]
    lines, future = [], False
    for line in program_text(program_preamble(), statements).splitlines():
        lines.append(ProgramLine(line, LineState.FUTURE if future else LineState.TEXT))
        future = future or line == GUARD
    return tuple(lines)

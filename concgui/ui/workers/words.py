"""The words of a worker card."""

from concgui.core.actions import Action, no
from concgui.core.scenario import Kind, WorkerSpec
from concgui.core.states import Phase
from concgui.core.views import CardView
from concgui.core.words import later, tr

NOTHING = no("")
_PHASES = {
    Phase.ABSENT: "",
    Phase.CREATED: later("created"),
    Phase.STARTING: later("starting"),
    Phase.ALIVE: later("alive"),
    Phase.ENDED: later("ended, not joined"),
    Phase.FAILED: later("start failed"),
    Phase.CLOSED: later("closed"),
}


def phase_words(view: CardView) -> str:
    """How far the worker is, in a few words for the card's corner."""
    if view.phase is Phase.ENDED and view.exitcode is not None:
        from concgui.core.exits import signal_name  # loads the module signal, which the first paint needs not

        how = signal_name(-view.exitcode) if view.exitcode < 0 else tr("exit {number}", number=view.exitcode)
        return tr("{how}, not joined", how=how)
    if view.phase is Phase.REAPED:
        from concgui.core.exits import describe

        return describe(view.exitcode)
    if view.phase is Phase.ALIVE and view.actions.get(Action.CONTINUE, NOTHING).enabled:
        return tr("paused")
    return tr(_PHASES[view.phase])


def phase_tip(view: CardView) -> str:
    """The same in a sentence."""
    name, phase = view.spec.name, phase_words(view) or tr("not created yet")
    if view.pid is None:
        return tr("{name} is {phase}", name=name, phase=phase)
    return tr("{name} is {phase}, pid {pid}", name=name, phase=phase, pid=view.pid)


def call_words(spec: WorkerSpec) -> str:
    """The call that makes the worker, as its program writes it."""
    kind = "Process" if spec.kind is Kind.PROCESS else "Thread"
    return f"{kind}(target={spec.target}, args=({spec.ident}, {spec.interval:g}))"


def interval_text(seconds: float) -> str:
    """An interval as the number field shows it."""
    return f"{seconds:.1f} s" if round(seconds, 1) == seconds else f"{seconds:g} s"

"""What the session shows, as a value: enough to write and launch programs from it. No Qt."""

from typing import NamedTuple

from concgui.control import cores as core_choice
from concgui.control.cards import Cards
from concgui.control.runstate import RunState
from concgui.control.scriptcards import ScriptCards
from concgui.core.words import later, tr

RECORDED = later("A recording is shown, which cannot run again: open a program, then compare.")
RUNS = later("The program is still running and would share the cores: wait for its end or press Reset, then compare.")


class Shown(NamedTuple):
    """`python`: the interpreter, "" for ours; `cores`: the allowed ones.

    `reason`: why nothing else can run beside it now, one sentence; "" when it can.
    """

    cards: Cards
    start_method: str
    python: str
    cores: frozenset[int]
    reason: str = ""

    @property
    def script(self) -> bool:
        """Whether it is a script, which makes its workers by itself."""
        return isinstance(self.cards, ScriptCards)

    @property
    def limited(self) -> frozenset[int] | None:
        """The cores to be set at a launch, None where that is not needed."""
        return None if self.cores == frozenset(core_choice.usable()) else self.cores


def why_not(state: RunState, *, recorded: bool) -> str:
    """Return why nothing else can run beside the present run, one sentence, or ""."""
    if recorded:
        return tr(RECORDED)
    return tr(RUNS) if state.running or state.left_behind else ""

"""A session without a window, and all that it says."""

from concgui.control.session import Session
from concgui.core.actions import Action
from concgui.core.states import MainPhase
from concgui.core.views import CardView, LineState, OutputLine


class Watched:
    """A session and all that it said."""

    def __init__(self, qtbot, **options) -> None:
        self.session = Session(**options)
        self.messages: list[str] = []
        self.output: list[OutputLine] = []
        self.runs: list[int] = []
        self.views = 0
        self._qtbot = qtbot
        self.session.message.connect(self.messages.append)
        self.session.output_added.connect(self.output.extend)
        self.session.run_started.connect(self.runs.append)
        self.session.view_changed.connect(self._count)

    def _count(self, _view: object) -> None:
        self.views += 1

    def until(self, condition, timeout=20_000) -> None:
        self._qtbot.waitUntil(condition, timeout=timeout)

    def act(self, action: Action, key: int | None = None, value: float | None = None) -> None:
        self.session.act(action, key, value)

    @property
    def main(self) -> MainPhase:
        return self.session.current_view().main

    def card(self, key: int) -> CardView:
        return next(card for card in self.session.current_view().cards if card.spec.key == key)

    def lines(self, *states: LineState) -> list[str]:
        return [line.text.strip() for line in self.session.current_view().program if line.state in states]

    def printed(self, who: str) -> list[str]:
        return [line.text for line in self.output if line.who == who]

    def refused(self, action: Action, key: int | None = None) -> str:
        """Ask for something illegal; return the one sentence, after a look that nothing was done."""
        before, said = self.lines(*LineState), len(self.messages)
        self.act(action, key)
        assert self.lines(*LineState) == before
        assert len(self.messages) == said + 1
        return self.messages[-1]

    def fast(self, *intervals: tuple[int, float]) -> None:
        for key, seconds in intervals:
            self.session.edit_worker(key, "interval", str(seconds))

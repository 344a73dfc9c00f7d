"""The alive list: what Python says, and only when it was asked, beside what the operating system says. No Qt."""

from collections.abc import Iterable

from concgui.core.exits import describe
from concgui.core.lane import Lane, LaneKind
from concgui.core.states import Phase
from concgui.core.views import AliveRow
from concgui.observe.source import state_word


class AliveAnswers:
    """What `active_children()` returned when it was last asked, and the last state letter of each process."""

    def __init__(self) -> None:
        self._asking: set[int] = set()
        self._answered: dict[int, int] = {}  # subject of a worker that was alive → when it was asked, absolute ns
        self._letters: dict[int, str] = {}  # pid → state letter

    def alive(self, subject: int) -> None:
        """One worker of an answer."""
        self._asking.add(subject)

    def end(self, t_ns: int) -> None:
        """The answer is complete."""
        self._answered = dict.fromkeys(self._asking, t_ns)
        self._asking.clear()

    def os_state(self, pid: int, letter: str) -> None:
        """The operating system's state letter of a process."""
        self._letters[pid] = letter

    def rows(self, lanes: Iterable[Lane], t0_ns: int) -> tuple[AliveRow, ...]:
        """Return a row for each process that was started, MainProcess not included."""
        return tuple(
            AliveRow(lane.title, lane.pid, self._python_says(lane, t0_ns), self._os_says(lane), lane.color)
            for lane in lanes
            if lane.kind is LaneKind.PROCESS and lane.pid is not None
        )

    def _python_says(self, lane: Lane, t0_ns: int) -> str:
        if lane.phase in {Phase.REAPED, Phase.CLOSED}:
            return f"ended, {describe(lane.exitcode)}"
        asked_ns = self._answered.get(lane.subject) if lane.subject else None
        return "not asked" if asked_ns is None else f"alive at {(asked_ns - t0_ns) / 1e9:.2f} s"

    def _os_says(self, lane: Lane) -> str:
        if lane.joined_ns is not None:
            return "gone"
        if lane.os_exit_ns is not None:
            return "zombie"
        letter = self._letters.get(lane.pid or 0)
        return "not looked yet" if letter is None else state_word(letter)

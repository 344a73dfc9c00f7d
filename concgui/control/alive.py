"""The alive list: what Python says, and only when it was asked, beside what the operating system says. No Qt."""

from concgui.core.exits import that_it_ended
from concgui.core.kernel import KernelKind
from concgui.core.lane import Lane, LaneKind
from concgui.core.lanes import LaneSet
from concgui.core.states import Phase
from concgui.core.turns import Turns
from concgui.core.views import AliveRow
from concgui.core.words import later, tr
from concgui.observe.source import state_word

ON_CPU, READY, SLEEPING = later("on CPU"), later("waiting for a core"), later("sleeping")
NATIVE = later("not Python")
NOT_LOOKED = later("not looked yet")
STOPPED = frozenset("Tt")


def asked_words(since_ns: int | None) -> str:
    """Return what Python says of a worker that was alive so many ns after time 0, the last time; None: never asked."""
    return tr("not asked") if since_ns is None else tr("alive at {seconds:.2f} s", seconds=since_ns / 1e9)


class AliveAnswers:
    """What `active_children()` returned when it was last asked, and the last state letter of each process."""

    def __init__(self) -> None:
        self._asking: set[int] = set()
        self._answered: dict[int, int] = {}  # subject of a worker that was alive → when it was asked, absolute ns
        self._letters: dict[int, str] = {}  # pid → state letter
        self.over = False  #: nothing of the program is left

    def alive(self, subject: int) -> None:
        """One worker of an answer."""
        self._asking.add(subject)

    def end(self, t_ns: int) -> None:
        """The answer is complete."""
        self._answered = dict.fromkeys(self._asking, t_ns)
        self._asking.clear()

    def os_state(self, pid: int, letter: str) -> str:
        """Take the operating system's state letter of a process. Return the one before, "" if there was none."""
        before = self._letters.get(pid, "")
        self._letters[pid] = letter
        return before

    def rows(self, lanes: LaneSet) -> tuple[AliveRow, ...]:
        """Return a row for each process that was started, MainProcess not included."""
        threads: dict[int, list[Lane]] = {}
        for lane in lanes.lanes:
            threads.setdefault(lane.process, []).append(lane)
        return tuple(
            AliveRow(
                lane.title,
                lane.pid,
                self._python_says(lane, lanes.t0_ns),
                self._os_says(lane, threads[lane.index], exact=lanes.through_ns > 0),
                lane.color,
            )
            for lane in lanes.lanes
            if lane.kind is LaneKind.PROCESS and lane.pid is not None and not lane.hidden
        )

    def _python_says(self, lane: Lane, t0_ns: int) -> str:
        if lane.native:
            return tr(NATIVE)
        if lane.phase in {Phase.REAPED, Phase.CLOSED}:
            return that_it_ended(lane.exitcode)
        asked_ns = self._answered.get(lane.subject) if lane.subject else None
        return asked_words(None if asked_ns is None else asked_ns - t0_ns)

    def _os_says(self, lane: Lane, threads: list[Lane], *, exact: bool) -> str:
        """`threads`: the lanes in the process, its own too. `exact`: the kernel told who was on a core when."""
        if lane.joined_ns is not None or self.over:
            return state_word("X")
        letter = self._letters.get(lane.pid or 0)
        if lane.os_exit_ns is not None or lane.exit_ns is not None:
            return state_word("X" if letter == "X" else "Z")
        followed = [thread.turns for thread in threads if thread.kernel is not None and not thread.ended]
        if not exact or not followed or letter in STOPPED or letter == "Z":
            return tr(NOT_LOOKED) if letter is None else state_word(letter)
        if any(turns.open is not None for turns in followed):
            return tr(ON_CPU)
        return tr(READY if any(map(_ready, followed)) else SLEEPING)


def _ready(turns: Turns) -> bool:
    """Whether a thread that is on no core waits for one: it was taken from it, or it never had one."""
    out = turns.view()[3]
    return bool(out[-1] == KernelKind.PREEMPTED) if len(out) else turns.born_ns is not None

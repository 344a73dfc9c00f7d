"""What was known of the workers of a recording at any of its instants. No Qt.

All of it follows from the facts that the lanes of the whole recording hold, so that an instant costs the same wherever
it is: nothing is folded again.
"""

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from concgui.control.alive import NATIVE, NOT_LOOKED, ON_CPU, READY, SLEEPING, STOPPED, asked_words
from concgui.core.events import EventKind
from concgui.core.exits import that_it_ended
from concgui.core.kernel import KernelKind
from concgui.core.lane import Lane, LaneKind
from concgui.core.lanes import LaneSet
from concgui.core.recording import Recording
from concgui.core.states import Phase
from concgui.core.turns import UNKNOWN, Turns
from concgui.core.views import AliveRow
from concgui.core.words import tr
from concgui.observe.source import state_word

_K = EventKind
_Answer = tuple[int, frozenset[int]]  # when `active_children()` was asked, absolute ns, and which workers it returned
_NO_ANSWER: _Answer = (0, frozenset())
_Letters = tuple[NDArray[np.int64], NDArray[np.uint8]]


class Past:
    """Answers for an instant, absolute ns: what has happened at it has happened."""

    def __init__(self, recording: Recording, lanes: LaneSet) -> None:
        self.lanes = lanes
        heads = recording.heads
        self._starts = _times(heads, _K.START)
        self._failures = _times(heads, _K.START_FAILED)
        self._closes = _times(heads, _K.CLOSE)
        self._answers = _answers(heads)
        self._stops = _by_pid(heads[heads["kind"] == _K.OS_STATE], "t_ns", "value")
        samples = recording.samples
        self._letters = _by_pid(samples[samples["pid"] == samples["tid"]], "t1_ns", "state")
        others = (lane for lane in lanes.lanes if lane.kind is not LaneKind.MAIN)
        self.workers = [lane for lane in others if not (lane.hidden or lane.library)]
        self._phases: tuple[int, list[Phase]] = (-1, [])  # of the workers, at the instant that was asked for last
        self._threads: dict[int, list[Lane]] = defaultdict(list)  # by the lane of their process
        for lane in lanes.lanes:
            self._threads[lane.process].append(lane)

    # --- phases -------------------------------------------------------------------------------------------------
    def phase(self, lane: Lane, t_ns: int) -> Phase:
        """Return how far a worker was in its life."""
        if _before(lane.joined_ns, t_ns):
            return Phase.CLOSED if _last(self._closes.get(lane.subject), t_ns) else Phase.REAPED
        if _before(lane.exit_ns, t_ns) or _before(lane.left_ns, t_ns):
            return Phase.ENDED
        if _before(lane.target_ns, t_ns):
            return Phase.ALIVE
        if lane.native or not lane.subject:
            return Phase.ALIVE if lane.begin_ns <= t_ns else Phase.ABSENT
        started, failed = (_last(times.get(lane.subject), t_ns) for times in (self._starts, self._failures))
        if _last(self._closes.get(lane.subject), t_ns):
            return Phase.CLOSED
        if failed and failed >= started:
            return Phase.FAILED
        if started or _before(lane.first_ns, t_ns):
            return Phase.STARTING
        return Phase.CREATED if _before(lane.created_ns, t_ns) else Phase.ABSENT

    def phases(self, t_ns: int) -> list[Phase]:
        """Return the phases of all workers."""
        if self._phases[0] != t_ns:
            self._phases = (t_ns, [self.phase(lane, t_ns) for lane in self.workers])
        return self._phases[1]

    def pid(self, lane: Lane, t_ns: int) -> int | None:
        """Return the pid of a worker, None before it was known."""
        known = [one for one in (lane.started_ns, lane.first_ns, lane.target_ns) if one is not None]
        return lane.pid if min(known, default=lane.begin_ns) <= t_ns else None

    def alive(self, t_ns: int) -> list[Lane]:
        """Return the workers that were starting or alive, threads too."""
        phases = zip(self.workers, self.phases(t_ns), strict=True)
        return [lane for lane, phase in phases if phase in {Phase.STARTING, Phase.ALIVE}]

    def started(self, t_ns: int) -> int:
        """Return how many workers had been started."""
        began = ((lane.start_ns, lane.first_ns, lane.begin_ns if lane.native else None) for lane in self.workers)
        return sum(any(_before(one, t_ns) for one in times) for times in began)

    # --- the alive list -----------------------------------------------------------------------------------------
    def rows(self, t_ns: int) -> tuple[AliveRow, ...]:
        """Return the alive list: a row for each process that had been started, MainProcess not included."""
        answer = next((one for one in reversed(self._answers) if one[0] <= t_ns), _NO_ANSWER)
        return tuple(
            AliveRow(
                lane.title, lane.pid, self._python_says(lane, phase, answer), self._os_says(lane, t_ns), lane.color
            )
            for lane, phase in zip(self.workers, self.phases(t_ns), strict=True)
            if lane.kind is LaneKind.PROCESS and self.pid(lane, t_ns) is not None
        )

    def _python_says(self, lane: Lane, phase: Phase, answer: _Answer) -> str:
        if lane.native:
            return tr(NATIVE)
        if phase in {Phase.REAPED, Phase.CLOSED}:
            return that_it_ended(lane.exitcode)
        asked_ns, alive = answer
        return asked_words(asked_ns - self.lanes.t0_ns if lane.subject in alive else None)

    def _os_says(self, lane: Lane, t_ns: int) -> str:
        if _before(lane.joined_ns, t_ns):
            return state_word("X")
        if _before(lane.exit_ns, t_ns):
            return state_word("Z")
        letter = _letter(self._stops.get(lane.pid or 0), t_ns)
        if letter in STOPPED:
            return state_word(letter)
        doing = {_doing(thread.turns, t_ns) for thread in self._threads[lane.index] if self._followed(thread, t_ns)}
        for word in (ON_CPU, READY, SLEEPING):
            if word in doing:
                return tr(word)
        letter = _letter(self._letters.get(lane.pid or 0), t_ns)
        return state_word(letter) if letter else tr(NOT_LOOKED)

    def _followed(self, lane: Lane, t_ns: int) -> bool:
        return lane.kernel is not None and t_ns <= self.lanes.through_ns and not _before(lane.exit_ns, t_ns)

    # --- cores --------------------------------------------------------------------------------------------------
    def on_cpu(self, t_ns: int) -> int | None:
        """Return how many threads were on a core; None where nobody measured it."""
        if not self.lanes.through_ns:
            return None
        count = 0
        for core in self.lanes.cores.values():
            _start, _end, lane = core.between(t_ns, t_ns + 1)
            going = core.open is not None and core.open[1] >= 0 and core.open[0] <= t_ns
            count += bool((lane >= 0).any()) or (going and t_ns <= self.lanes.through_ns)
        return count

    def allowed(self, t_ns: int) -> frozenset[int]:
        """Return the cores that the program might use; empty where that is not known."""
        known = [cores for since_ns, cores in self.lanes.allowed if since_ns <= t_ns]
        return known[-1] if known else self.lanes.allowed[0][1] if self.lanes.allowed else frozenset()


def _before(when: int | None, t_ns: int) -> bool:
    return when is not None and when <= t_ns


def _last(times: list[int] | None, t_ns: int) -> int:
    """Return the last of some times that is not after an instant, 0 if there is none."""
    return max((t for t in times or () if t <= t_ns), default=0)


def _times(heads: NDArray[np.void], kind: EventKind) -> dict[int, list[int]]:
    """Return the times of the events of a kind, by the worker that they are about."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = heads[heads["kind"] == kind]
    for subject, t_ns in zip(rows["subject"].tolist(), rows["t_ns"].tolist(), strict=True):
        found[subject].append(t_ns)
    return dict(found)


def _answers(heads: NDArray[np.void]) -> list[_Answer]:
    """Return when `active_children()` was asked, and which workers it returned."""
    rows = heads[np.isin(heads["kind"], [_K.ALIVE, _K.ALIVE_END])]
    found: list[_Answer] = []
    alive: set[int] = set()
    for kind, subject, t_ns in zip(*(rows[name].tolist() for name in ("kind", "subject", "t_ns")), strict=True):
        if kind == _K.ALIVE:
            alive.add(subject)
        else:
            found.append((t_ns, frozenset(alive)))
            alive.clear()
    return found


def _by_pid(rows: NDArray[np.void], time: str, letter: str) -> dict[int, _Letters]:
    """Return times and state letters in order of time, by pid."""
    rows = rows[np.lexsort((rows[time], rows["pid"]))]
    pids, first = np.unique(rows["pid"], return_index=True)
    parts = np.split(rows, first[1:]) if len(rows) else []
    return {
        pid: (part[time], (part[letter] & 0xFF).astype(np.uint8))
        for pid, part in zip(pids.tolist(), parts, strict=True)
    }


def _letter(letters: _Letters | None, t_ns: int) -> str:
    """Return the last letter that was read until an instant, "" if there is none."""
    at = -1 if letters is None else int(np.searchsorted(letters[0], t_ns, side="right")) - 1
    return chr(letters[1][at]) if letters is not None and at >= 0 and letters[1][at] else ""


def _doing(turns: Turns, t_ns: int) -> str:
    """Return what a thread did with the cores, "" where that is not known."""
    if turns.core_at(t_ns) is not None:
        return ON_CPU
    start, _end, _cpu, out = turns.view()
    at = int(np.searchsorted(start, t_ns, side="right")) - 1
    if at < 0:
        return READY if turns.born_ns is not None and turns.born_ns <= t_ns else ""
    if out[at] == UNKNOWN:
        return ""
    return READY if out[at] == KernelKind.PREEMPTED else SLEEPING

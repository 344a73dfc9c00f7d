"""What is known of every line of a script at an instant, as columns: how often, how long, and where main is.

Live and in a recording it is the same function of what came before the instant.
"""

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from concgui.core.line_calls import Blocked
from concgui.core.line_hot import may_run
from concgui.core.line_log import BACK, END, GAP, LAST, OFF, ON, Failure, LineLog
from concgui.core.line_tally import Tallies, Tally
from concgui.core.views import LineState

#: The states of lines by their number in `Facts.state`.
STATES = (LineState.TEXT, LineState.DONE, LineState.CURRENT, LineState.BLOCKED, LineState.ABOUT, LineState.FAILED)
_TEXT, _DONE, _CURRENT, _BLOCKED, _ABOUT, _FAILED = range(6)
#: In a column of times or counts: there is none.
NONE = -1
#: A row's flags where a function is told of no more, or what goes on in the middle of a line.
_MUTED = BACK | LAST
#: An instant after all others.
LATEST = 1 << 62


class Facts(NamedTuple):
    """By the number of a line, from 1 (index 0 is none). Times absolute ns, NONE: there is none."""

    state: NDArray[np.uint8]
    t_ns: NDArray[np.int64]  #: begin of the last execution
    counts: NDArray[np.int64]
    more: NDArray[np.bool_]
    total_ns: NDArray[np.int64]
    since_ns: NDArray[np.int64]
    call: str  #: of the line that is BLOCKED
    notes: dict[int, str]  #: exceptions that nobody caught


class LineTable:
    """Answers for one log, at any instant."""

    def __init__(self, log: LineLog, title: Callable[[int], str]) -> None:
        """`title`: of a worker, by its subject."""
        self.log = log
        self._tallies = Tallies(log)
        self._title = title
        self._about: tuple[tuple[int, bool], list[int] | None] = ((-1, False), [])  # of the row that was asked for last
        self._noted: tuple[int, dict[int, str], list[int]] = (0, {}, [])  # of so many failures

    def at(self, t_ns: int, blocked: Blocked | None) -> Facts | None:
        """Return the facts at an instant; `blocked`: what main was blocked in. None: nothing is known of any line."""
        log = self.log
        rows, notes, failed = log.rows_until(t_ns), *self._failures(t_ns)
        if not rows and not notes and (blocked is None or not blocked.line):
            return None
        log.flow.make_room(max([0, *notes, blocked.line if blocked is not None else 0]))
        tally = self._tallies.at(rows)
        # That a line is told no more does not say that it has ever run.
        seen = self._since(log.seen_ns, tally, t_ns) & (rows > 0)
        reached = (tally.count > 0) | (tally.sure > 0) | seen
        state = np.where(reached, _DONE, _TEXT).astype(np.uint8)
        since = np.full(len(state), NONE, np.int64)
        here = blocked.line if blocked is not None else 0
        if rows:
            here = self._place(rows, tally, state, since, blocked)
        if blocked is not None and here:
            state[here], since[here] = _BLOCKED, blocked.since_ns
        state[failed] = _FAILED
        since[(state != _CURRENT) & (state != _BLOCKED)] = NONE
        state[0] = _TEXT
        # Where main was and no execution was told, there was one all the same.
        more = np.where(tally.count > 0, self._since(log.more_ns, tally, t_ns), reached)
        known = (tally.count > 0) & (tally.sure > 0) & ((tally.unsure == 0) | more)
        return Facts(
            state,
            np.where(tally.count > 0, tally.begin_ns, NONE),
            tally.count.copy(),
            more,
            np.where(known, tally.total_ns, NONE),
            since,
            blocked.call if blocked is not None and here else "",
            notes,
        )

    def _place(
        self, rows: int, tally: Tally, state: NDArray[np.uint8], since: NDArray[np.int64], blocked: Blocked | None
    ) -> int:
        """Mark where main is after so many rows; return the line that it is blocked at, 0 if that is not known."""
        t_ns, line, flags = (column[rows - 1] for column in self.log.rows())
        if flags & (OFF | END) or not line:
            return 0 if blocked is None else blocked.line
        if blocked is not None and blocked.line:
            return blocked.line
        about = self._may_run(rows, int(line), tally.reached)
        if about is None:
            return 0
        if about:
            if blocked is None:
                state[[line, *about]] = _ABOUT
            return 0
        state[line], since[line] = _CURRENT, NONE if flags & BACK else t_ns
        return 0 if blocked is None else int(line)

    def _may_run(self, rows: int, line: int, reached: int) -> list[int] | None:
        """Return the hot lines that main may be at, when a line was told last. None: it may be at any line."""
        asked = rows, self.log.blind
        if self._about[0] != asked:
            hot = self._hot(rows)
            self._about = asked, may_run(self.log.flow, hot, line, reached) if hot else hot
        return self._about[1]

    def _hot(self, rows: int) -> list[int] | None:
        """Return the lines that were told no more after so many rows. None: main may be at any line.

        It may be where events are missing, and where it came back into a function that is not told of any more: that
        it leaves that one is not told either.
        """
        _t_ns, line, flags = self.log.rows()
        here = 0 if flags[rows - 1] & LAST else line[rows - 1]
        hot = []
        for row in reversed(self.log.lasts[: bisect_right(self.log.lasts, rows - 1)]):
            if flags[row] & ON:
                break
            if flags[row] & GAP or (flags[row] & _MUTED == _MUTED and line[row] == here):
                return None
            if flags[row] & LAST:
                hot.append(int(line[row]))
        return hot

    @staticmethod
    def _since(times: NDArray[np.int64], tally: Tally, t_ns: int) -> NDArray[np.bool_]:
        """Return for each line whether its time had come."""
        come = np.zeros(len(tally.count), np.bool_)
        come[: len(times)] = times[: len(come)] <= t_ns
        return come

    def _failures(self, t_ns: int) -> tuple[dict[int, str], list[int]]:
        """Return what to say at lines, and the lines at which main failed."""
        told = self.log.failures
        if told and told[-1].t_ns > t_ns:
            told = [one for one in told if one.t_ns <= t_ns]
        if len(told) != self._noted[0]:
            here = [one for one in told if one.line]
            self._noted = len(told), _notes(here, self._title), [one.line for one in here if not one.subject]
        return self._noted[1:]


def _notes(failures: list[Failure], title: Callable[[int], str]) -> dict[int, str]:
    """Return what to say at lines: the exception of main, else the first worker's, and how many more there are."""
    notes: dict[int, str] = {}
    others: dict[int, int] = {}
    for one in failures:
        if not one.subject:
            notes[one.line] = one.text
        elif one.line in notes:
            others[one.line] = others.get(one.line, 0) + 1
        else:
            notes[one.line] = f"{title(one.subject)}: {one.text}"
    return {line: note + (f" (and {others[line]} more)" if line in others else "") for line, note in notes.items()}

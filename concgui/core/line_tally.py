"""Count, time and last begin of every line at any instant, summed up from the rows of a line log."""

from copy import copy

import numpy as np

from concgui.core.line_flow import ANY_TIME
from concgui.core.line_log import BACK, END, OFF, SURE, LineLog

#: Rows between two sums that are kept.
_STEP = 1 << 16
_NO_EXECUTION = BACK | OFF | END


class Tally:
    """By the number of a line, after the first `rows` rows of a log, but for the time of the last one: it goes on."""

    def __init__(self, lines: int) -> None:
        self.rows = 0
        self.count = np.zeros(lines, np.int64)  #: executions
        self.total_ns = np.zeros(lines, np.int64)  #: time that is certain
        self.sure = np.zeros(lines, np.int64)  #: pieces of time that are certain
        self.unsure = np.zeros(lines, np.int64)  #: pieces of time that are not
        self.begin_ns = np.zeros(lines, np.int64)  #: of the last execution
        self.reached = ANY_TIME  #: the furthest stage that the module's own code has come to

    def grown(self, lines: int) -> "Tally":
        """Return a copy that knows so many lines at least."""
        other, new = copy(self), max(0, lines - len(self.count))
        for name in ("count", "total_ns", "sure", "unsure", "begin_ns"):
            setattr(other, name, np.concatenate((getattr(self, name), np.zeros(new, np.int64))))
        return other

    def extend(self, log: LineLog, rows: int) -> None:
        """Take in further rows, so that it is of the first `rows`."""
        t_ns, line, flags = log.rows()
        lines = len(self.count)
        new = slice(self.rows, rows)
        begun = line[new][flags[new] & _NO_EXECUTION == 0]
        self.count += np.bincount(begun, minlength=lines)
        self.begin_ns[begun] = t_ns[new][flags[new] & _NO_EXECUTION == 0]  # the last of each counts
        timed = slice(max(0, self.rows - 1), max(0, rows - 1))
        length = t_ns[timed.start + 1 : timed.stop + 1] - t_ns[timed]
        sure = flags[timed] & SURE > 0
        here = line[timed]
        # Floats are exact up to 2**53 ns, a hundred days.
        self.total_ns += np.bincount(here[sure], length[sure], minlength=lines).astype(np.int64)
        self.sure += np.bincount(here[sure], minlength=lines)
        self.unsure += np.bincount(here[~sure], minlength=lines)
        self.reached = max(self.reached, int(log.flow.reach(line[new]).max(initial=ANY_TIME)))
        self.rows = rows


class Tallies:
    """The tallies of one log. An instant costs the same wherever it is; going on from the last one costs less."""

    def __init__(self, log: LineLog) -> None:
        self._log = log
        self._kept = [Tally(0)]
        self._last = self._kept[0]

    def at(self, rows: int) -> Tally:
        """Return the tally after so many rows. It is valid until the next call."""
        lines = len(self._log.flow.scope)
        while self._kept[-1].rows + _STEP <= rows:
            following = self._kept[-1].grown(lines)
            following.extend(self._log, following.rows + _STEP)
            self._kept.append(following)
        nearest = self._kept[rows // _STEP]
        if not nearest.rows <= self._last.rows <= rows:
            self._last = nearest.grown(lines)
        elif len(self._last.count) < lines or self._last is nearest:
            self._last = self._last.grown(lines)
        if self._last.rows < rows:
            self._last.extend(self._log, rows)
        return self._last

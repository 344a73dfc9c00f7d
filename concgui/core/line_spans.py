"""Which lines ran in a span of main, and when lines ran: as far as the line log is certain."""

from typing import NamedTuple

import numpy as np

from concgui.core.line_log import END, SURE, LineLog

#: So many of the latest rows are looked at first.
_STEP = 1 << 16


class Ran(NamedTuple):
    """What ran in a span. `line`: from 1, that ran longest for certain; 0: that is not known, or none did.

    `others`: whether others ran, too; `unsure`: whether lines may have run without being told.
    """

    line: int
    others: bool
    unsure: bool


def ran_in(log: LineLog, start_ns: int, end_ns: int) -> Ran | None:
    """Return what ran between two instants, of a main that told its lines then; None where it told none.

    The last answer is kept: whoever shows a span asks again and again.
    """
    asked = (start_ns, end_ns, log.count)
    if log.ran is None or log.ran[0] != asked:
        log.ran = asked, _ran_in(log, start_ns, end_ns)
    found: Ran | None = log.ran[1]
    return found


def _ran_in(log: LineLog, start_ns: int, end_ns: int) -> Ran | None:
    t_ns, line, flags = log.rows()
    first = max(0, int(np.searchsorted(t_ns, start_ns, side="right")) - 1)
    last = max(first + 1, int(np.searchsorted(t_ns, end_ns, side="left")))
    if not log.count or t_ns[0] >= max(end_ns, start_ns + 1):
        return None
    here, bits = line[first:last], flags[first:last]
    bounds = np.append(t_ns[first:last], max(end_ns, start_ns + 1))  # an instant is as long as the clock can tell
    bounds[0] = max(bounds[0], start_ns)
    length = np.diff(bounds)
    sure = bits & SURE > 0
    if last >= log.count and here[-1]:  # the last line goes on, or whoever watched does no more
        sure[-1] = log.goes_on()
    away = int(length[np.flatnonzero(bits & END)].sum())
    sums = np.bincount(here, np.where(sure, length, 0))
    unsure = int(length.sum()) - int(sums.sum()) - away
    seen = int(np.count_nonzero(np.bincount(here)[1:]))
    if not seen:
        return Ran(0, others=False, unsure=unsure > 0) if unsure or away else None
    longest = int(np.argmax(sums))
    most = int(sums[longest])
    second = int(np.partition(sums, -2)[-2]) if len(sums) > 1 else 0
    certain = longest > 0 and most > 0 and most >= second + unsure
    return Ran(longest if certain else 0, others=seen > 1, unsure=unsure > 0)


def line_at(log: LineLog, t_ns: int) -> int:
    """Return the line, from 1, at which main was for certain at an instant; 0: not known."""
    row = log.rows_until(t_ns) - 1
    _t_ns, line, flags = log.rows()
    if row < 0 or not (log.goes_on() if row == log.count - 1 else flags[row] & SURE):
        return 0
    return int(line[row])


def times_of_lines(log: LineLog, first: int, last: int, now_ns: int, most: int) -> list[tuple[int, int]]:
    """Return when main was at one of the lines first … last, from 1: the latest ones.

    Times that touch are one.
    """
    t_ns, line, flags = log.rows()
    if not log.count:
        return []
    new, rows, begin, looked = np.empty(0, np.int64), np.empty(0, np.int64), log.count, _STEP
    while len(new) <= most and begin:
        begin = max(0, log.count - looked)
        here = (line[begin:] >= first) & (line[begin:] <= last)
        rows = begin + np.flatnonzero(here & (flags[begin:] & SURE > 0))
        if first <= line[-1] <= last and log.goes_on():
            rows = np.append(rows, log.count - 1)
        new = np.flatnonzero(np.diff(rows, prepend=-2) > 1)
        looked *= 4
    if not len(rows):
        return []
    until = rows[np.append(new[1:], len(rows)) - 1][-most:] + 1
    ends = np.where(until < log.count, t_ns[np.minimum(until, log.count - 1)], max(now_ns, int(t_ns[-1])))
    return list(zip(t_ns[rows[new[-most:]]].tolist(), ends.tolist(), strict=True))

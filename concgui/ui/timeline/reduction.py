"""From spans to pixel columns: rectangles where spans are as wide as pixels, exact shares where they crowd.

Columns are device pixels. What becomes of a column depends on what is within `REACH` columns of it alone, so that a
part that is drawn later looks like the whole drawn at once. Only the sums of crowded columns look at every span; all
else is told from where spans begin, which is found by bisection: a million spans take 10 ms, not 150.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from concgui.ui.timeline.columns import Floats, Stretch, Times

REACH = 2  #: columns

Values = NDArray[np.int64]
Flags = NDArray[np.bool_]
Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reduced:
    """What is to be drawn of spans, each of which has a value (a state, or who it was), in this order.

    Rectangles from `x0` to `x1` (exclusive). Ticks, one column each: a span narrower than a pixel that stands alone.
    Columns in which spans crowd, as exact shares: `shares[v, c]` of column `columns[c]` belong to `values[v]`; the rest
    of 1 belongs to nobody.
    """

    x0: Floats
    x1: Floats
    value: Values
    tick: Floats
    tick_value: Values
    columns: Values
    values: Values
    shares: Shares


_NOTHING = np.empty(0, np.int64)
_NO_SHARES = np.empty((0, 0))


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where n spans begin among m columns. All times in ns."""

    edges: Times  #: m + 1, between the columns
    at: Values  #: m + 1: the first span that begins at or behind each edge; the first of all counts to column 0
    first: int  #: what is known begins
    last: int  #: and ends here

    @property
    def count(self) -> Values:
        """How many spans begin in each column."""
        return np.diff(self.at)


def reduce(start: Times, end: Times, value: NDArray[np.integer], stretch: Stretch) -> Reduced:
    """Reduce n visible spans, in order of time and never overlapping, to what can be drawn of them."""
    edges = np.ceil(stretch.left_ns + np.arange(stretch.columns + 1) * stretch.ns_per_px).astype(np.int64)
    at = np.searchsorted(start, edges)
    at[0], at[-1] = 0, len(start)
    last = min(int(end[-1]), int(np.ceil(stretch.right_ns)))
    grid = _Grid(edges, at, max(int(start[0]), int(edges[0])), last)
    count = grid.count
    final = np.maximum(at[1:] - 1, 0)  # the last span that has begun by the end of each column
    final_end = np.minimum(end[final], last)
    reaching = (count > 0) & (final_end >= edges[1:])  # and goes on into the next one
    busy = _crowded(count, count - reaching)
    alone, pair, leaving = (
        np.flatnonzero(~busy & (count == 1)), np.flatnonzero(~busy & (count == 2)), np.flatnonzero(busy & reaching),
    )  # fmt: skip
    # Of two in a column the first is narrow; the last of a crowd is drawn from the next column on.
    begin = np.concatenate((alone, pair, leaving + 1))
    which = np.concatenate((at[alone], at[pair] + 1, final[leaving]))
    behind = np.searchsorted(edges, np.minimum(end[which], last), side="right") - 1
    behind = np.maximum(behind, begin + (np.arange(len(begin)) < len(alone) + len(pair)))
    some = behind > begin
    columns = np.flatnonzero(busy)
    values, shares = _NOTHING, _NO_SHARES
    if len(columns):
        values, shares = _shares(start, end, value, grid, columns, stretch)
    return Reduced(
        begin[some].astype(np.float64), behind[some].astype(np.float64), value[which[some]].astype(np.int64),
        pair.astype(np.float64), value[at[pair]].astype(np.int64), columns, values, shares,
    )  # fmt: skip


def _crowded(count: Values, narrow: Values) -> Flags:
    """Tell for every column whether two spans in it are narrower than a pixel, or one here and one beside it."""
    contested = count >= 2
    return (narrow >= 2) | (contested & _beside(contested))


def _beside(flags: Flags) -> Flags:
    """Whether the one before or the one behind has the flag."""
    beside = np.zeros_like(flags)
    beside[1:] = flags[:-1]
    beside[:-1] |= flags[1:]
    return beside


def _shares(
    start: Times, end: Times, value: NDArray[np.integer], grid: _Grid, columns: Values, stretch: Stretch
) -> tuple[Values, Shares]:
    """The share of each value in each of some columns."""
    low = int(value.min())
    present = np.flatnonzero(np.bincount(value.astype(np.int64) - low if low < 0 else value))
    low = min(low, 0)
    number = np.zeros(int(present[-1]) + 1, np.int64)
    number[present] = np.arange(len(present))
    sums = _sums(start, end, number[value - low if low else value], len(present), grid)
    shares = sums[:, columns] / stretch.ns_per_px
    return present + low, shares


def _sums(start: Times, end: Times, row: Values, rows: int, grid: _Grid) -> Shares:
    """For how many ns each row's spans cover each column, exactly: rows × columns."""
    count, many = grid.count, len(grid.at) - 1
    column = np.arange(many)
    length = end - start
    final = np.maximum(grid.at[1:] - 1, 0)
    final_end = np.minimum(end[final], grid.last)
    crossing = (count > 0) & (final_end > grid.edges[1:])
    length[0] = min(int(end[0]), grid.last) - grid.first
    if len(length) > 1:
        length[-1] = min(int(end[-1]), grid.last) - int(start[-1])
    here = final[crossing]
    length[here] = grid.edges[1:][crossing] - np.maximum(start[here], grid.first)
    keys = np.repeat(column * rows, count)
    keys += row
    sums = np.bincount(keys, length, minlength=rows * many).astype(np.float64).reshape(many, rows)
    # A span that began in an earlier column and goes on in this one.
    before = grid.at[1:-1] - 1
    begun = np.flatnonzero(before >= 0)
    span = before[begun]
    part = np.minimum(np.minimum(end[span], grid.last), grid.edges[begun + 2]) - grid.edges[begun + 1]
    sums[begun + 1, row[span]] += np.maximum(part, 0)
    return sums.T

"""From spans to pixel columns: rectangles where spans are as wide as pixels, exact shares where they crowd.

Columns are device pixels. What becomes of a column depends on the spans in it and its two neighbours alone, so that a
part that is drawn later looks like the whole drawn at once.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from concgui.ui.timeline.columns import Floats, Stretch, Times

Values = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reduced:
    """What is to be drawn of spans, each of which has a value (a state, or who it was).

    Rectangles from `x0` to `x1` (exclusive), never over each other. Ticks, one column each, over the rectangles: a
    span narrower than a pixel that stands alone. Columns in which spans crowd, as exact shares: `shares[v, c]` of
    column `columns[c]` belong to `values[v]`; the rest of 1 belongs to nobody.
    """

    x0: Floats
    x1: Floats
    value: Values
    tick: Floats
    tick_value: Values
    columns: Values
    values: Values
    shares: NDArray[np.float64]


_NO_COLUMNS = np.empty(0, np.int64)
_NO_SHARES = np.empty((0, 0))


def reduce(start: Times, end: Times, value: NDArray[np.integer], stretch: Stretch) -> Reduced:
    """Reduce n visible spans, in order of time and never overlapping, to what can be drawn of them."""
    scale = stretch.ns_per_px
    left = (np.maximum(start, stretch.left_ns) - stretch.left_ns) / scale
    right = (np.minimum(end, stretch.right_ns) - stretch.left_ns) / scale
    x0, x1 = np.floor(left), np.floor(right)
    who = value.astype(np.int64)
    narrow = x1 <= x0
    if not narrow.any():
        return Reduced(x0, x1, who, np.empty(0), _NO_COLUMNS, _NO_COLUMNS, _NO_COLUMNS, _NO_SHARES)
    first = x0.astype(np.int64)
    last = np.maximum(x1.astype(np.int64), first + 1)
    crowded, alone = _crowded(first, last, narrow)
    in_crowd = crowded[first]
    tick = narrow & ~in_crowd & ~alone[first]
    # A wider span that begins in a crowded column is drawn from the next one on.
    begin = np.where(in_crowd, first + 1, first)
    wide = ~tick & (last > begin) & ~(narrow & in_crowd)
    columns = np.flatnonzero(crowded)
    values, shares = _NO_COLUMNS, _NO_SHARES
    if len(columns):
        values, shares = _shares(left, right, first, x1.astype(np.int64), who, columns, len(crowded))
    return Reduced(
        begin[wide].astype(np.float64), last[wide].astype(np.float64), who[wide],
        x0[tick], who[tick], columns, values, shares,
    )  # fmt: skip


def _crowded(first: Values, last: Values, narrow: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell for every column whether spans crowd there, and whether only one span claims it.

    Crowded: two spans narrower than a pixel in one column, or a narrow one there and in the column beside it.
    """
    count = int(last.max()) + 2
    claims = np.cumsum(np.bincount(first, minlength=count) - np.bincount(last, minlength=count))
    contested = claims >= 2
    beside = np.zeros_like(contested)
    beside[1:] = contested[:-1]
    beside[:-1] |= contested[1:]
    return (np.bincount(first[narrow], minlength=count) >= 2) | (contested & beside), claims <= 1


def _shares(
    left: Floats, right: Floats, first: Values, last: Values, who: Values, columns: Values, count: int
) -> tuple[Values, NDArray[np.float64]]:
    """The exact share of each value in each of some columns; a span that fills a column whole is in none of them.

    `left`, `right`: where spans begin and end, in columns; `first`, `last`: the columns that hold these ends.
    """
    place = np.full(count, -1, np.int64)
    place[columns] = np.arange(len(columns))
    head, across = place[first], np.flatnonzero(last > first)
    tail = place[last[across]]
    heads, tails = np.flatnonzero(head >= 0), across[tail >= 0]
    whose = np.concatenate((who[heads], who[tails])) - who.min()
    present = np.flatnonzero(np.bincount(whose))
    number = np.empty(int(present[-1]) + 1, np.int64)
    number[present] = np.arange(len(present))
    keys = number[whose] * len(columns) + np.concatenate((head[heads], tail[tail >= 0]))
    amounts = np.concatenate((np.minimum(right[heads], first[heads] + 1) - left[heads], right[tails] - last[tails]))
    shares = np.bincount(keys, amounts, minlength=len(present) * len(columns)).astype(np.float64)
    present = present + who.min()
    return present, shares.reshape(len(present), len(columns))

"""From spans to pixel columns: rectangles where spans are as wide as pixels, exact shares where they crowd.

Columns are device pixels. What becomes of a column depends on what is within `REACH` columns of it alone, so that a
part that is drawn later looks like the whole drawn at once.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from concgui.ui.timeline.columns import Floats, Stretch, Times

BLOCK = 8  #: columns, counted from time 0, that are summed up together where spans are about as narrow as pixels
DENSE = 6  #: that is where spans begin in so many columns of a block
NEARLY = 3  #: or in so many, where the block beside it is dense: a few wider spans among many do not stand out
REACH = 2 * BLOCK

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


def reduce(start: Times, end: Times, value: NDArray[np.integer], stretch: Stretch, *, blocks: bool = False) -> Reduced:
    """Reduce n visible spans, in order of time and never overlapping, to what can be drawn of them.

    `blocks`: where most columns hold the end of a span, the shares are those of `BLOCK` columns together. Else stripes
    and shares would alternate there at random.
    """
    left = (np.maximum(start, stretch.left_ns) - stretch.left_ns) / stretch.ns_per_px
    right = (np.minimum(end, stretch.right_ns) - stretch.left_ns) / stretch.ns_per_px
    x0, x1 = np.floor(left), np.floor(right)
    who = value.astype(np.int64)
    narrow = x1 <= x0
    first = x0.astype(np.int64)
    last = np.maximum(x1.astype(np.int64), first + 1)
    count = int(last.max(initial=0)) + 2
    dense = _dense(first, count, stretch.first) if blocks else np.zeros(count, np.bool_)
    if blocks and len(first):  # a block may reach beyond what is known
        dense[: first[0]] = dense[int(np.ceil(right[-1])) :] = False
    if not narrow.any() and not dense.any():
        return Reduced(x0, x1, who, np.empty(0), _NOTHING, _NOTHING, _NOTHING, np.empty((0, 0)))
    crowded, alone = _crowded(first, last, narrow, count)
    crowded |= dense
    in_crowd = crowded[first]
    tick = narrow & ~in_crowd & ~alone[first]
    # A wider span that begins in a crowded column is drawn from the next one on.
    begin = np.where(in_crowd, first + 1, first)
    wide = ~tick & (last > begin)
    columns = np.flatnonzero(crowded)
    values, shares = _shares(left, right, who, columns, dense, stretch.first % BLOCK)
    return Reduced(
        begin[wide].astype(np.float64), last[wide].astype(np.float64), who[wide],
        x0[tick], who[tick], columns, values, shares,
    )  # fmt: skip


def _dense(first: Values, count: int, offset: int) -> Flags:
    """Tell for every column whether it is in a block of columns in most of which a span begins."""
    block = (np.arange(count) + offset % BLOCK) // BLOCK
    begun = np.bincount(block, np.bincount(first, minlength=count) > 0)
    dense = begun >= DENSE
    beside = np.zeros_like(dense)
    beside[1:] = dense[:-1]
    beside[:-1] |= dense[1:]
    chosen: Flags = (dense | (beside & (begun >= NEARLY)))[block]
    return chosen


def _crowded(first: Values, last: Values, narrow: Flags, count: int) -> tuple[Flags, Flags]:
    """Tell for every column whether spans crowd there, and whether only one span claims it.

    Crowded: two spans narrower than a pixel in one column, or a narrow one there and in the column beside it.
    """
    claims = np.cumsum(np.bincount(first, minlength=count) - np.bincount(last, minlength=count))
    contested = claims >= 2
    beside = np.zeros_like(contested)
    beside[1:] = contested[:-1]
    beside[:-1] |= contested[1:]
    return (np.bincount(first[narrow], minlength=count) >= 2) | (contested & beside), claims <= 1


def _shares(
    left: Floats, right: Floats, who: Values, columns: Values, dense: Flags, offset: int
) -> tuple[Values, Shares]:
    """The share of each value in each of some columns, those in dense blocks by the block.

    `left`, `right`: where spans begin and end, in columns; `offset`: columns of the first block that lie before them.
    """
    low = int(who.min())
    present = np.flatnonzero(np.bincount(who - low))
    number = np.zeros(int(present[-1]) + 1, np.int64)
    number[present] = np.arange(len(present))
    row = number[who - low]
    shares = np.empty((len(present), len(columns)))
    in_block = dense[columns]
    single = columns[~in_block]
    if len(single):
        shares[:, ~in_block] = _parts(left, right, row, single, len(present))
    if len(single) < len(columns):
        block = (columns[in_block] + offset) // BLOCK
        blocks, which = np.unique(block, return_inverse=True)
        begin, end = (left + offset) / BLOCK, (right + offset) / BLOCK
        known = np.minimum(end[-1], blocks + 1) - np.maximum(begin[0], blocks)
        parts = _parts(begin, end, row, blocks, len(present)) / np.maximum(known, 1e-9)
        shares[:, in_block] = parts[:, which]
    return present + low, shares


def _parts(left: Floats, right: Floats, row: Values, columns: Values, rows: int) -> Shares:
    """How much of each of some columns the spans of each row cover; no span may cover one of them whole."""
    first, last = left.astype(np.int64), right.astype(np.int64)
    place = np.full(int(last.max()) + 2, -1, np.int64)
    place[columns] = np.arange(len(columns))
    head, across = place[first], np.flatnonzero(last > first)
    tail = place[last[across]]
    heads, tails = np.flatnonzero(head >= 0), across[tail >= 0]
    keys = row[np.concatenate((heads, tails))] * len(columns) + np.concatenate((head[heads], tail[tail >= 0]))
    amounts = np.concatenate((np.minimum(right[heads], first[heads] + 1) - left[heads], right[tails] - last[tails]))
    return np.bincount(keys, amounts, minlength=rows * len(columns)).astype(np.float64).reshape(rows, len(columns))

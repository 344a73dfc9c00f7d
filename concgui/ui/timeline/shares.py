"""What is seen of many lanes in each pixel column, all lanes at once: whose span it is, or shares where spans crowd.

Where a span that begins in a column is wide, the column shows that span, else the one that goes on through it: edges
are rounded down to whole pixels. Where spans are narrower, the columns have the exact share of each state. Few spans
are added up one by one; of many, the sums that stand beside them (`core.summary`) are read at the columns' edges.

Where spans are about as wide as a pixel, shares column by column would show the beat of the two: two workers that take
turns every 4 ms would seem to swing. There blocks of columns have the exact shares of the block (see `blocks`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from concgui.core.compose import Composed
from concgui.core.states import State
from concgui.core.summary import BLOCK_BITS
from concgui.ui.timeline.blocks import blocks, even_out
from concgui.ui.timeline.columns import Stretch

NOTHING = 255  #: in place of a state: nothing is known, or nothing there
STACKED = (State.ON_CPU, State.READY, State.GIL)  #: of crowded columns, from the bottom; what they leave is ground
EDGE = 1e-6  #: of a column: what begins as little before its edge begins in it, however the numbers are rounded
DENSE_FROM = 3000  #: visible spans of a lane: more are read from their sums
NO_SPAN, CROWD = -1, -2  #: in place of a span

Values = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(slots=True)
class Grid:
    """Of L lanes and P columns. `shares[s, k]` of the crowded column `crowd[k]` belong to `values[s]`."""

    span: NDArray[np.int64]  #: L × P: which span, counted from the first visible one; NO_SPAN, CROWD
    state: NDArray[np.uint8]  #: L × P: its state, the ground of a crowded column, or NOTHING
    crowd: Values  #: K places in the flattened L × P
    values: Values  #: S states
    shares: Floats  #: S × K

    def share(self, state: State) -> Floats:
        """The share of a state in each crowded column."""
        at = np.flatnonzero(self.values == state)
        return self.shares[int(at[0])] if len(at) else np.zeros(len(self.crowd))


@dataclass(slots=True)
class _Lane:
    """The visible spans `first` … `last` of a lane; those from `dense0` to `dense1` are read from their sums."""

    shown: Composed
    first: int
    last: int
    dense0: int
    dense1: int
    edges: Values | None = None  #: for each column's edges: how many of the dense ones begin before

    @property
    def goes_on(self) -> bool:
        """Whether there is more behind what is visible."""
        return self.last < self.shown.spans.count or self.shown.open_start_ns is not None


def look(shown: Sequence[Composed], stretch: Stretch, now_ns: int, over: int = 0) -> Grid:
    """Look at lanes through a stretch of time. `over`: columns behind it, through which the spans at now go on."""
    columns = stretch.columns + over
    lanes = [_visible(one, stretch) for one in shown]
    row, start, end, state, offset = _gather(lanes, stretch, columns, now_ns)
    width = stretch.ns_per_px
    begin = np.floor((start - stretch.left_ns) / width + EDGE)
    behind = np.floor((end - stretch.left_ns) / width + EDGE)
    column = np.clip(begin, 0, columns - 1).astype(np.int64)
    cells = len(lanes) * columns
    key = row * columns + column
    count = np.bincount(key, minlength=cells).reshape(len(lanes), columns)
    begun = np.cumsum(count, axis=1)
    dense = [at for at, lane in enumerate(lanes) if lane.dense1 > lane.dense0]
    piece = np.minimum(np.maximum(begun - 1, 0) + offset[:, None], max(0, len(start) - 1))
    through, own = np.full((len(lanes), columns), -1.0), np.full((len(lanes), columns), NOTHING, np.uint8)
    if len(start):
        through, own = behind.take(piece), state.take(piece)
    edges = (stretch.left_ns + (np.arange(columns + 1) - EDGE) * width).astype(np.float64)
    summed = np.zeros((len(lanes), columns), np.bool_)
    for at in dense:
        summed[at] = _add_dense(lanes[at], edges, count[at], begun[at], through[at], own[at], stretch)
    known = (begun > 0) & ((count > 0) | (through > np.arange(columns)))
    earlier = np.array([lane.first > 0 for lane in lanes])[:, None]
    later = np.array([lane.goes_on for lane in lanes])[:, None]
    whole = np.arange(1, columns + 1) <= (stretch.right_ns - stretch.left_ns) / width + EDGE
    alive = whole & ((begun > 0) | earlier) & ((np.arange(columns) < through[:, -1:]) | later)
    in_block = blocks(count, alive, stretch.first)
    crowded = _crowded(count) | in_block
    span = np.where(known, begun, NO_SPAN)
    span[crowded] = CROWD
    own[~known] = NOTHING
    crowd = np.flatnonzero(crowded)
    grid = Grid(span, own, crowd, np.empty(0, np.int64), np.empty((0, 0)))
    if len(crowd):
        alone = in_block & (count == 0) & (through > np.arange(columns)) & ~summed
        pieces = key, row, start, end, state, behind, np.flatnonzero(alone)
        sums = _share(grid, lanes, dense, pieces, crowded.reshape(-1), stretch)
        if in_block.any():
            even_out(sums, in_block, stretch.first)
        _finish(grid, sums, stretch)
    return grid


def _crowded(count: Values) -> NDArray[np.bool_]:
    """Where spans crowd: two or more begin in a column, or one in it and one in the column beside it."""
    some = count > 0
    crowded: NDArray[np.bool_] = count > 1
    beside = some[:, 1:] & some[:, :-1]
    crowded[:, 1:] |= beside
    crowded[:, :-1] |= beside
    return crowded


def _visible(shown: Composed, stretch: Stretch) -> _Lane:
    start, end, _state, _label = shown.spans.view()
    first = int(end.searchsorted(floor(stretch.left_ns), side="right"))
    last = int(start.searchsorted(ceil(stretch.right_ns), side="left"))
    lane = _Lane(shown, first, max(first, last), 0, 0)
    if last - first > DENSE_FROM:
        # What reaches out of the stretch is not summed up: its block may have a coarse unit.
        inner0, inner1 = first + (start[first] < stretch.left_ns), last - (end[last - 1] > stretch.right_ns)
        block0 = -(-int(inner0) >> BLOCK_BITS)
        block1 = min(int(inner1) >> BLOCK_BITS, shown.spans.summary.blocks)
        if block1 > block0:
            lane.dense0, lane.dense1 = block0 << BLOCK_BITS, block1 << BLOCK_BITS
    return lane


def _gather(
    lanes: list[_Lane], stretch: Stretch, columns: int, now_ns: int
) -> tuple[Values, Floats, Floats, NDArray[np.uint8], Values]:
    """All spans that are added up one by one: lane, begin and end (ns, cut), state; and where each lane's begin."""
    parts: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]] = []
    counts = np.zeros(len(lanes), np.int64)
    beyond = int(stretch.left_ns + (columns + 2) * stretch.ns_per_px)
    right, going_on = ceil(stretch.right_ns), []
    for at, lane in enumerate(lanes):
        start, end, state, _label = lane.shown.spans.view()
        cuts = [(lane.first, lane.last)]
        if lane.dense1 > lane.dense0:
            cuts = [(lane.first, lane.dense0), (lane.dense1, lane.last)]
        for first, last in cuts:
            if last > first:
                parts.append((start[first:last], end[first:last], state[first:last]))
                counts[at] += last - first
        begun = lane.shown.open_start_ns
        if begun is not None and begun < stretch.right_ns and now_ns > stretch.left_ns:
            one = np.array((begun, beyond), np.int64)
            parts.append((one[:1], one[1:], np.array((lane.shown.open_state,), np.uint8)))
            counts[at] += 1
            going_on.append(int(counts[: at + 1].sum()) - 1)
    row: Values = np.repeat(np.arange(len(lanes), dtype=np.int64), counts)
    offset: Values = (np.cumsum(counts) - counts).astype(np.int64)
    if not parts:
        nothing = np.empty(0)
        return row, nothing, nothing, np.empty(0, np.uint8), offset
    start, end, state = (np.concatenate(column) for column in zip(*parts, strict=True))
    cut = np.minimum(end, right)
    cut[going_on] = beyond
    return row, start.astype(np.float64), cut.astype(np.float64), state, offset


def _add_dense(
    lane: _Lane,
    edges: Floats,
    count: Values,
    begun: Values,
    through: Floats,
    own: NDArray[np.uint8],
    stretch: Stretch,
) -> NDArray[np.bool_]:
    """Add to one lane's row what its many spans say: how many begin, whose each column is, and how far that reaches.

    Returns whose columns are theirs.
    """
    start, end, state, _label = lane.shown.spans.view()
    dense = slice(lane.dense0, lane.dense1)
    before = start[dense].searchsorted(np.ceil(edges).astype(np.int64))
    lane.edges = before
    inside = (before[1:] > 0) & (begun == lane.dense0 - lane.first)  # and none of those behind them has begun
    count += np.diff(before)
    begun += before[1:]
    at = lane.dense0 + before[1:][inside] - 1
    own[inside] = state.take(at)
    through[inside] = np.floor((end.take(at) - stretch.left_ns) / stretch.ns_per_px + EDGE)
    mine: NDArray[np.bool_] = inside
    return mine


def _share(
    grid: Grid,
    lanes: list[_Lane],
    dense: list[int],
    pieces: tuple[Values, Values, Floats, Floats, NDArray[np.uint8], Floats, Values],
    crowded: NDArray[np.bool_],
    stretch: Stretch,
) -> Floats:
    """Return for how many ns each state was in each crowded column: S × L × P; and name the states."""
    key, row, start, end, state, behind, alone = pieces
    rows, columns = grid.span.shape
    cells = rows * columns
    present = np.bincount(state, minlength=256) > 0
    for at in dense:
        present[lanes[at].shown.spans.summary.values] = True
    values = np.flatnonzero(present)
    place = np.zeros(256, np.int64)
    place[values] = np.arange(len(values))
    left, width = stretch.left_ns, stretch.ns_per_px
    # What a span has of the column it begins in, and of the one it ends in; between them nothing else begins.
    here = np.flatnonzero(crowded[key])
    column = key[here] - row[here] * columns
    piece0 = np.minimum(end[here], left + (column + 1) * width) - np.maximum(start[here], left + column * width)
    last = np.minimum(behind, columns - 1).astype(np.int64)
    final = row * columns + last
    there = np.flatnonzero((final > key) & (behind < columns) & crowded[final])
    piece1 = end[there] - (left + last[there] * width)
    where = np.concatenate((key[here], final[there], alone))
    whose = np.concatenate((state[here], state[there], grid.state.reshape(-1)[alone]))
    where += place[whose] * cells
    pieces1 = np.maximum(np.concatenate((piece0, piece1, np.full(len(alone), width))), 0.0)
    flat = np.bincount(where, pieces1, minlength=cells * len(values)).astype(np.float64, copy=False)
    sums: Floats = flat.reshape(len(values), rows, columns)
    for at in dense:
        _sum_dense(lanes[at], sums[:, at], place, stretch)
    grid.values = values
    return sums


def _finish(grid: Grid, sums: Floats, stretch: Stretch) -> None:
    """Fill in the shares and the ground of the crowded columns."""
    flat = sums.reshape(len(sums), -1)
    grid.shares = (flat if len(grid.crowd) == flat.shape[1] else flat.take(grid.crowd, axis=1)) / stretch.ns_per_px
    most = np.zeros(len(grid.crowd))
    ground = np.full(len(grid.crowd), NOTHING, np.uint8)
    for value, share in zip(grid.values.tolist(), grid.shares, strict=True):
        if value not in STACKED:
            more = share > most
            ground[more] = value
            np.maximum(most, share, out=most)
    grid.state.reshape(-1)[grid.crowd] = ground


def _sum_dense(lane: _Lane, sums: Floats, place: Values, stretch: Stretch) -> None:
    """Add what many spans of one lane sum up to: to S × P ns."""
    start, end, state, _label = lane.shown.spans.view()
    summary, before = lane.shown.spans.summary, lane.edges
    if before is None:
        return
    t_ns = np.clip(
        stretch.left_ns + np.arange(len(before)) * stretch.ns_per_px,
        float(start[lane.dense0]), float(end[lane.dense1 - 1]),
    )  # fmt: skip
    at = before - 1
    np.maximum(at, 0, out=at)
    at += lane.dense0
    part = np.diff(summary.before(at, t_ns, start, end, state), axis=0)
    for column, value in enumerate(summary.values.tolist()):
        sums[place[value]] += part[:, column]

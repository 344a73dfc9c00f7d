"""How much the lanes of each band of a picture were there and on a CPU in each pixel column, in the lanes' colours.

Thousands of lanes share a few bands, and what they have done is then a few pieces each: these are added up all at once,
since it is the visit to a lane that costs. A lane with many pieces is summed up by itself.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from concgui.core.lanes import Columns, Lane, SampleColumns
from concgui.core.states import State
from concgui.core.turns import Turns

ALIVE = 0.28  #: how much of its colour a lane has where it was there and not on a CPU
MAYBE = 0.3  #: as much of a CPU is meant by Python code where nobody has looked at the cores
MANY = 500  #: a lane with more pieces is summed up by itself
AT_ONCE = 20_000  #: pieces that are added up at once, about

Shares = NDArray[np.float64]
Times = NDArray[np.int64]


class _Pieces:
    """Stretches of time of many lanes: start, end and a value each."""

    def __init__(self) -> None:
        self._columns: tuple[list[Times], list[Times], list[NDArray[Any]]] = [], [], []
        self._count: list[int] = []
        self._owner: list[int] = []

    def add(self, owner: int, start: Times, end: Times, value: NDArray[Any]) -> None:
        """Add those of one lane."""
        for column, part in zip(self._columns, (start, end, value), strict=True):
            column.append(part)
        self._count.append(len(start))
        self._owner.append(owner)

    def all(self) -> tuple[Times, Times, Times, NDArray[Any]]:
        """Return owner, start, end and value of each piece, nothing if there is none."""
        if not self._owner:
            return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
        start, end, value = (np.concatenate(column) for column in self._columns)
        return np.repeat(self._owner, self._count), start, end, value


class BandSums:
    """Of `bands` × `columns`, each column `ns_per_column` from time `t0_ns` on, the sum of its lanes' colours."""

    def __init__(self, bands: int, columns: int, t0_ns: int, ns_per_column: float) -> None:
        self.columns = columns
        self._t0, self._width = t0_ns, ns_per_column
        self._edges: Shares = np.arange(columns + 1, dtype=np.float64) * ns_per_column
        # How much more a column has than the one before it; two lie behind the last, for what ends at now.
        self._rises = np.zeros((3, bands, columns + 2))
        self._sums = np.zeros((3, bands, columns))

    def totals(self) -> Shares:
        """Return 3 × bands × columns: the sums of colour × strength; a lane's strength is 0 to 1."""
        found: Shares = self._sums + np.cumsum(self._rises, axis=2)[:, :, : self.columns]
        return found

    def add(self, lanes: Sequence[Lane], band: Times, color: Shares, now_ns: int, through_ns: int) -> int:
        """Add the first of n lanes, as many as are added up at once, and return how many these are.

        band: where each belongs; color: n × 3. through_ns: so far the kernel's word is known.
        """
        begins, exits, opens = [], [], []
        turns, samples, spans = _Pieces(), _Pieces(), _Pieces()
        total = 0
        for at, lane in enumerate(lanes):
            if total >= AT_ONCE:
                break
            begins.append(lane.begin_ns if lane.created_ns is None else lane.created_ns)
            exits.append(now_ns if lane.exit_ns is None else lane.exit_ns)
            source: Turns | SampleColumns | Columns
            if lane.kernel is not None:
                if lane.turns.open is not None:
                    opens.append((at, lane.turns.open[0]))
                source, pieces = lane.turns, turns
            elif lane.samples.count:
                source, pieces = lane.samples, samples
            else:
                source, pieces = lane.spans, spans
            count = source.count
            if count > MANY:
                self._add_alone(lane, int(band[at]), color[at])
                total += MANY + count // 40  # that is quicker
                continue
            if count:
                start, end, value, _more = source.view()
                pieces.add(at, start, end, value)
            total += count + 1
        many = len(begins)
        parts = [(np.arange(many), np.array(begins), np.array(exits), np.full(many, ALIVE))]
        if opens:
            since = np.array(opens, np.int64)
            until = np.full(len(since), min(now_ns, through_ns))
            parts.append((since[:, 0], since[:, 1], until, np.full(len(since), 1 - ALIVE)))
        owner, start, end, _cpu = turns.all()
        parts.append((owner, start, end, np.full(len(owner), 1 - ALIVE)))
        owner, start, end, share = samples.all()
        parts.append((owner, start, end, (1 - ALIVE) * share))
        owner, start, end, state = spans.all()
        running = state == State.RUNNING
        parts.append((owner[running], start[running], end[running], np.full(running.sum(), (1 - ALIVE) * MAYBE)))
        owner, start, end, weight = (np.concatenate(part) for part in zip(*parts, strict=True))
        self._pile(band[owner], start, end, weight[:, None] * color[owner])
        return many

    def _pile(self, band: Times, start: Times, end: Times, color: Shares) -> None:
        """Add n pieces, exactly: where one begins, the rest of that column and all later ones rise; color: n × 3."""
        row = band * (self.columns + 2)
        places, later = [], []
        for t_ns in (start, np.maximum(start, end)):
            x = np.clip((t_ns - self._t0) / self._width, 0.0, self.columns)
            column = x.astype(np.int64)
            places += [row + column, row + column + 1]
            later.append(x - column)
        place = np.concatenate(places)
        share = np.concatenate((1 - later[0], later[0], later[1] - 1, -later[1])).reshape(4, -1)
        for channel in range(3):
            rise = (share * color[:, channel]).ravel()
            self._rises[channel] += np.bincount(place, rise, self._rises[0].size).reshape(self._rises[0].shape)

    def _add_alone(self, lane: Lane, band: int, color: Shares) -> None:
        edges = self._edges + self._t0
        if lane.kernel is not None:
            start, end, _cpu, _out = lane.turns.view()
            busy = cover(start, end, edges)
        elif lane.samples.count:
            t0, t1, cpu, _wait = lane.samples.view()
            busy = cover(t0, t1, edges, cpu)
        else:
            start, end, state, _label = lane.spans.view()
            running = state == State.RUNNING
            busy = MAYBE * cover(start[running], end[running], edges)
        strength = (1 - ALIVE) * np.clip(busy / self._width, 0.0, 1.0)
        self._sums[:, band] += color[:, None] * strength


def cover(start: Times, end: Times, edges: Shares, weight: NDArray[Any] | None = None) -> Shares:
    """For how many ns n spans, in order and never overlapping, cover each stretch between neighbouring edges.

    One pass over the spans: a million cost a few milliseconds. weight: what a ns of each span counts.
    """
    if not len(start):
        return np.zeros(len(edges) - 1)
    at = np.searchsorted(start, edges)  # the first span that begins at or behind each edge
    some = at[1:] > at[:-1]
    covered = np.zeros(len(edges) - 1)
    if some.any():
        inside = slice(int(at[0]), int(at[-1]))
        length = end[inside] - start[inside]
        covered[some] = np.add.reduceat(length if weight is None else length * weight[inside], (at[:-1] - at[0])[some])
    # Of the span that crosses an edge, what lies behind the edge belongs to what comes after.
    before = np.maximum(at - 1, 0)
    over: Shares = np.where(at > 0, np.clip(end[before] - edges, 0.0, None), 0.0)
    if weight is not None:
        over *= weight[before]
    return covered - over[1:] + over[:-1]

"""Sums over many spans at once: for how long a lane was in each state between any two moments, without adding up.

Beside each span stands, for each state that occurs, how much of it there was since the span's block began. Within a
block these sums are whole multiples of a unit that grows with the block, in 32 bits: of a block that lies inside what
is asked for, the unit is at most 2⁻³² of that, which nobody can see. 4 bytes a span and state.
"""

import numpy as np
from numpy.typing import NDArray

BLOCK_BITS = 8
BLOCK = 1 << BLOCK_BITS  #: spans that are summed up together

Times = NDArray[np.int64]
_STATES = 256
_CHUNK = 256  #: blocks that are summed up at once: the arrays of it fit into a core's cache
_LEAST_ROOM = 64


class Summary:
    """The sums of the blocks of one lane's spans that are complete. States by number; all times absolute ns."""

    __slots__ = ("_base", "_cum", "_place", "_shift", "blocks", "values")

    def __init__(self) -> None:
        self.blocks = 0  #: complete blocks that are summed up
        self.values = np.empty(0, np.int64)  #: the states that occur, in order of their sums' columns
        self._place = np.full(_STATES, -1, np.int64)  #: by state: its column
        self._cum = np.empty((0, 0), np.uint32)  #: span × state: since the block began, in units
        self._base = np.empty((0, 0), np.float64)  #: block × state: ns before the block
        self._shift = np.empty(0, np.float64)  #: by block: ns of its unit

    def forget(self, blocks: int) -> None:
        """Keep the first so many blocks: the spans behind them have changed."""
        self.blocks = min(self.blocks, blocks)

    def follow(self, start: Times, end: Times, state: NDArray[np.uint8]) -> None:
        """Sum up the complete blocks of these spans that were not yet. Arrays of all spans, of one length."""
        total = len(start) >> BLOCK_BITS
        if total <= self.blocks:
            return
        new = state[self.blocks << BLOCK_BITS : total << BLOCK_BITS]
        for value in np.flatnonzero(np.bincount(new, minlength=_STATES)).tolist():
            if self._place[value] < 0:
                self._place[value] = len(self.values)
                self.values = np.append(self.values, value)
        self._make_room(total)
        for first in range(self.blocks, total, _CHUNK):
            last = min(first + _CHUNK, total)
            chosen = slice(first << BLOCK_BITS, last << BLOCK_BITS)
            self._add(first, last, end[chosen] - start[chosen], state[chosen])
        self.blocks = total

    def _make_room(self, total: int) -> None:
        states, have = len(self.values), self._shift.size
        room = have if total <= have else max(_LEAST_ROOM, total, have + (have >> 3))
        if room == have and states == self._base.shape[1]:
            return
        cum, base, shift = self._cum, self._base, self._shift
        self._cum, self._base = np.zeros((room << BLOCK_BITS, states), np.uint32), np.zeros((room + 1, states))
        self._shift = np.ones(room)
        spans, kept = self.blocks << BLOCK_BITS, self.blocks + 1 if len(base) else 0
        self._cum[:spans, : cum.shape[1]] = cum[:spans]
        self._base[:kept, : base.shape[1]] = base[:kept]
        self._shift[: self.blocks] = shift[: self.blocks]

    def _add(self, first: int, last: int, length: Times, state: NDArray[np.uint8]) -> None:
        blocks = last - first
        length, state = length.reshape(blocks, BLOCK), state.reshape(blocks, BLOCK)
        bits = np.maximum(0, np.ceil(np.log2(np.maximum(length.sum(axis=1), 1) + 1)).astype(np.int64) - 32)
        self._shift[first:last] = 2.0**bits
        spans = slice(first << BLOCK_BITS, last << BLOCK_BITS)
        for column, value in enumerate(self.values.tolist()):
            sums = np.cumsum(np.where(state == value, length, 0), axis=1)
            before = self._cum[spans, column].reshape(blocks, BLOCK)
            before[:, 0] = 0
            before[:, 1:] = sums[:, :-1] >> bits[:, None]
            self._cum[spans, column] = before.reshape(-1)
            self._base[first + 1 : last + 1, column] = self._base[first, column] + np.cumsum(sums[:, -1])

    def before(
        self, at: NDArray[np.int64], t_ns: NDArray[np.float64], start: Times, end: Times, state: NDArray[np.uint8]
    ) -> NDArray[np.float64]:
        """Return for n moments the ns of each state before them: n × len(values).

        `at`: the span that each moment is in or behind, and before the next one; in a complete block. `start`, `end`,
        `state`: of all spans.
        """
        block = at >> BLOCK_BITS
        sums = self._cum.take(at, axis=0) * self._shift.take(block)[:, None]
        sums += self._base.take(block, axis=0)
        begun = start.take(at)
        here = np.minimum(t_ns, end.take(at)) - begun
        sums[np.arange(len(at)), self._place.take(state.take(at))] += np.maximum(here, 0.0)
        return sums

    @property
    def nbytes(self) -> int:
        """The memory that it takes."""
        return self._cum.nbytes + self._base.nbytes + self._shift.nbytes

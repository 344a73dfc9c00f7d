"""Blocks of columns that are summed up together: where spans are about as wide as a pixel, and only there.

Such spans and the pixels have a beat, as a striped shirt has on a screen. Blocks are counted from time 0, so that a
part that is drawn later has the same ones; what becomes of one depends on itself and on those beside it.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

BLOCK = 8  #: columns
DENSE = 6  #: spans begin in so many columns of a block
NEARLY = 3  #: or in so many, where the block beside it is one: a few wider spans among many do not stand out
CALM = 8  #: spans in a column: where there are more, the beat is too weak to be seen

Flags = NDArray[np.bool_]


def blocks(count: NDArray[np.int64], alive: Flags, first: int) -> Flags:
    """Return which of L × P columns belong to a block. `count`: spans that begin in each; `first`: number of the first.

    `alive`: not before a lane's first span, nor behind its last one.
    """
    rows, columns = count.shape
    if not (count > 0).any():
        return np.zeros((rows, columns), np.bool_)
    begun = _sums(count > 0, first)
    seen = _sums(np.ones((1, columns)), first)
    few = _sums(count, first) < CALM * seen
    dense = (begun >= DENSE) & few
    if not dense.any():
        return np.zeros((rows, columns), np.bool_)
    beside = np.zeros_like(dense)
    beside[:, 1:] = dense[:, :-1]
    beside[:, :-1] |= dense[:, 1:]
    dense |= beside & few & (begun >= NEARLY)
    chosen: Flags = np.repeat(dense, BLOCK, axis=1)[:, first % BLOCK :][:, :columns] & alive
    return chosen


def even_out(sums: NDArray[np.float64], chosen: Flags, first: int) -> None:
    """Give all chosen columns of a block their mean. `sums`: states × L × P, changed in place."""
    rows = np.flatnonzero(chosen.any(axis=1))
    flags = _folded(chosen[rows], first, np.bool_)
    many = np.maximum(flags.sum(axis=-1), 1)
    every = len(rows) == chosen.shape[0]
    before, columns = first % BLOCK, chosen.shape[1]
    for state in sums:
        cells = _folded(state if every else state[rows], first, np.float64)
        mean = np.einsum("rbk,rbk->rb", cells, flags) / many
        np.copyto(cells, mean[:, :, None], where=flags)
        state[rows] = cells.reshape(len(rows), -1)[:, before : before + columns]


def _sums(cells: NDArray[Any], first: int) -> NDArray[np.float64]:
    """The sums of the blocks of L × P cells: L × blocks."""
    # As a product of matrices: numpy adds up short rows one by one.
    return _folded(cells, first, np.float64) @ np.ones(BLOCK)


def _folded(cells: NDArray[Any], first: int, kind: type[Any]) -> NDArray[Any]:
    """L × P cells as L × blocks × BLOCK, zeros where a block reaches beyond them. A copy."""
    before = first % BLOCK
    whole = -(-(before + cells.shape[1]) // BLOCK) * BLOCK
    folded = np.zeros((cells.shape[0], whole), kind)
    folded[:, before : before + cells.shape[1]] = cells
    return folded.reshape(cells.shape[0], -1, BLOCK)

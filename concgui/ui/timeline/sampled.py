"""From sampled shares to rectangles: bins of CPU time, cut to what they may be told of."""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from concgui.ui.timeline.columns import Floats, Stretch, Times, coverage


@dataclass(frozen=True, slots=True)
class Shares:
    """Measured shares as pixel rectangles: `cpu` and `wait` (0 … 1) of the lane's height over x0 … x1."""

    x0: Floats
    x1: Floats
    cpu: Floats
    wait: Floats


def sampled(
    t0: Times,
    t1: Times,
    cpu: NDArray[np.float32],
    wait: NDArray[np.float32],
    run0: Floats,
    run1: Floats,
    stretch: Stretch,
) -> Shares | None:
    """The sampled shares inside the runs from columns `run0` to `run1`; None where there are none.

    `t0`, `t1`: bins in order of time; a gap between two bins was not sampled and stays empty.
    """
    first = int(np.searchsorted(t1, floor(stretch.left_ns), side="right"))
    last = int(np.searchsorted(t0, ceil(stretch.right_ns), side="left"))
    if last <= first:
        return None
    t0, t1, cpu, wait = t0[first:last], t1[first:last], cpu[first:last], wait[first:last]
    if last - first > stretch.columns / 2:
        x0, values_cpu, values_wait = _mean_by_column(t0, t1, cpu, wait, stretch)
        x1 = x0 + 1
    else:
        x0 = np.clip(np.floor((t0 - stretch.left_ns) / stretch.ns_per_px), 0, stretch.columns)
        x1 = np.clip(np.floor((t1 - stretch.left_ns) / stretch.ns_per_px), 0, stretch.columns)
        values_cpu, values_wait = cpu.astype(np.float64), wait.astype(np.float64)
    return _cut(x0, x1, values_cpu, values_wait, run0, run1)


def _mean_by_column(
    t0: Times, t1: Times, cpu: NDArray[np.float32], wait: NDArray[np.float32], stretch: Stretch
) -> tuple[Floats, Floats, Floats]:
    known = coverage(t0, t1, np.ones(len(t0)), stretch)
    some = known > 0
    sums = [coverage(t0, t1, values.astype(np.float64), stretch)[some] / known[some] for values in (cpu, wait)]
    return np.flatnonzero(some).astype(np.float64), sums[0], sums[1]


def _cut(x0: Floats, x1: Floats, cpu: Floats, wait: Floats, run0: Floats, run1: Floats) -> Shares | None:
    """Intersect the bins with the runs: cut at every edge of either, keep the pieces that lie in both."""
    edges = np.unique(np.concatenate((x0, x1, run0, run1)))
    left, right = edges[:-1], edges[1:]
    in_bin = np.searchsorted(x0, left, side="right") - 1
    in_run = np.searchsorted(run0, left, side="right") - 1
    kept = (in_bin >= 0) & (in_run >= 0)
    kept &= (left < x1[np.maximum(in_bin, 0)]) & (left < run1[np.maximum(in_run, 0)])
    if not kept.any():
        return None
    chosen = in_bin[kept]
    return Shares(left[kept], right[kept], np.clip(cpu[chosen], 0, 1), np.clip(wait[chosen], 0, 1))

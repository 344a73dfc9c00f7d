"""From spans and samples to rectangles: only what is visible, and by pixel columns where there is more than pixels.

Times are absolute nanoseconds (`perf_counter_ns`), pixels are device pixels from the plot's left edge.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Times = NDArray[np.int64]
States = NDArray[np.uint8]
Labels = NDArray[np.int32]

CROWDED = 2.0  #: more visible spans than this per pixel column are summed up by column


@dataclass(frozen=True, slots=True)
class Stretch:
    """A visible stretch of time: `left_ns` at column 0, `right_ns` (exclusive, never later than now) and the scale.

    `x`, `ratio`: column 0 is at logical pixel `x` of the picture, and a logical pixel has `ratio` columns.
    """

    left_ns: float
    right_ns: float
    ns_per_px: float
    x: float = 0.0
    ratio: float = 1.0

    @property
    def columns(self) -> int:
        """Number of pixel columns up to `right_ns`."""
        return max(1, int(np.ceil((self.right_ns - self.left_ns) / self.ns_per_px)))

    @property
    def right_x(self) -> float:
        """Logical pixel of `right_ns`."""
        return self.x + (self.right_ns - self.left_ns) / self.ns_per_px / self.ratio


@dataclass(frozen=True, slots=True)
class Spans:
    """Visible spans of one lane, in order of time. Arrays of one length."""

    start: Times
    end: Times
    state: States
    label: Labels

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True, slots=True)
class Runs:
    """Stretches of one state in whole pixels, `x0` (inclusive) to `x1` (exclusive)."""

    x0: Floats
    x1: Floats
    state: States


NO_RUNS = Runs(np.empty(0), np.empty(0), np.empty(0, np.uint8))


def visible(spans: Spans, stretch: Stretch) -> Spans:
    """The spans that touch the stretch. They must be in order of time and must not overlap."""
    first = int(np.searchsorted(spans.end, stretch.left_ns, side="right"))
    last = int(np.searchsorted(spans.start, stretch.right_ns, side="left"))
    return Spans(spans.start[first:last], spans.end[first:last], spans.state[first:last], spans.label[first:last])


def runs(spans: Spans, stretch: Stretch) -> Runs:
    """Rectangles for visible spans: each at least one pixel wide, or, when crowded, the largest share per column."""
    if len(spans) > CROWDED * stretch.columns:
        return _largest_share(spans, stretch)
    if not len(spans):
        return NO_RUNS
    x0 = np.floor((np.maximum(spans.start, stretch.left_ns) - stretch.left_ns) / stretch.ns_per_px)
    x1 = np.floor((np.minimum(spans.end, stretch.right_ns) - stretch.left_ns) / stretch.ns_per_px)
    return Runs(x0, np.maximum(x1, x0 + 1), spans.state)


def coverage(start: Times, end: Times, weight: Floats, stretch: Stretch) -> Floats:
    """Sum of weight × overlap in ns for every pixel column, exact: the difference of the running integral at its edges.

    `start`, `end`, `weight`: n spans in order of time that do not overlap. Returns `stretch.columns` sums.
    """
    edges = stretch.left_ns + np.arange(stretch.columns + 1) * stretch.ns_per_px
    edges[-1] = min(edges[-1], stretch.right_ns)
    length = (end - start).astype(np.float64)
    total = np.concatenate(([0.0], np.cumsum(length * weight)))
    at = np.searchsorted(start, edges, side="right") - 1
    known = np.maximum(at, 0)
    part = np.clip(edges - start[known], 0.0, length[known]) * weight[known]
    integral = np.where(at >= 0, total[known] + part, 0.0)
    return np.diff(integral)


def _largest_share(spans: Spans, stretch: Stretch) -> Runs:
    present = np.unique(spans.state)
    shares = np.stack(
        [coverage(spans.start, spans.end, (spans.state == s).astype(np.float64), stretch) for s in present]
    )
    winner = np.where(shares.max(axis=0) > 0, shares.argmax(axis=0), -1)
    edge = np.flatnonzero(np.diff(winner)) + 1
    x0 = np.concatenate(([0], edge))
    x1 = np.concatenate((edge, [len(winner)]))
    kept = winner[x0] >= 0
    return Runs(x0[kept].astype(np.float64), x1[kept].astype(np.float64), present[winner[x0[kept]]])


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
    first = int(np.searchsorted(t1, stretch.left_ns, side="right"))
    last = int(np.searchsorted(t0, stretch.right_ns, side="left"))
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

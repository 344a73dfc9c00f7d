"""Stretches of time and of pixels: which spans are visible, and how much of each pixel column they cover.

Times are absolute nanoseconds (`perf_counter_ns`), pixels are device pixels from the plot's left edge.
"""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Times = NDArray[np.int64]
States = NDArray[np.uint8]
Labels = NDArray[np.int32]

FEW = 64  #: spans that are looked at one by one


@dataclass(frozen=True, slots=True)
class Stretch:
    """A visible stretch of time: `left_ns` at column 0, `right_ns` (exclusive, never later than now) and the scale.

    `x`, `ratio`: column 0 is at logical pixel `x` of the picture, and a logical pixel has `ratio` columns. `first`: the
    number of column 0 when columns are counted from time 0.
    """

    left_ns: float
    right_ns: float
    ns_per_px: float
    x: float = 0.0
    ratio: float = 1.0
    first: int = 0

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


def visible(spans: Spans, stretch: Stretch) -> Spans:
    """The spans that touch the stretch. They must be in order of time and must not overlap."""
    # Whole numbers: numpy would make floats of all spans to compare them with one.
    first = int(np.searchsorted(spans.end, floor(stretch.left_ns), side="right"))
    last = int(np.searchsorted(spans.start, ceil(stretch.right_ns), side="left"))
    return Spans(spans.start[first:last], spans.end[first:last], spans.state[first:last], spans.label[first:last])


def wide(spans: Spans, stretch: Stretch, least_ns: float) -> Spans:
    """Those of a lane's spans that touch the stretch and last `least_ns` or longer, without looking at all of them."""
    first = int(spans.end.searchsorted(floor(stretch.left_ns), side="right"))
    last = int(spans.start.searchsorted(ceil(stretch.right_ns), side="left"))
    if last - first <= FEW:
        chosen = np.arange(first, last)
    else:
        # In each of them lies one of the moments that are so far apart.
        moments = np.arange(stretch.left_ns, stretch.right_ns + least_ns, least_ns).astype(np.int64)
        at = spans.start[first:last].searchsorted(moments, side="right") + (first - 1)
        chosen = at[np.diff(at, prepend=-1) > 0]
        chosen = chosen[chosen >= first]
    chosen = chosen[spans.end[chosen] - spans.start[chosen] >= least_ns]
    return Spans(spans.start[chosen], spans.end[chosen], spans.state[chosen], spans.label[chosen])


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

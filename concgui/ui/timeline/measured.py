"""What happened in a range of time: its length, each lane's CPU time in it, and how long two or more were on a CPU.

Pure functions of a lane set; times are absolute nanoseconds.
"""

from dataclasses import dataclass, replace
from math import floor

import numpy as np
from numpy.typing import NDArray

from concgui.core.lanes import Lane, LaneSet
from concgui.core.meter import measure
from concgui.core.words import tr, trn
from concgui.ui.timeline import words
from concgui.ui.timeline.lane_rows import LaneRows


@dataclass(frozen=True, slots=True)
class LaneTime:
    """One lane's CPU time in the range; `cpu_ns` None: nobody measured it there."""

    lane: Lane
    cpu_ns: float | None


@dataclass(frozen=True, slots=True)
class Measured:
    """A range and what was measured in it.

    `exact`: by the kernel's turns, else from samples. `on_cpu`, `parallel`: see `Load`, None without the kernel.
    `through_ns`: up to there it is known; the kernel tells a little later than it happens.
    """

    start_ns: int
    end_ns: int
    rows: tuple[LaneTime, ...]
    exact: bool
    through_ns: int
    on_cpu: float | None = None
    parallel: float | None = None
    filtered: int = 0  #: so many lanes were not measured since the filter hides them
    folded: int = 0  #: so many, since they are folded into another one's row

    @property
    def length_ns(self) -> int:
        """The length of the range."""
        return self.end_ns - self.start_ns

    @property
    def complete(self) -> bool:
        """Whether all of the range is known."""
        return self.through_ns >= self.end_ns


def measure_rows(lanes: LaneSet, rows: LaneRows, start_ns: int, end_ns: int) -> Measured:
    """Measure the lanes that have a row between two times, and note how many have none."""
    return replace(
        measure_range(lanes, rows.lanes, start_ns, end_ns), filtered=max(0, rows.filtered), folded=rows.folded
    )


def measure_range(lanes: LaneSet, shown: list[Lane], start_ns: int, end_ns: int) -> Measured:
    """Measure these lanes between two times."""
    exact = lanes.through_ns > 0
    if not exact:
        rows = tuple(LaneTime(lane, _sampled(lane, start_ns, end_ns)) for lane in shown)
        known = max((int(lane.samples.view()[1][-1]) for lane in shown if lane.samples.count), default=0)
        return Measured(start_ns, end_ns, rows, exact, known)
    until = max(start_ns, min(end_ns, lanes.through_ns))
    rows = tuple(LaneTime(lane, _exact(lane, start_ns, until)) for lane in shown)
    load = measure(lanes, start_ns, until)
    return Measured(start_ns, end_ns, rows, exact, lanes.through_ns, load.on_cpu, load.parallel)


def _exact(lane: Lane, start_ns: int, end_ns: int) -> float | None:
    """CPU time by the turns on a core; None for a lane that the kernel did not watch."""
    if lane.kernel is None:
        return None
    start, end, _cpu, _out = lane.turns.view()
    total = _overlap(start, end, start_ns, end_ns, None)
    if lane.turns.open is not None:
        total += max(0, end_ns - max(start_ns, lane.turns.open[0]))
    return total


def _sampled(lane: Lane, start_ns: int, end_ns: int) -> float | None:
    """CPU time by the samples that touch the range; None where there are none."""
    t0, t1, cpu, _wait = lane.samples.view()
    if not len(t0) or t0[0] >= end_ns or t1[-1] <= start_ns:
        return None
    return _overlap(t0, t1, start_ns, end_ns, cpu)


def _overlap(
    start: NDArray[np.int64], end: NDArray[np.int64], t0: int, t1: int, weight: NDArray[np.float32] | None
) -> float:
    """The sum of (weighted) lengths within t0 … t1. Spans in order of time that do not overlap."""
    first = int(np.searchsorted(end, t0, side="right"))
    last = max(first, int(np.searchsorted(start, t1)))
    length = np.minimum(end[first:last], t1) - np.maximum(start[first:last], t0)
    return float(length.sum() if weight is None else (length * weight[first:last]).sum())


# words


def range_words(lanes: LaneSet, start_ns: int, end_ns: int) -> str:
    """From when to when, with as many decimals as the length needs: "0.20 – 1.35 s"."""
    length = max(1, end_ns - start_ns)
    decimals = min(9, max(2, 2 - floor(np.log10(length / 1e9))))
    return f"{(start_ns - lanes.t0_ns) / 1e9:.{decimals}f} – {(end_ns - lanes.t0_ns) / 1e9:.{decimals}f} s"


def cpu_words(measured: Measured, row: LaneTime) -> str:
    """A lane's CPU time and its share of the range: "0.52 s, 45 %"."""
    if row.cpu_ns is None:
        return tr("not measured")
    about = "" if measured.exact else "≈ "
    if not row.cpu_ns:
        return "0"
    return f"{about}{words.duration(row.cpu_ns)}, {words.percent(row.cpu_ns / max(1, measured.length_ns))}"


def load_words(measured: Measured) -> str:
    """How many were on a CPU at once, in one sentence."""
    if measured.parallel is None or measured.on_cpu is None:
        return tr("overlap: not known from samples")
    share = words.percent(measured.parallel)
    length = min(measured.length_ns, max(0, measured.through_ns - measured.start_ns))
    together = words.duration(measured.parallel * length) if measured.parallel else "0"
    if measured.filtered or measured.folded:
        return tr("two or more of all lanes on a CPU: {long}, {share}", long=together, share=share)
    return tr("two or more on a CPU: {long}, {share}", long=together, share=share)


def left_out_words(measured: Measured) -> str:
    """Which lanes are not told of: "not listed: 2 hidden by the filter, 3 folded threads"; "" if all are."""
    parts = []
    if measured.filtered:
        parts.append(tr("{count:,} hidden by the filter", count=measured.filtered))
    if measured.folded:
        parts.append(trn("{n:,} folded thread", "{n:,} folded threads", measured.folded))
    return tr("not listed: {what}", what=tr(", ").join(parts)) if parts else ""


def source_words(measured: Measured) -> str:
    """Who says so."""
    source = tr("CPU time by the kernel's turns") if measured.exact else tr("CPU time from samples")
    return source if measured.complete else tr("{source}, not all of it known", source=source)


def as_text(lanes: LaneSet, measured: Measured) -> str:
    """Everything as lines of text with tabs, to be pasted into a table."""
    head = f"{range_words(lanes, measured.start_ns, measured.end_ns)}\t{words.duration(measured.length_ns)}"
    rows = [f"{row.lane.title}\t{cpu_words(measured, row)}" for row in measured.rows]
    others = filter(None, (left_out_words(measured), load_words(measured), source_words(measured)))
    return "\n".join((head, *rows, *others))

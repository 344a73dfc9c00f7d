"""The same program many times: when its workers ended in each run, and in which order. No Qt."""

from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from concgui.core.compare_figures import worker_rows
from concgui.core.lanes import LaneSet

_SAME = 4  #: letters that are left out of names if all begin with them


class Repetition(NamedTuple):
    """One of the runs. Times in nanoseconds since the first worker's start(), without workers since time 0.

    `ends`: the workers by title, in order of creation, with the time of their end. `elapsed_ns`: the last of them;
    without workers that of MainProcess; None if no end was seen.
    """

    ends: tuple[tuple[str, int], ...]
    elapsed_ns: int | None
    exitcode: int | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """The workers in the order in which they ended."""
        return tuple(title for title, _t_ns in sorted(self.ends, key=lambda one: one[1]))


class Spread(NamedTuple):
    """The least, the middle and the greatest of some times, in nanoseconds."""

    least: int
    middle: int
    most: int


def repetition(lanes: LaneSet, exitcode: int | None) -> Repetition:
    """Return what one run did."""
    rows = worker_rows(lanes)
    begins = [row.begin_ns for row in rows if row.begin_ns is not None]
    zero = min(begins, default=lanes.t0_ns)
    ends = []
    seen: Counter[str] = Counter()
    for row in rows:
        seen[row.title] += 1
        title = row.title if seen[row.title] == 1 else f"{row.title} ({seen[row.title]})"
        if row.end_ns is not None and row.begin_ns is not None:
            ends.append((title, row.end_ns - zero))
    last = max((t_ns for _title, t_ns in ends), default=None)
    if last is None and lanes.main is not None and lanes.main.exit_ns is not None:
        last = lanes.main.exit_ns - zero
    return Repetition(tuple(ends), last, exitcode)


def orders(runs: Sequence[Repetition]) -> list[tuple[tuple[str, ...], int]]:
    """Return each order of finishing that came, with how often, the most frequent first."""
    return Counter(run.order for run in runs if run.ends).most_common()


def spread(times: Sequence[int]) -> Spread | None:
    """Return least, median and greatest; None without any."""
    return Spread(min(times), round(median(times)), max(times)) if times else None


def titles(runs: Sequence[Repetition]) -> list[str]:
    """Return the workers of all runs, in order of creation."""
    return list(dict.fromkeys(title for run in runs for title, _t_ns in run.ends))


def short(names: Sequence[str]) -> list[str]:
    """Return the names without what all of them begin with: "…1" and "…2" for two workers of a pool."""
    same = ""
    for letters in zip(*names, strict=False):
        if len(set(letters)) > 1:
            break
        same += letters[0]
    same = same.rstrip("0123456789")
    if len(names) < 2 or len(same) < _SAME or any(len(name) == len(same) for name in names):
        return list(names)
    return [f"…{name[len(same) :]}" for name in names]


def ends_of(runs: Sequence[Repetition], title: str) -> list[int]:
    """Return when this worker ended, in each run in which it did."""
    return [t_ns for run in runs for name, t_ns in run.ends if name == title]

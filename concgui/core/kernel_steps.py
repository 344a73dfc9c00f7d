"""The kernel's records of a whole recording, in steps as they came while live, and which of them are only switches.

Threads that are known and are given cores and lose them make no lane and end none. While nothing else happens, the
lanes need not be told step by step: one large step at the end is the same, and much quicker.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from concgui.core.kernel import KernelKind, KernelRows

_K = KernelKind
_SWITCHES = np.zeros(256, np.bool_)
_SWITCHES[[_K.SWITCH_IN, _K.SWITCH_OUT, _K.PREEMPTED]] = True


@dataclass(frozen=True, slots=True)
class Step:
    """Records up to `end`. `through_ns`: everything before it is in them. `quiet`: switches of known threads only."""

    end: int
    through_ns: int
    quiet: bool


def steps(rows: KernelRows, through_ns: int, step_ns: int) -> Iterator[Step]:
    """Iterate over n records of KERNEL_DTYPE in order of time; a step covers up to `step_ns`, the last one nothing.

    through_ns: up to where the kernel was heard, 0 where it was not asked: then there are no steps.
    """
    if not through_ns:
        return
    times = np.ascontiguousarray(rows["t_ns"])  # a search in a column of the records would copy it each time
    news = np.concatenate(([0], np.cumsum(_news(rows)))).tolist()
    begin = 0
    while begin < len(rows):
        through = int(times[begin]) + step_ns
        end = int(times.searchsorted(through))
        yield Step(end, min(through, through_ns), news[begin] == news[end])
        begin = end
    yield Step(begin, through_ns, quiet=False)


def _news(rows: KernelRows) -> NDArray[np.bool_]:
    """Return which records are more than a switch of a thread that is known."""
    tids, kinds = np.ascontiguousarray(rows["tid"]), np.ascontiguousarray(rows["kind"])
    news: NDArray[np.bool_] = ~_SWITCHES[kinds]
    order = np.argsort(tids, kind="stable")
    before, after = order[:-1], order[1:]
    # Who executes a program ends the other threads of its process, and no record tells of it.
    programs = np.cumsum(kinds == _K.EXEC)
    known = (tids[after] == tids[before]) & (kinds[before] != _K.EXIT) & (programs[after] == programs[before])
    news[order[:1]] = True
    news[after[~known]] = True
    return news

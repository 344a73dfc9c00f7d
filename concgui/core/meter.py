"""How many of the program's threads were on a core at once: what *concurrent* and *parallel* are told from."""

from dataclasses import dataclass

import numpy as np

from concgui.core.lanes import LaneSet


@dataclass(frozen=True, slots=True)
class Load:
    """Over a stretch of time: how many threads were on a core on average, and during which share two or more were."""

    on_cpu: float
    parallel: float


def measure(lanes: LaneSet, t0_ns: int, t1_ns: int) -> Load:
    """Return the load between two times, by the kernel's records. Threads without a lane do not count."""
    length = max(1, t1_ns - t0_ns)
    edges: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
    steps: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
    for core in lanes.cores.values():
        start, end, lane = core.between(t0_ns, t1_ns)
        start, end = start[lane >= 0], end[lane >= 0]
        if core.open is not None and core.open[1] >= 0 and core.open[0] < t1_ns:
            start, end = np.append(start, core.open[0]), np.append(end, t1_ns)
        edges += [np.clip(start, t0_ns, t1_ns), np.clip(end, t0_ns, t1_ns)]
        steps += [np.ones(len(start), np.int64), np.full(len(start), -1, np.int64)]
    if not edges:
        return Load(0.0, 0.0)
    at, step = np.concatenate(edges), np.concatenate(steps)
    order = np.argsort(at, kind="stable")
    at, count = at[order], np.cumsum(step[order])
    lasts = np.diff(at, append=t1_ns)
    return Load(float((lasts * count).sum()) / length, float(lasts[count >= 2].sum()) / length)


def on_cpu_now(lanes: LaneSet) -> int:
    """Return how many threads that have a lane were on a core when the kernel was last heard."""
    return sum(core.open is not None and core.open[1] >= 0 for core in lanes.cores.values())

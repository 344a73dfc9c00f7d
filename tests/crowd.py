"""Runs of very many processes."""

from types import SimpleNamespace

import numpy as np

from concgui.core.events import Event
from concgui.core.kernel import KernelKind
from concgui.core.kinds import EventKind
from concgui.core.lanes import LaneSet

T0, RUN_NS = 5_000_000_000, 60_000_000_000  #: begin and length of a crowd's run
TURNS = np.array([KernelKind.SWITCH_IN, KernelKind.SWITCH_OUT], np.uint8)


def crowd(count: int, turns: int) -> LaneSet:
    """Many processes that begin one after the other, each with its turns on the cores; the last one goes on."""
    lanes, random = LaneSet(), np.random.default_rng(5)
    lanes.feed([Event(T0, EventKind.HELLO, 1, 1, 0, 0, 1, "3.13.0\x1fcpython\x1fspawn")])
    lanes.feed(
        Event(T0 + RUN_NS * n // count, EventKind.PROCESS_CREATED, 1, 1, n, 1 << 32 | n, 0, f"p{n}\x1fwork")
        for n in range(1, count)
    )
    for lane in lanes.lanes:
        times = np.sort(random.integers(lane.created_ns or T0, T0 + RUN_NS, 2 * turns))
        lane.turns.feed(times, np.tile(TURNS, turns), np.zeros(2 * turns, np.int16))
        lane.follow_kernel(SimpleNamespace(through_ns=T0 + RUN_NS), lane.turns)
        lane.exit_ns = int(times[-1])
    lanes.lanes[-1].exit_ns = None
    return lanes

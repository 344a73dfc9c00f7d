"""The lanes in an order that the user wants. Stable: what is equal stands in order of creation."""

from collections.abc import Iterable

import numpy as np

from concgui.core.lanes import Lane, LaneKind
from concgui.ui.timeline.lane_facts import NEVER
from concgui.ui.timeline.lane_wish import LaneWish, Order


def in_order(lanes: Iterable[Lane], wish: LaneWish, now_ns: int) -> list[int]:
    """The lanes' indexes, sorted by what is known of them at `now_ns`."""

    def key(lane: Lane) -> tuple[bool, tuple[float | int | str, ...], int]:
        first = wish.main_first and lane.kind is LaneKind.MAIN
        return not first, _key(lane, wish.order, now_ns), lane.index

    return [lane.index for lane in sorted(lanes, key=key)]


def cpu_time(lane: Lane, now_ns: int) -> float | None:
    """A lane's CPU time in ns up to `now_ns`, by the kernel's turns or by samples; None where nobody measured it."""
    sums = lane.statistics(now_ns)
    if sums is not None:
        return float(sums.cpu_ns)
    t0, t1, cpu, _wait = lane.samples.view()
    if not len(t0):
        return None
    return float(((np.minimum(t1, now_ns) - t0).clip(0) * cpu).sum())


def _key(lane: Lane, order: Order, now_ns: int) -> tuple[float | int | str, ...]:
    match order:
        case Order.PROCESS:
            # A process stands where it was created, a thread under its process.
            return (lane.process, lane.index != lane.process)
        case Order.NAME:
            return _natural(lane.title)
        case Order.CPU:
            cpu = cpu_time(lane, now_ns)
            return (cpu is None, -(cpu or 0.0))
        case Order.BEGIN:
            return (lane.begin_ns or NEVER,)
        case Order.END:
            return (NEVER if lane.exit_ns is None or lane.exit_ns > now_ns else lane.exit_ns,)
        case _:
            return ()


def _natural(title: str) -> tuple[float | int | str, ...]:
    """Names with their numbers as numbers: Thread-2 before Thread-10."""
    parts: list[float | int | str] = []
    text, digits = "", ""
    for character in f"{title.casefold()}\0":
        if character.isascii() and character.isdigit():
            digits += character
            continue
        if digits:
            parts += [text, int(digits)]
            text = digits = ""
        text += character
    return (*parts, text)

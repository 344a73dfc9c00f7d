"""Which cores of the machine have a row, when the program might use them, and what is said where it might not.

Pure functions of a lane set; times are absolute nanoseconds.
"""

from dataclasses import dataclass
from math import ceil, floor, inf

import numpy as np

from concgui.core.lanes import LaneKind, LaneSet
from concgui.core.words import tr, trn

MOST = 8  #: rows of cores
MOST_IDLE = 4  #: cores that are neither allowed nor used only fill up to this number of rows
TURNS_LEAST = 5  #: who followed another worker on a core fewer times than this has not taken turns with it
SHARE_LEAST = 0.1  #: nor who had less than this share of the busiest worker's time
NAMES_MOST = 4


@dataclass(frozen=True, slots=True)
class CoreRows:
    """The cores that have a row, from the top; `rest` tells of the others in one line, "" when there are none."""

    cores: tuple[int, ...] = ()
    rest: str = ""
    others: int = 0  #: how many have none


class CoreChoice:
    """Chooses the rows of a lane set; again only when something of it has changed."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._rows = CoreRows()
        self._first: dict[int, float] = {}  #: when a core was first used

    def rows(self, lanes: LaneSet, most: int = MOST) -> CoreRows:
        """The rows for at most `most` cores; none without the kernel's records."""
        key = (id(lanes), lanes.through_ns > 0, len(lanes.cores), len(lanes.allowed), lanes.machine_cores, most)
        if key != self._key:
            self._key, self._rows = key, choose(lanes, most)
        return self._rows


def choose(lanes: LaneSet, most: int = MOST) -> CoreRows:
    """The cores that were ever allowed and used come first, then the allowed, the used, and at last a few others."""
    if not lanes.through_ns:
        return CoreRows()
    allowed = frozenset[int]().union(*(cores for _t_ns, cores in lanes.allowed))
    used = {core: _first_use(lanes, core) for core in lanes.cores}
    everyone = set(range(lanes.machine_cores)) | allowed | set(used)
    wanted = allowed | set(used)
    ranked = sorted(everyone, key=lambda core: (core not in allowed, used.get(core, inf), core))
    chosen = ranked[: min(most, max(len(wanted), MOST_IDLE))]
    others = set(ranked) - set(chosen)
    return CoreRows(tuple(sorted(chosen)), _rest(others, allowed, set(used)), len(others))


def _first_use(lanes: LaneSet, core: int) -> float:
    start = lanes.cores[core].view()[0]
    return float(start[0]) if len(start) else inf


def _rest(others: set[int], allowed: frozenset[int], used: set[int]) -> str:
    if not others:
        return ""
    many = trn("{n} more core", "{n} more cores", len(others))
    hidden = len(others & used)
    if hidden:
        return tr("{many}, {count} of them used", many=many, count=hidden)
    if allowed and not others & allowed:
        return tr("{many}, not allowed", many=many)
    return tr("{many}, not used", many=many)


def forbidden(lanes: LaneSet, core: int) -> list[tuple[float, float]]:
    """The stretches of time in which the program might not use a core; the first one begins, the last one ends never.

    Nothing is known before the first word about it, so that holds from the beginning.
    """
    stretches: list[tuple[float, float]] = []
    begin = -inf
    for index, (_t_ns, cores) in enumerate(lanes.allowed):
        end = float(lanes.allowed[index + 1][0]) if index + 1 < len(lanes.allowed) else inf
        if core not in cores and end > begin:
            if stretches and stretches[-1][1] == begin:
                stretches[-1] = (stretches[-1][0], end)
            else:
                stretches.append((begin, end))
        begin = end
    return stretches


def explain(lanes: LaneSet, from_ns: float, to_ns: float) -> tuple[str, ...]:
    """What is said on a core that is not allowed from one time to another, the long way first.

    With one core allowed all that time the workers that shared it are named: that is concurrent, not parallel.
    """
    sets = [
        cores
        for index, (t_ns, cores) in enumerate(lanes.allowed)
        if (index == 0 or t_ns < to_ns) and (index + 1 == len(lanes.allowed) or lanes.allowed[index + 1][0] > from_ns)
    ]
    if not sets or any(cores != sets[0] for cores in sets) or len(sets[0]) != 1:
        return (tr("not allowed"),)
    names = sharers(lanes, next(iter(sets[0])), from_ns, to_ns)
    if len(names) < 2:
        return (tr("not allowed"),)
    who = listed(names)
    return (
        tr("not allowed. One core: {who} take turns (concurrent, not parallel)", who=who),
        tr("not allowed. {who} take turns (concurrent, not parallel)", who=who),
        tr("not allowed: {who} take turns", who=who),
        tr("not allowed"),
    )


def listed(names: list[str]) -> str:
    """Names in a row: "p2 and p3", "p1, p2, p3, p4 and 3 more"."""
    if len(names) > NAMES_MOST:
        return tr(
            "{several} and {count} more", several=tr(", ").join(names[:NAMES_MOST]), count=len(names) - NAMES_MOST
        )
    return (
        tr("{several} and {last}", several=tr(", ").join(names[:-1]), last=names[-1])
        if len(names) > 1
        else "".join(names)
    )


def sharers(lanes: LaneSet, core: int, from_ns: float, to_ns: float) -> list[str]:
    """The titles of the workers that took turns with each other on a core, in order of creation."""
    columns = lanes.cores.get(core)
    if columns is None:
        return []
    start, end, lane = columns.between(floor(from_ns), ceil(to_ns))
    worker = np.zeros(len(lanes.lanes) + 1, np.bool_)  # the last one stands for -1
    for one in lanes.lanes:
        worker[one.index] = one.kind is not LaneKind.MAIN and not one.native and not one.hidden
    chosen = worker[lane]
    lane, length = lane[chosen].astype(np.int64), (end - start)[chosen]
    if not len(lane):
        return []
    after_another = np.concatenate(([False], lane[1:] != lane[:-1]))
    turns = np.bincount(lane[after_another], minlength=len(lanes.lanes))
    total = np.bincount(lane, length.astype(np.float64), minlength=len(lanes.lanes))
    took = np.flatnonzero((turns >= TURNS_LEAST) & (total >= SHARE_LEAST * total.max()))
    return [lanes.lanes[index].title for index in took.tolist()]

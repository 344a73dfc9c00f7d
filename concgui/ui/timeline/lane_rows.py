"""Which lanes have a row, in which order: chosen anew only when something that decides it has changed."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from concgui.core.lanes import Lane, LaneKind, LaneSet
from concgui.ui.timeline.lane_facts import Facts, facts_of
from concgui.ui.timeline.lane_order import in_order
from concgui.ui.timeline.lane_wish import STEADY, LaneWish, Sort, sort_of

LOOK_NS = 250_000_000  #: while a program runs a filter is applied again no more often than this

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Fold:
    """The threads of a process that can be folded into its row, and whether they are."""

    threads: tuple[Lane, ...]
    folded: bool


@dataclass(slots=True, eq=False)
class LaneRows:
    """The lanes that have a row, from the top, and the position of each by its index in the lane set.

    The same object for as long as they are the same lanes. `folds`: by the index of a process; `total`: how many lanes
    there are; `library`: how many of them are the standard library's own threads and have no row; `stand`: the
    positions once more, those of folded threads being that of their process.
    """

    lanes: list[Lane] = field(default_factory=list)
    folds: dict[int, Fold] = field(default_factory=dict)
    total: int = 0
    library: int = 0
    place: dict[int, int] = field(init=False)
    stand: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.place = {lane.index: position for position, lane in enumerate(self.lanes)}
        self.stand = dict(self.place)
        for process, fold in self.folds.items():
            if fold.folded and process in self.place:
                self.stand.update((lane.index, self.place[process]) for lane in fold.threads)

    @property
    def folded(self) -> int:
        """How many lanes are folded into another one's row."""
        return sum(len(fold.threads) for fold in self.folds.values() if fold.folded)

    @property
    def filtered(self) -> int:
        """How many lanes the filter leaves out."""
        return self.total - len(self.lanes) - self.folded

    @property
    def found(self) -> list[Lane]:
        """All that can be looked for: those that have a row, and those that are folded into one."""
        return [*self.lanes, *(one for fold in self.folds.values() if fold.folded for one in fold.threads)]

    def first(self, count: int) -> "LaneRows":
        """As many of them as there is room for."""
        return self if count >= len(self.lanes) else LaneRows(self.lanes[:count], self.folds, self.total, self.library)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a choice may depend on: the now-line and the visible stretch, absolute ns.

    `running`: a program runs; `live`: it does, and the picture goes on, too.
    """

    now_ns: int = 0
    line_ns: int = 0
    left_ns: float = 0.0
    right_ns: float = 0.0
    running: bool = False
    live: bool = False


class LaneChoice:
    """Chooses the rows of a lane set as `wish` and `folded` (indexes of processes) say; both may be set at any time."""

    def __init__(self) -> None:
        self.wish = LaneWish()
        self.folded: frozenset[int] = frozenset()
        self.sorted_ns: int | None = None  #: up to when the order is true; None: it is up to date
        self._rank: dict[int, int] = {}
        self._ranked: tuple[object, ...] = ()
        self._key: tuple[object, ...] = ()
        self._there: list[Lane] = []
        self._native: list[Lane] = []  #: few: they may turn out to be somebody else's
        self._facts: Facts | None = None
        self._facts_of: tuple[object, ...] = ()
        self._looked: tuple[float, ...] = ()
        self._looked_ns = 0
        self._mask = b""
        self._rows = LaneRows()

    def sort_again(self) -> None:
        """Take the order anew, by what is known then."""
        self._ranked = ()

    def rows(self, lanes: LaneSet, until_ns: int | None = None, moment: Moment | None = None) -> LaneRows:
        """The lanes to be shown; those made after `until_ns` are not."""
        moment = Moment(lanes.now_ns, lanes.now_ns) if moment is None else moment
        changed = self._sort(lanes, moment)
        key = (id(lanes), len(lanes.lanes), until_ns, self.wish, self.folded)
        if changed or key != self._key or any(lane.hidden for lane in self._native):
            self._key = key
            self._there = [lane for lane in lanes.lanes if not lane.hidden and _made(lane, until_ns)]
            self._native = [lane for lane in self._there if lane.native]
            self._facts_of = ()
            self._choose(self._look(lanes, moment))
        elif self.wish.filter.active and self._is_due(lanes, moment):
            mask = self._look(lanes, moment)
            if mask.tobytes() != self._mask:
                self._choose(mask)
        return self._rows

    # inside

    def _sort(self, lanes: LaneSet, moment: Moment) -> bool:
        """Take the order where that is due: when it is chosen, and when the run ends. Tells whether it is another."""
        wish = self.wish
        if wish.order in STEADY:
            self.sorted_ns, self._ranked = None, ()
            return False
        news = None if moment.running else lanes.version
        key = (id(lanes), wish.order, wish.main_first, moment.running, news)
        if key == self._ranked:
            return False
        self._ranked, self.sorted_ns = key, moment.now_ns if moment.running else None
        rank = {index: at for at, index in enumerate(in_order(lanes.lanes, wish, moment.now_ns))}
        changed, self._rank = rank != self._rank, rank
        return changed

    def _is_due(self, lanes: LaneSet, moment: Moment) -> bool:
        """Whether the filter may choose otherwise by now. Live, it waits a little: rows must not flicker."""
        if moment.live and 0 <= moment.now_ns - self._looked_ns < LOOK_NS:
            return False
        return self._looked != _sight(lanes, moment)

    def _look(self, lanes: LaneSet, moment: Moment) -> Mask:
        """Which lanes pass the filter. What it asks of them is gathered again only when something was heard."""
        wish = self.wish.filter
        self._looked, self._looked_ns = _sight(lanes, moment), moment.now_ns
        if not wish.active:
            self._facts = None
            every = Sort.LIBRARY in wish.kinds
            return np.array([every or sort_of(lane) is not Sort.LIBRARY for lane in self._there], np.bool_)
        if self._facts is None or self._facts_of != (lanes.version,):
            self._facts, self._facts_of = facts_of(self._there, wish), (lanes.version,)
        return self._facts.mask(wish, moment.line_ns, moment.left_ns, moment.right_ns)

    def _choose(self, mask: Mask) -> None:
        self._mask = mask.tobytes()
        chosen = [lane for lane, shown in zip(self._there, mask.tolist(), strict=True) if shown]
        there = {lane.index for lane in chosen}
        threads: dict[int, list[Lane]] = {}
        for lane in chosen:
            if lane.kind is LaneKind.THREAD and lane.process in there:
                threads.setdefault(lane.process, []).append(lane)
        folds = {home: Fold(tuple(kept), home in self.folded) for home, kept in threads.items()}
        away = {lane.index for fold in folds.values() if fold.folded for lane in fold.threads}
        shown = self._in_order([lane for lane in chosen if lane.index not in away])
        library = sum(lane.library and sort_of(lane) is Sort.LIBRARY for lane in self._there)
        kept = sum(lane.library and sort_of(lane) is Sort.LIBRARY for lane in chosen)
        self._rows = LaneRows(shown, folds, len(self._there), library - kept)

    def _in_order(self, chosen: list[Lane]) -> list[Lane]:
        """Sorted; lanes that were made since the order was taken stand last."""
        if self.wish.order in STEADY:
            rank = {index: at for at, index in enumerate(in_order(chosen, self.wish, 0))}
        else:
            rank = self._rank
        return sorted(chosen, key=lambda lane: (rank.get(lane.index, len(rank)), lane.index))


def _sight(lanes: LaneSet, moment: Moment) -> tuple[float, ...]:
    return (lanes.version, moment.line_ns, moment.left_ns, moment.right_ns)


def _made(lane: Lane, until_ns: int | None) -> bool:
    return until_ns is None or (lane.created_ns or 0) <= until_ns

"""How the user wants the lanes: in which order, and which of them. Values only; `lane_rows` obeys them."""

from dataclasses import dataclass
from enum import StrEnum

from concgui.core.lanes import Lane, LaneKind
from concgui.core.words import later

#: Writes what was put into a `multiprocessing.Queue`. Python's documentation speaks of this one, so it is shown.
FEEDER = "QueueFeederThread"


class Order(StrEnum):
    """What the lanes are sorted by."""

    CREATION = "creation"
    PROCESS = "process"  #: a process, under it its threads
    NAME = "name"
    CPU = "cpu"
    BEGIN = "begin"
    END = "end"


#: Orders that never change while a program runs: a new lane has its place in them at once.
STEADY = frozenset({Order.CREATION, Order.PROCESS})

ORDER_WORDS = {
    Order.CREATION: later("Order of creation"),
    Order.PROCESS: later("Process, its threads below it"),
    Order.NAME: later("Name"),
    Order.CPU: later("CPU time, most first"),
    Order.BEGIN: later("Begin"),
    Order.END: later("End, those alive last"),
}


class Sort(StrEnum):
    """The kinds of lanes that can be chosen; each lane is of one."""

    PROCESS = "process"
    THREAD = "thread"
    LIBRARY = "library"  #: threads that the standard library makes for itself, as those that look after a pool
    NATIVE = "native"  #: programs that are not Python, and threads that `threading` did not make


ALL_SORTS = frozenset(Sort)
#: What is shown unless more is asked for: what the program has made.
USUAL = ALL_SORTS - {Sort.LIBRARY}


def sort_of(lane: Lane) -> Sort:
    """The kind that a lane is of; MainProcess is a process."""
    if lane.native:
        return Sort.NATIVE
    if lane.library and lane.name != FEEDER:
        return Sort.LIBRARY
    return Sort.THREAD if lane.kind is LaneKind.THREAD else Sort.PROCESS


@dataclass(frozen=True, slots=True)
class LaneFilter:
    """Which lanes are shown: those to which all of it applies."""

    text: str = ""  #: a part of the name or of the pid
    kinds: frozenset[Sort] = USUAL
    alive: bool = False  #: only those that are alive at the now-line
    in_view: bool = False  #: only those that have a span in the visible stretch

    @property
    def active(self) -> bool:
        """Whether it can leave out what is usually shown."""
        return bool(self.text.strip()) or not self.kinds >= USUAL or self.alive or self.in_view


@dataclass(frozen=True, slots=True)
class LaneWish:
    """Order and filter. `main_first`: MainProcess stands on top in every order."""

    order: Order = Order.CREATION
    main_first: bool = True
    filter: LaneFilter = LaneFilter()

"""Which lanes have a row, in which order."""

from dataclasses import dataclass, field

from concgui.core.lanes import Lane, LaneSet


@dataclass(slots=True, eq=False)
class LaneRows:
    """The lanes that have a row, from the top, and the position of each by its index in the lane set.

    The same object for as long as they are the same lanes.
    """

    lanes: list[Lane] = field(default_factory=list)
    place: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.place = {lane.index: position for position, lane in enumerate(self.lanes)}

    def first(self, count: int) -> "LaneRows":
        """As many of them as there is room for."""
        return self if count >= len(self.lanes) else LaneRows(self.lanes[:count])


class LaneChoice:
    """Chooses the rows of a lane set; again only when lanes were added or turned out to be somebody else's."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._rows = LaneRows()

    def rows(self, lanes: LaneSet, until_ns: int | None = None) -> LaneRows:
        """The lanes to be shown; those made after `until_ns` are not."""
        key = (id(lanes), len(lanes.lanes), sum(lane.hidden for lane in lanes.lanes), until_ns)
        if key != self._key:
            self._key = key
            self._rows = LaneRows([lane for lane in lanes.lanes if not lane.hidden and _made(lane, until_ns)])
        return self._rows


def _made(lane: Lane, until_ns: int | None) -> bool:
    return until_ns is None or (lane.created_ns or 0) <= until_ns

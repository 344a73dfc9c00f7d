"""What of each lane decides whether it has a row, as arrays: to ask all of them again costs microseconds."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from concgui.core.lanes import Lane
from concgui.core.states import Phase
from concgui.ui.timeline.lane_wish import LaneFilter, sort_of

NEVER = np.iinfo(np.int64).max
_NOT_STARTED = frozenset({Phase.ABSENT, Phase.CREATED, Phase.FAILED})

Times = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Facts:
    """Of n lanes: whether text and kind of a filter apply to them (`chosen`), and when they were alive and drawn.

    Absolute ns, `NEVER` where there is no such moment (yet).
    """

    chosen: NDArray[np.bool_]
    alive_from: Times
    alive_to: Times
    drawn_from: Times
    drawn_to: Times

    def mask(self, wish: LaneFilter, line_ns: int, left_ns: float, right_ns: float) -> NDArray[np.bool_]:
        """Which of the lanes are shown with the now-line at `line_ns` and this stretch in view."""
        mask = self.chosen
        if wish.alive:
            mask = mask & (self.alive_from <= line_ns) & (line_ns < self.alive_to)
        if wish.in_view:
            mask = mask & (self.drawn_from < right_ns) & (self.drawn_to > left_ns)
        return mask


def facts_of(lanes: list[Lane], wish: LaneFilter) -> Facts:
    """Look at all lanes once."""
    count, text = len(lanes), wish.text.strip().casefold()
    times = np.full((4, count), NEVER, np.int64)
    chosen = np.zeros(count, np.bool_)
    for at, lane in enumerate(lanes):
        chosen[at] = sort_of(lane) in wish.kinds and (not text or _says(lane, text))
        alive, drawn = _life(lane), _drawn(lane)
        times[:, at] = (*alive, *drawn)
    return Facts(chosen, *times)


def _says(lane: Lane, text: str) -> bool:
    """Whether a text is a part of a lane's names or of its pid."""
    return text in lane.title.casefold() or text in lane.name.casefold() or text in str(lane.pid or "")


def _life(lane: Lane) -> tuple[int, int]:
    begin = lane.start_ns if lane.start_ns is not None else lane.first_ns
    if begin is None and lane.phase not in _NOT_STARTED:
        begin = lane.created_ns
    if begin is None:
        return NEVER, NEVER
    return begin, NEVER if lane.exit_ns is None else lane.exit_ns


def _drawn(lane: Lane) -> tuple[int, int]:
    start, end, _state, _label = lane.spans.view()
    first = int(start[0]) if len(start) else lane.open_start_ns
    if first is None:
        return NEVER, NEVER
    return first, int(end[-1]) if lane.open_start_ns is None else NEVER

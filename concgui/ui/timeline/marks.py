"""What the user has put on the timeline: an instant, a range, a selected span, bookmarks, the spans of the line of the
program that is pointed at. Nothing that was measured.

All times are absolute nanoseconds.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from concgui.core.states import State


@dataclass(frozen=True, slots=True)
class Selected:
    """A span of a lane (by its index in the lane set) as it is drawn; `going`: it goes on beyond `end`."""

    lane: int
    start: int
    end: int
    state: State
    label: int
    going: bool = False


class Lit:
    """So many spans by their lane's index: begins and ends, absolute ns, in order of their begin."""

    def __init__(self, spans: Sequence[tuple[int, int, int]]) -> None:
        """`spans`: lane index, begin, end."""
        by_lane: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for lane, start, end in spans:
            by_lane[lane].append((start, end))
        self.count = len(spans)
        self.lanes = {lane: np.array(sorted(pairs), np.int64) for lane, pairs in by_lane.items()}


class Guess(NamedTuple):
    """When the class thinks that a lane (by its index) ends, and when it did, if that is told; seconds from time 0."""

    lane: int
    guess_s: float
    ended_s: float | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one frame. `instant_ns`: where the now-line stands in a replay, None: at now."""

    instant_ns: int | None = None
    range_ns: tuple[int, int] | None = None
    selected: Selected | None = None
    bookmarks: tuple[int, ...] = ()
    lit: Lit | None = None
    guesses: tuple[Guess, ...] = ()
    proof: Lit | None = None  #: what shows a lesson's fact

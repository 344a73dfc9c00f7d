"""What the user has put on the timeline: an instant, a range, a selected span, bookmarks. Nothing that was measured.

All times are absolute nanoseconds.
"""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one frame. `instant_ns`: where the now-line stands in a replay, None: at now."""

    instant_ns: int | None = None
    range_ns: tuple[int, int] | None = None
    selected: Selected | None = None
    bookmarks: tuple[int, ...] = ()

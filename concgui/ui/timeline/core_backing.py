"""When the cores' part of the kept image is drawn on, and from which time."""

from dataclasses import dataclass, field
from enum import IntEnum
from math import inf

from concgui.ui.timeline.cores import plan_cores
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.labels import Placed

DRAWN_NS = 200_000_000  #: what the kernel has told meanwhile is drawn this often
PLANNED_NS = 250_000_000  #: and texts are placed anew, so that they appear where room has grown


class News(IntEnum):
    """What is new about the cores."""

    NONE = 0
    TEXTS = 1
    TURNS = 2
    TITLES = 3  #: other cores are allowed now


@dataclass(slots=True)
class CoreBacking:
    """What is drawn of the cores: up to when, and the texts on them."""

    planned: list[Placed] = field(default_factory=list)
    planned_left: float = 0.0  #: the view's left edge then
    from_ns: float = -inf  #: what the last `look` found: everything before this time looks as it did
    _through_ns: int = 0
    _drawn_ns: int = 0
    _planned_ns: int = 0
    _lanes: int = 0
    _allowed: int = 0

    def drawn(self, frame: Frame) -> None:
        """Note that the cores have just been drawn."""
        self._drawn_ns = frame.now_ns
        self._through_ns = min(frame.now_ns, frame.lanes.through_ns)
        self._lanes, self._allowed = _known(frame), len(frame.lanes.allowed)
        self.plan(frame)

    def plan(self, frame: Frame) -> None:
        """Place the texts."""
        self.planned = plan_cores(frame) if frame.layout.cores else []
        self._planned_ns, self.planned_left = frame.now_ns, frame.scale.left_ns

    def look(self, frame: Frame) -> News:
        """What is new, and due to be drawn."""
        if not frame.layout.cores:
            return News.NONE
        if self._allowed != len(frame.lanes.allowed):
            self.from_ns = -inf
            return News.TITLES
        if frame.now_ns - self._drawn_ns >= DRAWN_NS or not frame.live:
            # Whose a turn was may be known later than that it was.
            same = self._lanes == _known(frame)
            if not same or min(frame.now_ns, frame.lanes.through_ns) > self._through_ns:
                self.from_ns = self._through_ns if same else -inf
                return News.TURNS
        return News.TEXTS if frame.now_ns - self._planned_ns >= PLANNED_NS else News.NONE


def _known(frame: Frame) -> int:
    """How many lanes are known to the kernel."""
    return sum(lane.kernel is not None and not lane.hidden for lane in frame.lanes.lanes)

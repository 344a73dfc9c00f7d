"""What one picture of the timeline is made from, and the spans of a lane that are visible in it."""

from dataclasses import dataclass, field

import numpy as np

from concgui.core.lanes import Lane, LaneSet
from concgui.ui.theme import Theme
from concgui.ui.timeline.axis import AXIS_HEIGHT
from concgui.ui.timeline.columns import Spans, Stretch, visible
from concgui.ui.timeline.layout import Layout
from concgui.ui.timeline.texts import Texts
from concgui.ui.timeline.timescale import TimeScale


@dataclass(slots=True)
class Frame:
    """Everything that a painter of the timeline needs. `now_ns` is absolute; nothing later than it is drawn."""

    lanes: LaneSet
    now_ns: int
    scale: TimeScale
    layout: Layout
    theme: Theme
    texts: Texts
    show_now: bool = True
    shown: list[Lane] = field(default_factory=list)  #: the lanes that have a row, from the top

    @property
    def elapsed_ns(self) -> float:
        """Now since time 0."""
        return float(self.now_ns - self.lanes.t0_ns)

    def x(self, t_ns: float) -> float:
        """Logical pixel, from the left edge of the whole picture, of an absolute time."""
        return self.layout.titles + self.scale.x(t_ns - self.lanes.t0_ns)

    def position(self, lane: int) -> int:
        """The row of a lane. Lanes are shown in their order, so that only the last ones can be missing."""
        return lane

    def stretch(self, left: float, right: float) -> Stretch | None:
        """The measured time between two pixels of the picture, None when all of it is after now."""
        ratio, plot = self.scale.ratio, self.layout.plot
        ns_per_px = self.scale.ns_per_px / ratio
        base = self.lanes.t0_ns + self.scale.left_ns
        first = np.floor(max(0.0, left - plot.left()) * ratio)
        last = np.ceil((min(right, plot.right()) - plot.left()) * ratio)
        end = min(base + last * ns_per_px, float(self.now_ns))
        start = base + first * ns_per_px
        return Stretch(start, end, ns_per_px) if end > start else None


def spans_of(lane: Lane, stretch: Stretch, now_ns: int) -> Spans:
    """The visible spans of a lane, the one that has not ended yet drawn up to now."""
    closed = visible(Spans(*lane.spans.view()), stretch)
    start = lane.open_start_ns
    if start is None or start >= stretch.right_ns or now_ns <= stretch.left_ns:
        return closed
    return Spans(
        np.append(closed.start, np.int64(start)),
        np.append(closed.end, np.int64(max(now_ns, start))),
        np.append(closed.state, np.uint8(lane.open_state)),
        np.append(closed.label, np.int32(lane.open_label)),
    )


__all__ = ["AXIS_HEIGHT", "Frame", "spans_of"]

"""What one picture of the timeline is made from, and the spans of a lane that are visible in it."""

from dataclasses import dataclass
from math import ceil, floor

from concgui.core.lanes import Lane, LaneSet
from concgui.core.states import State
from concgui.ui.theme import Theme
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
    shown: list[Lane]  #: the lanes that have a row, from the top: all, or the first ones
    show_now: bool = True
    left_ns: float = 0.0  #: the scale's left edge when the frame was made: the scale itself moves on

    @property
    def elapsed_ns(self) -> float:
        """Now since time 0."""
        return float(self.now_ns - self.lanes.t0_ns)

    def x(self, t_ns: float) -> float:
        """Logical pixel, from the left edge of the whole picture, of an absolute time."""
        return self.layout.titles + self.scale.x(t_ns - self.lanes.t0_ns)

    def stretch(self, left: float, right: float) -> Stretch | None:
        """The measured time between two pixels of the picture, None when all of it is after now.

        They may lie outside the plot: a span that is cut by the plot's edge must not look as if it began there.
        """
        ratio, plot = self.layout.ratio, self.layout.plot
        ns_per_px = self.scale.ns_per_px / ratio
        base = self.lanes.t0_ns + self.scale.left_ns
        first = floor((left - plot.left()) * ratio)
        last = ceil((right - plot.left()) * ratio)
        start = base + first * ns_per_px
        end = min(base + last * ns_per_px, float(self.now_ns))
        return Stretch(start, end, ns_per_px, plot.left() + first / ratio, ratio) if end > start else None


@dataclass(frozen=True, slots=True)
class Open:
    """The span of a lane that has not ended; drawn up to now."""

    start: int
    end: int
    state: State
    label: int


def closed_spans(lane: Lane, stretch: Stretch) -> Spans:
    """The visible spans of a lane that have ended."""
    return visible(Spans(*lane.spans.view()), stretch)


def open_span(lane: Lane, stretch: Stretch, now_ns: int) -> Open | None:
    """The visible span of a lane that has not ended, None where there is none."""
    start = lane.open_start_ns
    if start is None or start >= stretch.right_ns or now_ns <= stretch.left_ns:
        return None
    return Open(start, max(now_ns, start), State(lane.open_state), lane.open_label)

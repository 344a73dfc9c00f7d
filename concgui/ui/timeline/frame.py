"""What one picture of the timeline is made from, and the spans of a lane that are visible in it.

What a lane is seen to do (`composed`: Python's word with the kernel's laid over it) is drawn; what Python said is told
in the texts over it, or they would jump at every moment that a lane was on a core.
"""

from dataclasses import dataclass, field
from math import ceil, floor

from PySide6.QtGui import QColor

from concgui.core.lanes import Lane, LaneSet
from concgui.core.states import State
from concgui.ui.theme import Theme
from concgui.ui.timeline.columns import Spans, Stretch, visible
from concgui.ui.timeline.core_rows import CoreRows
from concgui.ui.timeline.lane_rows import LaneRows
from concgui.ui.timeline.layout import Layout
from concgui.ui.timeline.marks import Marks
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
    rows: LaneRows  #: the lanes that have a row, from the top
    cores: CoreRows = field(default_factory=CoreRows)
    show_now: bool = True
    live: bool = False  #: a program runs: there is more to come, and what has come may wait a little
    left_ns: float = 0.0  #: the scale's left edge when the frame was made: the scale itself moves on
    marks: Marks = field(default_factory=Marks)

    @property
    def shown(self) -> list[Lane]:
        """The lanes that have a row, from the top."""
        return self.rows.lanes

    @property
    def elapsed_ns(self) -> float:
        """Now since time 0."""
        return float(self.now_ns - self.lanes.t0_ns)

    @property
    def line_ns(self) -> int:
        """Where the now-line stands: at now, or at the instant of a replay."""
        return self.now_ns if self.marks.instant_ns is None else self.marks.instant_ns

    def x(self, t_ns: float) -> float:
        """Logical pixel, from the left edge of the whole picture, of an absolute time."""
        return self.layout.titles + self.scale.x(t_ns - self.lanes.t0_ns)

    def stretch(self, left: float, right: float, known_ns: int | None = None) -> Stretch | None:
        """The measured time between two pixels of the picture, None when all of it is after now (or `known_ns`).

        They may lie outside the plot: a span that is cut by the plot's edge must not look as if it began there.
        """
        ratio, plot = self.layout.ratio, self.layout.plot
        ns_per_px = self.scale.ns_per_px / ratio
        base = self.lanes.t0_ns + self.scale.left_ns
        first = floor((left - plot.left()) * ratio)
        last = ceil((right - plot.left()) * ratio)
        start = base + first * ns_per_px
        end = min(base + last * ns_per_px, float(self.now_ns if known_ns is None else known_ns))
        if end <= start:
            return None
        column = round(self.scale.left_ns / ns_per_px) + first
        return Stretch(start, end, ns_per_px, plot.left() + first / ratio, ratio, column)


@dataclass(frozen=True, slots=True)
class Open:
    """The span of a lane that has not ended; drawn up to now."""

    start: int
    end: int
    state: State
    label: int


def closed_spans(lane: Lane, stretch: Stretch) -> Spans:
    """The visible spans of a lane that have ended, as they are drawn."""
    return visible(Spans(*lane.composed.spans.view()), stretch)


def open_span(lane: Lane, stretch: Stretch, now_ns: int) -> Open | None:
    """The visible span of a lane that has not ended, as it is drawn; None where there is none."""
    shown = lane.composed
    return _going_on(shown.open_start_ns, shown.open_state, shown.open_label, stretch, now_ns)


def told_spans(lane: Lane, stretch: Stretch) -> Spans:
    """The visible spans of a lane that have ended, as Python told them."""
    return visible(Spans(*lane.spans.view()), stretch)


def told_open(lane: Lane, stretch: Stretch, now_ns: int) -> Open | None:
    """The visible span of a lane that has not ended, as Python told it."""
    return _going_on(lane.open_start_ns, lane.open_state, lane.open_label, stretch, now_ns)


def _going_on(start: int | None, state: int, label: int, stretch: Stretch, now_ns: int) -> Open | None:
    if start is None or start >= stretch.right_ns or now_ns <= stretch.left_ns:
        return None
    return Open(start, max(now_ns, start), State(state), label)


def row_ground(frame: Frame, position: int) -> QColor:
    """The ground of a row: low ones alternate."""
    return QColor(frame.theme.control if frame.layout.low and position % 2 else frame.theme.surface)

"""The lanes of one run of a comparison, drawn as the timeline draws them, on an axis that begins with its own start().

The same bars, patterns and colours: they are painted by the timeline's own painter, one low row for each worker.
"""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from concgui.core.compare_figures import Row, cut
from concgui.core.lane import Lane
from concgui.core.lanes import LaneSet
from concgui.ui.theme import SIZES, current
from concgui.ui.timeline.axis import paint_grid
from concgui.ui.timeline.bands import paint_lanes
from concgui.ui.timeline.frame import Frame, row_ground
from concgui.ui.timeline.lane_rows import LaneRows
from concgui.ui.timeline.layout import Layout
from concgui.ui.timeline.texts import Texts
from concgui.ui.timeline.timescale import TimeScale

_BAR = 0.74  #: of a row's height is its bar
_THIN = 6.0  #: pixels of a row: in thinner ones nothing is shown beside what lies between start() and end
_BEYOND = 20.0  #: spans that the edge cuts are drawn this many pixels beyond it, so that no outline closes them there


class _Since(LaneSet):
    """What a painter asks of a lane set, with another time 0."""

    def __init__(self, lanes: LaneSet, t0_ns: int) -> None:
        super().__init__()
        self._of = lanes
        self.t0_ns = t0_ns

    @property
    def through_ns(self) -> int:
        return self._of.through_ns


class _Rows(Layout):
    """Rows of any height: thin bars when there are many, never cut."""

    @cached_property
    def top(self) -> float:
        return 0.0

    @cached_property
    def low(self) -> bool:
        return self.lane_height >= _THIN

    def band(self, position: int) -> QRectF:
        band = self._bands.get(position)
        if band is None:
            row = self.row(position)
            high = max(1 / self.ratio, self.snap(row.height() * _BAR))
            band = QRectF(0, self.snap(row.center().y() - high / 2), self.plot.width(), high)
            self._bands[position] = band
        return band


class Scale:
    """The axis that all runs of a comparison share: time 0 is at `pad` pixels, the first start() of each run."""

    def __init__(self, width: float, longest_ns: float, pad: float, ratio: float, first_ns: float = 0.0) -> None:
        """width: of the plot in logical pixels. first_ns … longest_ns: what must fit in, with `pad` pixels around it.
        ratio: device pixels in a logical one.
        """
        self.time = TimeScale(max(1.0, width), ratio)
        self.time.span_ns = max(1e6, longest_ns - first_ns) * width / max(1.0, width - 2 * pad)
        pixel = self.time.ns_per_px / ratio
        self.time.left_ns = round((first_ns - pad * self.time.ns_per_px) / pixel) * pixel

    def x(self, t_ns: float) -> float:
        """The pixel of a time since the first start()."""
        return self.time.x(t_ns)


def paint_rows(
    painter: QPainter, area: QRectF, rows: Sequence[Row], lanes: LaneSet, begin_ns: int, scale: Scale
) -> None:
    """Draw the rows of one run into `area`, whose width is that of the scale. `begin_ns`: its first start()."""
    if not rows or area.height() < 1:
        return
    pitch, ratio = area.height() / len(rows), scale.time.ratio
    layout = _Rows(area.width(), area.height(), 0.0, len(rows), pitch, zoom=SIZES.scale, ratio=ratio)
    since = _Since(lanes, begin_ns)
    shown = LaneRows([row.lane if layout.low else _alone(row, lanes) for row in rows])
    frame = Frame(since, lanes.now_ns, scale.time, layout, current(), Texts(), shown, show_now=False)
    painter.save()
    painter.translate(area.left(), area.top())
    painter.setClipRect(layout.plot, Qt.ClipOperation.IntersectClip)
    for position in range(1, len(rows) if layout.low else 0, 2):
        painter.fillRect(layout.row(position), QColor(row_ground(frame, position)))
    paint_grid(painter, frame, layout.plot)
    stretch = frame.stretch(-_BEYOND, area.width() + _BEYOND)
    if stretch is not None:
        paint_lanes(painter, frame, range(len(rows)), stretch)
    painter.restore()


def _alone(row: Row, lanes: LaneSet) -> Lane:
    """The lane from its start() to its end: dots and dashes of one pixel beside it would look like a pattern."""
    if row.begin_ns is None:
        return row.lane
    return cut(row.lane, row.lane.color, row.title, row.begin_ns, lanes.now_ns if row.end_ns is None else row.end_ns)

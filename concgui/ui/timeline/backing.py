"""What scrolls with the time, kept as an image: a frame in which nothing happened is one copy and a few short bars.

The image is drawn whole when the geometry or the scale changes, goes on where a lane has changed when Python told of
something or, now and then, when the kernel did, and is only moved while the view scrolls.
"""

from dataclasses import dataclass, replace
from enum import IntEnum
from math import ceil, inf

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from concgui.core.lanes import Lane
from concgui.core.states import State
from concgui.ui.timeline import labels
from concgui.ui.timeline.arrows import Table
from concgui.ui.timeline.axis import paint_now_line
from concgui.ui.timeline.bands import OVER, tail_brush
from concgui.ui.timeline.bar import tie_patterns
from concgui.ui.timeline.core_backing import CoreBacking, News
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.labels import Placed
from concgui.ui.timeline.painter import paint_core_part, paint_world, plan_row

MARGIN = 128.0  #: pixels that the image reaches beyond the plot's right edge, so that it can be moved
SAMPLED_NS = 200_000_000  #: new samples alone are drawn this often
COMPOSED_NS = 200_000_000  #: and what the kernel has told meanwhile
ONWARD_NS = 250_000_000  #: and without any news, so that texts appear where room has grown
WHOLE_NS = 30_000_000_000  #: everything is drawn anew this often while the now-line moves


class Work(IntEnum):
    """How much of the picture was drawn anew."""

    MOVED = 0  #: nothing: it may have been scrolled, and the now-line has moved
    ONWARD = 1  #: the last bit
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class Sign:
    """What of a lane can change its picture of the past, and its title: a cheap signature."""

    spans: int
    state: int
    since_ns: int | None
    pid: int | None
    exitcode: int | None
    title: str

    @classmethod
    def of(cls, lane: Lane) -> "Sign":
        """The signature now."""
        return cls(lane.spans.count, lane.open_state, lane.open_start_ns, lane.pid, lane.exitcode, lane.title)


@dataclass(slots=True)
class Row:
    """One lane in the image: up to when it is drawn there, and what is drawn on the way from there to now."""

    sign: Sign
    drawn_ns: int
    samples: int
    planned: list[Placed]
    planned_ns: int
    planned_left: float  #: the view's left edge then
    looked_ns: int  #: when the kernel's records of it were last looked at
    tail: tuple[QRectF, QBrush] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """How much of the picture was drawn anew: if not the whole, which rows, and whether their titles too."""

    work: Work
    rows: tuple[int, ...] = ()
    titles: bool = False
    cores: bool = False


class Backing:
    """The image, what it shows, and the planned texts that belong to it."""

    def __init__(self) -> None:
        self._image = QImage()
        self._frame: Frame | None = None  #: what the image shows: wider than the plot
        self._key: tuple[object, ...] = ()
        self._arrow_count = 0
        self._whole_ns = 0
        self._arrows = Table()
        self._rows: dict[int, Row] = {}
        self._cores = CoreBacking()

    def forget(self) -> None:
        """Draw everything anew next time."""
        self._frame = None

    def prepare(self, frame: Frame) -> Change:
        """Bring the image up to the frame; tells how much of it was drawn."""
        key = (id(frame.lanes), frame.scale.span_ns, frame.layout, id(frame.rows), frame.cores, frame.theme.name)
        mine = self._frame
        arrows = len(frame.lanes.arrows)
        if mine is None or key != self._key or arrows != self._arrow_count or not self._reaches(mine, frame):
            self._draw_whole(frame, key)
            self._arrow_count = arrows
            self._rows = {position: self._row(frame, position) for position in self._visible(frame)}
            self._cores.drawn(frame)
            return Change(Work.WHOLE)
        changed, titles = [], False
        for position in self._visible(frame):
            lane, row = frame.shown[position], self._rows.get(position)
            sign = Sign.of(lane)
            if row is not None and row.sign == sign and not self._measured_since(lane, row, frame):
                if frame.now_ns - row.planned_ns >= ONWARD_NS:
                    row.planned, row.planned_ns = plan_row(frame, position), frame.now_ns
                    row.planned_left = frame.scale.left_ns
                    changed.append(position)
                continue
            titles |= row is None or (row.sign.pid, row.sign.title) != (sign.pid, sign.title)
            self._draw_row(mine, frame, position, _changed_from(lane, row) if row else self._whole_ns)
            self._rows[position] = self._row(frame, position)
            changed.append(position)
        news = self._prepare_cores(mine, frame)
        work = Work.ONWARD if changed or news else Work.MOVED
        return Change(work, tuple(changed), titles or news is News.TITLES, cores=bool(news))

    def paint(self, painter: QPainter, frame: Frame, exposed: QRectF) -> None:
        """Draw the plot: the image in its place, what goes on up to now, the now-line, the texts."""
        mine = self._frame
        if mine is None:
            return
        layout = frame.layout
        painter.save()
        painter.setClipRect(exposed.intersected(layout.world))
        painter.drawImage(QPointF(layout.titles - self._shift(mine, frame), layout.top), self._image)
        lanes = exposed.intersected(layout.plot)
        painter.setClipRect(lanes)
        self._paint_tails(painter, frame)
        painter.setClipRect(exposed.intersected(layout.world))
        if frame.show_now:
            paint_now_line(painter, frame, layout.top, layout.height)
        self._paint_texts(painter, frame, self._cores.planned, self._cores.planned_left)
        painter.setClipRect(lanes)
        for row in self._rows.values():
            self._paint_texts(painter, frame, row.planned, row.planned_left)
        painter.restore()

    # inside

    @staticmethod
    def _visible(frame: Frame) -> range:
        return frame.layout.visible(frame.layout.top, frame.layout.plot.bottom())

    @staticmethod
    def _measured_since(lane: Lane, row: Row, frame: Frame) -> bool:
        """Whether more was measured of a lane than is drawn, and it is due. Composing costs: it is not done before."""
        if lane.kernel is None:
            due = frame.now_ns - row.drawn_ns >= SAMPLED_NS or not frame.live
            return due and lane.samples.count != row.samples
        if frame.live and frame.now_ns - row.looked_ns < COMPOSED_NS:
            return False
        row.looked_ns = frame.now_ns
        return lane.composed.changed_ns < frame.now_ns

    def _prepare_cores(self, mine: Frame, frame: Frame) -> News:
        """Bring the cores' part of the image up to the frame."""
        news = self._cores.look(frame)
        if news is News.TEXTS:
            self._cores.plan(frame)
        elif news:
            layout = mine.layout
            left = layout.plot.left() if self._cores.from_ns == -inf else mine.x(self._cores.from_ns) - OVER
            left = max(layout.plot.left(), layout.snap(left))
            mine.now_ns, mine.rows = frame.now_ns, frame.rows
            part = QRectF(left, layout.cores_top, layout.width - left, layout.height - layout.cores_top)
            if not part.isEmpty():
                self._draw(mine, part, core_part=True)
            self._cores.drawn(frame)
        return news

    @staticmethod
    def _paint_texts(painter: QPainter, frame: Frame, planned: list[Placed], planned_left: float) -> None:
        labels.draw(painter, frame, planned, (frame.scale.left_ns - planned_left) / frame.scale.ns_per_px)

    def _row(self, frame: Frame, position: int) -> Row:
        """Note that a row has just been drawn."""
        lane = frame.shown[position]
        now_ns, planned, shown = frame.now_ns, plan_row(frame, position), lane.composed
        row = Row(Sign.of(lane), now_ns, lane.samples.count, planned, now_ns, frame.scale.left_ns, now_ns)
        shown.drawn()
        if shown.open_start_ns is not None and shown.open_start_ns <= frame.now_ns:
            row.tail = (frame.layout.band(position), tail_brush(frame, position, State(shown.open_state)))
        return row

    def _paint_tails(self, painter: QPainter, frame: Frame) -> None:
        """What has gone on since the image was drawn, between each row's own now and now."""
        layout = frame.layout
        right = layout.snap(frame.x(frame.now_ns))
        painter.save()
        for row in self._rows.values():
            left = layout.snap(frame.x(row.drawn_ns))
            if row.tail is None or right <= left or left >= layout.width:
                continue
            band, brush = row.tail
            left = max(left, layout.titles)
            tie_patterns(painter, frame, band)
            painter.fillRect(QRectF(left, band.top(), right - left, band.height()), brush)
        painter.restore()

    @staticmethod
    def _shift(mine: Frame, frame: Frame) -> float:
        """Logical pixels that the view has scrolled since the image was drawn, whole device pixels."""
        return frame.layout.snap((frame.scale.left_ns - mine.scale.left_ns) / frame.scale.ns_per_px)

    def _reaches(self, mine: Frame, frame: Frame) -> bool:
        """Whether the image, moved and continued, can show the frame."""
        if not 0 <= frame.now_ns - self._whole_ns <= WHOLE_NS or frame.now_ns < mine.now_ns:
            return False
        exact = (frame.scale.left_ns - mine.scale.left_ns) / frame.scale.ns_per_px
        margin = mine.layout.width - frame.layout.width
        return 0 <= exact <= margin and abs(exact - self._shift(mine, frame)) < 0.01

    def _draw_whole(self, frame: Frame, key: tuple[object, ...]) -> None:
        layout = replace(frame.layout, width=frame.layout.width + (MARGIN if frame.live else 0.0))
        scale = frame.scale.copy(frame.scale.left_ns, layout.plot.width())
        self._frame = replace(frame, layout=layout, scale=scale)
        self._key = key
        self._whole_ns = frame.now_ns
        plot = layout.world
        width, height = ceil(plot.width() * layout.ratio), ceil(plot.height() * layout.ratio)
        if self._image.width() != width or self._image.height() != height:
            self._image = QImage(width, height, QImage.Format.Format_RGB32)
            # At scale 1.25 the last row of pixels may be half a one: it is there, though nothing is drawn on it.
            self._image.fill(QColor(frame.theme.surface))
        self._image.setDevicePixelRatio(layout.ratio)
        self._draw(self._frame, plot)

    def _draw_row(self, mine: Frame, frame: Frame, position: int, from_ns: int) -> None:
        """Draw one lane anew from a time on, up to the frame's now."""
        plot = mine.layout.plot
        left = mine.layout.snap(max(plot.left(), mine.x(from_ns) - OVER))
        mine.now_ns, mine.rows = frame.now_ns, frame.rows
        right = min(plot.right(), mine.layout.snap(mine.x(frame.now_ns)) + OVER)
        row = mine.layout.row(position)
        part = QRectF(left, row.top(), right - left, row.height()).intersected(plot)
        if not part.isEmpty():
            self._draw(mine, part)

    def _draw(self, frame: Frame, part: QRectF, *, core_part: bool = False) -> None:
        painter = QPainter(self._image)
        painter.translate(-frame.layout.titles, -frame.layout.top)
        painter.setClipRect(part)
        if core_part:
            paint_core_part(painter, frame, part)
        else:
            paint_world(painter, frame, part, self._arrows, OVER)
        painter.end()


def _changed_from(lane: Lane, row: Row) -> int:
    """The time from which on a lane may look different from what is drawn of it: spans and samples only grow."""
    changed = min(row.drawn_ns, lane.composed.changed_ns)
    if lane.kernel is not None:
        return changed
    if lane.open_start_ns != row.sign.since_ns:
        changed = min(changed, *(t for t in (lane.open_start_ns, row.sign.since_ns) if t is not None))
    if lane.samples.count > row.samples:
        changed = min(changed, int(lane.samples.view()[0][row.samples]))
    return changed

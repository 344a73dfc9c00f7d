"""What scrolls with the time, kept as an image: a frame in which nothing happened is one copy and a few short bars.

The image is drawn whole when the geometry or the scale changes, goes on from its last now when spans ended or bins
were sampled, and is only moved while the view scrolls.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from concgui.core.lanes import Lane, LaneSet
from concgui.core.states import State
from concgui.ui.timeline.arrows import Table
from concgui.ui.timeline.bands import OVER, Bar, Strips, tie_patterns
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.labels import Placed
from concgui.ui.timeline.painter import paint_over, paint_world, plan_labels

MARGIN = 128.0  #: pixels that the image reaches beyond the plot's right edge, so that it can be moved
LATE_NS = 300_000_000  #: events come over a pipe: what happened this long before the last now may have changed
SAMPLED_NS = 200_000_000  #: new samples alone are drawn this often
ONWARD_NS = 250_000_000  #: and without any news, so that texts appear where room has grown
WHOLE_NS = 2_000_000_000  #: everything is drawn anew this often while the now-line moves


class Work(IntEnum):
    """How much of the picture was drawn anew."""

    MOVED = 0  #: nothing: it may have been scrolled, and the now-line has moved
    ONWARD = 1  #: the last bit
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class News:
    """What of a lane set can change the picture of the past: a cheap signature of it."""

    lanes: int
    arrows: int
    spans: int
    known: int

    @classmethod
    def of(cls, lanes: LaneSet) -> "News":
        """The signature now. Costs about 0.3 µs a lane."""
        spans = known = 0
        for lane in lanes.lanes:
            spans += lane.spans.count
            known += (lane.pid is not None) + 2 * (lane.exitcode is not None) + 4 * lane.open_state
        return cls(len(lanes.lanes), len(lanes.arrows), spans, known)


class Backing:
    """The image, what it shows, and the planned texts that belong to it."""

    def __init__(self) -> None:
        self._image = QImage()
        self._frame: Frame | None = None  #: what the image shows: wider than the plot, up to its own now
        self._key: tuple[object, ...] = ()
        self._news = News(0, 0, 0, 0)
        self._version = -1
        self._whole_ns = 0
        self._arrows = Table()
        self._planned: list[Placed] = []
        self._planned_left = 0.0
        self._tails: list[tuple[Lane, QRectF, State, Strips | None]] = []

    def prepare(self, frame: Frame, news: News) -> Work:
        """Bring the image up to the frame; tells how much of it was drawn."""
        key = (id(frame.lanes), frame.scale.span_ns, frame.layout, len(frame.shown), frame.theme.name)
        mine = self._frame
        if mine is None or key != self._key or news.arrows != self._news.arrows or not self._reaches(mine, frame):
            self._draw_whole(frame, key)
            work = Work.WHOLE
        else:
            passed = frame.now_ns - mine.now_ns
            changed = news != self._news or (frame.lanes.version != self._version and passed >= SAMPLED_NS)
            if not changed and passed < ONWARD_NS:
                return Work.MOVED
            self._draw_onward(mine, frame)
            work = Work.ONWARD
        self._news = news
        self._version = frame.lanes.version
        self._note_tails(frame)
        self._planned = plan_labels(frame)
        self._planned_left = frame.scale.left_ns
        return work

    def paint(self, painter: QPainter, frame: Frame, exposed: QRectF) -> None:
        """Draw the plot: the image in its place, what goes on up to now, the now-line, the texts."""
        mine = self._frame
        if mine is None:
            return
        layout = frame.layout
        painter.save()
        painter.setClipRect(exposed.intersected(layout.plot))
        painter.drawImage(QPointF(layout.titles - self._shift(mine, frame), layout.top), self._image)
        left, right = layout.snap(frame.x(mine.now_ns)), layout.snap(frame.x(frame.now_ns))
        if right > left and left < layout.width:
            self._paint_tails(painter, frame, left, right)
        shift = (frame.scale.left_ns - self._planned_left) / frame.scale.ns_per_px
        paint_over(painter, frame, self._planned, shift)
        painter.restore()

    # inside

    def _paint_tails(self, painter: QPainter, frame: Frame, left: float, right: float) -> None:
        """What has gone on since the image was drawn, between its now and now."""
        layout = frame.layout
        painter.save()
        painter.setClipRect(QRectF(left, layout.top, right - left, layout.height), Qt.ClipOperation.IntersectClip)
        for lane, band, state, strips in self._tails:
            if strips is None:
                Bar(painter, frame, lane, band).paint_one(state, left - OVER, right)
                continue
            if strips[0][2].style() is Qt.BrushStyle.TexturePattern:
                tie_patterns(painter, frame, band)
            for top, height, brush in strips:
                painter.fillRect(QRectF(left, top, right - left, height), brush)
            if len(strips) > 1:
                painter.fillRect(QRectF(right - 1, band.top(), 1, band.height()), strips[-1][2])
        painter.restore()

    def _note_tails(self, frame: Frame) -> None:
        self._tails.clear()
        layout = frame.layout
        painter = QPainter(self._image)
        for position in layout.visible(layout.top, layout.height):
            lane = frame.shown[position]
            if lane.open_start_ns is not None and lane.open_start_ns <= frame.now_ns:
                band = layout.band(position)
                state = State(lane.open_state)
                self._tails.append((lane, band, state, Bar(painter, frame, lane, band).strips(state)))
        painter.end()

    @staticmethod
    def _shift(mine: Frame, frame: Frame) -> float:
        """Logical pixels that the view has scrolled since the image was drawn, whole device pixels."""
        return frame.layout.snap((frame.scale.left_ns - mine.scale.left_ns) / frame.scale.ns_per_px)

    def _reaches(self, mine: Frame, frame: Frame) -> bool:
        """Whether the image, moved and continued, can show the frame."""
        if not 0 <= frame.now_ns - self._whole_ns <= WHOLE_NS or frame.now_ns < mine.now_ns:
            return False
        exact = (frame.scale.left_ns - mine.scale.left_ns) / frame.scale.ns_per_px
        return 0 <= exact <= MARGIN and abs(exact - self._shift(mine, frame)) < 0.01

    def _draw_whole(self, frame: Frame, key: tuple[object, ...]) -> None:
        layout = replace(frame.layout, width=frame.layout.width + MARGIN)
        scale = frame.scale.copy(frame.scale.left_ns, layout.plot.width())
        self._frame = replace(frame, layout=layout, scale=scale)
        self._key = key
        self._whole_ns = frame.now_ns
        plot = layout.plot
        width, height = round(plot.width() * layout.ratio), round(plot.height() * layout.ratio)
        if self._image.width() != width or self._image.height() != height:
            self._image = QImage(width, height, QImage.Format.Format_RGB32)
        self._image.setDevicePixelRatio(layout.ratio)
        self._draw(self._frame, plot)

    def _draw_onward(self, mine: Frame, frame: Frame) -> None:
        """Draw from a little before the image's now up to the frame's now."""
        plot = mine.layout.plot
        left = mine.layout.snap(max(plot.left(), mine.x(mine.now_ns - LATE_NS) - OVER))
        mine.now_ns = frame.now_ns
        mine.shown = frame.shown
        right = min(plot.right(), mine.layout.snap(mine.x(frame.now_ns)) + OVER)
        if right > left:
            self._draw(mine, QRectF(left, plot.top(), right - left, plot.height()))

    def _draw(self, frame: Frame, part: QRectF) -> None:
        painter = QPainter(self._image)
        painter.translate(-frame.layout.titles, -frame.layout.top)
        painter.setClipRect(part)
        paint_world(painter, frame, part, self._arrows, OVER)
        painter.end()

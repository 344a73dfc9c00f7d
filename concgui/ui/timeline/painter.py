"""One picture of the timeline, from back to front. The live pane and `concgui render` both draw with this.

What scrolls with the time (`paint_world`) is apart from what does not (`paint_over`, `paint_titles`, `paint_axis`), so
that the live pane can keep the first one as an image.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from concgui.ui.timeline import axis, labels
from concgui.ui.timeline.arrows import Table, paint_arrows
from concgui.ui.timeline.bands import paint_lanes
from concgui.ui.timeline.columns import Stretch
from concgui.ui.timeline.cores import paint_core_titles, paint_cores, plan_cores
from concgui.ui.timeline.frame import Frame, row_ground
from concgui.ui.timeline.labels import Placed
from concgui.ui.timeline.texts import Face
from concgui.ui.timeline.titles import paint_title

EMPTY_PAD = 12.0
BEYOND = 20.0  #: spans are drawn this many pixels beyond the part: its edges do not outline them, see also `blocks`


def paint_all(painter: QPainter, frame: Frame) -> None:
    """The whole picture at once, without anything kept from an earlier one."""
    layout = frame.layout
    painter.fillRect(QRectF(0, 0, layout.width, layout.height), QColor(frame.theme.surface))
    painter.save()
    painter.setClipRect(layout.world)
    paint_world(painter, frame, layout.world, Table())
    paint_over(painter, frame, plan_labels(frame), plan_cores(frame))
    painter.restore()
    paint_titles(painter, frame)
    paint_axis(painter, frame)


def paint_world(painter: QPainter, frame: Frame, part: QRectF, arrows: Table, over: float = 0.0) -> None:
    """Rows, grid, bars, arrows and cores in a part of the picture; the painter is clipped to it.

    `over`: see `paint_lanes`.
    """
    layout = frame.layout
    painter.fillRect(part, QColor(frame.theme.surface))
    lanes = part.intersected(layout.plot)
    if not lanes.isEmpty():
        painter.save()
        painter.setClipRect(lanes, Qt.ClipOperation.IntersectClip)
        _paint_rows(painter, frame, lanes)
        _paint_grid(painter, frame, min(layout.plot.bottom(), layout.top + layout.content_height - layout.scroll))
        stretch = frame.stretch(lanes.left() - BEYOND, lanes.right() + BEYOND)
        if stretch is not None:
            _paint_lanes(painter, frame, lanes, stretch, over)
        paint_arrows(painter, frame, arrows, lanes)
        painter.restore()
    if layout.cores and part.bottom() > layout.cores_top:
        paint_core_part(painter, frame, part)


def paint_core_part(painter: QPainter, frame: Frame, part: QRectF) -> None:
    """Ground, grid and bars of the cores in a part of the picture; the painter is clipped to it."""
    layout = frame.layout
    top = layout.cores_top
    area = QRectF(part.left(), top, part.width(), layout.height - top)
    painter.fillRect(area, QColor(frame.theme.surface))
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    _paint_grid(painter, frame, layout.core_row(layout.cores).top(), top)
    _paint_shelf(painter, frame, part)
    paint_cores(painter, frame, part)
    painter.restore()


def _paint_lanes(painter: QPainter, frame: Frame, part: QRectF, stretch: Stretch, over: float) -> None:
    layout = frame.layout
    painter.save()
    if over:
        cut = layout.snap(frame.x(frame.now_ns))
        now = QRectF(layout.titles, layout.top, cut - layout.titles, layout.height)
        painter.setClipRect(part.intersected(now), Qt.ClipOperation.IntersectClip)
    paint_lanes(painter, frame, layout.visible(part.top(), part.bottom()), stretch, over)
    painter.restore()


def _paint_grid(painter: QPainter, frame: Frame, bottom: float, top: float | None = None) -> None:
    layout = frame.layout
    begin = layout.top if top is None else top
    axis.paint_grid(painter, frame, QRectF(layout.titles, begin, layout.plot.width(), bottom - begin))


def _paint_shelf(painter: QPainter, frame: Frame, part: QRectF) -> None:
    """The edge of the cores' part when lanes are hidden behind it."""
    if frame.layout.cores_pinned:
        edge = QRectF(part.left(), frame.layout.cores_top, part.width(), 2)
        painter.fillRect(edge, QColor(frame.theme.border))


def plan_row(frame: Frame, position: int) -> list[Placed]:
    """The texts of one lane."""
    stretch = frame.stretch(frame.layout.titles, frame.layout.width)
    return [] if stretch is None else labels.plan(frame, position, row_ground(frame, position), stretch)


def plan_labels(frame: Frame) -> list[Placed]:
    """The texts of all visible lanes."""
    layout = frame.layout
    return [text for position in layout.visible(layout.top, layout.plot.bottom()) for text in plan_row(frame, position)]


def paint_over(painter: QPainter, frame: Frame, planned: list[Placed], on_cores: list[Placed]) -> None:
    """The now-line, the texts of the lanes and those of the cores; the painter is clipped to what scrolls."""
    if frame.show_now:
        axis.paint_now_line(painter, frame, frame.layout.top, frame.layout.height)
    painter.save()
    painter.setClipRect(frame.layout.plot, Qt.ClipOperation.IntersectClip)
    labels.draw(painter, frame, planned)
    painter.restore()
    labels.draw(painter, frame, on_cores)


def paint_titles(painter: QPainter, frame: Frame) -> None:
    """The title column."""
    layout = frame.layout
    column = QRectF(0, layout.top, layout.titles, layout.height - layout.top)
    painter.save()
    painter.setClipRect(column)
    painter.fillRect(column, QColor(frame.theme.surface))
    painter.setClipRect(QRectF(0, layout.top, layout.titles, layout.plot.height()))
    _paint_rows(painter, frame, column)
    for position in layout.visible(layout.top, layout.plot.bottom()):
        paint_title(painter, frame, frame.shown[position], position)
    painter.setClipRect(column)
    if layout.cores:
        _paint_shelf(painter, frame, column)
        paint_core_titles(painter, frame)
    painter.restore()


def paint_axis(painter: QPainter, frame: Frame) -> None:
    """The axis with its ticks' texts and the now-line's badge."""
    layout = frame.layout
    area = layout.axis
    painter.fillRect(QRectF(0, 0, layout.width, layout.top), QColor(frame.theme.surface))
    marks = axis.ticks(frame.scale, axis.TICK_MIN_PX * layout.zoom)
    badge = axis.badge_rect(frame, area) if frame.show_now else None
    axis.paint_axis(painter, frame, marks, area, badge)
    if badge is not None:
        axis.paint_now_line(painter, frame, badge.center().y(), area.bottom())
        axis.paint_badge(painter, frame, badge)


def paint_empty(painter: QPainter, frame: Frame, text: str) -> None:
    """What stands in a timeline without lanes."""
    painter.setPen(QColor(frame.theme.text_soft))
    y = frame.layout.plot.top() + 40 * frame.layout.zoom
    whole = frame.texts.get(text, Face.EMPTY)
    lines = [whole]
    room = frame.layout.width - 2 * EMPTY_PAD
    if whole.width > room:  # a line for each sentence, or several
        sentences = text.replace(". ", ".\n").replace("。", "。\n").strip().split("\n")
        wrapped = [line for one in sentences for line in _wrapped(frame, one, room)]
        lines = [frame.texts.elided(one, Face.EMPTY, room) for one in wrapped]
    for made in lines:
        frame.texts.draw(painter, made, round((frame.layout.width - made.width) / 2), round(y))
        y += made.height


def _wrapped(frame: Frame, sentence: str, room: float) -> list[str]:
    """A sentence in lines of at most so many pixels, where it has spaces."""
    lines = [""]
    for word in sentence.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and frame.texts.get(longer, Face.EMPTY).width > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _paint_rows(painter: QPainter, frame: Frame, part: QRectF) -> None:
    """Low rows alternate their ground, higher ones are parted by a light line."""
    layout = frame.layout
    for position in layout.visible(part.top(), min(part.bottom(), layout.plot.bottom())):
        row = layout.row(position)
        if not layout.low:
            painter.fillRect(QRectF(part.left(), row.bottom() - 1, part.width(), 1), QColor(frame.theme.lane_line))
        elif position % 2:
            painter.fillRect(QRectF(part.left(), row.top(), part.width(), row.height()), row_ground(frame, position))

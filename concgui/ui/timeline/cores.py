"""The cores under the lanes: who was on which core when, and when the program might not use it."""

from math import ceil, floor, inf

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from concgui.core.words import tr
from concgui.ui.patterns import Fill, tile_brush
from concgui.ui.theme import OTHER, SIZES
from concgui.ui.timeline.columns import Floats, Stretch, Times
from concgui.ui.timeline.core_rows import explain, forbidden
from concgui.ui.timeline.crowd import LEAST
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.labels import Placed
from concgui.ui.timeline.layout import TITLE_LEFT
from concgui.ui.timeline.rects import RECTS
from concgui.ui.timeline.reduction import Reduced, Values, reduce
from concgui.ui.timeline.texts import Face

IDLE = -2  #: on a core, in place of a lane: nobody of the program
GAP_LEAST = 0.1  #: of a pixel: shorter gaps between turns are no turns of nobody
OTHER_HEIGHT = 0.5  #: of the bar, for what has no lane of its own: told apart without its colour, too
PLATE_PAD = 8.0
LEAST_TEXT = 60.0  #: pixels that a stretch must have before a text is tried in it


def paint_cores(painter: QPainter, frame: Frame, part: QRectF) -> None:
    """The cores' bars in a part of the picture; the painter is clipped to it."""
    layout, theme = frame.layout, frame.theme
    area = QRectF(layout.titles, layout.cores_top, layout.plot.width(), layout.height - layout.cores_top)
    if not layout.cores or not area.intersects(part):
        return
    known = min(frame.now_ns, frame.lanes.through_ns)
    for index, core in enumerate(frame.cores.cores[: layout.cores]):
        band = layout.core_band(index)
        shown = band.intersected(part)
        if shown.isEmpty():
            continue
        painter.fillRect(shown, QColor(theme.track))
        _paint_closed(painter, frame, core, shown)
        stretch = frame.stretch(shown.left() - LEAST, shown.right() + LEAST, known)
        if stretch is not None:
            _paint_turns(painter, frame, core, band, stretch)


def _paint_closed(painter: QPainter, frame: Frame, core: int, shown: QRectF) -> None:
    """Stripes where the core is not allowed."""
    brush = tile_brush(Fill.CLOSED, QColor(frame.theme.text_faint), frame.layout.ratio, zoom=SIZES.scale)
    painter.setBrushOrigin(QPointF(frame.layout.snap(frame.x(frame.lanes.t0_ns)), shown.top()))
    for left, right in _closed(frame, core):
        at = QRectF(left, shown.top(), right - left, shown.height()).intersected(shown)
        if not at.isEmpty():
            painter.fillRect(at, brush)


def _closed(frame: Frame, core: int) -> list[tuple[float, float]]:
    """The stretches, in pixels of the plot, in which a core is not allowed."""
    plot, snap = frame.layout.plot, frame.layout.snap
    return [
        (plot.left() if begin == -inf else snap(frame.x(begin)), plot.right() if end == inf else snap(frame.x(end)))
        for begin, end in forbidden(frame.lanes, core)
    ]


# who was on it


def _paint_turns(painter: QPainter, frame: Frame, core: int, band: QRectF, stretch: Stretch) -> None:
    start, end, lane = turns_of(frame, core, stretch)
    if not len(start):
        return
    drawn = reduce(*_gapless(start, end, lane, stretch.ns_per_px), stretch)
    colors = np.array([OTHER, *(one.color for one in frame.lanes.lanes)], np.int64)  # by lane + 1
    painter.setPen(Qt.PenStyle.NoPen)
    _paint_crowd(painter, frame, colors, band, drawn, stretch)
    for begin, behind, who in ((drawn.x0, drawn.x1, drawn.value), (drawn.tick, drawn.tick + 1, drawn.tick_value)):
        some = who != IDLE
        color = colors[who[some] + 1]
        x0, x1 = stretch.x + begin[some] / stretch.ratio, stretch.x + behind[some] / stretch.ratio
        for value in np.unique(color).tolist():
            chosen = color == value
            _paint_one_color(painter, frame, band, value, x0[chosen], x1[chosen])


def turns_of(frame: Frame, core: int, stretch: Stretch) -> tuple[Values, Values, Values]:
    """Start, end and lane (−1: none) of the visible turns on a core; the one that goes on, as far as it is known."""
    columns = frame.lanes.cores.get(core)
    if columns is None:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64)
    start, end, lane = columns.between(floor(stretch.left_ns), ceil(stretch.right_ns))
    who = lane.astype(np.int64)
    if columns.open is not None and columns.open[0] < stretch.right_ns:
        start, who = np.append(start, columns.open[0]), np.append(who, columns.open[1])
        end = np.append(end, max(frame.lanes.through_ns, columns.open[0]))
    return start, end, who


def _gapless(start: Times, end: Times, who: Values, ns_per_px: float) -> tuple[Times, Times, Values]:
    """The turns with what is between them as turns of nobody, so that a core that is idle most of the time looks so.

    What nobody can see at this scale stays out.
    """
    after = np.flatnonzero(start[1:] - end[:-1] > ns_per_px * GAP_LEAST)
    if not len(after):
        return start, end, who
    filled = np.insert(who, after + 1, IDLE)
    return np.insert(start, after + 1, end[after]), np.insert(end, after + 1, start[after + 1]), filled


def _height(band: QRectF, color: int) -> float:
    return band.height() * (OTHER_HEIGHT if color == OTHER else 1.0)


def _paint_one_color(painter: QPainter, frame: Frame, band: QRectF, color: int, x0: Floats, x1: Floats) -> None:
    painter.setBrush(frame.theme.worker(color))
    high = frame.layout.snap(_height(band, color))
    RECTS.draw(painter, x0, x1, band.bottom() - high, high)


def _paint_crowd(
    painter: QPainter, frame: Frame, colors: Values, band: QRectF, drawn: Reduced, stretch: Stretch
) -> None:
    """Columns with several turns: in the colour of who had most of it, as high as the core was in use."""
    somebody = drawn.values != IDLE
    if not len(drawn.columns) or not somebody.any():
        return
    shares = drawn.shares[somebody]
    color = colors[drawn.values[somebody][shares.argmax(axis=0)] + 1]
    high = round(band.height() * stretch.ratio)
    used = shares.sum(axis=0)
    full = np.where(used > 0, np.maximum(np.round(used * high), LEAST * stretch.ratio), 0.0)
    full = np.minimum(full, np.where(color == OTHER, round(high * OTHER_HEIGHT), high))
    first = int(drawn.columns[0])
    wide = int(drawn.columns[-1]) - first + 1
    top, ink = np.zeros(wide), np.zeros(wide, np.uint32)
    top[drawn.columns - first] = full
    for value in np.unique(color).tolist():
        ink[drawn.columns[color == value] - first] = frame.theme.worker(value).rgba()
    up = np.arange(high, 0, -1)[:, None]
    pixels = np.where(up <= top, ink, np.uint32(0))
    image = QImage(pixels.data, wide, high, 4 * wide, QImage.Format.Format_ARGB32_Premultiplied)
    at = QRectF(stretch.x + first / stretch.ratio, band.top(), wide / stretch.ratio, high / stretch.ratio)
    painter.drawImage(at, image)


# words


def plan_cores(frame: Frame) -> list[Placed]:
    """The texts on the cores that are not allowed, and the line that sums up the cores without a row."""
    layout, plan = frame.layout, list[Placed]()
    for index, core in enumerate(frame.cores.cores[: layout.cores]):
        for (left, right), stretch in zip(_closed(frame, core), forbidden(frame.lanes, core), strict=True):
            placed = _place_closed(frame, layout.core_band(index), left, right, stretch)
            if placed is not None:
                plan.append(placed)
    if layout.more and layout.cores:
        text = frame.texts.get(rest_of(frame), Face.NOTE)
        row = layout.core_row(layout.cores)
        y = layout.snap(row.top() + (row.height() - text.height) / 2)
        x = layout.titles + 12
        ink = QColor(frame.theme.text_soft)
        plan.append(Placed(text, x, y, ink, None, 0.0, low=x, high=x, open_end=True))
    return plan


def rest_of(frame: Frame) -> str:
    """What is said of the cores that have no row."""
    hidden = len(frame.cores.cores) - frame.layout.cores
    if not hidden:
        return frame.cores.rest
    return tr("{count} more cores do not fit here", count=frame.cores.others + hidden)


def _place_closed(frame: Frame, band: QRectF, left: float, right: float, stretch: tuple[float, float]) -> Placed | None:
    """What is said where a core is not allowed, from pixel `left` to `right`, or from time to time (`stretch`)."""
    plot = frame.layout.plot
    shown0, shown1 = max(left, plot.left()), min(right, plot.right())
    if shown1 - shown0 < LEAST_TEXT * frame.layout.zoom:
        return None
    view0, view1 = (frame.lanes.t0_ns + frame.scale.t(x - plot.left()) for x in (shown0, shown1))
    from_ns, to_ns = max(view0, stretch[0]), min(view1, stretch[1], float(frame.now_ns))
    face = Face.EXIT_SMALL
    for words in explain(frame.lanes, from_ns, to_ns):
        text = frame.texts.get(words, face)
        if text.width + 2 * PLATE_PAD <= shown1 - shown0:
            break
    else:
        return None
    y = frame.layout.snap(band.center().y() - text.height / 2)
    plate, ink = QColor(frame.theme.track), QColor(frame.theme.text)
    high = min(text.height, band.height())
    if left == plot.left() and right == plot.right():  # never allowed: it stands still while the view scrolls
        x = frame.layout.snap((shown0 + shown1 - text.width) / 2)
        return Placed(text, x, y, ink, plate, high, low=x, high=x, open_end=True)
    last = inf if right >= plot.right() else right - text.width - PLATE_PAD
    return Placed(text, max(left, plot.left()) + PLATE_PAD, y, ink, plate, high, low=plot.left() + PLATE_PAD, high=last)


def paint_core_titles(painter: QPainter, frame: Frame) -> None:
    """The title of the cores' part and the cores' numbers, grey where the core is not allowed now."""
    layout, theme, texts = frame.layout, frame.theme, frame.texts
    if not layout.cores:
        return
    left = TITLE_LEFT * layout.zoom
    head = texts.get(tr("CPU cores"), Face.TITLE_SMALL)
    painter.setPen(QColor(theme.text))
    texts.draw(painter, head, left, round(layout.core_row(0).top() - head.height - 5 * layout.zoom))
    for index, core in enumerate(frame.cores.cores[: layout.cores]):
        row = layout.core_row(index)
        name = texts.get(tr("core {number}", number=core), Face.SUBTITLE)
        closed = any(begin <= frame.now_ns < end for begin, end in forbidden(frame.lanes, core))
        painter.setPen(QColor(theme.text_disabled if closed else theme.text))
        texts.draw(painter, name, left, round(row.center().y() - name.height / 2))

"""How a state looks: the one place that the timeline, its pictures and the legend draw states from.

Plain QPainter, no pyqtgraph. Every state differs from every other by its pattern, its height or its outline, never by
colour alone (`truth.md`'s table). `STYLES` is that table; `tile` gives the fill as a small picture that repeats in both
directions, for painters that fill pixels themselves; `paint_state` draws one span with QPainter.
"""

from collections.abc import Callable
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from concgui.core.states import State
from concgui.ui.theme import SIZES, Theme, current

TILE = 12  #: side of a pattern's tile in pixels at scale 1


class Fill(Enum):
    """The patterns."""

    NONE = "none"
    SOLID = "solid"
    TINT = "tint"
    HATCH_1 = "hatch, thin stripes"
    HATCH_2 = "hatch, middle stripes"
    HATCH_3 = "hatch, wide stripes"
    BACK_HATCH = "hatch, the other way"
    DOTS = "dots"
    BRICKS = "bricks"
    RAILS = "upright lines"
    CLOSED = "light stripes of what may not be used"


class Edge(Enum):
    """How a span's rectangle is outlined."""

    NONE = "none"
    THIN = "thin"
    DASHED = "dashed"


class StateStyle(NamedTuple):
    """The look of a state: `height` is the filled share of the lane's bar, centred; `line` replaces the bar."""

    label: str
    fill: Fill
    height: float = 1.0
    edge: Edge = Edge.NONE
    line: Qt.PenStyle | None = None


STYLES: dict[State, StateStyle] = {
    State.UNKNOWN: StateStyle("not known", Fill.SOLID, height=0.3),
    State.CREATED: StateStyle("created, not started", Fill.NONE, edge=Edge.DASHED),
    State.START_CALLED: StateStyle("start() called", Fill.HATCH_1, edge=Edge.THIN),
    State.STARTING: StateStyle("starting: no Python line yet", Fill.HATCH_2, edge=Edge.THIN),
    State.IMPORTING: StateStyle("starting: imports the program", Fill.HATCH_3, edge=Edge.THIN),
    State.RUNNING: StateStyle("in Python code", Fill.TINT, edge=Edge.THIN),
    State.BLOCKED: StateStyle("sleeping / blocked", Fill.TINT, height=0.4, edge=Edge.THIN),
    State.IDLE: StateStyle("waits for the next command", Fill.NONE, line=Qt.PenStyle.SolidLine),
    State.ENDED: StateStyle("ended, not joined", Fill.NONE, line=Qt.PenStyle.CustomDashLine),
    State.ON_CPU: StateStyle("on CPU", Fill.SOLID),
    State.READY: StateStyle("ready, waits for a core", Fill.DOTS),
    State.GIL: StateStyle("waits for the GIL", Fill.BRICKS),
    State.STOPPED: StateStyle("stopped", Fill.NONE, edge=Edge.THIN),
    State.WAITING: StateStyle("waits, call not known", Fill.TINT, height=0.16, edge=Edge.THIN),
    State.LEAVING: StateStyle("leaving: target done", Fill.RAILS, edge=Edge.THIN),
}
#: MainProcess blocked in a call: hatched the other way at full height, so that it stands out from the last row.
MAIN_BLOCKED = StateStyle("main blocked", Fill.BACK_HATCH, edge=Edge.THIN)


def style_of(state: State, *, main: bool = False) -> StateStyle:
    """The style of a state; `main` for the lane of MainProcess."""
    return MAIN_BLOCKED if main and state is State.BLOCKED else STYLES[state]


def state_color(state: State, color: QColor, theme: Theme | None = None) -> QColor:
    """The colour a state is drawn in on a lane of this colour: what nobody measured and the ended are grey."""
    theme = theme or current()
    if state is State.UNKNOWN:
        return QColor(theme.unknown)
    return QColor(theme.ended) if state is State.ENDED else color


def _mixed(color: QColor, share: float) -> QColor:
    """The colour with this opacity, to be seen as on the lane's ground."""
    mixed = QColor(color)
    mixed.setAlphaF(share)
    return mixed


def _hatch(painter: QPainter, color: QColor, width: float, *, back: bool = False) -> None:
    painter.fillRect(0, 0, TILE, TILE, _mixed(color, 0.12))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_mixed(color, 0.8), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    for shift in (-TILE, 0, TILE):
        if back:
            painter.drawLine(QPointF(shift, 0), QPointF(shift + TILE, TILE))
        else:
            painter.drawLine(QPointF(shift, TILE), QPointF(shift + TILE, 0))


def _dots(painter: QPainter, color: QColor) -> None:
    painter.fillRect(0, 0, TILE, TILE, _mixed(color, 0.14))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for x in (TILE / 4, 3 * TILE / 4):
        for y in (TILE / 4, 3 * TILE / 4):
            painter.drawEllipse(QPointF(x, y), 1.45, 1.45)


def _bricks(painter: QPainter, color: QColor) -> None:
    painter.fillRect(0, 0, TILE, TILE, _mixed(color, 0.14))
    for x, y in ((0, 2), (TILE // 2, 8)):
        painter.fillRect(x, y, TILE // 2 - 1, 2, color)


def _rails(painter: QPainter, color: QColor) -> None:
    painter.fillRect(0, 0, TILE, TILE, _mixed(color, 0.08))
    for x in (1, 1 + TILE // 2):
        painter.fillRect(x, 0, 1, TILE, _mixed(color, 0.75))


def _stripes(painter: QPainter, color: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_mixed(color, 0.22), 1.0))
    for shift in (-TILE, 0, TILE):
        painter.drawLine(QPointF(shift, TILE), QPointF(shift + TILE, 0))


_DRAW: dict[Fill, Callable[[QPainter, QColor], None]] = {
    Fill.NONE: lambda _painter, _color: None,
    Fill.SOLID: lambda painter, color: painter.fillRect(0, 0, TILE, TILE, color),
    Fill.TINT: lambda painter, color: painter.fillRect(0, 0, TILE, TILE, _mixed(color, 0.35)),
    Fill.HATCH_1: lambda painter, color: _hatch(painter, color, 1.3),
    Fill.HATCH_2: lambda painter, color: _hatch(painter, color, 2.6),
    Fill.HATCH_3: lambda painter, color: _hatch(painter, color, 4.2),
    Fill.BACK_HATCH: lambda painter, color: _hatch(painter, color, 3.0, back=True),
    Fill.DOTS: _dots,
    Fill.BRICKS: _bricks,
    Fill.RAILS: _rails,
    Fill.CLOSED: _stripes,
}


@lru_cache(maxsize=512)
def _tile(fill: Fill, rgba: int, scale: float) -> QImage:
    side = max(1, round(TILE * scale))
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(side / TILE, side / TILE)
    _DRAW[fill](painter, QColor.fromRgba(rgba))
    painter.end()
    return image


def tile(fill: Fill, color: QColor, scale: float = 1.0) -> QImage:
    """The fill as a square of round(TILE * scale) device pixels that repeats seamlessly.

    Premultiplied ARGB32. Shared and cached: copy it before writing to it.
    """
    return _tile(fill, color.rgba(), round(scale, 3))


def tile_brush(fill: Fill, color: QColor, scale: float = 1.0, *, zoom: float = 1.0) -> QBrush:
    """The brush of a pattern, in logical pixels; `scale`: the device pixel ratio, `zoom`: how large the pattern is."""
    image = tile(fill, color, scale * zoom)
    brush = QBrush(image)
    brush.setTransform(QTransform.fromScale(TILE * zoom / image.width(), TILE * zoom / image.height()))
    return brush


def state_brush(state: State, color: QColor, *, main: bool = False, scale: float = 1.0, zoom: float = 1.0) -> QBrush:
    """The brush for a state's filled part, in logical pixels; `scale` and `zoom`: see `tile_brush`."""
    fill = style_of(state, main=main).fill
    if fill is Fill.NONE:
        return QBrush(Qt.BrushStyle.NoBrush)
    ink = state_color(state, color)
    if fill is Fill.SOLID:
        return QBrush(ink)
    if fill is Fill.TINT:
        return QBrush(_mixed(ink, 0.35))
    return tile_brush(fill, ink, scale, zoom=zoom)


def state_pen(state: State, color: QColor, *, main: bool = False, zoom: float = 1.0) -> QPen:
    """The pen of a state's outline, or of its line; `Qt.NoPen` where it has neither."""
    style = style_of(state, main=main)
    ink = state_color(state, color)
    if style.line is not None:
        if style.line is Qt.PenStyle.SolidLine:
            return QPen(ink, 2.0 * zoom)
        pen = QPen(ink, 3.0 * zoom, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1.0, 1.8])
        return pen
    if style.edge is Edge.DASHED:
        pen = QPen(ink, 1.6 * zoom, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([4.0, 3.0])
        return pen
    return QPen(ink, 1.4 * zoom) if style.edge is Edge.THIN else QPen(Qt.PenStyle.NoPen)


def paint_state(painter: QPainter, rect: QRectF, state: State, color: QColor, *, main: bool = False) -> None:
    """Draw one span of a lane: `rect` is its full bar in logical pixels, `color` the lane's colour."""
    style = style_of(state, main=main)
    zoom = SIZES.scale
    pen = state_pen(state, color, main=main, zoom=zoom)
    if style.line is not None:
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()))
        return
    if style.fill is not Fill.NONE:
        inset = rect.height() * (1 - style.height) / 2
        scale = painter.device().devicePixelRatioF()
        painter.fillRect(
            rect.adjusted(0, inset, 0, -inset), state_brush(state, color, main=main, scale=scale, zoom=zoom)
        )
    if style.edge is not Edge.NONE and rect.width() >= 2:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    if state is State.STOPPED:
        paint_pause(painter, rect, color)


def paint_pause(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """The sign of a stopped lane at the beginning of its span, where there is room."""
    height = min(14.0 * SIZES.scale, rect.height() * 0.6)
    bar = height * 0.28
    if rect.width() < 4 * bar:
        return
    top = rect.center().y() - height / 2
    left = rect.left() + min(8.0 * SIZES.scale, (rect.width() - 3 * bar) / 2)
    for x in (left, left + 2 * bar):
        painter.fillRect(QRectF(x, top, bar, height), color)

"""The time axis: nice ticks in seconds, light grid lines, and the now-line with its badge.

Plain painting instead of pyqtgraph's stock axis, which alone costs 4.5 to 5 ms a frame at 1920×1080.
"""

import math
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.texts import Face
from concgui.ui.timeline.timescale import TimeScale

TICK_MIN_PX = 96.0
BADGE_HEIGHT = 24.0
LEFT_OVERLAP = 24.0  #: how far the badge may reach over the title column
MAX_TICKS = 200


def tick_step(span_ns: float, width: float, min_px: float = TICK_MIN_PX) -> float:
    """Distance of the ticks in seconds: 1, 2 or 5 times a power of ten, at least `min_px` pixels apart."""
    least = span_ns / 1e9 * min_px / max(1.0, width)
    power = 10.0 ** math.floor(math.log10(least))
    for factor in (1.0, 2.0, 5.0):
        if least <= factor * power * (1 + 1e-9):
            return factor * power
    return 10.0 * power


def seconds(t_s: float, step_s: float) -> str:
    """A tick's text, with as many decimals as the step needs: "0 s", "1.5 s"."""
    decimals = max(0, -math.floor(math.log10(step_s) + 1e-9))
    text = f"{t_s:.{decimals}f}".replace("-", "−")
    return f"{text} s" if float(t_s) or decimals == 0 else "0 s"


def ticks(scale: TimeScale, min_px: float = TICK_MIN_PX) -> list[tuple[float, str]]:
    """(x in pixels, text) of every visible tick from time 0 on."""
    step = tick_step(scale.span_ns, scale.width, min_px)
    first = max(0, math.ceil(scale.left_ns / 1e9 / step - 1e-9))
    last = math.floor(scale.right_ns / 1e9 / step + 1e-9)
    return [(scale.x(k * step * 1e9), seconds(k * step, step)) for k in range(first, min(last, first + MAX_TICKS) + 1)]


def now_text(now_ns: float, span_ns: float) -> str:
    """The badge's text: hundredths of a second, more when zoomed in."""
    decimals = min(7, max(2, 2 - math.floor(math.log10(span_ns / 1e9))))
    return f"{now_ns / 1e9:.{decimals}f} s"


def _badge_text(frame: Frame) -> str:
    return now_text(frame.line_ns - frame.lanes.t0_ns, frame.scale.span_ns)


def grid_places(frame: Frame, left: float, right: float) -> list[float]:
    """The left edges of the grid's lines between two pixels of the picture; a line is one logical pixel wide."""
    marks = ticks(frame.scale, TICK_MIN_PX * frame.layout.zoom)
    places = (frame.layout.titles + round(x) for x, _text in marks)
    return [at for at in places if left <= at <= right]


def paint_grid(painter: QPainter, frame: Frame, area: QRectF) -> None:
    """Light upright lines through the lanes."""
    color = QColor(frame.theme.grid)
    for at in grid_places(frame, area.left(), area.right()):
        painter.fillRect(QRectF(at, area.top(), 1, area.height()), color)


def paint_axis(
    painter: QPainter, frame: Frame, marks: list[tuple[float, str]], axis: QRectF, badge: QRectF | None
) -> None:
    """The ticks' texts; those that the now-line's badge would touch are left out."""
    painter.setPen(QColor(frame.theme.text_soft))
    for x, text in marks:
        made = frame.texts.get(text, Face.AXIS)
        left = axis.left() + x - made.width / 2
        if left + made.width > axis.right() or left < axis.left() - made.width / 2 - 1:
            continue
        if badge is not None and left < badge.right() + 8 and left + made.width > badge.left() - 8:
            continue
        frame.texts.draw(
            painter,
            made,
            frame.layout.snap(left),
            frame.layout.snap(axis.bottom() - made.height) - 7 * frame.layout.zoom,
        )


def badge_rect(frame: Frame, axis: QRectF) -> QRectF | None:
    """Where the now-line's badge stands, kept inside the axis; None while the now-line is out of view."""
    x = frame.x(frame.line_ns)
    if not axis.left() - 1 <= x <= axis.right() + 1:
        return None
    # The width is measured with one digit for all, or the badge would tremble with every hundredth.
    text = "".join("0" if letter.isdigit() else letter for letter in _badge_text(frame))
    width = math.ceil(frame.texts.get(text, Face.BADGE).width + 18 * frame.layout.zoom)
    left = min(max(x - width / 2, axis.left() - LEFT_OVERLAP), axis.right() - width)
    high = BADGE_HEIGHT * frame.layout.zoom
    return QRectF(frame.layout.snap(left), axis.bottom() - high - 4 * frame.layout.zoom, width, high)


def paint_now_line(painter: QPainter, frame: Frame, top: float, bottom: float) -> None:
    """The upright line at now, or at the instant of a replay."""
    x = frame.layout.snap(frame.x(frame.line_ns))
    painter.fillRect(QRectF(x, top, 2 * frame.layout.zoom, bottom - top), QColor(frame.theme.now))


def paint_badge(painter: QPainter, frame: Frame, rect: QRectF) -> None:
    """The black badge with the time, on top of the now-line."""
    painter.drawPixmap(rect.topLeft(), _badge(frame.theme.now, rect.width(), rect.height(), frame.layout.ratio))
    painter.setPen(QColor(frame.theme.text_on_strong))
    # Letter by letter: each is laid out once and kept, a whole new text at every frame would cost ten times as much.
    letters = [frame.texts.get(letter, Face.BADGE) for letter in _badge_text(frame)]
    x = rect.center().x() - sum(letter.width for letter in letters) / 2
    for letter in letters:
        frame.texts.draw(painter, letter, x, rect.center().y() - letter.height / 2)
        x += letter.width


@lru_cache(maxsize=16)
def _badge(color: str, width: float, height: float, ratio: float) -> QPixmap:
    pixmap = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(QRectF(0, 0, width, height), 4, 4)
    painter.end()
    return pixmap

"""What lies behind the lines of the Program pane: where main is, what is marked, what is lit. Never by colour alone."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from concgui.core.views import LineState
from concgui.ui.theme import SIZES, Theme, px

EDGE = 4  #: width of the bar at the left of the selected span's line, pixels
LIT_EDGE = 2  #: of the bar of a line that is lit
_STRIPES = 9.0  #: pixels from stripe to stripe behind a line that main is blocked at


def paint_band(
    painter: QPainter, band: QRectF, state: LineState, theme: Theme, *, marked: bool, lit: bool, phase: float = 0.0
) -> None:
    """The ground of a line. The one that main is at stays amber, and is told as marked by its edge alone.

    `phase`: where the stripes begin, so that those of the gutter go on in the text.
    """
    if state in {LineState.CURRENT, LineState.BLOCKED}:
        painter.fillRect(band, QColor(theme.line_now))
        if state is LineState.BLOCKED:
            _stripe(painter, band, QColor(theme.line_now_stripe), phase)
    elif marked:
        painter.fillRect(band, QColor(theme.line_span))
    elif state is LineState.ABOUT:
        painter.fillRect(band, QColor(theme.line_about))
    elif lit:
        painter.fillRect(band, QColor(theme.line_lit))


def paint_about_edges(painter: QPainter, band: QRectF, theme: Theme, *, first: bool, last: bool) -> None:
    """A dashed frame around adjacent lines that main is about at."""
    painter.setPen(QPen(QColor(theme.line_now_text), px(1.0), Qt.PenStyle.DashLine))
    if first:
        painter.drawLine(QLineF(band.left(), band.top() + 0.5, band.right(), band.top() + 0.5))
    if last:
        painter.drawLine(QLineF(band.left(), band.bottom() - 0.5, band.right(), band.bottom() - 0.5))


def paint_caret(painter: QPainter, band: QRectF, theme: Theme, *, left: bool, right: bool) -> None:
    """The frame of the line that the keyboard is at; `left`, `right`: the sides that it has here."""
    painter.setPen(QPen(QColor(theme.focus), 1.5 * theme.frame * SIZES.scale))
    box = band.adjusted(1 if left else -4, 1, -1 if right else 4, -1)
    painter.save()
    painter.setClipRect(band)
    painter.drawRect(box)
    painter.restore()


def _stripe(painter: QPainter, band: QRectF, color: QColor, phase: float) -> None:
    """Stripes like those of the timeline where main is blocked."""
    painter.save()
    painter.setClipRect(band, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 2.5 * SIZES.scale))
    x, step = band.left() - band.height(), px(_STRIPES)
    x -= (x - phase) % step
    while x < band.right():
        painter.drawLine(QLineF(x, band.top(), x + band.height(), band.bottom()))
        x += step
    painter.restore()

"""The strip left of the Program pane's text: when a line began, where main is, a line's share of the time, and the
numbers of a script's lines.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from concgui.core.views import LineState, ProgramLine
from concgui.ui.fonts import code_font
from concgui.ui.program_bands import EDGE, LIT_EDGE
from concgui.ui.program_notes import exception_rows, paint_cross
from concgui.ui.program_rows import Line
from concgui.ui.program_words import gutter
from concgui.ui.theme import SIZES, Theme, current, px

if TYPE_CHECKING:
    from concgui.ui.program_view import ProgramView

TIMES = 64  #: right edge of the times, pixels
_PLAIN = 70  #: width without numbers
_FONT, _NUMBER_FONT = 13, 12
_PAUSE_AT = 10.0  #: left edge of the sign of a line that main is blocked at
_HEAT_LEFT, _HEAT_HIGH = 12.0, 3.0
_HEAT_LEAST = 0.02  #: smaller shares have no bar
_NUMBER_GAP = 10.0

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def _px(pixels: float) -> int:
    """Pixels at the scale of the times, whose text may be larger than all else is."""
    return round(pixels * max(SIZES.scale, SIZES.least / _FONT))


def gutter_width(count: int, *, numbered: bool) -> int:
    """Pixels that the gutter of so many lines needs."""
    if not numbered:
        return _px(_PLAIN)
    digits = max(2, len(str(count)))
    one = QFontMetricsF(code_font(px(_NUMBER_FONT))).horizontalAdvance("0")
    return round(_px(TIMES) + digits * one + 2 * px(_NUMBER_GAP))


class Gutter(QWidget):
    """Paints what the text knows of the lines in view; the mouse over it is the mouse over the line."""

    pointed = Signal(object)  #: the mouse is at this y; None: it has left
    pressed = Signal(float)  #: the mouse was pressed at this y

    def __init__(self, text: "ProgramView") -> None:
        super().__init__(text)
        self._text = text
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(_px(_PLAIN), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        painter, text, theme = QPainter(self), self._text, current()
        painter.fillRect(event.rect(), QColor(theme.surface))
        for line in text.lines_in(event.rect()):
            told = text.shown.lines[line.number]
            band = line.band(self.width())
            text.paint_ground(painter, line, band, gutter=True)
            self._paint_times(painter, line, told, theme)
            if text.numbered:
                painter.setFont(code_font(px(_NUMBER_FONT)))
                painter.setPen(QColor(theme.text_faint))
                place = line.rows[0].translated(-line.rows[0].left(), 0)
                place.setWidth(self.width() - px(_NUMBER_GAP))
                painter.drawText(place, _MIDDLE, str(line.number + 1))
            if exception_rows(told, text.viewport().width()):
                paint_cross(painter, QPointF(_px(TIMES - 8), line.bottom + 12.5 * SIZES.scale), theme)
            self._paint_edge(painter, line.number, band, theme)

    def _paint_times(self, painter: QPainter, line: Line, told: ProgramLine, theme: Theme) -> None:
        words = gutter(told, self._text.now_ns(), first_about=self._text.shown.leads(line.number))
        row = line.rows[0]
        if words:
            painter.setFont(code_font(px(_FONT), QFont.Weight.DemiBold))
            painter.setPen(QColor(_time_color(told, theme)))
            painter.drawText(QRectF(0, row.top(), _px(TIMES), row.height()), _MIDDLE, words)
        if told.state is LineState.BLOCKED:
            color, middle = QColor(theme.line_now_text), row.center().y()
            for x in (_PAUSE_AT, _PAUSE_AT + 5):
                painter.fillRect(QRectF(px(x), middle - px(5), px(3), px(10)), color)
        share = self._text.shown.share(line.number) if self._text.numbered else 0.0
        if share >= _HEAT_LEAST and told.state is not LineState.BLOCKED:
            wide, high = _px(TIMES - _HEAT_LEFT) * share, px(_HEAT_HIGH)
            bar = QRectF(_px(TIMES) - wide, line.top + SIZES.code_line - high - 1, wide, high)
            painter.fillRect(bar, QColor(theme.line_heat))

    def _paint_edge(self, painter: QPainter, number: int, band: QRectF, theme: Theme) -> None:
        wide = EDGE if self._text.is_marked(number) else LIT_EDGE if self._text.is_lit(number) else 0
        if wide:
            band.setWidth(px(wide))
            painter.fillRect(band, QColor(theme.line_span_edge))

    # ------------------------------------------------------------------ mouse
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        self.pointed.emit(event.position().y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(event.position().y())

    def leaveEvent(self, _event: QEvent) -> None:
        """Qt override."""
        self.pointed.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt override: it scrolls the text."""
        QApplication.sendEvent(self._text.viewport(), event)


def _time_color(told: ProgramLine, theme: Theme) -> str:
    if told.state in {LineState.CURRENT, LineState.BLOCKED, LineState.ABOUT}:
        return theme.line_now_text
    if told.state is LineState.QUEUED:
        return theme.text_faint
    return theme.danger if told.state in {LineState.FAILED, LineState.OUTSIDE} else theme.line_done

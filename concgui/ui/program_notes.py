"""What is written beside and under a line of the Program pane: how often and how long at the right, or the call that
main is blocked in; an exception in rows of its own under the line, where there is always room for it.
"""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from concgui.core.views import LineState, ProgramLine
from concgui.ui.fonts import code_font, text_font
from concgui.ui.program_rows import Line
from concgui.ui.program_words import blocked, is_exception, often, took
from concgui.ui.theme import SIZES, Theme, px

ROW = 21  #: height of a row of an exception, pixels
ROWS_MOST = 3  #: more rows than that are told by the tooltip
_BELOW = 6  #: under the rows
_FONT, _RIGHT_FONT = 15, 13
_RIGHT = 12  #: from the right edge
_LEFT = 6
_GAP = 12  #: between the text and what stands right of it
_COLUMN = "000.0 ms"  #: what the column of times has room for
_LEAST = 44  #: less room than this is not worth a word

_CENTER = Qt.AlignmentFlag.AlignVCenter
_SIDE = Qt.AlignmentFlag.AlignRight | _CENTER


def exception_rows(line: ProgramLine, width: float) -> tuple[str, ...]:
    """The rows of a line's exception in so much room, the last one with an ellipsis if there were more."""
    return _broken(line.note, round(width), SIZES.scale) if is_exception(line) else ()


def exception_height(line: ProgramLine, width: float) -> int:
    """The pixels that a line's exception needs under it; 0 without one."""
    rows = exception_rows(line, width)
    return len(rows) * px(ROW) + px(_BELOW) if rows else 0


@lru_cache(maxsize=128)
def _broken(note: str, width: int, _scale: float) -> tuple[str, ...]:
    font, room = text_font(px(_FONT), QFont.Weight.Medium), max(60.0, width - px(_LEFT) - px(_RIGHT))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    rows: list[str] = []
    for paragraph in note.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while len(rows) <= ROWS_MOST:
            row = layout.createLine()
            if not row.isValid():
                break
            row.setLineWidth(room)
            rows.append(paragraph[row.textStart() : row.textStart() + row.textLength()].rstrip())
        layout.endLayout()
    if len(rows) > ROWS_MOST:
        rows = [*rows[: ROWS_MOST - 1], f"{rows[ROWS_MOST - 1]} {rows[ROWS_MOST]}"]
        rows[-1] = QFontMetricsF(font).elidedText(rows[-1] + "…", Qt.TextElideMode.ElideRight, room)
    return tuple(rows)


def exception_band(line: Line, told: ProgramLine, text_width: float, width: float) -> QRectF:
    """The band under a line that its exception stands on; empty without one."""
    return QRectF(0, line.bottom, width, exception_height(told, text_width))


def paint_exception(painter: QPainter, line: Line, told: ProgramLine, width: float, theme: Theme) -> None:
    """Write a line's exception under it, as wide as the viewport."""
    rows = exception_rows(told, width)
    if not rows:
        return
    painter.fillRect(exception_band(line, told, width, width), QColor(theme.danger_soft))
    painter.setPen(QColor(theme.danger))
    painter.setFont(text_font(px(_FONT), QFont.Weight.Medium))
    for at, words in enumerate(rows):
        place = QRectF(px(_LEFT), line.bottom + 2 + at * px(ROW), width, px(ROW))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | _CENTER, words)


def paint_cross(painter: QPainter, center: QPointF, theme: Theme) -> None:
    """The sign of an exception: a cross on a red disc."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.danger))
    scale = SIZES.scale
    painter.drawEllipse(center, 7.5 * scale, 7.5 * scale)
    painter.setPen(QPen(QColor(theme.text_on_strong), 1.8 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for slope in (1, -1):
        arm = QPointF(2.8, 2.8 * slope) * scale
        painter.drawLine(center - arm, center + arm)
    painter.restore()


def paint_right(painter: QPainter, line: Line, told: ProgramLine, width: float, theme: Theme) -> None:
    """Write at the right of a line's last row what there is room for."""
    row, begin = line.rows[-1], line.rows[-1].right() + px(_GAP)
    room = width - px(_RIGHT) - begin
    if room < px(_LEAST):
        return
    if told.state is LineState.BLOCKED:
        _paint_words(painter, QRectF(begin, row.top(), room, row.height()), blocked(told), theme.line_now_text)
    elif told.state is LineState.FUTURE and told.note:
        painter.setFont(text_font(px(_FONT - 1)))
        words = painter.fontMetrics().elidedText(told.note, Qt.TextElideMode.ElideRight, int(room))
        painter.setPen(QColor(theme.text_faint))
        painter.drawText(QRectF(begin, row.top(), room, row.height()), Qt.AlignmentFlag.AlignLeft | _CENTER, words)
    else:
        _paint_measures(painter, QRectF(begin, row.top(), room, row.height()), told, theme)


def _paint_words(painter: QPainter, place: QRectF, choices: Sequence[str], color: str) -> None:
    """The first of the choices that has room, else the last one elided."""
    painter.setFont(text_font(px(_FONT - 1), QFont.Weight.DemiBold))
    painter.setPen(QColor(color))
    metrics = QFontMetricsF(painter.font())
    fits = next((words for words in choices if metrics.horizontalAdvance(words) <= place.width()), "")
    words = fits or metrics.elidedText(choices[-1], Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, _SIDE, words)


def _paint_measures(painter: QPainter, place: QRectF, told: ProgramLine, theme: Theme) -> None:
    """How often and how long, in two columns that do not move while the numbers grow; how long goes first."""
    painter.setFont(code_font(px(_RIGHT_FONT)))
    painter.setPen(QColor(theme.text_soft))
    metrics = QFontMetricsF(painter.font())
    total, count = took(told), often(told)
    if total and metrics.horizontalAdvance(total) <= place.width():
        painter.drawText(place, _SIDE, total)
    left = place.adjusted(0, 0, -metrics.horizontalAdvance(_COLUMN) - px(6), 0)
    if count and metrics.horizontalAdvance(count) <= left.width():
        painter.drawText(left, _SIDE, count)

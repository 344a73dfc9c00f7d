"""The text of the Program pane: one block a line, its time in a gutter, the current line on amber.

A QTextEdit, not a QPlainTextEdit: only the former can space the lines and indent the rest of a wrapped one.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from concgui.core.views import LineState, ProgramLine
from concgui.ui.fonts import code_font
from concgui.ui.line_colors import LineColors
from concgui.ui.syntax import spans
from concgui.ui.theme import SIZES, current

GUTTER = 66  #: width of the times, pixels
_GUTTER_FONT = 13
_EDGE = 4  #: width of the bar at the left of the selected span's line, pixels


class _Gutter(QWidget):
    """The strip of times left of the text."""

    def __init__(self, text: "ProgramText") -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(GUTTER, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt override."""
        painter = QPainter(self)
        self._text.paint_gutter(painter, self.rect())


class ProgramText(QTextEdit):
    """Read-only; `show_lines` shows a program, changing only what differs from before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setFont(code_font(SIZES.code))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setAccessibleName("Program")
        self.document().setDocumentMargin(2)
        self.setViewportMargins(GUTTER, 0, 0, 0)
        self._gutter = _Gutter(self)
        self._colors = LineColors(self.document())
        self._lines: tuple[ProgramLine, ...] = ()
        self._texts: list[str] = []
        self._colored = False
        self._marked: tuple[int, int] | None = None
        self._touched = False  #: the user scrolled: the current line is not chased until it changes
        self.verticalScrollBar().valueChanged.connect(self._gutter.update)
        self.verticalScrollBar().sliderPressed.connect(self._touch)

    # ------------------------------------------------------------------ values
    @property
    def lines(self) -> tuple[ProgramLine, ...]:
        """What is shown."""
        return self._lines

    @property
    def marked(self) -> tuple[int, int] | None:
        """The lines of the selected span."""
        return self._marked

    def mark_lines(self, lines: tuple[int, int] | None) -> None:
        """Mark the lines (from 0, both included) of the selected span, None: none any more.

        They are brought into view, and as long as they are marked no other line is.
        """
        self._marked = lines
        self._touched = False
        told = "" if lines is None else "\n".join(self._texts[lines[0] : lines[1] + 1]).strip()
        self.setAccessibleDescription(f"Line {lines[0] + 1} is marked: {told}" if lines is not None else "")
        if lines is not None:
            self._follow()
        self._gutter.update()
        self.viewport().update()

    def show_lines(self, lines: Sequence[ProgramLine]) -> None:
        """Show these lines."""
        before, self._lines = self._lines, tuple(lines)
        if self._lines == before:
            return
        texts = [line.text for line in self._lines]
        self._colors.lines = self._lines
        if texts != self._texts:
            self._replace(texts)
        else:
            block = self.document().firstBlock()
            for old, new in zip(before, self._lines, strict=True):
                if old != new:
                    self._colors.rehighlightBlock(block)
                block = block.next()
        self._mark_current(before)
        self._gutter.update()
        self.viewport().update()

    def color_syntax(self) -> None:
        """From now on colour the syntax (imports Pygments)."""
        self._colored = True
        self._colors.spans = spans(self._texts, current())
        self._colors.rehighlight()

    def _replace(self, texts: list[str]) -> None:
        """Change the document's lines, leaving those at both ends that are the same."""
        old, new = self._texts, texts
        self._texts = texts
        if self._colored:
            self._colors.spans = spans(texts, current())
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
        tail = 0
        while tail < min(len(old), len(new)) - same and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        if not old or not same or len(old) - tail < same + 1 or not tail:
            # An edit that touches an end of the document: line by line it would leave an empty line behind.
            scrolled = self.verticalScrollBar().value()
            self.setPlainText("\n".join(new))
            self._shape(0, len(new))
            self.verticalScrollBar().setValue(scrolled)
            return
        cursor = QTextCursor(self.document().findBlockByNumber(same))
        cursor.beginEditBlock()
        last = self.document().findBlockByNumber(len(old) - tail - 1)
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        middle = new[same : len(new) - tail]
        if middle:
            cursor.insertText("\n".join(middle))
        else:
            cursor.removeSelectedText()
            cursor.deleteChar()
        cursor.endEditBlock()
        self._shape(same, same + len(middle))
        self._colors.rehighlight()

    def _shape(self, first: int, last: int) -> None:
        """Line spacing, and the hanging indent of wrapped lines, for the blocks first … last − 1."""
        width = self.fontMetrics().horizontalAdvance("0")
        block = self.document().findBlockByNumber(first)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for _number in range(first, last):
            text = block.text()
            hang = (len(text) - len(text.lstrip()) + 2) * width
            shape = QTextBlockFormat()
            shape.setLineHeight(SIZES.code_line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            shape.setLeftMargin(hang)
            shape.setTextIndent(-hang)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)
            block = block.next()
        cursor.endEditBlock()

    def _mark_current(self, before: tuple[ProgramLine, ...]) -> None:
        if self._marked is not None:
            return
        if _current(self._lines) != _current(before):
            self._touched = False
        self._follow()

    def _follow(self) -> None:
        if self._marked is not None:
            if not self._touched:
                self._reveal(self._marked[1])
                self._reveal(self._marked[0])
            return
        number = _current(self._lines)
        place = number if number is not None else _last_done(self._lines)
        if place is not None and not self._touched:
            self._reveal(place)

    def _reveal(self, number: int) -> None:
        """Bring a line into view, moving only as far as needed."""
        layout = self.document().documentLayout()
        box = layout.blockBoundingRect(self.document().findBlockByNumber(number))
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if box.isNull() or height <= 0:
            return
        margin = min(2.0 * SIZES.code_line, height / 4)
        if box.bottom() + margin > bar.value() + height:
            bar.setValue(round(box.bottom() + margin - height))
        elif box.top() - margin < bar.value():
            bar.setValue(max(0, round(box.top() - margin)))

    def _touch(self) -> None:
        self._touched = True

    # ------------------------------------------------------------------ gutter
    def paint_gutter(self, painter: QPainter, area: QRect) -> None:
        """Draw the times of the visible lines into the strip beside the text."""
        theme = current()
        painter.fillRect(area, QColor(theme.surface))
        painter.setFont(code_font(_GUTTER_FONT, QFont.Weight.DemiBold))
        for number, rows in self._visible():
            line = self._lines[number]
            words, color = _gutter_words(line)
            self._paint_band(painter, number, _band(rows, GUTTER))
            if self._is_marked(number):
                painter.fillRect(_band(rows, _EDGE), QColor(theme.line_span_edge))
            painter.setPen(QColor(color))
            place = QRectF(8, rows[0].top(), GUTTER - 12, rows[0].height())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _visible(self) -> list[tuple[int, list[QRectF]]]:
        """Number of each line in view, and the rectangles of its rows in the viewport's pixels, as wide as the text."""
        layout, found = self.document().documentLayout(), []
        offset = self.verticalScrollBar().value()
        block: QTextBlock = self.cursorForPosition(QPoint(0, 0)).block()
        if block.previous().isValid():
            block = block.previous()
        while block.isValid() and block.blockNumber() < len(self._lines):
            corner = layout.blockBoundingRect(block).topLeft() - QPointF(0, offset)
            if corner.y() > self.viewport().height():
                break
            rows = [block.layout().lineAt(row) for row in range(block.layout().lineCount())]
            if rows:
                found.append((block.blockNumber(), [row.naturalTextRect().translated(corner) for row in rows]))
            block = block.next()
        return found

    def _is_marked(self, number: int) -> bool:
        return self._marked is not None and self._marked[0] <= number <= self._marked[1]

    def _paint_band(self, painter: QPainter, number: int, band: QRectF) -> None:
        """What lies behind a line: the current one stays amber, and is told as marked by its edge alone."""
        theme = current()
        if self._lines[number].state is LineState.CURRENT:
            painter.fillRect(band, QColor(theme.line_now))
        elif self._is_marked(number):
            painter.fillRect(band, QColor(theme.line_span))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override: the current line's band under the text, and the notes behind their lines."""
        theme, visible = current(), self._visible()
        painter = QPainter(self.viewport())
        for number, rows in visible:
            self._paint_band(painter, number, _band(rows, self.viewport().width()))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(code_font(_GUTTER_FONT))
        painter.setPen(QColor(theme.danger))
        for number, rows in visible:
            room = self.viewport().width() - rows[-1].right() - 18
            if self._lines[number].note and room > 40:
                words = painter.fontMetrics().elidedText(
                    self._lines[number].note, Qt.TextElideMode.ElideRight, int(room)
                )
                place = QRectF(rows[-1].right() + 14, rows[-1].top(), room, rows[-1].height())
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._gutter.setGeometry(inside.left(), inside.top(), GUTTER, inside.height())
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt override: shown for the first time, Qt goes to the text's cursor, which is at its beginning."""
        super().showEvent(event)
        self._follow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt override."""
        self._touch()
        super().wheelEvent(event)


def _band(rows: list[QRectF], width: float) -> QRectF:
    """The band behind a line: its rows and the spacing around them."""
    space = max(0.0, SIZES.code_line - rows[0].height()) / 2
    return QRectF(0, rows[0].top() - space, width, rows[-1].bottom() - rows[0].top() + 2 * space)


def _current(lines: Sequence[ProgramLine]) -> int | None:
    return next((number for number, line in enumerate(lines) if line.state is LineState.CURRENT), None)


def _last_done(lines: Sequence[ProgramLine]) -> int | None:
    done = (LineState.DONE, LineState.FAILED, LineState.OUTSIDE)
    return next((number for number in reversed(range(len(lines))) if lines[number].state in done), None)


def _gutter_words(line: ProgramLine) -> tuple[str, str]:
    theme = current()
    if line.state is LineState.CURRENT:
        return "now", theme.line_now_text
    if line.state is LineState.QUEUED:
        return "queued", theme.text_faint
    if line.t_ns is None:
        return "", theme.text_faint
    color = theme.line_done if line.state is LineState.DONE else theme.danger
    return f"{line.t_ns / 1e9:.3f}", color

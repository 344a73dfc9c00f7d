"""What is seen of the program in the Program pane: its lines in view, and the gutter beside them.

A QTextEdit, not a QPlainTextEdit: only the former can space the lines and indent the rest of a wrapped one. It lays the
text out, selects and copies; what is seen is painted here, of the lines in view.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QTextBlock, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from concgui.core.views import LineState
from concgui.ui.fonts import code_font
from concgui.ui.looks import looks
from concgui.ui.program_bands import paint_about_edges, paint_band, paint_caret
from concgui.ui.program_clock import Clock, NoClock, Ticker
from concgui.ui.program_document import Document
from concgui.ui.program_gutter import Gutter, gutter_width
from concgui.ui.program_notes import exception_band, exception_height, paint_exception, paint_right
from concgui.ui.program_rows import Line, TextRows, line_at, selected_part
from concgui.ui.program_state import Shown
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES, current


class ProgramView(QTextEdit):
    """Read-only; shows what `shown` has. Who inherits says which lines are marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setFont(code_font(SIZES.code))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        say(self, "accessibleName", "Program")
        self.document().setDocumentMargin(2)
        self.shown = Shown()
        self.numbered = False  #: the lines' numbers are shown
        self._clock: Clock = NoClock()
        self._rows = TextRows(self.font())
        self._document = Document(self, self._recolored)
        self._ticker = Ticker(self, self.tick)
        self._gutter = Gutter(self)
        self._set_gutter()
        self.verticalScrollBar().valueChanged.connect(self._gutter.update)
        self.document().documentLayout().update.connect(self._gutter_again)
        looks().changed.connect(self._dress_again)

    # ------------------------------------------------------------------ marks, by who inherits
    def is_marked(self, _number: int) -> bool:
        """Whether a line belongs to the selected span."""
        return False

    def is_lit(self, _number: int) -> bool:
        """Whether a line belongs to the span under the mouse."""
        return False

    def is_pointed(self, _number: int) -> bool:
        """Whether the mouse is at a line."""
        return False

    def has_caret(self, _number: int) -> bool:
        """Whether the keyboard is at a line."""
        return False

    # ------------------------------------------------------------------ time
    def set_clock(self, clock: Clock) -> None:
        """What time it is: for the seconds of a line that main is blocked at."""
        self._clock = clock
        self.tick()
        self._tick_or_not()

    def now_ns(self) -> int | None:
        """Now, since time 0."""
        return self._clock.now_ns()

    # ------------------------------------------------------------------ what is in view
    def lines_in(self, area: QRect) -> list[Line]:
        """The lines that are visible in a part of the viewport or of the gutter."""
        found, offset = [], self.verticalScrollBar().value()
        layout, block = self.document().documentLayout(), self._block_at(area.top() + offset)
        while block.isValid() and block.blockNumber() < len(self.shown.lines):
            layout.blockBoundingRect(block)  # lays it out, if that has not been done
            line = line_at(block, offset)
            if line is not None and line.top > area.bottom():
                break
            if line is not None and line.bottom + self.exception_space(line.number) > area.top():
                found.append(line)
            block = block.next()
        return found

    def _block_at(self, y: float) -> QTextBlock:
        """The last line that begins before a pixel of the document, or one a little above."""
        document, low, high = self.document(), 0, self.document().blockCount() - 1
        while low < high:
            middle = (low + high + 1) // 2
            layout = document.findBlockByNumber(middle).layout()
            if layout.lineCount() and layout.position().y() <= y:
                low = middle
            else:
                high = middle - 1
        block = document.findBlockByNumber(max(0, low - 1))  # the band of the found one may begin lower
        while block.previous().isValid() and document.documentLayout().blockBoundingRect(block).top() > y:
            block = block.previous()
        return block

    def line_under(self, y: float) -> int | None:
        """The number of the line at a pixel of the viewport; None below the last one."""
        above = [line for line in self.lines_in(QRect(0, round(y), 1, 1)) if line.top <= y]
        if not above:
            return None
        line = above[-1]
        over = line.block.next().isValid() or y < line.bottom + self.exception_space(line.number)
        return line.number if over else None

    def exception_space(self, number: int) -> int:
        """The pixels that the exception of a line needs under it."""
        if number not in self.shown.noted:
            return 0
        return exception_height(self.shown.lines[number], self.viewport().width())

    def _reveal(self, number: int) -> bool:
        """Bring a line into view, moving only as far as needed; answer whether that was needed."""
        block = self.document().findBlockByNumber(number)
        box = self.document().documentLayout().blockBoundingRect(block)  # lays out all above
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if box.isNull() or height <= 0:
            return False
        before, margin = bar.value(), min(2.0 * SIZES.code_line, height / 4)
        bottom = box.bottom() + self.exception_space(number)
        if bottom + margin > bar.value() + height:
            bar.setValue(round(bottom + margin - height))
        if box.top() - margin < bar.value():
            bar.setValue(max(0, round(box.top() - margin)))
        return bar.value() != before

    # ------------------------------------------------------------------ drawing
    def tick(self) -> None:
        """The time has moved on: the seconds of the lines that main is blocked at are others."""
        blocked = self.shown.blocked()
        if blocked:
            self._refresh(blocked, gutter_only=True)

    def _tick_or_not(self) -> None:
        self._ticker.want(bool(self.shown.blocked()) and self._clock.moves() and self.isVisible())

    def _set_gutter(self) -> None:
        wide = gutter_width(len(self.shown.lines), numbered=self.numbered)
        if self.viewportMargins().left() != wide:
            self.setViewportMargins(wide, 0, 0, 0)
            self._place_gutter()

    def _place_gutter(self) -> None:
        inside = self.contentsRect()
        wide = gutter_width(len(self.shown.lines), numbered=self.numbered)
        self._gutter.setGeometry(inside.left(), inside.top(), wide, inside.height())

    def _repaint(self) -> None:
        self._gutter.update()
        self.viewport().update()

    def repaint_lines(self, *numbers: int | None) -> None:
        """These lines look otherwise now."""
        self._refresh([number for number in numbers if number is not None])

    def _refresh(self, numbers: Sequence[int], *, gutter_only: bool = False) -> None:
        """Paint again what is in view of these lines."""
        if not numbers:
            return
        wanted = set(numbers)
        for line in self.lines_in(self.viewport().rect()):
            if line.number in wanted:
                high = int(line.bottom - line.top) + 3 + self.exception_space(line.number)
                self._gutter.update(0, int(line.top) - 1, self._gutter.width(), high)
                if not gutter_only:
                    self.viewport().update(0, int(line.top) - 1, self.viewport().width(), high)

    @Slot()
    def _gutter_again(self) -> None:
        """Lines stand elsewhere: Qt paints the text again, and knows nothing of the gutter."""
        self._gutter.update()

    @Slot()
    def _dress_again(self) -> None:
        """The theme or the scale is another."""
        self._rows.font = code_font(SIZES.code)
        self.setFont(self._rows.font)
        self.viewport().setFont(self._rows.font)  # in which Qt paints what stands there while there is no text
        self._rows.forget()
        self._document.dress_again()
        self._document.space(sorted(self.shown.noted), self.exception_space)
        self._set_gutter()
        self._place_gutter()
        self._repaint()

    def _recolored(self) -> None:
        self._rows.forget()
        self.viewport().update()

    def paint_ground(self, painter: QPainter, line: Line, band: QRectF, *, gutter: bool = False) -> None:
        """What lies behind a line, in the gutter or behind the text."""
        number, theme, shown = line.number, current(), self.shown
        told = shown.lines[number]
        phase = 0.0 if gutter else -float(self._gutter.width())
        lit = self.is_lit(number) or self.is_pointed(number)
        paint_band(painter, band, told.state, theme, marked=self.is_marked(number), lit=lit, phase=phase)
        if told.state is LineState.ABOUT:
            last = not shown.is_at(number + 1, LineState.ABOUT)
            paint_about_edges(painter, band, theme, first=shown.leads(number), last=last)
        if gutter and exception_height(told, self.viewport().width()):
            from_below = exception_band(line, told, self.viewport().width(), band.width())
            paint_band(painter, from_below, LineState.FAILED, theme, marked=False, lit=False)
        if self.has_caret(number):
            paint_caret(painter, band, theme, left=gutter, right=not gutter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override: bands, texts, what stands beside them and under them."""
        painter, theme, width = QPainter(self.viewport()), current(), self.viewport().width()
        cursor = self.textCursor()
        for line in self.lines_in(event.rect()):
            told = self.shown.lines[line.number]
            self.paint_ground(painter, line, line.band(width))
            selected = selected_part(line.block, cursor, self.palette()) if cursor.hasSelection() else ()
            self._rows.draw(painter, line, told.state, self._document.spans_of(line.number), theme, selected)
            paint_right(painter, line, told, width, theme)
            paint_exception(painter, line, told, width, theme)

    # ------------------------------------------------------------------ Qt
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._place_gutter()
        if event.size().width() != event.oldSize().width():
            self._document.space(sorted(self.shown.noted), self.exception_space)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt override."""
        super().showEvent(event)
        self._tick_or_not()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt override."""
        super().hideEvent(event)
        self._tick_or_not()

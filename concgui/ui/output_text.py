"""The text of the Output pane: bounded, appended in bulk, with who and when in a gutter.

The document holds the printed text only; time and name are painted beside it from the lines themselves. So a burst is
one insertion, and selecting and copying gives what was printed. A burst is inserted a portion a tick; what would be
pushed out again at once is never inserted, only counted.

As in a terminal, what a speaker flushed without a newline goes on with what it prints next, and a carriage return
writes over it: a progress bar is one line.
"""

from collections import deque
from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from concgui.core.output import YOU
from concgui.core.terminal import joined, shown
from concgui.core.views import OutputLine
from concgui.ui.fonts import code_font, load_for
from concgui.ui.looks import looks
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES, current, px

LIMIT = 10_000  #: lines kept
_PORTION = 800  #: lines inserted a tick: about 15 ms when old lines have to go
_TICK_MS = 40
_LONGEST = 2000  #: characters of a line that are shown
_NAME_CHARS = 12
#: Characters that would break a line or show nothing, and their pictures.
_CONTROLS = "".join(chr(code) for code in range(32) if chr(code) != "\t")
_PICTURES = "".join(chr(0x2400 + ord(character)) for character in _CONTROLS)
_BREAKS = str.maketrans(f"{_CONTROLS}\x7f\x85\u2028\u2029", f"{_PICTURES}␡␤␤␤")


def one_line(text: str) -> str:
    """The text as one block of the document: no line breaks, not longer than can be laid out quickly."""
    text = shown(text)
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]} … ({len(text):,} characters)"
    return text if text.isprintable() else text.translate(_BREAKS)


class _Gutter(QWidget):
    def __init__(self, text: "OutputText") -> None:
        super().__init__(text)
        self._text = text

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt override."""
        self._text.paint_gutter(QPainter(self), self.rect())


class OutputText(QPlainTextEdit):
    """`skipped_changed` carries how many earlier lines are not shown any more."""

    skipped_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setMaximumBlockCount(LIMIT)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setFont(code_font(SIZES.code))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        say(self, "accessibleName", "Output")
        self._gutter = _Gutter(self)
        self._lines: deque[OutputLine] = deque(maxlen=LIMIT)
        self._waiting: deque[OutputLine] = deque(maxlen=LIMIT)
        self._total = 0
        self._skipped = 0
        self._name_chars = 4
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._insert_portion)
        self.updateRequest.connect(lambda _rect, _dy: self._gutter.update())
        self._fit_gutter()
        looks().changed.connect(self._dress_again)

    # ------------------------------------------------------------------ values
    @property
    def lines(self) -> list[OutputLine]:
        """The lines that are kept, those that wait to be drawn included; at most `LIMIT`."""
        return [*self._lines, *self._waiting][-LIMIT:]

    @property
    def skipped(self) -> int:
        """How many earlier lines are not shown any more."""
        return self._skipped

    def add(self, lines: Iterable[OutputLine]) -> None:
        """Append lines. A few are drawn at once, many portion by portion."""
        for line in lines:
            load_for(line.text)
            self._waiting.append(line)
            self._total += 1
        if not self._timer.isActive() and self._waiting:
            self._insert_portion()
            if self._waiting:
                self._timer.start()

    def clear(self) -> None:
        """Forget everything: a new run begins."""
        self.restart(0)

    def restart(self, earlier: int) -> None:
        """Forget everything; before what comes next there were so many lines, which are not shown."""
        self._timer.stop()
        self._lines.clear()
        self._waiting.clear()
        self._total = earlier
        self._name_chars = 4
        super().clear()
        self._fit_gutter()
        self._count()

    def _insert_portion(self) -> None:
        portion = self._next_portion()
        if not self._waiting:
            self._timer.stop()
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 1
        longest = max((len(line.who) for line in portion), default=0)
        if min(longest, _NAME_CHARS) > self._name_chars:
            self._name_chars = min(longest, _NAME_CHARS)
            self._fit_gutter()
        theme = current()
        first = not self._lines
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        look = QTextCharFormat()
        for tone, rows in _runs(portion):
            look.setForeground(QColor(getattr(theme, tone)))
            cursor.insertText(("" if first else "\n") + "\n".join(one_line(row.text) for row in rows), look)
            first = False
        cursor.endEditBlock()
        self._lines.extend(portion)
        if at_end:
            bar.setValue(bar.maximum())
        self._gutter.update()
        self._count()

    def _next_portion(self) -> list[OutputLine]:
        """Take the next lines; what goes on with the last line that is shown is written there."""
        portion: list[OutputLine] = []
        last = self._lines[-1] if self._lines else None
        for _ in range(min(_PORTION, len(self._waiting))):
            line = self._waiting.popleft()
            before = portion[-1] if portion else last
            if before is None or not _goes_on(before, line):
                portion.append(line)
                continue
            self._total -= 1
            joined = _joined(before, line)
            if portion:
                portion[-1] = joined
            else:
                last = joined
        if last is not None and last is not self._lines[-1]:
            self._replace_last(last)
        return portion

    def _replace_last(self, line: OutputLine) -> None:
        self._lines[-1] = line
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setForeground(QColor(getattr(current(), _tone(line))))
        cursor.insertText(one_line(line.text), look)

    def _count(self) -> None:
        skipped = self._total - len(self._lines) - len(self._waiting)
        if skipped != self._skipped:
            self._skipped = skipped
            self.skipped_changed.emit(skipped)

    # ------------------------------------------------------------------ looks
    @Slot()
    def _dress_again(self) -> None:
        """The theme or the scale is another: the lines are inserted again in their colours."""
        self.setFont(code_font(SIZES.code))
        self.viewport().setFont(self.font())  # in which Qt paints what stands there while there are no lines
        bar, lines = self.verticalScrollBar(), self.lines
        at_end, share = bar.value() >= bar.maximum() - 1, bar.value() / max(1, bar.maximum())
        self.restart(self._total - len(lines))
        self.add(lines)
        bar.setValue(bar.maximum() if at_end else round(share * bar.maximum()))

    # ------------------------------------------------------------------ gutter
    def _fit_gutter(self) -> None:
        width = self.fontMetrics().horizontalAdvance("0")
        self._who_left = px(16) + 7 * width
        self._gutter_width = self._who_left + (self._name_chars + 1) * width + px(8)
        self.setViewportMargins(self._gutter_width, 0, 0, 0)
        self._place_gutter()

    def _place_gutter(self) -> None:
        inside = self.contentsRect()
        self._gutter.setGeometry(inside.left(), inside.top(), self._gutter_width, inside.height())

    def paint_gutter(self, painter: QPainter, area: QRect) -> None:
        """Draw time and name of the visible lines into the strip beside the text."""
        theme = current()
        painter.fillRect(area, QColor(theme.output))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        height = self.fontMetrics().height()
        name_font = code_font(SIZES.code, QFont.Weight.DemiBold)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for line in islice(self._lines, block.blockNumber(), None):
            if top > area.height() or not block.isValid():
                break
            painter.setFont(code_font(SIZES.small))
            painter.setPen(QColor(theme.output_time))
            painter.drawText(QRectF(px(16), top, self._who_left - px(16), height), flags, f"{line.t_ns / 1e9:.3f}")
            painter.setFont(name_font)
            typed = _tone(line) == "output_typed"
            color = theme.output_error if line.who == "os" else theme.output_typed if typed else ""
            painter.setPen(QColor(color) if color else theme.worker_on_dark(line.color))
            room = self._gutter_width - self._who_left - px(9)
            who = painter.fontMetrics().elidedText(line.who, Qt.TextElideMode.ElideMiddle, room)
            painter.drawText(QRectF(self._who_left, top, room, height), flags, who)
            box = self.blockBoundingRect(block).height()
            if line.error:
                painter.fillRect(
                    QRectF(self._gutter_width - px(7), top + 1, px(3), box - 2), QColor(theme.output_error)
                )
            top += box
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 1
        super().resizeEvent(event)
        self._place_gutter()
        if at_end:  # the input line has come or gone: the last line stays in view
            bar.setValue(bar.maximum())


def _goes_on(before: OutputLine, line: OutputLine) -> bool:
    same = (before.who, before.color, before.error) == (line.who, line.color, line.error)
    return before.partial and same and len(before.text) < _LONGEST


def _joined(before: OutputLine, line: OutputLine) -> OutputLine:
    """One line of two; its time is that of its first character, or of what was written over it."""
    written_over = before.text.endswith("\r") or "\r" in line.text[:-1]
    return line._replace(text=joined(before.text, line.text), t_ns=line.t_ns if written_over else before.t_ns)


def _tone(line: OutputLine) -> str:
    """The theme's colour of a line."""
    if line.who == YOU and line.color is None:
        return "output_typed"
    return "output_error" if line.error else "output_text"


def _runs(lines: list[OutputLine]) -> Iterable[tuple[str, list[OutputLine]]]:
    """Neighbouring lines of the same colour together."""
    rows: list[OutputLine] = []
    for line in lines:
        if rows and _tone(rows[0]) != _tone(line):
            yield _tone(rows[0]), rows
            rows = []
        rows.append(line)
    if rows:
        yield _tone(rows[0]), rows

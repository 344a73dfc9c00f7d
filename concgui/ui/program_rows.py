"""Where the lines of the Program pane stand, and how their text is drawn: by layouts of their own.

They break where the document's own layouts break, and carry the colours. The document carries none, so that a line that
changes its look does not lay out all that stands below.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPalette, QTextBlock, QTextCharFormat, QTextCursor, QTextLayout

from concgui.core.views import LineState
from concgui.ui.line_colors import formats, look
from concgui.ui.syntax import Span
from concgui.ui.theme import SIZES, Theme

_KEPT = 200  #: so many lines' layouts are kept


class Line(NamedTuple):
    """A line in view: its number from 0, the rectangles of its rows as wide as their text, where its layout begins.

    All in pixels of the viewport.
    """

    number: int
    rows: list[QRectF]
    origin: QPointF
    block: QTextBlock

    @property
    def top(self) -> float:
        """Upper edge of the band behind the line."""
        return self.rows[0].top() - self._space

    @property
    def bottom(self) -> float:
        """Lower edge of the band behind the line, without its exception's."""
        return self.rows[-1].bottom() + self._space

    @property
    def _space(self) -> float:
        return max(0.0, SIZES.code_line - self.rows[0].height()) / 2

    def band(self, width: float) -> QRectF:
        """The band behind the line: its rows and the spacing around them."""
        return QRectF(0, self.top, width, self.bottom - self.top)


def line_at(block: QTextBlock, offset: float) -> Line | None:
    """Where a line stands when the text is scrolled by `offset` pixels; None as long as nobody has laid it out."""
    layout = block.layout()
    origin = layout.position() - QPointF(0, offset)
    rows = [layout.lineAt(row).naturalTextRect().translated(origin) for row in range(layout.lineCount())]
    return Line(block.blockNumber(), rows, origin, block) if rows else None


class TextRows:
    """Draws lines; keeps what it has laid out."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._made: dict[int, tuple[object, QTextLayout]] = {}

    def forget(self) -> None:
        """The text or its colours are others now."""
        self._made.clear()

    def draw(
        self,
        painter: QPainter,
        line: Line,
        state: LineState,
        spans: Sequence[Span],
        theme: Theme,
        selected: Sequence[QTextLayout.FormatRange] = (),
    ) -> None:
        """Draw the text of a line."""
        source = line.block.layout()
        key = (look(state, theme), source.lineCount(), source.lineAt(0).width())
        known, made = self._made.get(line.number, (None, None))
        if made is None or known != key:
            if len(self._made) > _KEPT:
                self._made.clear()
            made = self._lay_out(line.block, formats(len(line.block.text()), state, spans, theme))
            self._made[line.number] = key, made
        made.draw(painter, line.origin, list(selected))

    def _lay_out(self, block: QTextBlock, colors: list[QTextLayout.FormatRange]) -> QTextLayout:
        source, made = block.layout(), QTextLayout(block.text(), self.font)
        made.setTextOption(source.textOption())
        made.setCacheEnabled(True)
        made.setFormats(colors)
        made.beginLayout()
        for row in range(source.lineCount()):
            like, line = source.lineAt(row), made.createLine()
            line.setLineWidth(like.width())
            line.setPosition(like.position())
        made.endLayout()
        return made


def selected_part(block: QTextBlock, cursor: QTextCursor, palette: QPalette) -> list[QTextLayout.FormatRange]:
    """The part of a line that is selected, as a format to draw it in."""
    start = max(cursor.selectionStart(), block.position()) - block.position()
    end = min(cursor.selectionEnd(), block.position() + block.length() - 1) - block.position()
    if end <= start:
        return []
    part = QTextLayout.FormatRange()
    look = QTextCharFormat()
    look.setBackground(palette.brush(QPalette.ColorRole.Highlight))
    look.setForeground(palette.brush(QPalette.ColorRole.HighlightedText))
    part.start, part.length, part.format = start, end - start, look
    return [part]

"""The look of a line of the Program pane: that of its state, and syntax colours where it is no shadow."""

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from concgui.core.views import LineState, ProgramLine
from concgui.ui.syntax import Span
from concgui.ui.theme import current

_GREY = {LineState.TEXT, LineState.FUTURE, LineState.QUEUED}


class LineColors(QSyntaxHighlighter):
    """Gives every line the look of its state, and the finished ones their syntax colours."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.lines: tuple[ProgramLine, ...] = ()
        self.spans: list[list[Span]] = []

    def highlightBlock(self, text: str) -> None:
        """Qt override."""
        number = self.currentBlock().blockNumber()
        if number >= len(self.lines):
            return
        theme, state = current(), self.lines[number].state
        look = QTextCharFormat()
        look.setForeground(QColor(theme.text_faint if state in _GREY else theme.text))
        if state is LineState.QUEUED:
            look.setFontItalic(True)
        elif state is LineState.FAILED:
            look.setForeground(QColor(theme.danger))
        elif state is LineState.OUTSIDE:
            look.setForeground(QColor(theme.line_outside))
            look.setFontItalic(True)
        self.setFormat(0, len(text), look)
        if number < len(self.spans) and state in {LineState.TEXT, LineState.DONE, LineState.CURRENT}:
            for start, length, color in self.spans[number]:
                look.setForeground(QColor(color))
                self.setFormat(start, length, look)

"""The document under the Program pane: its lines, the room under those with an exception, and their syntax colours.

A change of the document lays out all that stands below it, 5 ms in 5,000 lines: only what must is changed in it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from time import perf_counter_ns

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from concgui.ui.syntax import Span, each_span
from concgui.ui.theme import SIZES, current

TAB = 4  #: characters from tab stop to tab stop
#: What would begin another paragraph in the middle of a line, or cannot be seen, is shown as a sign.
_SHOWN = {ord("\r"): "␍", 0x2028: "␤", 0x2029: "␤", 0x0C: "␌", 0: "␀"}
AT_ONCE = 400  #: so many lines are coloured before they are seen; of longer programs a piece after the other
PIECE_NS = 6_000_000


class Document:
    """Edits the document of `edit`; `recolored` is called when lines have other syntax colours."""

    def __init__(self, edit: QTextEdit, recolored: Callable[[], None]) -> None:
        self._edit = edit
        self._recolored = recolored
        self._texts: list[str] = []
        self._spans: list[list[Span]] = []
        self._spaces: dict[int, int] = {}
        self._colored = False
        self._set_tabs()
        self._lexing: Iterator[tuple[int, Span]] | None = None
        self._piece = QTimer(edit)
        self._piece.setSingleShot(True)
        self._piece.setInterval(2)
        self._piece.timeout.connect(self._color_piece)

    def _set_tabs(self) -> None:
        self._edit.setTabStopDistance(TAB * self._edit.fontMetrics().horizontalAdvance("0"))

    def dress_again(self) -> None:
        """The theme or the size of the letters is another; the lines have no room under them then."""
        self._set_tabs()
        self._spaces.clear()
        self._shape(0, len(self._texts))
        if self._colored:
            self._color()

    # ------------------------------------------------------------------ colours
    def color(self) -> None:
        """From now on colour the syntax."""
        self._colored = True
        self._color()

    @property
    def colored(self) -> bool:
        """Whether the syntax of all lines is coloured."""
        return self._colored and self._lexing is None

    def spans_of(self, number: int) -> Sequence[Span]:
        """The coloured spans of a line, as far as they are known."""
        return self._spans[number] if number < len(self._spans) else ()

    def _color(self) -> None:
        self._piece.stop()
        self._spans = [[] for _text in self._texts]
        self._lexing = each_span(self._texts, current())
        if len(self._texts) <= AT_ONCE:
            for row, span in self._lexing:
                self._spans[row].append(span)
            self._lexing = None
            self._recolored()
        else:
            self._color_piece()

    def _color_piece(self) -> None:
        if self._lexing is None:
            return
        began = perf_counter_ns()
        for row, span in self._lexing:
            self._spans[row].append(span)
            if perf_counter_ns() - began > PIECE_NS:
                self._piece.start()
                break
        else:
            self._lexing = None
        self._recolored()

    # ------------------------------------------------------------------ lines
    def replace(self, texts: Sequence[str]) -> None:
        """Change the document's lines, leaving those at both ends that are the same."""
        old, new = self._texts, [text.translate(_SHOWN) for text in texts]
        self._texts = new
        if old != new:
            self._edit_lines(old, new)
        if self._colored:
            self._color()

    def _edit_lines(self, old: list[str], new: list[str]) -> None:
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
        tail = 0
        while tail < min(len(old), len(new)) - same and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        if not old or not same or len(old) - tail < same + 1 or not tail:
            # An edit that touches an end of the document: line by line it would leave an empty line behind.
            bar = self._edit.verticalScrollBar()
            scrolled = bar.value()
            self._edit.setPlainText("\n".join(new))
            self._spaces.clear()
            self._shape(0, len(new))
            bar.setValue(scrolled)
            return
        document = self._edit.document()
        cursor = QTextCursor(document.findBlockByNumber(same))
        cursor.beginEditBlock()
        last = document.findBlockByNumber(len(old) - tail - 1)
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        middle = new[same : len(new) - tail]
        if middle:
            cursor.insertText("\n".join(middle))
        else:
            cursor.removeSelectedText()
            cursor.deleteChar()
        cursor.endEditBlock()
        self._shape(same, same + len(middle))
        more = len(new) - len(old)
        kept = {at: high for at, high in self._spaces.items() if at < same or at >= len(old) - tail}
        self._spaces = {at if at < same else at + more: high for at, high in kept.items()}

    def _shape(self, first: int, last: int) -> None:
        """Line spacing, and the hanging indent of wrapped lines, for the blocks first … last − 1."""
        width = self._edit.fontMetrics().horizontalAdvance("0")
        block = self._edit.document().findBlockByNumber(first)
        cursor = QTextCursor(self._edit.document())
        cursor.beginEditBlock()
        for _number in range(first, last):
            text = block.text()
            indent = text[: len(text) - len(text.lstrip())]
            hang = (len(indent.expandtabs(TAB)) + 2) * width
            shape = QTextBlockFormat()
            shape.setLineHeight(SIZES.code_line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            shape.setLeftMargin(hang)
            shape.setTextIndent(-hang)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shape)
            block = block.next()
        cursor.endEditBlock()

    # ------------------------------------------------------------------ room
    def space(self, numbers: Iterable[int], height: Callable[[int], int]) -> None:
        """Leave as many pixels under these lines as `height` says of them."""
        others = [(number, height(number)) for number in numbers]
        others = [(number, high) for number, high in others if self._spaces.get(number, 0) != high]
        if not others:
            return
        cursor = QTextCursor(self._edit.document())
        cursor.beginEditBlock()
        for number, high in others:
            self._spaces[number] = high
            cursor.setPosition(self._edit.document().findBlockByNumber(number).position())
            shape = cursor.blockFormat()
            shape.setBottomMargin(high)
            cursor.setBlockFormat(shape)
        cursor.endEditBlock()

    def spaced(self) -> list[int]:
        """The lines that have room under them."""
        return list(self._spaces)

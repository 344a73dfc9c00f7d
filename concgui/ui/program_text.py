"""The program's text with what is done to it: which lines are shown, marked, lit, followed; mouse and keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from concgui.core.views import ProgramLine
from concgui.ui.fonts import load_for
from concgui.ui.program_caret import Caret
from concgui.ui.program_follow import Follow
from concgui.ui.program_view import ProgramView
from concgui.ui.theme import SIZES


class ProgramText(ProgramView):
    """`show_lines` shows a program, changing only what differs from before."""

    line_pointed = Signal(object)  #: the line under the mouse or that the keyboard is at, from 0; None: none any more
    line_chosen = Signal(int)  #: by Return, or in the gutter: what ran there is to be shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked: tuple[int, int] | None = None
        self._lit: tuple[int, int] | None = None
        self._follow = Follow(self, self._reveal)
        self._caret = Caret(self)
        self._gutter.pointed.connect(self._caret.point)
        self._gutter.pressed.connect(self._choose)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._caret.look_again)
        self.verticalScrollBar().sliderPressed.connect(self._hold)
        self.verticalScrollBar().sliderReleased.connect(self._go_on)
        self.verticalScrollBar().rangeChanged.connect(self._follow.retry)

    # ------------------------------------------------------------------ values
    @property
    def lines(self) -> tuple[ProgramLine, ...]:
        """What is shown."""
        return self.shown.lines

    @property
    def marked(self) -> tuple[int, int] | None:
        """The lines of the selected span."""
        return self._marked

    @property
    def caret(self) -> Caret:
        """The line that mouse or keyboard are at."""
        return self._caret

    def is_marked(self, number: int) -> bool:
        """Whether a line belongs to the selected span."""
        return self._marked is not None and self._marked[0] <= number <= self._marked[1]

    def is_lit(self, number: int) -> bool:
        """Whether a line belongs to the span under the mouse."""
        return self._lit is not None and self._lit[0] <= number <= self._lit[1]

    def mark_lines(self, lines: tuple[int, int] | None) -> None:
        """Mark the lines (from 0, both included) of the selected span, None: none any more.

        They are brought into view, and as long as they are marked no other line is.
        """
        self._marked = lines
        self._follow.held = False
        self._caret.describe()
        self._follow.go(None)
        if lines is not None:
            self._reveal(lines[1])
            self._reveal(lines[0])
        self._repaint()

    def light_lines(self, lines: tuple[int, int] | None) -> None:
        """Light the lines (from 0, both included) of the span under the mouse, where they are in view; None: none."""
        if lines != self._lit:
            self._lit = lines
            self._repaint()

    def show_lines(self, lines: Sequence[ProgramLine], *, numbered: bool = False) -> None:
        """Show these lines; `numbered`: with their numbers, as tracebacks name them."""
        before, begun = self._current(), self.shown.begun
        change = self.shown.take(lines)
        if numbered != self.numbered or change.rewritten:
            self.numbered = numbered
            self._set_gutter()
        if change.rewritten:
            self._rows.forget()
            load_for("".join(self.shown.texts))
            self._document.replace(self.shown.texts)
            self._document.space(self.shown.noted | set(self._document.spaced()), self.exception_space)
        elif change.numbers:
            self._document.space(change.numbers, self.exception_space)
        if change.rewritten or (self.shown.begun and not begun) or (before != self._current() and not numbered):
            self._follow.held = False
        if change.rewritten or change.numbers:
            if self._marked is None:
                self._follow.go(self._current())
            self._refresh(change.numbers)
            self._caret.describe()
        self._tick_or_not()

    def is_pointed(self, number: int) -> bool:
        """Whether the mouse is at a line."""
        return number == self._caret.pointed

    def has_caret(self, number: int) -> bool:
        """Whether the keyboard is at a line."""
        return number == self._caret.shown

    @property
    def colored(self) -> bool:
        """Whether the syntax of all lines is coloured: of a long program, a while after it is shown."""
        return self._document.colored

    def color_syntax(self) -> None:
        """From now on colour the syntax (imports Pygments)."""
        self._document.color()

    # ------------------------------------------------------------------ what is in view
    def bring(self, number: int) -> None:
        """Bring a line into view for the user, and stay there."""
        self._follow.held = number != self.shown.current()
        self._reveal(number)

    def _current(self) -> int | None:
        """The line that is to be in view."""
        place = self.shown.current()
        if place is None and self.shown.begun:
            place = self.shown.failed() if self.numbered else self.shown.last_done()
        return place

    def first_choice(self) -> int:
        """The line that the keys begin at: the one that main is at, else the first in view."""
        current = self.shown.current()
        if current is not None:
            return current
        whole = [line.number for line in self.lines_in(QRect(0, 0, 1, self.viewport().height())) if line.top >= 0]
        return whole[0] if whole else 0

    def page_lines(self) -> int:
        """How many lines fit into the view."""
        return max(1, self.viewport().height() // SIZES.code_line - 1)

    def _hold(self) -> None:
        """The user scrolls."""
        self._follow.held = True

    def _go_on(self) -> None:
        """The user has scrolled: if the current line is in view, it is followed again."""
        place = self.shown.current()
        if place is not None and self._in_view(place):
            self._follow.held = False

    def _choose(self, y: float) -> None:
        number = self.line_under(y)
        if number is not None:
            self._caret.place(number)
            self.line_chosen.emit(number)

    def _in_view(self, number: int) -> bool:
        return any(
            line.number == number and line.top >= 0 and line.bottom <= self.viewport().height()
            for line in self.lines_in(self.viewport().rect())
        )

    # ------------------------------------------------------------------ Qt
    def event(self, event: QEvent) -> bool:
        """Qt override: the keys that mean something here are kept from the window's shortcuts; a tooltip for a line."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._caret.wants(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._caret.tell(event.globalPos())
            return True
        return bool(super().event(event))

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt override."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._caret.tell(event.globalPos())
            return True
        if event.type() == QEvent.Type.Leave:
            self._caret.point(None)
        return bool(super().viewportEvent(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override."""
        if not self._caret.press(event):
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        super().mouseMoveEvent(event)
        self._caret.point(event.position().y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        super().mousePressEvent(event)
        self._caret.place(self.line_under(event.position().y()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt override."""
        super().focusInEvent(event)
        self._caret.focus(event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt override."""
        super().focusOutEvent(event)
        self._caret.blur()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        if self._marked is not None:
            self._reveal(self._marked[0])
        else:
            self._follow.again(self._current())

    def showEvent(self, event: QShowEvent) -> None:
        """Qt override: shown for the first time, Qt goes to the text's cursor, which is at its beginning."""
        super().showEvent(event)
        if self._marked is None:
            self._follow.again(self._current())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt override."""
        self._hold()
        super().wheelEvent(event)
        self._go_on()

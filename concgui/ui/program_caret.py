"""The line of the Program pane that the mouse or the keyboard is at: what is told of it, and who hears of it."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor, QKeyEvent
from PySide6.QtWidgets import QToolTip

from concgui.core.words import tr
from concgui.ui.controls import wrapped
from concgui.ui.program_words import facts

if TYPE_CHECKING:
    from concgui.ui.program_text import ProgramText

_K = Qt.Key
_STEPS = {_K.Key_Up: -1, _K.Key_Down: 1}
_PAGES = {_K.Key_PageUp: -1, _K.Key_PageDown: 1}
_ENTER = {_K.Key_Return, _K.Key_Enter}
_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_LONG = 4000  #: characters of an exception in the tooltip


class Caret:
    """Of one `ProgramText`. Lines are numbered from 0."""

    def __init__(self, text: "ProgramText") -> None:
        self._text = text
        self._at: int | None = None
        self._by_key = False
        self._told: int | None = None
        self.pointed: int | None = None  #: the line under the mouse

    @property
    def shown(self) -> int | None:
        """The line that the keyboard is at, while that is to be seen."""
        return self._at if self._by_key and self._text.hasFocus() and self._is_there(self._at) else None

    def _is_there(self, number: int | None) -> bool:
        return number is not None and number < len(self._text.lines)

    # ------------------------------------------------------------------ mouse
    def point(self, y: float | None) -> None:
        """The mouse is at a pixel of the viewport's height; None: it has left."""
        number = None if y is None else self._text.line_under(y)
        if number != self.pointed:
            before, self.pointed = self.pointed, number
            self._text.repaint_lines(before, number)
            self._emit()

    def look_again(self) -> None:
        """The text moves under the mouse."""
        if self.pointed is not None:
            self.point(self._text.viewport().mapFromGlobal(QCursor.pos()).y())

    def place(self, number: int | None) -> None:
        """The mouse has been pressed at a line: the keys go on from there."""
        before, self._at, self._by_key = self.shown, number, False
        self._text.repaint_lines(before)

    def tell(self, at: QPoint) -> None:
        """Show all that is known of the line at a pixel of the screen."""
        number = self._text.line_under(self._text.viewport().mapFromGlobal(at).y())
        first, *more = ("",) if number is None else facts(self._text.lines[number], number + 1, self._text.now_ns())
        if not more:  # below the last line, or at an empty one
            QToolTip.hideText()
            return
        rows = "<br>".join(escape(wrapped(row[:_LONG])).replace("\n", "<br>") for row in more)
        QToolTip.showText(at, f"<p style='white-space:pre'><b>{first}</b><br>{rows}</p>", self._text.viewport())

    # ------------------------------------------------------------------ keyboard
    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key means something here."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            return key in {_K.Key_Home, _K.Key_End, _K.Key_C}
        return modifiers == Qt.KeyboardModifier.NoModifier and (key in _STEPS or key in _PAGES or key in _ENTER)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False: it means nothing here."""
        key, last = event.key(), len(self._text.lines) - 1
        if not self.wants(event) or key == _K.Key_C or last < 0:
            return False
        if key in _ENTER:
            self._by_key = True
            if self._at is not None:
                self._text.line_chosen.emit(self._at)
        elif key == _K.Key_Home:
            self._go(0)
        elif key == _K.Key_End:
            self._go(last)
        elif self.shown is None and self._at is None:
            self._go(self._text.first_choice())
        else:
            step = _STEPS.get(Qt.Key(key)) or _PAGES[Qt.Key(key)] * self._text.page_lines()
            self._go(min(last, max(0, min(self._at or 0, last) + step)))
        return True

    def focus(self, reason: Qt.FocusReason) -> None:
        """The text has the focus now."""
        if reason in _BY_KEY and self._text.lines:
            self._go(self._at if self._at is not None and self._is_there(self._at) else self._text.first_choice())

    def blur(self) -> None:
        """The text has lost the focus."""
        self._text.repaint_lines(self._at)
        self._emit()

    def _go(self, number: int) -> None:
        before, self._at, self._by_key = self._at, number, True
        self._text.bring(number)
        self._text.repaint_lines(before, number)
        self._emit()
        words = self.describe()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._text, words))

    def _emit(self) -> None:
        told = self.shown if self.pointed is None else self.pointed
        if told != self._told:
            self._told = told
            self._text.line_pointed.emit(told)

    # ------------------------------------------------------------------ words
    def describe(self) -> str:
        """Tell who cannot see it of the keyboard's line, or of the marked ones; return the words."""
        text, marked, number = self._text, self._text.marked, self.shown
        words = ""
        if number is not None:
            first, *more = facts(text.lines[number], number + 1, text.now_ns())
            line = tr("{line}: {text}", line=first, text=text.lines[number].text.strip() or tr("empty"))
            words = tr(". ").join([line, *more])
        elif marked is not None:
            rows = "\n".join(text.shown.texts[marked[0] : marked[1] + 1]).strip()
            words = tr("Line {number} is marked: {text}", number=marked[0] + 1, text=rows)
        if words != text.accessibleDescription():
            text.setAccessibleDescription(words)
        return words

"""The Program pane: the program that the window writes and that really runs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from concgui.core.savedtext import saved_text
from concgui.core.views import ProgramLine
from concgui.core.words import later, tr, trn
from concgui.ui.controls import ActionButton, label, wrapped
from concgui.ui.program_clock import Clock, NoClock
from concgui.ui.scaled import fit
from concgui.ui.spoken import say_made
from concgui.ui.theme import px

if TYPE_CHECKING:
    from concgui.ui.program_text import ProgramText


NOT_TOLD = later(
    "At which line main is now is not known. Lines that run too often are not told one by one: that would slow the "
    "program down. What stands at a line is what was told of it until then."
)
_SAVE, _SAVE_SHORT = later("Save as .py"), later("Save")
ROOMY = 440  #: pixels in which the head has room for all that may stand there
TIGHT = 310
UNKNOWN_MS = 500  #: lines are often told again within less


class ProgramPane(QFrame):
    """Shows program lines; `copy_wanted` and `save_wanted` when the user asks for the text."""

    copy_wanted = Signal()
    save_wanted = Signal()
    line_pointed = Signal(object)  #: the line that mouse or keyboard are at, from 0; None: none any more
    line_chosen = Signal(int)  #: what ran at a line is to be shown
    text: "ProgramText"  #: from `complete` on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        fit(self.setMinimumSize, 250, 150)
        self._complete = False
        self.copy = ActionButton(
            later("Copy"),
            later("Copy the program"),
            later("Copy the program's text (Ctrl+Shift+C)"),
            role="link",
            parent=self,
        )
        self.save = ActionButton(
            _SAVE,
            later("Save the program"),
            later("Save the program: it does the same without Concgui (Ctrl+S)"),
            role="link",
            parent=self,
        )
        self.copy.clicked.connect(self.copy_wanted)
        self.save.clicked.connect(self.save_wanted)
        head = QHBoxLayout()
        fit(head.setContentsMargins, 15, 0, 8, 0)
        head.setSpacing(0)
        head.addWidget(label(later("Program"), "title", self))
        self.unknown = label(later("line not told"), "phase", self)
        fit(self.unknown.setContentsMargins, 12, 3, 0, 0)
        say_made(self.unknown, "toolTip", lambda: wrapped(tr(NOT_TOLD)))
        say_made(self.unknown, "accessibleDescription", lambda: tr(NOT_TOLD))
        self.unknown.hide()
        head.addWidget(self.unknown)
        self.exceptions = ActionButton("", later("Exceptions"), "", role="link", danger=True, parent=self)
        self.exceptions.clicked.connect(self._show_exception)
        self.exceptions.hide()
        head.addStretch(1)
        head.addWidget(self.exceptions)
        head.addWidget(self.copy)
        head.addWidget(self.save)
        self._column = column = QVBoxLayout(self)
        fit(column.setContentsMargins, 1, 10, 1, 8)
        fit(column.setSpacing, 6)
        column.addLayout(head)
        self.note = label("", "program-note", self)
        self.note.setWordWrap(True)
        self.note.hide()
        column.addWidget(self.note)
        column.addStretch(1)
        self._lines: Sequence[ProgramLine] = ()
        self._numbered = False
        self._failed: Sequence[int] = []  # the lines with an exception
        self._visited = -1  # the one that was gone to last
        self._marked: tuple[int, int] | None = None
        self._clock: Clock = NoClock()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(UNKNOWN_MS)
        self._soon.timeout.connect(self._say_unknown)

    def complete(self) -> None:
        """Make the text, after the first paint: its classes of Qt take long to load."""
        from concgui.ui import program_text

        self.text = program_text.ProgramText()
        self._complete = True
        self._column.takeAt(self._column.count() - 1)
        self._column.addWidget(self.text, 1)
        self.text.show_lines(self._lines, numbered=self._numbered)
        self.text.mark_lines(self._marked)
        self.text.set_clock(self._clock)
        self.text.line_pointed.connect(self.line_pointed)
        self.text.line_chosen.connect(self.line_chosen)

    def show_lines(self, lines: Sequence[ProgramLine], *, numbered: bool = False, busy: bool = False) -> None:
        """Show the program; `numbered`: with the numbers of its lines, as tracebacks name them; `busy`: main runs."""
        self._lines, self._numbered = lines, numbered
        if self._complete:
            self.text.show_lines(lines, numbered=numbered)
            shown = self.text.shown
            self._tell_unknown(unknown=busy and numbered and bool(shown.begun) and shown.current() is None)

            self._tell_exceptions(shown.exceptions())

    def show_top(self) -> None:
        """Another program is shown: read it from its beginning, unless it runs already."""
        if self._complete and not self.text.shown.begun:
            self.text.verticalScrollBar().setValue(0)

    def _tell_exceptions(self, lines: Sequence[int]) -> None:
        """Tell how many lines have an exception: they may be out of view."""
        if lines == self._failed:
            return
        self._failed, self._visited = lines, -1
        self.exceptions.setText(f"✕ {len(lines)}")
        self.exceptions.setVisible(bool(lines))
        self._name_exceptions()
        self.unknown.hide()  # it comes again, if there is room
        self._fit_head()

    def _name_exceptions(self) -> None:
        told = trn("{n} line has an exception", "{n} lines have an exception", len(self._failed))
        self.exceptions.setAccessibleName(told)
        self.exceptions.set_tip(tr("{told}: go to the next one", told=told))

    def _show_exception(self) -> None:
        """Bring the next line with an exception into view."""
        self._visited = next((line for line in self._failed if line > self._visited), self._failed[0])
        self.text.bring(self._visited)

    def _tell_unknown(self, *, unknown: bool) -> None:
        """Say that nobody tells at which line main is, if that goes on for a while."""
        if not unknown:
            self._soon.stop()
            self.unknown.hide()
        elif not self._soon.isActive() and self.unknown.isHidden():
            self._soon.start()

    def _fit_head(self) -> None:
        """Say less where there is little room."""
        words = tr(_SAVE_SHORT if self.width() < px(TIGHT) else _SAVE)
        if words != self.save.text():
            self.save.setText(words)
        if self._failed and self.width() < px(ROOMY):
            self.unknown.hide()

    def speak(self) -> None:
        """Say it in another language."""
        self._name_exceptions()
        self._fit_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._fit_head()

    def _say_unknown(self) -> None:
        """Where there is room for it beside the rest."""
        self.unknown.setVisible(not self._failed or self.width() >= px(ROOMY))

    def show_note(self, sentence: str) -> None:
        """Tell, above the text, how it differs from its file; "" for nothing."""
        if sentence != self.note.text():
            self.note.setText(sentence)
            self.note.setVisible(bool(sentence))

    def mark_lines(self, lines: tuple[int, int] | None) -> None:
        """Mark these lines (from 0, both included) as those of the selected span, and bring them into view."""
        self._marked = lines
        if self._complete:
            self.text.mark_lines(lines)

    def light_lines(self, lines: tuple[int, int] | None) -> None:
        """Light these lines (from 0, both included) as those of the span under the mouse, where they are in view."""
        if self._complete:
            self.text.light_lines(lines)

    def set_clock(self, clock: Clock) -> None:
        """What time it is: for the seconds of a line that main is blocked at."""
        self._clock = clock
        if self._complete:
            self.text.set_clock(clock)

    def program_text(self) -> str:
        """The program as a file's text, which plain Python runs."""
        return saved_text(self._lines)

"""The Output pane: who printed what, and when."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from concgui.core.views import OutputLine, TypingView
from concgui.core.words import later, trn
from concgui.ui.controls import ActionButton, ElidedLabel, label
from concgui.ui.scaled import fit

if TYPE_CHECKING:
    from concgui.ui.output_input import InputLine
    from concgui.ui.output_text import OutputText


class OutputPane(QFrame):
    """Shows output lines, and under them the line through which something can be typed for the program.

    `copy_wanted` and `save_wanted` when the user asks for the text; `typed`, `input_end_wanted` and `refused` as in
    `InputLine`.
    """

    typed = Signal(str)
    input_end_wanted = Signal()
    refused = Signal(str)
    copy_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "output")
        fit(self.setMinimumSize, 250, 120)
        self._text: OutputText | None = None
        self.input: InputLine | None = None  #: made for the first program that has an input
        self.note = ElidedLabel("output-note", self)
        self.copy = ActionButton(
            later("Copy"),
            later("Copy the output"),
            later("Copy the lines with their times (Ctrl+Shift+X)"),
            role="dark-link",
            parent=self,
        )
        self.save = ActionButton(
            later("Save"),
            later("Save the output"),
            later("Save the lines with their times (Ctrl+Shift+S)"),
            role="dark-link",
            parent=self,
        )
        self.copy.clicked.connect(self.copy_wanted)
        self.save.clicked.connect(self.save_wanted)
        head = QHBoxLayout()
        fit(head.setContentsMargins, 15, 0, 8, 0)
        fit(head.setSpacing, 4)
        head.addWidget(label(later("Output"), "output-title", self))
        head.addSpacing(8)  # as narrow at every scale
        head.addWidget(self.note, 1)
        head.addWidget(self.copy)
        head.addWidget(self.save)
        self._column = column = QVBoxLayout(self)
        fit(column.setContentsMargins, 1, 8, 4, 8)
        fit(column.setSpacing, 6)
        column.addLayout(head)
        column.addStretch(1)

    @property
    def text(self) -> "OutputText":
        """The lines. Made by `complete`, or when it is first needed."""
        return self._text or self.complete()

    def complete(self) -> "OutputText":
        """Make the text, after the first paint: its classes of Qt take long to load."""
        if self._text is not None:
            return self._text
        from concgui.ui.output_text import OutputText

        self._text = text = OutputText()
        text.skipped_changed.connect(self._skipped)
        self._column.takeAt(self._column.count() - 1)
        self._column.addWidget(text, 1)
        return text

    def add(self, lines: Iterable[OutputLine]) -> None:
        """Append lines."""
        self.text.add(lines)

    def show_typing(self, view: TypingView) -> None:
        """Show the line that can be typed, or none."""
        if self.input is None:
            if not view.shown:
                return
            from concgui.ui.output_input import InputLine

            self.complete()  # the lines stand above it
            self.input = InputLine(self)
            self.input.sent.connect(self.typed)
            self.input.end_wanted.connect(self.input_end_wanted)
            self.input.refused.connect(self.refused)
            self._column.addWidget(self.input)
        self.input.show_typing(view)

    def clear(self) -> None:
        """A new run begins."""
        self.text.clear()

    def restart(self, earlier: int) -> None:
        """Forget what is shown; before what comes next there were so many lines, which are not shown."""
        self.text.restart(earlier)

    def output_text(self) -> str:
        """The lines as text, with time and name; the first line says how many are missing."""
        from concgui.core.terminal import shown

        rows = [f"{line.t_ns / 1e9:.3f}\t{line.who}\t{shown(line.text)}" for line in self.text.lines]
        if self.text.skipped:
            rows.insert(0, self.note.words)
        return "".join(f"{row}\n" for row in rows)

    def speak(self) -> None:
        """Say it in another language."""
        if self._text is not None:
            self._skipped(self._text.skipped)

    def _skipped(self, count: int) -> None:
        words = trn("{n:,} earlier line not shown", "{n:,} earlier lines not shown", count) if count else ""
        self.note.set_words(words)
        self.note.setToolTip(words)

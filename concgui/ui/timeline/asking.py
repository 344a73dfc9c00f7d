"""Going to an exact range of time, and looking for a text: what is done with what was written into the line."""

from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from concgui.core.words import tr
from concgui.ui.timeline.ask_line import AskLine
from concgui.ui.timeline.finder import find
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.handling import Handling
from concgui.ui.timeline.hover import selected_lines
from concgui.ui.timeline.measured import range_words
from concgui.ui.timeline.spoken_times import HELP, parse_stretch


class View(Protocol):
    """What is needed of the pane."""

    @property
    def frame(self) -> Frame: ...  # noqa: D102
    @property
    def handling(self) -> Handling: ...  # noqa: D102
    def show_stretch(self, left_ns: float, right_ns: float) -> None: ...  # noqa: D102
    def setFocus(self) -> None: ...  # noqa: D102


class Asking(QObject):
    """Owns the line."""

    def __init__(self, view: View, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self.line = AskLine(parent)
        self._looking = False
        self._last = ""  #: what was looked for last
        self.line.entered.connect(self._entered)
        self.line.closed.connect(lambda: view.setFocus())  # noqa: PLW0108  a protocol's method is no slot

    @Slot()
    def ask_range(self) -> None:
        """Ask for an exact range; the visible one is there to be changed."""
        self._looking = False
        frame = self._view.frame
        t0, scale = frame.lanes.t0_ns, frame.scale
        visible = range_words(frame.lanes, round(t0 + max(0.0, scale.left_ns)), round(t0 + scale.right_ns))
        self.line.ask(tr("Show"), visible, tr("{help} With Shift+Return it is measured, too.", help=tr(HELP)))

    @Slot()
    def ask_text(self) -> None:
        """Ask for a text to look for."""
        self._looking = True
        hint = tr("A name, a pid, a call or an end. Return: next, Shift+Return: previous.")
        self.line.ask(tr("Find"), self._last, hint)

    def speak(self) -> None:
        """Another language: what was asked in the one before is not asked any more."""
        if self.line.isVisible():
            self.line.close_line()

    def _entered(self, text: str, shift: bool) -> None:
        if self._looking:
            self._find(text, -1 if shift else 1)
        else:
            self._go(text, measure=shift)

    def _go(self, text: str, *, measure: bool) -> None:
        frame = self._view.frame
        try:
            left, right = parse_stretch(text, frame.scale.span_ns)
        except ValueError as error:
            self.line.tell(str(error), wrong=True)
            return
        if left > max(0.0, frame.elapsed_ns):
            self.line.tell(tr("The run ends at {t:.3f} s.", t=frame.elapsed_ns / 1e9), wrong=True)
            return
        self._view.show_stretch(left, right)
        if measure:
            self._view.handling.mark_range(round(frame.lanes.t0_ns + left), round(frame.lanes.t0_ns + right))
        self.line.close_line()

    def _find(self, text: str, step: int) -> None:
        frame, handling = self._view.frame, self._view.handling
        after = handling.marks.selected if text == self._last else None
        hit = find(frame.lanes, frame.rows.found, text, after, frame.now_ns, step)
        self._last = text
        if hit is None:
            hidden = frame.rows.filtered
            told = tr("Not found among names, pids, calls and ends.")
            if hidden:
                told = tr(
                    "Not found among names, pids, calls and ends of the lanes that the filter shows; "
                    "it hides {count:,}.",
                    count=hidden,
                )
            self.line.tell(told if text.strip() else "", wrong=True)
            return
        handling.select(hit.span)
        lines = selected_lines(self._view.frame, hit.span)
        self.line.tell(tr("{number:,} of {all:,}: {what}", number=hit.place, all=hit.count, what="; ".join(lines[:2])))

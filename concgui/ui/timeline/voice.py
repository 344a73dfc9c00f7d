"""The timeline for who cannot see it: a summary of all lanes, or the words of the selected span."""

from time import perf_counter_ns

from PySide6.QtWidgets import QWidget

from concgui.core.lanes import LaneSet
from concgui.core.words import tr
from concgui.ui.timeline import words

SPOKEN_NS = 1_000_000_000  #: the summary is renewed no more often


class Voice:
    """Gives widgets their accessible description."""

    def __init__(self, *widgets: QWidget) -> None:
        self._widgets = widgets
        self._said = ""
        self._said_ns = 0

    def due(self, now_ns: int) -> bool:
        """Whether there may be something new to say."""
        return now_ns - self._said_ns >= SPOKEN_NS

    def say(self, lanes: LaneSet, selected: list[str]) -> None:
        """Tell of the selected span, or of all lanes if there is none."""
        self._said_ns = perf_counter_ns()
        told = tr(". ").join(selected) or words.summary(lanes)
        if told != self._said:
            self._said = told
            for widget in self._widgets:
                widget.setAccessibleDescription(told)

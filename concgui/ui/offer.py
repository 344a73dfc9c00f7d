"""Offers what a killed window left: one sentence, to be opened, discarded, or left for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from concgui.ui.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concgui.core.livefolder import Left

_GAP = 10


class Offer(Banner):
    """`opened(Left)`, `discarded(Left)`. Closed, it does nothing: the next window offers the same again."""

    opened = Signal(object)
    discarded = Signal(object)
    waits = True

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("A recording was found")
        self._left: list[Left] = []
        self.open_button = QPushButton("Open", self)
        self.open_button.setToolTip("Show this recording in place of what is shown now")
        self.open_button.clicked.connect(self._open)
        self.discard_button = QPushButton("Discard", self)
        self.discard_button.setToolTip("Delete this recording's file")
        self.discard_button.clicked.connect(self._discard)
        self.close_button.setToolTip("Later: Concgui offers it again when it starts the next time")
        self.close_button.setAccessibleName("Later")
        for place, button in enumerate((self.open_button, self.discard_button), 1):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
            button.setProperty("danger", button is self.discard_button)
            self.row.insertWidget(place, button)
        self.row.setSpacing(_GAP)

    def offer(self, left: Sequence[Left]) -> None:
        """Offer the first of these, the newest, and tell how many more there are. None: go."""
        self._left = list(left)
        if self._left:
            self.show_words(told(self._left))
        else:
            self.hide()

    def extra_width(self) -> int:
        """The two buttons."""
        return sum(one.sizeHint().width() + _GAP for one in (self.open_button, self.discard_button))

    @Slot()
    def _open(self) -> None:
        newest = self._left[0]
        self.offer(())  # the others are there at the next start: one is enough to look at
        self.opened.emit(newest)

    @Slot()
    def _discard(self) -> None:
        newest, *others = self._left
        self.offer(others)
        self.discarded.emit(newest)


def told(left: Sequence[Left]) -> str:
    """Return the sentence about the first of these recordings."""
    newest = left[0]
    when = newest.began.astimezone()  # numbers alone: the names of months would be in the user's language
    more = f", and {len(left) - 1} more" if len(left) > 1 else ""
    return f"Concgui ended unexpectedly: the recording of {newest.program}, {when:%Y-%m-%d\u00a0%H:%M}, is there{more}."

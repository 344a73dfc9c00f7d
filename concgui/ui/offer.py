"""Offers what a killed window left: one sentence, to be opened, discarded, or left for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from concgui.core.words import tr
from concgui.ui.banner import Banner
from concgui.ui.scaled import fit
from concgui.ui.spoken import say
from concgui.ui.theme import px

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
        say(self, "accessibleName", "A recording was found")
        self._left: list[Left] = []
        self.open_button = QPushButton(self)
        say(self.open_button, "text", "Open")
        say(self.open_button, "toolTip", "Show this recording in place of what is shown now")
        self.open_button.clicked.connect(self._open)
        self.discard_button = QPushButton(self)
        say(self.discard_button, "text", "Discard")
        say(self.discard_button, "toolTip", "Delete this recording's file")
        self.discard_button.clicked.connect(self._discard)
        say(self.close_button, "toolTip", "Later: Concgui offers it again when it starts the next time")
        say(self.close_button, "accessibleName", "Later")
        for place, button in enumerate((self.open_button, self.discard_button), 1):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
            button.setProperty("danger", button is self.discard_button)
            self.row.insertWidget(place, button)
        fit(self.row.setSpacing, _GAP)

    def offer(self, left: Sequence[Left]) -> None:
        """Offer the first of these, the newest, and tell how many more there are. None: go."""
        self._left = list(left)
        if self._left:
            self.show_words(told(self._left))
        else:
            self.hide()

    def extra_width(self) -> int:
        """The two buttons."""
        return sum(one.sizeHint().width() + px(_GAP) for one in (self.open_button, self.discard_button))

    def speak(self) -> None:
        """Say it in another language."""
        if self._left and not self.isHidden():
            self.show_words(told(self._left))

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
    found = tr(
        "Concgui ended unexpectedly: the recording of {program}, {when}, is there",
        program=newest.program,
        when=f"{when:%Y-%m-%d\u00a0%H:%M}",
    )
    more = len(left) - 1
    return tr("{found}, and {more} more.", found=found, more=more) if more else tr("{found}.", found=found)

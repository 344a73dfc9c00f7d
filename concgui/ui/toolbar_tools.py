"""The last buttons of the toolbar: Predict, Compare, Replay and Present. What does not fit has its key and the menu."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from concgui.core.words import later, tr
from concgui.ui.controls import ActionButton, mark
from concgui.ui.scaled import fit
from concgui.ui.theme import px

_SPACING = 8
#: Their words, and what they do.
_PREDICT = later("Predict"), later("Ask the class what will happen, before it runs")
_COMPARE = later("Compare"), later("Run the same work by turns: sequence, threads, processes, one core (F9)")
_REPLAY = later("Replay"), later("Look at this run again, instant by instant (R)")
_BACK = later("Back to live"), later("Leave the replay: show the program as it is now (R)")
_PRESENT = later("Present F5"), later("Fill the screen for the last row: the program and its timeline (F5)")


class Tools(QWidget):
    """Nothing is shown of a button until it is offered: `offer(tools.predict)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.predict = self._button(*_PREDICT)
        self.compare = self._button(*_COMPARE)
        self.replay = self._button(*_REPLAY)
        self.present = self._button(*_PRESENT, role="present")
        self._offered: set[ActionButton] = set()
        self._live = False  # a replay of the run that the window still has
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        fit(row.setSpacing, _SPACING)
        for button in self._all():
            row.addWidget(button)
            button.hide()

    def _button(self, words: str, tip: str, role: str = "tool") -> ActionButton:
        return ActionButton(words, words, tip, role=role, parent=self)

    def _all(self) -> tuple[ActionButton, ...]:
        return self.predict, self.compare, self.replay, self.present

    def offer(self, button: ActionButton, *, offered: bool = True) -> bool:
        """Offer one of the buttons, or not any more. Return whether that is new: the row needs another `fit` then."""
        if (button in self._offered) is offered:
            return False
        (self._offered.add if offered else self._offered.discard)(button)
        return True

    @property
    def live(self) -> bool:
        """Whether the third button leads back to the program."""
        return self._live

    def show_live(self, *, live: bool) -> bool:
        """Let the third button lead back to the program (`live`), or to a replay. Return whether that is new."""
        if live is self._live:
            return False
        self._live = live
        self.speak()
        return True

    def speak(self) -> None:
        """Say the words again, in the language in use."""
        texts = _PREDICT, _COMPARE, _BACK if self._live else _REPLAY, _PRESENT
        for button, (words, tip) in zip(self._all(), texts, strict=True):
            button.setText(tr(words))
            button.setAccessibleName(tr(words))
            button.set_tip(tr(tip))

    def fit(self, room: int, *, tight: bool = False) -> bool:
        """Show what fits into so many pixels, the most needed first. Return whether that is all that is offered."""
        for button in self._all():
            mark(button, "tight", on=tight)
        back, others = ((self.replay,), ()) if self._live else ((), (self.replay,))
        left, whole = room, True
        for button in (self.present, *back, self.predict, self.compare, *others):
            if button not in self._offered:
                button.hide()
                continue
            button.ensurePolished()
            left -= button.sizeHint().width() + px(_SPACING)
            # Present is what a narrow screen needs most: it stays.
            button.setVisible(left >= 0 or button is self.present)
            whole = whole and left >= 0
        self.setVisible(bool(self._offered))
        return whole

    @property
    def least(self) -> int:
        """Pixels that are needed at any rate."""
        offered = self.present in self._offered
        return self.present.sizeHint().width() + px(_SPACING) if offered else 0

    @property
    def taken(self) -> int:
        """Pixels that the buttons need which are shown, with what stands between them."""
        return sum(button.sizeHint().width() + px(_SPACING) for button in self._all() if not button.isHidden())

"""Commands about the size of everything."""

from typing import TYPE_CHECKING

from concgui.control.preferences import LARGEST, SMALLEST
from concgui.core.actions import YES, Verdict
from concgui.core.words import tr
from concgui.ui.commands import Command
from concgui.ui.looks import larger, looks
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.ui.keyboard import Keyboard


#: Pixels at scale 1 that the screen keeps when everything is made larger by key, so that all of it can be reached.
ROOM = (720, 400)


class LooksKeys:
    """Tells the keyboard how each of them is done, and when."""

    def __init__(self, window: MainWindow, keyboard: "Keyboard") -> None:
        self._window = window
        self._preferences = window.preferences
        keyboard.handle(Command.LARGER, lambda: self._step(1), self._verdict_larger)
        keyboard.handle(Command.SMALLER, lambda: self._step(-1), self._verdict_smaller)
        keyboard.handle(Command.USUAL_SIZE, lambda: self._preferences.choose("scale", 1.0))
        looks().complete()

    def _step(self, steps: int) -> None:
        self._preferences.choose("scale", larger(self._preferences.choices.scale, steps))

    def _verdict_larger(self) -> Verdict:
        now, screen = self._preferences.choices.scale, self._window.screen().availableGeometry().size()
        fits = min(screen.width() / ROOM[0], screen.height() / ROOM[1])
        if now < LARGEST and larger(now, 1) <= max(1.0, fits):
            return YES
        if now < LARGEST:
            return Verdict(enabled=False, reason=tr("Larger than this it does not fit on the screen."))
        return Verdict(enabled=False, reason=tr("Everything is as large as it can be shown."))

    def _verdict_smaller(self) -> Verdict:
        if self._preferences.choices.scale > SMALLEST:
            return YES
        return Verdict(enabled=False, reason=tr("Everything is as small as it can be shown."))

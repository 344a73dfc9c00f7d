"""When the Program pane brings the current line into view: while it goes on, calmly, and not against the user."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

CALM_MS = 600  #: a view that has just moved stays for so long: main may be in two places by turns


class Follow(QObject):
    """`reveal(number)` brings a line into view and answers whether the view moved."""

    def __init__(self, parent: QObject, reveal: Callable[[int], bool]) -> None:
        super().__init__(parent)
        self._reveal = reveal
        self._place: int | None = None
        self.held = False  #: the user has scrolled, and looks elsewhere
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(CALM_MS)
        self._rest.timeout.connect(self._go)

    def go(self, number: int | None) -> None:
        """Follow this line from now on; None: stay."""
        self._place = number
        if not self._rest.isActive():
            self._go()

    def retry(self) -> None:
        """There may be room now to bring it into view: the text below was laid out."""
        if not self._rest.isActive():
            self._go()

    def again(self, number: int | None) -> None:
        """The view has another size, or the user wants to see it: at once."""
        self._place = number
        self._rest.stop()
        self._go()

    def _go(self) -> None:
        if self._place is not None and not self.held and self._reveal(self._place):
            self._rest.start()

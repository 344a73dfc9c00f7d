"""One calm sentence for the user, over the bottom of the centre; it goes by itself and moves nothing."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from concgui.core.words import later
from concgui.ui.announce import announce
from concgui.ui.controls import icon_button, label
from concgui.ui.scaled import fit
from concgui.ui.spoken import say
from concgui.ui.theme import px

_BASE_MS = 4000
_PER_CHAR_MS = 60
_HISTORY = 20
_EDGE = 14


class Banner(QFrame):
    """Lies over its parent; `history` are the last sentences, newest first."""

    waits = False  #: for an answer

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("role", "banner")
        self.history: list[str] = []
        self.words = label("", "")
        self.words.setWordWrap(True)
        close = icon_button("close", later("Close the message"), later("Close"), color="text_on_strong")
        close.clicked.connect(self.hide)
        self.close_button = close
        self.row = row = QHBoxLayout(self)
        fit(row.setContentsMargins, 18, 10, 10, 10)
        row.addWidget(self.words, 1)
        row.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)
        say(self, "accessibleName", "Message")
        parent.installEventFilter(self)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence, long enough to be read."""
        self.history.insert(0, sentence)
        del self.history[_HISTORY:]
        self.show_words(sentence)
        announce(self, sentence)
        self._timer.start(_BASE_MS + _PER_CHAR_MS * len(sentence))

    def show_words(self, sentence: str) -> None:
        """Show a sentence until it is closed."""
        self.words.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.show()
        self.raise_()
        self._place()

    def _go(self) -> None:
        if self.underMouse():
            self._timer.start(_BASE_MS)
        else:
            self.hide()

    def _place(self) -> None:
        area = _seen_of(self._over)
        width = min(px(760), area.width() - 2 * _EDGE)
        need = self.words.fontMetrics().horizontalAdvance(self.words.text()) + px(80) + self.extra_width()
        width = max(200, min(width, need))
        height = max(px(46), self.layout_height(width))
        # What waits for an answer stays where it is, and is not covered: the first to be shown is the lowest.
        others = [one for one in self._over.findChildren(Banner) if one.waits and not one.isHidden()]
        below = others[: others.index(self)] if self in others else others
        bottom = area.top() + area.height() - _EDGE - sum(one.height() + 8 for one in below)
        self.setGeometry(area.left() + (area.width() - width) // 2, bottom - height, width, height)

    def extra_width(self) -> int:
        """Pixels that are needed beside the sentence and the cross."""
        return 0

    def layout_height(self, width: int) -> int:
        """Height that the sentence needs in this width, pixels."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt override: stay at the bottom of the parent."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False


def _seen_of(widget: QWidget) -> QRect:
    """The part of a widget that is not scrolled away: at a large scale the panes scroll. All of it where none is."""
    seen, above = widget.rect(), widget
    while not above.isWindow() and (parent := above.parentWidget()) is not None:
        seen = seen & parent.rect().translated(-widget.mapTo(parent, QPoint(0, 0)))
        above = parent
    return widget.rect() if seen.isEmpty() else seen

"""A small chooser in a card: a word with an arrow, its menu is made when it opens.

Lighter than a combo box, of which a window of 64 cards would have 128.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from concgui.ui.controls import paint_chevron
from concgui.ui.theme import current, px


class Choice(QPushButton):
    """One of a few words. `chosen` carries the word that the user picked, if it is another one."""

    chosen = Signal(str)

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tuple(words)
        self._word = self._words[0]
        self.setProperty("role", "form")
        self.clicked.connect(self.open)

    @property
    def word(self) -> str:
        """The word that is shown."""
        return self._word

    def set_word(self, word: str) -> None:
        """Show this word; nothing is emitted."""
        if word != self._word:
            self._word = word
            self.setAccessibleDescription(word)
            self.update()

    def open(self) -> None:
        """Offer the words."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        for word in self._words:
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(word == self._word)
            if word == self._word:
                menu.setActiveAction(action)
        picked = menu.exec(self.mapToGlobal(QPoint(0, self.height())))
        if picked is not None and picked.text() != self._word:
            self.chosen.emit(picked.text())
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override: the arrow down opens, as in a combo box."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Qt override: room for the longest word, so that nothing moves when another is chosen."""
        longest = max(self.fontMetrics().horizontalAdvance(word) for word in self._words)
        return QSize(longest + px(28), px(28))

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        super().paintEvent(event)
        theme = current()
        painter = QPainter(self)
        painter.setPen(QColor(theme.text_soft))
        left = px(6)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._word)
        x = left + self.fontMetrics().horizontalAdvance(self._word) + px(12)
        paint_chevron(painter, x, self.height() / 2, px(4), QColor(theme.text_soft))

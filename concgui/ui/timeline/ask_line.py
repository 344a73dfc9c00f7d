"""A small line to write in, at the lower edge of the timeline: for an exact range of time, or for a text to find."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from concgui.core.words import later
from concgui.ui.controls import icon_button, label, mark
from concgui.ui.scaled import fit
from concgui.ui.theme import px

WIDE = 420
BELOW = 6


class AskLine(QFrame):
    """Emits what was written when Return is pressed, and whether Shift was held."""

    entered = Signal(str, bool)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._view = parent
        self._title, self._told = label("", "form"), label("", "phase")
        self._told.setWordWrap(True)
        self.field = QLineEdit()
        self.field.installEventFilter(self)
        self.field.textEdited.connect(lambda: self.tell(""))
        close = icon_button("close", later("Close"), later("Close (Esc)"))
        close.clicked.connect(self.close_line)
        line = QHBoxLayout()
        line.addWidget(self._title)
        line.addWidget(self.field, 1)
        line.addWidget(close)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 12, 6, 6, 8)
        fit(column.setSpacing, 3)
        column.addLayout(line)
        column.addWidget(self._told)
        self.hide()

    def ask(self, title: str, text: str, hint: str) -> None:
        """Open with a title, a text that is selected, and a hint under it."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self.field.setAccessibleName(title)
        self.field.setText(text)
        self.field.selectAll()
        self.tell(hint)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self, words: str, *, wrong: bool = False) -> None:
        """Say something under the line."""
        self._told.setText(words)
        self._told.setVisible(bool(words))
        self.field.setAccessibleDescription(words)
        mark(self.field, "wrong", on=wrong)
        self._place()

    def close_line(self) -> None:
        """Close, and tell."""
        self.hide()
        self.closed.emit()

    def _place(self) -> None:
        self.setFixedWidth(min(px(WIDE), self._view.width() - 12))
        self.adjustSize()
        self.move((self._view.width() - self.width()) // 2, self._view.height() - self.height() - BELOW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return and Esc mean something here, whatever the window does with them."""
        if watched is self.field and isinstance(event, QKeyEvent):
            key = event.key()
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    if key == Qt.Key.Key_Escape:
                        self.close_line()
                    else:
                        self.entered.emit(
                            self.field.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                        )
                    return True
        return bool(super().eventFilter(watched, event))

"""Text fields of a card that never lose what was typed.

A field shows the session's value until the user types. What was typed stays, also when the session refuses it: the
value that comes back with the next view replaces it only after it was accepted, or after Escape.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from concgui.ui.controls import mark


class KeptField(QLineEdit):
    """A line edit for one value of the session. `submitted` carries a text that differs from the shown value."""

    submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""  #: the session's value as text
        self._sent: str | None = None  #: what was submitted and is not accepted yet
        self.textEdited.connect(self._edited)
        self.returnPressed.connect(self.submit)

    @property
    def wrong(self) -> bool:
        """Whether the field holds a text that was refused."""
        return bool(self.property("wrong"))

    @property
    def pending(self) -> bool:
        """Whether the field holds a text that the session has not accepted."""
        return self.text() != self._shown

    def show_value(self, text: str, *, refused: bool) -> None:
        """The session's value; `refused` while the card has a problem."""
        accepted = self._sent is not None and (not refused or text == self._sent)
        if accepted or (self._sent is None and not self.isModified()) or self.text() == self._shown:
            self._sent = None
            if self.text() != text:
                self.setText(text)
                if not self.hasFocus():
                    self.setCursorPosition(0)  # a long text is shown from its beginning
        self._shown = text
        mark(self, "wrong", on=refused and self._sent is not None)

    def submit(self) -> None:
        """Emit `submitted` if something new was typed."""
        if self.pending and self.text() != self._sent:
            self._sent = self.text()
            self.submitted.emit(self.text())

    def _edited(self) -> None:
        self.setModified(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt override: leaving the field is entering its text."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.submit()
            self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override: Escape brings the session's value back."""
        if event.key() == Qt.Key.Key_Escape and (self.pending or self.wrong):
            self.setText(self._shown)
            self.setModified(False)
            if self._sent is not None:
                self._sent = None
                mark(self, "wrong", on=False)
                self.submitted.emit(self._shown)
            return
        super().keyPressEvent(event)

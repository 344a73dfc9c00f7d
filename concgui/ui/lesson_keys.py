"""The keys by which a class votes while a question is asked: A–D, + and −, Esc.

They mean something else at other times, so they are taken before the window's shortcuts: Qt asks the widget with the
focus first (`ShortcutOverride`), and we ask before it. A text field keeps its letters.
"""

import contextlib

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_K = Qt.Key
_AGAIN = {_K.Key_Plus: 1, _K.Key_Equal: 1, _K.Key_Minus: -1, _K.Key_Underscore: -1}
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class VoteKeys(QObject):
    """Listens in the window of a panel, while that is seen."""

    voted = Signal(int, int)  #: answer from 0, votes
    voted_again = Signal(int)  #: votes for the last answer
    skipped = Signal()

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._answers = 0
        self._on = False
        self._at: QObject | None = None

    def listen(self, answers: int, *, on: bool) -> None:
        """Take the keys of so many answers, or (`on` False) none any more."""
        self._answers = answers
        if on is self._on:
            return
        self._on = on
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101
        if on:
            app.focusChanged.connect(self._follow)
            self._follow(None, app.focusWidget())
        else:
            app.focusChanged.disconnect(self._follow)
            self._leave()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The keys come to the widget with the focus, or to the window where none has it."""
        self._leave()
        self._at = new if new is not None else self._panel.window()
        self._at.installEventFilter(self)

    def _leave(self) -> None:
        if self._at is not None:
            at, self._at = self._at, None
            with contextlib.suppress(RuntimeError):  # it is gone
                at.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override."""
        if event.type() not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            return False
        assert isinstance(event, QKeyEvent)  # noqa: S101
        if not self._wanted(watched, event):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._press(event)
        return True

    def _wanted(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.modifiers() & _OTHERS or _takes_text(watched) or not self._panel.isVisible():
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._panel.window():
            return False
        return event.key() in _AGAIN or event.key() == _K.Key_Escape or self._answer(event) is not None

    def _answer(self, event: QKeyEvent) -> int | None:
        place = event.key() - _K.Key_A
        return place if 0 <= place < self._answers else None

    def _press(self, event: QKeyEvent) -> None:
        answer = self._answer(event)
        if answer is not None:
            self.voted.emit(answer, -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in _AGAIN:
            self.voted_again.emit(_AGAIN[Qt.Key(event.key())])
        elif not event.isAutoRepeat():
            self.skipped.emit()


def _takes_text(widget: QObject) -> bool:
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractSpinBox)

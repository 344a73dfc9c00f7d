"""The input line under the output of a script: what is typed there goes into the program's stdin."""

import time

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QClipboard, QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QWidget

from concgui.core.views import TypingView
from concgui.core.words import later, tr, trn
from concgui.ui.controls import ActionButton, label
from concgui.ui.fonts import code_font
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES, px

_HISTORY = 200  #: lines
#: What the empty field says, the longest first: the one that fits is shown.
_INVITATIONS = (
    later("Type a line for the program, Return sends it; Ctrl+D ends the input  (E)"),
    later("Type a line, Return sends it; Ctrl+D ends it  (E)"),
    later("Type a line, Return sends it  (E)"),
    later("Type a line  (E)"),
)
NOT_EMPTY = later("Return sends the line; Ctrl+D ends the input where the line is empty.")
#: Seconds for which a line may wait before that is told: a program that reads takes it at once.
_WAITS_S = 0.5


class _Field(QLineEdit):
    """A line with a history. `pasted` carries a text of several lines, which is not inserted."""

    pasted = Signal(str)
    end_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._history: list[str] = []
        self._place = 0  # in the history; behind it stands the line that is being written
        self._draft = ""

    def remember(self, line: str) -> None:
        """Put a line that was sent into the history, and begin a new one."""
        if line and self._history[-1:] != [line]:
            self._history = [*self._history, line][-_HISTORY:]
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget what is being written."""
        self.clear()
        self._place, self._draft = len(self._history), ""

    def _go(self, step: int) -> None:
        place = min(len(self._history), max(0, self._place + step))
        if place == self._place:
            return
        if self._place == len(self._history):
            self._draft = self.text()
        self._place = place
        self.setText(self._draft if place == len(self._history) else self._history[place])

    def _paste(self, mode: QClipboard.Mode) -> None:
        text = QApplication.clipboard().text(mode)
        if "\n" in text or "\r" in text:
            self.pasted.emit(text.replace("\r\n", "\n").replace("\r", "\n"))
        else:
            self.insert(text)

    # ------------------------------------------------------------------ Qt
    def event(self, event: QEvent) -> bool:
        """Qt override: Ctrl+D is this field's while it has the focus, not the shortcut of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _ends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override."""
        if (
            event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self._go(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif _ends(event):
            self.end_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QClipboard.Mode.Clipboard)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt override: the middle button pastes what is selected elsewhere, on X11."""
        if event.button() is Qt.MouseButton.MiddleButton and QApplication.clipboard().supportsSelection():
            self._paste(QClipboard.Mode.Selection)
        else:
            super().mouseReleaseEvent(event)

    def menu(self) -> QMenu:
        """Return the field's menu; its Paste takes several lines, too."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(lambda: self._paste(QClipboard.Mode.Clipboard))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt override."""
        menu = self.menu()
        menu.exec(event.globalPos())
        menu.deleteLater()


class InputLine(QWidget):
    """`sent` carries lines for the program, `end_wanted` asks for the end of its input, `refused` says why not.

    What was sent stays in the field until `take` says that it was taken.
    """

    sent = Signal(str)
    end_wanted = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = _Field(self)
        self.field.setProperty("role", "typed")
        follow(self.field, lambda one: one.setFont(code_font(SIZES.code)), "font")
        say(self.field, "accessibleName", "Input of the program")
        self.field.returnPressed.connect(lambda: self.sent.emit(self.field.text()))
        self.field.pasted.connect(lambda text: self.sent.emit(self.field.text() + text))
        self.field.end_wanted.connect(self._end)
        self.note = label("", "output-note", self)
        self.note.hide()
        self.end = ActionButton(
            later("End input"),
            later("End the input of the program"),
            later("End the input: the program finds the end of its stdin (Ctrl+D)"),
            role="dark-link",
            parent=self,
        )
        self.end.clicked.connect(self._end)
        row = QHBoxLayout(self)
        fit(row.setContentsMargins, 14, 0, 8, 0)
        fit(row.setSpacing, 6)
        row.addWidget(self.field, 1)
        row.addWidget(self.note)
        row.addWidget(self.end)
        self._view = TypingView()
        self._waits_since: float | None = None

    def show_typing(self, view: TypingView) -> None:
        """Show whether something can be typed, and what waits for the program."""
        before, self._view = self._view, view
        self._tell_waiting(view.waiting)
        if view == before:
            return
        if not view.shown:
            self._leave()
            self.field.begin_anew()
        self.setVisible(view.shown)
        if bool(view.reason) == self.field.isEnabled():
            if view.reason:
                self._leave()
            self.field.setEnabled(not view.reason)
            self.end.setEnabled(not view.reason)
        self._invite()

    def take(self, text: str) -> None:
        """The program has got what was sent."""
        for line in text.removesuffix("\n").split("\n")[-_HISTORY:]:
            self.field.remember(line)

    def _tell_waiting(self, count: int) -> None:
        now = time.monotonic()
        self._waits_since = (self._waits_since or now) if count else None
        told = self._waits_since is not None and now - self._waits_since >= _WAITS_S
        size = f"{count / 1000:,.0f} kB" if count >= 10_000 else trn("{n:,} byte", "{n:,} bytes", count)
        self.note.setText(tr("{size} not read yet", size=size) if told else "")
        self.note.setVisible(told)

    def _end(self) -> None:
        if self.field.text():
            self.refused.emit(tr(NOT_EMPTY))
        else:
            self.end_wanted.emit()

    def _leave(self) -> None:
        """Keys are shortcuts again; Qt would give the focus to the next button."""
        if self.field.hasFocus() or self.end.hasFocus():
            self.window().setFocus()

    def _invite(self) -> None:
        if self._view.reason:
            words = self._view.reason
        else:
            room, width = self.field.width() - px(20), self.field.fontMetrics().horizontalAdvance
            words = next((one for one in map(tr, _INVITATIONS) if width(one) <= room), tr(_INVITATIONS[-1]))
        self.field.setPlaceholderText(words)
        self.field.setToolTip(self._view.reason or tr(_INVITATIONS[0]))

    def speak(self) -> None:
        """Say it in another language."""
        self._invite()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._invite()


def _ends(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier

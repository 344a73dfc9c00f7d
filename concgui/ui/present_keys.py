"""Keys and pointer of a presentation: those of a clicker, a dark screen, a pointer that goes when it rests.

It looks at what comes to the window itself, before any part of it: dialogs and menus have windows of their own.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

_REST_MS = 2000  #: milliseconds after which a pointer at rest goes
_ON, _BACK, _LEAVE, _DARK = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Escape, Qt.Key.Key_Period
_ALSO_DARK = Qt.Key.Key_B
_ALONE = {
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R),
}
_MOVES = {QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}


class PresentKeys(QObject):
    """Awake between `begin` and `end`. A key that is held is pressed once."""

    on_asked = Signal()
    back_asked = Signal()
    leave_asked = Signal()

    def __init__(self, window: QWidget, voting: Callable[[], bool]) -> None:
        """`voting`: whether letters are votes now."""
        super().__init__(window)
        self._voting = voting
        self._window = window
        self._looked_at: QWindow | None = None
        self._curtain: QWidget | None = None
        self._hidden = False
        self._elsewhere = _Elsewhere(self)
        self._elsewhere.moved.connect(self._show_again)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._hide_pointer)

    def begin(self) -> None:
        """Look at the window's keys from now on."""
        self._looked_at = self._window.windowHandle()
        if self._looked_at is not None:
            self._looked_at.installEventFilter(self)
        QApplication.instance().focusWindowChanged.connect(self._other_window)  # type: ignore[union-attr]
        self._rest.start()

    def end(self) -> None:
        """Let them alone, and show what was hidden."""
        if self._looked_at is not None:
            if isValid(self._looked_at):
                self._looked_at.removeEventFilter(self)
            QApplication.instance().focusWindowChanged.disconnect(self._other_window)  # type: ignore[union-attr]
            self._looked_at = None
        self.light()
        self._rest.stop()
        self._show_pointer()

    # ------------------------------------------------------------------ a dark screen
    @property
    def dark(self) -> bool:
        """Whether the screen is dark."""
        return self._curtain is not None

    def darken(self) -> None:
        """Hide everything until a key is pressed; what runs goes on."""
        if self._curtain is None:
            self._curtain = _Curtain(self._window)

    def light(self) -> None:
        """Show everything again."""
        if self._curtain is not None:
            self._curtain.hide()
            self._curtain.deleteLater()
            self._curtain = None

    def fit(self) -> None:
        """The window has another size."""
        if self._curtain is not None:
            self._curtain.setGeometry(self._window.rect())

    # ------------------------------------------------------------------ the pointer
    @Slot()
    def _hide_pointer(self) -> None:
        if not self._hidden and QApplication.focusWindow() is self._looked_at:
            self._hidden = True
            QApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
            self._elsewhere.begin()

    def _show_pointer(self) -> None:
        if self._hidden:
            self._hidden = False
            QApplication.restoreOverrideCursor()
            self._elsewhere.end()

    @Slot()
    def _show_again(self) -> None:
        self._show_pointer()
        self._rest.start()

    @Slot(object)
    def _other_window(self, _window: QWindow | None) -> None:
        self._show_again()  # in a dialog it is needed

    # ------------------------------------------------------------------ events
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt override."""
        kind = event.type()
        if kind in _MOVES:
            self._show_again()
            if kind is QEvent.Type.MouseButtonPress and self.dark:
                self.light()
                return True
        elif isinstance(event, QKeyEvent) and kind in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            return self._key(event, told=kind is QEvent.Type.ShortcutOverride)
        return False

    def _key(self, event: QKeyEvent, *, told: bool) -> bool:
        """Return whether the key is ours. `told`: it is only asked whose it is, before it is pressed."""
        if not self.dark and (not _ours(event) or (event.key() == _ALSO_DARK and self._voting())):
            return False
        if told:
            event.accept()  # no shortcut: it comes as a key next
        elif event.isAutoRepeat() or event.key() in _ALONE:
            pass
        elif self.dark:
            self.light()
        else:
            self._press(event.key())
        return True

    def _press(self, key: int) -> None:
        if key in {_DARK, _ALSO_DARK}:
            self.darken()
        else:
            {_ON: self.on_asked, _BACK: self.back_asked, _LEAVE: self.leave_asked}[Qt.Key(key)].emit()


class _Elsewhere(QObject):
    """While the pointer is hidden: tells that it moves, also over menus, which are windows of their own."""

    moved = Signal()

    def begin(self) -> None:
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def end(self) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt override."""
        if event.type() in _MOVES:
            self.moved.emit()
        return False


class _Curtain(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAutoFillBackground(True)
        self.setStyleSheet("background: #000000;")  # no theme: it is to give no light
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()


def _ours(event: QKeyEvent) -> bool:
    """Whether it is a key of the clicker. What is typed into a field belongs to the field, Esc too: it leaves it."""
    key = event.key()
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if key in {_ON, _BACK}:
        return True
    typing = isinstance(QApplication.focusWidget(), QLineEdit | QAbstractSpinBox)
    return key in {_LEAVE, _DARK, _ALSO_DARK} and not typing

"""The menu by keyboard: Alt alone or F10 opens it, Alt with a letter one of its parts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from concgui.ui.menus import LETTERS
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.ui.keyboard import Keyboard

_EXPOSED_MS = 60  #: until the window system shows the menu
_OTHER_THINGS = {
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.FocusOut,
    QEvent.Type.FocusIn,
}
_NOTHING_ELSE = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier}


class MenuKeys(QObject):
    """Sees what the window system tells the window: Alt is no shortcut of Qt's."""

    def __init__(self, window: MainWindow, keyboard: "Keyboard") -> None:
        super().__init__(window)
        self._window = window
        self._menu = keyboard.menu
        self._alone = False  # Alt is held, and nothing else has happened since
        QShortcut(QKeySequence("F10"), window).activated.connect(self.open)
        for title, letter in LETTERS.items():
            if title in self._menu.groups:
                shortcut = QShortcut(QKeySequence(f"Alt+{letter}"), window)
                shortcut.activated.connect(lambda letter=letter: self.open(letter))
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def open(self, letter: str = "") -> None:
        """Open the menu under its button, and in it the part with this letter; the first entry is chosen.

        As if it were typed a moment later: a part that is opened together with the menu does not get the keys on X11.
        """
        button, menu = self._window.toolbar.menu, self._menu
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + 2)))
        QTimer.singleShot(_EXPOSED_MS, menu, lambda: self._type(letter))

    def _type(self, letter: str) -> None:
        key = Qt.Key(ord(letter)) if letter else Qt.Key.Key_Down
        typed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter.lower())
        if self._menu.isVisible() and self._menu.activeAction() is None:
            QApplication.sendEvent(self._menu, typed)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt override."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
            if event.type() is QEvent.Type.KeyPress:
                self._watch(alone=event.modifiers() in _NOTHING_ELSE)
            elif event.type() is QEvent.Type.KeyRelease and self._alone:
                self._watch(alone=False)
                self.open()
        elif event.type() in _OTHER_THINGS:
            self._watch(alone=False)
        return False

    def _watch(self, *, alone: bool) -> None:
        """While Alt is held alone see all events: a key that is a shortcut does not come to the window."""
        application = QApplication.instance()
        if alone is not self._alone and application is not None:
            self._alone = alone
            (application.installEventFilter if alone else application.removeEventFilter)(self)

"""Commands that open a dialog about the program itself. Each is made when it is asked for, and there once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from concgui.ui.commands import Command
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.ui.keyboard import Keyboard


class HelpKeys(QObject):
    """Tells the keyboard how each of them is done."""

    def __init__(self, window: MainWindow, keyboard: "Keyboard") -> None:
        super().__init__(window)
        self._window = window
        self._open: dict[str, QWidget] = {}
        keyboard.handle(Command.PREFERENCES, self.show_preferences)
        keyboard.handle(Command.SHORTCUTS, self.show_shortcuts)
        keyboard.handle(Command.ABOUT, self.show_about)

    def show_preferences(self) -> None:
        """Open the preferences."""
        from concgui.ui.preferences import PreferencesDialog

        self._show("preferences", lambda: PreferencesDialog(self._window.preferences, self._window))

    def show_shortcuts(self) -> None:
        """Open the list of keys."""
        from concgui.ui.shortcuts import ShortcutsDialog

        self._show("shortcuts", lambda: ShortcutsDialog(self._window))

    def show_about(self) -> None:
        """Open what Concgui is made of."""
        from concgui.ui.about import AboutDialog

        self._show("about", lambda: AboutDialog(self._window))

    def _show(self, name: str, make: Callable[[], QDialog]) -> None:
        """Open a dialog over the window, or bring the one to the front that is open."""
        dialog = self._open.get(name)
        if dialog is None:
            dialog = self._open[name] = make()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.destroyed.connect(lambda: self._open.pop(name, None))
            dialog.show()
        dialog.raise_()
        dialog.activateWindow()

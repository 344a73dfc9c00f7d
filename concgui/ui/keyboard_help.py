"""Commands that open the manual or a dialog about the program itself. Each is made when asked for, and there once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog

from concgui.ui.commands import Command
from concgui.ui.manual_chapters import chapter_about
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.ui.keyboard import Keyboard
    from concgui.ui.manual import Manual


class HelpKeys(QObject):
    """Tells the keyboard how each of them is done."""

    def __init__(self, window: MainWindow, keyboard: "Keyboard") -> None:
        super().__init__(window)
        self._window = window
        self._open: dict[str, QDialog] = {}
        keyboard.handle(Command.PREFERENCES, self.show_preferences)
        keyboard.handle(Command.SHORTCUTS, self.show_shortcuts)
        keyboard.handle(Command.ABOUT, self.show_about)
        keyboard.handle(Command.MANUAL, self.show_manual)
        keyboard.handle(Command.WHATS_THIS, self.ask_whats_this)
        self.manual: Manual | None = None
        window.closing.connect(self._close)

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

    def show_manual(self) -> None:
        """Open the manual, at the chapter about the part of the window that has the focus."""
        from concgui.ui.manual import Manual

        if self.manual is None:
            self.manual = Manual()
        chapter = chapter_about(self._window, QApplication.focusWidget())
        self.manual.show()
        self.manual.raise_()
        self.manual.activateWindow()
        if chapter is not None:
            self.manual.open_chapter(chapter)

    def ask_whats_this(self) -> None:
        """Let the user click on what is to be explained."""
        from concgui.ui.whats_this import ask

        ask(self._window)

    def _close(self) -> None:
        if self.manual is not None:
            self.manual.close()
            self.manual.deleteLater()
            self.manual = None

    def _show(self, name: str, make: Callable[[], QDialog]) -> None:
        """Open a dialog over the window, or bring the one to the front that is open."""
        dialog = self._open.get(name)
        if dialog is None:
            dialog = self._open[name] = make()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(lambda: self._open.pop(name, None))  # not when it is deleted, which comes later
            dialog.show()
        dialog.raise_()
        dialog.activateWindow()

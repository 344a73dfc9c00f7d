"""Performs the commands of the window, by key or from the menu. How each is done is said by `handle`.

A key is never silent: where its action is not legal now, the window says why.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from concgui.core.actions import YES, Verdict
from concgui.ui.commands import Command
from concgui.ui.controls import loading
from concgui.ui.files import Files
from concgui.ui.keyboard_files import FileKeys
from concgui.ui.keyboard_help import HelpKeys
from concgui.ui.keyboard_looks import LooksKeys
from concgui.ui.keyboard_run import RunKeys
from concgui.ui.keyboard_timeline import TimelineKeys
from concgui.ui.menus import MainMenu, make_actions
from concgui.ui.spoken import on_language
from concgui.ui.window import MainWindow


class Handler(NamedTuple):
    """What a command does, and whether it may."""

    do: Callable[[], object]
    verdict: Callable[[], Verdict]


def _always() -> Verdict:
    return YES


class Keyboard(QObject):
    """Owns the window's actions and its menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._handlers: dict[Command, Handler] = {}
        self.files = Files(window, window.say)
        self.actions = make_actions(window, self.perform)
        self.menu = MainMenu(window.toolbar.menu, self.actions, window.preferences)
        self.follow_menu(self.menu)
        window.toolbar.menu.setMenu(self.menu)
        self.file_keys = FileKeys(window, self)
        for part in (RunKeys, TimelineKeys, LooksKeys, HelpKeys):
            part(window, self)
        on_language(self.menu.speak)

    def handle(self, command: Command, do: Callable[[], object], verdict: Callable[[], Verdict] = _always) -> None:
        """Let `do` be what the command does from now on, and `verdict` say whether it is legal, or why not."""
        self._handlers[command] = Handler(do, verdict)

    def handler(self, command: Command) -> Handler:
        """Return who does it now, for one who does it instead at times."""
        return self._handlers[command]

    def follow_menu(self, menu: QMenu) -> None:
        """Let the actions be grey where they are not legal while this menu is open."""
        menu.aboutToShow.connect(self._grey_out)
        menu.aboutToHide.connect(self._light_up)

    def verdict(self, command: Command) -> Verdict:
        """Whether the command is legal now."""
        handler = self._handlers.get(command)
        return loading() if handler is None else handler.verdict()

    def perform(self, command: Command) -> None:
        """Do it, or say why not."""
        verdict = self.verdict(command)
        if not verdict.enabled:
            self._window.say(verdict.reason)
        else:
            self._handlers[command].do()

    def _grey_out(self) -> None:
        for command, action in self.actions.items():
            verdict = self.verdict(command)
            action.setEnabled(verdict.enabled)
            action.setToolTip(action.text() if verdict.enabled else verdict.reason)

    def _light_up(self) -> None:
        """Keys work while no menu is open, if only to say why not."""
        for action in self.actions.values():
            action.setEnabled(True)

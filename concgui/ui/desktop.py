"""What makes the window a program among others of the desktop: undo, questions before something is lost.

Made when the timeline has been painted; nothing of it is needed before.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from concgui.ui.context_menus import ContextMenus
from concgui.ui.empty import Empty
from concgui.ui.focus_edge import FocusEdge
from concgui.ui.keyboard import Keyboard
from concgui.ui.keyboard_edit import EditKeys
from concgui.ui.menu_keys import MenuKeys
from concgui.ui.unsaved import Unsaved
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.control.session import Session


class Desktop(QObject):
    """Makes these parts and lives as long as the window."""

    def __init__(self, window: MainWindow, session: "Session", keyboard: Keyboard) -> None:
        super().__init__(window)
        self.edit = EditKeys(window, session, keyboard)
        self.edge = FocusEdge(window)
        self.empty = Empty(window)
        session.view_changed.connect(self.empty.show_view)
        self.empty.show_view(session.current_view())
        self.menu = MenuKeys(window, keyboard)
        self.context_menus = ContextMenus(window, keyboard)
        window.preferences.failed.connect(window.say)
        if problem := window.preferences.take_problem():
            window.say(problem)
        self.unsaved = Unsaved(window, session, keyboard.file_keys.save_program)

"""Brings the window before the user, when another program asks for it."""

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def come_to_front(window: QWidget, token: str = "", startup_id: str = "") -> None:
    """Raise and activate the window; if it is minimised, restore it. Full screen and maximised stay so.

    token: Wayland's right to do so, of the program that the user has just started; startup_id: the same of X11.
    """
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt looks for it there
    window.activateWindow()
    if QGuiApplication.platformName() == "xcb":
        from concgui.ui.front_x11 import activate

        activate(int(window.winId()), startup_id)
    if token:
        os.environ.pop("XDG_ACTIVATION_TOKEN", None)  # not for the programs that we run

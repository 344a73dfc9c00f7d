"""The window with its engine, and hands that run scripts in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from concgui import app
from concgui.control.session import Session
from concgui.core.actions import Action
from concgui.core.states import MainPhase
from concgui.ui.keyboard import Keyboard
from concgui.ui.run_desk import RunDesk
from concgui.ui.run_settings import RunSettingsDialog
from concgui.ui.window import MainWindow

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
#: A script that tells how it is run.
TELLS = """\
import os, sys, time
print(sys.argv[1:], os.getcwd(), os.environ.get("OURS"), sys.version_info[1], flush=True)
if "wait" in sys.argv: time.sleep(60)
"""


class Hands:
    """The window with its engine, and hands."""

    def __init__(self, qtbot: QtBot, window: MainWindow, session: Session) -> None:
        self.qtbot, self.window, self.session = qtbot, window, session
        self.printed: list[str] = []
        session.output_added.connect(lambda lines: self.printed.extend(line.text for line in lines))

    def until(self, condition) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)

    @property
    def desk(self) -> RunDesk:
        desk = self.window.findChild(RunDesk)
        assert desk is not None
        return desk

    @property
    def said(self) -> list[str]:
        return [] if self.window.banner is None else self.window.banner.history

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)
        self.window.setFocus()
        QTest.keyClick(self.window, key, modifier)

    def dialog(self) -> RunSettingsDialog:
        """Open it by its key."""
        self.until(lambda: self.desk.strip is not None and self.desk.strip.isVisible())
        self.key(KEY.Key_R, CTRL | SHIFT)
        return self.opened()

    def opened(self) -> RunSettingsDialog:
        dialog = self.desk.dialog
        assert dialog is not None
        dialog.activateWindow()
        self.until(dialog.isActiveWindow)
        return dialog

    def told(self) -> list[str]:
        """Run it to its end; return what it printed."""
        self.printed.clear()
        self.session.act(Action.RUN)
        self.until(lambda: self.printed and self.session.current_view().main is MainPhase.ENDED)
        return self.printed

    def drop(self, *urls: QUrl, onto: QWidget | None = None) -> bool:
        """Drag these over the window and let them go there."""
        data = QMimeData()
        data.setUrls(list(urls))
        target, button = onto or self.window, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, enter)
        over = [label for label in self.window.findChildren(QWidget) if label.property("role") == "drop"]
        assert [one.isVisible() for one in over] == [True] * len(over)
        drop = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(target, drop)
        assert not any(one.isVisible() for one in over)
        return enter.isAccepted() and drop.isAccepted()


@contextmanager
def window_with_hands(qtbot: QtBot) -> Iterator[Hands]:
    """Open the window in Free mode; at the end nothing of it is left."""
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    session = app.attach_engine(window, [])
    qtbot.waitUntil(lambda: window.findChild(Keyboard) is not None, timeout=20_000)
    one = Hands(qtbot, window, session)
    one.until(lambda: one.desk.recent is not None)
    yield one
    if one.desk.dialog is not None:
        one.desk.dialog.reject()
    window.close()
    session.shutdown()

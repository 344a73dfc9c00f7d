"""Shift+F1 and a click explain every part of the window, and end by Escape."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWhatsThis, QWidget

from concgui import app
from concgui.core.actions import Action
from concgui.ui.focus_order import focus_ring
from concgui.ui.keyboard import Keyboard
from concgui.ui.whats_this import explain

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def whole(styled, qtbot):
    """The whole window with its engine and its timeline."""
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1920, 1040)
    window.show()
    app.attach_engine(window)
    qtbot.waitUntil(lambda: window.findChild(Keyboard) is not None, timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.view.actions[Action.START_ALL].enabled)
    yield window
    window.close()


def told(part: QWidget, window: QWidget) -> str:
    """What is told of a part: its own text, or that of what it is in."""
    while part is not window and not part.whatsThis():
        part = part.parentWidget()
    return part.whatsThis()


def test_everything_is_explained(whole):
    explain(whole)
    missing = [one.accessibleName() for one in focus_ring(whole) if not told(one, whole)]
    assert missing == []
    own = [one for one in focus_ring(whole) if whole.toolbar.isAncestorOf(one) or whole.workers.isAncestorOf(one)]
    cores = whole.toolbar.cores
    assert [one.accessibleName() for one in own if not one.whatsThis() and not cores.isAncestorOf(one)] == []
    panes = (whole.timeline, whole.alive, whole.program, whole.output, whole.status, whole.legend, whole.meter)
    assert all(pane.whatsThis() for pane in panes)


def test_the_key_asks_and_a_click_answers(whole, qtbot):
    QTest.keyClick(whole, KEY.Key_F1, SHIFT)
    assert QWhatsThis.inWhatsThisMode()
    QTest.mouseClick(whole.toolbar.run, Qt.MouseButton.LeftButton)
    shown = [
        one
        for one in QApplication.topLevelWidgets()
        if one.isVisible() and one.metaObject().className() == "QWhatsThat"
    ]
    assert len(shown) == 1
    shown[0].close()
    qtbot.waitUntil(lambda: not QWhatsThis.inWhatsThisMode())
    assert whole.view.main.value == "off"  # the button was not pressed
    QTest.keyClick(whole, KEY.Key_F1, SHIFT)
    QTest.keyClick(whole, KEY.Key_Escape)
    assert not QWhatsThis.inWhatsThisMode()

"""Everything can be reached by Tab, in the order in which one reads, and nothing holds the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from concgui import app
from concgui.core.actions import Action
from concgui.ui.focus_order import focus_ring
from concgui.ui.keyboard import Keyboard

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
    window.setFocus()
    yield window
    window.close()


def walk(window: QWidget, key: KEY, modifier=Qt.KeyboardModifier.NoModifier) -> list[QWidget]:
    """Press the key until the focus is where it was after the first time."""
    passed: list[QWidget] = []
    while len(passed) < 500:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
        if passed and QApplication.focusWidget() is passed[0]:
            return passed
        passed.append(QApplication.focusWidget())
    raise AssertionError(f"no way back from {passed[-1]}")


def test_tab_goes_everywhere_as_one_reads_and_back(whole):
    ring = walk(whole, KEY.Key_Tab)
    assert ring == focus_ring(whole)
    used = [
        one
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for one in whole.findChildren(kind)
        if one.isVisibleTo(whole) and one.isEnabled() and one.parentWidget().focusPolicy() is Qt.FocusPolicy.NoFocus
    ]
    missed = [one.accessibleName() or type(one).__name__ for one in used if one not in ring]
    assert missed == []
    assert all(one.accessibleName() for one in ring), [type(one) for one in ring if not one.accessibleName()]
    whole.setFocus()
    assert walk(whole, KEY.Key_Tab, SHIFT) == ring[::-1]
    names = [one.accessibleName() for one in ring]
    in_order = ["Program", "Start all", "Start method", "Menu of all commands", "Add a worker", "p1: name", "p1: start"]
    in_order += ["p2: name", "t1: start", "Lanes", "Zoom in", "Copy the program", "Copy the output"]
    places = [names.index(name) for name in in_order]
    assert places == sorted(places)


def test_where_the_focus_is_can_be_seen_also_on_a_card_that_was_added(whole, qtbot):
    whole.intent.emit(Action.ADD, None, None)
    qtbot.waitUntil(lambda: len(whole.workers.cards) == 5)
    QApplication.processEvents()
    assert whole.workers.area.verticalScrollBar().value()  # the new card is in view, the first one partly above it
    names = [one.accessibleName() for one in focus_ring(whole)]
    assert names.index("Add a worker") < names.index("p1: name") < names.index("p1: interval in seconds")
    assert names.index("t1: start") < names.index("p4: name") < names.index("Lanes")
    whole.setFocus()
    unseen = []
    for one in focus_ring(whole)[::-1]:
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Tab, SHIFT)  # from below: the last cards are out of view
        assert QApplication.focusWidget() is one
        QApplication.processEvents()
        focused = _picture(whole, one)
        whole.setFocus()
        QApplication.processEvents()
        if _picture(whole, one) == focused:
            unseen.append(one.accessibleName())
        one.setFocus()
    assert unseen == []


def _picture(window: QWidget, part: QWidget):
    """What is seen of a part and of the frame around it."""
    place = part.rect().translated(part.mapTo(window, part.rect().topLeft())).adjusted(-12, -60, 12, 12)
    return window.grab(place).toImage()

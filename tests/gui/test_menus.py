"""The menu by mouse and keyboard, and the menus under the right mouse button."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from concgui import app
from concgui.core.actions import Action
from concgui.ui.command_table import GROUPS
from concgui.ui.commands import Command
from concgui.ui.desktop import Desktop
from concgui.ui.keyboard import Keyboard
from concgui.ui.menus import LETTERS, with_letter

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def whole(styled, qtbot):
    """The whole window with its engine."""
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    app.attach_engine(window)
    qtbot.waitUntil(lambda: window.findChild(Desktop) is not None, timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.view.actions[Action.START_ALL].enabled)
    window.setFocus()
    yield window
    while QApplication.activePopupWidget() is not None:
        QApplication.activePopupWidget().close()
    window.close()


def popup() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_every_command_does_something(whole):
    keyboard = whole.findChild(Keyboard)
    unhandled = [command for command in Command if command not in keyboard._handlers]
    assert unhandled == []


def test_alt_alone_opens_the_menu_and_with_something_else_does_not(whole, qtbot):
    handle = whole.windowHandle()
    QTest.keyPress(handle, KEY.Key_Alt)
    QTest.keyRelease(handle, KEY.Key_Alt, ALT)
    titles = [title for title, rows in GROUPS if rows]
    assert [text.replace("&", "") for text in entries(whole.findChild(Keyboard).menu)] == titles
    assert whole.findChild(Keyboard).menu.isVisible()
    popup().close()
    whole.findChild(Keyboard).menu.close()
    QTest.keyPress(handle, KEY.Key_Alt)
    QTest.keyClick(handle, KEY.Key_0, ALT)
    QTest.keyRelease(handle, KEY.Key_Alt, ALT)
    assert not whole.findChild(Keyboard).menu.isVisible()


def test_a_letter_opens_its_menu_and_escape_leads_out(whole, qtbot):
    keyboard = whole.findChild(Keyboard)
    QTest.keyClick(whole, getattr(KEY, f"Key_{LETTERS['Edit']}"), ALT)
    group = keyboard.menu.groups["Edit"]
    qtbot.waitUntil(lambda: group.isVisible() and group.activeAction() is not None)
    assert group.activeAction() is next(action for action in group.actions() if action.isEnabled() and action.text())
    while QApplication.activePopupWidget() is not None:
        QTest.keyClick(popup(), KEY.Key_Escape)
    assert not keyboard.menu.isVisible()
    assert keyboard.actions[Command.JOIN].isEnabled()  # keys work again
    QTest.keyClick(whole, KEY.Key_F10)
    assert keyboard.menu.isVisible()


def test_letters_are_different_and_in_other_languages_behind_the_words():
    assert len(set(LETTERS.values())) == len(LETTERS) >= len(GROUPS)
    assert with_letter("Edit", "E") == "&Edit"
    assert with_letter("Lesson", "S") == "Le&sson"
    assert with_letter("文件", "F") == "文件(&F)"


def ask(part, place: QPoint | None = None) -> list[str]:
    """Press the right mouse button on a part; return what its menu has."""
    place = place or part.rect().center()
    QApplication.sendEvent(part, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, part.mapToGlobal(place)))
    return entries(popup())


def test_a_card_has_a_menu_about_itself(whole, qtbot):
    ask(whole.workers.cards[2].phase)
    assert whole.workers.selected.key == 2
    menu = popup()
    assert "Duplicate the selected worker" in entries(menu)
    assert not next(action for action in menu.actions() if action.text() == "Join").isEnabled()
    next(action for action in menu.actions() if action.text() == "Duplicate the selected worker").trigger()
    menu.close()
    qtbot.waitUntil(lambda: len(whole.workers.cards) == 5)


def test_each_pane_has_its_menu_and_a_field_keeps_its_own(whole):
    for pane, words in (
        (whole.timeline.focusProxy().viewport(), "Show the whole run"),
        (whole.program.text, "Save the program as .py…"),
        (whole.output.text, "Copy the output"),
        (whole.alive, "Ask active_children()"),
        (whole.workers, "Add a worker"),
    ):
        assert words in ask(pane, QPoint(pane.width() // 2, 5))
        popup().close()
    assert "Duplicate the selected worker" not in ask(whole.workers.cards[1].number)

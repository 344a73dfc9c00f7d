"""Where there is nothing yet a sentence says what will be there, and a button begins."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from concgui import app
from concgui.core.actions import Action
from concgui.core.states import MainPhase
from concgui.core.views import Mode
from concgui.ui.desktop import Desktop

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def both(styled, qtbot):
    """The whole window with its engine."""
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    session = app.attach_engine(window)
    qtbot.waitUntil(lambda: window.findChild(Desktop) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: window.view.actions[Action.START_ALL].enabled)
    yield window, session
    window.close()


def test_the_timeline_offers_to_begin(both, qtbot, tmp_path):
    window, session = both
    button = window.findChild(Desktop).empty.button
    assert (button.isVisible(), button.text()) == (True, " Start all")
    script = tmp_path / "s.py"
    script.write_text("import sys\nprint(sys.argv)\n")
    session.open_file(str(script), None)
    qtbot.waitUntil(lambda: button.text() == " Run")
    QTest.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: window.view.main is MainPhase.ENDED, timeout=20_000)
    assert not button.isVisible()
    session.act(Action.RESET)
    qtbot.waitUntil(button.isVisible)
    assert window.output.text.placeholderText().startswith("What the program prints")
    assert window.program.text.placeholderText()


def test_not_where_it_would_do_nothing_or_something_else_offers_it(both, qtbot):
    window, session = both
    button = window.findChild(Desktop).empty.button
    for card in window.view.cards:
        session.act(Action.REMOVE, card.spec.key)
    qtbot.waitUntil(lambda: not window.view.cards)
    assert not button.isVisible()
    assert window.workers.empty_button.isVisible()
    session.open_lesson("classic-2-join-with-timeout")
    qtbot.waitUntil(lambda: window.view.mode is Mode.LESSON)
    assert not button.isVisible()

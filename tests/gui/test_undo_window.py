"""Undo by key and menu in the window, and the question before changes are lost."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from concgui import app
from concgui.core.actions import Action
from concgui.core.views import Mode
from concgui.ui.commands import Command
from concgui.ui.keyboard import Keyboard
from concgui.ui.unsaved import UnsavedDialog

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def both(styled, qtbot):
    """A window and its engine."""
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    session = app.attach_engine(window)
    qtbot.waitUntil(lambda: window.findChild(Keyboard) is not None, timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.view.actions[Action.START_ALL].enabled)
    window.setFocus()
    yield window, session
    window.may_close = lambda: True
    window.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """`wanted`: which button of the question is pressed next; `titles`: what was asked; `path`: what is saved as."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, UnsavedDialog):
            asked.titles.append(dialog.text())
            dialog.never.setChecked(asked.never)
            QTest.mouseClick(getattr(dialog, asked.wanted), Qt.MouseButton.LeftButton)

    asked = SimpleNamespace(wanted="", never=False, titles=[], path=tmp_path / "saved.py")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(asked.path), ""))
    timer = QTimer()
    timer.timeout.connect(press)
    timer.start(10)
    yield asked
    timer.stop()


def change(window, qtbot) -> None:
    """Type another interval of p1 and leave the focus in the field."""
    number = window.workers.cards[1].number
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, "2.5")
    QTest.keyClick(number, KEY.Key_Return)
    qtbot.waitUntil(lambda: window.view.cards[0].spec.interval == 2.5)


def test_keys_and_menu(both, qtbot):
    window, _session = both
    undo = window.findChild(Keyboard).actions[Command.UNDO]
    assert undo.text() == "Undo"
    change(window, qtbot)
    assert undo.text() == "Undo change of interval of p1"
    QTest.keyClick(window.workers.cards[1].number, KEY.Key_Z, CTRL)  # also from the field, when it was entered
    qtbot.waitUntil(lambda: window.view.cards[0].spec.interval == 1.0)
    assert window.workers.cards[1].number.text() == "1.0 s"
    QTest.keyClick(window, KEY.Key_Z, CTRL | SHIFT)
    qtbot.waitUntil(lambda: window.view.cards[0].spec.interval == 2.5)
    QTest.keyClick(window, KEY.Key_Z, CTRL)
    QTest.keyClick(window, KEY.Key_Y, CTRL)
    qtbot.waitUntil(lambda: undo.text() == "Undo change of interval of p1")
    QTest.keyClick(window, KEY.Key_Z, CTRL)
    QTest.keyClick(window, KEY.Key_Z, CTRL)
    assert window.banner.words.text() == "There is nothing to undo: nothing was changed here."
    # What is being typed is undone in its field.
    change(window, qtbot)
    number = window.workers.cards[1].number
    QTest.keyClicks(number, "77")
    QTest.keyClick(number, KEY.Key_Z, CTRL)
    assert "77" not in number.text()
    assert window.view.cards[0].spec.interval == 2.5


def test_a_drag_is_one_step(both, qtbot):
    window, session = both
    slider, left = window.workers.cards[1].slider, Qt.MouseButton.LeftButton
    start = slider.handle_center().toPoint()
    QTest.mousePress(slider, left, pos=start)
    for step in range(1, 8):
        QTest.mouseMove(slider, start + type(start)(step * 9, 0))
    QTest.mouseRelease(slider, left, pos=start + type(start)(63, 0))
    assert session.current_view().cards[0].spec.interval > 1.5
    QTest.keyClick(window, KEY.Key_Z, CTRL)
    assert session.current_view().cards[0].spec.interval == 1.0
    assert session.current_view().undo.undo == ""


def test_closing_asks_when_something_was_changed(both, qtbot, asked):
    window, session = both
    window.preferences.choose("ask_unsaved", value=True)
    change(window, qtbot)
    asked.wanted = "cancel"
    assert not window.close()
    qtbot.waitUntil(lambda: asked.titles == ["The cards of Free have changes that are not saved."])
    assert window.isVisible()
    asked.wanted = "save"
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert 'args=(1, 2.5), name="p1"' in asked.path.read_text()
    assert not session.shown_is_unsaved


def test_a_signal_closes_the_window_while_it_asks(both, qtbot):
    window, _session = both
    window.preferences.choose("ask_unsaved", value=True)
    change(window, qtbot)
    closed = []
    window.closing.connect(lambda: closed.append(type(QApplication.activeModalWidget())))

    def terminate() -> None:
        """As `app.end_on_signals` does; then the application ends, and with it the question."""
        window.may_close = lambda: True
        window.close()
        QApplication.activeModalWidget().reject()

    QTimer.singleShot(200, window, terminate)
    window.close()
    qtbot.waitUntil(lambda: closed == [UnsavedDialog])
    qtbot.waitUntil(lambda: not window.isVisible())


def test_opening_something_else_asks_and_discards(both, qtbot, asked):
    window, session = both
    window.preferences.choose("ask_unsaved", value=True)
    session.open_lesson("classic-2-join-with-timeout")
    session.edit_worker(1, "interval", "2.5")
    asked.wanted = "cancel"
    session.open_free()
    assert session.current_view().mode is Mode.LESSON
    asked.wanted, asked.never = "discard", True
    session.open_free()
    assert session.current_view().mode is Mode.FREE
    assert asked.titles == ["“Join with a timeout” has changes that are not saved."] * 2
    assert not window.preferences.choices.ask_unsaved


def test_nothing_is_asked_when_nothing_was_changed_or_all_was_saved(both, qtbot, asked):
    window, session = both
    window.preferences.choose("ask_unsaved", value=True)
    session.open_lesson("classic-2-join-with-timeout")
    session.open_free()
    change(window, qtbot)
    session.undo()
    assert window.close()
    assert asked.titles == []

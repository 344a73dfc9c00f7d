"""The input line of the Output pane: real keys and pastes; what the program did not get stays in the line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from concgui.core.states import MainPhase
from concgui.core.views import Mode, TypingView
from concgui.ui.output_input import NOT_EMPTY
from concgui.ui.window import MainWindow
from tests.gui import feed

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def typing(window: MainWindow, qtbot):
    """The window with a script that runs; all that the input line asked for is in `heard`."""
    window.heard = []
    window.output.typed.connect(window.heard.append)
    window.output.input_end_wanted.connect(lambda: window.heard.append(None))
    window.intent.connect(lambda *what: window.heard.append(what))
    show(window, TypingView(shown=True))
    window.setFocus()
    return window


def show(window: MainWindow, view: TypingView) -> None:
    window.show_view(feed.session(main=MainPhase.BUSY, mode=Mode.SCRIPT, typing=view))


def type_line(window: MainWindow, text: str) -> None:
    QTest.keyClicks(window.output.input.field, text)
    QTest.keyClick(window.output.input.field, KEY.Key_Return)


def test_a_key_goes_there_and_esc_leaves(typing, qtbot):
    field = typing.output.input.field
    qtbot.keyClick(typing, KEY.Key_E)
    assert field.hasFocus()
    QTest.keyClicks(field, "neat")
    assert field.text() == "neat"
    QTest.keyClick(field, KEY.Key_Escape)
    assert typing.hasFocus()
    assert typing.heard == []


def test_what_was_taken_leaves_the_line_and_is_remembered(typing):
    field = typing.output.input.field
    for line in ("one", "two", "two", ""):
        type_line(typing, line)
        assert field.text() == line
        typing.output.input.take(typing.heard[-1])
        assert field.text() == ""
    assert typing.heard == ["one", "two", "two", ""]
    QTest.keyClicks(field, "draft")
    seen = []
    for key in (KEY.Key_Up, KEY.Key_Up, KEY.Key_Up, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down):
        QTest.keyClick(field, key)
        seen.append(field.text())
    assert seen == ["two", "one", "one", "two", "draft", "draft"]


def test_ctrl_d_ends_the_input_where_the_line_is_empty(typing):
    line = typing.output.input
    line.field.setFocus()
    QTest.keyClick(line.field, KEY.Key_D, CTRL)
    assert typing.heard == [None]
    QTest.keyClicks(line.field, "x")
    QTest.keyClick(line.field, KEY.Key_D, CTRL)
    assert typing.heard == [None]
    assert typing.banner.history[0] == NOT_EMPTY
    line.field.clear()
    QTest.mouseClick(line.end, Qt.MouseButton.LeftButton)
    assert typing.heard == [None, None]
    show(typing, TypingView(shown=True, reason="The input was ended."))
    assert not line.field.isEnabled()
    assert line.field.placeholderText() == "The input was ended."
    assert typing.hasFocus()


@pytest.mark.parametrize("way", ["keys", "menu"])
def test_pasted_lines_are_sent_as_they_are(typing, way):
    field = typing.output.input.field
    QTest.keyClicks(field, "a")
    QApplication.clipboard().setText("b\r\nc\n\nd" if way == "keys" else "b\nc\n")
    if way == "keys":
        QTest.keyClick(field, KEY.Key_V, CTRL)
        assert typing.heard == ["ab\nc\n\nd"]
    else:
        menu = field.menu()
        next(action for action in menu.actions() if action.objectName() == "edit-paste").trigger()
        menu.deleteLater()
        assert typing.heard == ["ab\nc\n"]
    assert field.text() == "a"
    QApplication.clipboard().setText(" word")
    QTest.keyClick(field, KEY.Key_V, CTRL)
    assert field.text() == "a word"
    assert len(typing.heard) == 1


def test_when_the_program_ends_the_line_goes(typing, qtbot):
    line = typing.output.input
    line.field.setFocus()
    QTest.keyClicks(line.field, "half a li")
    show(typing, TypingView())
    assert not line.isVisible()
    assert typing.hasFocus()
    show(typing, TypingView(shown=True))
    assert line.field.text() == ""
    assert line.isVisible()


def test_without_a_program_the_key_says_why(window, qtbot):
    window.show_view(feed.session())
    window.setFocus()
    qtbot.keyClick(window, KEY.Key_E)
    assert window.banner.history[0].startswith("Nothing can be typed now")
    assert window.output.input is None


def test_what_waits_is_told_when_it_waits_long(typing, monkeypatch):
    line = typing.output.input
    now = 100.0
    monkeypatch.setattr("concgui.ui.output_input.time.monotonic", lambda: now)
    show(typing, TypingView(shown=True, waiting=12))
    assert not line.note.isVisible()
    now = 100.6
    show(typing, TypingView(shown=True, waiting=12))
    assert line.note.text() == "12 bytes not read yet"
    now = 100.7
    show(typing, TypingView(shown=True))
    assert not line.note.isVisible()
    assert line.field.width() > 200

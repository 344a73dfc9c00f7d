"""A program goes out of the window into a file and back: changed, run, saved, opened, changed, opened as a script."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from concgui import app
from concgui.core.actions import Action
from concgui.core.states import MainPhase
from concgui.core.views import LineState, Mode
from concgui.ui.keyboard import Keyboard
from concgui.ui.keyboard_files import NO_PROGRAM

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def both(styled, qtbot):
    """A window and its engine."""
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    qtbot.waitExposed(window)
    session = app.attach_engine(window)
    window.closing.connect(session.shutdown)
    qtbot.waitUntil(lambda: window.findChild(Keyboard) is not None, timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    yield window, session
    window.close()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The name that is chosen in the dialogs; `asked`: those that they proposed."""
    path = tmp_path / "mine.py"
    asked: list[str] = []

    def save_as(_parent: object, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(place).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_as)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return path, asked


def test_out_and_back(both, file, qtbot):
    (window, session), (path, asked) = both, file
    qtbot.waitUntil(lambda: window.view is not None and window.view.actions[Action.START_ALL].enabled)
    QTest.keyClick(window, KEY.Key_O, CTRL | SHIFT)
    assert window.banner.history[0] == NO_PROGRAM
    card = window.workers.cards[1]
    card.number.setFocus()
    card.number.selectAll()
    QTest.keyClicks(card.number, "0.2")
    QTest.keyClick(card.number, KEY.Key_Return)
    window.setFocus()
    session.act(Action.START, 1)
    session.act(Action.JOIN, 1)
    session.act(Action.END_MAIN)
    qtbot.waitUntil(lambda: window.view.main is MainPhase.ENDED, timeout=20_000)
    QTest.keyClick(window, KEY.Key_S, CTRL)
    QTest.keyClick(window, KEY.Key_O, CTRL)
    qtbot.waitUntil(lambda: window.view.mode is Mode.PROGRAM)
    assert (window.lesson.title.text(), window.lesson.isVisible()) == ("mine.py", True)
    assert "Open as a script" in window.lesson.summary.text()
    assert [view.spec.name for view in window.view.cards] == ["p1"]
    assert window.view.start_method == "spawn"
    window.workers.cards[1].slider.setValue(4)
    qtbot.waitUntil(lambda: window.view.cards[0].spec.interval == 0.4)
    assert "args=(1, 0.2)" in path.read_text("utf-8")
    QTest.keyClick(window, KEY.Key_S, CTRL)
    assert "args=(1, 0.4)" in path.read_text("utf-8")
    assert asked == ["program.py", "mine.py"]
    QTest.keyClick(window, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.view.main is MainPhase.ENDED, timeout=20_000)
    qtbot.waitUntil(lambda: session.recording.meta.target == str(path), timeout=20_000)
    done = [line.text.strip() for line in window.view.program if line.state is LineState.DONE]
    assert done[-2:] == ["p1.start()", "p1.join()"]
    QTest.keyClick(window, KEY.Key_O, CTRL | SHIFT)
    qtbot.waitUntil(lambda: window.view.mode is Mode.SCRIPT)
    assert not window.lesson.isVisible()
    assert "args=(1, 0.4)" in window.program.program_text()

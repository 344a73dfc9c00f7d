"""The line of the selected span in a recording: marked, brought into view from anywhere in the text, and cleared."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from concgui import app
from concgui.core.executed import NO_STATEMENT, NOT_MEASURED, THE_LINE
from concgui.core.listing import parse
from concgui.core.recording import RecordingMeta
from concgui.core.storage import save
from concgui.program import wire
from concgui.ui.keyboard import Keyboard
from concgui.ui.window import MainWindow
from tests.gui.timeline.view import canvas_of
from tests.scribe import MS, START_NS, Scribe

COUNT = 60
TEXT = 'if __name__ == "__main__":\n' + "".join(f"    do({number})\n" for number in range(COUNT))


def recording(folder: Path, *, text: str, mode: str) -> Path:
    """MainProcess executes 60 statements of 10 ms, 5 ms apart; p1 is created in the fourth."""
    scribe = Scribe()
    scribe.hello()
    for number, statement in enumerate(parse(TEXT).statements):
        scribe.say(100 + 15 * number, wire.STATEMENT_BEGIN, value=number + 1, text=statement.source)
        if number == 3:
            scribe.say(147, wire.PROCESS_CREATED, subject=100 << 32 | 1, text="p1\x1fwork\x1f5")
        scribe.say(110 + 15 * number, wire.STATEMENT_END, value=number + 1)
        scribe.say(110 + 15 * number, wire.IDLE)
    scribe.say(2000, wire.MAIN_LEFT)
    made = scribe.recording()
    made.meta = RecordingMeta(mode=mode, program=text)
    save(made, folder / "run.concgui")
    return folder / "run.concgui"


class Shown:
    """The window with a recording, and hands."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        assert window.timeline is not None
        self.timeline, self.text, self.note = window.timeline, window.program.text, window.status.note

    def until(self, condition) -> None:
        self.qtbot.waitUntil(condition, timeout=20_000)

    def click(self, ms: float, lane: int = 0) -> None:
        frame = self.timeline.frame
        place = QPoint(round(frame.x(START_NS + ms * MS)), round(frame.layout.band(lane).center().y()))
        QTest.mouseClick(canvas_of(self.timeline).viewport(), Qt.MouseButton.LeftButton, pos=place)

    def in_view(self, number: int) -> bool:
        block = self.text.document().findBlockByNumber(number)
        box = self.text.document().documentLayout().blockBoundingRect(block)
        top = box.top() - self.text.verticalScrollBar().value()
        return 0 <= top <= self.text.viewport().height() - box.height()


@pytest.fixture
def show_recording(styled: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator:
    windows = []

    def showing(*, text: str = TEXT, mode: str = "statements") -> Shown:
        window = app.create_window()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1600, 800)
        window.show()
        session = app.attach_engine(window, [str(recording(tmp_path, text=text, mode=mode))])
        window.closing.connect(session.shutdown)
        ready = lambda: window.findChild(Keyboard) is not None and session.replay is not None  # noqa: E731
        qtbot.waitUntil(ready, timeout=20_000)
        qtbot.waitUntil(lambda: window.timeline.frame.lanes is session.replay.lanes)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return Shown(window, qtbot)

    yield showing
    for window in windows:
        window.close()


def test_lines_out_of_view_are_revealed_and_the_instant_does_not_matter(show_recording):
    one = show_recording()
    one.until(lambda: one.in_view(COUNT) and not one.in_view(3))  # at its end the last line is shown
    one.click(100 + 15 * 2 + 5)
    assert one.text.marked == (3, 3)
    assert one.in_view(3)
    assert one.note.text() == THE_LINE
    one.window.replay.show_start()
    one.until(lambda: one.text.lines[3].t_ns is None)
    assert one.text.marked == (3, 3)
    assert one.in_view(3)
    one.click(100 + 15 * 50 + 5)
    assert one.text.marked == (51, 51)
    assert one.in_view(51)
    one.text.verticalScrollBar().setValue(0)
    one.click(100 + 15 * 50 + 6)  # the same span once more
    assert one.in_view(51)
    one.click(100 + 15 * 50 + 12)
    assert (one.text.marked, one.note.text()) == (None, NO_STATEMENT)
    one.click(500, lane=1)
    assert one.text.marked == (4, 4)
    assert one.note.text() == "The marked line created p1."


def test_esc_clears_it_from_the_timeline_and_from_the_window(show_recording):
    one = show_recording()
    one.click(105)
    assert one.text.marked == (1, 1)
    one.until(lambda: one.timeline.frame.marks.selected is not None)  # it is drawn as selected
    QTest.keyClick(canvas_of(one.timeline), Qt.Key.Key_Escape)
    assert one.text.marked is None
    assert not one.note.isVisible()
    one.click(105)
    one.text.setFocus()
    QTest.keyClick(one.text, Qt.Key.Key_Escape)  # out of the text
    assert one.text.marked == (1, 1)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert one.text.marked is None
    assert not one.timeline.selecting


def test_of_a_scripts_lines_nothing_is_claimed(show_recording):
    one = show_recording(mode="script")
    one.click(105)
    assert (one.text.marked, one.note.text()) == (None, NOT_MEASURED)

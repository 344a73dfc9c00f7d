"""Spans and lines in a recording: the line of the selected span is marked, brought into view from anywhere in the text,
and cleared; that of the span under the mouse is lit; so are the spans of the line under the mouse or the keyboard.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
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
        one = Shown(window, qtbot)
        one.until(lambda: one.text.verticalScrollBar().maximum() > 0)
        if mode == "statements":
            one.until(lambda: one.in_view(COUNT))  # at its end the last line is shown
        return one

    yield showing
    for window in windows:
        window.close()


def test_lines_out_of_view_are_revealed_and_the_instant_does_not_matter(show_recording):
    one = show_recording()
    assert not one.in_view(3)
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


def lit(one: Shown) -> dict[int, list[list[float]]]:
    """The spans that are lit, by lane, in ms."""
    marks = one.timeline.handling.marks
    lanes = {} if marks.lit is None else marks.lit.lanes
    return {lane: ((spans - START_NS) / MS).tolist() for lane, spans in lanes.items()}


def show_line(one: Shown, number: int) -> QPoint:
    """Bring a line into view; return its middle in the viewport."""
    one.text.bring(number)
    line = next(line for line in one.text.lines_in(one.text.viewport().rect()) if line.number == number)
    return QPoint(60, round((line.top + line.bottom) / 2))


def test_the_line_under_the_mouse_lights_its_spans(show_recording):
    one = show_recording()
    QTest.mouseMove(one.text.viewport(), show_line(one, 4))
    assert lit(one) == {0: [[145.0, 155.0]], 1: [[147.0, 2000.0]]}, "that it ran, and that p1 came to be"
    QTest.mouseMove(one.text.viewport(), show_line(one, 3))
    assert lit(one) == {0: [[130.0, 140.0]]}
    QTest.mouseMove(one.text.viewport(), show_line(one, 0))
    assert lit(one) == {}, "no statement of main"
    QTest.mouseMove(one.text._gutter, QPoint(30, show_line(one, 3).y()))
    assert lit(one) == {0: [[130.0, 140.0]]}
    QApplication.sendEvent(one.text._gutter, QEvent(QEvent.Type.Leave))
    assert lit(one) == {}


def test_the_span_under_the_mouse_lights_its_line_where_it_is_in_view(show_recording):
    one = show_recording()
    scrolled, view, frame = one.text.verticalScrollBar().value(), canvas_of(one.timeline).viewport(), one.timeline.frame
    for ms, line in ((100 + 15 * 58 + 5, 59), (100 + 15 * 2 + 5, 3)):
        y = round(frame.layout.band(0).center().y())
        QTest.mouseMove(view, QPoint(round(frame.x(START_NS + ms * MS)), y))
        one.until(lambda line=line: one.text.is_lit(line))
    assert one.text.verticalScrollBar().value() == scrolled, "what is out of view stays there"
    assert not one.text.is_lit(59)
    assert one.text.marked is None
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert not one.text.is_lit(3)


def test_keys_go_along_the_lines_and_return_selects_what_ran_there(show_recording):
    one = show_recording()
    spoken = []
    one.text.line_pointed.connect(spoken.append)
    one.window.setFocus()
    QTest.keyClick(one.window, Qt.Key.Key_P)
    assert one.text.hasFocus()
    QTest.keyClick(one.text, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        QTest.keyClick(one.text, Qt.Key.Key_Down)
    assert spoken[-1] == 3
    assert one.text.accessibleDescription().startswith("Line 4: do(2). began at 0.130000 s")
    assert lit(one) == {0: [[130.0, 140.0]]}
    assert one.in_view(3)
    QTest.keyClick(one.text, Qt.Key.Key_Return)
    selected = one.timeline.handling.marks.selected
    assert selected.lane == 0
    assert selected.start <= START_NS + 130 * MS < selected.end
    assert one.text.marked == (3, 3)
    QTest.keyClick(one.text, Qt.Key.Key_Up)
    QTest.keyClick(one.text, Qt.Key.Key_Up)
    QTest.keyClick(one.text, Qt.Key.Key_PageDown)
    assert spoken[-1] > 5
    QTest.keyClick(one.text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert spoken[-1] == len(one.text.lines) - 1
    QTest.keyClick(one.text, Qt.Key.Key_Escape)
    assert spoken[-1] is None
    assert lit(one) == {}


def test_a_line_without_spans_says_so(show_recording):
    one = show_recording()
    one.text.line_chosen.emit(0)
    assert one.window.banner is not None
    assert one.window.banner.history[0] == "When line 1 ran was not measured, and no span belongs to it."


def test_a_click_on_the_time_of_a_line_selects_what_ran_there(show_recording):
    one = show_recording()
    QTest.mouseClick(one.text._gutter, Qt.MouseButton.LeftButton, pos=QPoint(30, show_line(one, 9).y()))
    assert one.text.marked == (9, 9)
    selected = one.timeline.handling.marks.selected
    assert selected.start <= START_NS + (100 + 15 * 8 + 5) * MS < selected.end


def test_in_a_replay_the_seconds_of_a_line_stand_still_at_the_instant(show_recording):
    one = show_recording()
    one.window.replay.show_start()
    one.until(lambda: one.text.now_ns() == 0)
    assert not one.text._clock.moves()
    one.window.replay.step(1)
    one.until(lambda: one.text.now_ns() == 100 * MS)

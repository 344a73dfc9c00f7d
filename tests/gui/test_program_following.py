"""The Program pane goes with the current line, calmly, and not against who has scrolled."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from concgui.core.views import LineState, ProgramLine
from concgui.ui.program_follow import CALM_MS
from concgui.ui.program_text import ProgramText

S = LineState


@pytest.fixture
def text(show, qtbot) -> ProgramText:
    made = show(ProgramText(), 490, 400)
    made.show_lines(at(None), numbered=True)
    qtbot.waitUntil(lambda: made.verticalScrollBar().maximum() > 5000)
    made._follow._rest.setInterval(60)
    return made


def at(number: int | None, state: LineState = S.CURRENT, *, done: int = 0) -> list[ProgramLine]:
    lines = [ProgramLine(f"line({n})", *((S.DONE, n) if n < done else (S.TEXT,))) for n in range(200)]
    if number is not None:
        lines[number] = lines[number]._replace(state=state, t_ns=number)
    return lines


def in_view(text: ProgramText, number: int) -> bool:
    height = text.viewport().height()
    lines = text.lines_in(text.viewport().rect())
    return any(line.number == number and line.top >= 0 and line.bottom <= height for line in lines)


def wheel(text: ProgramText, notches: int) -> None:
    event = QWheelEvent(
        QPointF(50, 50), QPointF(text.viewport().mapToGlobal(QPoint(50, 50))), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
    )  # fmt: skip
    QApplication.sendEvent(text.viewport(), event)


@pytest.mark.parametrize("state", [S.CURRENT, S.BLOCKED, S.ABOUT])
def test_wherever_main_is_is_brought_into_view(text, state):
    text.show_lines(at(120, state), numbered=True)
    assert in_view(text, 120)


def test_it_is_brought_into_view_as_soon_as_the_text_above_it_is_laid_out(show, qtbot):
    text = show(ProgramText(), 490, 400)
    text.show_lines(at(150), numbered=True)
    qtbot.waitUntil(lambda: in_view(text, 150))


def test_two_places_by_turns_do_not_make_it_jump_30_times_a_second(text, qtbot):
    text._follow._rest.setInterval(CALM_MS)
    moves: list[int] = []
    text.verticalScrollBar().valueChanged.connect(moves.append)
    for turn in range(30):
        text.show_lines(at((150, 10)[turn % 2]), numbered=True)
        QApplication.processEvents()
    assert len(moves) <= 2
    text.show_lines(at(10), numbered=True)
    qtbot.waitUntil(lambda: in_view(text, 10))


def test_who_scrolls_away_stays_there_until_the_line_is_in_view_again(text, qtbot):
    text.show_lines(at(150), numbered=True)
    qtbot.waitUntil(lambda: not text._follow._rest.isActive())
    wheel(text, 20)
    away = text.verticalScrollBar().value()
    assert not in_view(text, 150)
    for number in (151, 160, 190):
        text.show_lines(at(number), numbered=True)
    assert text.verticalScrollBar().value() == away
    while not in_view(text, 190):
        wheel(text, -1)
    text.show_lines(at(20), numbered=True)
    qtbot.waitUntil(lambda: in_view(text, 20))


def test_another_run_is_followed_again(text, qtbot):
    text.show_lines(at(150), numbered=True)
    wheel(text, 20)
    text.show_lines(at(None), numbered=True)
    text.show_lines(at(190), numbered=True)
    qtbot.waitUntil(lambda: in_view(text, 190))


def test_at_the_end_of_a_script_the_view_stays_or_shows_what_failed(text):
    text.show_lines(at(150, done=100), numbered=True)
    text.show_lines(at(None, done=100), numbered=True)
    assert in_view(text, 150), "where it was"
    failed = at(30, S.FAILED, done=100)
    failed[30] = failed[30]._replace(note="ValueError: no " + "because " * 40)
    text._follow._rest.stop()
    text.show_lines(failed, numbered=True)
    line = next(line for line in text.lines_in(text.viewport().rect()) if line.number == 30)
    assert line.top >= 0
    assert line.bottom + text.exception_space(30) <= text.viewport().height(), "with all of its exception"


def test_the_wheel_over_the_gutter_scrolls_the_text(text):
    text.show_lines(at(150), numbered=True)
    before = text.verticalScrollBar().value()
    event = QWheelEvent(
        QPointF(20, 50), QPointF(text._gutter.mapToGlobal(QPoint(20, 50))), QPoint(), QPoint(0, 360),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
    )  # fmt: skip
    QApplication.sendEvent(text._gutter, event)
    assert text.verticalScrollBar().value() < before

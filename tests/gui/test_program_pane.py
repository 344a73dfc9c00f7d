"""The Program pane shows exactly the program, changes only what changed, and keeps the current line in view."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel

from concgui.core.views import LineState, ProgramLine
from concgui.ui.program_pane import ProgramPane
from concgui.ui.program_text import ProgramText
from concgui.ui.theme import LIGHT
from tests.gui import feed

PREAMBLE = [(f"line {n}", LineState.TEXT) for n in range(40)]


@pytest.fixture
def text(show):
    return show(ProgramText(), 480, 560)


program = st.lists(st.sampled_from(["", "import time", "    p1.start()", "    p1.join(1)", "        pass"]), max_size=9)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=program, after=program)
def test_the_document_is_the_program_after_every_change(text, before, after):
    for rows in (before, after):
        text.show_lines([ProgramLine(row, LineState.DONE, 1) for row in rows])
        assert text.toPlainText() == "\n".join(rows)


def test_adding_a_statement_does_not_move_the_view(text):
    rows = [*PREAMBLE, ("p1.start()", LineState.FUTURE), ("", LineState.TEXT)]
    text.show_lines(feed.lines(*rows))
    text.verticalScrollBar().setValue(200)
    rows.insert(-1, ("p2.start()", LineState.FUTURE))
    text.show_lines(feed.lines(*rows))
    assert text.verticalScrollBar().value() == 200


def box(text, number):
    block = text.document().findBlockByNumber(number)
    return text.document().documentLayout().blockBoundingRect(block).translated(0, -text.verticalScrollBar().value())


def test_the_current_line_is_brought_into_view(text):
    rows = [*PREAMBLE, ("p1.start()", LineState.FUTURE), ("p1.join()", LineState.FUTURE)]
    text.show_lines(feed.lines(*rows))
    assert box(text, 41).top() > text.viewport().height()
    rows[41] = ("p1.join()", LineState.CURRENT)
    text.show_lines(feed.lines(*rows))
    assert 0 <= box(text, 41).top() < text.viewport().height() - 20


def color(text, number, widget=None):
    """The ground of a line, or of its time in the gutter: of the pixel left of what is written there."""
    picture = (widget or text.viewport()).grab().toImage()
    return picture.pixelColor(1, round(box(text, number).center().y())).name().upper()


def test_the_marked_lines_are_lit_and_revealed_and_stay_in_view(text, qtbot):
    rows = [*PREAMBLE, ("p1.start()", LineState.DONE), ("p1.join()", LineState.CURRENT)]
    text.show_lines(feed.lines(*rows))
    text.mark_lines((3, 4))
    assert 0 <= box(text, 3).top() < box(text, 4).bottom() <= text.viewport().height()
    assert [color(text, number) for number in (2, 3, 4, 5)] == [
        LIGHT.surface, LIGHT.line_span, LIGHT.line_span, LIGHT.surface,
    ]  # fmt: skip
    assert color(text, 3, text._gutter) == LIGHT.line_span_edge
    assert text.accessibleDescription() == "Line 4 is marked: line 3\nline 4"
    rows[41:] = [("p1.join()", LineState.DONE), ("p2.join()", LineState.CURRENT)]
    text.show_lines(feed.lines(*rows))
    assert 0 <= box(text, 3).top() < text.viewport().height(), "the current line is not chased meanwhile"
    text.mark_lines(None)
    assert color(text, 3) == LIGHT.surface
    assert text.accessibleDescription() == ""
    rows[42:] = [("p2.join()", LineState.DONE), ("p3.join()", LineState.CURRENT)]
    text.show_lines(feed.lines(*rows))
    qtbot.waitUntil(lambda: 0 <= box(text, 43).top() < text.viewport().height())


def test_the_current_line_stays_amber_when_it_is_marked(text):
    text.show_lines(feed.lines(("p1.start()", LineState.DONE), ("p1.join()", LineState.CURRENT)))
    text.mark_lines((1, 1))
    assert color(text, 1) == LIGHT.line_now
    assert color(text, 1, text._gutter) == LIGHT.line_span_edge
    text.mark_lines((7, 9))  # a line that is not there
    text.grab()


def test_a_note_is_painted_and_is_not_part_of_the_text(text):
    line = ProgramLine("p1.start()", LineState.FAILED, 1, "AssertionError: cannot start a process twice")
    text.show_lines([line])
    text.grab()
    assert text.toPlainText() == "p1.start()"


def test_selecting_copies_what_was_written(text):
    text.show_lines(feed.lines(("p1.start()", LineState.DONE), ("p1.join()", LineState.DONE)))
    cursor = QTextCursor(text.document())
    cursor.select(QTextCursor.SelectionType.Document)
    assert cursor.selection().toPlainText() == "p1.start()\np1.join()"


def test_what_came_from_outside_is_saved_as_a_comment(show):
    pane = show(ProgramPane(), 480, 500)
    pane.show_lines(feed.lines(("p1.start()", LineState.DONE), ("    os.kill(7, 15)", LineState.OUTSIDE)))
    pane.complete()
    assert pane.program_text() == "p1.start()\n    # os.kill(7, 15)\n"
    assert pane.text.toPlainText() == "p1.start()\n    os.kill(7, 15)"


def test_that_nobody_tells_where_main_is_is_said_when_it_goes_on(show, qtbot):
    pane = show(ProgramPane(), 480, 500)
    pane.complete()
    ran = feed.lines(("a = 1", LineState.DONE), ("b = 2", LineState.DONE))
    pane.show_lines(ran, numbered=True, busy=True)
    assert pane.unknown.isHidden(), "not at once: it may be told again"
    pane.show_lines(feed.lines(("a = 1", LineState.DONE), ("b = 2", LineState.ABOUT)), numbered=True, busy=True)
    assert not pane._soon.isActive()
    pane.show_lines(ran, numbered=True, busy=True)
    qtbot.waitUntil(pane.unknown.isVisible)
    pane.show_lines(ran, numbered=True)
    assert pane.unknown.isHidden(), "main has ended"
    pane.show_lines(feed.lines(("a = 1", LineState.TEXT)), numbered=True, busy=True)
    pane.show_lines(ran, busy=True)
    assert not pane._soon.isActive(), "no line was ever told; or not a script"


def test_exceptions_out_of_view_are_counted_and_gone_to_one_after_the_other(show, qtbot):
    pane = show(ProgramPane(), 480, 400)
    pane.complete()
    lines = list(feed.lines(*((f"line({n})", LineState.DONE) for n in range(100))))
    pane.show_lines(lines, numbered=True)
    assert pane.exceptions.isHidden()
    qtbot.waitUntil(lambda: pane.text.verticalScrollBar().maximum() > 2000)
    lines[90] = lines[90]._replace(note="w1: ValueError: no")
    lines[40] = lines[40]._replace(note="w2: ValueError: no")
    lines[99] = lines[99]._replace(state=LineState.FUTURE, note="not executed: MainProcess ended before")
    pane.show_lines(lines, numbered=True)
    assert (pane.exceptions.text(), pane.exceptions.accessibleName()) == ("✕ 2", "2 lines have an exception")
    for number in (40, 90, 40):
        qtbot.mouseClick(pane.exceptions, Qt.MouseButton.LeftButton)
        assert 0 <= box(pane.text, number).top() < pane.text.viewport().height() - 40
    pane.show_lines(lines[:10], numbered=True)
    assert pane.exceptions.isHidden()


@pytest.mark.parametrize("width", [258, 309, 310, 439, 440, 560])
def test_the_head_has_room_in_every_width(show, qtbot, width):
    pane = show(ProgramPane(), width, 400)
    pane.complete()
    lines = list(feed.lines(("a = 1", LineState.DONE), ("b = 2", LineState.DONE)))
    pane.show_lines([line._replace(note="w: ValueError: no") for line in lines], numbered=True, busy=True)
    qtbot.waitUntil(lambda: not pane._soon.isActive())
    for part in (pane.exceptions, pane.copy, pane.save, *pane.findChildren(QLabel)):
        if part.isVisible():
            assert part.width() >= part.sizeHint().width(), part.text()
            assert part.geometry().right() < width

"""What is seen of the program's lines: where main is, what blocks, how often and how long, exceptions, numbers."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QImage, QPainter, QTextCursor

from concgui.core.views import LineState, ProgramLine
from concgui.ui.program_clock import InstantClock, LiveClock
from concgui.ui.program_notes import ROW, exception_rows
from concgui.ui.program_text import ProgramText
from concgui.ui.theme import LIGHT

S = LineState
TEXTS = [
    "import time",
    "",
    "def work(n):",
    "    return n * n",
    "",
    "for n in range(3):",
    "    p = start(work, n)",
    "    p.join()",
]
LONG = "w2: ValueError: " + "the number two is not welcome here and this is why: " * 6


def program(*changes: tuple[int, dict[str, object]], count: int = len(TEXTS)) -> list[ProgramLine]:
    """Lines; `changes`: number from 0, and what is told of it."""
    lines = [ProgramLine(TEXTS[at % len(TEXTS)], S.TEXT) for at in range(count)]
    for number, told in changes:
        lines[number] = lines[number]._replace(**told)
    return lines


@pytest.fixture
def text(show) -> ProgramText:
    return show(ProgramText(), 490, 560)


def picture(text: ProgramText) -> QImage:
    return text.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def strip(text: ProgramText, number: int, left: float, right: float) -> np.ndarray:
    """The pixels of a line between two x of the whole widget, as colours."""
    image = picture(text)
    line = next(line for line in text.lines_in(text.viewport().rect()) if line.number == number)
    all_pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1) & 0xFFFFFF
    top = text.viewport().geometry().top()
    return all_pixels[int(line.top) + top + 1 : int(line.bottom) + top - 1, int(left) : int(right)]


def has(pixels: np.ndarray, color: str) -> bool:
    return bool((pixels == (QColor(color).rgb() & 0xFFFFFF)).any())


def inked(pixels: np.ndarray) -> bool:
    return len(np.unique(pixels)) > 1


class Paints(QObject):
    """Counts what a widget paints."""

    def __init__(self, widget) -> None:
        super().__init__(widget)
        self.rects: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.rects.append(event.rect())
        return False


def test_what_is_painted_is_what_the_document_would_paint(text):
    """The lines break, and stand, where selecting and copying believe they do."""
    lines = program(*((at, {"state": S.DONE}) for at in range(len(TEXTS))))
    lines.append(ProgramLine("        call(" + ", ".join(f"argument_{at}" for at in range(14)) + ")", S.DONE))
    text.show_lines(lines)
    ours = text.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    theirs = QImage(ours.size(), QImage.Format.Format_RGB32)
    theirs.fill(QColor(LIGHT.surface))
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = text.palette()
    painter = QPainter(theirs)
    text.document().documentLayout().draw(painter, context)
    painter.end()
    assert ours == theirs


def test_counts_and_times_stand_in_columns_at_the_right_that_do_not_move(text):
    told = {"state": S.DONE, "t_ns": 1, "count": 9, "total_ns": 5_000_000}
    text.show_lines(program((5, told), (7, told)))
    edge = text.viewport().geometry().right()
    before = strip(text, 5, edge - 130, edge)
    assert inked(before)
    assert (before == strip(text, 7, edge - 130, edge)).all(), "the same under the same"
    text.show_lines(program((5, told | {"count": 123}), (7, told)))
    after = strip(text, 5, edge - 130, edge)
    assert (before[:, -70:] == after[:, -70:]).all(), "the time does not move when the count grows"
    assert (before != after).any()


def test_what_has_no_room_is_left_out_and_never_lies_over_the_text(text):
    wide = {"text": "    x = '" + "n" * 38 + "'", "state": S.DONE, "count": 12_345, "total_ns": 1_000_000_000}
    text.show_lines(program((6, wide)))
    with_counts = picture(text)
    text.show_lines(program((6, wide | {"count": 0, "total_ns": None})))
    assert picture(text) == with_counts


def test_a_line_that_blocks_has_stripes_a_sign_and_counts_up(text, qtbot):
    told = {"state": S.BLOCKED, "since_ns": 1_000_000_000, "call": "p1.join()"}
    text.show_lines(program((7, told)))
    text.set_clock(InstantClock(4_200_000_000))
    ground = strip(text, 7, 250, text.width() - 20)
    assert has(ground, LIGHT.line_now)
    assert len(np.unique(ground)) > 8, "stripes and words"
    sign = strip(text, 7, 9, 19)
    assert has(sign, LIGHT.line_now_text), "two bars"
    text.show_lines(program((7, told | {"state": S.CURRENT})))
    assert not has(strip(text, 7, 9, 19), LIGHT.line_now_text)
    assert len(np.unique(strip(text, 7, 250, text.width() - 20))) == 1, "amber alone"


def test_it_ticks_only_while_something_blocks_in_a_run_and_is_seen(text, qtbot):
    blocked = program((7, {"state": S.BLOCKED, "since_ns": 0, "call": "p1.join()"}))
    text.show_lines(blocked)
    assert not text._ticker.runs, "nobody says what time it is"
    text.set_clock(LiveClock(0))
    assert text._ticker.runs
    text.grab()
    qtbot.wait(20)
    gutter, body = Paints(text._gutter), Paints(text.viewport())
    qtbot.waitUntil(lambda: len(gutter.rects) >= 2)
    assert all(rect.height() < 40 for rect in gutter.rects), "one line"
    assert not body.rects, "the text is not painted again"
    text.hide()
    assert not text._ticker.runs
    text.show()
    assert text._ticker.runs
    text.set_clock(InstantClock(5_000_000_000))
    assert not text._ticker.runs, "a replay stands still"
    text.set_clock(LiveClock(0))
    text.show_lines(program((7, {"state": S.DONE})))
    assert not text._ticker.runs


def test_lines_that_main_is_about_at_are_framed_as_one(text):
    text.show_lines(program((5, {"state": S.ABOUT}), (6, {"state": S.ABOUT}), (7, {"state": S.DONE})))
    for number in (5, 6):
        assert has(strip(text, number, 200, 480), LIGHT.line_about)
    assert not has(strip(text, 7, 200, 480), LIGHT.line_about)
    first, second = (strip(text, number, 10, 64) for number in (5, 6))
    assert inked(first), "≈ now"
    assert not inked(second[3:-3]), "once for all of them"


def test_an_exception_stands_in_full_under_its_line_and_is_no_part_of_the_text(text):
    before = text.toPlainText()
    text.show_lines(program((3, {"note": "w2: ValueError: no"})))
    image, lines = picture(text), {line.number: line for line in text.lines_in(text.viewport().rect())}
    assert lines[4].top >= lines[3].bottom + ROW
    top = text.viewport().geometry().top()
    assert image.pixelColor(300, round(lines[3].bottom + 4 + top)).name().upper() == LIGHT.danger_soft
    assert before == "" != text.toPlainText() == "\n".join(TEXTS)
    text.show_lines(program((3, {"note": LONG})))
    rows = exception_rows(text.lines[3], text.viewport().width())
    assert len(rows) == 3
    assert rows[-1].endswith("…")
    text.show_lines(program())
    lines = {line.number: line for line in text.lines_in(text.viewport().rect())}
    assert lines[4].top == pytest.approx(lines[3].bottom, abs=1.5), "the room is given back"


def test_the_room_of_an_exception_follows_the_width(text):
    text.show_lines(program((3, {"note": LONG[:90]})))

    def room() -> float:
        lines = {line.number: line for line in text.lines_in(text.viewport().rect())}
        return lines[4].top - lines[3].bottom

    wide = room()
    text.resize(330, 560)
    assert room() > wide
    text.resize(490, 560)
    assert room() == wide


def test_numbers_are_shown_where_tracebacks_name_them(text):
    text.show_lines(program(count=120))
    plain = text.viewport().geometry().left()
    assert not inked(strip(text, 2, 5, plain - 2))
    text.show_lines(program(count=120), numbered=True)
    wide = text.viewport().geometry().left()
    assert wide > plain
    assert inked(strip(text, 2, 64, wide - 2))
    text.show_lines(program(count=10_000), numbered=True)
    assert text.viewport().geometry().left() > wide


def test_a_bar_tells_a_lines_share_of_the_time_of_a_script(text):
    told = [(at, {"state": S.DONE, "count": 2, "total_ns": ns}) for at, ns in ((5, 800_000_000), (6, 200_000_000))]
    text.show_lines(program(*told), numbered=True)

    def bar(number: int) -> int:
        return int((strip(text, number, 0, 64) == (QColor(LIGHT.line_heat).rgb() & 0xFFFFFF)).any(axis=0).sum())

    assert bar(5) == pytest.approx(4 * bar(6), abs=3)
    assert bar(7) == 0
    text.show_lines(program(*told))
    assert bar(5) == 0, "a lesson stays as calm as it was"


def test_an_update_paints_the_lines_that_differ_and_no_others(text, qtbot):
    lines = program(count=3000)
    text.show_lines(lines, numbered=True)
    qtbot.wait(50)
    gutter, body = Paints(text._gutter), Paints(text.viewport())
    lines[6] = lines[6]._replace(state=S.DONE, t_ns=5, count=3)
    lines[2900] = lines[2900]._replace(state=S.DONE, t_ns=6)
    text.show_lines(lines, numbered=True)
    qtbot.waitUntil(lambda: bool(body.rects and gutter.rects))
    assert all(rect.height() < 40 for rect in (*gutter.rects, *body.rects))
    body.rects.clear()
    text.show_lines(list(lines), numbered=True)
    qtbot.wait(50)
    assert not body.rects, "the same once more"


def test_the_gutter_goes_with_the_text_when_room_is_made_above(text, qtbot):
    lines = program(count=300)
    text.show_lines(lines, numbered=True)
    text.verticalScrollBar().setValue(500)
    qtbot.wait(50)
    gutter = Paints(text._gutter)
    lines[3] = lines[3]._replace(note=LONG)
    text.show_lines(lines, numbered=True)
    qtbot.waitUntil(lambda: any(rect.height() > 300 for rect in gutter.rects))


def test_a_selection_is_painted_over_the_colours(text):
    text.show_lines(program())
    text.color_syntax()
    cursor = QTextCursor(text.document())
    cursor.select(QTextCursor.SelectionType.LineUnderCursor)
    text.setTextCursor(cursor)
    highlight = text.palette().highlight().color().name()
    left = text.viewport().geometry().left()
    assert has(strip(text, 0, left, left + 100), highlight)
    assert not has(strip(text, 2, left, left + 100), highlight)


def test_syntax_is_coloured_in_pieces_and_the_text_stays(text, qtbot):
    lines = program(count=2000)
    text.show_lines(lines)
    text.color_syntax()
    qtbot.waitUntil(lambda: text._document.spans_of(1998) != (), timeout=10_000)
    left = text.viewport().geometry().left()
    assert has(strip(text, 0, left, left + 80), LIGHT.syntax_keyword)
    assert text.toPlainText().splitlines()[:8] == TEXTS[:8]
    assert text._document.spans_of(0)[0].length == len("import")


def test_thousands_of_lines_are_found_at_once_wherever_the_view_is(text, qtbot):
    text.show_lines(program(count=5000), numbered=True)
    bar = text.verticalScrollBar()
    qtbot.waitUntil(lambda: text.document().lastBlock().layout().lineCount() > 0, timeout=10_000)
    qtbot.waitUntil(lambda: abs(text.document().size().height() - text.viewport().height() - bar.maximum()) < 2)
    for value in (0, 1, 27, 70_000, bar.maximum()):
        bar.setValue(value)
        seen = text.lines_in(text.viewport().rect())
        assert seen[0].top <= 6
        assert seen[0].bottom > 0
        for line in seen:
            middle = round((line.top + line.bottom) / 2)
            if 0 < middle < text.viewport().height():
                found = text.cursorForPosition(QPoint(10, middle)).blockNumber()
                assert line.number == text.line_under(middle) == found


ODD = ["", "\ta = 1", "x = '\u2029'", "x = 1\r", "\x0c", "\x00", "x = '" + "long " * 2000 + "'", "x = 'שלום 你好 🙂'"]


@pytest.mark.parametrize("odd", ODD)
def test_whatever_stands_in_a_line_it_stays_one_line(text, odd):
    lines = program((2, {"text": odd, "state": S.CURRENT}), (4, {"text": odd, "note": odd}))
    text.show_lines(lines, numbered=True)
    text.color_syntax()
    text.grab()
    assert text.document().blockCount() == len(lines)
    assert text.document().findBlockByNumber(3).text() == lines[3].text
    assert {line.number for line in text.lines_in(text.viewport().rect())} >= {0, 1, 2}

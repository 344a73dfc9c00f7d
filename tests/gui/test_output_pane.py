"""The Output pane: bounded, quick with 10 MB, and it does not take the reader's place away."""

import time

import pytest
from PySide6.QtWidgets import QApplication

from concgui.core.views import OutputLine, TypingView
from concgui.ui.output_pane import OutputPane
from concgui.ui.output_text import LIMIT, one_line


@pytest.fixture
def pane(show):
    made = show(OutputPane(), 480, 340)
    made.complete()
    return made


def rows(first, count, who="p1"):
    return [OutputLine(n * 1_000_000, who, f"line {n}", 0) for n in range(first, first + count)]


def test_lines_stand_in_order_with_time_and_name(pane):
    pane.add(rows(0, 3))
    assert pane.text.toPlainText() == "line 0\nline 1\nline 2"
    assert pane.output_text() == "0.000\tp1\tline 0\n0.001\tp1\tline 1\n0.002\tp1\tline 2\n"


def test_10_mb_at_once_never_hold_the_window_up(pane, qtbot):
    lines = rows(0, 150_000)
    # CPU time of this thread: what the window itself does at once, whatever else the machine is busy with.
    deadline, last = time.perf_counter() + 20, time.thread_time()
    pane.add(lines)
    worst = time.thread_time() - last
    last = time.thread_time()
    while pane.text.document().blockCount() < LIMIT or "line 149999" not in pane.text.toPlainText()[-40:]:
        QApplication.processEvents()
        now = time.thread_time()
        worst, last = max(worst, now - last), now
        assert time.perf_counter() < deadline
    assert worst < 0.2
    assert pane.text.skipped == 150_000 - LIMIT
    assert pane.note.words == "140,000 earlier lines not shown"
    assert pane.text.lines[0].text == "line 140000"
    assert pane.text.toPlainText().splitlines()[0] == "line 140000"


def test_it_stays_at_the_end_only_for_who_is_there(pane, qtbot):
    bar = pane.text.verticalScrollBar()
    pane.add(rows(0, 200))
    assert bar.value() == bar.maximum()
    bar.setValue(20)
    pane.add(rows(200, 50))
    assert bar.value() == 20
    bar.setValue(bar.maximum())
    pane.add(rows(250, 50))
    assert bar.value() == bar.maximum()


def test_odd_characters_stay_one_line(pane):
    odd = ["\r", "a\x00b", "a\u2028b", "\x85", "tab\there", "日本語 🙂", "\x1b[31mred"]
    pane.add([OutputLine(n, "main", text) for n, text in enumerate(odd)])
    assert pane.text.document().blockCount() == len(odd)
    assert "日本語 🙂" in pane.text.toPlainText()


def test_colours_are_not_shown_and_neither_are_other_codes(pane):
    printed = [
        "\x1b[1;31mred\x1b[0m",
        "\x1b]8;;https://x.org\x1b\\link\x1b]8;;\x1b\\",
        "\x1b[2K\x1b[1Gx",
        "bell\x07",
        "cut \x1b[3",
    ]
    pane.add([OutputLine(n, "main", text) for n, text in enumerate(printed)])
    assert pane.text.toPlainText().split("\n") == ["red", "link", "x", "bell\u2407", "cut "]
    assert pane.output_text().split("\n")[0] == "0.000\tmain\tred"
    assert pane.text.lines[0].text == printed[0]


def test_a_progress_bar_is_one_line(pane):
    for percent in range(0, 101, 10):
        pane.add([OutputLine(percent * 10_000_000, "main", f"\r{percent}% done", None, error=True, partial=True)])
    assert pane.text.toPlainText() == "100% done"
    assert [line.t_ns for line in pane.text.lines] == [1_000_000_000]
    pane.add([OutputLine(2, "main", "", None, error=True), OutputLine(3, "main", "after", None, error=True)])
    assert pane.text.toPlainText() == "100% done\nafter"
    assert pane.text.skipped == 0
    pane.add([OutputLine(4, "main", f"{n}\r", partial=True) for n in (1000, 77, 8)])
    assert pane.text.toPlainText().split("\n")[-1] == "8700"


def test_parts_go_on_unless_somebody_else_spoke(pane):
    pane.add([OutputLine(1, "main", "Name? ", partial=True), OutputLine(2, "you", "Zoë"), OutputLine(3, "main", "Hi")])
    pane.add([OutputLine(n, "p1", ".", 0, partial=True) for n in range(4, 9)])
    pane.add([OutputLine(9, "p1", " done", 0), OutputLine(10, "p1", "next", 0)])
    assert pane.text.toPlainText() == "Name? \nZoë\nHi\n..... done\nnext"
    assert [line.t_ns for line in pane.text.lines] == [1, 2, 3, 4, 10]
    block = pane.text.document().findBlockByNumber(1)
    assert block.textFormats()[0].format.foreground().color().name() == "#f2c94c"


def test_dots_without_end_stay_bounded(pane):
    for _ in range(40):
        pane.add([OutputLine(0, "main", "." * 100, partial=True) for _ in range(10)])
    assert pane.text.document().blockCount() >= 2
    assert max(len(line.text) for line in pane.text.lines) < 5000


def test_the_end_stays_in_view_when_the_input_line_comes(pane, qtbot):
    pane.add(rows(0, 100))
    pane.show_typing(TypingView(shown=True))
    bar = pane.text.verticalScrollBar()
    qtbot.waitUntil(lambda: pane.input.isVisible() and bar.value() == bar.maximum())
    pane.show_typing(TypingView())
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())


def test_a_monstrous_line_is_cut_and_says_so():
    shown = one_line("x" * 1_000_000)
    assert len(shown) < 2100
    assert shown.endswith("(1,000,000 characters)")


def test_a_new_run_begins_empty(pane):
    pane.add(rows(0, 20_000))
    pane.clear()
    assert pane.text.lines == []
    assert pane.text.toPlainText() == ""
    assert pane.note.words == ""
    pane.add(rows(5, 1))
    assert pane.text.toPlainText() == "line 5"


def test_errors_are_marked_and_long_names_find_room(pane):
    pane.add([OutputLine(0, "main", "ok"), OutputLine(1, "ForkPoolWorker-12", "Traceback", error=True)])
    before = pane.text.viewport().x()
    pane.grab()
    pane.add([OutputLine(2, "p1", "ok")])
    assert pane.text.viewport().x() == before
    colors = [
        fragment.format.foreground().color().name()
        for fragment in pane.text.document().findBlockByNumber(1).textFormats()
    ]
    assert colors == ["#ff8a80"]

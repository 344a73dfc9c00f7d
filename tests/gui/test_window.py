"""The window as a whole: nothing cut at any size, everything has a name, the first paint waits for no big library."""

import itertools
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QLabel, QLineEdit, QScrollBar, QWidget

from concgui.core.actions import Action
from concgui.core.states import MainPhase, Phase
from concgui.core.views import AliveRow, CoresView, LineState, Mode, StatusView
from tests.gui import feed

LEFT = Qt.MouseButton.LeftButton


def busy_view():
    cards = [feed.card(1, Phase.ALIVE), feed.card(2, Phase.ENDED), feed.card(3), feed.card(4)]
    status = StatusView(41203, "3.13.0", "forkserver", "Python events, sampled CPU time", 4, 2, 12345, 10**10, 3)
    cores = CoresView((0, 1, 2, 3), frozenset({0, 2}))
    return feed.session(
        cards,
        main=MainPhase.BUSY,
        mode=Mode.LESSON,
        title="Join with a timeout",
        alive=feed.alive(4),
        status=status,
        cores=cores,
    )


@pytest.mark.parametrize("size", [(1920, 1040), (1366, 740), (1280, 690), (1180, 600)])
def test_nothing_is_cut_or_overlaps(window, qtbot, size):
    window.resize(*size)
    window.show_view(busy_view())
    window.lesson.show_lesson("Join with a timeout", "Main waits one second at most for the first process. " * 2)
    qtbot.waitUntil(lambda: window.legend.height() >= window.legend.heightForWidth(window.legend.width()))
    assert (window.width(), window.height()) == size
    inside = window.rect()
    for part in window.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, QScrollBar):
            continue
        box = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        name = f"{type(part).__name__} {part.accessibleName()!r} {box}"
        if isinstance(part, QAbstractButton) and part is not window.toolbar.chooser:
            assert part.width() >= part.minimumSizeHint().width(), name
        if not window.workers.isAncestorOf(part) and not window.alive.isAncestorOf(part):
            assert inside.contains(box), name
    row = [window.toolbar.chooser, window.toolbar.run, *window.toolbar.buttons.values(), window.toolbar.method]
    row += [window.toolbar.cores, window.toolbar.menu]
    for left, right in itertools.pairwise(part for part in row if part.isVisible()):
        assert left.geometry().right() < right.geometry().left()
    card = window.workers.cards[1]
    area = window.workers.area.viewport()
    assert card.width() <= area.width()
    assert card.kill.mapTo(card, QPoint(card.kill.width(), 0)).x() <= card.width() - 8


def test_every_control_has_an_accessible_name(window):
    window.show_view(busy_view())
    window.say("A sentence.")
    kinds = (QAbstractButton, QComboBox, QLineEdit, QAbstractSlider)
    nameless = [
        f"{type(part).__name__} in {type(part.parent()).__name__}"
        for part in window.findChildren(QWidget)
        if isinstance(part, kinds)
        and not isinstance(part, QScrollBar)
        and not part.objectName().startswith("qt_")
        and not part.accessibleName()
    ]
    assert nameless == []


def test_the_toolbar_emits_and_says_why_not(window, qtbot):
    heard = []
    window.intent.connect(lambda *what: heard.append(what))
    window.show_view(feed.session([feed.card(1)], main=MainPhase.OFF))
    assert not window.toolbar.buttons[Action.RESET].isEnabled()
    assert window.toolbar.buttons[Action.RESET].toolTip() == "Nothing has run yet."
    qtbot.mouseClick(window.toolbar.run, LEFT)
    window.show_view(feed.session([feed.card(1, Phase.ALIVE)]))
    for button in window.toolbar.buttons.values():
        if button.isEnabled():
            qtbot.mouseClick(button, LEFT)
    assert heard == [
        (Action.START_ALL, None, None),
        (Action.JOIN_ALL, None, None),
        (Action.TERMINATE_ALL, None, None),
        (Action.END_MAIN, None, None),
        (Action.RESET, None, None),
    ]


def test_a_lesson_has_run_instead_of_start_all(window):
    view = feed.session([feed.card(1)], mode=Mode.LESSON, title="Join with a timeout")
    window.show_view(view)
    assert window.toolbar.run.text().strip() == "Run"
    assert window.toolbar.chooser.words == "Lesson: Join with a timeout"
    assert "Join with a timeout" in window.windowTitle()


def test_thousands_of_processes_that_change_are_told_at_once(window):
    """Each telling looks at all rows: one for each row would hold the window up for minutes."""
    rows = feed.alive(5000)
    window.show_view(feed.session([feed.card(1, Phase.ALIVE)], alive=rows))
    table = window.alive.table
    told: list[tuple[int, int]] = []
    table.rows.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    changed = tuple(row._replace(os_says="gone") if n in {3, 2000, 4990} else row for n, row in enumerate(rows))
    window.show_view(feed.session([feed.card(1, Phase.ALIVE)], alive=changed))
    assert told == [(3, 4990)]
    assert table.rows.rows == changed


def test_the_alive_list(window, qtbot):
    heard = []
    window.intent.connect(lambda *what: heard.append(what))
    window.show_view(feed.session([feed.card(1, Phase.ALIVE)]))
    assert window.alive.empty.isVisible()
    height = window.alive.height()
    window.show_view(feed.session([feed.card(1, Phase.ALIVE)], alive=feed.alive(30)))
    table = window.alive.table
    assert table.model().rowCount() == 30
    assert [table.model().index(2, column).data() for column in range(4)] == ["p3", "4003", "not asked", "sleeping"]
    assert window.alive.height() == height
    window.show_view(feed.session([feed.card(1, Phase.ALIVE)], alive=(AliveRow("p9", None, "alive", "gone", 8),)))
    assert table.model().rowCount() == 1
    assert table.model().index(0, 1).data() == ""
    qtbot.mouseClick(window.alive.ask, LEFT)
    assert heard == [(Action.ASK_ALIVE, None, None)]
    assert "joins" in window.alive.ask.toolTip()


def test_what_the_os_says_can_be_read_and_sways_not(window):
    window.resize(1366, 740)
    rows = feed.alive(3)
    window.show_view(feed.session(alive=rows))
    table = window.alive.table
    before = table.columnWidth(3)
    told = ("on CPU", "waits for a core", "stopped")
    rows = tuple(
        row._replace(python_says="alive at 12.34 s", os_says=words) for row, words in zip(rows, told, strict=True)
    )
    window.show_view(feed.session(alive=rows))
    for row in range(3):
        for column in (2, 3):
            index = table.model().index(row, column)
            font = index.data(Qt.ItemDataRole.FontRole)
            assert QFontMetrics(font).horizontalAdvance(index.data()) + 6 <= table.columnWidth(column)
            assert index.data(Qt.ItemDataRole.ToolTipRole) == index.data()
    widest = table.columnWidth(3)
    assert widest > before
    window.show_view(feed.session(alive=feed.alive(3)))
    assert table.columnWidth(3) == widest
    window.show_view(feed.session())
    window.show_view(feed.session(alive=feed.alive(3)))
    assert table.columnWidth(3) == before


def test_the_status_bar(window):
    window.show_view(busy_view())
    left, right = window.status.left.text(), window.status.right.text()
    assert left == "MainProcess 41203  ·  Python 3.13.0  ·  forkserver  ·  4 started, 2 alive  ·  3 queued"
    assert right == "12,345 events dropped  ·  recording 10.00 s  ·  Python events, sampled CPU time"


def test_messages_lie_over_the_centre_and_move_nothing(window, qtbot):
    window.show_view(busy_view())
    before = [part.geometry() for part in (window.legend, window.program, window.workers)]
    window.say("The queue of MainProcess is full: the statement was not sent.")
    assert window.banner.isVisible()
    assert [part.geometry() for part in (window.legend, window.program, window.workers)] == before
    label = window.banner.findChild(QLabel)
    assert label.height() >= label.heightForWidth(label.width())
    window.say("Another one.")
    assert window.status.messages.toolTip().splitlines()[0] == "Another one."


def test_the_lessons_strip_is_there_for_lessons_only(window):
    window.lesson.show_lesson("Title", "Summary")
    assert window.lesson.isVisible()
    window.lesson.show_lesson("", "")
    assert not window.lesson.isVisible()


def test_closing_tells_once(window, qtbot):
    with qtbot.waitSignal(window.closing):
        window.close()
    assert not window.isVisible()


FIRST = """
import sys
from concgui import app
application = app.create_application(["concgui"])
window = app.create_window()
painted = []
window.first_painted.connect(lambda: (painted.append(1), application.quit()))
app.show(window)
application.exec()
late = {"numpy", "pyqtgraph", "pygments", "psutil", "ctypes", "concgui.ui.cores", "concgui.ui.meter"}
print(painted, sorted(late & set(sys.modules)), len(window.workers.cards))
"""


def test_the_first_paint_imports_no_big_library():
    done = subprocess.run([sys.executable, "-c", FIRST], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.split("\n")[0].startswith("[1] [] ")


def test_without_a_display_one_sentence_and_exit_2(monkeypatch):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    code = "import sys; from concgui.app import main; sys.exit(main([]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "display" in done.stderr


def test_another_program_is_read_from_its_beginning(window, qtbot):
    text = feed.lines(*((f"line({n})", LineState.TEXT) for n in range(200)))
    window.show_view(feed.session(mode=Mode.LESSON, title="One", program=text))
    bar = window.program.text.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 500)
    bar.setValue(400)
    window.show_view(feed.session(mode=Mode.LESSON, title="One", program=text, main=MainPhase.OFF))
    assert bar.value() == 400
    window.show_view(feed.session(mode=Mode.LESSON, title="Other", program=text[:150]))
    assert bar.value() == 0

"""A comparison by real runs: figures from their recordings, cancelled at any moment, closed with the window."""

import csv
import io
import os
import time

import psutil
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from concgui import app
from concgui.control.compare import Comparison
from concgui.control.comparefree import FreeSearch
from concgui.control.compareplan import NONE_FREE, ONE_ALLOWED, job, plan, repeat_job, work_of
from concgui.control.compareruns import CompareRuns
from concgui.control.interpreters import Interpreter
from concgui.core.actions import Action
from concgui.core.compare import Variant
from concgui.core.livefolder import recordings_folder
from concgui.core.scenario import InputError, Kind, Work, WorkerSpec
from concgui.ui.compare.programs import ProgramsDialog
from concgui.ui.compare.repeat import ink_on
from concgui.ui.compare.view import CompareView
from concgui.ui.compare_desk import CompareDesk
from concgui.ui.keyboard import Keyboard
from concgui.ui.themes import named
from tests.gui.colors import contrast

S = 1_000_000_000


def cards(count: int, work: Work, interval: float) -> tuple[WorkerSpec, ...]:
    return tuple(WorkerSpec(n, f"p{n}", Kind.PROCESS, work, interval, work.value, n) for n in range(1, count + 1))


class Compared:
    """A comparison beside a session, and what it said."""

    def __init__(self, watched) -> None:
        self.session = watched.session
        self.until = lambda condition, timeout=20_000: watched.until(lambda: bool(condition()), timeout)
        self.session.open_free()
        self.session.set_start_method("fork")
        self.comparison = Comparison(self.session)
        self.said: list[str] = []
        self.comparison.over.connect(self.said.append)

    def run(self, specs) -> Comparison:
        self.session.set_cards(specs)
        self.comparison.compare(self.session.shown)
        self.until(lambda: self.said)
        return self.comparison

    def side(self, variant: Variant):
        return next(side for side in self.comparison.sides if side.variant is variant)


@pytest.fixture
def one(watched, monkeypatch):
    monkeypatch.setattr(FreeSearch, "look", find_none)
    made = Compared(watched)
    yield made
    made.comparison.shut_down()


def find_none(_search, told) -> None:
    """In the place of asking all Pythons of the machine, which has a test of its own."""
    QTimer.singleShot(0, lambda: told(None))


def children() -> list[psutil.Process]:
    return [one for one in psutil.Process().children(recursive=True) if one.status() != psutil.STATUS_ZOMBIE]


def test_two_workers_that_compute_in_every_way(one, show, tmp_path, monkeypatch):
    done = one.run(cards(2, Work.COMPUTE, 0.1))
    assert one.said == [""]
    variants = [side.variant for side in done.sides]
    several = len(os.sched_getaffinity(0)) > 1
    assert variants == [Variant.SEQUENCE, Variant.THREADS, Variant.PROCESSES, *([Variant.ONE_CORE] if several else [])]
    assert done.notes[-1] == NONE_FREE
    for side in done.sides:
        figures = side.figures
        assert figures is not None, side.problem
        rows = done.rows(side)
        assert [row.title for row in rows] == ["p1", "p2"]
        assert figures.elapsed_ns == max(row.end_ns for row in rows) - min(row.begin_ns for row in rows)
        if figures.exact:
            assert 0.19 * S < figures.cpu_ns < 0.4 * S
            assert figures.elapsed_ns >= 0.1 * S
    sequence, threads = one.side(Variant.SEQUENCE), one.side(Variant.THREADS)
    first, second = done.rows(sequence)
    assert first.end_ns <= second.begin_ns
    assert first.measured is second.measured is sequence.state.lanes.main
    if threads.figures.exact:
        assert threads.figures.parallel < 0.2
        assert threads.figures.elapsed_ns >= 0.2 * S
    if several:
        assert one.side(Variant.ONE_CORE).figures.cores == 1
        allowed = one.side(Variant.ONE_CORE).state.lanes.allowed[0][1]
        assert allowed == {min(os.sched_getaffinity(0))}
    assert not list(recordings_folder().rglob("*"))
    look_at(done, show)


def look_at(done: Comparison, show) -> None:
    """The picture has the workers' colours where they worked, and the figures are there as text and as a table."""
    view = show(CompareView(done, None), 1200, 600)
    image = view.image("Title", "What they tell")
    assert image.width() == 2400
    assert image.height() > 1200
    blue = QColor("#0072B2").rgb()
    row = [image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(100, image.height(), 7)]
    assert row.count(blue) > 20
    assert "Threads" in view.accessibleDescription()
    assert "CPU time" in view.text


def test_cancelled_nothing_is_left(one):
    one.session.set_cards(cards(2, Work.SLEEP, 10))
    comparison = one.comparison
    comparison.compare(one.session.shown)
    one.until(lambda: any(comparison.rows(side) for side in comparison.sides))
    assert children()
    comparison.cancel()
    assert one.said == ["Cancelled: 0 of 4 runs are measured."] or len(os.sched_getaffinity(0)) == 1
    assert not comparison.running
    one.until(lambda: not children())
    comparison.cancel()
    assert len(one.said) == 1


def test_what_cannot_run_now_says_why(one, tmp_path):
    def refused() -> str:
        with pytest.raises(InputError) as caught:
            one.comparison.compare(one.session.shown)
        assert not one.comparison.running
        return str(caught.value)

    one.session.set_cards(cards(1, Work.SLEEP, 10))
    one.session.act(Action.START, 1)
    assert "still running" in refused()
    one.session.act(Action.RESET)
    script = tmp_path / "pool.py"
    script.write_text("import sys\nprint(sys.argv)\n")
    one.session.open_file(str(script))
    assert "without cards" in refused()


def test_a_worker_that_fails_has_no_figures(one, tmp_path):
    program = tmp_path / "fails.py"
    program.write_text(
        "import time\nfrom multiprocessing import Process\n\n\ndef worker(id, interval):\n    time.sleep(interval)\n"
        "    print(1 / (id - 1))\n\n\nif __name__ == '__main__':\n    p1 = Process(target=worker, args=(1, 0.1))\n"
        "    p1.start()\n"
    )
    one.session.open_file(str(program))
    one.comparison.compare(one.session.shown)
    one.until(lambda: one.said)
    assert not one.comparison.measured
    assert "ZeroDivisionError" in one.side(Variant.THREADS).problem
    assert "ZeroDivisionError" in one.side(Variant.PROCESSES).problem
    assert "ZeroDivisionError" in one.side(Variant.SEQUENCE).problem


def test_a_program_is_repeated_without_input(one, tmp_path):
    script = tmp_path / "asks.py"
    script.write_text(
        "import sys\nfrom threading import Thread\nmade = [Thread(target=print, name=n) for n in 'ab']\n"
        "for one in made: one.start()\nprint(sys.stdin.read())\n"
    )
    one.session.open_file(str(script))
    one.comparison.repeat(one.session.shown, 3)
    one.until(lambda: one.said)
    assert one.said == [""]
    runs = one.comparison.repeated
    assert len(runs) == 3
    assert all(sorted(run.order) == ["a", "b"] and run.exitcode == 0 for run in runs)
    assert all(0 < run.elapsed_ns < 10 * S for run in runs)


def test_a_run_that_does_not_end_is_ended(one, qtbot):
    one.session.set_cards(cards(1, Work.SLEEP, 10))
    runs, over = CompareRuns(one.session), []
    runs.over.connect(over.append)
    runs.run([repeat_job(one.session.shown)._replace(limit_s=0.4)] * 2)
    one.until(lambda: over)
    assert "did not end within" in over[0]
    assert not runs.running
    one.until(lambda: not children())
    runs.shut_down(2)


def test_a_free_threaded_python_joins_in(watched):
    found = []
    search = FreeSearch()
    search.look(found.append)
    watched.until(lambda: bool(found), 60_000)
    search.shut_down()
    if found[0] is None:  # PyPI has none to install, so this is so on most machines
        pytest.skip("needs a free-threaded Python on this machine")
    compared = Compared(watched)
    compared.run(cards(2, Work.COMPUTE, 0.1))
    assert compared.side(Variant.FREE).figures is not None
    compared.comparison.shut_down()


def test_one_allowed_core_is_not_run_twice(one):
    core = min(os.sched_getaffinity(0))
    one.session.set_cards(cards(2, Work.SLEEP, 0.1))
    one.session.set_cores(frozenset({core}))
    shown = one.session.shown
    free = Interpreter("/opt/python3t", "3.14.0", "cpython", free_threaded=True)
    runs, notes = plan(shown, work_of(shown), free)
    assert [run.variant for run in runs] == [Variant.SEQUENCE, Variant.THREADS, Variant.PROCESSES, Variant.FREE]
    assert notes == [ONE_ALLOWED]
    assert all(run.cores == {core} for run in runs)
    assert runs[-1].listing.text == runs[1].listing.text
    spec = job(shown, runs[-1]).make()
    assert (spec.spec.python, spec.spec.environment["PYTHON_GIL"]) == ("/opt/python3t", "0")
    spec.remove()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_names_can_be_read_on_every_workers_colour(theme):
    for color in named(theme).workers:
        assert contrast(ink_on(QColor(color)), color) >= 4.5


class Shown:
    """The whole window with its engine."""

    def __init__(self, qtbot) -> None:
        self.window = app.create_window()
        qtbot.addWidget(self.window)
        self.window.resize(1900, 1000)
        self.window.show()
        self.session = app.attach_engine(self.window)
        self.window.closing.connect(self.session.shutdown)
        self.until = lambda condition: qtbot.waitUntil(lambda: bool(condition()), timeout=30_000)
        self.until(lambda: self.window.findChild(Keyboard) is not None)
        self.desk = self.window.findChild(CompareDesk)
        self.until(lambda: self.session.current_view().cards)


def test_by_key_shown_saved_copied_and_closed_with_the_window(qtbot, styled, tmp_path, monkeypatch):
    monkeypatch.setattr(FreeSearch, "look", find_none)
    shown = Shown(qtbot)
    window, desk = shown.window, shown.desk
    shown.session.set_start_method("fork")
    shown.session.set_cards(cards(2, Work.SLEEP, 0.1))
    assert window.toolbar.compare.isEnabled()
    assert not window.toolbar.compare.isHidden()
    window.activateWindow()
    shown.until(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    dialog = desk.dialog
    shown.until(lambda: not desk.comparison.running)
    assert "They mostly wait" in dialog.told.text()
    assert dialog.told.accessibleName() == dialog.told.text()
    assert not dialog.cancel.isVisible()

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "figures"), ""))
    dialog.table.click()
    rows = list(csv.DictReader(io.StringIO((tmp_path / "figures.csv").read_text())))
    assert rows[0]["variant"] == "sequence"
    dialog.picture.click()
    assert (tmp_path / "figures.png").read_bytes().startswith(b"\x89PNG")
    qtbot.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert "Speed-up" in QGuiApplication.clipboard().text()
    dialog.programs.click()
    programs = dialog.findChild(ProgramsDialog)
    programs.choice.setCurrentIndex(1)
    assert "p1 = Thread(target=sleep" in programs.text.toPlainText()
    programs.close()

    shown.session.set_cards(cards(2, Work.SLEEP, 10))
    qtbot.keyClick(dialog, Qt.Key.Key_C)
    assert desk.comparison.running
    shown.until(children)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)  # ends what runs
    assert not desk.comparison.running
    assert desk.dialog is dialog
    dialog.repeat.click()
    shown.until(lambda: desk.comparison.progress is not None and children())
    began = time.monotonic()
    window.close()
    assert time.monotonic() - began < 3
    assert not children()

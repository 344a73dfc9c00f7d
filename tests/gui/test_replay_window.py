"""A recording of a real program in the real window: opened by dialog, scrubbed by mouse, stepped and played by keys."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from concgui import app
from concgui.control.replay import Replay
from concgui.control.session import Session
from concgui.core.actions import RECORDED
from concgui.core.states import Phase
from concgui.core.views import Mode
from concgui.ui.keyboard import Keyboard
from concgui.ui.keyboard_timeline import NO_RECORDING
from concgui.ui.replay import ReplayDesk
from concgui.ui.timeline.pane import TimelinePane
from concgui.ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
SCRIPT = """\
import multiprocessing as mp
import time


def work(seconds):
    print("Start work", flush=True)
    time.sleep(seconds)
    print("End work", flush=True)


if __name__ == "__main__":
    p1 = mp.Process(target=work, args=(0.4,))
    p2 = mp.Process(target=work, args=(30,))
    p1.start()
    p2.start()
    p1.join()
    p2.terminate()
    p2.join()
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recording of a real program, made by the command."""
    folder = tmp_path_factory.mktemp("replay")
    (folder / "script.py").write_text(SCRIPT)
    subprocess.run(
        [sys.executable, "-m", "concgui", "record", "-o", "run.concgui", "script.py"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True, timeout=50,
    )  # fmt: skip
    return folder / "run.concgui"


class Desk:
    """The window with its engine, and hands."""

    def __init__(self, window: MainWindow, session: Session, qtbot: QtBot) -> None:
        self.window, self.session, self.qtbot = window, session, qtbot

    @property
    def timeline(self) -> TimelinePane:
        assert self.window.timeline is not None
        return self.window.timeline

    @property
    def desk(self) -> ReplayDesk:
        assert self.window.replay is not None
        return self.window.replay

    @property
    def replay(self) -> Replay:
        assert self.session.replay is not None
        return self.session.replay

    def until(self, condition) -> None:
        self.qtbot.waitUntil(condition, timeout=20_000)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.activate()
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def activate(self) -> None:
        """Make the window the active one: no window manager does it when a dialog is gone."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def open(self, path: Path) -> None:
        """Open a file by Ctrl+O and the dialog, which has an event loop of its own: a timer types into it."""

        def type_name() -> None:
            dialog = QApplication.activeModalWidget()
            field = dialog.findChild(QLineEdit) if isinstance(dialog, QFileDialog) else None
            if field is not None and field.text() != str(path):
                QTest.keyClick(field, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
                QTest.keyClicks(field, str(path))
            elif field is not None:  # a list of names that fit may take the first Return
                QTest.keyClick(field, KEY.Key_Return)

        timer = QTimer(interval=20)
        timer.timeout.connect(type_name)
        timer.start()
        self.key(KEY.Key_O, Qt.KeyboardModifier.ControlModifier)
        timer.stop()

    def open_and_see(self, path: Path) -> None:
        self.open(path)
        self.until(lambda: self.session.replay is not None and self.shown())
        self.until(lambda: self.timeline.frame.lanes is self.replay.lanes)

    def shown(self) -> bool:
        """Whether the window shows the instant that the replay is at."""
        words = f"{self.replay.instant_ns / 1e9:.3f} of {self.replay.length_ns / 1e9:.3f} s"
        return self.window.replay is not None and words in self.desk.bar.words.text()

    def at(self, instant_ns: int) -> None:
        self.replay.seek(instant_ns)
        self.settled(instant_ns)

    def settled(self, instant_ns: int) -> None:
        self.until(lambda: self.shown() and self.replay.instant_ns == instant_ns)

    def axis(self, instant_ns: float) -> QPoint:
        """Where on the axis an instant stands."""
        frame = self.timeline.frame
        x = frame.x(self.replay.recording.t0_ns + instant_ns)
        return QPoint(round(x), round(frame.layout.top / 2))

    def printed(self) -> list[tuple[str, str]]:
        return [(line.who, line.text) for line in self.window.output.text.lines]

    def phases(self) -> dict[str, Phase]:
        assert self.window.view is not None
        return {card.spec.name: card.phase for card in self.window.view.cards}

    def alive(self) -> list[tuple[str, str, str]]:
        assert self.window.view is not None
        return [(row.name, row.python_says, row.os_says) for row in self.window.view.alive]


@pytest.fixture
def desk(styled: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1920, 1040)
    window.show()
    qtbot.waitExposed(window)
    session = app.attach_engine(window)
    window.closing.connect(session.shutdown)
    qtbot.waitUntil(lambda: window.findChild(Keyboard) is not None, timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    yield Desk(window, session, qtbot)
    window.close()


def test_it_opens_by_the_dialog_and_the_window_says_what_it_is(desk, run):
    desk.open_and_see(run)
    window = desk.window
    assert window.windowTitle() == "Recording: run.concgui — Concgui"
    assert window.toolbar.chooser.words == "Recording: run.concgui"
    for button in (window.toolbar.run, *window.toolbar.buttons.values(), window.alive.ask):
        assert (button.isEnabled(), button.toolTip()) == (False, RECORDED)
    assert not window.toolbar.method.isEnabled()
    assert window.toolbar.cores is not None
    assert window.toolbar.cores.view.reason == RECORDED
    assert window.status.left.text().startswith("recorded 20")
    assert f"MainProcess {desk.replay.lanes.main.pid}" in window.status.left.text()
    assert window.program.program_text() == SCRIPT
    assert desk.phases() == {"p1": Phase.REAPED, "p2": Phase.REAPED}
    assert desk.timeline.frame.marks.instant_ns is None  # at its end nothing is later
    assert not desk.timeline.running
    assert desk.desk.bar.isVisible()
    assert desk.printed()[-1] == ("os", "p2 was ended by SIGTERM")


def test_a_click_on_the_axis_takes_every_pane_to_that_instant(desk, run):
    desk.open_and_see(run)
    p1 = desk.replay.lanes.lanes[1]
    inside = p1.target_ns + 200_000_000 - desk.replay.recording.t0_ns
    canvas = desk.timeline.focusProxy()
    before = desk.timeline.grab()
    QTest.mouseClick(canvas.viewport(), LEFT, pos=desk.axis(inside))
    desk.until(lambda: abs(desk.replay.instant_ns - inside) < 5_000_000 and desk.shown())
    instant = desk.replay.recording.t0_ns + desk.replay.instant_ns
    desk.until(lambda: desk.timeline.frame.marks.instant_ns == instant)  # the timeline's next frame
    assert _differs(before, desk.timeline.grab())
    assert desk.phases() == {"p1": Phase.ALIVE, "p2": Phase.ALIVE}
    assert {name: os_says for name, _python, os_says in desk.alive()} == {"p1": "sleeping", "p2": "sleeping"}
    assert sorted(desk.printed()) == [("p1", "Start work"), ("p2", "Start work")]
    assert "2 started, 2 alive" in desk.window.status.left.text()
    # dragged on, past the end of p1
    ended = (p1.exit_ns + 3_000_000 if p1.exit_ns else 0) - desk.replay.recording.t0_ns
    viewport = canvas.viewport()
    QTest.mousePress(viewport, LEFT, pos=desk.axis(desk.replay.instant_ns))
    QTest.mouseMove(viewport, desk.axis(inside + 50_000_000))
    QTest.mouseMove(viewport, desk.axis(ended))
    QTest.mouseRelease(viewport, LEFT, pos=desk.axis(ended))
    desk.until(lambda: abs(desk.replay.instant_ns - ended) < 5_000_000 and desk.shown())
    assert ("p1", "End work") in desk.printed()
    assert desk.phases()["p1"] in {Phase.ENDED, Phase.REAPED}
    # and back before anything was started
    desk.at(1000)
    assert set(desk.phases().values()) == {Phase.ABSENT}
    assert (desk.alive(), desk.printed()) == ([], [])


def _differs(one: QPixmap, other: QPixmap) -> bool:
    return one.toImage() != other.toImage()


@pytest.mark.parametrize("focus", ["window", "timeline"])
def test_keys_step_and_play(desk, run, focus):
    desk.open_and_see(run)
    desk.activate()
    if focus == "timeline":
        desk.timeline.setFocus()
        desk.until(lambda: desk.timeline.focusProxy().hasFocus())
    times = sorted(set((desk.replay.recording.heads["t_ns"] - desk.replay.recording.t0_ns).tolist()))
    desk.key(KEY.Key_Home)
    desk.settled(0)
    desk.key(KEY.Key_Period)
    desk.key(KEY.Key_Period)
    desk.settled(times[2])
    desk.key(KEY.Key_Comma)
    desk.settled(times[1])
    desk.key(KEY.Key_End)
    desk.settled(desk.replay.length_ns)
    desk.key(KEY.Key_Comma)
    assert desk.replay.instant_ns in times[-2:]
    desk.at(0)
    desk.key(KEY.Key_Space)
    assert desk.replay.playing
    desk.until(lambda: desk.replay.instant_ns > 20_000_000)
    assert desk.desk.bar.play.accessibleName() == "Pause"
    desk.key(KEY.Key_Space)
    assert not desk.replay.playing
    assert not desk.timeline.paused
    desk.until(lambda: desk.desk.bar.play.accessibleName() == "Play")


def test_the_row_under_the_timeline(desk, run):
    desk.open_and_see(run)
    bar = desk.desk.bar
    middle = bar.slider.rect().center()
    QTest.mouseClick(bar.slider, LEFT, pos=middle)
    desk.until(lambda: abs(desk.replay.instant_ns / desk.replay.length_ns - 0.5) < 0.01 and desk.shown())
    here = desk.replay.instant_ns
    QTest.keyClick(bar.slider, KEY.Key_Right)
    assert desk.replay.instant_ns > here
    QTest.keyClick(bar.slider, KEY.Key_Left)
    QTest.keyClick(bar.slider, KEY.Key_Left)
    assert desk.replay.instant_ns < here
    QTest.mouseClick(bar.on, LEFT)
    QTest.mouseClick(bar.back, LEFT)
    QTest.keyClick(bar.slider, KEY.Key_Home)
    desk.settled(0)
    bar.speed.setFocus()
    QTest.keyClick(bar.speed, KEY.Key_End)
    assert desk.replay.speed == 20.0
    QTest.mouseClick(bar.play, LEFT)
    assert desk.replay.playing
    desk.until(lambda: not desk.replay.playing and desk.shown())
    assert desk.replay.instant_ns == desk.replay.length_ns


def test_in_a_small_window_the_slider_keeps_its_room(desk, run):
    desk.open_and_see(run)
    bar = desk.desk.bar
    assert "event" in bar.words.text()
    desk.window.resize(1180, 700)
    desk.until(lambda: "event" not in bar.words.text())
    desk.until(lambda: bar.slider.width() >= 80)
    assert f"of {desk.replay.events}" in bar.words.toolTip()


def test_free_leaves_it_and_everything_is_as_before(desk, run):
    desk.open_and_see(run)
    desk.at(desk.replay.length_ns // 2)
    menu = desk.window.toolbar.chooser.menu()
    menu.popup(desk.window.toolbar.chooser.mapToGlobal(QPoint(0, 40)))
    desk.until(menu.isVisible)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(menu.actions()[0]).center())
    desk.until(lambda: desk.window.view is not None and desk.window.view.mode is Mode.FREE)
    assert desk.session.replay is None
    assert not desk.desk.bar.isVisible()
    assert desk.timeline.frame.marks.instant_ns is None
    assert desk.window.toolbar.run.isEnabled()
    assert desk.window.toolbar.method.isEnabled()
    assert desk.window.windowTitle() == "Concgui"
    assert desk.printed() == []
    assert len(desk.window.workers.cards) == 4
    desk.window.setFocus()
    desk.key(KEY.Key_Period)
    assert desk.window.banner is not None
    assert desk.window.banner.history[0] == NO_RECORDING


def test_a_damaged_file_is_one_sentence_in_the_banner(desk, run, tmp_path):
    damaged = tmp_path / "damaged.concgui"
    damaged.write_bytes(run.read_bytes()[:5000])
    desk.open(damaged)
    desk.until(lambda: desk.window.banner is not None and bool(desk.window.banner.history))
    assert desk.window.banner.history == [f"{damaged} is a damaged recording: its end is missing."]
    assert desk.window.view is not None
    assert desk.window.view.mode is Mode.FREE
    assert len(desk.window.workers.cards) == 4


def test_the_command_line_opens_it(styled, qtbot, run):
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    session = app.attach_engine(window, [str(run)])
    window.closing.connect(session.shutdown)
    qtbot.waitUntil(lambda: window.view is not None and window.view.mode is Mode.REPLAY, timeout=20_000)
    assert window.view.title == "run.concgui"
    window.close()

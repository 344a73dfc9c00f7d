"""The window shows the run again that it has just shown: by key and button, in slow motion, and back to the program."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from concgui import app
from concgui.core.actions import IS_RECORDING, NOTHING_RUN, Action
from concgui.core.states import MainPhase, Phase
from concgui.core.views import Mode
from concgui.ui.keyboard import Keyboard

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def live(styled: QApplication, qtbot: QtBot) -> Iterator[SimpleNamespace]:
    """The window with its engine."""
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1920, 1040)
    window.show()
    session = app.attach_engine(window)
    until = lambda condition: qtbot.waitUntil(condition, timeout=20_000)  # noqa: E731
    until(lambda: window.findChild(Keyboard) is not None and window.toolbar.replay.isVisible())
    window.activateWindow()
    until(window.isActiveWindow)
    yield SimpleNamespace(window=window, session=session, until=until)
    window.close()


def ran(live: SimpleNamespace) -> None:
    session = live.session
    session.set_start_method("fork")
    session.edit_worker(1, "interval", "0.1")
    session.act(Action.START, 1, None)
    card = lambda: session.current_view().cards[0]  # noqa: E731
    live.until(lambda: card().phase is Phase.ENDED and session.state.main is MainPhase.IDLE)
    live.until(lambda: "End work 1" in live.window.output.output_text())


def test_r_replays_the_run_and_leads_back_to_the_program(live: SimpleNamespace) -> None:
    window, session = live.window, live.session
    QTest.keyClick(window, KEY.Key_R)
    assert window.banner is not None
    assert NOTHING_RUN in window.banner.history[0]
    assert not window.toolbar.replay.isEnabled()
    ran(live)
    live.until(window.toolbar.replay.isEnabled)
    before = window.output.output_text()
    QTest.keyClick(window, KEY.Key_R)
    live.until(lambda: session.replay is not None and window.view.mode is Mode.REPLAY)
    assert (window.toolbar.replay.text(), window.replay.bar.live.isVisible()) == ("Back to live", True)
    live.until(lambda: window.toolbar.chooser.words == "Replay: Free")
    live.until(lambda: window.timeline.lanes is session.replay.lanes)
    QTest.keyClick(window, KEY.Key_Home)
    live.until(lambda: "End work 1" not in window.output.output_text())
    QTest.mouseClick(window.replay.bar.live, Qt.MouseButton.LeftButton)
    assert session.replay is None
    live.until(lambda: window.output.output_text() == before)
    assert (window.toolbar.replay.text(), window.replay.bar.isVisible()) == ("Replay", False)
    assert window.timeline.lanes is session.state.lanes
    session.act(Action.START, 2, None)  # the program goes on where it was
    live.until(lambda: session.current_view().cards[1].phase is Phase.ALIVE)


def test_slow_motion_plays_from_the_beginning_as_slowly_as_was_chosen_last(live: SimpleNamespace) -> None:
    window, session = live.window, live.session
    ran(live)
    QTest.keyClick(window, KEY.Key_R, SHIFT)
    live.until(lambda: session.replay is not None and session.replay.playing)
    assert session.replay.speed == 0.25
    window.replay.bar.speed.activated.emit(1)
    assert session.replay.speed == 0.1
    for key, speed in ((KEY.Key_Greater, 0.25), (KEY.Key_Less, 0.1)):
        QTest.keyClick(window, key)
        assert session.replay.speed == speed
    live.until(lambda: session.replay.instant_ns > 5_000_000)
    at = session.replay.instant_ns
    QTest.keyClick(window, KEY.Key_R, SHIFT)
    assert (session.replay.speed, session.replay.playing) == (0.1, True)
    assert session.replay.instant_ns < at


def test_a_recording_that_was_opened_is_none_of_this_run(live: SimpleNamespace, tmp_path) -> None:
    ran(live)
    path = tmp_path / "run.concgui"
    live.session.save_recording(str(path))
    live.until(lambda: path.exists() and not live.session.current_view().status.saving)
    live.session.open_file(str(path), None)
    live.until(lambda: live.session.replay is not None)
    assert not live.window.replay.bar.live.isVisible()
    QTest.keyClick(live.window, KEY.Key_R)
    assert IS_RECORDING in live.window.banner.history[-1] + live.window.banner.history[0]

"""A lesson in the whole window: its panel, its ghost bars, what its replay shows, and what is left when it has gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from concgui import app
from concgui.core.views import LessonPhase, Mode
from concgui.ui.keyboard import Keyboard
from tests.gui.test_lesson_session import SCRIPT, lesson


@pytest.fixture
def both(styled, qtbot):
    """A window and its engine."""
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    qtbot.waitExposed(window)
    session = app.attach_engine(window)
    window.closing.connect(session.shutdown)
    qtbot.waitUntil(lambda: window.findChild(Keyboard) is not None, timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    yield window, session
    window.close()


def test_from_the_question_to_its_replay_and_away(both, qtbot, tmp_path):
    (window, session), key = both, Qt.Key
    assert window.lesson_panel is None
    assert not window.toolbar.predict.isVisible()
    session.open_lesson_folder(str(lesson(tmp_path / "own", SCRIPT)))
    qtbot.waitUntil(lambda: window.lesson_panel is not None and window.lesson_panel.isVisible())
    timeline, panel = window.timeline, window.lesson_panel
    qtbot.waitUntil(lambda: [bar.lane for bar in timeline.ghosts.bars] == ["p1", "MainProcess"])
    assert window.windowTitle().startswith("A short sleep")
    assert "Lesson" in window.toolbar.chooser.words or "A short sleep" in window.toolbar.chooser.words
    assert not window.lesson.isVisible(), "the strip of programs says nothing of lessons"
    assert window.legend.maximumHeight() == 0
    QTest.keyClick(window, key.Key_A)
    qtbot.waitUntil(lambda: window.view.lesson.answers[0].votes == 1)
    QTest.keyClick(timeline.ghosts.bars[0], key.Key_PageUp)
    qtbot.waitUntil(lambda: window.view.lesson.ghosts[0].guess_s == 1.0)
    panel.run.click()
    qtbot.waitUntil(lambda: window.view.lesson.phase is LessonPhase.REVEALED, timeout=20_000)
    qtbot.waitUntil(lambda: timeline.handling.marks.proof is not None)
    assert [guess.guess_s for guess in timeline.handling.marks.guesses] == [1.0]
    proof = window.view.lesson.proof

    session.replay_run()
    qtbot.waitUntil(lambda: window.view.mode is Mode.REPLAY and timeline.lanes is session.lanes, timeout=20_000)
    assert window.view.lesson.proof == proof
    lane = session.lanes.lanes[proof[0][0]]
    assert lane.title == "p1", "the lanes of a replay are those of the run"
    session.replay.seek(0)
    qtbot.waitUntil(lambda: timeline.handling.marks.proof is None)
    panel.show_proof.click()
    assert timeline.handling.marks.proof is not None
    session.back_to_live()
    session.open_free()
    qtbot.waitUntil(lambda: not panel.isVisible())
    assert timeline.handling.marks.proof is None
    assert timeline.time_scale.least_ns == 0
    assert not timeline.ghosts.bars

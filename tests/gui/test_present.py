"""Present: what is on the screen and how large, what a clicker's keys do, and that the window comes back as it was."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from concgui import app
from concgui.control.session import Session
from concgui.core.actions import Action
from concgui.core.states import MainPhase, Phase
from concgui.core.views import LessonPhase
from concgui.ui.keyboard import Keyboard
from concgui.ui.looks import looks
from concgui.ui.present import Present
from concgui.ui.present_scene import Scene
from concgui.ui.theme import SIZES
from concgui.ui.timeline.buttons import ButtonRow
from concgui.ui.window import MainWindow

KEY = Qt.Key
_LESSON = "classic-2-join-with-timeout"
CTRL = Qt.KeyboardModifier.ControlModifier
SCREENS = [(1024, 768), (1920, 1080), (3840, 2160)]


class Stage:
    """The window with its engine, a screen of any size, and a clicker."""

    def __init__(self, window: MainWindow, session: Session, qtbot: QtBot) -> None:
        self.window, self.session, self.qtbot = window, session, qtbot
        found = window.findChild(Present)
        assert found is not None
        self.present = found

    def until(self, condition) -> None:
        self.qtbot.waitUntil(condition, timeout=15_000)

    def press(self, key: KEY, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.windowHandle(), key, modifier)

    def hold(self, key: KEY) -> None:
        """The key comes again and again, as from one that is held."""
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            held = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", True)  # noqa: FBT003
            QApplication.sendEvent(self.window.windowHandle(), held)

    def step(self, key: KEY = KEY.Key_PageDown) -> None:
        """Press a key of the clicker, as long after the one before as a hand does."""
        self.present._pressed = 0.0
        self.press(key)

    def phase(self, key: int) -> Phase:
        return self.session.current_view().cards[key - 1].phase

    @property
    def strip(self):
        return self.present.scene.strip


@pytest.fixture
def stage(styled: QApplication, qtbot: QtBot) -> Iterator[Stage]:
    window = app.create_window()
    qtbot.addWidget(window)
    window.setGeometry(20, 30, 1300, 700)
    window.show()
    session = app.attach_engine(window)
    session.set_start_method("fork")
    qtbot.waitUntil(lambda: window.findChild(Keyboard) is not None and window.toolbar.present.isVisible())
    session.open_free()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Stage(window, session, qtbot)
    window.close()
    looks().use_scale(1.0)


def on_screen(stage: Stage, monkeypatch: pytest.MonkeyPatch, width: int, height: int) -> None:
    """Let the window be on a screen of this size."""
    monkeypatch.setattr(Scene, "area", lambda _scene: QRect(0, 0, width, height))
    stage.window.setGeometry(0, 0, width, height)  # as a window manager does it
    stage.until(lambda: not stage.present._soon.isActive() and stage.window.size().toTuple() == (width, height))
    QTest.qWait(60)  # the timeline's next frame


def ran(stage: Stage, count: int = 2) -> None:
    for key in range(1, count + 1):
        stage.session.edit_worker(key, "interval", "0.1")
        stage.session.act(Action.START, key, None)
    stage.until(lambda: all(stage.phase(key) is Phase.ENDED for key in range(1, count + 1)))


def smallest_text(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> dict[int, str]:
    """The sizes of all texts that are painted or stand in a widget, each with one of them."""
    found: dict[int, str] = {}

    def look(name: str) -> None:
        plain = getattr(QPainter, name)

        def drawn(painter: QPainter, *args: object) -> object:
            words = next((str(one) for one in args if isinstance(one, str)), name)
            found[painter.font().pixelSize()] = words
            return plain(painter, *args)

        monkeypatch.setattr(QPainter, name, drawn)

    look("drawText")
    look("drawStaticText")
    window.render(QImage(1, 1, QImage.Format.Format_RGB32))  # it is of no interest what it looks like
    monkeypatch.undo()
    for kind in (QLabel, QAbstractButton):
        for one in window.findChildren(kind):
            if one.isVisible() and one.text():
                found[one.font().pixelSize()] = one.text()
    for kind in (QPlainTextEdit, QTextEdit):
        for one in window.findChildren(kind):
            if one.isVisible():
                found[one.document().defaultFont().pixelSize()] = found[one.viewport().font().pixelSize()] = repr(one)
    return found


def test_every_text_can_be_read_from_the_last_row_on_any_screen(stage: Stage, monkeypatch) -> None:
    stage.session.open_lesson(_LESSON)
    stage.until(lambda: stage.window.lesson_panel is not None and stage.window.lesson_panel.isVisible())
    stage.press(KEY.Key_F5)
    on_screen(stage, monkeypatch, 1920, 1080)
    texts = smallest_text(stage.window, monkeypatch)  # the question, and panes that are empty
    assert min(texts) * 40 >= 1080, texts
    stage.session.open_free()
    ran(stage)
    window, scales = stage.window, list[float]()
    assert not [part for part in (window.toolbar, window.status, window.alive, window.legend) if part.isVisible()]
    for width, height in SCREENS:
        on_screen(stage, monkeypatch, width, height)
        scales.append(SIZES.scale)
        assert window.rect().contains(stage.strip.geometry())
        assert window.body.horizontalScrollBar().maximum() == 0
        lanes, program = (QRect(one.mapTo(window, QPoint()), one.size()) for one in (window.timeline, window.program))
        assert lanes.right() < program.left()  # side by side
        assert lanes.height() > height * 0.6
        texts = smallest_text(window, monkeypatch)
        assert len(texts) > 2
        assert min(texts) * 40 >= height, texts
    # The projector is unplugged: the screen that is left is filled, and nothing is lost.
    monkeypatch.setattr(Scene, "area", lambda _scene: QRect(0, 0, 1024, 768))
    QGuiApplication.instance().screenRemoved.emit(window.screen())
    stage.until(lambda: scales[0] == SIZES.scale)
    assert window.timeline.lanes is stage.session.lanes
    window.close()  # in the presentation
    assert not stage.present.active


def test_the_window_comes_back_as_it_was(stage: Stage) -> None:
    window = stage.window
    window.columns.setSizes([400, 500, 380])
    window.texts.setSizes([300, 250])
    looks().use_scale(1.1)
    QTest.qWait(1)
    window.toolbar.chooser.setFocus()
    timeline, program, output = window.timeline.findChild(ButtonRow).all(), window.program, window.output
    parts = (window.toolbar, window.status, window.workers, window.alive, window.legend, output, *timeline)
    parts += (program.copy, program.save, output.copy, output.save)
    assert all(part.isVisible() for part in parts)
    before = (
        window.geometry(), window.windowState(), window.columns.sizes(), window.texts.sizes(), SIZES.scale,
        window.minimumSize(), window.focusWidget(),
    )  # fmt: skip
    stage.press(KEY.Key_F5)
    assert window.isFullScreen()
    stage.present.scene.resize(8)
    ran(stage, 1)
    stage.until(lambda: not window.output.isVisible())  # there is no room for it
    stage.press(KEY.Key_F5)
    stage.until(lambda: window.geometry() == before[0])
    QTest.qWait(1)
    after = (
        window.geometry(), window.windowState(), window.columns.sizes(), window.texts.sizes(), SIZES.scale,
        window.minimumSize(), window.focusWidget(),
    )  # fmt: skip
    assert after == before
    assert all(part.isVisible() for part in parts)
    assert not stage.strip.isVisible()
    stage.session.toggle_replay()
    stage.until(lambda: stage.session.replay is not None and window.timeline.lanes is stage.session.replay.lanes)
    scale = window.timeline.frame.scale
    stretch = scale.left_ns, scale.right_ns
    window.showMaximized()
    stage.press(KEY.Key_F5)
    stage.press(KEY.Key_Escape)
    assert (window.isMaximized(), window.isFullScreen()) == (True, False)
    stage.press(KEY.Key_F5)
    stage.press(KEY.Key_F5)  # twice quickly
    assert (window.isMaximized(), window.isFullScreen(), stage.present.active) == (True, False, False)
    assert (scale.left_ns, scale.right_ns) == pytest.approx(stretch, rel=0.01)  # it stands on whole pixels
    looks().use_scale(1.0)


def test_the_clicker_goes_through_a_program_of_the_cards(stage: Stage) -> None:
    for key in (1, 2):
        stage.session.edit_worker(key, "interval", "0.1")
    for key in (4, 3):
        stage.session.act(Action.REMOVE, stage.session.current_view().cards[key - 1].spec.key, None)
    stage.press(KEY.Key_F5)
    stage.until(lambda: stage.strip.step == "start p1")
    stage.press(KEY.Key_PageDown)
    stage.press(KEY.Key_PageDown)  # a button that bounces
    stage.hold(KEY.Key_PageDown)
    stage.until(lambda: stage.phase(1) is Phase.ENDED and stage.session.state.main is MainPhase.IDLE)
    assert stage.phase(2) in {Phase.ABSENT, Phase.CREATED}
    stage.step()
    stage.until(lambda: stage.phase(2) is Phase.ENDED and stage.strip.step == "join all")
    stage.step()
    stage.until(lambda: stage.phase(2) is Phase.REAPED and stage.strip.step == "end main")
    stage.step(KEY.Key_PageUp)
    assert "cannot be taken back" in stage.strip.sentence
    stage.step()
    stage.until(lambda: stage.session.state.main is MainPhase.ENDED and stage.strip.step == "slow motion")
    stage.step()
    stage.until(lambda: stage.session.replay is not None and stage.session.replay.playing)
    assert stage.session.replay.speed == 0.25
    stage.step()
    assert (stage.session.replay.playing, stage.session.replay.instant_ns) == (False, stage.session.replay.length_ns)
    stage.step(KEY.Key_PageUp)
    assert stage.session.replay.instant_ns < stage.session.replay.length_ns
    for _ in range(3):  # the next event, and perhaps what comes after the last one
        stage.until(lambda: stage.strip.step in {"next event", "to the end", "back to the program"})
        if stage.session.replay.instant_ns < stage.session.replay.length_ns:
            stage.step()
    stage.until(lambda: stage.strip.step == "back to the program")
    stage.step()
    assert stage.session.replay is None
    stage.until(lambda: stage.strip.step == "from the beginning")
    stage.step()
    stage.until(lambda: stage.session.state.main is MainPhase.OFF and stage.strip.step == "start p1")


def test_main_that_is_blocked_is_not_asked_for_more(stage: Stage) -> None:
    stage.session.edit_worker(1, "interval", "10")
    stage.press(KEY.Key_F5)
    stage.session.act(Action.START, 1, None)
    stage.session.act(Action.JOIN, 1, None)
    stage.until(lambda: stage.session.state.main is MainPhase.BUSY and stage.strip.waits)
    stage.until(lambda: any(line.call for line in stage.session.current_view().program))
    stage.step()
    assert "blocked in p1.join()" in stage.strip.sentence
    assert stage.phase(2) in {Phase.ABSENT, Phase.CREATED}
    assert stage.session.current_view().status.queued == 0


def test_the_clicker_goes_from_question_to_answer_to_the_next_lesson(stage: Stage) -> None:
    session = stage.session
    session.open_lesson(_LESSON)
    for key in (1, 2, 3):
        session.edit_worker(key, "interval", "0.1")
    stage.press(KEY.Key_F5)
    stage.until(lambda: stage.strip.step == "run" and session.current_view().lesson.phase is LessonPhase.PREDICT)
    panel = stage.window.lesson_panel
    assert panel is not None
    stage.until(lambda: panel.width() > stage.window.width() * 0.9)
    stage.press(KEY.Key_B)  # a vote, while there is a question
    assert not stage.present.keys.dark
    stage.step()
    stage.until(lambda: stage.strip.waits)
    stage.step()
    assert "is running" in stage.strip.sentence
    stage.until(lambda: session.current_view().lesson.phase is LessonPhase.REVEALED)
    stage.until(lambda: stage.strip.step == "slow motion" and not stage.strip.waits)  # the strip follows the view
    stage.step()
    stage.until(lambda: session.replay is not None)
    stage.step()
    stage.until(lambda: stage.strip.step.startswith("next lesson"))
    stage.step()
    stage.until(lambda: session.replay is None and session.current_view().lesson.lesson_id != _LESSON)
    stage.step(KEY.Key_PageUp)
    stage.until(lambda: session.current_view().lesson.lesson_id == _LESSON)
    stage.press(KEY.Key_Escape)  # leaves, also while a question is open
    assert not stage.present.active
    assert session.current_view().lesson.phase is LessonPhase.PREDICT
    assert panel.parent() is stage.window.centre


def test_a_dark_screen_is_lit_by_any_key_the_pointer_goes_and_the_size_can_be_changed(stage: Stage) -> None:
    stage.press(KEY.Key_F5)
    for dark in (KEY.Key_Period, KEY.Key_B):
        stage.press(dark)
        assert stage.present.keys.dark
        assert stage.window.grab().toImage().pixelColor(300, 300).getRgb()[:3] == (0, 0, 0)
        stage.hold(dark)
        assert stage.present.keys.dark
        stage.press(KEY.Key_PageDown)
        assert not stage.present.keys.dark
    assert stage.session.state.main is MainPhase.OFF
    stage.press(KEY.Key_Period)
    stage.press(KEY.Key_N)
    assert len(stage.session.current_view().cards) == 4
    stage.press(KEY.Key_Period)
    QTest.mouseClick(stage.window.windowHandle(), Qt.MouseButton.LeftButton)
    assert not stage.present.keys.dark
    rest, cursor = stage.present.keys._rest, QGuiApplication.overrideCursor
    assert (rest.isActive(), rest.interval()) == (True, 2000)
    rest.timeout.emit()
    assert cursor().shape() is Qt.CursorShape.BlankCursor
    for x in (50, 60):
        QTest.mouseMove(stage.window.windowHandle(), QPoint(x, 50))
    assert cursor() is None
    assert rest.isActive()
    rest.timeout.emit()
    menu = QMenu(stage.window)
    menu.addAction("One")
    menu.popup(QPoint(100, 100))
    QTest.mouseMove(menu, QPoint(5, 5))
    assert cursor() is None
    menu.close()
    rest.timeout.emit()
    before = SIZES.small, SIZES.least
    stage.press(KEY.Key_Plus, CTRL)
    assert SIZES.small > before[0]
    assert SIZES.least > before[1]
    stage.press(KEY.Key_0, CTRL)
    assert (SIZES.small, SIZES.least) == before
    stage.press(KEY.Key_F5)
    assert (SIZES.scale, SIZES.least, stage.window.preferences.choices.scale) == (1.0, 0, 1.0)
    assert cursor() is None

"""Present (F5): the program and its timeline for the last row, driven by a clicker."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from shiboken6 import isValid

from concgui.core.actions import YES, Verdict
from concgui.core.states import MainPhase
from concgui.core.views import LessonPhase, Mode, SessionView
from concgui.core.words import tr
from concgui.ui.commands import Command
from concgui.ui.keyboard import Keyboard
from concgui.ui.present_keys import PresentKeys
from concgui.ui.present_scene import Scene
from concgui.ui.present_steps import Step, Steps
from concgui.ui.replay_keys import ReplayKeys
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.control.session import Session

_APART_S = 0.25  #: two presses that are closer are one: a button that bounces, a finger that trembles
_STATES_S = 0.5  #: between two looks at which states the lanes have
_SIZES = {Command.LARGER: 1, Command.SMALLER: -1, Command.USUAL_SIZE: 0}


class Present(QObject):
    """One for the window."""

    def __init__(self, window: MainWindow, session: "Session", keyboard: Keyboard, replays: ReplayKeys) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._replays = replays
        self.scene = Scene(window)
        self.keys = PresentKeys(window, self._voting)
        self.steps = Steps(session, replays.play_slowly)
        self._pressed = self._looked = 0.0
        self._handle: QWindow | None = None  #: of the window, while the screen is filled
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        self.keys.on_asked.connect(self.step_on)
        self.keys.back_asked.connect(self.step_back)
        self.keys.leave_asked.connect(self.leave)
        window.toolbar.present.clicked.connect(self.toggle)
        window.toolbar.offer(window.toolbar.present)
        window.closing.connect(self.leave)
        session.view_changed.connect(self._show)
        session.replay_changed.connect(self._soon.start)
        keyboard.handle(Command.PRESENT, self.toggle)
        for command, steps in _SIZES.items():
            self._lead(keyboard, command, steps)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)  # noqa: S101
        app.screenRemoved.connect(self._screens_changed)
        app.primaryScreenChanged.connect(self._screens_changed)

    def _lead(self, keyboard: Keyboard, command: Command, steps: int) -> None:
        """The size of everything is the screen's while it is filled; what is chosen then is not kept."""
        usual = keyboard.handler(command)

        def verdict() -> Verdict:
            return YES if self.scene.shown else usual.verdict()

        keyboard.handle(command, lambda: self._resize(steps) if self.scene.shown else usual.do(), verdict)

    # ------------------------------------------------------------------ on and off
    @property
    def active(self) -> bool:
        """Whether the screen is filled."""
        return self.scene.shown

    @Slot()
    def toggle(self) -> None:
        """Fill the screen, or go back to the window."""
        if self.active:
            self.leave()
        else:
            self.enter()

    @Slot()
    def enter(self) -> None:
        """Fill the screen."""
        if self.active or not self._window.isVisible():
            return
        self.scene.factor = 1.0
        self.scene.enter()
        for part in (self._window, self._window.texts):
            part.installEventFilter(self)
        self._handle = self._window.windowHandle()
        if self._handle is not None:
            self._handle.screenChanged.connect(self._screens_changed)
        self.keys.begin()
        self._looked = 0.0
        self._show(self._session.current_view())

    @Slot()
    def leave(self) -> None:
        """Go back to the window as it was."""
        if not self.active:
            return
        for part in (self._window, self._window.texts):
            part.removeEventFilter(self)
        if self._handle is not None and isValid(self._handle):
            self._handle.screenChanged.disconnect(self._screens_changed)
        self._handle = None
        self._soon.stop()
        self.keys.end()
        self.scene.leave()

    def _voting(self) -> bool:
        lesson = self._session.current_view().lesson
        return lesson is not None and lesson.phase is LessonPhase.PREDICT

    # ------------------------------------------------------------------ steps
    @Slot()
    def step_on(self) -> None:
        """Do what comes next, or say why nothing does now."""
        self._step(self.steps.next(self._session.current_view()))

    @Slot()
    def step_back(self) -> None:
        """Go back to what was before, or say why that is not possible."""
        self._step(self.steps.back(self._session.current_view()))

    def _step(self, step: Step) -> None:
        if time.monotonic() - self._pressed < _APART_S and not step.quick:
            return
        if self._session.current_view().status.loading:
            self.scene.strip.say(tr("One moment: the replay is being made."))
        elif step.do is None:
            self.scene.strip.say(step.words)
        else:
            step.do()
        self._pressed = time.monotonic()  # afterwards: what was pressed meanwhile comes next

    def _resize(self, steps: int) -> None:
        if not self.scene.resize(steps):
            large = tr("Everything is as large as it can be shown.")
            self._window.say(large if steps > 0 else tr("Everything is as small as it can be shown."))

    # ------------------------------------------------------------------ what is shown
    @Slot(object)
    def _show(self, view: SessionView) -> None:
        if not self.active:
            return
        self.scene.hold_lesson()
        step = self.steps.next(view)
        self.scene.strip.show_words(self._what(view), step.words, waits=step.do is None)
        replay = self._session.replay
        self.scene.strip.show_share(None if replay is None else replay.instant_ns / max(1, replay.length_ns))
        now = time.monotonic()
        if now - self._looked > _STATES_S:
            self._looked = now
            self.scene.strip.show_states(self._session.lanes)

    def _what(self, view: SessionView) -> str:
        """What runs, in a few words."""
        title = tr("Free") if view.mode is Mode.FREE else view.title
        replay, seconds = self._session.replay, view.status.elapsed_ns / 1e9
        if replay is not None:
            at, whole = replay.instant_ns / 1e9, replay.length_ns / 1e9
            speed = replay.speed
            return tr("{title}: {speed:g}×, {at:.2f} of {whole:.2f} s", title=title, speed=speed, at=at, whole=whole)
        match view.main:
            case MainPhase.OFF:
                return tr("{title}: not started", title=title)
            case MainPhase.ENDED:
                return tr("{title}: ended, {seconds:.2f} s", title=title, seconds=seconds)
            case MainPhase.IDLE:
                return tr("{title}: main waits for a command", title=title)
        return tr("{title}: runs, {seconds:.1f} s", title=title, seconds=seconds)

    # ------------------------------------------------------------------ screens
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt override: the window has another size, on another screen perhaps; or the question needs another."""
        if event.type() is QEvent.Type.Resize:
            self._soon.start()
        return False

    @Slot()
    @Slot(QScreen)
    def _screens_changed(self, _screen: QScreen | None = None) -> None:
        """The projector was unplugged, or the window is on another screen: it fills the one that it is on."""
        self._soon.start()

    @Slot()
    def _fit(self) -> None:
        if self.active:
            area, handle = self.scene.area(), self._window.windowHandle()
            if handle is not None and self._window.geometry() != area:  # not every window manager moves it
                handle.setGeometry(area)  # not the widget's, which would end the full screen
            self.scene.fit()
            self.keys.fit()

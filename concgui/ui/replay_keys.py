"""From the run to its replay and back, and slow motion: by key, in the toolbar and beside the slider."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from concgui.core.actions import IS_RECORDING, NOTHING_RUN, YES, Verdict, no
from concgui.core.states import MainPhase
from concgui.core.words import later, tr
from concgui.ui.commands import Command
from concgui.ui.keyboard import Keyboard
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.control.replay import Replay
    from concgui.control.session import Session
SLOWLY = 0.25
_NO_SPEED = later("Nothing is replayed: R replays the run.")


class ReplayKeys(QObject):
    """`slowly`: how fast slow motion is, 0.05 to 1; what was chosen last in a replay."""

    def __init__(self, window: MainWindow, session: "Session", keyboard: Keyboard) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self.slowly = SLOWLY
        self._button = window.toolbar.replay
        keyboard.handle(Command.REPLAY, session.toggle_replay, self.verdict)
        keyboard.handle(Command.SLOW_MOTION, self.play_slowly, self.verdict_slow)
        for command, steps in ((Command.SLOWER, -1), (Command.FASTER, 1)):
            keyboard.handle(command, partial(self.change_speed, steps), self.verdict_speed)
        session.output_restarted.connect(window.output.restart)
        session.replay_changed.connect(self._show)
        session.view_changed.connect(self._grey)
        self._button.clicked.connect(session.toggle_replay)
        window.toolbar.offer(self._button)
        self._show(session.replay)
        self._grey()

    def verdict(self) -> Verdict:
        """Whether there is a run that can be replayed, or a replay that can be left."""
        replay = self._session.replay
        if replay is not None:
            return YES if replay.of_this_run else no(tr(IS_RECORDING))
        return YES if self._session.state.main is not MainPhase.OFF else no(tr(NOTHING_RUN))

    def verdict_slow(self) -> Verdict:
        """Whether there is anything that can be played."""
        return YES if self._session.replay is not None else self.verdict()

    def verdict_speed(self) -> Verdict:
        """Whether there is anything that has a speed."""
        return YES if self._session.replay is not None else no(tr(_NO_SPEED))

    def change_speed(self, steps: int) -> None:
        """Play so many of the speeds that there are faster, or slower."""
        from concgui.control.replay import SPEEDS  # with numpy, which the first paint does not wait for

        replay = self._session.replay
        if replay is not None:
            place = min(range(len(SPEEDS)), key=lambda at: abs(SPEEDS[at] - replay.speed)) + steps
            speed = SPEEDS[min(len(SPEEDS) - 1, max(0, place))]
            replay.set_speed(speed)
            self._remember(speed)

    @Slot()
    def play_slowly(self) -> None:
        """Play the run, or the recording that is shown, from its beginning."""
        self._session.play_slowly(self.slowly)

    @Slot(object)
    def _show(self, replay: "Replay | None") -> None:
        self._window.toolbar.show_live(live=replay is not None and replay.of_this_run)
        desk = self._window.replay
        if desk is not None and not desk.bar.property("leads back"):
            desk.bar.setProperty("leads back", True)  # noqa: FBT003  a value, not a flag
            desk.bar.live_asked.connect(self._session.back_to_live)
            desk.bar.speed_chosen.connect(self._remember)

    @Slot()
    def _grey(self) -> None:
        self._button.set_verdict(self.verdict())

    @Slot(float)
    def _remember(self, speed: float) -> None:
        if speed <= 1.0:
            self.slowly = speed

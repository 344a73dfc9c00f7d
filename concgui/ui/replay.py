"""A recording in the window: connects the replay with the timeline, the row under it, the output and the keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from concgui.ui.output_pane import OutputPane
from concgui.ui.replay_bar import ReplayBar
from concgui.ui.timeline.buttons import ButtonRow

if TYPE_CHECKING:
    from concgui.control.replay import Replay
    from concgui.ui.timeline.pane import TimelinePane

#: Keys that mean the replay while one is shown, also where the timeline has the focus.
_OURS = {Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End}


class ReplayDesk(QObject):
    """Made when the first recording is shown; `show_replay` with None puts everything back."""

    def __init__(self, timeline: "TimelinePane", output: OutputPane, bar: ReplayBar) -> None:
        super().__init__(timeline)
        self._timeline = timeline
        self._output = output
        self.bar = bar
        self._replay: Replay | None = None
        self._bar_shown = True
        timeline.instant_asked.connect(self._seek)
        bar.toggle_asked.connect(self.toggle)
        bar.step_asked.connect(self.step)
        bar.share_asked.connect(self._seek_share)
        bar.speed_chosen.connect(self._set_speed)
        canvas = timeline.focusProxy()
        if canvas is not None:
            canvas.installEventFilter(self)

    @property
    def replay(self) -> "Replay | None":
        """What is shown."""
        return self._replay

    def show_replay(self, replay: "Replay | None") -> None:
        """Show a recording, or none any more."""
        self._replay = replay
        self.show_bar(shown=self._bar_shown)
        self.bar.show_live(live=replay is not None and replay.of_this_run)
        self._timeline.set_seeking(replay is not None)
        buttons = self._timeline.findChild(ButtonRow)
        if buttons is not None:
            buttons.pause.setVisible(replay is None)  # there is nothing that goes on meanwhile
        if replay is None:
            self._timeline.set_instant(None)
            return
        replay.moved.connect(self._show)
        replay.output_restarted.connect(self._output.restart)

    def show_bar(self, *, shown: bool) -> None:
        """Show the row under the timeline whenever there is a recording, or do without it."""
        self._bar_shown = shown
        self.bar.setVisible(shown and self._replay is not None)

    @Slot()
    def _show(self) -> None:
        replay = self._replay
        if replay is not None:
            at_end = replay.instant_ns >= replay.length_ns  # nothing is later, so nothing is veiled
            self._timeline.set_instant(None if at_end else replay.instant_ns)
            self.bar.show_instant(replay.instant_ns, replay.length_ns, replay.place, replay.events)
            self.bar.show_playing(playing=replay.playing, speed=replay.speed)

    # ------------------------------------------------------------------ intents
    @Slot()
    def toggle(self) -> None:
        """Play or pause."""
        if self._replay is not None:
            self._replay.toggle()

    @Slot(int)
    def step(self, count: int) -> None:
        """Go to the next event (+1) or the previous one (-1)."""
        if self._replay is not None:
            self._replay.step(count)

    def show_start(self) -> None:
        """Go to the first event."""
        self._seek(0.0)

    def show_end(self) -> None:
        """Go to the end."""
        if self._replay is not None:
            self._seek(self._replay.length_ns)

    @Slot(float)
    def _seek(self, instant_ns: float) -> None:
        if self._replay is not None:
            self._replay.seek(instant_ns)

    @Slot(float)
    def _seek_share(self, share: float) -> None:
        if self._replay is not None:
            self._replay.seek(share * self._replay.length_ns)

    @Slot(float)
    def _set_speed(self, speed: float) -> None:
        if self._replay is not None:
            self._replay.set_speed(speed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: the timeline does not keep the replay's keys from the window's shortcuts."""
        if self._replay is None or event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in _OURS or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        event.ignore()
        return isinstance(watched, QWidget) and watched is QApplication.focusWidget()

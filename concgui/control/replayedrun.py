"""The run that the window shows as a replay of itself, and the way back to the program, which goes on meanwhile."""

from collections import deque

from PySide6.QtCore import QObject, Slot

from concgui.control.replay import Loaded
from concgui.control.runstate import RunState
from concgui.control.sessionbase import SessionBase
from concgui.core.actions import IS_RECORDING, NOTHING_RUN
from concgui.core.pieces import take
from concgui.core.scenario import InputError
from concgui.core.views import Mode, OutputLine
from concgui.core.words import tr

#: Lines of output that are kept for the way back: as many as the Output pane shows.
_MOST_LINES = 10_000


class ReplayedRun(SessionBase):
    """A replay of the present run stands before its program, which is neither asked nor disturbed."""

    def __init__(self, parent: QObject | None = None, *, python: str = "", source: str = "") -> None:
        """See `SessionBase`."""
        super().__init__(parent, python=python, source=source)
        self._lines: deque[OutputLine] = deque(maxlen=_MOST_LINES)
        self._lines_before = 0  # that are not kept any more
        self._lines_of: RunState | None = None
        self._slowly: float | None = None  # how fast the replay is to begin that is being made
        self._made_of: RunState | None = None  # the run that it is of

    # --- intents ------------------------------------------------------------------------------------------------
    @Slot()
    def toggle_replay(self) -> None:
        """Show the present run as a replay; from there, go back to the program."""
        if self.replay is not None and self.replay.of_this_run:
            self.back_to_live()
        else:
            self.replay_run()

    @Slot()
    def replay_run(self, slowly: float | None = None) -> None:
        """Show what the present run has been until now. `slowly`: play it at once, so many times as fast as it was."""

        def begin() -> None:
            if self.replay is not None:
                raise InputError(tr(IS_RECORDING))
            piece = take(self._state.recording, meta=self._state.description())
            if not piece:
                raise InputError(tr(NOTHING_RUN))
            self._slowly, self._made_of = slowly, self._state
            view = self._maker().view()
            self._replays.open_run(piece, view.title if view.mode is not Mode.FREE else tr("Free"))

        if slowly is not None and self.replay is not None:
            self.replay.play_slowly(slowly)
        else:
            self._try(begin, always=True)

    @Slot(float)
    def play_slowly(self, speed: float) -> None:
        """Play the present run, or the recording that is shown, from its beginning, 0.05 to 1 times as fast."""
        self.replay_run(speed)

    @Slot()
    def back_to_live(self) -> None:
        """Show the program as it is now, with all that it printed meanwhile."""
        if self._shut_down or self.replay is None or not self.replay.of_this_run:
            return
        self._replays.close()
        self._show()  # first, so that the timeline knows whether its lanes go on
        self.run_started.emit(self._state.number)
        self.lanes_changed.emit()
        self.replay_changed.emit(None)
        self.output_restarted.emit(self._lines_before)
        if self._lines:
            self.output_added.emit(list(self._lines))
        self._on_file()

    # --- inside -------------------------------------------------------------------------------------------------
    @Slot(object)
    def _show_recording(self, loaded: Loaded) -> None:
        if not loaded.of_this_run:
            super()._show_recording(loaded)
            return
        speed, self._slowly = self._slowly, None
        if self._shut_down or self._made_of is not self._state:  # a new run has begun
            return
        replay = self._replays.show(loaded, self._state.number)
        replay.moved.connect(self._show)
        replay.output_added.connect(self.output_added)
        self._show()  # first, so that the timeline knows that its lanes stand still
        self.run_started.emit(self._state.number)
        self.lanes_changed.emit()
        self.replay_changed.emit(replay)
        if speed is None:
            replay.show_end()
        else:
            replay.play_slowly(speed)

    @Slot()
    def _print(self) -> None:
        """Hand on what was printed; while the run is replayed, keep it."""
        if self._lines_of is not self._state:
            self._lines.clear()
            self._lines_before, self._lines_of = 0, self._state
        lines = self._state.outputs.take()
        self._lines_before += max(0, len(self._lines) + len(lines) - _MOST_LINES)
        self._lines.extend(lines)
        if lines and self.replay is None:
            self.output_added.emit(lines)
        self._feed.changed()  # there may be more of them

    @Slot()
    def _on_folded(self) -> None:
        self._say_messages()
        if self.replay is None:
            self.lanes_changed.emit()

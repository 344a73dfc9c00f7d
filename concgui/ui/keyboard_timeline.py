"""Commands about the timeline, its lanes and marks, and about the instant of a recording."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from concgui.core.actions import Verdict
from concgui.core.views import Mode
from concgui.core.words import later, tr
from concgui.ui.commands import Command
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.ui.keyboard import Keyboard
    from concgui.ui.timeline.pane import TimelinePane

#: Commands about a recording: to the previous event, to the next one.
STEPS = {Command.STEP_BACK: -1, Command.STEP_ON: 1}
NO_RECORDING = later("No recording is shown: open one, then go from event to event.")
_ZOOM = 1.5
_VIEW = (Command.FOLLOW, Command.ZOOM_IN, Command.ZOOM_OUT, Command.FIT)
_LANES = (Command.LANES, Command.ALL_LANES, Command.FOLD, Command.FOLD_ALL)
_MARKS = (
    Command.GO_TO_RANGE,
    Command.FIND,
    Command.BOOKMARK,
    Command.REMOVE_BOOKMARK,
    Command.NEXT_BOOKMARK,
    Command.PREVIOUS_BOOKMARK,
)


class TimelineKeys:
    """Tells the keyboard how each of them is done, and when."""

    def __init__(self, window: MainWindow, keyboard: "Keyboard") -> None:
        self._window = window
        keyboard.handle(Command.PAUSE, self._space)
        for commands, do in ((_VIEW, self._look), (_LANES, self._arrange), (_MARKS, self._mark)):
            for command in commands:
                keyboard.handle(command, partial(self._do, do, command))
        for command in STEPS:
            keyboard.handle(command, partial(self._go, command), self._steps_verdict)
        for command in (Command.START_OF_TIME, Command.END_OF_TIME):
            keyboard.handle(command, partial(self._go, command))

    def _steps_verdict(self) -> Verdict:
        view = self._window.view
        shown = view is not None and view.mode is Mode.REPLAY
        return Verdict(enabled=shown, reason="" if shown else tr(NO_RECORDING))

    def _do(self, do: "Callable[[Command, TimelinePane], None]", command: Command) -> None:
        if self._window.timeline is not None:
            do(command, self._window.timeline)

    def _look(self, command: Command, timeline: "TimelinePane") -> None:
        match command:
            case Command.FOLLOW:
                timeline.set_following(not timeline.following)
            case Command.ZOOM_IN:
                timeline.zoom(_ZOOM)
            case Command.ZOOM_OUT:
                timeline.zoom(1 / _ZOOM)
            case _:
                timeline.fit()

    def _arrange(self, command: Command, timeline: "TimelinePane") -> None:
        desk, why = timeline.desk, ""
        match command:
            case Command.LANES:
                desk.open()
            case Command.ALL_LANES:
                desk.show_all()
            case Command.FOLD:
                why = desk.toggle_here()
            case _:
                why = desk.toggle_all()
        if why:
            self._window.say(why)

    def _mark(self, command: Command, timeline: "TimelinePane") -> None:
        marks = timeline.handling
        match command:
            case Command.GO_TO_RANGE:
                timeline.asking.ask_range()
            case Command.FIND:
                timeline.asking.ask_text()
            case Command.BOOKMARK if timeline.lanes.lanes:
                marks.bookmark()
            case Command.BOOKMARK:
                self._window.say(tr("There is nothing to mark yet: no program has run."))
            case _ if not marks.bookmarks:
                self._window.say(tr("There is no bookmark yet: M sets one."))
            case Command.REMOVE_BOOKMARK:
                marks.remove_bookmark()
            case _:
                marks.go_to_bookmark(1 if command is Command.NEXT_BOOKMARK else -1)

    def _go(self, command: Command) -> None:
        """Move the instant of a recording; in a run, what is seen of it."""
        desk, timeline = self._window.replay, self._window.timeline
        if desk is not None and desk.replay is not None:
            if command in STEPS:
                desk.step(STEPS[command])
            elif command is Command.START_OF_TIME:
                desk.show_start()
            else:
                desk.show_end()
        elif timeline is not None and command not in STEPS:
            (timeline.show_start if command is Command.START_OF_TIME else timeline.show_end)()

    def _space(self) -> None:
        """The space bar presses what has the focus, as everywhere; else it pauses the picture, or plays a recording."""
        focus, timeline, desk = QApplication.focusWidget(), self._window.timeline, self._window.replay
        if isinstance(focus, QAbstractButton):
            focus.click()
        elif isinstance(focus, QComboBox):
            focus.showPopup()
        elif desk is not None and desk.replay is not None:
            desk.toggle()
        elif timeline is not None:
            timeline.set_paused(not timeline.paused)

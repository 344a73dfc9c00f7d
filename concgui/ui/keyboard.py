"""Performs the commands of `concgui.ui.commands` on the window, by key or from the menu.

A key is never silent: where its action is not legal now, the window says why.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMessageBox

from concgui.core.actions import Action, Verdict
from concgui.core.states import MainPhase
from concgui.core.views import Mode
from concgui.ui.commands import Command, make_actions, make_menu
from concgui.ui.controls import LOADING
from concgui.ui.files import TEXT_FILES, Files
from concgui.ui.shortcuts import ShortcutsDialog
from concgui.ui.window import TITLE, MainWindow

if TYPE_CHECKING:
    from concgui.ui.timeline.pane import TimelinePane

#: Commands about the selected worker.
WORKER = {
    Command.START: Action.START,
    Command.JOIN: Action.JOIN,
    Command.JOIN_TIMEOUT: Action.JOIN_TIMEOUT,
    Command.TERMINATE: Action.TERMINATE,
    Command.KILL: Action.KILL,
    Command.SUSPEND: Action.PAUSE,
    Command.RESUME: Action.CONTINUE,
    Command.DUPLICATE: Action.DUPLICATE,
    Command.REMOVE: Action.REMOVE,
}
#: Commands about the run.
RUN = {
    Command.JOIN_ALL: Action.JOIN_ALL,
    Command.TERMINATE_ALL: Action.TERMINATE_ALL,
    Command.END_MAIN: Action.END_MAIN,
    Command.INTERRUPT: Action.INTERRUPT,
    Command.STOP: Action.STOP,
    Command.RESET: Action.RESET,
    Command.ASK: Action.ASK_ALIVE,
    Command.ADD: Action.ADD,
}
#: Commands about the allowed cores: how many of them, None for all.
CORES = {Command.ONE_CORE: 1, Command.TWO_CORES: 2, Command.ALL_CORES: None}
#: Commands about a recording: to the previous event, to the next one.
STEPS = {Command.STEP_BACK: -1, Command.STEP_ON: 1}
NOTHING_RECORDED = "There is nothing to save: nothing has run yet."
NOTHING_TO_EXPORT = "There is nothing to export: nothing has run yet."
NO_INPUT = "Nothing can be typed now: only a script that runs has an input."
NO_PROGRAM = "No program of a file is shown by cards: open one, and it can be opened as a script."
NO_RECORDING = "No recording is shown: open one, then go from event to event."
NO_SCRIPT = "No script is shown: open one, or a program with cards as one (Ctrl+Shift+O), then choose how it runs."
_ZOOM = 1.5


class Keyboard(QObject):
    """Owns the window's actions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.files = Files(window, window.say)
        self.actions = make_actions(window, self.perform)
        self.menu = make_menu(window.toolbar.menu, self.actions)
        self.menu.aboutToShow.connect(self._grey_out)
        self.menu.aboutToHide.connect(self._light_up)
        window.toolbar.menu.setMenu(self.menu)
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), window)
            shortcut.activated.connect(lambda place=number - 1: window.workers.select_place(place))
        for core in range(10):
            shortcut = QShortcut(QKeySequence(f"Alt+{core}"), window)
            shortcut.activated.connect(lambda core=core: self._toggle_core(core))
        window.toolbar.open_wanted.connect(lambda: self.perform(Command.OPEN))
        window.program.copy_wanted.connect(lambda: self.perform(Command.COPY))
        window.program.save_wanted.connect(lambda: self.perform(Command.SAVE))
        window.output.copy_wanted.connect(lambda: self.perform(Command.COPY_OUTPUT))
        window.output.save_wanted.connect(lambda: self.perform(Command.SAVE_OUTPUT))

    # ------------------------------------------------------------------ verdicts
    def verdict(self, command: Command) -> Verdict:
        """Whether the command is legal now."""
        view = self._window.view
        if command in WORKER:
            card = self._window.workers.selected
            if card is None:
                return Verdict(enabled=False, reason="No worker is selected: N adds one.")
            return card.verdict(WORKER[command])
        if command is Command.CORES or command in CORES:
            return self._cores_verdict()
        if command in STEPS:
            shown = view is not None and view.mode is Mode.REPLAY
            return Verdict(enabled=shown, reason="" if shown else NO_RECORDING)
        if command is Command.TYPE:
            return self._typing_verdict()
        if command is Command.AS_SCRIPT:
            shown = view is not None and view.mode is Mode.PROGRAM
            return Verdict(enabled=shown, reason="" if shown else NO_PROGRAM)
        if command is Command.RUN_SETTINGS:
            shown = view is not None and view.script is not None
            return Verdict(enabled=shown, reason="" if shown else NO_SCRIPT)
        if command in {Command.SAVE_RECORDING, Command.EXPORT}:
            there = view is not None and (view.mode is Mode.REPLAY or view.main is not MainPhase.OFF)
            reason = NOTHING_TO_EXPORT if command is Command.EXPORT else NOTHING_RECORDED
            return Verdict(enabled=there, reason="" if there else reason)
        action = self._window.toolbar.run_action if command is Command.START_ALL else RUN.get(command)
        if action is None:
            return Verdict(enabled=True)
        return view.actions.get(action, LOADING) if view is not None else LOADING

    def _cores_verdict(self) -> Verdict:
        view = self._window.view
        if view is None or not (view.cores.cores or view.cores.reason):
            return LOADING
        return Verdict(enabled=not view.cores.reason, reason=view.cores.reason)

    def _program_name(self) -> str:
        """Return under which name a program is saved when nobody chooses another: that of its file, if it has one."""
        view = self._window.view
        own = view is not None and view.mode in {Mode.PROGRAM, Mode.SCRIPT} and view.title.endswith(".py")
        return view.title if own and view is not None else "program.py"

    def _typing_verdict(self) -> Verdict:
        view = self._window.view
        if view is None or not view.typing.shown:
            return Verdict(enabled=False, reason=NO_INPUT)
        return Verdict(enabled=not view.typing.reason, reason=view.typing.reason)

    def _grey_out(self) -> None:
        for command, action in self.actions.items():
            verdict = self.verdict(command)
            action.setEnabled(verdict.enabled)
            action.setToolTip(action.text() if verdict.enabled else verdict.reason)

    def _light_up(self) -> None:
        """Keys work while no menu is open, if only to say why not."""
        for action in self.actions.values():
            action.setEnabled(True)

    # ------------------------------------------------------------------ doing
    def perform(self, command: Command) -> None:
        """Do it, or say why not."""
        verdict = self.verdict(command)
        if not verdict.enabled:
            self._window.say(verdict.reason)
        elif command in WORKER:
            self._perform_on_worker(WORKER[command])
        elif command is Command.START_ALL or command in RUN:
            self._window.workers.submit()
            action = RUN.get(command, self._window.toolbar.run_action)
            self._window.intent.emit(action, None, None)
        elif not self._perform_on_timeline(command):
            self._perform_on_window(command)

    def _perform_on_worker(self, action: Action) -> None:
        card = self._window.workers.selected
        if card is not None:
            card.submit()
            value = card.join_timeout.seconds if action is Action.JOIN_TIMEOUT else None
            self._window.intent.emit(action, card.key, value)

    def _perform_on_timeline(self, command: Command) -> bool:
        timeline = self._window.timeline
        match command:
            case Command.PAUSE:
                self._space()
            case Command.FOLLOW if timeline is not None:
                timeline.set_following(not timeline.following)
            case Command.ZOOM_IN if timeline is not None:
                timeline.zoom(_ZOOM)
            case Command.ZOOM_OUT if timeline is not None:
                timeline.zoom(1 / _ZOOM)
            case Command.FIT if timeline is not None:
                timeline.fit()
            case Command.STEP_BACK | Command.STEP_ON | Command.START_OF_TIME | Command.END_OF_TIME:
                self._go(command)
            case _:
                return timeline is not None and (
                    self._perform_on_marks(command, timeline) or self._perform_on_lanes(command, timeline)
                )
        return True

    def _perform_on_lanes(self, command: Command, timeline: "TimelinePane") -> bool:
        desk, why = timeline.desk, ""
        match command:
            case Command.LANES:
                desk.open()
            case Command.ALL_LANES:
                desk.show_all()
            case Command.FOLD:
                why = desk.toggle_here()
            case Command.FOLD_ALL:
                why = desk.toggle_all()
            case _:
                return False
        if why:
            self._window.say(why)
        return True

    def _perform_on_marks(self, command: Command, timeline: "TimelinePane") -> bool:
        marks = timeline.handling
        match command:
            case Command.GO_TO_RANGE:
                timeline.asking.ask_range()
            case Command.FIND:
                timeline.asking.ask_text()
            case Command.BOOKMARK if timeline.lanes.lanes:
                marks.bookmark()
            case Command.BOOKMARK:
                self._window.say("There is nothing to mark yet: no program has run.")
            case Command.REMOVE_BOOKMARK | Command.NEXT_BOOKMARK | Command.PREVIOUS_BOOKMARK if not marks.bookmarks:
                self._window.say("There is no bookmark yet: M sets one.")
            case Command.REMOVE_BOOKMARK:
                marks.remove_bookmark()
            case Command.NEXT_BOOKMARK | Command.PREVIOUS_BOOKMARK:
                marks.go_to_bookmark(1 if command is Command.NEXT_BOOKMARK else -1)
            case _:
                return False
        return True

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

    def _perform_on_window(self, command: Command) -> None:
        window = self._window
        match command:
            case Command.CHOOSE_PROGRAM:
                window.toolbar.chooser.showMenu()
            case Command.START_METHOD:
                window.toolbar.method.setFocus()
                window.toolbar.method.showPopup()
            case Command.CORES | Command.ONE_CORE | Command.TWO_CORES | Command.ALL_CORES:
                self._perform_on_cores(command)
            case Command.PREVIOUS | Command.NEXT:
                window.workers.select_next(-1 if command is Command.PREVIOUS else 1)
            case Command.EDIT_NAME | Command.EDIT_INTERVAL | Command.TIMEOUT:
                self._edit(command)
            case Command.TYPE if window.output.input is not None:
                window.output.input.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case Command.SHORTCUTS:
                ShortcutsDialog(window).exec()
            case Command.ABOUT:
                self._about()
            case Command.QUIT:
                window.close()
            case _:
                self._perform_on_files(command)

    def _perform_on_cores(self, command: Command) -> None:
        cores = self._window.toolbar.cores
        if cores is None:
            return
        if command is Command.CORES:
            cores.open()
        else:
            cores.allow(CORES[command])

    def _toggle_core(self, core: int) -> None:
        verdict, cores = self._cores_verdict(), self._window.toolbar.cores
        if cores is None or not verdict.enabled:
            self._window.say(verdict.reason)
        else:
            cores.toggle(core)

    def _perform_on_files(self, command: Command) -> None:
        window, files = self._window, self.files
        match command:
            case Command.OPEN:
                path = files.choose_file()
                if path is not None:
                    window.file_chosen.emit(str(path))
            case Command.RECENT | Command.RUN_MODULE | Command.RUN_SETTINGS:
                window.run_wanted.emit(command)
            case Command.SAVE:
                files.save_program(window.program.program_text(), self._program_name())
            case Command.AS_SCRIPT:
                window.script_wanted.emit()
            case Command.SAVE_RECORDING:
                path = files.choose_recording(window.view.title if window.view is not None else "")
                if path is not None:
                    window.save_wanted.emit(str(path))
            case Command.EXPORT:
                chosen = files.choose_export(window.view.title if window.view is not None else "")
                if chosen is not None:
                    window.export_wanted.emit(*map(str, chosen))
            case Command.SAVE_OUTPUT:
                files.save(window.output.output_text(), "Save the output", "output.txt", TEXT_FILES)
            case Command.COPY:
                files.copy(window.program.program_text(), "Program")
            case Command.GO_TO_LINES:
                window.program.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case Command.COPY_OUTPUT:
                files.copy(window.output.output_text(), "Output")
            case _:
                pass

    def _edit(self, command: Command) -> None:
        card = self._window.workers.selected
        if card is None:
            self._window.say("No worker is selected: N adds one.")
            return
        if command is Command.TIMEOUT:
            card.join_timeout.choose()
            return
        field: QLineEdit = card.name if command is Command.EDIT_NAME else card.number
        if field.isReadOnly():
            self._window.say(field.toolTip())
            return
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def _about(self) -> None:
        QMessageBox.about(
            self._window,
            f"About {TITLE}",
            f"{TITLE} shows what Python's processes and threads really do, live.\n\n"
            "Every button is one Python statement that a real interpreter executes.\n"
            "Licence: MIT. Fonts: Inter and JetBrains Mono, SIL Open Font License 1.1.",
        )

"""Commands about files, the clipboard, the program's text and the window itself."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from concgui.core.actions import Verdict
from concgui.core.states import MainPhase
from concgui.core.views import Mode
from concgui.core.words import later, tr
from concgui.ui.commands import Command
from concgui.ui.files import TEXT_FILES
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.ui.keyboard import Keyboard

NOTHING_RECORDED = later("There is nothing to save: nothing has run yet.")
NOTHING_TO_EXPORT = later("There is nothing to export: nothing has run yet.")
NO_PROGRAM = later("No program of a file is shown by cards: open one, and it can be opened as a script.")
NO_SCRIPT = later(
    "No script is shown: open one, or a program with cards as one (Ctrl+Shift+O), then choose how it runs."
)


class FileKeys:
    """Tells the keyboard how each of them is done, and when."""

    def __init__(self, window: MainWindow, keyboard: "Keyboard") -> None:
        self._window = window
        self._files = keyboard.files
        keyboard.handle(Command.CHOOSE_PROGRAM, window.toolbar.chooser.showMenu)
        keyboard.handle(Command.OPEN, self._open)
        keyboard.handle(Command.AS_SCRIPT, window.script_wanted.emit, self._as_script_verdict)
        for command in (Command.RECENT, Command.RUN_MODULE):
            keyboard.handle(command, partial(window.run_wanted.emit, command))
        keyboard.handle(
            Command.RUN_SETTINGS, lambda: window.run_wanted.emit(Command.RUN_SETTINGS), self._settings_verdict
        )
        keyboard.handle(Command.SAVE, self._save)
        keyboard.handle(Command.SAVE_RECORDING, self._save_recording, lambda: self._recorded(NOTHING_RECORDED))
        keyboard.handle(Command.EXPORT, self._export, lambda: self._recorded(NOTHING_TO_EXPORT))
        keyboard.handle(Command.SAVE_OUTPUT, self._save_output)
        keyboard.handle(Command.COPY, lambda: self._files.copy(window.program.program_text(), tr("Program")))
        keyboard.handle(Command.COPY_OUTPUT, lambda: self._files.copy(window.output.output_text(), tr("Output")))
        keyboard.handle(Command.GO_TO_LINES, lambda: window.program.text.setFocus(Qt.FocusReason.ShortcutFocusReason))
        keyboard.handle(Command.QUIT, window.close)
        window.toolbar.open_wanted.connect(lambda: keyboard.perform(Command.OPEN))
        window.program.copy_wanted.connect(lambda: keyboard.perform(Command.COPY))
        window.program.save_wanted.connect(lambda: keyboard.perform(Command.SAVE))
        window.output.copy_wanted.connect(lambda: keyboard.perform(Command.COPY_OUTPUT))
        window.output.save_wanted.connect(lambda: keyboard.perform(Command.SAVE_OUTPUT))

    # ------------------------------------------------------------------ verdicts
    def _as_script_verdict(self) -> Verdict:
        view = self._window.view
        shown = view is not None and view.mode is Mode.PROGRAM
        return Verdict(enabled=shown, reason="" if shown else tr(NO_PROGRAM))

    def _settings_verdict(self) -> Verdict:
        view = self._window.view
        shown = view is not None and view.script is not None
        return Verdict(enabled=shown, reason="" if shown else tr(NO_SCRIPT))

    def _recorded(self, otherwise: str) -> Verdict:
        view = self._window.view
        there = view is not None and (view.mode is Mode.REPLAY or view.main is not MainPhase.OFF)
        return Verdict(enabled=there, reason="" if there else tr(otherwise))

    # ------------------------------------------------------------------ doing
    def _open(self) -> None:
        path = self._files.choose_file()
        if path is not None:
            self._window.file_chosen.emit(str(path))

    def _save(self) -> None:
        self.save_program()

    def save_program(self) -> bool:
        """Let the user save the program that is shown; return whether it was written."""
        name = self._program_name()
        saved = self._files.save_program(self._window.program.program_text(), name) is not None
        if saved:
            self._window.program_saved.emit()
        return saved

    def _program_name(self) -> str:
        """Return under which name a program is saved when nobody chooses another: that of its file, if it has one."""
        view = self._window.view
        own = view is not None and view.mode in {Mode.PROGRAM, Mode.SCRIPT} and view.title.endswith(".py")
        return view.title if own and view is not None else "program.py"

    def _title(self) -> str:
        return self._window.view.title if self._window.view is not None else ""

    def _save_recording(self) -> None:
        path = self._files.choose_recording(self._title())
        if path is not None:
            self._window.save_wanted.emit(str(path))

    def _export(self) -> None:
        chosen = self._files.choose_export(self._title())
        if chosen is not None:
            self._window.export_wanted.emit(*map(str, chosen))

    def _save_output(self) -> None:
        self._files.save(self._window.output.output_text(), tr("Save the output"), "output.txt", TEXT_FILES)

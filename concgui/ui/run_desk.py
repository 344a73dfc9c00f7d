"""How scripts are opened and run, in the window: the strip, the dialog, recent files, files that are dropped."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from concgui.core.bundle import own_python
from concgui.core.runsettings import RunSettings, ScriptView
from concgui.core.states import MainPhase
from concgui.core.views import Mode, SessionView
from concgui.ui.commands import Command
from concgui.ui.spoken import say
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.control.session import Session
    from concgui.ui.run_recent import RecentMenu
    from concgui.ui.run_settings import RunSettingsDialog
    from concgui.ui.run_strip import RunStrip


class RunDesk(QObject):
    """Knows the window and the session; made by the wiring."""

    def __init__(self, window: MainWindow, session: "Session") -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self.strip: RunStrip | None = None  #: made for the first script
        self.dialog: RunSettingsDialog | None = None
        self.recent: RecentMenu | None = None
        self._missed: tuple[int, str] | None = None  # the run that missed a module, and the Python chosen for it

    def follow(self) -> None:
        """Show views and obey the window from now on."""
        self._session.view_changed.connect(self._show)
        self._window.run_wanted.connect(self.perform)

    def complete(self) -> None:
        """Make what the first paint did without: the menu of recent files, and the window a place to drop files."""
        from concgui.ui.run_drop import FileDrop
        from concgui.ui.run_recent import RecentMenu

        self.recent = RecentMenu(lambda: self._session.scripts.remembered, self._window.say, self._window)
        self.recent.wanted.connect(self._open)
        choices = self._window.toolbar.chooser.menu()
        choices.addMenu(self.recent)
        module = choices.addAction("")
        say(module, "text", "Run a module…")
        module.triggered.connect(self.ask_module)
        drop = FileDrop(self._window)
        drop.dropped.connect(self._open)
        drop.said.connect(self._window.say)

    # ------------------------------------------------------------------ down
    @Slot(object)
    def _show(self, view: SessionView) -> None:
        script = view.script if view.mode is Mode.SCRIPT else None
        if self.strip is None:
            if script is None:
                return
            from concgui.ui.run_strip import RunStrip

            self.strip = RunStrip(self._window.centre)
            self.strip.settings_wanted.connect(self.ask_settings)
            layout = self._window.centre.layout()
            if layout is not None:
                layout.addWidget(self.strip)
        self.strip.show_script(script, self._missing(view))

    def _missing(self, view: SessionView) -> str:
        """Return the module that the run has missed, until another Python is chosen."""
        from concgui.ui.run_strip import missing_module

        name = missing_module(view.program) if view.main is MainPhase.ENDED and view.script else ""
        chosen = view.script.settings.python if view.script else ""
        if not name or self._missed is None:
            self._missed = (view.run, chosen) if name else None
        return name if self._missed == (view.run, chosen) else ""

    # ------------------------------------------------------------------ up
    @Slot(object)
    def perform(self, command: Command) -> None:
        """Do what was asked for by key or menu."""
        if command is Command.RUN_SETTINGS:
            self.ask_settings()
        elif command is Command.RUN_MODULE:
            self.ask_module()
        elif command is Command.RECENT and self.recent is not None:
            chooser = self._window.toolbar.chooser
            self.recent.popup(chooser.mapToGlobal(QPoint(0, chooser.height() + 2)))

    @Slot()
    def ask_settings(self) -> None:
        """Let the user say how the script runs."""
        view = self._session.current_view()
        if view.script is not None:
            running = view.main not in {MainPhase.OFF, MainPhase.ENDED}
            self._ask(view.script, running=running).chosen.connect(self._session.set_run_settings)

    @Slot()
    def ask_module(self) -> None:
        """Let the user name a module to be opened."""
        here = self._session.scripts.here()
        script = ScriptView("", RunSettings(), here, here, "", "")
        self._ask(script, running=False).chosen.connect(lambda settings: self._session.open_module(settings, here))

    def _ask(self, script: ScriptView, *, running: bool) -> "RunSettingsDialog":
        from concgui.ui.run_settings import RunSettingsDialog

        if self.dialog is not None:
            self.dialog.reject()
        scripts = self._session.scripts
        dialog = RunSettingsDialog(
            self._window, script, scripts.look, scripts.usual_python or own_python(), running=running
        )
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()
        return dialog

    @Slot()
    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    @Slot(str)
    def _open(self, path: str) -> None:
        self._session.open_file(path, None)

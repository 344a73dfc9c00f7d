"""Commands about the run, the selected worker and the allowed cores."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QMenu

from concgui.core.actions import Action, Verdict
from concgui.core.words import tr
from concgui.ui.commands import Command
from concgui.ui.controls import loading
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.ui.keyboard import Keyboard

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


class RunKeys:
    """Tells the keyboard how each of them is done, and when."""

    def __init__(self, window: MainWindow, keyboard: "Keyboard") -> None:
        self._window = window
        for command, action in WORKER.items():
            keyboard.handle(command, partial(self._ask_of_worker, action), partial(self._verdict_on_worker, action))
        for command, action in RUN.items():
            keyboard.handle(command, partial(self._ask, action), partial(self._run, action))
        keyboard.handle(
            Command.START_ALL,
            lambda: self._ask(window.toolbar.run_action),
            lambda: self._run(window.toolbar.run_action),
        )
        keyboard.handle(Command.TYPE, self._type, self._typing_verdict)
        keyboard.handle(Command.START_METHOD, self._choose_method)
        keyboard.handle(Command.CORES, self._open_cores, self._cores_verdict)
        for command, number in CORES.items():
            keyboard.handle(command, partial(self._allow, number), self._cores_verdict)
        keyboard.handle(Command.PREVIOUS, lambda: window.workers.select_next(-1))
        keyboard.handle(Command.NEXT, lambda: window.workers.select_next(1))
        for command in (Command.EDIT_NAME, Command.EDIT_INTERVAL, Command.TIMEOUT):
            keyboard.handle(command, partial(self._edit, command))
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), window)
            shortcut.activated.connect(lambda place=number - 1: window.workers.select_place(place))
        for core in range(10):
            shortcut = QShortcut(QKeySequence(f"Alt+{core}"), window)
            shortcut.activated.connect(lambda core=core: self._toggle_core(core))

    # ------------------------------------------------------------------ verdicts
    def _verdict_on_worker(self, action: Action) -> Verdict:
        card = self._window.workers.selected
        if card is None:
            return Verdict(enabled=False, reason=tr("No worker is selected: N adds one."))
        return card.verdict(action)

    def _run(self, action: Action) -> Verdict:
        view = self._window.view
        return view.actions.get(action, loading()) if view is not None else loading()

    def _cores_verdict(self) -> Verdict:
        view = self._window.view
        if view is None or not (view.cores.cores or view.cores.reason):
            return loading()
        return Verdict(enabled=not view.cores.reason, reason=view.cores.reason)

    def _typing_verdict(self) -> Verdict:
        view = self._window.view
        if view is None or not view.typing.shown:
            nothing = tr("Nothing can be typed now: only a script that runs has an input.")
            return Verdict(enabled=False, reason=nothing)
        return Verdict(enabled=not view.typing.reason, reason=view.typing.reason)

    # ------------------------------------------------------------------ doing
    def _ask(self, action: Action) -> None:
        self._window.workers.submit()
        self._window.intent.emit(action, None, None)

    def _ask_of_worker(self, action: Action) -> None:
        card = self._window.workers.selected
        if card is not None:
            card.submit()
            value = card.join_timeout.seconds if action is Action.JOIN_TIMEOUT else None
            self._window.intent.emit(action, card.key, value)

    def _type(self) -> None:
        if self._window.output.input is not None:
            self._window.output.input.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose_method(self) -> None:
        """From its box, or where the toolbar had no room for that, from a menu."""
        toolbar = self._window.toolbar
        box = toolbar.method
        if box.isVisible():
            box.setFocus()
            box.showPopup()
            return
        menu = QMenu(toolbar)
        for place in range(box.count() if box.isEnabled() else 0):
            action = menu.addAction(box.itemText(place))
            action.setCheckable(True)
            action.setChecked(place == box.currentIndex())
        chosen = menu.exec(toolbar.menu.mapToGlobal(toolbar.menu.rect().bottomLeft()))
        if chosen is not None:
            toolbar.start_method_chosen.emit(chosen.text())
        menu.deleteLater()

    def _open_cores(self) -> None:
        if self._window.toolbar.cores is not None:
            self._window.toolbar.cores.open()

    def _allow(self, number: int | None) -> None:
        if self._window.toolbar.cores is not None:
            self._window.toolbar.cores.allow(number)

    def _toggle_core(self, core: int) -> None:
        verdict, cores = self._cores_verdict(), self._window.toolbar.cores
        if cores is None or not verdict.enabled:
            self._window.say(verdict.reason)
        else:
            cores.toggle(core)

    def _edit(self, command: Command) -> None:
        card = self._window.workers.selected
        if card is None:
            self._window.say(tr("No worker is selected: N adds one."))
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

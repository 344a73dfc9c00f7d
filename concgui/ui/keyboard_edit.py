"""Undo and redo: by key, in the menu with what they would do, and for a slider that is dragged as one step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from concgui.core.actions import YES, Verdict, no
from concgui.core.views import SessionView, UndoView
from concgui.core.words import tr
from concgui.ui.commands import Command
from concgui.ui.keyboard import Keyboard
from concgui.ui.spoken import on_language
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.control.session import Session


class EditKeys(QObject):
    """Connects them with the session."""

    def __init__(self, window: MainWindow, session: "Session", keyboard: Keyboard) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._undo, self._redo = keyboard.actions[Command.UNDO], keyboard.actions[Command.REDO]
        keyboard.handle(Command.UNDO, self._take_back, lambda: self._verdict(Command.UNDO))
        keyboard.handle(Command.REDO, self._do_again, lambda: self._verdict(Command.REDO))
        window.workers.dragged.connect(session.drag)
        window.program_saved.connect(session.note_saved)
        session.view_changed.connect(self._show)
        on_language(self._speak)
        self._speak()

    def _verdict(self, command: Command) -> Verdict:
        refusal = self._session.refusal(redo=command is Command.REDO)
        return no(refusal) if refusal else YES

    def _take_back(self) -> None:
        self._window.workers.submit()
        self._session.undo()

    def _do_again(self) -> None:
        self._session.redo()

    def _speak(self) -> None:
        self._tell(self._session.current_view().undo)

    @Slot(object)
    def _show(self, view: SessionView) -> None:
        if view.undo != self._told:  # many views come in a second
            self._tell(view.undo)

    def _tell(self, view: UndoView) -> None:
        self._told = view
        self._undo.setText(tr("Undo {what}", what=view.undo) if view.undo else tr("Undo"))
        self._redo.setText(tr("Redo {what}", what=view.redo) if view.redo else tr("Redo"))

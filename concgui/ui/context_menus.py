"""The menu under the right mouse button, or the menu key: in each pane the commands that are about it."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from concgui.core.views import Mode
from concgui.ui.commands import Command
from concgui.ui.keyboard import Keyboard
from concgui.ui.window import MainWindow
from concgui.ui.workers.card import WorkerCard

_WORKER = (
    (Command.START, Command.JOIN, Command.JOIN_TIMEOUT, Command.TERMINATE, Command.KILL),
    (Command.EDIT_NAME, Command.EDIT_INTERVAL, Command.TIMEOUT),
    (Command.DUPLICATE, Command.REMOVE),
)
_OF_A_SCRIPT = ((Command.TERMINATE, Command.KILL, Command.SUSPEND, Command.RESUME),)
_WORKERS = ((Command.ADD, Command.START_ALL), (Command.UNDO, Command.REDO))
_TIMELINE = (
    (Command.FOLLOW, Command.PAUSE, Command.FIT, Command.ZOOM_IN, Command.ZOOM_OUT),
    (Command.GO_TO_RANGE, Command.FIND, Command.BOOKMARK),
    (Command.LANES, Command.ALL_LANES, Command.FOLD),
    (Command.EXPORT, Command.SAVE_RECORDING),
)
_PROGRAM = ((Command.COPY, Command.SAVE, Command.GO_TO_LINES),)
_OUTPUT = ((Command.COPY_OUTPUT, Command.SAVE_OUTPUT),)
_ALIVE = ((Command.ASK,),)


class ContextMenus(QObject):
    """Sees who asks for a menu; fields keep the one that they have."""

    def __init__(self, window: MainWindow, keyboard: Keyboard) -> None:
        super().__init__(window)
        self._window = window
        self._keyboard = keyboard
        self._panes: dict[QObject, tuple[tuple[Command, ...], ...]] = {
            window.alive: _ALIVE,
            window.program.text: _PROGRAM,
            window.output.text: _OUTPUT,
        }
        if window.timeline is not None:
            self._panes[window.timeline] = _TIMELINE
        for pane in (window.workers, *self._panes):
            pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override."""
        if not isinstance(event, QContextMenuEvent):
            return False
        if watched is self._window.workers:
            self._open(self._for_worker(event.globalPos()), event)
        elif isinstance(watched, QPlainTextEdit):
            self._open(self._panes[watched], event, watched.createStandardContextMenu())
        else:
            self._open(self._panes[watched], event)
        return True

    def _for_worker(self, place: QPoint) -> tuple[tuple[Command, ...], ...]:
        """The commands about the card at a place, which becomes the selected one; those about all beside the cards."""
        workers, view = self._window.workers, self._window.view
        part: QWidget | None = workers.childAt(workers.mapFromGlobal(place))
        while part is not None and not isinstance(part, WorkerCard):
            part = part.parentWidget()
        if part is None:
            return _WORKERS
        workers.select(part.key, show=False)
        own = view is not None and view.mode in {Mode.SCRIPT, Mode.REPLAY}
        return _OF_A_SCRIPT if own else _WORKER

    def _open(
        self, groups: tuple[tuple[Command, ...], ...], event: QContextMenuEvent, menu: QMenu | None = None
    ) -> None:
        """Open a menu with these commands under what it has already."""
        shown = menu or QMenu(self._window)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.setToolTipsVisible(True)
        for group in groups:
            if not shown.isEmpty():
                shown.addSeparator()
            for command in group:
                shown.addAction(self._keyboard.actions[command])
        self._keyboard.follow_menu(shown)
        shown.popup(event.globalPos())
        event.accept()

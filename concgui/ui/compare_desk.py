"""Compare, in the window: its button and its command, and the dialog that shows the runs. Loaded when it is needed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from concgui.core.actions import YES, Verdict
from concgui.core.scenario import InputError
from concgui.core.views import Mode, SessionView
from concgui.core.words import tr, trn
from concgui.ui.commands import Command
from concgui.ui.window import MainWindow

if TYPE_CHECKING:
    from concgui.control.compare import Comparison
    from concgui.control.session import Session
    from concgui.ui.compare.dialog import CompareDialog
    from concgui.ui.keyboard import Keyboard


class CompareDesk(QObject):
    """Knows the window and the session; made when the window is complete. `dialog`: None while none is open."""

    def __init__(self, window: MainWindow, session: "Session", keyboard: "Keyboard", source: str = "") -> None:
        """`source`: see `control.driver`. It is offered at once, by button and by key."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._source = source
        self.comparison: Comparison | None = None  #: made for the first comparison
        self.dialog: CompareDialog | None = None
        window.toolbar.compare.clicked.connect(self.compare)
        window.toolbar.offer(window.toolbar.compare)
        keyboard.handle(Command.COMPARE, self.compare, self._verdict)
        keyboard.handle(Command.REPEAT, self.repeat, self._verdict)
        session.view_changed.connect(self._show)
        window.closing.connect(self.shut_down)
        self._show(session.current_view())

    @Slot(object)
    def _show(self, _view: SessionView) -> None:
        self._window.toolbar.compare.set_verdict(self._verdict())

    def _verdict(self) -> Verdict:
        reason = self._session.shown.reason
        return Verdict(enabled=False, reason=reason) if reason else YES

    @Slot()
    def compare(self) -> None:
        """Run the work of what is shown in every way, and show it."""
        self._begin(repeats=False)

    @Slot()
    def repeat(self) -> None:
        """Run what is shown many times, and show it."""
        self._begin(repeats=True)

    def _begin(self, *, repeats: bool) -> None:
        from concgui.control.compare import Comparison

        if self.comparison is None:
            self.comparison = Comparison(self, self._source)
        shown, refusal = self._session.shown, ""
        try:
            (self.comparison.repeat if repeats else self.comparison.compare)(shown)
        except InputError as error:
            refusal = str(error)
            if shown.reason or repeats or not shown.script:
                self._window.say(refusal)
                return
        self._open().begin(self._subject(), repeats=repeats, refusal=refusal)

    def _subject(self) -> str:
        view = self._session.current_view()
        workers = trn("{n} worker", "{n} workers", len(view.cards))
        title = tr("Free") if view.mode is Mode.FREE else view.title
        return tr("{title}, {workers}", title=title, workers=workers) if view.cards else title

    def _open(self) -> "CompareDialog":
        from concgui.ui.compare.dialog import CompareDialog

        if self.dialog is None and self.comparison is not None:
            dialog = self.dialog = CompareDialog(self._window, self.comparison)
            dialog.compare_wanted.connect(self.compare)
            dialog.repeat_wanted.connect(self.repeat)
            dialog.finished.connect(self._forget)
            dialog.setGeometry(self._window.geometry())
            if self._window.isFullScreen():
                dialog.showFullScreen()
            else:
                dialog.open()
        assert self.dialog is not None  # noqa: S101  made above
        return self.dialog

    @Slot()
    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        if self.comparison is not None:
            self.comparison.clear()

    @Slot()
    def shut_down(self) -> None:
        """The window goes: end everything, and wait until nothing of it is left."""
        if self.comparison is not None:
            self.comparison.shut_down()

"""How far a recording is that is being read, in the status bar; Esc leaves it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from concgui.core.views import SessionView
from concgui.core.words import later, tr
from concgui.ui.window import MainWindow
from concgui.ui.work_progress import WorkProgress

if TYPE_CHECKING:
    from concgui.control.session import Session

_SOON_MS = 200  #: what is read faster is not told


class Loading(QObject):
    """Knows the window and the session; made by the wiring."""

    def __init__(self, window: MainWindow, session: "Session") -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._name = ""
        self._share = 0.0
        self.progress: WorkProgress | None = None  #: made when it is first needed
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._begin)

    def follow(self) -> None:
        """Obey the session from now on."""
        self._session.view_changed.connect(self._look)
        self._session.loading_told.connect(self._tell)

    @Slot(object)
    def _look(self, view: SessionView) -> None:
        name = view.status.loading
        if name == self._name:
            return
        self._name, self._share = name, 0.0
        self._soon.stop()
        if self.progress is not None:
            self.progress.end()
            self._window.status.fit()
        if name:
            self._soon.start()

    @Slot()
    def _begin(self) -> None:
        if self.progress is None:
            self.progress = WorkProgress(self._window.status, later("Cancel opening it"))
            self.progress.cancelled.connect(self._session.stop_loading)
            self._window.status.place(self.progress)
        self.progress.begin(tr("opening {file} …", file=self._name))
        self.progress.show_share(self._share)
        self._window.status.fit()

    @Slot(float)
    def _tell(self, share: float) -> None:
        self._share = share
        if self.progress is not None:
            self.progress.show_share(share)

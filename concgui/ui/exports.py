"""Exports what is shown, one file at a time, in a thread: the window goes on meanwhile."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from concgui.core.log import log_exception
from concgui.core.telling import Cancelled, Tell
from concgui.core.words import later, tr
from concgui.ui.window import MainWindow
from concgui.ui.work_progress import WorkProgress

if TYPE_CHECKING:
    from concgui.control.session import Session

_EVERY_S = 0.1  #: between two shares that are shown


class _Writing(QThread):
    """Writes one file; `told(share)`, `done(sentence)`."""

    told = Signal(float)
    done = Signal(str)

    def __init__(self, path: Path, write: Callable[[Tell], None]) -> None:
        super().__init__()
        self.path = path
        self._write = write
        self._next = 0.0

    def run(self) -> None:
        """Qt override, in the thread."""
        try:
            self._write(self._tell)
            said = tr("Exported as {file}.", file=self.path)
        except Cancelled:
            said = tr("The export of {file} was cancelled.", file=self.path.name)
        except OSError as error:
            said = tr("{file} cannot be written: {why}.", file=self.path, why=error.strerror or error)
        except MemoryError:
            said = tr("{file} cannot be written: there is not enough memory.", file=self.path)
        except Exception:
            said = tr(
                "{file} cannot be written: an error inside concgui; the details are in {log}.",
                file=self.path,
                log=log_exception(),
            )
        self.done.emit(said)

    def _tell(self, share: float) -> None:
        if self.isInterruptionRequested():
            raise Cancelled
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _EVERY_S
            self.told.emit(share)


class Exports(QObject):
    """Knows the window and the session; made by the wiring."""

    def __init__(self, window: MainWindow, session: "Session") -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._writing: _Writing | None = None
        self.progress: WorkProgress | None = None  #: made for the first export

    def follow(self) -> None:
        """Obey the window from now on."""
        self._window.export_wanted.connect(self.export)
        self._window.closing.connect(self.shut_down)

    @Slot(str, str)
    def export(self, path: str, what: str) -> None:
        """Begin to write what is shown, as it is now. what: see `MainWindow.export_wanted`."""
        if self._writing is not None:
            name = self._writing.path.name
            self._window.say(tr("{file} is still being exported: wait for it, or cancel it with Esc.", file=name))
            return
        work = self._picture(Path(path)) if what == "picture" else self._table(Path(path), what)
        if work is None:
            self._window.say(tr("There is nothing to export: nothing has run yet."))
            return
        self._writing = writing = _Writing(Path(path), work)
        if self.progress is None:
            self.progress = WorkProgress(self._window.status, later("Cancel the export"))
            self.progress.cancelled.connect(self.cancel)
            self._window.status.place(self.progress)
        writing.told.connect(self.progress.show_share)
        writing.done.connect(self._window.say)
        writing.finished.connect(self._forget)
        self.progress.begin(tr("exporting {file} …", file=writing.path.name))
        self._window.status.fit()
        writing.start()

    @Slot()
    def cancel(self) -> None:
        """Want the file no more: nothing of it will be there."""
        if self._writing is not None:
            self._writing.requestInterruption()

    @Slot()
    def shut_down(self) -> None:
        """The window goes: end what is being written, and wait until nothing of it is left."""
        if self._writing is not None:
            self._writing.blockSignals(True)  # noqa: FBT003
            self._writing.requestInterruption()
            self._writing.wait()
            self._writing = None

    @Slot()
    def _forget(self) -> None:
        self._writing = None
        if self.progress is not None:
            self.progress.end()
            self._window.status.fit()

    def _picture(self, path: Path) -> Callable[[Tell], None] | None:
        pane = self._window.timeline
        if pane is None or not pane.lanes.lanes:
            return None
        from concgui.export.whole import whole_file
        from concgui.ui.timeline.seen import image_of, png

        title = self._window.windowTitle()
        if path.name.lower().endswith(".svg"):
            from concgui.ui.timeline.seen_svg import svg_of

            text, image = svg_of(pane, title), None
        else:
            text, image = "", image_of(pane, title)

        def write(tell: Tell) -> None:
            data = text.encode() if image is None else png(image)
            with whole_file(path) as put:
                tell(0.5)
                put(data)

        return write

    def _table(self, path: Path, what: str) -> Callable[[Tell], None] | None:
        from concgui.core.pieces import take
        from concgui.export.files import What, export_piece

        session = self._session
        piece = take(session.recording, meta=session.state.description() if session.replay is None else None)
        return (lambda tell: export_piece(piece, path, What(what), tell)) if piece else None

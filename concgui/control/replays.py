"""Opens recordings for the window, in a thread: the one that is shown, and the one that is being read."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot

from concgui.control.replay import Loaded, Replay
from concgui.core.log import log_exception
from concgui.core.pieces import Piece
from concgui.core.storage import RecordingError
from concgui.core.telling import Cancelled
from concgui.core.words import tr

_EVERY_S = 0.1  #: between two shares that are told


class _Loading(QThread):
    """Reads one recording; `told(share)`, `done(self, Loaded or a sentence)`."""

    told = Signal(float)
    done = Signal(object, object)

    def __init__(self, path: str, shown: Piece | None = None, name: str = "") -> None:
        """`shown`, `name`: see `Loaded`."""
        super().__init__()
        self.path = Path(path)
        self.name = name or self.path.name
        self._shown = shown
        self._wanted = True
        self._next = 0.0

    def cancel(self) -> None:
        """Nobody wants it any more: leave off soon, and say nothing."""
        self._wanted = False

    def run(self) -> None:
        """Qt override, in the thread."""
        try:
            found: Loaded | str = Loaded(self.path, self._go_on, shown=self._shown, name=self.name)
        except Cancelled:
            return
        except RecordingError as error:
            found = str(error)
        except MemoryError:
            found = tr("{path} is too large for this machine's memory.", path=self.path)
        except Exception:
            found = tr(
                "{path} cannot be shown: an error inside concgui; the details are in {log}.",
                path=self.path,
                log=log_exception(),
            )
        self.done.emit(self, found)

    def _go_on(self, share: float) -> None:
        if not self._wanted:
            raise Cancelled
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _EVERY_S
            self.told.emit(share)


class Replays(QObject):
    """`current`: what is shown, None while no recording is. `loading`: the name of what is being read, or "".

    `opened(Loaded)` when one was read; `failed(sentence)` when it could not be; `changed()` with `loading`; `told` the
    share of it that has been read, 0 … 1.
    """

    opened = Signal(object)
    failed = Signal(str)
    changed = Signal()
    told = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.current: Replay | None = None
        self._loading: _Loading | None = None
        self._threads: set[_Loading] = set()

    @property
    def loading(self) -> str:
        """The name of the file that is being read, or ""."""
        return "" if self._loading is None else self._loading.name

    def open(self, path: str) -> None:
        """Begin to read a recording; what was being read before is not wanted any more."""
        self._begin(_Loading(path))

    def open_run(self, shown: Piece, name: str) -> None:
        """The same with all that was measured of the run that the window shows."""
        self._begin(_Loading(name, shown, name))

    def _begin(self, loading: _Loading) -> None:
        self._cancel()
        self._loading = loading
        self._threads.add(loading)
        loading.told.connect(self._tell)
        loading.done.connect(self._take)
        loading.finished.connect(self._forget_finished)
        loading.start()
        self.changed.emit()

    def show(self, loaded: Loaded, run: int) -> Replay:
        """Show a recording that was read."""
        self.close()
        self.current = Replay(loaded, run, self)
        return self.current

    def close(self) -> None:
        """Show no recording any more, and read none."""
        self._cancel()
        if self.current is not None:
            self.current.stop()
            self.current.deleteLater()
            self.current = None

    def give_up(self) -> None:
        """Read no further; what is shown stays."""
        if self._loading is not None:
            name = self.loading
            self._cancel()
            self.failed.emit(tr("{name} was not opened: its reading was cancelled.", name=name))
            self.changed.emit()

    def shut_down(self, seconds: float) -> None:
        """Emit nothing any more; wait for what is being read, up to about so many seconds."""
        self.close()
        for thread in self._threads:
            thread.wait(round(seconds * 1000))

    def _cancel(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None

    @Slot(float)
    def _tell(self, share: float) -> None:
        if self.sender() is self._loading:
            self.told.emit(share)

    @Slot(object, object)
    def _take(self, loading: _Loading, found: Loaded | str) -> None:
        if loading is not self._loading:
            return
        self._loading = None
        if isinstance(found, str):
            self.failed.emit(found)
        else:
            self.opened.emit(found)
        self.changed.emit()

    @Slot()
    def _forget_finished(self) -> None:
        self._threads = {thread for thread in self._threads if not thread.isFinished()}

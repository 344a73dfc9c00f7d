"""Saves the present recording as it is at this moment to a file that the user has chosen, in a thread."""

from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot

from concgui.core.log import log_exception
from concgui.core.pieces import Piece, take
from concgui.core.recording import Recording, RecordingMeta
from concgui.core.scenario import InputError
from concgui.core.storage import RecordingError, save_piece
from concgui.core.words import tr


class _Saving(QThread):
    """Writes one file; `done(sentence)`."""

    done = Signal(str)

    def __init__(self, piece: Piece, path: Path) -> None:
        super().__init__()
        self.path = path
        self._piece = piece

    def run(self) -> None:
        """Qt override, in the thread."""
        try:
            save_piece(self._piece, self.path)
            said = tr("Recording saved as {path}.", path=self.path)
        except RecordingError as error:
            said = str(error)
        except MemoryError:
            said = tr("{path} cannot be written: there is not enough memory.", path=self.path)
        except Exception:
            said = tr(
                "{path} cannot be written: an error inside concgui; the details are in {log}.",
                path=self.path,
                log=log_exception(),
            )
        self.done.emit(said)


class Saves(QObject):
    """`said(sentence)` when a file was written, or could not be; `changed()` with `saving`."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: _Saving | None = None

    @property
    def saving(self) -> str:
        """The name of the file that is being written, or ""."""
        return "" if self._thread is None else self._thread.path.name

    def save(self, recording: Recording, meta: RecordingMeta | None, path: str) -> None:
        """Begin to write all that is in a recording. Raise InputError with one sentence when that cannot be now.

        meta: what is known of the run, None for what the recording says itself.
        """
        piece = take(recording, meta=meta)
        if self._thread is not None:
            raise InputError(tr("{saving} is still being saved.", saving=self.saving))
        if not piece:
            raise InputError(tr("There is nothing to save: nothing has run yet."))
        self._thread = _Saving(piece, Path(path))
        self._thread.done.connect(self.said)
        self._thread.finished.connect(self._forget)
        self._thread.start()
        self.changed.emit()

    def shut_down(self) -> None:
        """Emit nothing any more; wait for what is being written: the user has asked for it."""
        self.blockSignals(True)  # noqa: FBT003
        if self._thread is not None:
            self._thread.wait()

    @Slot()
    def _forget(self) -> None:
        self._thread = None
        self.changed.emit()

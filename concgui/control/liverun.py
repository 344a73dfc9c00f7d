"""Every run of the window is written to a file of its own while it goes on, in a thread. No run depends on it."""

import contextlib
import queue
import threading
import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from concgui.control.runstate import RunState
from concgui.core.livefolder import begin_file, tidy
from concgui.core.pieces import Mark, Piece, take
from concgui.core.recordingfile import RecordingError
from concgui.core.words import tr

#: Milliseconds from the first thing that is not in the file until it is written, at most, together with all that
#: came meanwhile. With the time that writing takes, this is what a SIGKILL of the window may cost.
_EVERY_MS = 150


class LiveRun(QObject):
    """Writes one run after the other; of each, one piece is on its way at most, so nothing piles up here.

    `problem_found`: one sentence, when a run cannot be written. The recording in memory is whole all the same.
    """

    problem_found = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._state: RunState | None = None
        self._writer: _Writer | None = None
        self._leaving: list[_Writer] = []
        self._mark = Mark()
        self._program = ""
        self._began = 0.0
        self._timer = QTimer(self, singleShot=True, interval=_EVERY_MS)
        self._timer.timeout.connect(self._hand_on)

    def begin(self, state: RunState, program: str) -> None:
        """From now on write this run. `program`: what it is called in the file's name."""
        self.end()
        self._state, self._mark, self._program, self._began = state, Mark(), program, time.time()

    @Slot()
    def look(self) -> None:
        """Something has been added to the recording."""
        if self._state is not None and not self._timer.isActive():
            self._timer.start()

    def end(self) -> None:
        """The run is over, or nobody wants the rest of it: write what is there, and close the file."""
        self._timer.stop()
        self._hand_on(last=True)
        self._state = None
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.end()
            self._leaving = [one for one in self._leaving if one.is_alive()] + [writer]

    def shut_down(self, seconds: float) -> None:
        """End, and wait until all files are closed, up to so many seconds."""
        self.end()
        deadline = time.monotonic() + seconds
        for writer in self._leaving:
            writer.join(max(0.0, deadline - time.monotonic()))

    @Slot()
    def _hand_on(self, *, last: bool = False) -> None:
        state = self._state
        if state is None or (self._writer is not None and self._writer.failed):
            return
        if self._writer is not None and self._writer.busy and not last:  # the next piece is larger then
            self._timer.start()
            return
        piece = take(state.recording, self._mark, state.description())
        if piece or (last and self._writer is not None):
            if self._writer is None:  # not at once: the program's own threads and files come first
                self._writer = _Writer(self._program, self._began, self)
                self._writer.start()
            self._mark = piece.mark
            self._writer.write(piece)


class _Writer(threading.Thread):
    """Writes one run. A thread of Python's, not Qt's: the end of the window need not wait for a disk that hangs."""

    def __init__(self, program: str, began: float, owner: LiveRun) -> None:
        super().__init__(name="recording", daemon=True)
        self.busy = False
        self.failed = False
        self._program = program
        self._began = began
        self._owner = owner
        self._pieces: queue.SimpleQueue[Piece | None] = queue.SimpleQueue()

    def write(self, piece: Piece) -> None:
        """Write a piece, soon."""
        self.busy = True
        self._pieces.put(piece)

    def end(self) -> None:
        """Nothing more comes."""
        self._pieces.put(None)

    def run(self) -> None:
        try:
            file = begin_file(self._program, self._began)
        except RecordingError as error:
            self._fail(error)
            return
        try:
            while (piece := self._pieces.get()) is not None:
                file.write(piece)
                self.busy = False
        except RecordingError as error:
            self._fail(error)
        finally:
            file.close()
        tidy(file.path.parent)

    def _fail(self, error: RecordingError) -> None:
        self.failed = True
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._owner.problem_found.emit(tr("Recordings are kept in memory alone: {error}", error=error))

"""The thread that reads the event pipe of one run, decodes it and hands batches to the window's thread."""

import os
import threading

from PySide6.QtCore import QObject, QThread, Signal

from concgui.control.linematcher import LineMatcher
from concgui.control.pump import read_chunks
from concgui.core.events import Batch, Decoder, WireError
from concgui.program import wire

#: Bytes decoded into one batch, so that folding one takes the window's thread a few milliseconds at most.
_SLICE = 1000 * wire.RECORD.size
#: Bytes handed on and not yet folded from which on we rest. The pipe then fills, and the program counts what it drops.
#: So many are folded in a few seconds: Stop is not held up for longer.
_MAX_BACKLOG = 48 << 20


class Reader(QThread):
    """Emits `batches_ready(run, list of Batch)`, and at last `stream_ended(run, sentence or "")`.

    The pipe stays the property of the program that was launched; it is closed after this thread has finished.
    """

    batches_ready = Signal(int, object)
    stream_ended = Signal(int, str)

    def __init__(self, run: int, event_fd: int, matcher: LineMatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self._number = run
        self._event_fd = event_fd
        self._matcher = matcher
        self._wake_r, self._wake_w = os.pipe()
        self._lock = threading.Lock()
        self._backlog = 0
        self._room = threading.Event()
        self._room.set()

    def folded(self, size: int) -> None:
        """The window's thread is done with batches of `size` bytes in all."""
        with self._lock:
            self._backlog -= size
            if self._backlog < _MAX_BACKLOG:
                self._room.set()

    def stop(self) -> None:
        """Ask the thread to end soon. Nothing is emitted any more but `stream_ended`."""
        self._room.set()
        os.write(self._wake_w, b"s")

    def close(self) -> None:
        """Let go of the wake-up pipe, after the thread has finished."""
        os.close(self._wake_r)
        os.close(self._wake_w)

    def run(self) -> None:
        """Read until end-of-file or `stop`."""
        decoder = Decoder()
        problem = ""
        try:
            for data in read_chunks(self._event_fd, self._wake_r):
                slices = (data[start : start + _SLICE] for start in range(0, len(data), _SLICE))
                batches = [batch for batch in map(decoder.feed, slices) if len(batch)]
                for batch in batches:
                    self._matcher.expect(batch)
                self._hand_on(batches)
        except WireError as error:
            problem = str(error)
        self.stream_ended.emit(self._number, problem)

    def _hand_on(self, batches: list[Batch]) -> None:
        with self._lock:
            self._backlog += sum(map(batch_bytes, batches))
            if self._backlog >= _MAX_BACKLOG:
                self._room.clear()
        self.batches_ready.emit(self._number, batches)
        self._room.wait()


def batch_bytes(batch: Batch) -> int:
    """Return what a batch occupies, about."""
    return int(batch.heads.nbytes) + len(batch.blob)

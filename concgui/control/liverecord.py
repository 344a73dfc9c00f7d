"""Writes the recording of a long script while it runs, in a thread: beside its place, as `RUN.concgui.part`.

When the script has ended, that file takes its place. When `concgui record` is killed, it stays, and can be opened.
Nothing here is imported for a short script.
"""

from __future__ import annotations

import os
import queue
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from concgui.control.cores import mask
from concgui.control.meta import describe_run, program_text
from concgui.core.events import Decoder
from concgui.core.kinds import EventKind, WireError
from concgui.core.livefile import LiveFile, remove
from concgui.core.pieces import Mark, take
from concgui.core.recording import SAMPLE_DTYPE, Recording, RecordingMeta
from concgui.core.recordingfile import RecordingError, put_in_place
from concgui.core.storage import save
from concgui.program import wire

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concgui.control.launch import LaunchSpec
    from concgui.core.kernel import KernelBatch
    from concgui.observe.source import Row

#: Bytes decoded at once.
_SLICE = 1 << 20
_MOST_PARTS = 10


class LiveRecord:
    """`put` what was seen, `finish` when the script has ended. What cannot be written live is written at the end."""

    def __init__(self, path: str, spec: LaunchSpec, created: float, source: str, cores: Sequence[int]) -> None:
        """created: seconds of the epoch. source: of what was seen from outside. cores: that the program might use."""
        self._path = path
        self._spec = spec
        self._told: dict[str, Any] = {"created": created, "source": source, "cores": cores}
        self._told["program"] = program_text(spec)
        self._hello = ""
        self._recording = Recording()
        self._decoder = Decoder()
        self._problem = ""
        self._file: LiveFile | None = None
        self._mark = Mark()
        self._seen: queue.SimpleQueue[tuple[bytes, KernelBatch | None, list[Row]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="recording", daemon=True)
        self._thread.start()

    def put(self, data: bytes, kernel: KernelBatch | None, samples: list[Row]) -> None:
        """Take bytes of the event pipe, the kernel's records and samples."""
        self._seen.put((data, kernel, samples))

    def finish(self, exitcode: int | None, source: str) -> tuple[int | None, str]:
        """Write the rest. Return the number of events (None: the recording is not in its place) and a sentence."""
        self._seen.put(None)
        self._thread.join()
        while not self._seen.empty():  # the thread had to give up
            self._fold(self._seen.get())
        self._told["source"] = source
        meta = self._meta(exitcode)
        try:
            self._put_in_place(meta)
        except RecordingError as error:
            left = "" if self._file is None else f" What was written before is in {self._file.path}."
            return None, f"the recording was not written: {error}{left}"
        return len(self._recording), self._problem and f"the rest of the run is not in the recording: {self._problem}"

    def _put_in_place(self, meta: RecordingMeta) -> None:
        file = self._file
        if file is not None:
            try:
                file.write(take(self._recording, self._mark, meta))
                if file.close():
                    put_in_place(file.path, self._path)
                    return
            except (RecordingError, OSError):
                file.close()
        self._recording.meta = meta
        save(self._recording, Path(self._path))
        if file is not None:
            remove(file.path)
            self._file = None

    # --- in the thread ------------------------------------------------------------------------------------------
    def _work(self) -> None:
        try:
            self._file = _make_part(self._path)
        except RecordingError:  # told at the end, when it matters
            self._file = None
        file = self._file
        while (seen := self._seen.get()) is not None:
            self._fold(seen)
            if file is None or not self._seen.empty():
                continue
            piece = take(self._recording, self._mark, self._meta(None))
            if piece:
                try:
                    file.write(piece)
                except RecordingError:  # as above
                    file = None
                else:
                    self._mark = piece.mark

    def _fold(self, seen: tuple[bytes, KernelBatch | None, list[Row]] | None) -> None:
        if seen is None:
            return
        data, kernel, samples = seen
        recording, empty = self._recording, not len(self._recording)
        for start in range(0, len(data), _SLICE):
            if not self._problem:
                try:
                    recording.append(self._decoder.feed(data[start : start + _SLICE]))
                except WireError as error:
                    self._problem = str(error)
        if empty and len(recording):
            self._hello = next((event.text for event in recording.events() if event.kind == wire.HELLO), "")
            if self._told["cores"]:
                recording.add_os_event(recording.t0_ns, EventKind.OS_CORES, 0, mask(self._told["cores"]))
        if kernel is not None:
            recording.add_kernel(kernel)
        if samples:
            recording.append_samples(np.array(samples, SAMPLE_DTYPE))

    def _meta(self, exitcode: int | None) -> RecordingMeta:
        through = self._recording.kernel_through_ns
        told = describe_run(self._hello, self._spec, exitcode=exitcode, kernel_through_ns=through, **self._told)
        return RecordingMeta(**told)


def _make_part(path: str) -> LiveFile:
    """Make `RUN.concgui.part`, or `….2.part` where that is left from a run that was killed, and so on."""
    for number in range(1, _MOST_PARTS):
        part = Path(path + (".part" if number == 1 else f".{number}.part"))
        if not os.path.lexists(part):
            return LiveFile(part, 0o666)
    raise RecordingError(f"{path}.part and others are left from runs that were killed.")

"""From the bytes of a recorded run to its file: at once for few of them, decoded as they pile up for many.

Few events are written without numpy, whose import would take longer than a short script. No Qt.
"""

from __future__ import annotations

import _thread

from concgui.control.launch import LaunchSpec
from concgui.control.meta import describe_run
from concgui.core.kinds import WireError
from concgui.core.plain import event_rows
from concgui.core.recordingfile import EventRow, RecordingError, write_file
from concgui.program import wire

#: Bytes up to which the plain way is the quicker one.
PLAIN_BYTES = 512 << 10
#: Bytes decoded at once.
_SLICE = 1 << 20


class Saver:
    """Takes raw bytes of the event pipe, then writes the recording."""

    def __init__(self) -> None:
        self._plain = b""
        self._numpy: _Numpy | None = None
        self._problem = ""

    def feed(self, data: bytes) -> None:
        """Take more bytes. When there are many, they are decoded now. Malformed data ends the recording there."""
        if self._numpy is None and len(self._plain) + len(data) <= PLAIN_BYTES:
            self._plain += data
            return
        if self._numpy is None:
            self._numpy = _Numpy()
            data, self._plain = self._plain + data, b""
        if not self._problem:
            try:
                self._numpy.feed(data)
            except WireError as error:
                self._problem = str(error)

    def save(self, path: str, spec: LaunchSpec, created: float, exitcode: int | None) -> tuple[int | None, str]:
        """Write the recording. Return the number of its events (None: not written) and a sentence, or ""."""
        try:
            if self._numpy is not None:
                count = self._numpy.save(path, spec, created, exitcode)
            else:
                count = self._save_plain(path, spec, created, exitcode)
        except RecordingError as error:
            return None, f"the recording was not written: {error}"
        return count, self._problem and f"the rest of the run is not in the recording: {self._problem}"

    def _save_plain(self, path: str, spec: LaunchSpec, created: float, exitcode: int | None) -> int:
        texts: dict[bytes, int] = {}
        rows: list[EventRow] = []
        try:
            rows.extend(event_rows(self._plain, texts))
        except WireError as error:
            self._problem = str(error)
        by_number = {number: text for text, number in texts.items()}
        hello = next((by_number.get(row[7] or 0, b"") for row in rows if row[0] == wire.HELLO), b"").decode()
        write_file(path, describe_run(hello, spec, created=created, exitcode=exitcode), rows, texts)
        return len(rows)


class _Numpy:
    """The way for many events."""

    def __init__(self) -> None:
        from concgui.core.events import Decoder
        from concgui.core.recording import Recording

        self._recording = Recording()
        self._decoder = Decoder()

    def feed(self, data: bytes) -> None:
        for start in range(0, len(data), _SLICE):
            self._recording.append(self._decoder.feed(data[start : start + _SLICE]))

    def save(self, path: str, spec: LaunchSpec, created: float, exitcode: int | None) -> int:
        from pathlib import Path

        from concgui.core.recording import RecordingMeta
        from concgui.core.storage import save

        hello = next((event.text for event in self._recording.events() if event.kind == wire.HELLO), "")
        self._recording.meta = RecordingMeta(**describe_run(hello, spec, created=created, exitcode=exitcode))
        save(self._recording, Path(path))
        return len(self._recording)


def import_numpy_in_background() -> None:
    """Many events are coming: begin to import what decodes them while the script still runs."""

    def load() -> None:
        try:
            import concgui.core.storage  # noqa: F401
        except ImportError:  # the main thread will meet it again, and can say so
            return

    _thread.start_new_thread(load, ())

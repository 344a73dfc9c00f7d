"""Turn the bytes of a run into a recording on disk."""

from pathlib import Path

from concgui.control.launch import LaunchSpec
from concgui.control.meta import describe_run
from concgui.core.events import Decoder, WireError
from concgui.core.recording import Recording
from concgui.core.storage import RecordingError, save

#: Bytes decoded at once.
_SLICE = 1 << 20


class Sink:
    """Collects raw bytes of the event pipe in a recording."""

    def __init__(self) -> None:
        self.recording = Recording()
        self._decoder = Decoder()
        self._problem = ""

    def feed(self, data: bytes) -> None:
        """Decode `data`. Malformed data ends the recording there; `save` tells."""
        if self._problem:
            return
        try:
            for start in range(0, len(data), _SLICE):
                self.recording.append(self._decoder.feed(data[start : start + _SLICE]))
        except WireError as error:
            self._problem = f"the rest of the run is not in the recording: {error}"

    def save(self, path: str, spec: LaunchSpec, created: float, exitcode: int | None) -> tuple[int | None, str]:
        """Write the recording. Return the number of its events (None: not written) and a sentence, or ""."""
        self.recording.meta = describe_run(self.recording, spec, created=created, exitcode=exitcode)
        try:
            save(self.recording, Path(path))
        except (OSError, RecordingError) as error:
            return None, f"the recording was not written: {error}"
        return len(self.recording), self._problem

"""Turn the bytes of a run into a recording, and say in it what was run."""

import time
from datetime import UTC, datetime
from pathlib import Path

from concgui.control.launch import LaunchSpec
from concgui.core.events import Decoder, EventKind, WireError
from concgui.core.recording import Recording, RecordingMeta
from concgui.core.storage import RecordingError, save
from concgui.program import wire

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


def describe_run(
    recording: Recording, spec: LaunchSpec, *, run: int = 1, created: float | None = None, exitcode: int | None = None
) -> RecordingMeta:
    """Return what `spec` and MainProcess's HELLO say of a run that began at `created` (seconds of the epoch)."""
    python, implementation, method = "", "", spec.start_method
    for event in recording.events():
        if event.kind is EventKind.HELLO:
            python, implementation, method = (*event.text.split(wire.FIELD), "", "", "")[:3]
            break
    source = ""
    if spec.mode in {"script", "statements"}:
        try:
            source = Path(spec.target).read_text("utf-8", errors="replace")
        except OSError:  # the script has removed itself
            source = ""
    began = datetime.fromtimestamp(time.time() if created is None else created, UTC)
    return RecordingMeta(
        run=run,
        python=python,
        implementation=implementation,
        start_method=method,
        mode=spec.mode,
        target=spec.target,
        argv=spec.args,
        source=source,
        created=began.isoformat(timespec="seconds"),
        exitcode=exitcode,
    )

"""From what was recorded of a run to its file: at once for little of it, decoded as it piles up for much.

Little is written without numpy, whose import would take longer than a short script. No Qt.
"""

from __future__ import annotations

import _thread

from concgui.control.cores import mask
from concgui.control.launch import LaunchSpec
from concgui.control.meta import describe_run
from concgui.core.kinds import EventKind, WireError
from concgui.core.plain import event_rows
from concgui.core.recordingfile import EventRow, RecordingError, write_file
from concgui.program import wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from concgui.core.kernel import KernelBatch
    from concgui.observe.source import Row

#: Bytes of events up to which the plain way is the quicker one.
PLAIN_BYTES = 512 << 10
#: Bytes decoded at once.
_SLICE = 1 << 20
#: Kernel records as rows: t_ns, value, pid, tid, cpu, kind.
KernelRow = tuple[int, int, int, int, int, int]
_Kernel = tuple[list[KernelRow], list[str], int]


class Saver:
    """Takes raw bytes of the event pipe and what was seen from outside, then writes the recording."""

    def __init__(self) -> None:
        self._plain = b""
        self._numpy: _Numpy | None = None
        self._wants_numpy = False
        self._problem = ""
        self._kernel: _Kernel = ([], [], 0)
        self._samples: list[Row] = []

    def feed(self, data: bytes) -> None:
        """Take more bytes. When there are many, they are decoded now. Malformed data ends the recording there."""
        if self._numpy is None and len(self._plain) + len(data) <= PLAIN_BYTES:
            self._plain += data
        else:
            self._feed_numpy(self._to_numpy(), data)

    def feed_kernel(self, batch: KernelBatch) -> None:
        """Take many of the kernel's records."""
        self._to_numpy().recording.add_kernel(batch)

    def feed_plain(self, rows: list[KernelRow], names: list[str], through_ns: int) -> None:
        """Take the rest of the kernel's records, few of them, with their names; see KernelBatch."""
        self._kernel = rows, names, through_ns

    def feed_samples(self, rows: list[Row]) -> None:
        """Take all samples: t0_ns, t1_ns, pid, tid, cpu_ns, wait_ns, state, cpu."""
        self._samples = rows

    def prefer_numpy(self) -> None:
        """Much is coming: begin to import what decodes it while the script still runs."""
        if not self._wants_numpy:
            self._wants_numpy = True
            _thread.start_new_thread(_import_numpy, ())

    def save(
        self, path: str, spec: LaunchSpec, created: float, exitcode: int | None, source: str, cores: Sequence[int]
    ) -> tuple[int | None, str]:
        """Write the recording. Return the number of events in it (None: not written) and a sentence, or "".

        source: of what was seen from outside. cores: that the program might use.
        """
        told = {"created": created, "exitcode": exitcode, "source": source, "cores": cores}
        try:
            if self._numpy is not None:
                count = self._numpy.save(path, spec, told, self._kernel, self._samples)
            else:
                count = self._save_plain(path, spec, told)
        except RecordingError as error:
            return None, f"the recording was not written: {error}"
        return count, self._problem and f"the rest of the run is not in the recording: {self._problem}"

    def _to_numpy(self) -> _Numpy:
        if self._numpy is None:
            self._numpy = _Numpy()
            data, self._plain = self._plain, b""
            self._feed_numpy(self._numpy, data)
        return self._numpy

    def _feed_numpy(self, into: _Numpy, data: bytes) -> None:
        if not self._problem:
            try:
                into.feed(data)
            except WireError as error:
                self._problem = str(error)

    def _save_plain(self, path: str, spec: LaunchSpec, told: dict[str, Any]) -> int:
        texts: dict[bytes, int] = {}
        rows: list[EventRow] = []
        try:
            rows.extend(event_rows(self._plain, texts))
        except WireError as error:
            self._problem = str(error)
        by_number = {number: text for text, number in texts.items()}
        hello = next((by_number.get(row[7] or 0, b"") for row in rows if row[0] == wire.HELLO), b"").decode()
        if rows and told["cores"]:  # behind the first event, which is time 0
            rows.insert(1, (wire.OS_CORES, 0, rows[0][2], 0, 0, 0, mask(told["cores"]), None))
        kernel, names, through_ns = self._kernel
        meta = describe_run(hello, spec, kernel_through_ns=through_ns, **told)
        write_file(path, meta, rows, texts, self._samples, kernel, names)
        return len(rows)


class _Numpy:
    """The way for much."""

    def __init__(self) -> None:
        from concgui.core.events import Decoder
        from concgui.core.recording import Recording

        self.recording = Recording()
        self._decoder = Decoder()

    def feed(self, data: bytes) -> None:
        for start in range(0, len(data), _SLICE):
            self.recording.append(self._decoder.feed(data[start : start + _SLICE]))

    def save(self, path: str, spec: LaunchSpec, told: dict[str, Any], kernel: _Kernel, samples: list[Row]) -> int:
        from pathlib import Path

        import numpy as np

        from concgui.core.kernel import KERNEL_DTYPE, KernelBatch
        from concgui.core.recording import SAMPLE_DTYPE, RecordingMeta
        from concgui.core.storage import save

        recording = self.recording
        hello = next((event.text for event in recording.events() if event.kind == wire.HELLO), "")
        if len(recording) and told["cores"]:
            recording.add_os_event(recording.t0_ns, EventKind.OS_CORES, 0, mask(told["cores"]))
        recording.append_samples(np.array(samples, SAMPLE_DTYPE))
        rows, names, through_ns = kernel
        if through_ns:
            recording.add_kernel(KernelBatch(np.array(rows, KERNEL_DTYPE), tuple(names), through_ns))
        meta = describe_run(hello, spec, kernel_through_ns=recording.kernel_through_ns, **told)
        recording.meta = RecordingMeta(**meta)
        save(recording, Path(path))
        return len(recording)


def _import_numpy() -> None:
    try:
        import concgui.core.storage  # noqa: F401
    except ImportError:  # the main thread will meet it again, and can say so
        return

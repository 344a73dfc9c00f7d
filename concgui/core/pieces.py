"""Pieces of a recording that grows: what came since a mark. Another thread may write it while more comes.

The columns of a recording only grow, and what stands in them is never changed; so a piece needs no copies.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from concgui.core.events import Batch
from concgui.core.kernel import KernelBatch, KernelRows
from concgui.core.recording import Recording, RecordingMeta, Samples
from concgui.core.recordingfile import EventRow

_CHUNK = 10_000


class Texts(dict[bytes, int]):
    """The numbers of texts, from 1 on: to look one up is to number it. It may be cleared, and then numbers on.

    `fresh`: those that were numbered since it was emptied last.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fresh: list[tuple[int, bytes]] = []
        self.count = 0

    def __missing__(self, text: bytes) -> int:
        self.count += 1
        self[text] = self.count
        self.fresh.append((self.count, text))
        return self.count


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a recording has been taken: numbers of events, samples, kernel records and names."""

    events: int = 0
    samples: int = 0
    kernel: int = 0
    names: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """What came between two marks. meta: the fields of RecordingMeta as they are at its end."""

    batch: Batch
    samples: Samples
    kernel: KernelRows
    names: list[str]
    meta: dict[str, Any]
    mark: Mark  #: the end

    def __bool__(self) -> bool:
        """Whether there is anything measured in it."""
        return bool(len(self.batch) or len(self.samples) or len(self.kernel) or self.names)

    def event_rows(self, texts: Texts) -> Iterator[EventRow]:
        """Yield the events as rows of a file; new texts are added to `texts`."""
        for start in range(0, len(self.batch), _CHUNK):
            yield from batch_rows(self.batch, start, texts)

    def sample_rows(self) -> Iterator[tuple[int, ...]]:
        """Yield the samples as rows of a file."""
        for start in range(0, len(self.samples), _CHUNK):
            yield from self.samples[start : start + _CHUNK].tolist()

    def kernel_rows(self) -> Iterator[tuple[int, ...]]:
        """Yield the kernel's records as rows of a file."""
        for start in range(0, len(self.kernel), _CHUNK):
            yield from self.kernel[start : start + _CHUNK].tolist()


def take(recording: Recording, since: Mark | None = None, meta: RecordingMeta | None = None) -> Piece:
    """Return what came after `since`, or everything. To be called in the thread that fills the recording.

    meta: what is known of the run, None for what the recording says itself.
    """
    since = Mark() if since is None else since
    samples, kernel, names = recording.samples, recording.kernel, recording.kernel_names
    mark = Mark(len(recording), len(samples), len(kernel), len(names))
    return Piece(
        recording.batch(since.events),
        samples[since.samples :],
        kernel[since.kernel :],
        names[since.names :],
        asdict(recording.meta if meta is None else meta) | {"kernel_through_ns": recording.kernel_through_ns},
        mark,
    )


def rebuilt(piece: Piece) -> Recording:
    """Return a recording of its own with all that is in a piece that begins at the beginning. Any thread may do it."""
    recording = Recording(RecordingMeta(**piece.meta))
    recording.append(piece.batch)
    recording.append_samples(piece.samples)
    through = recording.meta.kernel_through_ns
    if through:
        recording.add_kernel(KernelBatch(piece.kernel, tuple(piece.names), through))
    return recording


def batch_rows(batch: Batch, start: int, texts: Texts) -> Iterator[EventRow]:
    """Yield up to 10,000 events from index `start` on as rows of a file; new texts are added to `texts`."""
    heads = batch.heads[start : start + _CHUNK]
    numbers: list[int | None] = [None] * len(heads)
    for index in np.flatnonzero(heads["size"]).tolist():
        numbers[index] = texts[batch.payload(start + index)]
    columns: list[Any] = [heads[name].tolist() for name in ("kind", "seq", "t_ns", "pid", "tid")]
    columns += [heads["subject"].view(np.int64).tolist(), heads["value"].tolist(), numbers]
    return zip(*columns, strict=True)

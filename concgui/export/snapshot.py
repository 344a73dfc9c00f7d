"""A recording as it was at one moment, to be exported by another thread than the one that fills it."""

from collections.abc import Iterator

from concgui.core.events import Batch
from concgui.core.kernel import KernelBatch
from concgui.core.lanes import LaneSet, fold
from concgui.core.pieces import Piece
from concgui.core.recording import Recording, RecordingMeta
from concgui.core.telling import Tell, nobody


class Snapshot(Recording):
    """Made of all that was taken of a recording. While its lanes are made, it tells how far that is."""

    def __init__(self, piece: Piece) -> None:
        super().__init__(RecordingMeta(**piece.meta))
        self._tell_now: Tell = nobody
        self._read = 0.0
        self.append(piece.batch)
        self.append_samples(piece.samples)
        through_ns = int(piece.meta["kernel_through_ns"])
        if through_ns:
            self.add_kernel(KernelBatch(piece.kernel, tuple(piece.names), through_ns))

    def fold(self, tell: Tell) -> LaneSet:
        """Return the lanes. `tell` is called as it goes on, and may end it by raising Cancelled."""
        self._tell_now, self._read = tell, 0.0
        try:
            lanes = fold(self)
            for lane in lanes.lanes:
                lane.composed  # noqa: B018  what is drawn is made at the first question, and that takes its time
                tell(self._read)
        finally:
            self._tell_now = nobody
        tell(1.0)
        return lanes

    def batch(self, start: int = 0, stop: int | None = None) -> Batch:
        """As Recording's; tells."""
        self._tell(start / max(1, len(self)))
        return super().batch(start, stop)

    def kernel_batches(self, step_ns: int = 50_000_000) -> Iterator[KernelBatch]:
        """As Recording's; tells."""
        done, count = 0, max(1, len(self.kernel))
        for batch in super().kernel_batches(step_ns):
            self._tell(done / count)
            yield batch
            done += len(batch)

    def _tell(self, share: float) -> None:
        self._read = max(self._read, min(share, 1.0))
        self._tell_now(self._read)

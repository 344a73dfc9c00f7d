"""What watches a recorded run from outside: the kernel's records, or samples where they cannot be had. No numpy, no Qt.

It is begun between the launch and GO, so what it needs is imported while the program's interpreter starts.
"""

from __future__ import annotations

from concgui.control.launched import LaunchError
from concgui.core.words import tr

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import Callable

    from concgui.control.recordsamples import SampleThread
    from concgui.control.saving import KernelRow, Saver
    from concgui.core.kernel import KernelBatch
    from concgui.observe.kernel_watch import KernelWatch
    from concgui.observe.source import Row

#: Bytes of undecoded records from which on numpy is the quicker one, and that may pile up in memory.
MANY_BYTES = 1 << 20
_PILE_BYTES = 64 << 20


class Witness:
    """`fds`: descriptors that can be read when `drain` should be called; it takes those out that say no more.

    `source`: the name of the source, "" while there is none. `problem`: one sentence about what is missing, or "".
    """

    def __init__(self, force: str) -> None:
        """`force`: "kernel", "schedstat", "psutil", or "" for the best one that works."""
        self.fds: list[int] = []
        self.problem = ""
        self._force = force
        self._kernel: KernelWatch | None = None
        self._samples: SampleThread | None = None
        self._few: tuple[list[KernelRow], list[str], int] | None = None
        self._many: KernelBatch | None = None
        self._sampled: list[Row] = []

    @property
    def source(self) -> str:
        """The name of the source."""
        if self._kernel is not None:
            return "kernel"
        return "" if self._samples is None else self._samples.source

    def begin(self, guard_pid: int) -> None:
        """Watch the program of this guard, which waits for GO. Raise LaunchError when the forced source refuses."""
        if self._force in {"", "kernel"}:
            from concgui.observe.kernel_watch import KernelWatch, SourceError

            try:
                self._kernel = KernelWatch.attach_program(guard_pid)
            except SourceError as error:
                if self._force:
                    raise LaunchError(str(error)) from error
                self.problem = tr("CPU time was sampled. {error}", error=error)
            else:
                self.fds = list(self._kernel.fds)
                return
        from concgui.control.recordsamples import SampleThread

        self._samples = SampleThread(guard_pid, self._force)
        self._samples.begin()

    def drain(self, saver: Callable[[], Saver]) -> None:
        """Empty the rings, one of which is half full or has lost its last writer. `saver`: who takes what piles up."""
        kernel = self._kernel
        if kernel is None:
            return
        before = kernel.drained_bytes
        kernel.drain_raw()  # before anything is imported: the rings fill
        if kernel.drained_bytes == before:
            self.fds = []
        elif kernel.drained_bytes > MANY_BYTES:
            saver().prefer_numpy()
            if kernel.drained_bytes > _PILE_BYTES:
                saver().feed_kernel(kernel.read())

    def take(self) -> tuple[KernelBatch | None, list[Row]]:
        """Return what was seen since the last call, for who writes while the program runs."""
        kernel = None if self._kernel is None else self._kernel.read()
        return kernel, [] if self._samples is None else self._samples.take()

    def take_last(self) -> tuple[KernelBatch | None, list[Row]]:
        """The program is gone: return what is left, where `take` has been called before."""
        kernel = None if self._kernel is None else self._kernel.finish()
        self.problem = self.problem if self._kernel is None else self._kernel.problem
        return kernel, [] if self._samples is None else self._samples.finish()

    def finish(self) -> None:
        """The program is gone: take what is left. What happens from now on is not of the run any more."""
        kernel = self._kernel
        if kernel is not None:
            kernel.drain_raw()
            if kernel.drained_bytes > MANY_BYTES:
                self._many = kernel.finish()
            else:
                self._few = kernel.plain_rows()
            self.problem = kernel.problem
        elif self._samples is not None:
            self._sampled = self._samples.finish()

    def hand_over(self, saver: Saver) -> None:
        """Give all that was seen to who writes it."""
        if self._many is not None:
            saver.feed_kernel(self._many)
        if self._few is not None:
            saver.feed_plain(*self._few)
        saver.feed_samples(self._sampled)

    def close(self) -> None:
        """Let go of everything."""
        if self._kernel is not None:
            self._kernel.close()

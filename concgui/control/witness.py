"""What watches a recorded run from outside: the kernel's records, or samples where they cannot be had. No numpy, no Qt.

It is begun between the launch and GO, so what it needs is imported while the program's interpreter starts.
"""

from __future__ import annotations

from concgui.control.launched import LaunchError

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from concgui.control.recordsamples import SampleThread
    from concgui.control.saving import Saver
    from concgui.observe.kernel_watch import KernelWatch

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
                self.problem = f"CPU time was sampled. {error}"
            else:
                self.fds = list(self._kernel.fds)
                return
        from concgui.control.recordsamples import SampleThread

        self._samples = SampleThread(guard_pid, self._force)
        self._samples.begin()

    def drain(self, saver: Saver) -> None:
        """Empty the rings, one of which is half full or has lost its last writer."""
        kernel = self._kernel
        if kernel is None:
            return
        before = kernel.drained_bytes
        kernel.drain_raw()
        if kernel.drained_bytes == before:
            self.fds = []
        elif kernel.drained_bytes > MANY_BYTES:
            saver.prefer_numpy()
            if kernel.drained_bytes > _PILE_BYTES:
                saver.feed_kernel(kernel.read())

    def finish(self, saver: Saver) -> None:
        """The program is gone: hand over all that was seen."""
        kernel = self._kernel
        if kernel is not None:
            kernel.drain_raw()
            if saver.is_numpy or kernel.drained_bytes > MANY_BYTES:
                saver.feed_kernel(kernel.finish())
            else:
                saver.feed_plain(*kernel.plain_rows())
            self.problem = kernel.problem
        elif self._samples is not None:
            saver.feed_samples(self._samples.finish())

    def close(self) -> None:
        """Let go of everything."""
        if self._kernel is not None:
            self._kernel.close()

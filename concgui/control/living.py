"""Which threads and processes of a run are there: whom to sample, and whose end to wait for. No Qt, no processes."""

from concgui.core.kernel import KernelBatch, KernelKind
from concgui.core.lane import LaneKind
from concgui.core.lanes import LaneSet


class Living:
    """Told by Python's events, by the kernel's records and by ends that were seen.

    `threads`: (pid, tid) of those that are there. `born`: pids whose end nobody waits for yet. `unreaped`: pids of
    programs that are not Python, and children made by `os.fork`: the operating system alone can tell that one ended and
    is a zombie, or no longer is.
    """

    def __init__(self) -> None:
        self.threads: set[tuple[int, int]] = set()
        self.born: list[int] = []
        self.unreaped: set[int] = set()
        self._looked = 0  # lanes of this index and above have not been looked at
        self._watched: set[int] = set()

    def process(self, pid: int, tid: int) -> None:
        """A process is there."""
        self.threads.add((pid, tid))
        self._watched.add(pid)
        self.born.append(pid)

    def thread(self, pid: int, tid: int) -> None:
        """A thread is there."""
        self.threads.add((pid, tid))

    def thread_gone(self, pid: int, tid: int) -> None:
        """A thread is gone."""
        self.threads.discard((pid, tid))

    def process_gone(self, pid: int) -> None:
        """A process is gone, with all its threads."""
        self._watched.discard(pid)
        self.threads = {thread for thread in self.threads if thread[0] != pid}

    @property
    def pids(self) -> set[int]:
        """All processes whose state letters matter."""
        return {pid for pid, _ in self.threads} | self.unreaped

    def clear(self) -> None:
        """Nobody is left."""
        self.threads.clear()
        self.unreaped.clear()
        self._watched.clear()

    def see_lanes(self, lanes: LaneSet) -> None:
        """Look at the new lanes: some threads and programs are known by what they do, or by the kernel alone."""
        for lane in lanes.lanes[self._looked :]:
            if lane.hidden or lane.ended or lane.pid is None or lane.tid is None:
                continue
            if lane.kind is LaneKind.THREAD:
                self.thread(lane.pid, lane.tid)
            elif lane.orphan:
                if lane.pid not in self._watched:
                    self.process(lane.pid, lane.tid)
                self.unreaped.add(lane.pid)
        self._looked = len(lanes.lanes)

    def see_ends(self, batch: KernelBatch) -> None:
        """Take what the kernel's records say of threads that ended."""
        gone = batch.rows[batch.rows["kind"] == KernelKind.EXIT]
        for pid, tid in zip(gone["pid"].tolist(), gone["tid"].tolist(), strict=True):
            self.thread_gone(pid, tid)

"""Programs that the kernel stops following though they live. Light: no numpy.

When a process executes a setuid program, or one that its user may not read, the kernel takes our events away from it
(begin_new_exec, perf_event_exit_task) and writes an EXIT record, a moment after the EXEC.  It is no end: the process
goes on, and the kernel tells us nothing of it any more.
"""

from __future__ import annotations

import os

from concgui.observe.perf_records import EXEC, EXIT

TYPE_CHECKING = False  # typing itself is too slow to import here
if TYPE_CHECKING:
    from collections.abc import Iterable

#: Between EXEC and that EXIT. In a trial 35 to 170 microseconds, more if the thread was preempted in between.
_SOON_NS = 5_000_000
_EXITING = 4  # PF_EXITING, linux/sched.h


class Unfollowed:
    """Finds EXIT rows that are no ends."""

    def __init__(self) -> None:
        self._executed: dict[int, int] = {}  # tid: when it last executed a program

    def among(self, rows: Iterable[tuple[int, int, int, int]]) -> list[int]:
        """Return which of the rows (t_ns, pid, tid, kind), by their place, are EXIT rows of processes that live on.

        The rows are in order of time; only EXEC and EXIT count. It must be asked soon: it looks at who is there now.
        """
        found = []
        for place, (t_ns, pid, tid, kind) in enumerate(rows):
            if kind == EXEC:
                self._executed[tid] = t_ns
            elif kind == EXIT:
                begun = self._executed.pop(tid, None)
                if begun is not None and t_ns - begun < _SOON_NS and pid == tid and lives(pid):
                    found.append(place)
        return found


def lives(pid: int) -> bool:
    """Whether there is such a process, no zombie and not on the way to become one; also one that /proc hides.

    One that ends has its EXIT record before its state says so, but not before its flags do.
    """
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:  # noqa: PTH123
            fields = file.read().rpartition(b") ")[2].split()
            return fields[0] not in {b"Z", b"X"} and not int(fields[6]) & _EXITING
    except (OSError, IndexError):
        pass
    try:
        os.kill(pid, 0)
    except OSError as error:
        return isinstance(error, PermissionError)
    return True

"""What the window has recorded of its program's processes, read from the table that `concgui export` writes."""

import csv
import io
import time
from dataclasses import dataclass, field

#: What `os_exit` says where the code could not be had.
UNKNOWN_EXIT = 1 << 32


@dataclass
class Recorded:
    """Pids in the order of their births. Times: seconds of the epoch, by the system's clock."""

    main: int = 0
    births: dict[int, float] = field(default_factory=dict)  #: main's children, also multiprocessing's own helpers
    ends: dict[int, float] = field(default_factory=dict)
    codes: dict[int, int] = field(default_factory=dict)
    terminated: dict[int, float] = field(default_factory=dict)  #: by main's terminate()
    statements: list[str] = field(default_factory=list)


def read(table: str) -> Recorded:
    """Read what `concgui export --what events` has written on this machine, since it was started the last time."""
    # The recording's clock is the monotonic one; what the system's clock is set to meanwhile is nobody's concern here.
    epoch_ns = time.time_ns() - time.perf_counter_ns()
    found = Recorded()
    pids: dict[str, int] = {}  # by subject: workers
    kernel_births: dict[int, float] = {}
    kernel_ends: dict[int, float] = {}
    for row in csv.DictReader(io.StringIO(table)):
        at = (int(row["t_ns"]) + epoch_ns) / 1e9
        pid, value, kind = int(row["pid"]), int(row["value"] or 0), row["kind"]
        match row["from"], kind:
            case _, "hello":
                found.main = pid
            case _, "started":
                pids[row["subject"]] = value
                found.births[value] = at
            case _, "helper":
                found.births[value] = at
            case _, "terminate":
                found.terminated[pids[row["subject"]]] = at
            case _, "reaped":
                found.codes[pids[row["subject"]]] = value
            case _, "os_exit":
                found.ends[pid] = at
                if value != UNKNOWN_EXIT:
                    found.codes.setdefault(pid, value)
            case _, "statement_begin":
                found.statements.append(row["text"])
            case "kernel", "fork" if row["tid"] == row["pid"]:
                kernel_births[pid] = at
            case "kernel", "exit" if row["tid"] == row["pid"]:
                kernel_ends[pid] = at
    # The kernel's own records where there are any: they are of the moment itself.
    found.births = {pid: kernel_births.get(pid, at) for pid, at in found.births.items()}
    found.ends = {pid: kernel_ends.get(pid, at) for pid, at in found.ends.items()}
    return found

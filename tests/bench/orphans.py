"""Nothing outlives the window: kill (SIGKILL) one part or several, and count the processes that remain.

A trial starts `concgui record` (the owner, in the window's place: the same launch, the same pipes) with a script of
three workers that sleep or burn CPU, kills, and looks for what is left after a moment. Every second trial kills when
all workers run, the others at a random moment of the start. Processes are found by a mark in their environment, so
also those that init has adopted. The goal is 0 processes left in every row.
"""

import contextlib
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from common import ROOT, START_METHODS, heading, options

SCRIPT = """
import multiprocessing, os, sys, time
def worker(kind):
    os.write(1, b"up\\n")
    if kind == "compute":
        while True:
            pass
    time.sleep(60)
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    workers = [multiprocessing.Process(target=worker, args=(sys.argv[2],)) for _ in range(3)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
"""
WORKERS = 3
MARK = "CONCGUI_ORPHANS"
READY_S, GONE_S = 30.0, 3.0
PARTS = {
    "owner": ("owner",),
    "MainProcess": ("main",),
    "guard": ("guard",),
    "owner + MainProcess": ("owner", "main"),
    "owner + guard": ("owner", "guard"),
    "owner + guard + MainProcess": ("owner", "guard", "main"),
    "fork server": ("forkserver",),
}


@dataclass
class Row:
    """What came out for one combination."""

    trials: int = 0
    left: int = 0
    seconds: list[float] = field(default_factory=list)


def marked(mark: str) -> list[int]:
    """Return the living processes that carry the mark; zombies are dead."""
    found = []
    wanted = f"{MARK}={mark}".encode()
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if wanted in Path(entry.path, "environ").read_bytes().split(b"\0"):
                    found.append(int(entry.name))
    return found


def children(pid: int) -> list[int]:
    """Return the children of all threads of a process."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text("ascii").split())
    return found


def parts_of(owner: int) -> dict[str, int]:
    """Return the pids of the tree's parts, as far as they are there."""
    found = {"owner": owner}
    for guard in children(owner):
        found["guard"] = guard
        for main in children(guard)[:1]:
            found["main"] = main
    for pid in children(found.get("main", 0)):  # its forks have its command line too, but not its parent
        with contextlib.suppress(OSError):
            if b"multiprocessing.forkserver" in Path(f"/proc/{pid}/cmdline").read_bytes():
                found["forkserver"] = pid
    return found


def wait(condition: Callable[[], bool], timeout_s: float) -> float | None:
    """Wait until the condition holds; return the seconds that took, or None."""
    began = time.monotonic()
    while (spent := time.monotonic() - began) < timeout_s:
        if condition():
            return spent
        time.sleep(0.005)
    return None


def trial(row: Row, script: Path, method: str, kind: str, killed: tuple[str, ...], *, at_random: bool) -> None:
    """Run one trial and write its result into the row."""
    mark = f"{os.getpid()}-{random.getrandbits(64):x}"
    owner = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "concgui",
            "record",
            "-o",
            str(script.with_name(f"{mark}.concgui")),
            str(script),
            method,
            kind,
        ],
        cwd=ROOT,
        env={**os.environ, MARK: mark},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert owner.stdout is not None
    try:
        if at_random and killed != ("forkserver",):
            time.sleep(random.uniform(0.0, 0.4))
        else:
            for _ in range(WORKERS):
                if not owner.stdout.readline():
                    raise RuntimeError(f"the script ended before its workers were up: {method}, {kind}")
        parts = parts_of(owner.pid)
        for name in killed:
            if name in parts:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(parts[name], signal.SIGKILL)
        if "owner" not in killed and not any(name in parts for name in killed):
            owner.kill()  # that part had not begun yet: then this is a trial of the owner's
        if "owner" in killed:
            owner.wait()
        spent = wait(lambda: not marked(mark), GONE_S if killed != ("forkserver",) else 2 * GONE_S)
        row.trials += 1
        if spent is None:
            row.left += len(marked(mark))
        else:
            row.seconds.append(spent)
    finally:
        for pid in marked(mark):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        owner.stdout.close()
        owner.wait()


def main() -> None:
    """Print one line for each combination."""
    parser = options((__doc__ or "").splitlines()[0], 100)
    parser.add_argument("--methods", nargs="*", default=START_METHODS, choices=START_METHODS)
    parser.add_argument("--at-once", type=int, default=2, metavar="N", help="trials that run side by side")
    chosen = parser.parse_args()
    heading("SIGKILL, then count what is left", "trials", "left")
    total = 0
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(chosen.at_once) as pool:
        script = Path(name, "workers.py")
        script.write_text(SCRIPT, "utf-8")
        for method, kind, (label, killed) in itertools.product(chosen.methods, ("sleep", "compute"), PARTS.items()):
            if killed == ("forkserver",) and method != "forkserver":
                continue
            row = Row()
            jobs = [
                pool.submit(trial, row, script, method, kind, killed, at_random=bool(n % 2))
                for n in range(chosen.trials)
            ]
            for job in jobs:
                job.result()
            total += row.left
            slowest = f"gone after {max(row.seconds) * 1000:.0f} ms at most" if row.seconds else ""
            print(f"{f'{method}, {kind}: {label}':44} {row.trials:9} {row.left:9}     {slowest}", flush=True)
    print(f"{total} processes left; goal 0")
    sys.exit(1 if total else 0)


if __name__ == "__main__":
    main()

"""Runs a script that waits until it is followed, and collects what the kernel says of it."""

import os
import select
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from concgui.core.kernel import KernelKind
from concgui.observe.kernel_watch import KernelWatch
from concgui.observe.perf_event import SourceError
from concgui.observe.ring import RING_BYTES
from tests.need import need

ROOT = Path(__file__).resolve().parents[1]
WAIT = "import sys\nsys.stdin.readline()\n"
ENDS = {KernelKind.SWITCH_OUT, KernelKind.PREEMPTED, KernelKind.EXIT}


def need_kernel() -> None:
    """Skip the test where switch records cannot be had."""
    try:
        KernelWatch.attach(os.getpid()).close()
    except SourceError as error:
        need(None, str(error))


@dataclass
class Seen:
    """What was recorded: rows (t_ns, value, pid, tid, cpu, kind)."""

    pid: int
    rows: list[tuple] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    out: str = ""
    lost: int = 0
    strays: int = 0
    problem: str = ""
    through_ns: int = 0
    returncode: int = 0

    def of(self, *kinds: KernelKind, tid: int | None = None) -> list[tuple]:
        return [row for row in self.rows if row[5] in kinds and tid in {None, row[3]}]

    def turns(self, tid: int) -> list[tuple[int, int, int]]:
        """(start, end, core) of each time that the thread was on a core."""
        found, start = [], None
        for t_ns, _, _, whose, cpu, kind in self.rows:
            if whose != tid:
                continue
            if kind == KernelKind.SWITCH_IN:
                start = t_ns
            elif kind in ENDS and start is not None:
                found.append((start, t_ns, cpu))
                start = None
        return found

    def on_cpu(self, tid: int) -> int:
        return sum(end - start for start, end, _ in self.turns(tid))

    def take(self, watch: KernelWatch, batch) -> None:
        """Take a batch, and hold it to what every batch promises."""
        times = batch.rows["t_ns"]
        assert (times[1:] >= times[:-1]).all()
        assert not len(times) or times[0] >= self.through_ns
        assert batch.through_ns >= self.through_ns
        self.rows += batch.rows.tolist()
        self.names += batch.names
        self.through_ns = batch.through_ns
        self.lost, self.strays, self.problem = watch.lost, watch.strays, watch.problem


def begin(code: str, **options) -> subprocess.Popen:
    """Start a script that waits for a line."""
    # An ordinary user may not reach root's interpreter, even where it runs in one.
    python = sys.executable if os.access(sys.executable, os.X_OK) else shutil.which("python3")
    return subprocess.Popen([python, "-c", WAIT + code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, **options)


def follow(code: str, *, ring_bytes: int = RING_BYTES, reading: bool = True, plain: bool = False, **options) -> Seen:
    """Run a script to its end, followed from before its first line. Not `reading`: nothing is read until the end."""
    process = begin(code, **options)
    seen = Seen(process.pid)
    try:
        watch = KernelWatch.attach(process.pid, ring_bytes=ring_bytes)
        process.stdin.write(b"\n")
        process.stdin.flush()
        ended = select.poll()
        pidfd = os.pidfd_open(process.pid)
        ended.register(pidfd, select.POLLIN)
        chunks = []
        os.set_blocking(process.stdout.fileno(), False)
        while not ended.poll(20):
            chunks.append(process.stdout.read() or b"")
            if plain:
                watch.drain_raw()
            elif reading:
                seen.take(watch, watch.read())
        os.close(pidfd)
        if plain:
            seen.rows, seen.names, seen.through_ns = watch.plain_rows()
            seen.lost, seen.problem = watch.lost, watch.problem
        else:
            seen.take(watch, watch.finish())
        watch.close()
        seen.out = b"".join((*chunks, process.stdout.read() or b"")).decode()
        seen.returncode = process.wait()
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
    return seen

"""Saving and opening a recording of many events, beside a plain `executemany` and `fetchall` of the same rows.

Also: what the writer of live recordings takes in at once, and how much of a core it takes at ordinary rates.
"""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
from common import by_turns, heading, options

from concgui.core.events import EVENT_DTYPE, Batch
from concgui.core.livefile import LiveFile
from concgui.core.pieces import Mark, Texts, take
from concgui.core.recording import Recording
from concgui.core.storage import load, save
from concgui.program import wire

_RATES = (500, 5_000, 50_000)
_PLAIN = """
CREATE TABLE events (id INTEGER PRIMARY KEY, kind INTEGER, seq INTEGER, t_ns INTEGER, pid INTEGER, tid INTEGER,
                     subject INTEGER, value INTEGER, text INTEGER)
"""


def batch(first: int, count: int) -> Batch:
    """Return events of 64 workers, every tenth with a text."""
    numbers = np.arange(first, first + count)
    heads = np.zeros(count, EVENT_DTYPE)
    heads["kind"] = np.where(numbers % 10 == 0, wire.OUTPUT, np.where(numbers % 2, wire.CALL_BEGIN, wire.CALL_END))
    heads["seq"] = numbers // 64
    heads["t_ns"] = 10**15 + numbers * 1000
    heads["pid"] = heads["tid"] = 1000 + numbers % 64
    heads["subject"] = (1000 << 32) + numbers % 64
    texts = [b"line %d" % number if number % 10 == 0 else b"" for number in numbers.tolist()]
    heads["size"] = size = np.fromiter(map(len, texts), np.int64, count)
    heads["more"] = -(-size // wire.CHUNK)
    return Batch(heads, b"".join(texts), np.cumsum(size) - size)


def timed(work: Callable[[], object]) -> tuple[float]:
    """Return the seconds that `work` took."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began,)


def plain_save(rows: list[tuple[object, ...]], path: Path) -> None:
    """Write the rows of events as anybody would."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute(_PLAIN)
        base.executemany("INSERT INTO events VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        base.commit()


def plain_load(path: Path) -> None:
    """Read the rows of events as anybody would."""
    with closing(sqlite3.connect(path)) as base:
        base.execute("SELECT kind, seq, t_ns, pid, tid, subject, value, text FROM events ORDER BY id").fetchall()


def live_cost(folder: Path, rate: int, seconds: float = 6.0) -> None:
    """Write live at `rate` events a second, every 150 ms, and print the share of a core and the slowest write."""
    file, recording, mark, slowest, first = LiveFile(folder / f"{rate}.concgui"), Recording(), Mark(), 0.0, 0
    began, cpu = time.perf_counter(), 0.0
    while (now := time.perf_counter() - began) < seconds:
        recording.append(batch(first, int(now * rate) - first))
        first = int(now * rate)
        before, before_cpu = time.perf_counter(), time.thread_time()
        piece = take(recording, mark)
        if piece:
            file.write(piece)
            mark = piece.mark
        cpu += time.thread_time() - before_cpu
        slowest = max(slowest, time.perf_counter() - before)
        time.sleep(0.15)
    file.close()
    print(
        f"live, {rate:6} events/s: {cpu / seconds:6.2%} of a core, slowest write {slowest * 1000:5.1f} ms", flush=True
    )


def main() -> None:
    """Print the ratios and the live costs."""
    parser = options(__doc__ or "", 3)
    parser.add_argument("--events", type=int, default=1_000_000)
    chosen = parser.parse_args()
    recording = Recording()
    for first in range(0, chosen.events, 10_000):
        recording.append(batch(first, min(10_000, chosen.events - first)))
    rows: list[tuple[object, ...]] = list(take(recording).event_rows(Texts()))
    millions = f"{chosen.events / 1e6:g}M events"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, plain = folder / "run.concgui", folder / "plain.sqlite"
        heading("Recordings against plain SQLite", "ours", "plain")
        saves = by_turns(
            lambda: timed(lambda: save(recording, ours)), lambda: timed(lambda: plain_save(rows, plain)), chosen.trials
        )
        print(saves[0].line(f"save {millions}", "≤ 5 s"), flush=True)
        loads = by_turns(lambda: timed(lambda: load(ours)), lambda: timed(lambda: plain_load(plain)), chosen.trials)
        print(loads[0].line(f"open {millions}", "≤ 1 s"), flush=True)
        middle = recording.t0_ns + chosen.events * 500
        some = by_turns(
            lambda: timed(lambda: load(ours, middle, middle + 1_000_000)),
            lambda: timed(lambda: load(ours)),
            chosen.trials,
        )
        print(some[0].line("open 1 ms from the middle, against all", ""), flush=True)
        print(f"file: {ours.stat().st_size / 1e6:.0f} MB", flush=True)
        for rate in _RATES:
            live_cost(folder, rate)


if __name__ == "__main__":
    main()

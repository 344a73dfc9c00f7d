"""What it costs to take spans in: time and memory a span, in 64 lanes, with the sums that the timeline draws from.

By the store itself: one by one, as Python's events close them, and in batches; and as a whole: events of calls that
begin and end, by `LaneSet.feed`. Beside each, in the same run: tuples appended to a list for each lane. Memory is what
the process grows by (resident pages), in a process of its own.
"""

import json
import sys
import time
from pathlib import Path

import common
import numpy as np
from following import Run
from timeline import LANES

from concgui.core.columns import Columns

GOAL_US, GOAL_BYTES = "≤ 1.5 µs", 48
RATE_NS = 1_000_000  #: from one span to the next, over all lanes
BATCH = 1_000


def one_by_one(count: int, columns: list[Columns]) -> float:
    """Append spans in turn to the lanes; return µs a span, the sums included."""
    appends = [one.append for one in columns]
    each = count // len(columns)
    began = time.perf_counter()
    for number in range(each):
        at = number * RATE_NS
        end, state = at + RATE_NS, number & 3
        for append in appends:
            append(at, end, state, 1)
    summed(columns)
    return (time.perf_counter() - began) / (each * len(columns)) * 1e6


def tuples(count: int) -> float:
    """The same with a list of tuples for each lane."""
    lists: list[list[tuple[int, int, int, int]]] = [[] for _ in range(LANES)]
    appends = [one.append for one in lists]
    each = count // LANES
    began = time.perf_counter()
    for number in range(each):
        at = number * RATE_NS
        end, state = at + RATE_NS, number & 3
        for append in appends:
            append((at, end, state, 1))
    return (time.perf_counter() - began) / (each * LANES) * 1e6


def in_batches(count: int, columns: list[Columns]) -> float:
    """Append BATCH spans at once; return µs a span, the sums included after each batch."""
    began = time.perf_counter()
    done = 0
    while done < count:
        at = (done + np.arange(BATCH)) * RATE_NS
        for one in columns:
            one.extend(at, at + RATE_NS, np.arange(BATCH) & 3, np.ones(BATCH, np.int32))
            summed([one])
        done += BATCH * len(columns)
    return (time.perf_counter() - began) / done * 1e6


def summed(columns: list[Columns]) -> None:
    """Bring the sums up to date, where there are any, as drawing does."""
    for one in columns:
        getattr(one, "summary", None)


def fed(count: int) -> float:
    """Feed events that end a span each, 10,000 at once; return µs a span."""
    run = Run(0)
    begin = time.perf_counter_ns()
    began = time.perf_counter()
    for first in range(0, count, 10_000):
        run.take(begin + first * RATE_NS, begin + (first + 10_000) * RATE_NS, 10_000)
    took = (time.perf_counter() - began) / count * 1e6
    stored = sum(lane.spans.count for lane in run.lanes.lanes)
    assert stored > 0.9 * count, f"{stored} spans of {count} events"
    return took


def resident() -> int:
    """Bytes of this process that are in memory."""
    for line in Path("/proc/self/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Rss:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("the kernel tells nothing")


def bytes_a_span(count: int, *, singly: bool) -> float:
    """Take in spans and return by how many bytes the process has grown for each."""
    columns = [Columns() for _ in range(LANES)]
    summed(columns)
    before = resident()
    (one_by_one if singly else in_batches)(count, columns)
    return (resident() - before) / sum(one.count for one in columns)


def main() -> None:
    """Print times and memory."""
    parser = common.options(__doc__ or "", 3)
    parser.add_argument("--spans", type=int, default=10_000_000, help="for memory; a tenth of it for times")
    parser.add_argument("--memory", choices=("singly", "batches"), help="(for itself)")
    chosen = parser.parse_args()
    if chosen.memory:
        print(json.dumps(bytes_a_span(chosen.spans, singly=chosen.memory == "singly")))
        return
    count = chosen.spans // 10
    common.heading(f"Taking in {count:,} spans in {LANES} lanes, µs a span", "spans", "tuples")
    ways = (
        ("one by one", lambda: (one_by_one(count, [Columns() for _ in range(LANES)]),)),
        (f"{BATCH} at once", lambda: (in_batches(count, [Columns() for _ in range(LANES)]),)),
        ("the whole way, from events", lambda: (fed(count),)),
    )
    for name, way in ways:
        print(common.by_turns(way, lambda: (tuples(count),), chosen.trials)[0].line(name, GOAL_US, "µs"), flush=True)
    for word in ("singly", "batches"):
        command = [sys.executable, str(Path(__file__)), "--memory", word, "--spans", str(chosen.spans)]
        held = float(common.output(command).splitlines()[-1])
        print(f"{chosen.spans:,} spans, {word}: {held:.1f} bytes a span (goal ≤ {GOAL_BYTES})", flush=True)


if __name__ == "__main__":
    main()

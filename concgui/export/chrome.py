"""A recording as a Chrome trace: the JSON that Perfetto and chrome://tracing open.

`otherData`: t0_ns (the clock at ts 0), source (kernel, schedstat or psutil), events_sent = events_shown +
events_dropped, python, start_method. Times are µs with ns decimals. Categories: see `concgui.export.chrome_spans` and
`concgui.export.chrome_events`. Format: "Trace Event Format", Google, and what Perfetto's importer makes of it.
"""

from collections.abc import Iterator
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import Any

from concgui.core.lanes import LaneSet
from concgui.core.pieces import take
from concgui.core.recording import Recording
from concgui.core.telling import Tell, nobody, part
from concgui.export.chrome_events import Instants, names
from concgui.export.chrome_output import Printed
from concgui.export.chrome_spans import Spans, encode
from concgui.export.snapshot import Snapshot
from concgui.export.whole import whole_file

_SOURCES = ("kernel", "schedstat", "psutil")
_FOLD = 0.4  #: of the work is making the lanes
_TOGETHER = 5_000  #: lines that are written at once; so often one can cancel, too


def export_chrome(recording: Snapshot, path: Path, tell: Tell) -> None:
    """Write the trace to `path`, packed when the name ends in ``.gz``. Whole, or not at all.

    Raise OSError or Cancelled.
    """
    with whole_file(path, packed=path.name.lower().endswith(".gz")) as write:
        lanes = recording.fold(part(tell, 0.0, _FOLD))
        lines = _lines(recording, lanes, part(tell, _FOLD, 1.0))
        while some := list(islice(lines, _TOGETHER)):
            write("".join(some).encode("utf-8", "backslashreplace"))  # half a surrogate pair becomes its escape


def trace_lines(recording: Recording) -> Iterator[str]:
    """Yield the lines of the JSON text, one event a line."""
    snapshot = Snapshot(take(recording))
    return _lines(snapshot, snapshot.fold(nobody), nobody)


def _lines(recording: Snapshot, lanes: LaneSet, tell: Tell) -> Iterator[str]:
    yield "{"
    yield f'"displayTimeUnit":"ms","otherData":{encode(other_data(recording))},\n"traceEvents":[\n'
    between = ""
    for event in names(lanes):
        yield between + encode(event)
        between = ",\n"
    spans = Spans(recording, lanes, part(tell, 0.0, 0.1))
    told_lines = Printed(recording)
    instants = Instants(recording, lanes, spans)
    total, done = max(1, len(spans) + len(told_lines) + len(instants)), 0
    for place, entry in enumerate(merge(spans.rows(), instants.rows(), told_lines.rows())):
        yield between + entry[-1]
        between = ",\n"
        if place - done >= _TOGETHER:
            done = place
            tell(0.1 + 0.9 * min(1.0, done / total))
    yield "\n]}\n"
    tell(1.0)


def other_data(recording: Recording) -> dict[str, Any]:
    """Return what the trace tells about itself."""
    meta = recording.meta
    return {
        "t0_ns": recording.t0_ns,
        "source": meta.source if meta.source in _SOURCES else _guess_source(recording),
        "events_sent": recording.sent(),
        "events_shown": recording.shown(),
        "events_dropped": recording.dropped(),
        "python": meta.python,
        "start_method": meta.start_method,
    }


def _guess_source(recording: Recording) -> str:
    """Only schedstat tells how long a thread waited for a core; psutil is the least that can be claimed."""
    if recording.kernel_through_ns:
        return "kernel"
    return "schedstat" if (recording.samples["wait_ns"] > 0).any() else "psutil"

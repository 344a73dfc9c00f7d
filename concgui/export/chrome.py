"""A recording as a Chrome trace: the JSON that Perfetto and chrome://tracing open.

`otherData`: t0_ns (the clock at ts 0), source (kernel, schedstat or psutil), events_sent = events_shown +
events_dropped, python, start_method. Times are µs with ns decimals. Categories: see `concgui.export.chrome_events`.
Format: "Trace Event Format", Google, and what Perfetto's importer makes of it.
"""

import gzip
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from concgui.core.lanes import fold
from concgui.core.recording import Recording
from concgui.export.chrome_events import trace_events

_SOURCES = ("kernel", "schedstat", "psutil")


def export_chrome(recording: Recording, path: Path) -> None:
    """Write the trace to `path`, packed when the name ends in ``.gz``. Whole, or not at all. Raise OSError."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as raw:
            if path.name.lower().endswith(".gz"):
                # Without a time in it, the same recording gives the same bytes.
                with gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed, io.TextIOWrapper(packed, "ascii") as file:
                    file.writelines(trace_lines(recording))
            else:
                with io.TextIOWrapper(raw, "ascii") as file:
                    file.writelines(trace_lines(recording))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def trace_lines(recording: Recording) -> Iterator[str]:
    """Yield the lines of the JSON text, one event a line."""
    dump = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode
    yield "{"
    yield f'"displayTimeUnit":"ms","otherData":{dump(other_data(recording))},\n"traceEvents":[\n'
    between = ""
    for event in trace_events(recording, fold(recording)):
        yield between + dump(event)
        between = ",\n"
    yield "\n]}\n"


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

"""A recording as a table: one row for each span of each lane, for a spreadsheet or a data frame."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

from concgui.core.lanes import fold
from concgui.core.recording import Recording
from concgui.core.states import State

COLUMNS = ("lane", "kind", "name", "variable", "pid", "tid", "state", "call", "start_s", "end_s", "core")


def export_csv(recording: Recording, path: Path) -> None:
    """Write the table (UTF-8, with a heading) to `path`: whole, or not at all. Raise OSError."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(rows(recording))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def rows(recording: Recording) -> Iterator[tuple[object, ...]]:
    """Yield the rows; times are seconds since time 0, with nine decimals."""
    lanes = fold(recording)
    for lane in lanes.lanes:
        if lane.hidden:
            continue
        shown = lane.composed
        columns = [column.tolist() for column in shown.spans.view()]
        if shown.open_start_ns is not None:
            last = (shown.open_start_ns, max(recording.end_ns, shown.open_start_ns), shown.open_state, shown.open_label)
            for column, value in zip(columns, last, strict=True):
                column.append(value)
        about = (lane.index, lane.kind.value, lane.name, lane.variable, lane.pid, lane.tid)
        for start, end, state, label in zip(*columns, strict=True):
            times = ((t_ns - recording.t0_ns) / 1e9 for t_ns in (start, end))
            core = lane.turns.core_at(start) if state == State.ON_CPU else None
            told = (State(state).name.lower(), lanes.labels[label])
            yield (*about, *told, *(f"{t:.9f}" for t in times), "" if core is None else core)

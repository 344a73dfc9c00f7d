"""A recording as a table: one row for each span of each lane, for a spreadsheet or a data frame."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from concgui.core.lanes import Lane, LaneSet
from concgui.core.states import State
from concgui.core.telling import Tell, part
from concgui.core.turns import Turns
from concgui.export.rows import Quoted, chunks, row, seconds
from concgui.export.snapshot import Snapshot
from concgui.export.whole import whole_file

COLUMNS = ("lane", "kind", "name", "variable", "pid", "tid", "state", "call", "start_s", "end_s", "core")

_FOLD = 0.4  #: of the work is making the lanes
_END = "\r\n"
_STATES = {int(state): state.name.lower() for state in State}


def export_spans(recording: Snapshot, path: Path, tell: Tell) -> None:
    """Write the table (UTF-8, with a heading) to `path`: whole, or not at all. Raise OSError or Cancelled."""
    with whole_file(path) as write:
        lanes = recording.fold(part(tell, 0.0, _FOLD))
        write((",".join(COLUMNS) + _END).encode())
        for lines in span_lines(recording, lanes, part(tell, _FOLD, 1.0)):
            write("".join(lines).encode("utf-8", "backslashreplace"))


def span_lines(recording: Snapshot, lanes: LaneSet, tell: Tell) -> Iterator[list[str]]:
    """Yield lists of lines; times are seconds since time 0, with nine decimals."""
    shown = [lane for lane in lanes.lanes if not lane.hidden]
    total, done = max(1, sum(lane.composed.spans.count for lane in shown)), 0
    quoted, labels = Quoted(), lanes.labels
    for lane in shown:
        start, end, state, label = _columns(lane, recording.end_ns)
        core = _cores(lane.turns, start, state == State.ON_CPU)
        head = row(lane.index, lane.kind.value, lane.name, lane.variable, lane.pid, lane.tid)
        for at in chunks(len(start)):
            yield [
                f"{head},{_STATES[one]},{quoted.of(labels[call])},{begin},{until},{'' if cpu < 0 else cpu}{_END}"
                for one, call, begin, until, cpu in zip(
                    state[at].tolist(),
                    label[at].tolist(),
                    seconds(start[at] - recording.t0_ns),
                    seconds(end[at] - recording.t0_ns),
                    core[at].tolist(),
                    strict=True,
                )
            ]
            done += at.stop - at.start
            tell(min(1.0, done / total))


def _columns(
    lane: Lane, end_ns: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return start, end, state and label of what is drawn of a lane; what goes on ends where the recording does."""
    shown = lane.composed
    start, end, state, label = (column.astype(np.int64) for column in shown.spans.view())
    going = shown.open_start_ns
    if going is None:
        return start, end, state, label
    return (
        np.append(start, going),
        np.append(end, max(end_ns, going)),
        np.append(state, int(shown.open_state)),
        np.append(label, shown.open_label),
    )


def _cores(turns: Turns, start: NDArray[np.int64], on_cpu: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the core on which each span began, -1 where it began on none."""
    begin, end, cpu, _out = turns.view()
    core = np.full(len(start), -1, np.int64)
    if len(begin):
        turn = np.searchsorted(begin, start, side="right") - 1
        inside = (turn >= 0) & (start < end[np.maximum(turn, 0)])
        core[inside] = cpu[turn[inside]]
    if turns.open is not None:
        core[start >= turns.open[0]] = turns.open[1]
    core[~on_cpu] = -1
    return core

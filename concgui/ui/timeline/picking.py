"""Spans of a lane by time: the one at a moment, the one before or behind another. As they are drawn."""

from dataclasses import replace

import numpy as np

from concgui.core.lanes import Lane
from concgui.core.states import State
from concgui.ui.timeline.marks import Selected


def span_at(lane: Lane, t_ns: float, now_ns: int) -> Selected | None:
    """The span that a lane is in at a time, else the closest one; None for a lane without spans."""
    going = _going(lane, now_ns)
    if going is not None and t_ns >= going.start:
        return going
    start, end, _state, _label = lane.composed.spans.view()
    count = int(np.searchsorted(start, now_ns))
    if not count:
        return going
    at = max(0, int(np.searchsorted(start[:count], t_ns, side="right")) - 1)
    if at + 1 < count and t_ns > end[at] and start[at + 1] - t_ns < t_ns - end[at]:
        at += 1
    closed = _closed(lane, at, now_ns)
    return going if going is not None and t_ns > closed.end and going.start - t_ns < t_ns - closed.end else closed


def neighbour(lane: Lane, selected: Selected, step: int, now_ns: int) -> Selected:
    """The span before (`step` −1) or behind (+1) another of the same lane; the same one where there is none."""
    going = _going(lane, now_ns)
    start = lane.composed.spans.view()[0]
    count = int(np.searchsorted(start, now_ns))
    at = int(np.searchsorted(start[:count], selected.start, side="left" if step < 0 else "right"))
    if step < 0:
        return _closed(lane, at - 1, now_ns) if at > 0 else selected
    if at < count:
        return _closed(lane, at, now_ns)
    return going if going is not None and going.start > selected.start else selected


def still_there(lane: Lane, selected: Selected, now_ns: int) -> Selected | None:
    """What has become of a selected span: it may have ended, or be known better by now."""
    if not selected.going:
        return selected
    found = span_at(lane, selected.start, now_ns)
    if found is not None and found.going and found.start == selected.start and found.state == selected.state:
        return selected
    return found if found is not None and found.start <= selected.start < max(found.end, found.start + 1) else None


def _closed(lane: Lane, at: int, now_ns: int) -> Selected:
    start, end, state, label = lane.composed.spans.view()
    made = Selected(lane.index, int(start[at]), int(end[at]), State(int(state[at])), int(label[at]))
    return made if made.end <= now_ns else replace(made, end=now_ns, going=True)


def _going(lane: Lane, now_ns: int) -> Selected | None:
    shown = lane.composed
    if shown.open_start_ns is None or shown.open_start_ns > now_ns:
        return None
    return Selected(lane.index, shown.open_start_ns, now_ns, State(shown.open_state), shown.open_label, going=True)

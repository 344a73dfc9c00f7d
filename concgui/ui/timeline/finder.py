"""Finds a text among the lanes' names and pids, the calls they were in, and how they ended."""

from dataclasses import dataclass

import numpy as np

from concgui.core.lanes import Lane, LaneSet
from concgui.core.states import State
from concgui.ui.timeline import words
from concgui.ui.timeline.marks import Selected
from concgui.ui.timeline.picking import span_at

MOST = 100_000  #: no more hits than these are counted


@dataclass(frozen=True, slots=True)
class Hit:
    """The hit to go to: what it is, and that it is number `place` (from 1) of `count`."""

    span: Selected
    place: int
    count: int


def find(
    lanes: LaneSet, shown: list[Lane], text: str, after: Selected | None, now_ns: int, step: int = 1
) -> Hit | None:
    """The next (`step` 1) or previous (−1) hit behind a span in order of time, around the end; None without a hit."""
    wanted = text.strip().casefold()
    if not wanted:
        return None
    hits = _hits(lanes, shown, wanted, now_ns)
    if not hits:
        return None
    hits.sort(key=lambda hit: (hit.start, hit.lane))
    if after is None:
        at = 0 if step > 0 else len(hits) - 1
    else:
        keys, here = [(hit.start, hit.lane) for hit in hits], (after.start, after.lane)
        if step > 0:
            at = next((index for index, key in enumerate(keys) if key > here), 0)
        else:
            at = next((index for index in reversed(range(len(keys))) if keys[index] < here), len(keys) - 1)
    return Hit(hits[at], at + 1, len(hits))


def _hits(lanes: LaneSet, shown: list[Lane], wanted: str, now_ns: int) -> list[Selected]:
    labels = np.array([index for index, label in enumerate(lanes.labels) if wanted in label.casefold()], np.int64)
    hits: list[Selected] = []
    for lane in shown:
        names = (lane.title, lane.name, words.subtitle(lane, lanes))
        if any(wanted in name.casefold() for name in names):
            first = span_at(lane, lane.created_ns or lane.begin_ns, now_ns)
            if first is not None:
                hits.append(first)
        if len(labels):
            hits += _calls(lane, labels, now_ns)
        if lane.exit_ns is not None and lane.exit_ns <= now_ns and wanted in _end(lane):
            last = span_at(lane, lane.exit_ns - 1, now_ns)
            if last is not None:
                hits.append(last)
    return hits[:MOST]


def _end(lane: Lane) -> str:
    return " ".join((words.exit_words(lane), *words.more_of_exit(lane))).casefold()


def _calls(lane: Lane, labels: np.ndarray[tuple[int], np.dtype[np.int64]], now_ns: int) -> list[Selected]:
    """The spans in which Python said that it was in one of these calls."""
    start, end, state, label = lane.spans.view()
    found = np.flatnonzero(np.isin(label, labels) & (start < now_ns))[:MOST]
    hits = [
        Selected(lane.index, int(start[at]), int(min(end[at], now_ns)), State(int(state[at])), int(label[at]))
        for at in found.tolist()
    ]
    if lane.open_start_ns is not None and lane.open_start_ns <= now_ns and lane.open_label in labels:
        hits.append(
            Selected(lane.index, lane.open_start_ns, now_ns, State(lane.open_state), lane.open_label, going=True)
        )
    return hits

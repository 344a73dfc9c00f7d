"""What is under the cursor on a core, in words: who was on it, from when to when, and whether it was allowed."""

from math import inf

import numpy as np

from concgui.ui.timeline import words
from concgui.ui.timeline.columns import Stretch
from concgui.ui.timeline.core_rows import forbidden
from concgui.ui.timeline.cores import turns_of
from concgui.ui.timeline.frame import Frame

REACH = 3.0
MANY = 2  #: more turns than these in one pixel are summed up, too
NAMES_MOST = 4


def core_lines(frame: Frame, index: int, x: float) -> list[str]:
    """Lines for the tooltip at a pixel of a core's row; empty where nothing is known."""
    core = frame.cores.cores[index]
    head = [f"core {core}"]
    if x < frame.layout.titles:
        return head + _title_lines(frame, core)
    at = frame.lanes.t0_ns + frame.scale.t(x - frame.layout.titles)
    if at > frame.now_ns:
        return []
    closed = _closed_lines(frame, core, at)
    if at >= frame.lanes.through_ns:
        return [*head, *closed, "what the kernel tells of this moment is not known yet"]
    stretch = frame.stretch(x - REACH, x + REACH + 1, frame.lanes.through_ns)
    if stretch is None:
        return head + closed
    return [*head, *_turn_lines(frame, core, at, stretch), *_crowd_lines(frame, core, x), *closed, "source: kernel"]


def _title_lines(frame: Frame, core: int) -> list[str]:
    """How much of the run the core was in use by the program."""
    lines = _closed_lines(frame, core, float(frame.now_ns))
    known = min(frame.now_ns, frame.lanes.through_ns)
    run = Stretch(float(frame.lanes.t0_ns), float(known), max(1.0, float(known - frame.lanes.t0_ns)))
    start, end, _lane = turns_of(frame, core, run)
    length = np.clip(np.minimum(end, known) - np.maximum(start, frame.lanes.t0_ns), 0, None).sum()
    return [*lines, f"in use {words.percent(float(length) / run.ns_per_px)} of the time, {len(start):,} turns (kernel)"]


def _closed_lines(frame: Frame, core: int, at: float) -> list[str]:
    for begin, end in forbidden(frame.lanes, core):
        if begin <= at < end:
            since = "" if begin == -inf else f" from {(begin - frame.lanes.t0_ns) / 1e9:.3f} s"
            until = "" if end == inf else f" to {(end - frame.lanes.t0_ns) / 1e9:.3f} s"
            return [f"not allowed{since}{until}"]
    return []


def _turn_lines(frame: Frame, core: int, at: float, stretch: Stretch) -> list[str]:
    """Who was on the core at a time, or between whom it was idle."""
    start, end, lane = turns_of(frame, core, stretch)
    if len(start):
        away = np.maximum(np.maximum(start - at, at - end), 0.0)
        index = int(np.lexsort((end - start, away))[0])
        if away[index] <= REACH * frame.scale.ns_per_px:
            columns = frame.lanes.cores[core]
            still = columns.open is not None and start[index] == columns.open[0]
            begin, last = int(start[index]), int(end[index])
            return [
                f"{_who(frame, int(lane[index]))} was on it",
                words.from_to(frame.lanes, begin, None if still else last, last - begin),
            ]
    return ["idle: nobody of the program was on it"]


def _who(frame: Frame, index: int) -> str:
    if index < 0:
        return "a process or thread of the program that has no lane"
    lane = frame.lanes.lanes[index]
    return f"{lane.title} ({words.subtitle(lane, frame.lanes)})"


def _crowd_lines(frame: Frame, core: int, x: float) -> list[str]:
    stretch = frame.stretch(x, x + 1, frame.lanes.through_ns)
    if stretch is None:
        return []
    start, end, lane = turns_of(frame, core, stretch)
    if len(start) <= MANY:
        return []
    length = np.minimum(end, stretch.right_ns) - np.maximum(start, stretch.left_ns)
    wide = stretch.right_ns - stretch.left_ns
    total = np.bincount(lane + 1, length, minlength=1) / wide
    order = [index for index in np.argsort(total)[::-1].tolist() if total[index] > 0]
    names = ["others", *(one.title for one in frame.lanes.lanes)]
    told = ", ".join(f"{words.percent(float(total[index]))} {names[index]}" for index in order[:NAMES_MOST])
    return [f"this pixel is {words.duration(wide)} with {len(start)} turns: {told}"]

"""What is under the cursor on a core, in words: who was on it, from when to when, and whether it was allowed."""

from math import inf

import numpy as np

from concgui.core.words import tr, trn
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
    head = [tr("core {number}", number=core)]
    if x < frame.layout.titles:
        return head + _title_lines(frame, core)
    at = frame.lanes.t0_ns + frame.scale.t(x - frame.layout.titles)
    if at > frame.now_ns:
        return []
    closed = _closed_lines(frame, core, at)
    if at >= frame.lanes.through_ns:
        return [*head, *closed, tr("what the kernel tells of this moment is not known yet")]
    stretch = frame.stretch(x - REACH, x + REACH + 1, frame.lanes.through_ns)
    if stretch is None:
        return head + closed
    return [*head, *_turn_lines(frame, core, at, stretch), *_crowd_lines(frame, core, x), *closed, tr("source: kernel")]


def _title_lines(frame: Frame, core: int) -> list[str]:
    """How much of the run the core was in use by the program."""
    lines = _closed_lines(frame, core, float(frame.now_ns))
    known = min(frame.now_ns, frame.lanes.through_ns)
    run = Stretch(float(frame.lanes.t0_ns), float(known), max(1.0, float(known - frame.lanes.t0_ns)))
    start, end, _lane = turns_of(frame, core, run)
    length = np.clip(np.minimum(end, known) - np.maximum(start, frame.lanes.t0_ns), 0, None).sum()
    share = words.percent(float(length) / run.ns_per_px)
    used = trn(
        "in use {share} of the time, {n:,} turn (kernel)",
        "in use {share} of the time, {n:,} turns (kernel)",
        len(start),
        share=share,
    )
    return [*lines, used]


def _closed_lines(frame: Frame, core: int, at: float) -> list[str]:
    for begin, end in forbidden(frame.lanes, core):
        if begin <= at < end:
            since, until = ((edge - frame.lanes.t0_ns) / 1e9 for edge in (begin, end))
            if begin == -inf:
                return [tr("not allowed") if end == inf else tr("not allowed to {until:.3f} s", until=until)]
            if end == inf:
                return [tr("not allowed from {since:.3f} s", since=since)]
            return [tr("not allowed from {since:.3f} s to {until:.3f} s", since=since, until=until)]
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
                tr("{who} was on it", who=_who(frame, int(lane[index]))),
                words.from_to(frame.lanes, begin, None if still else last, last - begin),
            ]
    return [tr("idle: nobody of the program was on it")]


def _who(frame: Frame, index: int) -> str:
    if index < 0:
        return tr("a process or thread of the program that has no lane")
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
    names = [tr("others"), *(one.title for one in frame.lanes.lanes)]
    told = tr(", ").join(f"{words.percent(float(total[index]))} {names[index]}" for index in order[:NAMES_MOST])
    return [
        tr("this pixel is {long} with {count} turns: {told}", long=words.duration(wide), count=len(start), told=told)
    ]

"""What is under the cursor, in words: the lane, the state, when, how long, and who says so."""

import numpy as np

from concgui.core.lanes import Lane
from concgui.core.states import State
from concgui.ui.timeline import words
from concgui.ui.timeline.columns import Spans
from concgui.ui.timeline.frame import Frame, Open, closed_spans, open_span

REACH = 3.0  #: a span this many pixels beside the cursor is still meant, or a narrow one could never be hit
EXACT = frozenset({State.ON_CPU, State.READY, State.GIL})


def under_cursor(frame: Frame, x: float, y: float) -> list[str]:
    """Lines for the tooltip at a pixel of the picture, the lane's title first; empty where nothing is."""
    position = frame.layout.position_at(y)
    if position is None or position >= len(frame.shown):
        return []
    lane = frame.shown[position]
    if x < frame.layout.titles:
        return _lane_lines(frame, lane)
    stretch = frame.stretch(x - REACH, x + REACH + 1)
    if stretch is None:
        return []
    at = frame.lanes.t0_ns + frame.scale.t(x - frame.layout.titles)
    going = open_span(lane, stretch, frame.now_ns)
    if going is not None and at >= going.start:
        return _span_lines(frame, lane, going, at, still=True)
    spans = closed_spans(lane, stretch)
    index = _nearest(spans, at)
    if index is not None:
        state, label = State(int(spans.state[index])), int(spans.label[index])
        span = Open(int(spans.start[index]), int(spans.end[index]), state, label)
        return _span_lines(frame, lane, span, at, still=False)
    return _exit_lines(frame, lane, x) if going is None else _span_lines(frame, lane, going, at, still=True)


def _nearest(spans: Spans, at: float) -> int | None:
    """The span around a time, else the closest one; of two that close, the shorter, which is harder to hit."""
    if not len(spans):
        return None
    away = np.maximum(np.maximum(spans.start - at, at - spans.end), 0.0)
    return int(np.lexsort((spans.end - spans.start, away))[0])


def _lane_lines(frame: Frame, lane: Lane) -> list[str]:
    lines = [f"{lane.title} · {words.subtitle(lane, frame.lanes)}"]
    if lane.name != lane.title:
        lines.append(f"Python's name: {lane.name}")
    if lane.parent is not None and 0 <= lane.parent < len(frame.lanes.lanes):
        lines.append(f"created by {frame.lanes.lanes[lane.parent].title}")
    if lane.exit_ns is not None and lane.exit_ns <= frame.now_ns:
        joined = "" if lane.joined_ns is not None or lane.color < 0 else ", not joined"
        lines.append(f"{words.exit_words(lane)}{joined}")
    return lines


def _exit_lines(frame: Frame, lane: Lane, x: float) -> list[str]:
    if lane.exit_ns is None or not -REACH <= x - frame.x(lane.exit_ns) <= 40:
        return []
    at = (lane.exit_ns - frame.lanes.t0_ns) / 1e9
    return [f"{lane.title} · {words.subtitle(lane, frame.lanes)}", f"{words.exit_words(lane)} at {at:.6f} s"]


def _span_lines(frame: Frame, lane: Lane, span: Open, at: float, *, still: bool) -> list[str]:
    t0 = frame.lanes.t0_ns
    until = "now" if still else f"{(span.end - t0) / 1e9:.6f} s"
    lines = [
        f"{lane.title} · {words.subtitle(lane, frame.lanes)}",
        words.state_words(lane, span.state, frame.lanes.labels[span.label]),
        f"from {(span.start - t0) / 1e9:.6f} s to {until}: {words.duration(span.end - span.start)}",
    ]
    if span.state is State.RUNNING:
        lines.append(_sample_at(lane, at) or "CPU time not measured at this moment")
    lines.append("source: " + ("kernel" if span.state in EXACT else "Python events"))
    return lines


def _sample_at(lane: Lane, at: float) -> str:
    t0, t1, cpu, wait = lane.samples.view()
    index = int(np.searchsorted(t0, at, side="right")) - 1
    if index < 0 or at > t1[index]:
        return ""
    width = words.duration(float(t1[index] - t0[index]))
    return f"on CPU {cpu[index]:.0%}, waiting for a core {wait[index]:.0%} of these {width} (sampled)"

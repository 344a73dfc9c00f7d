"""What is under the cursor, in words: the lane or core, the state, when, how long, and who says so."""

import numpy as np

from concgui.core.labels import FROM_OUTSIDE, in_words, sender_in_words
from concgui.core.lanes import Lane, LaneKind
from concgui.core.states import State
from concgui.core.words import tr, trn
from concgui.ui.timeline import words
from concgui.ui.timeline.columns import Spans, Stretch, coverage
from concgui.ui.timeline.core_hover import core_lines
from concgui.ui.timeline.folding import fold_lines
from concgui.ui.timeline.frame import Frame, Open, closed_spans, open_span, told_open, told_spans
from concgui.ui.timeline.marks import Selected

REACH = 3.0  #: a span this many pixels beside the cursor is still meant, or a narrow one could never be hit
MANY = 3  #: so many spans in one pixel are summed up, too
KERNEL = frozenset({State.ON_CPU, State.READY, State.GIL, State.WAITING})
BOTH = frozenset({State.BLOCKED, State.IDLE, State.LEAVING, State.ENDED})
BIRTH = frozenset({State.START_CALLED, State.STARTING, State.IMPORTING})


def under_cursor(frame: Frame, x: float, y: float) -> list[str]:
    """Lines for the tooltip at a pixel of the picture, the lane's or core's title first; empty where nothing is."""
    index = frame.layout.core_at(y)
    if index is not None:
        return core_lines(frame, index, x)
    position = frame.layout.position_at(y)
    if position is None or position >= len(frame.shown):
        return []
    lane = frame.shown[position]
    if x < frame.layout.titles:
        return _lane_lines(frame, lane)
    stretch = frame.stretch(x - REACH, x + REACH + 1)
    if stretch is None:
        return []
    found = span_under(frame, lane, x)
    if found is None:
        return _exit_lines(frame, lane, x)
    at = frame.lanes.t0_ns + frame.scale.t(x - frame.layout.titles)
    lines = _span_lines(frame, lane, _plain(found), at, still=_still(frame, lane, found))
    if found.going:
        return lines
    return [*lines[:-1], *_crowd_lines(frame, closed_spans(lane, stretch), x), lines[-1]]


def span_under(frame: Frame, lane: Lane, x: float) -> Selected | None:
    """The span of a lane that is meant by a pixel of the picture; None where nothing is near."""
    stretch = frame.stretch(x - REACH, x + REACH + 1)
    if stretch is None:
        return None
    at = frame.lanes.t0_ns + frame.scale.t(x - frame.layout.titles)
    going = open_span(lane, stretch, frame.now_ns)
    if going is None or at < going.start:
        spans = closed_spans(lane, stretch)
        index = _nearest(spans, at)
        if index is not None:
            start, end, state = int(spans.start[index]), int(spans.end[index]), State(int(spans.state[index]))
            return Selected(lane.index, start, end, state, int(spans.label[index]))
    return None if going is None else Selected(lane.index, going.start, going.end, going.state, going.label, going=True)


def selected_lines(frame: Frame, selected: Selected) -> list[str]:
    """What the tooltip would tell of a span, wherever the cursor is."""
    lane = frame.lanes.lanes[selected.lane]
    middle = (selected.start + selected.end) / 2
    return _span_lines(frame, lane, _plain(selected), middle, still=_still(frame, lane, selected))


def _plain(span: Selected) -> Open:
    return Open(span.start, span.end, span.state, span.label)


def _nearest(spans: Spans, at: float) -> int | None:
    """The span around a time, else the closest one; of two that close, the shorter, which is harder to hit."""
    if not len(spans):
        return None
    away = np.maximum(np.maximum(spans.start - at, at - spans.end), 0.0)
    return int(np.lexsort((spans.end - spans.start, away))[0])


def _head(frame: Frame, lane: Lane) -> str:
    return f"{lane.title} · {words.subtitle(lane, frame.lanes)}"


def _lane_lines(frame: Frame, lane: Lane) -> list[str]:
    lines = [_head(frame, lane)]
    if lane.name != lane.title:
        lines.append(tr("Python's name: {name}", name=lane.name))
    if lane.parent is not None and 0 <= lane.parent < len(frame.lanes.lanes):
        lines.append(tr("created by {name}", name=frame.lanes.lanes[lane.parent].title))
    sums = lane.statistics(frame.now_ns)
    if sums is not None:
        lines.append(
            tr(
                "CPU time {long}, {share} of its life",
                long=words.duration(sums.cpu_ns),
                share=words.percent(sums.share),
            )
        )
        if sums.turns:
            lines.append(
                trn(
                    "{n:,} turn on a core, median {long} (kernel)",
                    "{n:,} turns on a core, median {long} (kernel)",
                    sums.turns,
                    long=words.duration(sums.median_turn_ns),
                )
            )
    if lane.exit_ns is not None and lane.exit_ns <= frame.now_ns:
        lines += _end_words(lane)
    return [*lines, *fold_lines(frame, lane)]


def _end_words(lane: Lane) -> list[str]:
    joined = lane.joined_ns is not None or lane.kind is LaneKind.MAIN
    lines = [words.exit_words(lane) if joined else tr("{how}, not joined", how=words.exit_words(lane))]
    if lane.sent_by and lane.signal_sent is not None:
        if lane.sent_by == FROM_OUTSIDE:
            lines.append(tr("the signal was sent from outside"))
        else:
            lines.append(tr("the signal was sent by {sender}", sender=sender_in_words(lane.sent_by)))
    if lane.failure:
        line, failure = lane.failed_line, lane.failure
        lines.append(tr("{failure}, line {number}", failure=failure, number=line) if line else failure)
    if words.finally_words(lane):
        lines.append(words.finally_words(lane))
    return lines


def _exit_lines(frame: Frame, lane: Lane, x: float) -> list[str]:
    if lane.exit_ns is None or not -REACH <= x - frame.x(lane.exit_ns) <= 40:
        return []
    at = (lane.exit_ns - frame.lanes.t0_ns) / 1e9
    first, *more = _end_words(lane)
    return [_head(frame, lane), tr("{what} at {t:.6f} s", what=first, t=at), *more]


# spans


def _span_lines(frame: Frame, lane: Lane, span: Open, at: float, *, still: bool) -> list[str]:
    label = frame.lanes.labels[span.label]
    lines = [
        _head(frame, lane),
        words.state_words(lane, span.state, label if span.state not in KERNEL else ""),
        words.from_to(frame.lanes, span.start, None if still else span.end, span.end - span.start),
    ]
    if span.state is State.ON_CPU:
        lines += _core_of(lane, at)
    lines += _call_around(frame, lane, span, at)
    if span.state in BIRTH:
        lines += words.birth_lines(lane, frame.lanes)
    if span.state is State.ENDED:
        lines += _end_words(lane)
    sampled = ""
    if span.state is State.RUNNING and not frame.lanes.through_ns:
        sampled = _sample_at(lane, at)
        lines.append(sampled or tr("CPU time not measured at this moment"))
    lines.append(tr("source: {source}", source=_source(lane, span, sampled=bool(sampled))))
    return lines


def _source(lane: Lane, span: Open, *, sampled: bool) -> str:
    if span.state in KERNEL:
        return tr("kernel")
    if span.state is State.STOPPED:
        return tr("the operating system's state, looked at 20 times a second")
    if lane.kernel is not None and span.state is State.RUNNING:
        return tr("Python events; what the kernel tells of this moment is not known yet")
    if lane.kernel is not None and span.state in BOTH:
        return tr("kernel and Python events")
    if span.state is State.ENDED and lane.kind is not LaneKind.THREAD:
        return tr("operating system and Python events")
    return tr("Python events, sampled CPU time") if sampled else tr("Python events")


def _still(frame: Frame, lane: Lane, span: Selected) -> bool:
    """Whether the span goes on, or ends only because nothing later is known of it yet."""
    return span.going or (
        span.state is State.ON_CPU and lane.turns.open is not None and span.end >= frame.lanes.through_ns
    )


def _core_of(lane: Lane, at: float) -> list[str]:
    start, end, cpu, _out = lane.turns.view()
    index = int(np.searchsorted(start, at, side="right")) - 1
    if lane.turns.open is not None and at >= lane.turns.open[0]:
        return [tr("core {number}", number=lane.turns.open[1])]
    if index < 0 or at > end[index]:
        index = min(index + 1, len(start) - 1)
    return [tr("core {number}", number=int(cpu[index]))] if index >= 0 else []


def _call_around(frame: Frame, lane: Lane, span: Open, at: float) -> list[str]:
    """The call that Python was in all the while, when what is shown is only a part of it."""
    stretch = Stretch(at - 1, at + 1, 1.0)
    told = told_open(lane, stretch, frame.now_ns)
    still = told is not None and at >= told.start
    if not still:
        spans = told_spans(lane, stretch)
        index = _nearest(spans, at)
        if index is None:
            return []
        state = State(int(spans.state[index]))
        told = Open(int(spans.start[index]), int(spans.end[index]), state, int(spans.label[index]))
    if told is None or not frame.lanes.labels[told.label] or (told.start, told.end) == (span.start, span.end):
        return []
    end = None if still else told.end
    when = words.from_to(frame.lanes, told.start, end, told.end - told.start)
    return [tr("all of {call}: {when}", call=in_words(frame.lanes.labels[told.label]), when=when)]


def _crowd_lines(frame: Frame, spans: Spans, x: float) -> list[str]:
    """What the pixel under the cursor holds, when it holds many spans."""
    stretch = frame.stretch(x, x + 1)
    if stretch is None:
        return []
    inside = (spans.end > stretch.left_ns) & (spans.start < stretch.right_ns)
    if np.count_nonzero(inside) <= MANY:
        return []
    whole = Stretch(stretch.left_ns, stretch.right_ns, stretch.right_ns - stretch.left_ns)
    start, end, state = spans.start[inside], spans.end[inside], spans.state[inside]
    shares = []
    for value in np.unique(state).tolist():
        share = float(coverage(start, end, (state == value).astype(np.float64), whole)[0]) / whole.ns_per_px
        shares.append((share, words.short_state(State(value))))
    told = tr(", ").join(f"{words.percent(share)} {name}" for share, name in sorted(shares, reverse=True))
    long, count = words.duration(whole.ns_per_px), np.count_nonzero(inside)
    return [tr("this pixel is {long} with {count} spans: {told}", long=long, count=count, told=told)]


def _sample_at(lane: Lane, at: float) -> str:
    t0, t1, cpu, wait = lane.samples.view()
    index = int(np.searchsorted(t0, at, side="right")) - 1
    if index < 0 or at > t1[index]:
        return ""
    width = words.duration(float(t1[index] - t0[index]))
    return tr(
        "on CPU {cpu:.0%}, waiting for a core {wait:.0%} of these {width} (sampled)",
        cpu=cpu[index],
        wait=wait[index],
        width=width,
    )

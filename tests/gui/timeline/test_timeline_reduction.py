"""Where spans crowd: exact shares against a count by hand, nothing hidden, and parts that look like the whole."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from concgui.core.states import State
from concgui.ui.timeline.columns import Spans, Stretch, visible
from concgui.ui.timeline.reduction import REACH, Reduced, reduce

STATES = [State.ON_CPU, State.READY, State.BLOCKED]


@st.composite
def gapless(draw: st.DrawFn) -> Spans:
    """Spans that follow each other, as a lane's do: long ones, and stretches of very short ones."""
    t, rows = 0, []
    for _ in range(draw(st.integers(1, 6))):
        longest = draw(st.sampled_from([3, 15, 40, 400]))
        for _ in range(draw(st.integers(1, 30))):
            end = t + draw(st.integers(1, longest))
            rows.append((t, end, draw(st.sampled_from(STATES))))
            t = end
    start, end, state = zip(*rows, strict=True)
    columns = np.array(start, np.int64), np.array(end, np.int64), np.array(state, np.uint8)
    return Spans(*columns, np.zeros(len(rows), np.int32))


def reduced(spans: Spans, stretch: Stretch) -> Reduced:
    seen = visible(spans, stretch)
    return reduce(seen.start, seen.end, seen.state, stretch)


def share_by_hand(spans: Spans, state: int, left: float, right: float) -> float:
    chosen = spans.state == state
    part = np.minimum(spans.end[chosen], right) - np.maximum(spans.start[chosen], left)
    return float(np.clip(part, 0, None).sum()) / (right - left)


def painted(drawn: Reduced, columns: int) -> list[object]:
    """What is seen in each column at last: a value, or the shares of a crowded one."""
    seen: list[object] = [None] * (columns + 1)
    for x0, x1, value in zip(drawn.x0, drawn.x1, drawn.value.tolist(), strict=True):
        seen[int(x0) : int(x1)] = [value] * (int(x1) - int(x0))
    for x, value in zip(drawn.tick, drawn.tick_value.tolist(), strict=True):
        seen[int(x)] = value
    for at, column in enumerate(drawn.columns.tolist()):
        shares = zip(drawn.values.tolist(), drawn.shares[:, at].tolist(), strict=True)
        seen[column] = {value: round(share, 6) for value, share in shares if share > 1e-9}
    return seen[:columns]


@settings(max_examples=40, deadline=None)
@given(gapless(), st.integers(2, 60))
def test_crowded_columns_have_exact_shares(spans: Spans, ns_per_px: int) -> None:
    whole = int(spans.end[-1]) // ns_per_px * ns_per_px
    if not whole:
        return
    drawn = reduced(spans, Stretch(0, whole, ns_per_px))
    for at, column in enumerate(drawn.columns.tolist()):
        for row, value in enumerate(drawn.values.tolist()):
            by_hand = share_by_hand(spans, value, column * ns_per_px, (column + 1) * ns_per_px)
            assert abs(drawn.shares[row, at] - by_hand) < 1e-6


@settings(max_examples=40, deadline=None)
@given(gapless(), st.integers(2, 60))
def test_no_column_is_left_out_and_no_short_span_is_lost(spans: Spans, ns_per_px: int) -> None:
    stretch = Stretch(0, float(spans.end[-1]), ns_per_px)
    seen = painted(reduced(spans, stretch), stretch.columns)
    assert all(one is not None for one in seen[:-1])
    for start, state in zip(spans.start.tolist(), spans.state.tolist(), strict=True):
        one = seen[start // ns_per_px]
        if isinstance(one, dict):
            assert state in one


@settings(max_examples=40, deadline=None)
@given(gapless(), st.integers(2, 60), st.integers(0, 200), st.integers(20, 400))
def test_a_part_looks_as_in_the_whole(
    spans: Spans,
    ns_per_px: int,
    first: int,
    length: int,
) -> None:
    stretch = Stretch(0, float(spans.end[-1]), ns_per_px)
    if first >= stretch.columns:
        return
    end = min(stretch.right_ns, (first + length) * ns_per_px)
    part = Stretch(first * ns_per_px, end, ns_per_px, first=first)
    of_whole = painted(reduced(spans, stretch), stretch.columns)[first : first + part.columns]
    of_part = painted(reduced(spans, part), part.columns)
    begin = 0 if first == 0 else REACH
    stop = part.columns - (REACH if end < stretch.right_ns else 0)
    assert of_part[begin:stop] == of_whole[begin:stop]


def test_wide_spans_keep_their_edges_and_one_short_one_is_a_tick() -> None:
    spans = Spans(
        np.array([0, 1010, 1030]), np.array([1010, 1030, 3000]),
        np.array([State.BLOCKED, State.ON_CPU, State.BLOCKED], np.uint8), np.zeros(3, np.int32),
    )  # fmt: skip
    drawn = reduced(spans, Stretch(0, 3000, 100))
    assert list(zip(drawn.x0, drawn.x1, drawn.value, strict=True)) == [(0, 10, State.BLOCKED), (10, 30, State.BLOCKED)]
    assert (drawn.tick.tolist(), drawn.tick_value.tolist()) == ([10], [State.ON_CPU])
    assert not len(drawn.columns)

"""What each pixel column shows, against a slow count of the exact spans: few and many, at any zoom, part and whole."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concgui.core.compose import Composed
from concgui.core.states import State
from concgui.ui.timeline.blocks import BLOCK
from concgui.ui.timeline.columns import Spans, Stretch, wide
from concgui.ui.timeline.shares import CROWD, NOTHING, STACKED, Grid, look

STATES = np.array([State.ON_CPU, State.READY, State.WAITING, State.BLOCKED, State.RUNNING], np.uint8)
RUN_NS = 10**9
COLUMNS = 300
REACH = 2 * BLOCK  #: columns: what is nearer to the edge of a part may look otherwise


def lane(spans: int, seed: int, *, bursts: bool = False) -> Composed:
    """A lane of so many spans, some with gaps behind them; in bursts, with very long ones between them."""
    random = np.random.default_rng(seed)
    moments = random.integers(0, RUN_NS, spans + 1)
    if bursts:
        moments = np.where(random.random(spans + 1) < 0.9, moments % (RUN_NS // 40) + RUN_NS // 3, moments)
    cut = np.unique(moments)
    start, end = cut[:-1], cut[1:].copy()
    gap = random.random(len(start)) < 0.2
    end[gap] -= (end - start)[gap] // 2
    some = end > start
    made = Composed()
    state = random.choice(STATES, len(start))
    made.spans.extend(start[some], end[some], state[some], np.zeros(int(some.sum()), np.int32))
    return made


def by_hand(shown: Composed, state: int, left: float, right: float) -> float:
    start, end, states, _label = shown.spans.view()
    part = np.clip(np.minimum(end, right) - np.maximum(start, left), 0, None)
    return float(part[states == state].sum()) / (right - left)


def of_block(shown: Composed, stretch: Stretch, column: int) -> dict[int, float]:
    """The shares of the block that a column is in; spans must be about as wide as its pixels."""
    start, end, _state, _label = shown.spans.view()
    first = column - (column + stretch.first) % BLOCK
    places = np.clip(np.arange(first - BLOCK, first + 2 * BLOCK + 1), 0, stretch.columns)
    edges = stretch.left_ns + places * stretch.ns_per_px
    count = np.diff(np.searchsorted(start, edges))
    begun = [int((count[at : at + BLOCK] > 0).sum()) for at in (0, BLOCK, 2 * BLOCK)]
    assert begun[1] >= 3
    assert max(begun) >= 6
    assert count[BLOCK : 2 * BLOCK].sum() < 8 * (places[2 * BLOCK] - places[BLOCK])
    begin, stop = max(0, first), first + BLOCK
    while start[0] >= stretch.left_ns + (begin + 1) * stretch.ns_per_px:
        begin += 1
    while end[-1] < stretch.left_ns + stop * stretch.ns_per_px or stop > stretch.columns:
        stop -= 1
    left, right = (stretch.left_ns + at * stretch.ns_per_px for at in (begin, stop))
    return {value: by_hand(shown, value, left, right) for value in STATES.tolist()}


def check(grid: Grid, shown: list[Composed], stretch: Stretch, every: int) -> tuple[int, int]:
    """Compare every so many columns with the spans themselves; returns how many were crowded, and not."""
    crowded = plain = 0
    crowd = {int(place): at for at, place in enumerate(grid.crowd)}
    rows, columns = grid.span.shape
    for row in range(rows):
        start, end, state, _label = shown[row].spans.view()
        for column in range(1 + row % every, columns - 1, every):
            left = stretch.left_ns + column * stretch.ns_per_px
            right = left + stretch.ns_per_px
            at = crowd.get(row * columns + column)
            if at is not None:
                crowded += 1
                shares = dict(zip(grid.values.tolist(), grid.shares[:, at].tolist(), strict=True))
                exact = {value: by_hand(shown[row], value, left, right) for value in STATES.tolist()}
                if any(abs(shares.get(value, 0.0) - share) > 1e-6 for value, share in exact.items()):
                    exact = of_block(shown[row], stretch, column)
                assert all(abs(shares.get(value, 0.0) - share) < 1e-6 for value, share in exact.items()), (row, column)
                rest = {value: share for value, share in exact.items() if value not in STACKED and share > 1e-9}
                ground = int(grid.state[row, column])
                assert (ground == NOTHING) == (not rest)
                assert not rest or rest[ground] >= max(rest.values()) - 1e-6
                continue
            plain += 1
            inside = np.flatnonzero((start >= left) & (start < right))
            assert len(inside) <= 1
            last = int(np.searchsorted(start, right)) - 1
            goes_on = last >= 0 and (len(inside) == 1 or end[last] >= right)
            assert grid.state[row, column] == (state[last] if goes_on else NOTHING)
    return crowded, plain


@pytest.mark.parametrize("spans", [3, 200, 4000, 60_000])
@pytest.mark.parametrize("bursts", [False, True])
def test_every_column_shows_the_exact_spans(spans: int, *, bursts: bool) -> None:
    shown = [lane(spans, seed, bursts=bursts) for seed in range(3)]
    kinds = np.zeros(2, int)
    for zoom, left in (
        (1, 0.0),
        (2.3, RUN_NS / 3.1),
        (17, RUN_NS / 2.9),
        (301.7, 0.3401 * RUN_NS),
        (9000, 0.34 * RUN_NS),
    ):
        ns_per_px = RUN_NS / COLUMNS / zoom
        stretch = Stretch(left, min(float(RUN_NS), left + (COLUMNS - 1e-8) * ns_per_px), ns_per_px)
        kinds += check(look(shown, stretch, RUN_NS), shown, stretch, 5)
    assert kinds[1] > 50
    assert kinds[0] > 100 or spans <= 200


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 5000), st.integers(0, 250), st.integers(60, 300))
def test_a_part_shows_what_the_whole_shows(seed: int, spans: int, first: int, length: int) -> None:
    shown = [lane(spans, seed)]
    ns_per_px = RUN_NS / COLUMNS
    whole = look(shown, Stretch(0.0, float(RUN_NS), ns_per_px), RUN_NS)
    last = min(COLUMNS, first + length)
    part = look(shown, Stretch(first * ns_per_px, last * ns_per_px, ns_per_px, first=first), RUN_NS)
    inner = slice(0 if first == 0 else REACH, None if last == COLUMNS else last - first - REACH)
    of_whole, of_part = whole.state[0, first:last], part.state[0]
    assert (of_whole[inner] == of_part[inner]).all()
    crowds = [(grid.span[0] == CROWD) for grid in (whole, part)]
    assert (crowds[0][first:last][inner] == crowds[1][inner]).all()


def test_sums_follow_what_is_taken_back_and_told_anew() -> None:
    """A lane's end is settled again and again: spans are cut off and others come."""
    shown = lane(20_000, 7)
    stretch = Stretch(0.0, float(RUN_NS), RUN_NS / COLUMNS)
    look([shown], stretch, RUN_NS)
    start, end, _state, _label = (column.copy() for column in shown.spans.view())
    shown.spans.truncate(11_111)
    shown.spans.extend(
        start[11_111:], end[11_111:], np.full(len(start) - 11_111, State.GIL, np.uint8), start[11_111:] * 0
    )
    grid = look([shown], stretch, RUN_NS)
    gil = grid.share(State.GIL)
    for at, place in list(enumerate(grid.crowd.tolist()))[::7]:
        left = place * stretch.ns_per_px
        assert abs(gil[at] - by_hand(shown, State.GIL, left, left + stretch.ns_per_px)) < 1e-6


def test_what_goes_on_reaches_now_and_beyond_only_where_asked() -> None:
    shown = Composed(open_state=State.BLOCKED, open_start_ns=500)
    shown.spans.append(0, 500, State.ON_CPU, 0)
    stretch = Stretch(0.0, 1000.0, 100.0)
    seen = look([shown], stretch, 1000).state[0].tolist()
    assert seen == [State.ON_CPU] * 5 + [State.BLOCKED] * 5
    assert look([shown], stretch, 1000, over=3).state[0].tolist() == [*seen, *[State.BLOCKED] * 3]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 2000), st.floats(0, 0.9), st.floats(0.001, 0.1))
def test_wide_spans_are_found_without_looking_at_all(seed: int, spans: int, left: float, width: float) -> None:
    columns = Spans(*lane(spans, seed, bursts=seed % 2 == 0).spans.view())
    stretch = Stretch(left * RUN_NS, (left + width) * RUN_NS, width * RUN_NS / COLUMNS)
    least = 30 * stretch.ns_per_px
    touching = (columns.end > stretch.left_ns) & (columns.start < stretch.right_ns)
    exact = columns.start[touching & (columns.end - columns.start >= least)]
    assert wide(columns, stretch, least).start.tolist() == exact.tolist()

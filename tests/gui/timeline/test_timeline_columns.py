"""From spans and samples to pixels: exact against a count by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from concgui.core.states import State
from concgui.ui.timeline.columns import Spans, Stretch, coverage, visible
from concgui.ui.timeline.sampled import sampled


def spans_of(*rows: tuple[int, int, int]) -> Spans:
    start, end, state = zip(*rows, strict=True)
    return Spans(
        np.array(start, np.int64), np.array(end, np.int64), np.array(state, np.uint8), np.zeros(len(rows), np.int32)
    )


@st.composite
def consecutive(draw: st.DrawFn) -> Spans:
    """Spans in order of time, with gaps, in three states."""
    t, rows = draw(st.integers(-50, 50)), []
    for _ in range(draw(st.integers(1, 60))):
        t += draw(st.integers(0, 15))
        end = t + draw(st.integers(1, 25))
        rows.append((t, end, draw(st.sampled_from([State.RUNNING, State.BLOCKED, State.READY]))))
        t = end
    return spans_of(*rows)


@given(consecutive(), st.integers(-20, 100), st.integers(1, 40), st.integers(1, 9))
def test_coverage_is_exact(spans: Spans, left: int, columns: int, ns_per_px: int) -> None:
    stretch = Stretch(left, left + columns * ns_per_px, ns_per_px)
    got = coverage(spans.start, spans.end, np.ones(len(spans)), stretch)
    for column in range(columns):
        low, high = left + column * ns_per_px, left + (column + 1) * ns_per_px
        by_hand = sum(
            max(0, min(high, e) - max(low, s)) for s, e in zip(spans.start.tolist(), spans.end.tolist(), strict=True)
        )
        assert got[column] == pytest.approx(by_hand)


@given(consecutive(), st.integers(-60, 400), st.integers(1, 300))
def test_only_what_is_visible_is_taken(spans: Spans, left: int, length: int) -> None:
    seen = visible(spans, Stretch(left, left + length, 1))
    by_hand = (spans.end > left) & (spans.start < left + length)
    assert seen.start.tolist() == spans.start[by_hand].tolist()


def test_samples_are_cut_to_what_is_in_python_code() -> None:
    t0 = np.array([0, 50, 100], np.int64)
    shares = sampled(
        t0, t0 + 50, np.array([1, 0.5, 0.25], np.float32), np.array([0, 0.5, 0], np.float32),
        np.array([20.0]), np.array([120.0]), Stretch(0, 200, 1),
    )  # fmt: skip
    assert shares is not None
    assert list(zip(shares.x0, shares.x1, shares.cpu, strict=True)) == [(20, 50, 1.0), (50, 100, 0.5), (100, 120, 0.25)]
    assert shares.wait.tolist() == [0, 0.5, 0]


def test_more_bins_than_columns_become_their_mean() -> None:
    t0 = np.arange(0, 1000, 10, dtype=np.int64)
    cpu = np.tile(np.array([1, 0], np.float32), 50)
    shares = sampled(t0, t0 + 10, cpu, 1 - cpu, np.array([0.0]), np.array([10.0]), Stretch(0, 1000, 100))
    assert shares is not None
    assert shares.cpu == pytest.approx(np.full(len(shares.cpu), 0.5))
    assert shares.x0[0] == 0
    assert shares.x1[-1] == 10


def test_what_was_not_sampled_stays_empty() -> None:
    nothing = sampled(
        np.array([0]), np.array([50]), np.ones(1, np.float32), np.zeros(1, np.float32),
        np.array([60.0]), np.array([90.0]), Stretch(0, 200, 1),
    )  # fmt: skip
    assert nothing is None

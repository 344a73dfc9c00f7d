"""What a redraw of the overview strip costs, 1500 × 22 pixels: with few lanes and with thousands, and its longest step.

The window goes on between the steps. By turns with it: the same with a tenth of the lanes.
"""

import os
import time

import common

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from concgui.core.lanes import LaneSet
from concgui.ui.theme import LIGHT
from concgui.ui.timeline.overview_picture import OverviewDrawing
from tests.crowd import RUN_NS, T0, crowd

CASES = ((50, 10), (50, 10_000), (501, 100), (5001, 10), (5001, 100))  #: lanes, turns of each
GOAL_MS = 30.0


def redraw(lanes: LaneSet) -> tuple[float, float]:
    """Milliseconds of a whole redraw, and of its longest step."""
    began = last = time.perf_counter_ns()
    drawing, longest = OverviewDrawing(lanes, lanes.lanes, T0 + RUN_NS, 1500, 22, LIGHT), 0
    while drawing.go_on(0) is None:
        now = time.perf_counter_ns()
        longest, last = max(longest, now - last), now
    end = time.perf_counter_ns()
    return (end - began) / 1e6, max(longest, end - last) / 1e6


def main() -> None:
    """Print a line for each case."""
    trials = common.options(__doc__ or "", 9).parse_args().trials
    print(common.machine_line())
    for count, turns in CASES:
        lanes, fewer, whole, step = crowd(count, turns), crowd(max(1, count // 10), turns), common.Pairs(), 0.0
        for _ in range(trials):
            cost, longest = redraw(lanes)
            whole.add(cost, redraw(fewer)[0])
            step = max(step, longest)
        a, b = sorted(whole.a)[trials // 2], sorted(whole.b)[trials // 2]
        goal = f" · goal {GOAL_MS:g} ms" if count > 1000 else ""
        what = f"{count} lanes of {turns} turns"
        print(f"{what} · {a:.1f} ms, longest step {step:.1f} ms · a tenth of them {b:.1f} ms{goal}")


if __name__ == "__main__":
    main()

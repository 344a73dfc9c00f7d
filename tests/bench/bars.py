"""A frame of the timeline against the same spans as pyqtgraph's own bars: one `BarGraphItem` for each state's colour.

By turns in one process, on one core, offscreen, each 1920×1080: 64 lanes, of which both show those that the timeline
has room for; the views of `timeline.py`, every frame one that was not there before. The bars are as cheap as they can
be: no axes, no grid, no outlines, no antialiasing, no mouse, no texts, which the timeline has all of. Both pictures can
be saved and looked at.
"""

import os
import sys
from functools import partial
from pathlib import Path

import common
import numpy as np
import timeline
from timeline import HEIGHT, RUN_NS, T0_NS, VIEWS, WIDTH, canvas_of, lanes_of, timed

import pyqtgraph as pg  # isort: skip  only when the platform has been chosen
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from concgui.core.lanes import LaneSet
from concgui.core.states import State
from concgui.ui.style import apply
from concgui.ui.theme import LIGHT
from concgui.ui.timeline.pane import TimelinePane

GOAL = "≥ 10"
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00")
ZOOM = 1.01  #: each frame shows so much more than the one before


def plot_of(lanes: LaneSet) -> pg.PlotWidget:
    """All closed spans of the lanes as bars; x: ns since time 0, y: the lane's number."""
    plot = pg.PlotWidget(background=QColor(LIGHT.surface))
    plot.setAntialiasing(False)
    plot.hideAxis("left")
    plot.hideAxis("bottom")
    plot.hideButtons()
    plot.setMouseEnabled(x=False, y=False)
    plot.setMenuEnabled(False)
    item = plot.getPlotItem()
    item.setContentsMargins(0, 0, 0, 0)
    columns = [lane.composed.spans.view()[:3] for lane in lanes.lanes]
    rows = np.repeat(np.arange(len(columns)), [len(start) for start, _, _ in columns])
    start, end, state = (np.concatenate([lane[n] for lane in columns]) for n in range(3))
    for number, colour in zip(timeline.STATES, COLOURS, strict=True):
        chosen = state == number
        bars = pg.BarGraphItem(
            x0=(start[chosen] - T0_NS).astype(float),
            x1=(end[chosen] - T0_NS).astype(float),
            y0=rows[chosen].astype(float),
            height=0.7,
            pen=None,
            brush=colour,
            name=State(number).name,
        )
        plot.addItem(bars)
    item.vb.disableAutoRange()
    plot.invertY(True)  # noqa: FBT003  pyqtgraph's
    return plot


def main() -> int:
    """Print a line for each view, and one for all of them."""
    parser = common.options(__doc__ or "", 7)
    parser.add_argument("--spans", type=int, default=1_000_000)
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="save what both show of the whole run")
    chosen = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    application = QApplication(sys.argv[:1])
    apply(application, LIGHT)
    lanes = lanes_of(chosen.spans)
    plot, pane = plot_of(lanes), TimelinePane()
    plot.resize(WIDTH, HEIGHT)
    plot.show()
    pane.show()
    pane.set_lanes(lanes)
    canvas = canvas_of(pane)
    pane.resize(WIDTH, HEIGHT + pane.height() - canvas.height())
    application.processEvents()
    layout = pane.frame.layout
    seen = len(layout.visible(layout.top, layout.plot.bottom()))
    plot.setYRange(-0.5, seen - 0.5, padding=0)  # the lanes that the timeline has room for

    def draw_bars(left: float, right: float) -> None:
        plot.setXRange(left, right, padding=0)
        plot.viewport().repaint()

    def draw_timeline(left: float, right: float) -> None:
        pane.show_stretch(left, right)
        pane._compose()
        canvas.viewport().repaint()

    title = f"A frame of {chosen.spans:,} spans in {len(lanes.lanes)} lanes, {seen} of them in view"
    common.heading(title, "bars", "timeline")
    every = common.Pairs()
    for name, middle, width in VIEWS:
        pairs = common.Pairs()
        for trial in range(-1, chosen.trials):
            half = width / 2 * ZOOM**trial
            view = (middle - half) * RUN_NS, (middle + half) * RUN_NS
            # Each first in every other pair.
            if trial % 2:
                bars = timed(partial(draw_bars, *view))
                ours = timed(partial(draw_timeline, *view))
            else:
                ours = timed(partial(draw_timeline, *view))
                bars = timed(partial(draw_bars, *view))
            if trial >= 0:  # the first of each does not count
                pairs.add(bars, ours)
                every.add(bars, ours)
        print(pairs.line(name, GOAL, "ms"), flush=True)
        if chosen.pictures and name == VIEWS[0][0]:
            plot.grab().save(str(chosen.pictures / "bars.png"))
            canvas.grab().save(str(chosen.pictures / "timeline.png"))
    print(every.line("all views", GOAL, "ms"))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The bars of the lanes for painters that write lines and rectangles, not pixels: pictures as SVG.

The same columns as in the window: what is wider than a pixel comes as rectangles, crowded columns as an image.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QPainter

from concgui.core.states import State
from concgui.ui.timeline.bar import Bar
from concgui.ui.timeline.columns import Stretch
from concgui.ui.timeline.crowd import paint_crowd
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.reduction import Reduced
from concgui.ui.timeline.shares import NO_SPAN, Grid


def paint_vectors(painter: QPainter, frame: Frame, positions: Sequence[int], grid: Grid, stretch: Stretch) -> None:
    """Paint the bars of some rows."""
    columns = grid.span.shape[1]
    for row, position in enumerate(positions):
        bar = Bar(painter, frame, frame.shown[position], frame.layout.band(position))
        cells = slice(*np.searchsorted(grid.crowd, (row * columns, (row + 1) * columns)).tolist())
        drawn = _reduced(grid, row, cells)
        for value in set(drawn.value.tolist()):
            chosen = drawn.value == value
            x0, x1 = (stretch.x + edge[chosen] / stretch.ratio for edge in (drawn.x0, drawn.x1))
            bar.paint_many(State(value), x0, x1)
        paint_crowd(bar, drawn, stretch)


def _reduced(grid: Grid, row: int, cells: slice) -> Reduced:
    """One row of the grid: rectangles, and the shares of its crowded columns."""
    span, state = grid.span[row], grid.state[row]
    begin = np.flatnonzero(np.append(True, span[1:] != span[:-1]))
    behind = np.append(begin[1:], len(span))
    seen = span[begin] > NO_SPAN
    begin, behind = begin[seen], behind[seen]
    nothing = np.empty(0)
    return Reduced(
        begin.astype(np.float64), behind.astype(np.float64), state[begin].astype(np.int64),
        nothing, nothing.astype(np.int64),
        grid.crowd[cells] - row * len(span), grid.values, grid.shares[:, cells],
    )  # fmt: skip

"""Many rectangles in one call, straight from numpy's memory.

PySide takes a pointer to the first of an array of QRectF and their number; making a Python object for each would cost
more than drawing it (the same way as in pyqtgraph's own bar graphs).
"""

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.Qt.compat import wrapinstance
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

Floats = NDArray[np.float64]
_FIELDS = 4  #: x, y, width, height: a QRectF is four doubles


class Rects:
    """A growing array of rectangles; one is enough for all painters of a thread."""

    def __init__(self) -> None:
        self._reserve(1024)

    def _reserve(self, count: int) -> None:
        self._memory = np.empty((count, _FIELDS), np.float64)
        self._first = wrapinstance(self._memory.ctypes.data, QRectF)

    def draw(self, painter: QPainter, x0: Floats, x1: Floats, top: Floats | float, height: Floats | float) -> None:
        """Draw n rectangles from x0 to x1 with the painter's pen and brush. Arrays of one length, pixels."""
        count = len(x0)
        if count > len(self._memory):
            self._reserve(2 * count)
        memory = self._memory[:count]
        memory[:, 0] = x0
        memory[:, 1] = top
        memory[:, 2] = x1 - x0
        memory[:, 3] = height
        painter.drawRects(self._first, count)


RECTS = Rects()

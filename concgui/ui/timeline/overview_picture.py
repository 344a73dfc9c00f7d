"""The whole run in a few pixel rows: how much each lane was on a CPU, from pale to full in its own colour."""

from time import perf_counter_ns

import numpy as np
from PySide6.QtGui import QColor, QImage

from concgui.core.lanes import Lane, LaneSet
from concgui.ui.theme import Theme
from concgui.ui.timeline.overview_sums import BandSums, Shares

STEP = 1000  #: lanes that are looked at, at most, without a look at the time


class OverviewDrawing:
    """Draws the run from time 0 to now as `width` × `height` pixels, in as many steps as it takes.

    Lanes share a pixel row where there are more of them than rows: it shows their mean.
    """

    def __init__(self, lanes: LaneSet, shown: list[Lane], now_ns: int, width: int, height: int, theme: Theme) -> None:
        self.lanes, self.now_ns = lanes, now_ns
        self._shown = list(shown)
        self._width, self._height = width, height
        self._done = 0
        self._ground = _rgb(QColor(theme.surface))
        used = sorted({lane.color for lane in shown if lane.color < 0})
        colors = [*map(theme.worker, range(len(theme.workers))), *map(theme.worker, used)]
        self._colors = np.array([_rgb(color) for color in colors]) - self._ground  # as what a lane adds to the ground
        at = {index: len(theme.workers) + place for place, index in enumerate(used)}
        self._color = np.array([at[one.color] if one.color < 0 else one.color % len(theme.workers) for one in shown])
        every = np.arange(len(shown))
        self._band = every if len(shown) <= height else every * height // len(shown)
        self._bands = min(len(shown), height)
        self._sums = BandSums(self._bands, width, lanes.t0_ns, max(1.0, now_ns - lanes.t0_ns) / width)

    def go_on(self, until_ns: float) -> QImage | None:
        """Draw at least a step, and more until perf_counter_ns() is this; return the picture when it is whole."""
        while self._done < len(self._shown):
            here = slice(self._done, self._done + STEP)
            some = self._shown[here]
            colors = self._colors[self._color[here]]
            self._done += self._sums.add(some, self._band[here], colors, self.now_ns, self.lanes.through_ns)
            if self._done < len(self._shown) and perf_counter_ns() >= until_ns:
                return None
        return self._picture()

    def _picture(self) -> QImage:
        width, height, lanes = self._width, self._height, len(self._shown)
        picture = np.broadcast_to(self._ground, (height, width, 3)).copy()
        if lanes:
            count = np.bincount(self._band, minlength=self._bands)
            mean = (self._sums.totals() / count[:, None]).transpose(1, 2, 0)
            first = np.arange(self._bands + 1) * height // self._bands
            gap = height >= 3 * lanes
            for band in range(self._bands):
                picture[first[band] : max(first[band] + 1, first[band + 1] - gap)] += mean[band]
        flat = np.clip(picture + 1e-6, 0, 255).astype(np.uint32)
        pixels = np.ascontiguousarray(
            0xFF000000 | flat[..., 0] << 16 | flat[..., 1] << 8 | flat[..., 2], dtype=np.uint32
        )
        return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def _rgb(color: QColor) -> Shares:
    return np.array((color.red(), color.green(), color.blue()), np.float64)

"""The live pane's geometry: made anew only when something of it has changed."""

from dataclasses import replace

from concgui.core.lanes import LaneSet
from concgui.ui.theme import SIZES
from concgui.ui.timeline.core_rows import CoreRows
from concgui.ui.timeline.layout import AXIS_HEIGHT, LOW, Layout, share_room
from concgui.ui.timeline.texts import Texts
from concgui.ui.timeline.titles import TitleColumn


class Geometry:
    """Keeps the last layout: painters tell by the object that nothing has moved."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self.least_titles = 0.0  #: pixels of the title column where there are no lanes yet
        self._titles = TitleColumn()
        self._key: tuple[float, ...] = ()
        self._last = Layout(1.0, 1.0, 1.0, 0, 1.0)

    def layout(self, lanes: LaneSet, count: int, cores: CoreRows, size: tuple[int, int, float], scroll: int) -> Layout:
        """The geometry for `count` rows of lanes and these cores.

        `size`: width and height in logical pixels, and the device pixels in one of them. `scroll`: where the scroll bar
        stands.
        """
        width, height, ratio = size
        more, zoom = bool(cores.rest), SIZES.scale
        pitch, core_height, core_rows = share_room(
            count, len(cores.cores), height - AXIS_HEIGHT * zoom, zoom, more=more
        )
        more = more or core_rows < len(cores.cores)
        titles = self._titles.width(lanes, self._texts, width, low=pitch < LOW * zoom, zoom=zoom)
        if not lanes.lanes:
            titles = max(titles, self.least_titles)
        key = (width, height, titles, count, scroll, ratio, core_rows, core_height, more, zoom)
        if key != self._key:
            self._key = key
            layout = Layout(
                width, height, round(titles * ratio) / ratio, count, pitch,
                zoom=zoom, ratio=ratio, cores=core_rows, core_height=core_height, more=more,
            )  # fmt: skip
            self._last = replace(layout, scroll=float(min(scroll, round(layout.scroll_range))))
        return self._last

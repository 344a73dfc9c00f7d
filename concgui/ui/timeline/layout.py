"""Where everything stands: the title column, the axis, and which lane is at which height."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF

AXIS_HEIGHT = 32.0
HEIGHTS = (84.0, 76.0, 64.0, 56.0, 48.0, 40.0, 34.0, 28.0)  #: a lane's height: the first with which all lanes fit
BAND_MOST = 64.0
LOW = 46.0  #: lanes lower than this show title and pid in one line
TITLE_LEFT = 18.0
TITLE_RIGHT_PAD = 14.0
TITLES_MIN, TITLES_MAX = 118.0, 230.0


@dataclass(frozen=True)
class Layout:
    """Geometry of one frame in logical pixels. `lane_height` is the pitch from lane to lane, `scroll` how far they are
    scrolled up, `ratio` the device pixels in a logical one: all edges are on whole device pixels.
    """

    width: float
    height: float
    titles: float
    count: int
    lane_height: float
    scroll: float = 0.0
    zoom: float = 1.0
    ratio: float = 1.0

    def snap(self, value: float) -> float:
        """The nearest whole device pixel."""
        return round(value * self.ratio) / self.ratio

    @cached_property
    def top(self) -> float:
        """Upper edge of the first lane's row when nothing is scrolled."""
        return self.snap(AXIS_HEIGHT * self.zoom)

    @cached_property
    def axis(self) -> QRectF:
        """The strip of the time axis over the plot."""
        return QRectF(self.titles, 0, max(1.0, self.width - self.titles), self.top)

    @cached_property
    def plot(self) -> QRectF:
        """The lanes' area without the titles."""
        return QRectF(self.titles, self.top, max(1.0, self.width - self.titles), max(1.0, self.height - self.top))

    @property
    def content_height(self) -> float:
        """Height of all rows together."""
        return self.count * self.lane_height

    @property
    def scroll_range(self) -> float:
        """How far the lanes can be scrolled; 0 when all of them fit."""
        return max(0.0, self.content_height - (self.height - self.top))

    @cached_property
    def low(self) -> bool:
        """Whether the rows are too low for a second line."""
        return self.lane_height < LOW * self.zoom

    def row(self, position: int) -> QRectF:
        """A lane's whole row, titles included; `position` counts the shown lanes from 0."""
        top = self.snap(self.top + position * self.lane_height - self.scroll)
        return QRectF(0, top, self.width, self.lane_height)

    @cached_property
    def _bands(self) -> dict[int, QRectF]:
        return {}

    def band(self, position: int) -> QRectF:
        """The bar of a lane, over the whole width of the plot. Shared: not to be changed."""
        band = self._bands.get(position)
        if band is None:
            row = self.row(position)
            high = row.height() - 8 * self.zoom if self.low else min(BAND_MOST * self.zoom, row.height() * 0.55)
            high = self.snap(high)
            band = QRectF(self.titles, self.snap(row.center().y() - high / 2), self.plot.width(), high)
            self._bands[position] = band
        return band

    def visible(self, top: float, bottom: float) -> range:
        """Positions of the lanes between two heights."""
        first = int((max(top, self.top) - self.top + self.scroll) // self.lane_height)
        last = int((bottom - self.top + self.scroll) // self.lane_height)
        return range(max(0, first), min(self.count, last + 1))

    def position_at(self, y: float) -> int | None:
        """The lane's position at a height, None over the axis or under the last lane."""
        if y < self.top:
            return None
        position = int((y - self.top + self.scroll) // self.lane_height)
        return position if 0 <= position < self.count else None


def lane_height(count: int, room: float, zoom: float = 1.0) -> float:
    """The height of a row, so that `count` lanes fit into `room` pixels; the lowest readable one when they do not."""
    for height in HEIGHTS:
        if count * height * zoom <= room:
            return height * zoom
    return HEIGHTS[-1] * zoom


def titles_width(widest: float, width: float, zoom: float = 1.0) -> float:
    """Width of the title column for titles of this width, at most a third of the pane."""
    wanted = widest + (TITLE_LEFT + TITLE_RIGHT_PAD) * zoom
    return min(max(wanted, TITLES_MIN * zoom), TITLES_MAX * zoom, width / 3)

"""Where everything stands: the title column, the axis, which lane is at which height, and the cores under them."""

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
TITLES_SHARE = 0.37  #: of the pane: "MainProcess" beside its triangle fits into a small one
CORE_PITCHES = (44.0, 36.0, 30.0, 25.0)  #: a core's height; not more than CORE_SHARE of a lane's
CORE_SHARE = 0.62
CORE_BAR = 0.76  #: of a core's height is its bar
CORES_HEADER = 34.0
CORES_GAP = 10.0  #: between the last lane and the cores
CORES_MOST = 0.45  #: of the room may be the cores' where the lanes do not fit
CORES_LEAST = 150.0  #: with less room than this there are none


@dataclass(frozen=True)
class Layout:
    """Geometry of one frame in logical pixels. `lane_height` is the pitch from lane to lane, `scroll` how far they are
    scrolled up, `ratio` the device pixels in a logical one: all edges are on whole device pixels.

    `cores` rows of cores, each `core_height` high, stand under the last lane, or at the bottom when the lanes do not
    fit; `more` says that a line of text stands under them.
    """

    width: float
    height: float
    titles: float
    count: int
    lane_height: float
    scroll: float = 0.0
    zoom: float = 1.0
    ratio: float = 1.0
    cores: int = 0
    core_height: float = 0.0
    more: bool = False

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
        bottom = self.cores_top if self.cores else self.height
        return QRectF(self.titles, self.top, max(1.0, self.width - self.titles), max(1.0, bottom - self.top))

    @cached_property
    def world(self) -> QRectF:
        """All that scrolls with the time: lanes and cores."""
        return QRectF(self.titles, self.top, max(1.0, self.width - self.titles), max(1.0, self.height - self.top))

    @property
    def content_height(self) -> float:
        """Height of all lanes' rows together."""
        return self.count * self.lane_height

    @property
    def scroll_range(self) -> float:
        """How far the lanes can be scrolled; 0 when all of them fit."""
        return max(0.0, self.content_height - self.plot.height())

    @cached_property
    def cores_top(self) -> float:
        """Upper edge of the cores' part."""
        high = cores_height(self.cores, self.core_height, self.zoom, more=self.more)
        return self.snap(min(self.top + self.content_height, self.height - high))

    @property
    def cores_pinned(self) -> bool:
        """Whether lanes are hidden behind the cores."""
        return self.cores > 0 and self.scroll_range > 0

    def core_row(self, index: int) -> QRectF:
        """A core's whole row, title included; the one behind the last is the line of text."""
        first = self.cores_top + (CORES_GAP + CORES_HEADER) * self.zoom
        return QRectF(0, self.snap(first + index * self.core_height), self.width, self.core_height)

    def core_band(self, index: int) -> QRectF:
        """The bar of a core, over the whole width of the plot."""
        row = self.core_row(index)
        high = self.snap(row.height() * CORE_BAR)
        return QRectF(self.titles, self.snap(row.center().y() - high / 2), self.plot.width(), high)

    def core_at(self, y: float) -> int | None:
        """The core's row at a height, None where there is none."""
        if not self.cores or y < self.core_row(0).top():
            return None
        index = int((y - self.core_row(0).top()) // self.core_height)
        return index if index < self.cores else None

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
        """Positions of the lanes between two heights; one that only touches them is not among them."""
        first = int((max(top, self.top) - self.top + self.scroll + 0.5) // self.lane_height)
        last = int((bottom - self.top + self.scroll - 0.5) // self.lane_height)
        return range(max(0, first), min(self.count, last + 1))

    def hidden(self, position: int) -> float:
        """How many pixels of a lane's row are hidden under the plot; negative: over it."""
        row = self.row(position)
        return max(0.0, row.bottom() - self.plot.bottom()) or min(0.0, row.top() - self.top)

    def position_at(self, y: float) -> int | None:
        """The lane's position at a height, None over the axis or under the last lane."""
        if not self.top <= y < self.plot.bottom():
            return None
        position = int((y - self.top + self.scroll) // self.lane_height)
        return position if 0 <= position < self.count else None


def lane_height(count: int, room: float, zoom: float = 1.0) -> float:
    """The height of a row, so that `count` lanes fit into `room` pixels; the lowest readable one when they do not."""
    for height in HEIGHTS:
        if count * height * zoom <= room:
            return height * zoom
    return HEIGHTS[-1] * zoom


def cores_height(cores: int, pitch: float, zoom: float = 1.0, *, more: bool = False) -> float:
    """Height of the cores' part, with its title and the line of text; 0 without cores."""
    return (CORES_GAP + CORES_HEADER) * zoom + (cores + more) * pitch if cores else 0.0


def share_room(
    lanes: int, cores: int, room: float, zoom: float = 1.0, *, more: bool = False
) -> tuple[float, float, int]:
    """How `room` pixels are shared: a lane's height, a core's height, and how many of the cores have a row.

    Lanes stay as high as they can be with all cores under them at any readable height. When not even the lowest ones
    fit, the cores keep a part of the room for themselves, and the lanes scroll in the rest.
    """
    if not cores or room < CORES_LEAST * zoom:
        return lane_height(lanes, room, zoom), 0.0, 0
    for height in HEIGHTS:
        for pitch in CORE_PITCHES:
            if pitch > CORE_SHARE * height and pitch > CORE_PITCHES[-1]:
                continue
            if lanes * height * zoom + cores_height(cores, pitch * zoom, zoom, more=more) <= room:
                return height * zoom, pitch * zoom, cores
    pitch, every = CORE_PITCHES[-1] * zoom, (cores, more)
    while cores > 1 and cores_height(cores, pitch, zoom, more=more) > CORES_MOST * room:
        cores, more = cores - 1, True
    if cores + more == sum(every):  # the line that tells of one core takes as much room as that core
        cores, more = every
    left = room - cores_height(cores, pitch, zoom, more=more)
    return lane_height(lanes, left, zoom), pitch, cores


def titles_width(widest: float, width: float, zoom: float = 1.0) -> float:
    """Width of the title column for titles of this width, at most TITLES_SHARE of the pane."""
    wanted = widest + (TITLE_LEFT + TITLE_RIGHT_PAD) * zoom
    return min(max(wanted, TITLES_MIN * zoom), TITLES_MAX * zoom, width * TITLES_SHARE)

"""Where everything of a comparison's picture stands, in logical pixels, and how large its type is."""

from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from concgui.ui.fonts import text_font
from concgui.ui.theme import SIZES, px

#: The figures, from the left: what their columns are called stands in `picture`.
COLUMNS = 4
_WIDEST = "88.88 s"  #: that must fit into a column of figures
_FIGURE_SHARE, _FIGURE_LEAST, _FIGURE_MOST = 0.34, 17, 46  #: of a group's height are figures; their pixels at scale 1
_NAME_SHARE = 0.7  #: of a row's height is its worker's name
_NAME_LEAST = 9  #: pixels; smaller ones cannot be read, and are left out
_GAP = 14.0


def bold(pixels: int) -> QFont:
    """The face of figures and titles."""
    return text_font(pixels, QFont.Weight.Bold)


@dataclass(frozen=True)
class Plan:
    """The geometry of a picture with so many groups of so many rows each."""

    width: float
    height: float
    groups: int
    rows: int
    names: tuple[str, ...]  #: of the rows

    @property
    def head(self) -> float:
        """Height of the line over the groups: what the figures are called."""
        return SIZES.body * 2.1

    @property
    def foot(self) -> float:
        """Height of the axis under the groups."""
        return SIZES.body * 2.3

    @property
    def pitch(self) -> float:
        """From group to group."""
        return max(1.0, floor((self.height - self.head - self.foot) / max(1, self.groups)))

    @property
    def figure(self) -> int:
        """Pixels of the figures' type, so that the widest one fits its column."""
        pixels = min(px(_FIGURE_MOST), round(self.pitch * _FIGURE_SHARE))
        room = 0.36 * self.width / COLUMNS - _GAP
        while pixels > px(_FIGURE_LEAST) and QFontMetricsF(bold(pixels)).horizontalAdvance(_WIDEST) > room:
            pixels -= 1
        return max(pixels, px(_FIGURE_LEAST))

    @property
    def column(self) -> float:
        """Width of a column of figures."""
        return QFontMetricsF(bold(self.figure)).horizontalAdvance(_WIDEST) + _GAP

    @property
    def titles(self) -> float:
        """Width of the column that says what each group is."""
        return min(px(270), 0.22 * self.width)

    @property
    def name(self) -> int:
        """Pixels of the workers' names, 0 where the rows are too low for any."""
        pixels = min(SIZES.button, round(self.lanes(0).height() / max(1, self.rows) * _NAME_SHARE))
        return pixels if pixels >= _NAME_LEAST else 0

    @property
    def named(self) -> float:
        """Width of the column of the workers' names."""
        if not self.name:
            return 8.0
        metrics = QFontMetricsF(text_font(self.name, QFont.Weight.DemiBold))
        widest = max((metrics.horizontalAdvance(name) for name in self.names), default=0.0)
        return min(widest, px(110)) + 14

    def group(self, place: int) -> QRectF:
        """A group's whole row."""
        return QRectF(0, floor(self.head + place * self.pitch), self.width, self.pitch)

    def lanes(self, place: int) -> QRectF:
        """Where its lanes are: from top to bottom, over the whole width."""
        group = self.group(place)
        pad = min(px(9), group.height() * 0.08)
        return group.adjusted(0, round(pad), 0, -round(pad))

    @property
    def plot(self) -> tuple[float, float]:
        """From and to which pixel the time goes."""
        left = round(self.titles + self.named)
        return left, max(left + 40.0, round(self.width - COLUMNS * self.column - _GAP))

    def figure_at(self, place: int, column: int) -> QRectF:
        """Where a figure of a group stands; right aligned."""
        group = self.group(place)
        left = self.width - (COLUMNS - column) * self.column
        return QRectF(left, group.top(), self.column - _GAP / 2, group.height())

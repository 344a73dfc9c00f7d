"""Where everything of a comparison's picture stands, in logical pixels, and how large its type is."""

from dataclasses import dataclass
from functools import cached_property
from math import floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from concgui.ui.fonts import text_font
from concgui.ui.theme import SIZES, px

_SHARE = 0.38  #: of the width may be figures
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
    heads: tuple[str, ...]  #: over the columns of figures, from the left
    called: tuple[str, ...]  #: of the groups

    @cached_property
    def head(self) -> float:
        """Height of the line over the groups: what the figures are called."""
        return SIZES.body * 2.1

    @cached_property
    def foot(self) -> float:
        """Height of the axis under the groups."""
        return SIZES.body * 2.3

    @cached_property
    def pitch(self) -> float:
        """From group to group."""
        return max(1.0, floor((self.height - self.head - self.foot) / max(1, self.groups)))

    @cached_property
    def columns(self) -> int:
        """How many columns of figures there are: without the last one where their heads would not leave the room."""
        return len(self.heads) if self._heads_width(len(self.heads)) <= _SHARE * self.width else len(self.heads) - 1

    def _heads_width(self, columns: int) -> float:
        metrics = QFontMetricsF(text_font(SIZES.body, QFont.Weight.DemiBold))
        return columns * (max(metrics.horizontalAdvance(words) for words in self.heads[:columns]) + _GAP)

    @cached_property
    def figure(self) -> int:
        """Pixels of the figures' type, so that the widest one fits its column."""
        pixels = min(px(_FIGURE_MOST), round(self.pitch * _FIGURE_SHARE))
        room = _SHARE * self.width / self.columns - _GAP
        while pixels > px(_FIGURE_LEAST) and QFontMetricsF(bold(pixels)).horizontalAdvance(_WIDEST) > room:
            pixels -= 1
        return max(pixels, px(_FIGURE_LEAST))

    @cached_property
    def column(self) -> float:
        """Width of a column of figures."""
        figure = QFontMetricsF(bold(self.figure)).horizontalAdvance(_WIDEST) + _GAP
        return max(figure, self._heads_width(self.columns) / self.columns)

    @cached_property
    def title(self) -> int:
        """Pixels of what each group is called, so that all of them fit their column."""
        pixels = min(SIZES.title, max(12, round(self.lanes(0).height() * 0.28)))
        room = self.titles - px(18)
        while pixels > SIZES.small and max(map(QFontMetricsF(bold(pixels)).horizontalAdvance, self.called)) > room:
            pixels -= 1
        return pixels

    @cached_property
    def titles(self) -> float:
        """Width of the column that says what each group is."""
        return min(px(270), 0.22 * self.width)

    @cached_property
    def name(self) -> int:
        """Pixels of the workers' names, 0 where the rows are too low for any."""
        pixels = min(SIZES.button, round(self.lanes(0).height() / max(1, self.rows) * _NAME_SHARE))
        return pixels if pixels >= _NAME_LEAST else 0

    @cached_property
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

    @cached_property
    def plot(self) -> tuple[float, float]:
        """From and to which pixel the time goes."""
        left = round(self.titles + self.named)
        return left, max(left + 40.0, round(self.width - self.columns * self.column - _GAP))

    def figure_at(self, place: int, column: int) -> QRectF:
        """Where a figure of a group stands; right aligned."""
        group = self.group(place)
        left = self.width - (self.columns - column) * self.column
        return QRectF(left, group.top(), self.column - _GAP / 2, group.height())

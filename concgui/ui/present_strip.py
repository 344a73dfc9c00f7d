"""The strip at the lower edge of a presentation: what runs, the states of the lanes, and what the clicker does next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from concgui.core.words import tr
from concgui.ui.fonts import text_font
from concgui.ui.legend import EXACT, SAMPLED, Entry
from concgui.ui.theme import MAIN, SIZES, current, px

if TYPE_CHECKING:
    from concgui.core.lanes import LaneSet

_HEIGHT = 36
_EDGE, _GAP, _SPACE, _SWATCH = 14, 7, 20, 24


class PresentStrip(QWidget):
    """Shows what it is told; the legend in the middle has as many entries as fit, each whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.what, self.step = "", ""
        self.waits = False
        self.entries: tuple[Entry, ...] = EXACT
        self.hide()

    def show_words(self, what: str, step: str, *, waits: bool) -> None:
        """`what` runs; the next `step`, or why there is none now (`waits`)."""
        if (what, step, waits) != (self.what, self.step, self.waits):
            self.what, self.step, self.waits = what, step, waits
            self.setAccessibleName(what)
            self.setAccessibleDescription(self._next())
            self.update()

    def show_states(self, lanes: "LaneSet") -> None:
        """Explain the states that these lanes have."""
        from concgui.ui.timeline.states_shown import states_shown

        entries: tuple[Entry, ...] = EXACT if lanes.through_ns or not lanes.lanes else SAMPLED
        found = states_shown(lanes)
        if found is not None:
            entries = tuple(one for one in entries if (one.state, one.color == MAIN) in found)
        if entries != self.entries:
            self.entries = entries
            self.update()

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(0, max(px(_HEIGHT), round(SIZES.least * 1.55)))

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return self.sizeHint()

    def _next(self) -> str:
        return "…" if self.waits else tr("Page Down: {step}", step=self.step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt override."""
        theme = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.fillRect(0, 0, self.width(), px(1), QColor(theme.border))
        font, strong = text_font(SIZES.body), text_font(SIZES.body, QFont.Weight.DemiBold)
        left, right = float(px(_EDGE)), float(self.width() - px(_EDGE))
        metrics = QFontMetricsF(font)
        # What runs has up to two fifths, the next step as much; the legend has the rest.
        step = metrics.elidedText(self._next(), Qt.TextElideMode.ElideRight, (right - left) * 0.4)
        painter.setFont(font)
        painter.setPen(QColor(theme.text_soft))
        right -= metrics.horizontalAdvance(step)
        painter.drawText(QRectF(right, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, step)
        painter.setFont(strong)
        painter.setPen(QColor(theme.text))
        wide = QFontMetricsF(strong)
        what = wide.elidedText(self.what, Qt.TextElideMode.ElideRight, max(0.0, (right - left) * 0.6))
        painter.drawText(QRectF(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, what)
        self._paint_legend(painter, font, left + wide.horizontalAdvance(what) + px(_SPACE), right - px(_SPACE))

    def _paint_legend(self, painter: QPainter, font: QFont, left: float, right: float) -> None:
        from concgui.ui.patterns import paint_state

        theme, metrics = current(), QFontMetricsF(font)
        painter.setFont(font)
        high = self.height() - 2 * px(9)
        for entry in self.entries:
            words = tr(entry.short or entry.words)
            need = px(_SWATCH) + px(_GAP) + metrics.horizontalAdvance(words)
            if left + need > right:
                continue
            box = QRectF(left, px(9), px(_SWATCH), high)
            paint_state(painter, box, entry.state, theme.worker(entry.color), main=entry.color == MAIN)
            painter.setPen(QColor(theme.text))
            told = QRectF(left + px(_SWATCH) + px(_GAP), 0, self.width(), self.height())
            painter.drawText(told, Qt.AlignmentFlag.AlignVCenter, words)
            left += need + px(_SPACE)

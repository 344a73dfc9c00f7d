"""The strip at the lower edge of a presentation: what runs, the states of the lanes, and what the clicker does next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from concgui.core.words import tr
from concgui.ui.announce import announce
from concgui.ui.fonts import text_font
from concgui.ui.legend import EXACT, SAMPLED, Entry
from concgui.ui.theme import MAIN, SIZES, current, px

if TYPE_CHECKING:
    from concgui.core.lanes import LaneSet

_HEIGHT = 36
_SAID_MS, _SAID_PER_CHAR_MS = 2500, 40
_EDGE, _GAP, _SPACE, _SWATCH = 14, 7, 20, 24

_RIGHT = Qt.TextElideMode.ElideRight


class PresentStrip(QWidget):
    """Shows what it is told; the legend in the middle has as many entries as fit, each whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.what, self.step = "", ""
        self.waits = False
        self.share: float | None = None
        self.sentence = ""  #: said in place of the legend for a while
        self._said = QTimer(self, singleShot=True)
        self._said.timeout.connect(self._forget)
        self.entries: tuple[Entry, ...] = EXACT
        self.hide()

    def show_words(self, what: str, step: str, *, waits: bool) -> None:
        """`what` runs; the next `step`, or why there is none now (`waits`)."""
        if (what, step, waits) != (self.what, self.step, self.waits):
            if waits is not self.waits:
                self.sentence = ""  # it is not so any more
            self.what, self.step, self.waits = what, step, waits
            self.setAccessibleName(what)
            self.setAccessibleDescription(step if waits else self._next())
            self.update()

    def show_share(self, share: float | None) -> None:
        """Show how far a replay is, 0 … 1; None: there is none."""
        if share != self.share:
            self.share = share
            self.update()

    def say(self, sentence: str) -> None:
        """Say a sentence in place of the legend, long enough to be read."""
        self.sentence = sentence
        self._said.start(_SAID_MS + _SAID_PER_CHAR_MS * len(sentence))
        announce(self, sentence)
        self.update()

    @Slot()
    def _forget(self) -> None:
        self.sentence = ""
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
        if self.share is not None:
            painter.fillRect(0, 0, round(self.width() * self.share), px(4), QColor(theme.focus))
        font, strong = text_font(SIZES.body), text_font(SIZES.body, QFont.Weight.DemiBold)
        left, right = float(px(_EDGE)), float(self.width() - px(_EDGE))
        metrics = QFontMetricsF(font)
        # What runs has up to two fifths, the next step as much; the legend, or a sentence, has the rest.
        step = metrics.elidedText("" if self.sentence else self._next(), _RIGHT, (right - left) * 0.4)
        painter.setFont(font)
        painter.setPen(QColor(theme.text_soft))
        right -= metrics.horizontalAdvance(step)
        painter.drawText(QRectF(right, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, step)
        painter.setFont(strong)
        painter.setPen(QColor(theme.text))
        wide = QFontMetricsF(strong)
        what = wide.elidedText(self.what, _RIGHT, max(0.0, (right - left) * (0.25 if self.sentence else 0.6)))
        painter.drawText(QRectF(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, what)
        left += wide.horizontalAdvance(what) + px(_SPACE)
        if self.sentence:
            painter.setPen(QColor(theme.link))
            told = wide.elidedText(self.sentence, _RIGHT, right - left)
            painter.drawText(QRectF(left, 0, right - left, self.height()), Qt.AlignmentFlag.AlignVCenter, told)
        else:
            self._paint_legend(painter, font, left, right - px(_SPACE))

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

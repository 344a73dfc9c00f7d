"""The place in which a comparison is drawn: the runs side by side, or the same program many times."""

from math import ceil

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from concgui.control.compare import Comparison, Side
from concgui.core.compare_table import comparison_text, repetition_text
from concgui.core.words import tr
from concgui.ui.compare.columns import bold
from concgui.ui.compare.picture import Group, paint_comparison
from concgui.ui.compare.repeat import paint_repetition
from concgui.ui.fonts import text_font
from concgui.ui.scaled import fit
from concgui.ui.theme import SIZES, current, px

#: Milliseconds between two pictures while something runs: painting takes time on the cores that are measured.
_EVERY_MS = 250
_SAVED_RATIO = 2.0  #: device pixels in a logical one of a saved picture


class CompareView(QWidget):
    """Draws what the comparison has at this moment. `repeats`: the repetition is shown, else the runs side by side."""

    def __init__(self, comparison: Comparison, parent: QWidget) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self.repeats = False
        self._by_key = False  # the focus came by the tab key: show it
        self._later = QTimer(self, singleShot=True, interval=_EVERY_MS)
        self._later.timeout.connect(self._refresh)
        self._say()
        fit(self.setMinimumSize, 600, 340)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @Slot()
    def refresh(self) -> None:
        """Something has changed: draw it soon, when nothing runs any more at once."""
        if not self._comparison.running:
            self._refresh()
        elif not self._later.isActive():
            self._later.start()

    def show_repeats(self, *, repeats: bool) -> None:
        """Show the repetition, or the runs side by side."""
        self.repeats = repeats
        self._refresh()

    @property
    def text(self) -> str:
        """What it shows, in words and numbers."""
        one = self._comparison
        return repetition_text(one.repeated) if self.repeats else comparison_text(one.measured, one.notes)

    def speak(self) -> None:
        """Say its name in the language in use."""
        self._say()

    @Slot()
    def _refresh(self) -> None:
        self._later.stop()
        self._say()
        self.update()

    def _say(self) -> None:
        name = tr("Runs of the same program") if self.repeats else tr("Runs side by side")
        self.setAccessibleName(name)
        if not self._comparison.running:
            self.setAccessibleDescription(self.text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt override."""
        painter = QPainter(self)
        try:
            self._paint(painter, QSizeF(self.size()), self.devicePixelRatioF())
            if self.hasFocus() and self._by_key:
                painter.setPen(QColor(current().focus))
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        finally:  # an error in here is told by the window; Qt would not survive a painter left open
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt override."""
        self._by_key = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt override."""
        super().focusOutEvent(event)
        self.update()

    def _paint(self, painter: QPainter, size: QSizeF, ratio: float) -> None:
        one = self._comparison
        if self.repeats:
            paint_repetition(painter, size, one.repeated, one.times, ratio)
            return
        groups = [self._group(side) for side in one.sides]
        paint_comparison(painter, size, groups, one.names, one.expected_ns, ratio)

    def _group(self, side: Side) -> Group:
        planned, state = side.planned, side.state
        running = state is not None and side.figures is None and not side.problem
        lanes = None if state is None else state.lanes
        rows = self._comparison.rows(side)
        return Group(
            side.variant, min(planned.cores), planned.version, rows, lanes, side.figures, side.problem, running
        )

    def image(self, title: str, conclusion: str) -> QImage:
        """Return the picture with a title and what it tells above it, to be saved."""
        theme, width = current(), float(self.width())
        above, told = bold(SIZES.title), text_font(SIZES.lane)
        line = QFontMetricsF(above).height()
        room = QRectF(px(14), px(10) + line + px(4), width - px(28), 10_000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        high = ceil(QFontMetricsF(told).boundingRect(room, wrap, conclusion).height()) if conclusion else 0
        top = ceil(px(10) + line + px(4) + high + px(12))
        size = QSizeF(width, top + self.height())
        image = QImage((size * _SAVED_RATIO).toSize(), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SAVED_RATIO)
        image.fill(QColor(theme.surface))
        painter = QPainter(image)
        painter.setPen(QColor(theme.text))
        painter.setFont(above)
        painter.drawText(QRectF(px(14), px(10), width - px(28), line), 0, title)
        painter.setFont(told)
        painter.drawText(room, wrap, conclusion)
        painter.translate(0, top)
        self._paint(painter, QSizeF(self.size()), _SAVED_RATIO)
        painter.end()
        image.setText("Title", title)
        image.setText("Software", "Concgui")
        return image

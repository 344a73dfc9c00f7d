"""The button that opens sorting, filtering and folding, and says how many of the lanes are shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from concgui.core.words import later, tr, trn
from concgui.ui.controls import paint_chevron
from concgui.ui.theme import current, px

if TYPE_CHECKING:
    from concgui.ui.timeline.lane_rows import LaneRows

TIP = later("Sort, filter and fold the lanes (L)")
_CHEVRON = 22
_PAD = 8
_SIGN = 32  #: pixels that the sign takes with what is around it


class LanesButton(QPushButton):
    """A sign while all lanes are shown; else words, elided where there is little room, and an arrow on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "form")
        self._words = ""  #: of how many lanes are shown; "" while all are
        self._narrow = False
        self.setAccessibleName(tr("Lanes"))
        self.setToolTip(tr(TIP))

    @property
    def words(self) -> str:
        """What it shows, in full."""
        return self._words or tr("Lanes")

    def show_rows(self, rows: "LaneRows", order: str) -> None:
        """Say how many of the lanes are shown; `order`: what they are sorted by, "" where they are as they came."""
        told = " ".join(filter(None, (shown_words(rows), order)))
        self.setAccessibleName(tr("Lanes. {told}", told=told) if told else tr("Lanes"))
        self.setToolTip("\n".join(filter(None, (tr(TIP), shown_words(rows), order))))
        every, some = rows.total, len(rows.lanes)
        words = "" if every == some else trn("{some:,} of {n:,} lane", "{some:,} of {n:,} lanes", every, some=some)
        if words != self._words:
            self._words = words
            self.make_way(narrow=self._narrow)
            self.updateGeometry()
            self.update()

    def make_way(self, *, narrow: bool) -> None:
        """Leave a row with little room to the others while there is nothing to say; L and the menu open the same."""
        self._narrow = narrow
        self.setVisible(not narrow or bool(self._words))

    def sizeHint(self) -> QSize:
        """Qt override."""
        if not self._words:
            return QSize(px(_SIGN), super().sizeHint().height())
        width = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(width + px(_CHEVRON) + 2 * px(_PAD), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return QSize(px(_SIGN), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        super().paintEvent(event)
        painter = QPainter(self)
        theme = current()
        color = QColor(theme.text_soft)
        if not self._words or self.width() < 2 * px(_SIGN):
            left, middle = round(self.width() / 2), round(self.height() / 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color if not self._words else QColor(theme.text), px(2)))
            for step, half in ((-5, 8), (0, 5), (5, 2)):
                painter.drawLine(left - px(half), middle + px(step), left + px(half), middle + px(step))
            return
        paint_chevron(painter, self.width() - px(_CHEVRON) / 2 - 1, self.height() / 2, px(4), color)
        room = self.rect().adjusted(px(_PAD), 0, -px(_CHEVRON), 0)
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(theme.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def shown_words(rows: "LaneRows") -> str:
    """How many lanes are shown and why not all of them; "" when all are."""
    if rows.total == len(rows.lanes):
        return ""
    why = []
    if rows.library:
        why.append(tr("{count:,} of the standard library's own hidden", count=rows.library))
    if rows.filtered > rows.library:
        why.append(tr("{count:,} hidden by the filter", count=rows.filtered - rows.library))
    if rows.folded:
        why.append(trn("{n:,} folded into its process", "{n:,} folded into their process", rows.folded))
    return tr("{some:,} of {all:,} lanes shown: {why}.", some=len(rows.lanes), all=rows.total, why=tr(", ").join(why))

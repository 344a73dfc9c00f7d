"""The mark of a worker, on its card and in lists.

Apart from the patterns of states, which the first paint does not need.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from concgui.ui.theme import Theme, current, px


def paint_worker_bar(painter: QPainter, rect: QRectF, index: int, theme: Theme | None = None) -> None:
    """The upright coloured bar that stands for a worker; notches tell workers of the same colour apart."""
    theme = theme or current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.worker(index))
    radius = min(rect.width() / 2, px(4))
    painter.drawRoundedRect(rect, radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for notch in range(theme.variant(index)):
        y = rect.top() + px(5) * (1 + notch)
        if y + px(2) < rect.bottom():
            painter.fillRect(QRectF(rect.left(), y, rect.width(), px(2)), QColor(theme.surface))
    painter.restore()

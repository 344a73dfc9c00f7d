"""The only item of the timeline's scene: paints the part of the current frame that is exposed."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from concgui.core.words import later, tr
from concgui.ui.timeline.axis import LEFT_OVERLAP
from concgui.ui.timeline.backing import Backing
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.overlay import paint_marks, paint_marks_on_axis
from concgui.ui.timeline.painter import paint_axis, paint_empty
from concgui.ui.timeline.title_image import TitleImage

EMPTY = later("No program is running. The lanes appear here when one starts.")


class TimelineItem(pg.GraphicsObject):  # type: ignore[misc]
    """Holds the frame that is shown, and the image that it is drawn from."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.frame: Frame | None = None
        self.backing = Backing()
        self._titles = TitleImage()
        self._size = QRectF(0, 0, 1, 1)

    def resize(self, width: float, height: float) -> None:
        """Follow the view's size."""
        self.prepareGeometryChange()
        self._size = QRectF(0, 0, width, height)

    def boundingRect(self) -> QRectF:
        """The whole view."""
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Draw what is exposed."""
        frame = self.frame
        if frame is None:
            return
        exposed = QRectF(option.exposedRect).intersected(self._size)
        if exposed.left() < frame.layout.titles - LEFT_OVERLAP - 1:
            self._titles.paint(painter, frame)
        self.backing.paint(painter, frame, exposed)
        paint_marks(painter, frame, exposed)
        if exposed.top() < frame.layout.top:
            paint_axis(painter, frame)
            paint_marks_on_axis(painter, frame)
        if not frame.lanes.lanes:
            paint_empty(painter, frame, tr(EMPTY))

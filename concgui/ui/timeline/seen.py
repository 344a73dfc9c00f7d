"""The timeline as it is seen, as an image: the same pixels as on the screen."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint
from PySide6.QtGui import QColor, QImage, QImageWriter, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from concgui.ui.theme import current
from concgui.ui.timeline.pane import TimelinePane


def image_of(pane: TimelinePane, title: str) -> QImage:
    """Draw the lanes, their titles, the axis and the cores of a pane, without what lies over them (an input line)."""
    canvas = pane.findChild(QAbstractScrollArea)
    assert canvas is not None  # noqa: S101  a pane has one
    view, ratio = canvas.viewport(), pane.devicePixelRatioF()
    image = QImage(view.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(current().surface))
    view.render(image, QPoint(), QRegion(), QWidget.RenderFlag(0))
    image.setText("Title", title)
    image.setText("Software", "Concgui")
    return image


def png(image: QImage) -> bytes:
    """Return an image as the bytes of a PNG file. Any thread may do it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise MemoryError
    return bytes(buffer.data().data())

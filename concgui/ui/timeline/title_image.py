"""The title column kept as an image: it changes when a name, a pid or the rows do, not when the view moves."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from concgui.ui.timeline import words
from concgui.ui.timeline.core_rows import forbidden
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.painter import paint_titles


class TitleImage:
    """Paints the titles of a frame, as they were painted before if they would look the same."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._image = QImage()

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint them."""
        layout = frame.layout
        key = _key(frame)
        if key != self._key:
            self._key = key
            wide, high = (round(side * layout.ratio + 0.5) for side in (layout.titles, layout.height - layout.top))
            self._image = QImage(max(1, wide), max(1, high), QImage.Format.Format_RGB32)
            self._image.setDevicePixelRatio(layout.ratio)
            self._image.fill(QColor(frame.theme.surface))
            inner = QPainter(self._image)
            inner.translate(0, -layout.top)
            paint_titles(inner, frame)
            inner.end()
        painter.save()
        painter.setClipRect(QRectF(0, layout.top, layout.titles, layout.height - layout.top))
        painter.drawImage(QPointF(0, layout.top), self._image)
        painter.restore()


def _key(frame: Frame) -> tuple[object, ...]:
    """All that the titles depend on."""
    layout, lanes = frame.layout, frame.lanes
    seen = [frame.shown[position] for position in layout.visible(layout.top, layout.plot.bottom())]
    told = tuple((lane.title, lane.color, words.subtitle(lane, lanes), words.short_subtitle(lane)) for lane in seen)
    cores = tuple(
        any(begin <= frame.now_ns < end for begin, end in forbidden(lanes, core))
        for core in frame.cores.cores[: layout.cores]
    )
    return id(lanes), id(frame.rows), frame.cores, layout, frame.theme.name, told, cores

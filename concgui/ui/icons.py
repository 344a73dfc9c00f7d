"""Icons from `resources/icons`, in any colour of the theme."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from concgui.core.resources import resources
from concgui.ui.theme import px

_SIDE = 20  #: of the files, and of an icon at scale 1, pixels
_INK = b"#000000"  #: what the line icons are drawn with in their files


@lru_cache(maxsize=64)
def _source(name: str) -> bytes:
    return (resources() / "icons" / f"{name}.svg").read_bytes()


def _pixmap(source: bytes, size: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    return _painted(lambda painter: QSvgRenderer(QByteArray(source)).render(painter), size)


def _painted(paint: Callable[[QPainter], None], size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return pixmap


def _sizes() -> tuple[int, int]:
    """In pixels: for a screen of ratio 1, and for one of ratio 2."""
    return px(_SIDE), 2 * px(_SIDE)


def line_icon(name: str, color: str, disabled: str = "") -> QIcon:
    """A line icon drawn in `color` ("#RRGGBB"), and in `disabled` where its button is disabled; at the scale in use."""
    return _line_icon(name, color, disabled, _sizes())


@lru_cache(maxsize=128)
def _line_icon(name: str, color: str, disabled: str, sizes: tuple[int, int]) -> QIcon:
    icon = QIcon()
    for size in sizes:
        icon.addPixmap(_pixmap(_source(name).replace(_INK, color.encode()), size))
        if disabled:
            grey = _pixmap(_source(name).replace(_INK, disabled.encode()), size)
            icon.addPixmap(grey, QIcon.Mode.Disabled)
    return icon


def play_icon(color: str, disabled: str) -> QIcon:
    """A triangle. Drawn here, as `more_icon`: the first paint must not wait for Qt's SVG library."""

    def triangle(ink: str) -> Callable[[QPainter], None]:
        def paint(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            painter.scale(painter.device().width() / 20, painter.device().width() / 20)
            painter.drawPolygon([QPointF(5, 3), QPointF(17, 10), QPointF(5, 17)])

        return paint

    icon = QIcon()
    for size in _sizes():
        icon.addPixmap(_painted(triangle(color), size))
        icon.addPixmap(_painted(triangle(disabled), size), QIcon.Mode.Disabled)
    return icon


def stop_icon(color: str, disabled: str) -> QIcon:
    """A square."""

    def square(ink: str) -> Callable[[QPainter], None]:
        def paint(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            painter.scale(painter.device().width() / 20, painter.device().width() / 20)
            painter.drawRoundedRect(QRectF(3, 3, 14, 14), 1.5, 1.5)

        return paint

    icon = QIcon()
    for size in _sizes():
        icon.addPixmap(_painted(square(color), size))
        icon.addPixmap(_painted(square(disabled), size), QIcon.Mode.Disabled)
    return icon


def more_icon(color: str) -> QIcon:
    """Three dots, one above the other."""

    def dots(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.scale(painter.device().width() / 20, painter.device().width() / 20)
        for y in (4.5, 10.0, 15.5):
            painter.drawEllipse(QPointF(10, y), 1.6, 1.6)

    icon = QIcon()
    for size in _sizes():
        icon.addPixmap(_painted(dots, size))
    return icon


def app_icon() -> QIcon:
    """The program's own icon; small, as in a title bar, it has drawings of its own."""
    icon = QIcon()
    for name, size in (("concgui-16", 16), ("concgui-22", 22), ("concgui", 32), ("concgui", 64), ("concgui", 128)):
        icon.addPixmap(_pixmap(_source(name), size))
    return icon

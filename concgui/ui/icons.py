"""Icons from `resources/icons`, in any colour of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from concgui.core.resources import resources

_INK = b"#000000"  #: what the line icons are drawn with in their files


@lru_cache(maxsize=64)
def _source(name: str) -> bytes:
    return (resources() / "icons" / f"{name}.svg").read_bytes()


def _pixmap(source: bytes, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source)).render(painter)
    painter.end()
    return pixmap


@lru_cache(maxsize=128)
def line_icon(name: str, color: str, disabled: str = "") -> QIcon:
    """A line icon drawn in `color` ("#RRGGBB"), and in `disabled` where its button is disabled; sharp up to scale 2."""
    icon = QIcon()
    for size in (20, 40):
        icon.addPixmap(_pixmap(_source(name).replace(_INK, color.encode()), size))
        if disabled:
            grey = _pixmap(_source(name).replace(_INK, disabled.encode()), size)
            icon.addPixmap(grey, QIcon.Mode.Disabled)
    return icon


def app_icon() -> QIcon:
    """The program's own icon."""
    icon = QIcon()
    for size in (32, 64, 128):
        icon.addPixmap(_pixmap(_source("concgui"), size))
    return icon

"""The application's icons in every size, drawn from their SVG files. Needs PySide6, but no display.

    python packaging/icons.py FOLDER

writes them as FOLDER/<size>x<size>/<name>.png, to be looked at.

Small ones have drawings of their own, on a grid of 16 and of 22 pixels: scaled down, the large one is a blur.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRAWINGS = ROOT / "resources" / "icons"
#: Sides in pixels of the icons that a desktop asks for.
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
#: Grids of the small drawings NAME-<grid>.svg, and the size of an icon from which the next larger one is used.
_GRIDS = {16: 22, 22: 32}
#: An icon that is so little larger than its drawing's grid has a margin instead: the pixels stay whole.
_MARGIN = 2


def drawing(name: str, size: int) -> tuple[Path, int]:
    """Return the SVG file of the icon `name` with `size` pixels, and how many of them its drawing takes."""
    for grid, end in _GRIDS.items():
        if size < end:
            return DRAWINGS / f"{name}-{grid}.svg", grid if grid <= size <= grid + _MARGIN else size
    return DRAWINGS / f"{name}.svg", size


def png(name: str, size: int) -> bytes:
    """Return the icon `name` (a drawing in resources/icons) as a PNG file with a side of `size` pixels."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    path, side = drawing(name, size)
    renderer = QSvgRenderer(str(path))
    if not renderer.isValid():
        raise SystemExit(f"{path} cannot be drawn")
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    margin = (size - side) // 2
    renderer.render(painter, QRectF(margin, margin, side, side))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(image):
        raise SystemExit(f"{name}, {size} pixels, cannot be written as PNG")
    return bytes(buffer.data().data())


def main() -> None:
    """Write all of them."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    for name in ("concgui", "application-x-concgui"):
        for size in SIZES:
            path = Path(sys.argv[1], f"{size}x{size}", f"{name}.png")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(png(name, size))


if __name__ == "__main__":
    main()

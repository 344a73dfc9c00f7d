"""The icons of Windows and macOS, read back from their files: every size, with alpha, and of today's drawings."""

import struct
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))
try:
    import icons
    import platform_icons
finally:
    sys.path.remove(str(ROOT / "packaging"))

NAMES = list(platform_icons.NAMES)


def of_ico(data: bytes) -> dict[int, QImage]:
    """Read an .ico by its own rules: a directory, then PNG files, or bitmaps with their rows from the bottom up."""
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind) == (0, 1)
    images = {}
    for number in range(count):
        width, height, *_, depth, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        part = data[offset : offset + length]
        assert (width, depth) == (height, 32)
        if part.startswith(b"\x89PNG"):
            image = QImage.fromData(part)
        else:
            head, side, twice, planes, bits, packing = struct.unpack_from("<IiiHHI", part)
            assert (head, twice, planes, bits, packing) == (40, 2 * side, 1, 32, 0)
            assert len(part) == 40 + 4 * side * side + -(-side // 32) * 4 * side
            image = QImage(part[40:], side, side, 4 * side, QImage.Format.Format_ARGB32).flipped(
                Qt.Orientation.Vertical
            )
        assert image.width() == image.height() == (width or 256)
        images[width or 256] = image
    return images


def of_icns(data: bytes) -> dict[bytes, QImage]:
    assert data[:4] == b"icns"
    assert struct.unpack_from(">I", data, 4) == (len(data),)
    images, at = {}, 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at + 4)
        images[data[at : at + 4]] = QImage.fromData(data[at + 8 : at + length])
        at += length
    return images


def check(image: QImage, name: str, size: int) -> None:
    """It is the drawing in this size, pixel by pixel, with what is clear around it."""
    drawn = QImage.fromData(icons.png(name, size)).convertToFormat(QImage.Format.Format_ARGB32)
    assert image.convertToFormat(QImage.Format.Format_ARGB32) == drawn
    assert image.hasAlphaChannel()
    assert image.pixelColor(0, 0).alpha() < 32
    step = max(1, size // 16)
    assert len({image.pixel(x, y) for x in range(0, size, step) for y in range(0, size, step)}) > 3


@pytest.mark.parametrize("name", NAMES)
def test_windows_has_every_size(name):
    images = of_ico((ROOT / "packaging" / "windows" / f"{platform_icons.NAMES[name]}.ico").read_bytes())
    assert set(images) == set(platform_icons.ICO_SIZES)
    for size, image in images.items():
        check(image, name, size)


@pytest.mark.parametrize("name", NAMES)
def test_macos_has_every_size(name):
    images = of_icns((ROOT / "packaging" / "macos" / f"{platform_icons.NAMES[name]}.icns").read_bytes())
    assert {kind: image.width() for kind, image in images.items()} == platform_icons.ICNS_TYPES
    for kind, image in images.items():
        check(image, name, platform_icons.ICNS_TYPES[kind])

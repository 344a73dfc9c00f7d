"""The icons of Windows (.ico) and macOS (.icns), made from the drawings in resources/icons. Needs PySide6, no display.

    python packaging/platform_icons.py

writes them into packaging/windows and packaging/macos: of the application, and of its recordings (…-document).
Windows reads PNG in an .ico for the largest size only, everywhere; the smaller ones are bitmaps with alpha.
"""

import struct
from collections.abc import Callable
from pathlib import Path

from icons import png

HERE = Path(__file__).resolve().parent
#: The drawings in resources/icons, and the names of the files made of them.
NAMES = {"concgui": "concgui", "application-x-concgui": "concgui-document"}
#: Sides in pixels: those of Windows' lists, taskbar and desktop at 100, 125, 150, 200 and 250 %.
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_PNG_FROM = 256
#: The types of macOS's PNG icons with their sides in pixels; twice the same side is one for screens of double density.
ICNS_TYPES = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}


def ico(name: str) -> bytes:
    """Return the drawing `name` as an .ico file with all of `ICO_SIZES`."""
    images = [png(name, size) if size >= _PNG_FROM else bitmap(name, size) for size in ICO_SIZES]
    entries = []
    offset = 6 + 16 * len(images)
    for size, image in zip(ICO_SIZES, images, strict=True):
        side = size % 256  # 256 is written as 0
        entries.append(struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(image), offset))
        offset += len(image)
    return struct.pack("<HHH", 0, 1, len(images)) + b"".join(entries) + b"".join(images)


def bitmap(name: str, size: int) -> bytes:
    """Return the drawing as Windows' bitmap in an icon: header, blue green red alpha from the bottom up, a mask."""
    from PySide6.QtGui import QImage

    image = QImage.fromData(png(name, size)).convertToFormat(QImage.Format.Format_ARGB32)
    pixels = bytes(image.constBits())
    rows = [pixels[start : start + 4 * size] for start in range(4 * size * (size - 1), -1, -4 * size)]
    header = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    mask = b"".join(_mask_row(row) for row in rows)
    return header + b"".join(rows) + mask


def _mask_row(row: bytes) -> bytes:
    """Return a bit for each pixel that nothing is drawn in, filled up to whole 32 bits: for who ignores alpha."""
    width = len(row) // 4
    bits = "".join("0" if alpha else "1" for alpha in row[3::4]).ljust(-(-width // 32) * 32, "0")
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def icns(name: str) -> bytes:
    """Return the drawing `name` as an .icns file with all of `ICNS_TYPES`."""
    parts = [kind + struct.pack(">I", 8 + len(image)) + image for kind, image in _icns_images(name)]
    return b"icns" + struct.pack(">I", 8 + sum(map(len, parts))) + b"".join(parts)


def _icns_images(name: str) -> list[tuple[bytes, bytes]]:
    images = {size: png(name, size) for size in set(ICNS_TYPES.values())}
    return [(kind, images[size]) for kind, size in ICNS_TYPES.items()]


def files() -> dict[Path, Callable[[], bytes]]:
    """Return the files with what makes them."""
    made: dict[Path, Callable[[], bytes]] = {}
    for name, file in NAMES.items():
        made[HERE / "windows" / f"{file}.ico"] = lambda name=name: ico(name)  # type: ignore[misc]
        made[HERE / "macos" / f"{file}.icns"] = lambda name=name: icns(name)  # type: ignore[misc]
    return made


def main() -> None:
    """Write all of them."""
    for path, make in files().items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(make())
        print(f"{path.relative_to(HERE)}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""Makes the two Chinese faces in `resources/fonts`: the characters of GB 2312 and its punctuation, of Noto Sans CJK SC.

    python packaging/chinese_font.py FOLDER

FOLDER holds NotoSansCJK-Regular.ttc and -Bold.ttc, as in Debian's package fonts-noto-cjk. Needs fontTools.

The faces stand behind Inter and JetBrains Mono, which have the Latin letters. So that a line is as high with Chinese in
it as without, they get Inter's ascent and descent; so that they are never taken for a face of the system, a name of
their own.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

FONTS = Path(__file__).parent.parent / "resources" / "fonts"
FAMILY = "Noto Sans SC for Concgui"
_COLLECTED = "Noto Sans CJK SC"
_ASCENT, _DESCENT = 0.96875, 0.2414  #: Inter's, of the em
_BLOCKS = (range(0x3000, 0x3040), range(0x4E00, 0xA000), range(0xFF00, 0xFFF0))


def characters() -> set[int]:
    """The Chinese characters and full-width signs of GB 2312, by code point."""
    found = set(range(0x3000, 0x3018)) | set(range(0xFF01, 0xFF5F)) | {0x30FB, 0xFFE5}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                code = ord(bytes([row, cell]).decode("gb2312"))
            except UnicodeDecodeError:
                continue
            if any(code in block for block in _BLOCKS):
                found.add(code)
    return found


def make(folder: Path, weight: str) -> Path:
    """Write the face of a weight, "Regular" or "Bold"; return its path."""
    source = folder / f"NotoSansCJK-{weight}.ttc"
    names = [font["name"].getBestFamilyName() for font in TTCollection(str(source)).fonts]
    options = subset.Options()
    options.font_number = names.index(_COLLECTED)
    options.hinting = False
    options.layout_features = []
    options.name_languages = [0x409]
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "GPOS", "GSUB"]
    font = subset.load_font(str(source), options)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=characters())
    maker.subset(font)
    _name(font, weight)
    _level(font)
    path = FONTS / f"NotoSansSC-{weight}.otf"
    subset.save_font(font, str(path), options)
    return path


def _name(font: TTFont, weight: str) -> None:
    names = font["name"]
    whole = f"{FAMILY} {weight}"
    for number, words in ((1, FAMILY), (2, weight), (3, whole), (4, whole), (6, whole.replace(" ", ""))):
        names.setName(words, number, 3, 1, 0x409)
    for number in (16, 17):
        names.removeNames(nameID=number)
    top = font["CFF "].cff
    top.fontNames = [whole.replace(" ", "")]
    top[0].FamilyName, top[0].FullName = FAMILY, whole


def _level(font: TTFont) -> None:
    em = font["head"].unitsPerEm
    ascent, descent = round(_ASCENT * em), round(_DESCENT * em)
    header, metrics = font["hhea"], font["OS/2"]
    header.ascent, header.descent, header.lineGap = ascent, -descent, 0
    metrics.sTypoAscender, metrics.sTypoDescender, metrics.sTypoLineGap = ascent, -descent, 0
    metrics.usWinAscent, metrics.usWinDescent = ascent, descent


if __name__ == "__main__":
    for face in ("Regular", "Bold"):
        made = make(Path(sys.argv[1]), face)
        print(f"{made.name}: {made.stat().st_size / 1e6:.2f} MB")

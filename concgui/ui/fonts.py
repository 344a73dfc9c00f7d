"""The bundled type families, so that the window looks the same on every system: one for words, one for code, and one
with the Chinese characters that the two do not have, which is loaded when some are to be shown.

Digits are tabular, so that a running number does not make its neighbours tremble; the code face's ligatures are off,
so that `!=` and `->` look as they are typed.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from concgui.core.resources import resources
from concgui.ui.theme import SIZES

TEXT_FAMILY = "Inter"
CODE_FAMILY = "JetBrains Mono"
CHINESE_FAMILY = "Noto Sans SC for Concgui"  #: after either
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_loaded: list[str] = []  #: the family, when it is
_hearers: list[Callable[[], None]] = []
_TABULAR = QFont.Tag("tnum")
_CONTEXTUAL = QFont.Tag("calt")


@lru_cache(maxsize=1)
def load() -> None:
    """Register the bundled faces of words; after QApplication was made."""
    _register("Inter")


@lru_cache(maxsize=1)
def _load_code() -> None:
    """Register those of code: at their first use, which the first paint does not need."""
    _register("JetBrainsMono")


def load_chinese() -> None:
    """Register those with Chinese characters, and let `on_chinese` know.

    From now on they stand in every font. What has been shown before does not find them: Qt remembers for a font which
    other faces it has looked for in vain.
    """
    if not _loaded:
        _register("NotoSansSC")
        _loaded.append(CHINESE_FAMILY)
        _text_font.cache_clear()
        _code_font.cache_clear()
        for hear in _hearers:
            hear()


def on_chinese(hear: Callable[[], None]) -> None:
    """Call this when the faces with Chinese characters have been registered: fonts are to be made anew."""
    _hearers.append(hear)


def load_for(text: str) -> None:
    """Register the faces that a text needs: what programs print may be Chinese in any language of the window."""
    if not text.isascii() and _CHINESE.search(text):
        load_chinese()


def _register(family: str) -> None:
    for path in sorted((resources() / "fonts").glob(f"{family}-*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(path))


def text_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The face of all words; `SIZES.least` pixels at the least. Shared: copy before changing."""
    return _text_font(max(pixels, SIZES.least), weight)


def code_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The face of program text, times and output; `SIZES.least` pixels at the least. Shared: copy before changing."""
    return _code_font(max(pixels, SIZES.least), weight)


@lru_cache(maxsize=256)
def _text_font(pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont([TEXT_FAMILY, *_loaded])
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setFeature(_TABULAR, 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=256)
def _code_font(pixels: int, weight: QFont.Weight) -> QFont:
    _load_code()
    font = QFont([CODE_FAMILY, *_loaded])
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setFeature(_CONTEXTUAL, 0)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font

"""The words that users read: English in the code, another language where there is one for them. No Qt, no numpy.

`tr` and `trn` are called when a text is shown, never when a module is loaded, so that the language can change while
the window is open. A table of texts at module level holds them marked by `later` and says `tr(entry)` when it shows
one. `packaging/translate.py` finds the literal first arguments of the three; so they must be literals, and values go
in by name: ``tr("There is no lesson {name}.", name=name)``, never an f-string.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself is too slow to import for `record`
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    #: Gives a text in the user's language: the English source, and the number that chooses a plural form or None.
    Translator = Callable[[str, int | None], str]

_translator: Translator | None = None
_language = "en"


def tr(source: str, /, **values: object) -> str:
    """Return `source` in the user's language, with `{name}` replaced by the values."""
    text = source if _translator is None else _translator(source, None)
    return _filled(text, source, values) if values else text


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """Return the text for `n` things: `one` for one in English, else `many`; `{n}` in it is replaced by the number.

    Other languages have the forms of `many`, by their own rules.
    """
    values["n"] = n
    text = (one if n == 1 else many) if _translator is None else _translator(many, n)
    if _translator is not None and text == many and n == 1:  # no translation: English rules
        text = one
    return _filled(text, one if n == 1 else many, values)


def sentences(parts: Iterable[str]) -> str:
    """Return sentences one after the other, without those that are empty: with a blank between in English."""
    text = ""
    for part in parts:
        text = tr("{one} {other}", one=text, other=part) if text and part else text or part
    return text


def later(source: str, /) -> str:
    """Mark a text that `tr` is given later; return it as it is."""
    return source


def translate_with(translator: Translator | None, language: str = "en") -> None:
    """Use this translator from now on; None: English. `language`: whose it is, as "zh_CN"."""
    global _translator, _language
    _translator, _language = translator, language


def language() -> str:
    """Return the language in use, as "zh_CN": for what brings its own texts, as a lesson does."""
    return _language


def _filled(text: str, source: str, values: dict[str, object]) -> str:
    try:
        return text.format(**values)
    except (LookupError, ValueError):  # a faulty translation is no reason to show nothing
        return source.format(**values)

"""Texts of widgets, actions and menus that are said again when the user chooses another language.

What is said is kept at the object itself and goes with it. A property that was said once is only ever said again,
never set by hand: the next language would overwrite it. Texts that come with a view, or are painted, are made with
`tr` each time. A widget that makes texts of its own has a method `speak`, which makes them anew: it is called after
the language has changed, that of a widget before those of its parts. Other objects listen with `on_language`.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from concgui.core.words import tr, trn

_KEPT = "said"


class _Voice(QObject):
    changed = Signal()


_voice = _Voice()


class _Said:
    """What one object says: how to make the text of each property."""

    def __init__(self) -> None:
        self.texts: dict[str, Callable[[], str]] = {}


def say(target: QObject, name: str, source: str, /, **values: object) -> None:
    """Set a text property (`text`, `toolTip`, `windowTitle`, …) to `source` in the user's language, now and later.

    source: a literal, or an entry of a table that `later` marks; with values for its placeholders.
    """
    _keep(target, name, lambda: tr(source, **values))


def say_n(target: QObject, name: str, one: str, many: str, n: int, /, **values: object) -> None:
    """The same with the text for `n` things; see `concgui.core.words.trn`."""
    _keep(target, name, lambda: trn(one, many, n, **values))


def say_made(target: QObject, name: str, make: Callable[[], str], /) -> None:
    """The same with a text that `make` puts together of several; `make` must not hold the target."""
    _keep(target, name, make)


def plain(text: str) -> str:
    """Return a text without the mark of its letter for Alt: "Name" for "&Name", "名字" for "名字(&N)"."""
    return re.sub(r" ?\(&.\)", "", text).replace("&", "")


def on_language(slot: Callable[[], None]) -> None:
    """Call the method of a QObject whenever another language was chosen, as long as the object lives."""
    _voice.changed.connect(slot)


def say_again() -> None:
    """Say everything again; for who has changed the language."""
    tops = [top for top in QApplication.topLevelWidgets() if top.parent() is None]
    there = [one for top in tops for one in (top, *top.findChildren(QObject))]
    for one in there:
        said = one.property(_KEPT)
        if isinstance(said, _Said):
            for name, make in said.texts.items():
                _set(one, name, make())
    for one in there:
        if hasattr(one, "speak") and isValid(one):  # one that speaks may make some of its parts anew
            one.speak()
    _voice.changed.emit()
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            top.update()


def _keep(target: QObject, name: str, make: Callable[[], str]) -> None:
    said = target.property(_KEPT)
    if not isinstance(said, _Said):
        said = _Said()
        target.setProperty(_KEPT, said)
    said.texts[name] = make
    _set(target, name, make())


def _set(target: QObject, name: str, text: str) -> None:
    """By the setter, not as a property of Qt: the object may be of a class that does more there."""
    getattr(target, f"set{name[0].upper()}{name[1:]}")(text)

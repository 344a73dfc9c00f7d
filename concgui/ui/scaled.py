"""Widgets and layouts whose measures, fonts and icons go with the scale and the theme.

What is said here once is done at once, and again whenever `concgui.ui.looks` has changed, for as long as the object
lives: `fit(row.setSpacing, 8)`, `follow(button, lambda one: one.setIcon(…))`. It is kept at the object itself.
"""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QApplication

from concgui.ui.theme import px

_KEPT = "followed"
_Object = TypeVar("_Object", bound=QObject)


class _Followed:
    """What is done to one object, by what it is for."""

    def __init__(self) -> None:
        self.does: dict[str, Callable[[QObject], object]] = {}


def follow(target: _Object, refresh: Callable[[_Object], object], name: str = "") -> None:
    """Call `refresh(target)` now and after every change of theme or scale. `refresh` must not hold the target itself.

    `name`: what it is for, where there are several for one target; the same name replaces what was said before.
    """
    followed = target.property(_KEPT)
    if not isinstance(followed, _Followed):
        followed = _Followed()
        target.setProperty(_KEPT, followed)
    followed.does[name] = cast("Callable[[QObject], object]", refresh)
    refresh(target)


def fit(setter: Callable[..., object], *measures: float | QSize) -> None:
    """Call a bound method of a Qt object with these measures (pixels at scale 1), scaled; again at every change."""
    name: str = setter.__name__
    target: QObject = setter.__self__  # type: ignore[attr-defined]
    follow(target, lambda one: getattr(one, name)(*map(_scaled, measures)), name)


def refresh_all() -> None:
    """Do everything again, in all windows and dialogs."""
    for top in QApplication.topLevelWidgets():
        if top.parent() is None:
            for one in (top, *top.findChildren(QObject)):
                followed = one.property(_KEPT)
                if isinstance(followed, _Followed):
                    for refresh in tuple(followed.does.values()):
                        refresh(one)


def _scaled(measure: float | QSize) -> int | QSize:
    if isinstance(measure, QSize):
        return QSize(px(measure.width()), px(measure.height()))
    return px(measure)

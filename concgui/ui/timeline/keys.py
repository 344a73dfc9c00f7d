"""What the timeline's keys do while it has the focus."""

from typing import Protocol

from PySide6.QtCore import Qt

PAN_SHARE = 0.15  #: of the plot's width for one press of an arrow key
SCROLL_PX = 60.0
PAGE_PX = 400.0
ZOOM_STEP = 1.5

_PAN = {Qt.Key.Key_Left: PAN_SHARE, Qt.Key.Key_Right: -PAN_SHARE}
_SCROLL = {
    Qt.Key.Key_Up: SCROLL_PX,
    Qt.Key.Key_Down: -SCROLL_PX,
    Qt.Key.Key_PageUp: PAGE_PX,
    Qt.Key.Key_PageDown: -PAGE_PX,
}
_ZOOM = {Qt.Key.Key_Plus: ZOOM_STEP, Qt.Key.Key_Equal: ZOOM_STEP, Qt.Key.Key_Minus: 1 / ZOOM_STEP}
_OTHERS = {Qt.Key.Key_0, Qt.Key.Key_F, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End}
KEYS = frozenset({*_PAN, *_SCROLL, *_ZOOM, *_OTHERS})


class Pane(Protocol):
    """What keys need of the pane."""

    @property
    def following(self) -> bool: ...  # noqa: D102
    @property
    def paused(self) -> bool: ...  # noqa: D102
    def set_following(self, following: bool) -> None: ...  # noqa: D102
    def set_paused(self, paused: bool) -> None: ...  # noqa: D102
    def pan(self, dx: float, dy: float = 0.0) -> None: ...  # noqa: D102
    def zoom(self, factor: float, x: float | None = None) -> None: ...  # noqa: D102
    def fit(self) -> None: ...  # noqa: D102
    def show_start(self) -> None: ...  # noqa: D102
    def show_end(self) -> None: ...  # noqa: D102
    def width(self) -> int: ...  # noqa: D102


def press(pane: Pane, key: Qt.Key) -> None:
    """Do what a key of KEYS stands for."""
    if key in _PAN:
        pane.pan(_PAN[key] * pane.width())
    elif key in _SCROLL:
        pane.pan(0.0, _SCROLL[key])
    elif key in _ZOOM:
        pane.zoom(_ZOOM[key])
    elif key == Qt.Key.Key_0:
        pane.fit()
    elif key == Qt.Key.Key_F:
        pane.set_following(not pane.following)
    elif key == Qt.Key.Key_Space:
        pane.set_paused(not pane.paused)
    elif key == Qt.Key.Key_Home:
        pane.show_start()
    elif key == Qt.Key.Key_End:
        pane.show_end()

"""What the timeline's keys do while it has the focus."""

from typing import Protocol

from PySide6.QtCore import QKeyCombination, Qt

PAN_SHARE = 0.15  #: of the plot's width for one press of an arrow key
SCROLL_PX = 60.0
ZOOM_STEP = 1.5

_K = Qt.Key
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_PAN = {_K.Key_Left: PAN_SHARE, _K.Key_Right: -PAN_SHARE}
_SCROLL = {_K.Key_Up: SCROLL_PX, _K.Key_Down: -SCROLL_PX}
_PAGE = {_K.Key_PageUp: -1, _K.Key_PageDown: 1}
_END = {_K.Key_Home: -1, _K.Key_End: 1}  #: with Ctrl: of the lanes, as in every list
_ZOOM = {_K.Key_Plus: ZOOM_STEP, _K.Key_Equal: ZOOM_STEP, _K.Key_Minus: 1 / ZOOM_STEP}
_STEP = {_K.Key_Left: -1, _K.Key_Right: 1}
_LANE = {_K.Key_Up: -1, _K.Key_Down: 1}
_ENTER = {_K.Key_Return, _K.Key_Enter}
_OTHERS = {_K.Key_0, _K.Key_F, _K.Key_Space, _K.Key_Home, _K.Key_End, _K.Key_Escape, *_ENTER}
KEYS = frozenset({*_PAN, *_SCROLL, *_PAGE, *_ZOOM, *_OTHERS})


class Marker(Protocol):
    """What keys need of the handling of marks."""

    def nudge_range(self, step: int) -> None: ...  # noqa: D102
    def clear(self) -> bool: ...  # noqa: D102
    def copy(self) -> None: ...  # noqa: D102
    def select_first(self) -> None: ...  # noqa: D102
    def step(self, step: int) -> None: ...  # noqa: D102
    def change_lane(self, step: int) -> None: ...  # noqa: D102
    def measure_selected(self) -> None: ...  # noqa: D102


class Pane(Protocol):
    """What keys need of the pane."""

    @property
    def following(self) -> bool: ...  # noqa: D102
    @property
    def paused(self) -> bool: ...  # noqa: D102
    @property
    def selecting(self) -> bool: ...  # noqa: D102
    @property
    def handling(self) -> Marker: ...  # noqa: D102
    def set_following(self, following: bool) -> None: ...  # noqa: D102
    def set_paused(self, paused: bool) -> None: ...  # noqa: D102
    def pan(self, dx: float, dy: float = 0.0) -> None: ...  # noqa: D102
    def scroll_pages(self, pages: float) -> None: ...  # noqa: D102
    def scroll_to_end(self, end: int) -> None: ...  # noqa: D102
    def zoom(self, factor: float, x: float | None = None) -> None: ...  # noqa: D102
    def fit(self) -> None: ...  # noqa: D102
    def show_start(self) -> None: ...  # noqa: D102
    def show_end(self) -> None: ...  # noqa: D102
    def width(self) -> int: ...  # noqa: D102


def is_known(pressed: QKeyCombination) -> bool:
    """Whether the timeline does something with a key while it has the focus."""
    key, modifiers = pressed.key(), pressed.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == _CONTROL:
        return key == _K.Key_C or key in _END
    return key in KEYS and modifiers in {Qt.KeyboardModifier.NoModifier, _SHIFT}


def press(pane: Pane, pressed: QKeyCombination) -> None:
    """Do what a known key stands for. While a span is selected the arrows go to its neighbours."""
    key, modifiers = pressed.key(), pressed.keyboardModifiers()
    if modifiers & _CONTROL and key in _END:
        pane.scroll_to_end(_END[key])
    elif modifiers & _CONTROL:
        pane.handling.copy()
    elif modifiers & _SHIFT and key in _STEP:
        pane.handling.nudge_range(_STEP[key])
    elif pane.selecting and key in _STEP:
        pane.handling.step(_STEP[key])
    elif pane.selecting and key in _LANE:
        pane.handling.change_lane(_LANE[key])
    elif key in _ENTER:
        if pane.selecting:
            pane.handling.measure_selected()
        else:
            pane.handling.select_first()
    elif key == _K.Key_Escape:
        pane.handling.clear()
    else:
        _move(pane, key)


def _move(pane: Pane, key: Qt.Key) -> None:
    if key in _PAN:
        pane.pan(_PAN[key] * pane.width())
    elif key in _SCROLL:
        pane.pan(0.0, _SCROLL[key])
    elif key in _PAGE:
        pane.scroll_pages(_PAGE[key])
    elif key in _ZOOM:
        pane.zoom(_ZOOM[key])
    elif key == _K.Key_0:
        pane.fit()
    elif key == _K.Key_F:
        pane.set_following(not pane.following)
    elif key == _K.Key_Space:
        pane.set_paused(not pane.paused)
    elif key == _K.Key_Home:
        pane.show_start()
    elif key == _K.Key_End:
        pane.show_end()

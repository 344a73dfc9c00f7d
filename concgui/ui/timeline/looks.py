"""How states look in a bar, as a table of pixel columns, so that the bars of all lanes are looked up at once.

A pixel is one byte: a colour and how much of it lies on the row's ground. A palette for each ground makes colours of
the bytes. What a column looks like depends on its state, on how wide the span is, and on where the column is in the
pattern; patterns are counted from time 0, or they would seem to swim while the view scrolls.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from concgui.core.states import State
from concgui.ui.patterns import TILE, Edge, Fill, state_brush, style_of
from concgui.ui.theme import MAIN, OTHER, Theme

Codes = NDArray[np.uint8]

LEVELS = 16  #: of a colour on the ground, the first: none of it
PERIOD = 120  #: logical pixels after which every pattern repeats: tiles of 12, dots each 8, dashes each 10
DOT, DOT_STEP = 3.0, 8.0  #: the grey dots of what has ended
DASH, DASH_STEP, DASH_PEN = 6.0, 10.0, 2.0  #: the dashed outline of what was not started
LINE = 2.0  #: the line of a lane that waits
INK = QColor(0, 0, 0)

_MAIN_BLOCKED = max(State) + 1  #: in place of a state: MainProcess blocked in a call
_EMPTY = _MAIN_BLOCKED + 1
KINDS = _EMPTY + 1
BARE, EDGED, SIDE = 0, KINDS, 2 * KINDS  #: too narrow for outlines; with them; the upright one at its begin and end
_ENDED, _UNKNOWN, _FIRST_INK = 0, 1, 2


@lru_cache(maxsize=2)
def kinds(*, main: bool) -> Codes:
    """The kind of look for each state, with `shares.NOTHING` for none."""
    of = np.full(256, _EMPTY, np.uint8)
    for state in State:
        of[state] = state
    if main:
        of[State.BLOCKED] = _MAIN_BLOCKED
    return of


class Looks:
    """The table for bars of one height. `high`, `period`: device pixels; `table`: looks × period columns of `high`.

    `ratio`: device pixels in a logical one; `grain`: in one of those that patterns and outlines are measured in.
    """

    def __init__(self, high: int, ratio: float, theme: Theme, scale: float = 1.0) -> None:
        self.high, self.ratio, self.theme = high, ratio, theme
        # Whole pixels for a tile at another scale, or the patterns would be blurred.
        self.grain = ratio if scale == 1.0 else max(ratio / 2, round(TILE * ratio * scale) / TILE)
        self.period = round(PERIOD * self.grain)
        self.inks = [QColor(theme.ended), QColor(theme.unknown), theme.worker(MAIN), theme.worker(OTHER)]
        self.inks += [theme.worker(index) for index in range(len(theme.workers))]
        alphas = [self._alpha(kind, look) for look in (BARE, EDGED, SIDE) for kind in range(KINDS)]
        self.levels = _levels(np.stack(alphas))
        level = np.abs(np.arange(256)[:, None] - self.levels[None, :].astype(np.int64)).argmin(axis=1).astype(np.uint8)
        self._level = [level[alpha] for alpha in alphas]
        self.table = np.concatenate([self._inked(ink) for ink in range(len(self.inks) - _FIRST_INK)])
        self.solid = int(level[255])

    def ink(self, color: int) -> int:
        """The number of a lane's colour, counted from MainProcess's."""
        return (0 if color == MAIN else 1) if color < 0 else 2 + color % len(self.theme.workers)

    def base(self, color: int) -> int:
        """The number of a lane's first look."""
        return self.ink(color) * 3 * KINDS

    def code(self, color: int) -> int:
        """The byte for nothing of a lane's colour; the higher ones have more and more of it."""
        return (_FIRST_INK + self.ink(color)) * LEVELS

    def tile(self, state: State) -> Codes:
        """How much there is of the colour in a state's pattern: `high` × `period` levels."""
        return np.ascontiguousarray(self._level[BARE + state].T)

    def _inked(self, ink: int) -> Codes:
        parts = []
        for look, level in enumerate(self._level):
            kind = look % KINDS
            of = {State.ENDED: _ENDED, State.UNKNOWN: _UNKNOWN}.get(State(kind)) if kind < _MAIN_BLOCKED else None
            parts.append(level + np.uint8(((_FIRST_INK + ink) if of is None else of) * LEVELS))
        return np.concatenate(parts)

    @property
    def line(self) -> int:
        """The byte for a line of the time's grid, where nothing is on the ground; see `opaque`."""
        return len(self.inks) * LEVELS

    def opaque(self, ground: QColor) -> list[int]:
        """Like `palette`, but where there is nothing, there is the ground; and the grid's colour behind all others."""
        return _opaque(tuple(self.palette(ground)), ground.rgba(), QColor(self.theme.grid).rgba())

    def palette(self, ground: QColor) -> list[int]:
        """The colours of all bytes on a ground, premultiplied; no colour: what is under the bar stays."""
        return _palette(tuple(ink.rgba() for ink in self.inks), self.levels.tobytes(), ground.rgba())

    # how much of the colour is where

    def _alpha(self, kind: int, look: int) -> Codes:
        """Period × high: 0 … 255."""
        if kind == _EMPTY:
            return np.zeros((self.period, self.high), np.uint8)
        image = QImage(self.period, self.high, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.scale(self.grain, self.grain)
        main = kind == _MAIN_BLOCKED
        self._draw(painter, State.BLOCKED if main else State(kind), look, main=main)
        painter.end()
        pixels = np.frombuffer(image.constBits(), np.uint32).reshape(self.high, -1)[:, : self.period]
        return np.ascontiguousarray((pixels >> 24).astype(np.uint8).T)

    def _draw(self, painter: QPainter, state: State, look: int, *, main: bool) -> None:
        style = style_of(state, main=main)
        high = self.high / self.grain
        wide = self.period / self.grain
        middle = self._snap(high / 2)
        if state is State.ENDED:
            for at in np.arange(0, wide, DOT_STEP):
                painter.fillRect(QRectF(self._snap(at), middle - DOT / 2, DOT, DOT), INK)
            return
        if style.line is not None:
            painter.fillRect(QRectF(0, middle - LINE / 2, wide, LINE), INK)
            return
        if style.fill is not Fill.NONE:
            filled = self._snap(high * style.height)
            painter.setBrushOrigin(QPointF(0, 0))
            brush = state_brush(state, INK, main=main, scale=self.grain)
            if state is State.UNKNOWN:
                painter.fillRect(QRectF(0, self._snap((high - filled) / 2), wide, filled), INK)
            else:
                painter.fillRect(QRectF(0, self._snap((high - filled) / 2), wide, filled), brush)
        if style.edge is Edge.DASHED:
            self._dashes(painter, wide, high, side=look == SIDE)
        elif style.edge is not Edge.NONE and look != BARE:
            painter.fillRect(QRectF(0, 0, wide, 1), INK)
            painter.fillRect(QRectF(0, high - 1, wide, 1), INK)
            if look == SIDE:
                painter.fillRect(QRectF(0, 0, wide, high), INK)

    def _dashes(self, painter: QPainter, wide: float, high: float, *, side: bool) -> None:
        if side:
            for y in np.arange(0, high, DASH_STEP):
                painter.fillRect(QRectF(0, y, wide, min(DASH, high - y)), INK)
            return
        for at in np.arange(0, wide, DASH_STEP):
            for y in (0.0, high - DASH_PEN):
                painter.fillRect(QRectF(self._snap(at), y, DASH, DASH_PEN), INK)

    def _snap(self, value: float) -> float:
        return round(value * self.grain) / self.grain


@lru_cache(maxsize=16)
def looks(high: int, ratio: float, theme: Theme, scale: float = 1.0) -> Looks:
    """The table for bars of `high` device pixels, with patterns at this scale; made once."""
    assert TILE * 10 == PERIOD  # noqa: S101
    return Looks(high, ratio, theme, scale)


def _levels(alpha: Codes) -> Codes:
    """The amounts of colour that are told apart: the most frequent exactly, what smooths edges as near as there is."""
    count = np.bincount(alpha.reshape(-1), minlength=256).astype(np.float64)
    count[[0, 255]] = np.inf
    often = np.argsort(-count, kind="stable")[: LEVELS // 2]
    chosen = {*often.tolist(), *np.linspace(0, 255, LEVELS - LEVELS // 2 + 2).astype(int)[1:-1].tolist()}
    spare = iter(np.argsort(-count, kind="stable").tolist())
    while len(chosen) < LEVELS:
        chosen.add(next(spare))
    return np.array(sorted(chosen), np.uint8)


@lru_cache(maxsize=64)
def _opaque(palette: tuple[int, ...], ground: int, line: int) -> list[int]:
    return [color or ground for color in palette] + [line]


@lru_cache(maxsize=64)
def _palette(inks: tuple[int, ...], levels: bytes, ground: int) -> list[int]:
    image = QImage(len(inks) * LEVELS, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    for place, rgba in enumerate(inks):
        for step, alpha in enumerate(levels):
            if alpha:
                at = QRectF(place * LEVELS + step, 0, 1, 1)
                color = QColor.fromRgba(rgba)
                painter.fillRect(at, QColor.fromRgba(ground))
                color.setAlpha(alpha)
                painter.fillRect(at, color)
    painter.end()
    return [int(one) for one in np.frombuffer(image.constBits(), np.uint32)[: len(inks) * LEVELS]]

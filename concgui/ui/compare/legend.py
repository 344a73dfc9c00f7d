"""What the patterns in a comparison's bars mean: of the states that are seen in it, in the line over the runs."""

from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from concgui.core.compare_figures import Row
from concgui.core.states import State
from concgui.core.words import tr
from concgui.ui.fonts import text_font
from concgui.ui.legend import EXACT, SAMPLED, Entry
from concgui.ui.patterns import paint_state
from concgui.ui.theme import MAIN, SIZES, current, px

_STARTING = frozenset({State.START_CALLED, State.STARTING, State.IMPORTING})


def entries(rows: Iterable[Row], *, exact: bool) -> list[Entry]:
    """Return the legend's entries for what these rows show. `exact`: the kernel was asked."""
    seen: set[int] = set()
    sampled = False
    for row in rows:
        seen.update(np.unique(row.lane.composed.spans.view()[2]).tolist())
        sampled = sampled or bool(row.lane.samples.count)
    states = {State.STARTING if state in _STARTING else State(state) for state in seen}
    if sampled and not exact:
        states |= {State.ON_CPU, State.READY}
    return [entry for entry in (EXACT if exact else SAMPLED) if entry.state in states and entry.color != MAIN]


def paint_legend(painter: QPainter, area: QRectF, shown: Sequence[Entry]) -> None:
    """Draw the entries from the left, with shorter words where there is little room; what does not fit is left out."""
    font, theme = text_font(SIZES.small), current()
    metrics = QFontMetricsF(font)
    swatch, gap, space = px(22), px(6), px(14)

    def wide(words: Iterable[str]) -> float:
        return sum(swatch + gap + metrics.horizontalAdvance(one) + space for one in words)

    long = [tr(entry.words) for entry in shown]
    words = long if wide(long) <= area.width() else [tr(entry.short or entry.words) for entry in shown]
    x, high = area.left(), min(px(16), area.height())
    painter.save()
    for entry, told in zip(shown, words, strict=True):
        room = metrics.horizontalAdvance(told)
        if x + swatch + gap + room > area.right():
            break
        box = QRectF(round(x), round(area.center().y() - high / 2), swatch, high)
        painter.setBrushOrigin(box.topLeft())
        paint_state(painter, box, entry.state, theme.worker(entry.color))
        painter.setFont(font)
        painter.setPen(QColor(theme.text_soft))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x + swatch + gap, area.top(), room + 2, area.height()), int(flags), told)
        x += swatch + gap + room + space
    painter.restore()

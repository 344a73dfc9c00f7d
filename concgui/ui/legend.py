"""The legend under the timeline: every state by its pattern, drawn by the timeline's own painter functions."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from concgui.core.states import State
from concgui.core.words import later, tr
from concgui.ui.fonts import text_font
from concgui.ui.scaled import follow
from concgui.ui.spoken import say
from concgui.ui.theme import MAIN, SIZES, current, px

_SWATCH, _SMALL_SWATCH = 26.0, 22.0
_GAP, _SMALL_GAP = 8.0, 6.0  #: swatch to words
_SPACE, _SMALL_SPACE = 18.0, 10.0  #: entry to entry
_ROW, _LOW_ROW = 32.0, 27.0  #: the low one where there are three rows or more
_MARGIN = 14.0
_TIGHT = 560.0  #: in less width the entries move closer, and their swatches are smaller


class Entry(NamedTuple):
    """One entry: the state, the words, the words where there is little room, and the colour index of its swatch."""

    state: State
    words: str
    short: str = ""
    color: int = 0


#: What the kernel's records show of a lane.
EXACT = (
    Entry(State.STARTING, later("starting")),
    Entry(State.ON_CPU, later("on CPU")),
    Entry(State.READY, later("ready, waits for a core"), later("ready")),
    Entry(State.GIL, later("waits for the GIL"), later("GIL")),
    Entry(State.WAITING, later("waits")),
    Entry(State.BLOCKED, later("sleeping / blocked"), later("blocked")),
    Entry(State.BLOCKED, later("main blocked"), color=MAIN),
    Entry(State.RUNNING, later("in Python code"), later("in Python")),
    Entry(State.LEAVING, later("leaving")),
    Entry(State.ENDED, later("ended, not joined"), later("ended")),
)
#: What Python's own events and sampled CPU time can show: no core lanes, no turns.
SAMPLED = (
    Entry(State.STARTING, later("starting")),
    Entry(State.RUNNING, later("in Python code"), later("in Python")),
    Entry(State.ON_CPU, later("on CPU (sampled)"), later("CPU, sampled")),
    Entry(State.READY, later("waits for a core (sampled)"), later("waits, sampled")),
    Entry(State.BLOCKED, later("sleeping / blocked"), later("blocked")),
    Entry(State.BLOCKED, later("main blocked"), color=MAIN),
    Entry(State.LEAVING, later("leaving")),
    Entry(State.ENDED, later("ended, not joined"), later("ended")),
)


class Legend(QFrame):
    """Flows its entries over as many rows as its width needs; shorter words where they would be more than two."""

    def __init__(self, entries: tuple[Entry, ...] = EXACT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._entries = entries
        self._complete = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow(self, lambda legend: legend.setFont(text_font(SIZES.body)))
        say(self, "accessibleName", "Legend")
        self._tell()

    def show_exact(self, exact: bool) -> None:
        """Explain what the kernel's records show, or what samples do."""
        entries = EXACT if exact else SAMPLED
        if entries != self._entries:
            self._entries = entries
            self._tell()
            self.updateGeometry()
            self.update()

    def _tell(self) -> None:
        self.setAccessibleDescription(tr(", ").join(tr(entry.words) for entry in self._entries))

    def speak(self) -> None:
        """Say it in another language."""
        self._tell()
        self.updateGeometry()
        self.update()

    def complete(self) -> None:
        """Show the entries, after the first paint: their patterns take long to load."""
        self._complete = True
        self.update()

    def _places(self, width: float) -> tuple[float, list[tuple[Entry, str, float, int]]]:
        """Height of a row in this width, then entry, its words, left and row of each."""
        places = self._flow(width, short=False)
        if places[-1][3] > 1:
            places = self._flow(width, short=True)
        return px(_LOW_ROW if places[-1][3] > 1 else _ROW), places

    def _flow(self, width: float, *, short: bool) -> list[tuple[Entry, str, float, int]]:
        metrics, places = self.fontMetrics(), []
        margin = float(px(_MARGIN))
        left, row = margin, 0
        swatch, gap, space = _measures(width)
        for entry in self._entries:
            words = tr(entry.short if short and entry.short else entry.words)
            need = swatch + gap + metrics.horizontalAdvance(words)
            if left > margin and left + need > width - margin:
                left, row = margin, row + 1
            places.append((entry, words, left, row))
            left += need + space
        return places

    def hasHeightForWidth(self) -> bool:
        """Qt override."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt override."""
        height, places = self._places(width)
        return int((places[-1][3] + 1) * height + px(16))

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(px(600), self.heightForWidth(max(px(300), self.width())))

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return QSize(px(260), min(self.maximumHeight(), px(_ROW) + px(16)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        super().paintEvent(event)
        if not self._complete:
            return
        from concgui.ui.patterns import paint_state

        theme = current()
        painter = QPainter(self)
        height, places = self._places(self.width())
        swatch, gap, _space = _measures(self.width())
        for entry, told, left, row in places:
            top = row * height
            box = QRectF(left, px(8) + top + px(4), swatch, height - px(8))
            paint_state(painter, box, entry.state, theme.worker(entry.color), main=entry.color == MAIN)
            painter.setPen(self.palette().text().color())
            words = QRectF(left + swatch + gap, px(8) + top, self.width(), height)
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)


def _measures(width: float) -> tuple[float, float, float]:
    """Swatch, swatch to words, entry to entry, in a legend of this width."""
    roomy = width > px(_TIGHT)
    swatch, gap, space = (_SWATCH, _GAP, _SPACE) if roomy else (_SMALL_SWATCH, _SMALL_GAP, _SMALL_SPACE)
    return px(swatch), px(gap), px(space)

"""The meter: how many workers are alive, how many of them work at the same time, and the word for it.

One painted line, in the row of the timeline's title: every number has a place of its own, so that nothing moves when it
changes, and texts change at most four times a second. Where the row is short, the parts that stand elsewhere in the
window are left out first, and the letters get smaller.
"""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from concgui.core.views import MeterView
from concgui.core.words import language, later, tr, trn
from concgui.ui.controls import wrapped
from concgui.ui.fonts import text_font
from concgui.ui.scaled import fit
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES, current, px

CALM_MS = 250  #: between two texts
_WORDS = (later("parallel"), later("concurrent"))
_SPACE = 0.95  #: between parts, in sizes of the letters
_AFTER_TITLE, _AFTER = 14.0, 8.0  #: free pixels before and after the line
_PLATE = 9.0  #: margin of the word on its plate
_SIGN = 20.0  #: width of the sign before the word
_HEIGHT = 31  #: as the buttons beside it


class Part(NamedTuple):
    """A number and what is counted."""

    number: str
    words: str
    room: str  #: as wide as the number may become before anything moves
    weight: int  #: the heaviest are the last to be left out


class Look(NamedTuple):
    """One way to show the line: how many of its parts, and the size of its letters."""

    numbers: int
    pixels: int


#: From the best to that which fits everywhere: then the word stands alone.
LOOKS = (Look(3, 21), Look(3, 18), Look(2, 21), Look(2, 18), Look(2, 16), Look(2, 15), Look(1, 15), Look(0, 15))
_MIDDLE = Look(2, 18)  #: for this the title makes way


def parts(meter: MeterView, machine_cores: int, *, sampled: bool = False) -> tuple[Part, ...]:
    """The numbers of the line. `sampled`: how many are on a CPU was not seen, but follows from CPU time."""
    found = [Part(str(meter.alive), tr("alive"), "0" * max(2, len(str(meter.alive))), 2)]
    if meter.on_cpu is not None:
        found.append(
            Part(
                f"{meter.on_cpu:.1f}",
                tr("on CPU (sampled)") if sampled else tr("on CPU"),
                "0.0" if meter.on_cpu < 9.95 else "00.0",
                3,
            )
        )
    if meter.cores:
        total = max(machine_cores, meter.cores)
        of = tr("{some} of {all}", some=meter.cores, all=total)
        found.append(Part(of, trn("core", "cores", total), tr("{some} of {all}", some=total, all=total), 1))
    return tuple(found)


def sentence(meter: MeterView, machine_cores: int, *, sampled: bool = False) -> str:
    """The line as text, "" while there is nothing to say."""
    if not speaks(meter):
        return ""
    words = " · ".join(f"{part.number} {part.words}" for part in parts(meter, machine_cores, sampled=sampled))
    return f"{words} · {tr(meter.verdict)}" if meter.verdict else words


def speaks(meter: MeterView) -> bool:
    """Whether there is something to show: a program runs."""
    return meter.alive > 0 or meter.on_cpu is not None or bool(meter.verdict)


class Meter(QWidget):
    """Shows a `MeterView`, calmly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say(self, "accessibleName", "Meter")
        fit(self.setFixedHeight, _HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._meter, self._machine, self._sampled = MeterView(), 0, False
        self._waiting: tuple[MeterView, int, bool] | None = None
        self._language = language()
        self._row: QWidget | None = None
        self._title: QLabel | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CALM_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one may be early
        self._timer.timeout.connect(self._take_waiting)

    # ------------------------------------------------------------------ values
    @property
    def shown(self) -> MeterView:
        """What stands there now."""
        return self._meter

    @property
    def _numbers(self) -> tuple[MeterView, int, bool]:
        return self._meter._replace(detail=""), self._machine, self._sampled

    @property
    def text(self) -> str:
        """The whole line, also what there is no room for."""
        return sentence(self._meter, self._machine, sampled=self._sampled)

    def show_meter(self, meter: MeterView, machine_cores: int, *, sampled: bool = False) -> None:
        """Show these numbers: at once if the line stood still for a while, else when it has.

        `machine_cores`: how many cores there are; `sampled`: the number on CPU follows from sampled CPU time.
        """
        self._waiting = (meter, machine_cores, sampled)
        same = (meter._replace(detail=""), machine_cores, sampled) == self._numbers
        spoken, self._language = self._language, language()
        # What the tooltip says moves nothing; and in another language all is said anew, at once.
        if same or spoken != self._language or not self._timer.isActive():
            self._take_waiting()

    def _take_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None or waiting == (self._meter, self._machine, self._sampled):
            return
        spoke = speaks(self._meter)
        self._meter, self._machine, self._sampled = waiting
        self.speak()
        if spoke != speaks(self._meter):
            self._share_row()
        self.update()
        self._timer.start()

    def speak(self) -> None:
        """Say it in another language."""
        self.setAccessibleDescription(self.text)
        self.setToolTip(wrapped(f"{self.text}\n{self._meter.detail}".strip()))
        self.update()

    # ------------------------------------------------------------------ place
    def place_in(self, row: QWidget) -> None:
        """Take the free room of a row that begins with a title; the title makes way where there is little."""
        layout = row.layout()
        if isinstance(layout, QBoxLayout):
            self._row, self._title = row, row.findChild(QLabel)
            layout.insertWidget(1, self, 1000)  # the row's own stretch gets nothing any more
            row.installEventFilter(self)
            self._share_row()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: the row has another width."""
        if watched is self._row and event.type() is QEvent.Type.Resize:
            self._share_row()
        return False

    def _share_row(self) -> None:
        if self._row is None or self._title is None:
            return
        layout = self._row.layout()
        taken = layout.minimumSize().width() if layout is not None else 0
        if self._title.isHidden():
            taken += self._title.sizeHint().width() + (layout.spacing() if layout is not None else 0)
        room = self._row.width() - taken - px(_AFTER_TITLE) - px(_AFTER)
        self._title.setHidden(speaks(self._meter) and self._width(_MIDDLE) > room)

    @property
    def _left(self) -> float:
        return 0.0 if self._title is None or self._title.isHidden() else float(px(_AFTER_TITLE))

    # ------------------------------------------------------------------ drawing
    def look(self) -> Look:
        """The best look that fits."""
        room = self.width() - self._left - px(_AFTER)
        return next((look for look in LOOKS if self._width(look) <= room), LOOKS[-1])

    def _shown_parts(self, look: Look) -> list[Part]:
        found = parts(self._meter, self._machine, sampled=self._sampled)
        kept = sorted(found, key=lambda part: part.weight, reverse=True)[: look.numbers]
        return [part for part in found if part in kept]

    def _width(self, look: Look) -> float:
        number, words = _fonts(look)
        width = sum(
            number.horizontalAdvance(part.room) + words.horizontalAdvance(f" {part.words}") + px(look.pixels) * _SPACE
            for part in self._shown_parts(look)
        )
        return width + _plate_width(look)

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return QSize(0, px(_HEIGHT))

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(px(200), px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt override."""
        if not speaks(self._meter):
            return
        theme, look = current(), self.look()
        painter = QPainter(self)
        number, words = _fonts(look)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        x, space = self._left, px(look.pixels) * _SPACE
        for place, part in enumerate(self._shown_parts(look)):
            if place:
                painter.setPen(QColor(theme.text_faint))
                painter.drawText(QRectF(x - space, 0, space, self.height()), Qt.AlignmentFlag.AlignCenter, "·")
            room = number.horizontalAdvance(part.room)
            painter.setPen(QColor(theme.text))
            painter.setFont(text_font(px(look.pixels), QFont.Weight.Bold))
            painter.drawText(QRectF(x, 0, room, self.height()), right | middle, part.number)
            painter.setFont(text_font(px(look.pixels)))
            painter.setPen(QColor(theme.text_soft))
            said = f" {part.words}"
            painter.drawText(QRectF(x + room, 0, self.width(), self.height()), left | middle, said)
            x += room + words.horizontalAdvance(said) + space
        if self._meter.verdict:
            self._paint_plate(painter, x, look)

    def _paint_plate(self, painter: QPainter, x: float, look: Look) -> None:
        """The word: dark for what is parallel, an outline for what takes turns, with a sign that shows it."""
        theme, parallel = current(), self._meter.verdict == _WORDS[0]
        height = px(look.pixels + 9.0)
        box = QRectF(x + 0.5, round((self.height() - height) / 2) + 0.5, _plate_width(look) - 1, height - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.text), 1.2 * theme.frame * SIZES.scale))
        painter.setBrush(QColor(theme.text if parallel else theme.surface))
        painter.drawRoundedRect(box, px(6), px(6))
        ink = QColor(theme.text_on_strong if parallel else theme.text)
        font = text_font(px(look.pixels - 1), QFont.Weight.DemiBold)
        start = box.center().x() - (QFontMetricsF(font).horizontalAdvance(tr(self._meter.verdict)) + px(_SIGN)) / 2
        sign = QRectF(start, box.center().y() - px(5), px(_SIGN - 6), px(10))
        self._paint_sign(painter, sign, ink, parallel=parallel)
        painter.setPen(ink)
        painter.setFont(font)
        place = QRectF(start + px(_SIGN), box.top(), box.width(), box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tr(self._meter.verdict))

    @staticmethod
    def _paint_sign(painter: QPainter, box: QRectF, ink: QColor, *, parallel: bool) -> None:
        """Two tracks: both full, or by turns."""
        half, bar = box.width() / 2, 3.5 * SIZES.scale
        upper = QRectF(box.left(), box.top() + 0.5, box.width() if parallel else half, bar)
        lower = QRectF(box.left() if parallel else box.left() + half, box.bottom() - bar - 0.5, upper.width(), bar)
        for track in (upper, lower):
            painter.fillRect(track, ink)


def _fonts(look: Look) -> tuple[QFontMetricsF, QFontMetricsF]:
    """Metrics of numbers and of words."""
    return QFontMetricsF(text_font(px(look.pixels), QFont.Weight.Bold)), QFontMetricsF(text_font(px(look.pixels)))


def _plate_width(look: Look) -> float:
    metrics = QFontMetricsF(text_font(px(look.pixels - 1), QFont.Weight.DemiBold))
    return max(metrics.horizontalAdvance(tr(word)) for word in _WORDS) + px(_SIGN) + 2 * px(_PLATE)

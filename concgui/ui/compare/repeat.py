"""The picture of many runs of one program: when each worker ended in every run, and how often each order came."""

from collections.abc import Sequence
from math import floor

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF

from concgui.core.compare_repeat import Repetition, Spread, ends_of, orders, short, spread, titles
from concgui.core.compare_words import seconds
from concgui.core.words import tr, trn
from concgui.ui.compare.columns import bold
from concgui.ui.compare.lanes import Scale
from concgui.ui.fonts import text_font
from concgui.ui.theme import SIZES, current, px
from concgui.ui.timeline.axis import TICK_MIN_PX, ticks

_STRIP_SHARE = 0.58  #: of the width are the strips, the rest the orders
_MOST_ROW, _MOST_ORDER = 112, 64  #: pixels of a strip's row and of an order's bar at scale 1
_LEAST_ORDER = 30
_LEAST_NAME = 9  #: pixels of a name; smaller ones cannot be read
_LEAST_RANGE = 0.05  #: of the latest end is the axis long at least
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE, _CENTRE = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignHCenter


def paint_repetition(painter: QPainter, size: QSizeF, runs: Sequence[Repetition], times: int, ratio: float) -> None:
    """Draw everything into a picture of `size` logical pixels. times: how many runs are wanted."""
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(current().surface))
    if not runs:
        return
    names = titles(runs)
    ordered = len(names) > 1  # one worker has no order
    split = floor(size.width() * _STRIP_SHARE) if ordered else floor(size.width())
    _Strips(painter, QRectF(0, 0, split - px(16), size.height()), runs, names, ratio).paint()
    if ordered:
        area = QRectF(split + px(16), 0, size.width() - split - px(28), size.height())
        _Orders(painter, area, runs, names, times).paint()


def _text(painter: QPainter, rect: QRectF, flags: Qt.AlignmentFlag, words: str, font: QFont, color: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(rect, int(flags), words)


def _range(took: Spread) -> str:
    """From when to when, exactly enough that the two differ."""
    if took.most - took.least < 1e8 and took.most >= 1e8:
        return f"{took.least / 1e9:.3f} – {took.most / 1e9:.3f} s"
    return f"{seconds(took.least)} – {seconds(took.most)}"


def ink_on(ground: QColor) -> str:
    """Return black or white, whichever has more contrast to a ground (WCAG 2.2, relative luminance)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    light = 0.2126 * linear(ground.redF()) + 0.7152 * linear(ground.greenF()) + 0.0722 * linear(ground.blueF())
    return "#000000" if (light + 0.05) ** 2 > 1.05 * 0.05 else "#FFFFFF"


def _elided(words: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, width)


class _Strips:
    """A row for each worker and one for the whole run: a mark for each run's end, and their median."""

    def __init__(
        self, painter: QPainter, area: QRectF, runs: Sequence[Repetition], names: Sequence[str], ratio: float
    ) -> None:
        self._painter, self._area, self._runs = painter, area, runs
        whole = [run.elapsed_ns for run in runs if run.elapsed_ns is not None]
        self._short = dict(zip(names, short(names), strict=True))
        self._rows = [(name, ends_of(runs, name), place) for place, name in enumerate(names)]
        if len(names) != 1:
            self._rows.append((tr("Elapsed"), whole, -1))
        self._head, foot = SIZES.body * 2.1, SIZES.body * 2.3
        self._pitch = min(px(_MOST_ROW), (area.height() - self._head - foot) / max(1, len(self._rows)))
        self._type = min(SIZES.lane, round(self._pitch * 0.5))
        metrics = QFontMetricsF(bold(max(1, self._type)))
        widest = max(metrics.horizontalAdvance(name) for name, _ends, _color in self._rows) + px(30)
        self._titles = min(max(px(110), widest), 0.3 * area.width())
        self._said = px(150) if self._pitch >= px(24) else 0
        width = area.width() - self._titles - self._said
        times = [t_ns for _name, ends, _color in self._rows for t_ns in ends] or [0, 1]
        first, last = min(times), max(times)
        # Only what differs between the runs is of interest; but not so near that nothing but chance is seen.
        first = max(0, min(first, round(last - _LEAST_RANGE * last)))
        self._scale = Scale(width, last, 14.0, ratio, first)

    def paint(self) -> None:
        theme, area = current(), self._area
        bottom = self._head + self._pitch * len(self._rows)
        head = text_font(SIZES.body, QFont.Weight.DemiBold)
        words = trn("When they ended in {n} run", "When they ended in {n} runs, and the median", len(self._runs))
        _text(self._painter, QRectF(px(12), 0, area.width(), self._head), _LEFT | _MIDDLE, words, head, theme.text_soft)
        for x, _words in self._marks():
            self._painter.fillRect(
                QRectF(self._titles + round(x), self._head, 1, bottom - self._head), QColor(theme.grid)
            )
        for place, (name, times, color) in enumerate(self._rows):
            self._paint_row(self._head + place * self._pitch, name, times, color)
        self._paint_axis(bottom)

    def _marks(self) -> list[tuple[float, str]]:
        return [one for one in ticks(self._scale.time, TICK_MIN_PX * SIZES.scale) if one[0] <= self._scale.time.width]

    def _paint_row(self, top: float, name: str, times: list[int], color: int) -> None:
        painter, theme = self._painter, current()
        row = QRectF(0, top, self._area.width(), self._pitch)
        painter.fillRect(QRectF(0, top, row.width(), 1), QColor(theme.lane_line if color >= 0 else theme.border))
        if self._type >= _LEAST_NAME:
            font = bold(self._type)
            room = QRectF(px(12), top, self._titles - px(24), self._pitch)
            fits = QFontMetricsF(font).horizontalAdvance(name) <= room.width()
            words = name if fits else _elided(self._short.get(name, name), font, room.width())
            _text(painter, room, _LEFT | _MIDDLE, words, font, theme.text)
        ink = QColor(theme.text) if color < 0 else theme.worker(color)
        light = QColor(ink)
        light.setAlphaF(0.5)
        high, wide = self._pitch * 0.6, max(2.0, px(3))
        y = top + (self._pitch - high) / 2
        for t_ns in times:
            x = self._titles + self._scale.x(t_ns)
            painter.fillRect(QRectF(x - wide / 2, y, wide, high), light)
        took = spread(times)
        if took is None:
            return
        x, side = self._titles + self._scale.x(took.middle), min(px(7), self._pitch * 0.2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.surface))
        painter.setBrush(QColor(theme.now))
        middle = row.center().y()
        corners = (
            QPointF(x, middle - side),
            QPointF(x + side, middle),
            QPointF(x, middle + side),
            QPointF(x - side, middle),
        )
        painter.drawPolygon(QPolygonF(corners))
        painter.restore()
        if self._said:
            self._say(row, seconds(took.middle), _range(took))

    def _say(self, row: QRectF, middle: str, range_words: str) -> None:
        theme = current()
        room = QRectF(row.right() - self._said, row.top(), self._said - px(4), row.height())
        font = bold(min(SIZES.title, round(self._pitch * 0.42)))
        if self._pitch < px(52):
            _text(self._painter, room, _RIGHT | _MIDDLE, middle, font, theme.text)
            return
        high = QFontMetricsF(font).height()
        small = text_font(SIZES.small)
        top = room.center().y() - (high + QFontMetricsF(small).height()) / 2
        _text(self._painter, QRectF(room.left(), top, room.width(), high), _RIGHT | _MIDDLE, middle, font, theme.text)
        below = QRectF(room.left(), top + high, room.width(), high)
        _text(self._painter, below, _RIGHT | Qt.AlignmentFlag.AlignTop, range_words, small, theme.text_soft)

    def _paint_axis(self, top: float) -> None:
        theme = current()
        self._painter.fillRect(QRectF(0, top, self._area.width(), 1), QColor(theme.border))
        font = text_font(SIZES.body, QFont.Weight.DemiBold)
        for x, words in self._marks():
            room = QRectF(self._titles + x - 60, top + px(7), 120, SIZES.body * 1.6)
            _text(self._painter, room, _CENTRE | Qt.AlignmentFlag.AlignTop, words, font, theme.text_soft)


class _Orders:
    """A bar for each order of finishing: which, and how often it came."""

    def __init__(
        self, painter: QPainter, area: QRectF, runs: Sequence[Repetition], names: Sequence[str], times: int
    ) -> None:
        self._painter, self._area = painter, area
        self._orders, self._times = orders(runs), times
        self._color = {name: place for place, name in enumerate(names)}
        self._short = dict(zip(names, short(names), strict=True))
        self._head = SIZES.body * 2.1

    def paint(self) -> None:
        theme, area = current(), self._area
        if not self._orders:
            return
        head = text_font(SIZES.body, QFont.Weight.DemiBold)
        words = tr("Order of finishing, how often")
        room = QRectF(area.left(), 0, area.width(), self._head)
        _text(self._painter, room, _LEFT | _MIDDLE, words, head, theme.text_soft)
        space = area.height() - self._head - SIZES.body * 2.3
        most = max(1, floor(space / px(_LEAST_ORDER)))
        shown = self._orders if len(self._orders) <= most else self._orders[: most - 1]
        pitch = min(px(_MOST_ORDER), space / max(1, len(shown) + (len(shown) < len(self._orders))))
        for place, (order, count) in enumerate(shown):
            self._paint_order(self._head + place * pitch, pitch, order, count)
        left = len(self._orders) - len(shown)
        if left:
            words = trn("and {n} other order", "and {n} other orders", left)
            room = QRectF(area.left(), self._head + len(shown) * pitch, area.width(), pitch)
            _text(self._painter, room, _LEFT | _MIDDLE, words, text_font(SIZES.body), theme.text_soft)

    def _paint_order(self, top: float, pitch: float, order: tuple[str, ...], count: int) -> None:
        painter, theme, area = self._painter, current(), self._area
        font = bold(min(SIZES.title + 4, round(pitch * 0.52)))
        number = QFontMetricsF(font).horizontalAdvance(str(self._times)) + px(12)
        half = (area.width() - number) * 0.5
        self._paint_chips(QRectF(area.left(), top, half - px(12), pitch), order)
        high = pitch * 0.62
        long = (area.width() - half - number) * count / max(1, self._orders[0][1])
        bar = QRectF(area.left() + half, top + (pitch - high) / 2, max(2.0, long), high)
        painter.fillRect(bar, QColor(theme.primary))
        room = QRectF(bar.right() + px(8), top, number, pitch)
        _text(painter, room, _LEFT | _MIDDLE, str(count), font, theme.text)

    def _paint_chips(self, room: QRectF, order: tuple[str, ...]) -> None:
        """The workers in their order, each in its colour; narrow stripes of colour where the names do not fit."""
        painter, theme = self._painter, current()
        font = bold(min(SIZES.button, round(room.height() * 0.42)))
        metrics = QFontMetricsF(font)
        words, gap = order, px(4)
        widths = [metrics.horizontalAdvance(word) + px(14) for word in words]
        if sum(widths) + gap * (len(order) - 1) > room.width():
            words = tuple(self._short[name] for name in order)
            widths = [metrics.horizontalAdvance(word) + px(14) for word in words]
        if sum(widths) + gap * (len(order) - 1) > room.width():
            widths, gap = [max(1.0, room.width() / len(order) - 1)] * len(order), 1
            widest = max(metrics.horizontalAdvance(word) for word in words)
            font = bold(max(_LEAST_NAME, floor(font.pixelSize() * min(1.0, widths[0] / widest))))
            metrics = QFontMetricsF(font)
        x, high = room.left(), room.height() * 0.62
        for name, word, width in zip(order, words, widths, strict=True):
            chip = QRectF(x, room.center().y() - high / 2, width, high)
            color = theme.worker(self._color[name])
            painter.fillRect(chip, color)
            if width >= metrics.horizontalAdvance(word):
                _text(painter, chip, _CENTRE | _MIDDLE, word, font, ink_on(color))
            x += width + gap

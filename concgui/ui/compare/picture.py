"""The picture of a comparison: the runs under each other on one time axis, with their figures, large, at the right."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from concgui.core.compare import ABOUTS, TITLES, Variant
from concgui.core.compare_figures import Figures, Row
from concgui.core.compare_words import GAIN, seconds, times_as
from concgui.core.lanes import LaneSet
from concgui.core.words import later, tr, trn
from concgui.ui.compare.columns import Plan, bold
from concgui.ui.compare.lanes import Scale, paint_rows
from concgui.ui.compare.legend import entries, paint_legend
from concgui.ui.fonts import text_font
from concgui.ui.theme import SIZES, current, px
from concgui.ui.timeline.axis import TICK_MIN_PX, ticks

_HEADS = (later("Elapsed"), later("CPU time"), later("Speed-up"), later("In parallel"))
_SPEED = 2  #: the column of the speed-up
_MOST_SHARE = 1.05  #: of the cores that workers which compute can use
_PAD = 10.0  #: pixels before the first start() and behind the longest run
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE, _TOP, _BOTTOM = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom


class Group(NamedTuple):
    """One run of the comparison, as it is now. lanes: None before it has begun. version: of FREE's Python."""

    variant: Variant
    core: int
    version: str
    rows: Sequence[Row]
    lanes: LaneSet | None
    figures: Figures | None
    problem: str = ""
    running: bool = False

    @property
    def begin_ns(self) -> int | None:
        """Its first start(), None before it."""
        return min((row.begin_ns for row in self.rows if row.begin_ns is not None), default=None)

    @property
    def length_ns(self) -> int:
        """How long it took, or has taken so far."""
        if self.figures is not None:
            return self.figures.elapsed_ns
        return 0 if self.lanes is None or self.begin_ns is None else max(0, self.lanes.now_ns - self.begin_ns)


def paint_comparison(
    painter: QPainter, size: QSizeF, groups: Sequence[Group], names: Sequence[str], expected_ns: int, ratio: float
) -> None:
    """Draw everything into a picture of `size` logical pixels. expected_ns: what the axis shows before it is known."""
    theme = current()
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(theme.surface))
    if not groups:
        return
    heads, called = tuple(map(tr, _HEADS)), tuple(tr(TITLES[group.variant]) for group in groups)
    plan = Plan(size.width(), size.height(), len(groups), len(names), tuple(names), heads, called)
    left, right = plan.plot
    known = any(group.variant is Variant.SEQUENCE and group.figures is not None for group in groups)
    longest = max((*(group.length_ns for group in groups), 0 if known else expected_ns))
    scale = Scale(right - left, longest, _PAD, ratio)
    sequence = next((group.figures for group in groups if group.variant is Variant.SEQUENCE), None)
    _paint_heads(painter, plan)
    exact = all(group.lanes.through_ns > 0 for group in groups if group.lanes is not None)
    legend = entries((row for group in groups for row in group.rows), exact=exact)
    paint_legend(painter, QRectF(px(12), 0, right - px(12), plan.head), legend)
    for place, group in enumerate(groups):
        painter.fillRect(QRectF(0, plan.group(place).top(), size.width(), 1), QColor(theme.border))
        _paint_title(painter, plan, place, group)
        _paint_names(painter, plan, place, group)
        _paint_lanes(painter, plan, place, group, scale)
        _paint_figures(painter, plan, place, group, sequence)
    _paint_axis(painter, plan, scale)


def figure_words(figures: Figures, sequence: Figures | None) -> tuple[tuple[str, str], ...]:
    """The figures of a run from the left, each with a small line under it; "–" for what is not known."""
    about_it = "" if figures.exact else "≈"  # sampled
    cpu = "–" if figures.cpu_ns is None else about_it + seconds(figures.cpu_ns)
    speed, of_cores = "–", trn("on {n} core", "on {n} cores", figures.cores)
    if sequence is not None:
        speed = times_as(figures.speed_up(sequence))
        share = figures.efficiency(sequence)
        if share <= _MOST_SHARE:  # who waits is not limited by cores: a share of them would say nothing
            words = f"{share:.0%}".replace("%", " %")
            of_cores = trn("{share} of {n} core", "{share} of {n} cores", figures.cores, share=words)
    overlap = "–" if figures.parallel is None else f"{figures.parallel:.0%}".replace("%", " %")
    return ((seconds(figures.elapsed_ns), ""), (cpu, ""), (speed, of_cores), (overlap, ""))


def about(group: Group) -> str:
    """What a variant does, in a few words."""
    return tr(ABOUTS[group.variant], core=group.core, version=group.version)


def _text(painter: QPainter, rect: QRectF, flags: Qt.AlignmentFlag, words: str, font: QFont, color: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(rect, int(flags), words)


def _paint_heads(painter: QPainter, plan: Plan) -> None:
    font, theme = text_font(SIZES.body, QFont.Weight.DemiBold), current()
    for column, words in enumerate(plan.heads[: plan.columns]):
        at = plan.figure_at(0, column)
        _text(painter, QRectF(at.left(), 0, at.width(), plan.head), _RIGHT | _MIDDLE, words, font, theme.text_soft)


def _paint_title(painter: QPainter, plan: Plan, place: int, group: Group) -> None:
    theme, area = current(), plan.lanes(place)
    room = QRectF(px(12), area.top(), plan.titles - px(18), area.height())
    font = bold(plan.title)
    high = QFontMetricsF(font).height()
    title = QFontMetricsF(font).elidedText(tr(TITLES[group.variant]), Qt.TextElideMode.ElideRight, room.width())
    _text(painter, QRectF(room.left(), room.top(), room.width(), high), _LEFT | _TOP, title, font, theme.text)
    below = room.adjusted(0, high, 0, 0)
    wrapped = _LEFT | _TOP | Qt.TextFlag.TextWordWrap
    if below.height() >= SIZES.small:
        painter.save()
        painter.setClipRect(below, Qt.ClipOperation.IntersectClip)
        _text(painter, below, wrapped, about(group), text_font(SIZES.small), theme.text_soft)
        painter.restore()


def _paint_names(painter: QPainter, plan: Plan, place: int, group: Group) -> None:
    if not plan.name:
        return
    area, theme = plan.lanes(place), current()
    high = area.height() / max(1, plan.rows)
    font = text_font(plan.name, QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    for row, name in enumerate(plan.names):
        room = QRectF(plan.titles, area.top() + row * high, plan.named - 10, high)
        words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        _text(painter, room, _RIGHT | _MIDDLE, words, font, theme.text if group.rows else theme.text_disabled)


def _paint_lanes(painter: QPainter, plan: Plan, place: int, group: Group, scale: Scale) -> None:
    theme = current()
    left, right = plan.plot
    lanes = plan.lanes(place)
    area = QRectF(left, lanes.top(), right - left, lanes.height())
    for x, _words in _marks(scale):
        painter.fillRect(QRectF(left + round(x), area.top(), 1, area.height()), QColor(theme.grid))
    begin_ns = group.begin_ns
    if group.lanes is not None and begin_ns is not None:
        high = lanes.height() / max(1, plan.rows) * len(group.rows)
        part = QRectF(area.left(), area.top(), area.width(), min(high, area.height()))
        paint_rows(painter, part, group.rows, group.lanes, begin_ns, scale)
        if group.figures is not None:
            x = round(left + scale.x(group.figures.elapsed_ns))
            painter.fillRect(QRectF(x, lanes.top(), px(2), lanes.height()), QColor(theme.now))
    words = group.problem
    if not words and begin_ns is None:
        words = tr("begins …") if group.running else tr("not run yet")
    if words:
        font = text_font(SIZES.body, QFont.Weight.DemiBold if group.problem else QFont.Weight.Normal)
        color = theme.danger if group.problem else theme.text_faint
        flags = _LEFT | _MIDDLE | Qt.TextFlag.TextWordWrap
        room = area.adjusted(px(14), 0, -px(8), 0)
        if group.problem:
            plate = painter.fontMetrics()
            painter.setFont(font)
            plate = painter.fontMetrics()
            box = QRectF(plate.boundingRect(room.toRect(), int(flags), words)).adjusted(-6, -4, 6, 4)
            painter.fillRect(box, QColor(theme.surface))
        _text(painter, room, flags, words, font, color)


def _paint_figures(painter: QPainter, plan: Plan, place: int, group: Group, sequence: Figures | None) -> None:
    if group.figures is None:
        return
    theme = current()
    font, small = bold(plan.figure), text_font(SIZES.body, QFont.Weight.DemiBold)
    high, low = QFontMetricsF(font).height(), QFontMetricsF(small).height()
    for column, (figure, note) in enumerate(figure_words(group.figures, sequence)[: plan.columns]):
        at = plan.figure_at(place, column)
        top = at.center().y() - (high + low * 0.9) / 2
        gains = column == _SPEED and sequence is not None and group.figures.speed_up(sequence) >= GAIN
        color = theme.primary if gains else theme.text
        _text(painter, QRectF(at.left() - 40, top, at.width() + 40, high), _RIGHT | _BOTTOM, figure, font, color)
        if note:
            room = QRectF(at.left() - at.width(), top + high - low * 0.1, 2 * at.width(), low)
            _text(painter, room, _RIGHT | _TOP, note, small, theme.text_soft)


def _marks(scale: Scale) -> list[tuple[float, str]]:
    """The axis's ticks as the timeline has them: pixels in the plot, and text."""
    return [one for one in ticks(scale.time, TICK_MIN_PX * SIZES.scale) if one[0] <= scale.time.width]


def _paint_axis(painter: QPainter, plan: Plan, scale: Scale) -> None:
    theme = current()
    left, _right = plan.plot
    top = plan.group(plan.groups - 1).bottom()
    painter.fillRect(QRectF(0, top, plan.width, 1), QColor(theme.border))
    font = text_font(SIZES.body, QFont.Weight.DemiBold)
    for x, words in _marks(scale):
        painter.fillRect(QRectF(left + round(x), top, 1, px(6)), QColor(theme.text_soft))
        room = QRectF(left + x - 60, top + px(7), 120, plan.foot - px(8))
        _text(painter, room, Qt.AlignmentFlag.AlignHCenter | _TOP, words, font, theme.text_soft)
    words = tr("In parallel: two or more on a core at once") if plan.columns == len(plan.heads) else ""
    room = QRectF(plan.plot[1], top + px(7), plan.width - plan.plot[1] - px(4), plan.foot - px(8))
    small = text_font(SIZES.small)
    words = QFontMetricsF(small).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    _text(painter, room, _RIGHT | _TOP, words, small, theme.text_soft)
    words = tr("since the first start()")
    room = QRectF(px(12), top + px(7), plan.titles, plan.foot - px(8))
    _text(painter, room, _LEFT | _TOP, words, small, theme.text_soft)

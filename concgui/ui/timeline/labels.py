"""The texts on the lanes: placed only where there is room for them, never over each other.

Placing (`plan`) and drawing (`draw`) are apart: a plan holds for as long as no span begins or ends, while the view
scrolls under it. A text inside a span that reaches out of the view stays at the view's edge until its span's end
pushes it out. Texts tell what Python said: a sleep is one sleep, however often the kernel woke the thread meanwhile.
"""

from dataclasses import dataclass, field
from enum import Enum
from math import inf

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from concgui.core.labels import in_words
from concgui.core.lanes import Lane, LaneKind
from concgui.core.states import State
from concgui.core.words import later, tr
from concgui.ui.timeline import words
from concgui.ui.timeline.columns import Spans, Stretch, wide
from concgui.ui.timeline.frame import Frame, Open, told_open
from concgui.ui.timeline.texts import Face, Text

LEAST = 34.0  #: spans narrower than this many pixels are not even looked at
PAD = 5.0  #: between a text and its plate's edge
PAUSE_MARK = 20.0  #: pixels that the mark of a stopped lane takes
BESIDE = 10.0  #: pixels between the now-line and a text beside it
BESIDE_NS = 200_000_000  #: a state as old as this is told beside the now-line when it is too narrow to be told inside

#: What is written inside a span, longest first, where the label does not decide.
_INSIDE: dict[State, tuple[str, ...]] = {
    State.CREATED: (later("created, not started"), later("created")),
    State.START_CALLED: (later("start() called"), later("start()")),
    State.STARTING: (later("starting the interpreter"), later("starting")),
    State.IMPORTING: (later("imports the program"), later("imports")),
    State.UNKNOWN: (later("not known"),),
    State.STOPPED: (later("stopped"),),
    State.LEAVING: (later("target done, leaving"), later("leaving")),
    State.IDLE: (later("waiting for the next command"), later("waiting")),
}


#: By state: whether a span without a label has words.
_TELLING = np.zeros(256, np.bool_)
_TELLING[[*_INSIDE, State.BLOCKED, State.ENDED]] = True


class Line(Enum):
    """Where in a row a text stands."""

    UPPER = "over the bar's middle"
    MIDDLE = "in the bar's middle"
    LOWER = "under the bar's middle"


@dataclass(slots=True)
class Placed:
    """One text in its place: left edge `x` when the view is where it was planned, never left of `low`, never right of
    `high`; `open_end`: `high` belongs to the now-line and does not scroll; `beside`: it stands right of the now-line.
    """

    text: Text
    x: float
    y: float
    ink: QColor
    plate: QColor | None
    plate_height: float
    low: float = -inf
    high: float = inf
    open_end: bool = False
    beside: bool = False


@dataclass(slots=True)
class Row:
    """One lane while its texts are being placed; `upper`, `middle`, `lower` are the taken stretches of its lines."""

    frame: Frame
    lane: Lane
    band: QRectF
    ground: QColor
    plan: list[Placed]
    upper: list[tuple[float, float]] = field(default_factory=list)
    middle: list[tuple[float, float]] = field(default_factory=list)
    lower: list[tuple[float, float]] = field(default_factory=list)

    @property
    def low(self) -> bool:
        """Whether the row has one line only."""
        return self.frame.layout.low

    def line(self, line: Line) -> list[tuple[float, float]]:
        """The taken stretches of a line; a low row has only one."""
        return self.middle if self.low else {Line.UPPER: self.upper, Line.LOWER: self.lower}.get(line, self.middle)

    def place(
        self,
        text: Text,
        x: float,
        ink: QColor | str,
        plate: QColor | None,
        *,
        low: float = -inf,
        high: float = inf,
        line: Line = Line.MIDDLE,
        open_end: bool = False,
        beside: bool = False,
    ) -> bool:
        """Put the text at x unless something stands there; `plate`: its ground."""
        taken = self.line(line)
        at = max(x, low)
        if any(at - PAD < end and at + text.width + PAD > start for start, end in taken):
            return False
        taken.append((at - PAD, at + text.width + PAD))
        middle = self.band.center().y()
        inside = self.low or line is Line.MIDDLE
        y = middle - text.height / 2 if inside else middle - 4 - text.height if line is Line.UPPER else middle + 4
        height = min(text.height + 4, self.band.height() - 4 * self.frame.layout.zoom) if inside else text.height
        color = QColor(ink) if isinstance(ink, str) else ink
        self.plan.append(Placed(text, x, self.frame.layout.snap(y), color, plate, height, low, high, open_end, beside))
        return True


def plan(frame: Frame, position: int, ground: QColor, stretch: Stretch) -> list[Placed]:
    """The texts of the lane in a row: the exit first, then what stands inside its spans, the latest first."""
    lane = frame.shown[position]
    row = Row(frame, lane, frame.layout.band(position), ground, [])
    if lane.exit_ns is not None and lane.exit_ns <= frame.now_ns:
        _exit(row, lane.exit_ns)
    going = told_open(lane, stretch, frame.now_ns)
    if going is not None:
        left, right = frame.x(going.start), min(frame.x(frame.now_ns), frame.layout.width)
        if not _inside(row, left, right, going.state, going.label, open_end=True):
            _beside(row, going)
    least_ns = (LEAST - 1) * frame.scale.ns_per_px
    _plan_closed(row, wide(Spans(*lane.spans.view()), stretch, least_ns), stretch, unknown=False)
    if lane.kernel is not None:
        _plan_closed(row, wide(Spans(*lane.composed.spans.view()), stretch, least_ns), stretch, unknown=True)
    return row.plan


def plan_exit(frame: Frame, position: int, ground: QColor) -> list[Placed]:
    """How the lane in a row has ended, alone."""
    lane = frame.shown[position]
    row = Row(frame, lane, frame.layout.band(position), ground, [])
    if lane.exit_ns is not None and lane.exit_ns <= frame.now_ns:
        _exit(row, lane.exit_ns)
    return row.plan


def _plan_closed(row: Row, spans: Spans, stretch: Stretch, *, unknown: bool) -> None:
    """Texts inside spans that have ended. What Python did not know the kernel may have told: `unknown` says which."""
    frame = row.frame
    if row.lane.kernel is not None:
        chosen = (spans.state == State.UNKNOWN) == unknown
        spans = Spans(spans.start[chosen], spans.end[chosen], spans.state[chosen], spans.label[chosen])
    if not len(spans):
        return
    telling = _TELLING.take(spans.state) | (spans.label != 0)
    if not telling.any():
        return
    base, ns_per_px = frame.lanes.t0_ns + frame.scale.left_ns, frame.scale.ns_per_px
    x0 = frame.layout.titles + (spans.start - base) / ns_per_px
    x1 = frame.layout.titles + (np.minimum(spans.end, stretch.right_ns) - base) / ns_per_px
    roomy = x1 - np.maximum(x0, frame.layout.titles) >= LEAST
    for index in np.flatnonzero(roomy & telling)[::-1].tolist():
        state, label = State(int(spans.state[index])), int(spans.label[index])
        _inside(row, float(x0[index]), float(x1[index]), state, label, open_end=False)


def draw(painter: QPainter, frame: Frame, planned: list[Placed], shift: float = 0.0) -> None:
    """Draw planned texts; `shift`: pixels that the view has scrolled to the right since they were planned."""
    now_x = frame.x(frame.now_ns)
    for one in planned:
        x = min(max(one.x - shift, one.low), one.high - (0.0 if one.open_end else shift))
        x = frame.layout.snap(now_x + BESIDE if one.beside else x)
        if one.plate is not None:
            over = one.y + (one.text.height - one.plate_height) / 2
            painter.fillRect(QRectF(x - PAD, over, one.text.width + 2 * PAD, one.plate_height), one.plate)
        painter.setPen(one.ink)
        frame.texts.draw(painter, one.text, x, one.y)


def _first_fitting(row: Row, variants: tuple[str, ...], face: Face, room: float) -> Text | None:
    for variant in variants:
        text = row.frame.texts.get(variant, face)
        if text.width <= room:
            return text
    return None


def _exit(row: Row, exit_ns: int) -> None:
    """How it ended, right of the end cap; at the left edge while only the dots behind it are in view."""
    frame, lane = row.frame, row.lane
    plot = frame.layout.plot
    x = frame.x(exit_ns)
    zombie = _zombie_in_view(row)
    if x > plot.right() or (x < plot.left() and not zombie):
        return
    face = Face.EXIT_SMALL if row.low else Face.EXIT
    room = plot.right() - max(x, plot.left()) - 11
    told = words.exit_words(lane)
    low = plot.left() + 9 if zombie else -inf
    text = _first_fitting(row, (told, words.short_exit(lane)), face, room)
    if text is None:
        return
    ink = frame.theme.danger if words.ended_badly(lane) else frame.theme.worker_text(lane.color)
    row.place(text, x + 9, ink, row.ground, low=low, line=Line.UPPER)
    more = None if row.low else _first_fitting(row, words.more_of_exit(lane), Face.NOTE, room)
    if more is not None:
        row.place(more, x + 9, frame.theme.text_soft, row.ground, low=low, line=Line.LOWER)


def _zombie_in_view(row: Row) -> bool:
    lane, frame = row.lane, row.frame
    end = frame.now_ns if lane.joined_ns is None else lane.joined_ns
    return lane.kind is not LaneKind.MAIN and frame.x(end) > frame.layout.plot.left() + LEAST


def _inside(row: Row, left: float, right: float, state: State, label_id: int, *, open_end: bool) -> bool:
    """Tell a span's state inside it. False when there was no room."""
    frame = row.frame
    edge = frame.layout.titles
    if right - max(left, edge) < LEAST:
        return False
    if state is State.ENDED:
        return _ended(row, left, right, open_end=open_end)
    label = frame.lanes.labels[label_id]
    if state is State.STOPPED:
        left += PAUSE_MARK * frame.layout.zoom
    room = right - max(left, edge) - 20
    note = state is State.IDLE
    text = _first_fitting(row, _variants(state, label), _face(row, state, label), room)
    if text is None:
        return not _variants(state, label)
    plate = row.ground if note or state is State.CREATED else QColor(frame.theme.lane_text_plate)
    ink: QColor | str = frame.theme.text_soft if note else frame.theme.text
    if state is State.CREATED:
        ink = frame.theme.worker_text(row.lane.color)
    return row.place(
        text,
        left + 12,
        ink,
        plate,
        low=edge + 12,
        high=right - text.width - 8,
        line=Line.UPPER if note else Line.MIDDLE,
        open_end=open_end,
    )


def _variants(state: State, label: str) -> tuple[str, ...]:
    if state is State.BLOCKED:
        return words.blocked_words(label) if label else (tr("blocked"),)
    return (in_words(label),) if label else tuple(map(tr, _INSIDE.get(state, ())))


def _face(row: Row, state: State, label: str) -> Face:
    if state is State.CREATED:
        return Face.EXIT_SMALL
    if label:
        return Face.CODE_SMALL if row.low else Face.CODE
    return Face.NOTE


def _ended(row: Row, left: float, right: float, *, open_end: bool) -> bool:
    """The words over the grey dots, behind the exit text that may stand there."""
    edge = row.frame.layout.titles
    before = row.plan[0].text.width + 21 if row.plan else 0.0
    x = left + 9 + before
    low = edge + 9 + before
    text = _first_fitting(row, (words.ended_words(row.lane), tr("not joined")), Face.NOTE, right - max(x, low) - 6)
    if text is None:
        return False
    high = right - text.width - 6
    return row.place(
        text, x, row.frame.theme.text_soft, row.ground, low=low, high=high, line=Line.UPPER, open_end=open_end
    )


def _beside(row: Row, going: Open) -> None:
    """What the lane is doing now, right of the now-line, while its span is still too narrow for the words."""
    frame = row.frame
    label = frame.lanes.labels[going.label]
    if going.state is not State.BLOCKED or not frame.show_now or not label or going.end - going.start < BESIDE_NS:
        return
    x = frame.x(frame.now_ns) + BESIDE
    face = Face.CODE_SMALL if row.low else Face.CODE
    text = _first_fitting(row, words.blocked_words(label), face, frame.layout.plot.right() - x - 4)
    if text is not None and x > frame.layout.titles:
        row.place(text, x, frame.theme.text, row.ground, beside=True)

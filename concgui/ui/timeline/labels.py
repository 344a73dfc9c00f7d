"""The texts on the lanes: drawn only where there is room for them, never over each other."""

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from concgui.core.lanes import Lane
from concgui.core.states import State
from concgui.ui.timeline import words
from concgui.ui.timeline.columns import Spans, Stretch
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.texts import Face, Text

LEAST = 34.0  #: spans narrower than this many pixels are not even looked at
PAD = 5.0  #: between a text and its plate's edge
BESIDE_NS = 200_000_000  #: a state as old as this is told beside the now-line when it is too narrow to be told inside

#: What is written inside a span, longest first, where the label does not decide.
_INSIDE: dict[State, tuple[str, ...]] = {
    State.CREATED: ("created, not started", "created"),
    State.START_CALLED: ("start() called", "start()"),
    State.STARTING: ("starting the interpreter", "starting"),
    State.IMPORTING: ("imports the program", "imports"),
    State.UNKNOWN: ("not known",),
    State.STOPPED: ("stopped",),
    State.LEAVING: ("target done, leaving", "leaving"),
}
_IDLE = ("waiting for the next command", "waiting")


@dataclass(slots=True)
class Row:
    """One lane's texts while they are being placed; `upper` and `middle` are the taken stretches of its two lines."""

    frame: Frame
    lane: Lane
    band: QRectF
    ground: QColor
    upper: list[tuple[float, float]] = field(default_factory=list)
    middle: list[tuple[float, float]] = field(default_factory=list)

    @property
    def low(self) -> bool:
        """Whether the row has one line only."""
        return self.frame.layout.low

    def line(self, *, upper: bool) -> list[tuple[float, float]]:
        """The taken stretches of a line; a low row has only one."""
        return self.upper if upper and not self.low else self.middle


def paint_labels(
    painter: QPainter, frame: Frame, lane: Lane, band: QRectF, spans: Spans, stretch: Stretch | None, ground: QColor
) -> None:
    """All texts of one lane: the exit first, then what stands inside its spans, from the latest to the earliest."""
    row = Row(frame, lane, band, ground)
    if lane.exit_ns is not None and lane.exit_ns <= frame.now_ns:
        _exit(painter, row, lane.exit_ns)
    if stretch is None or not len(spans):
        return
    t0 = frame.lanes.t0_ns
    left = frame.layout.titles + (np.maximum(spans.start, stretch.left_ns) - t0 - frame.scale.left_ns) / frame.scale.ns_per_px
    right = frame.layout.titles + (np.minimum(spans.end, stretch.right_ns) - t0 - frame.scale.left_ns) / frame.scale.ns_per_px
    latest = len(spans) - 1
    for index in np.flatnonzero(right - left >= LEAST)[::-1].tolist():
        done = _inside(painter, row, float(left[index]), float(right[index]), spans, index)
        if index == latest and not done:
            _beside(painter, row, spans, index)
        elif index == latest:
            latest = -1
    if latest >= 0 and right[latest] - left[latest] < LEAST:
        _beside(painter, row, spans, latest)


def _place(
    painter: QPainter, row: Row, text: Text, x: float, ink: QColor, plate: QColor | None, *, upper: bool = False
) -> bool:
    """Draw the text at x if nothing stands there; `upper`: in the line over the bar's middle; `plate`: its ground."""
    line = row.line(upper=upper)
    if any(x - PAD < end and x + text.width + PAD > start for start, end in line):
        return False
    line.append((x - PAD, x + text.width + PAD))
    middle = row.band.center().y()
    y = middle - 4 - text.height if upper and not row.low else middle - text.height / 2
    if plate is not None:
        high = min(text.height + 4, row.band.height() - 4) if not upper or row.low else text.height
        over = QRectF(x - PAD, y + (text.height - high) / 2, text.width + 2 * PAD, high)
        painter.fillRect(over, plate)
    painter.setPen(ink)
    row.frame.texts.draw(painter, text, x, round(y))
    return True


def _first_fitting(row: Row, variants: tuple[str, ...], face: Face, room: float) -> Text | None:
    for variant in variants:
        text = row.frame.texts.get(variant, face)
        if text.width <= room:
            return text
    return None


def _exit(painter: QPainter, row: Row, exit_ns: int) -> None:
    """How it ended, right of the end cap; at the left edge while only the dots behind it are in view."""
    frame, lane = row.frame, row.lane
    plot = frame.layout.plot
    x = frame.x(exit_ns)
    if x > plot.right() or (x < plot.left() and not _zombie_in_view(row)):
        return
    x = max(x, plot.left()) + 9
    told = words.exit_words(lane)
    variants = (told, told.split(",")[-1].strip(), "")
    text = _first_fitting(row, variants, Face.EXIT_SMALL if row.low else Face.EXIT, plot.right() - x - 2)
    if text is not None and text.width:
        ink = QColor(frame.theme.danger) if lane.exitcode else frame.theme.worker(lane.color)
        _place(painter, row, text, x, ink, row.ground, upper=True)


def _zombie_in_view(row: Row) -> bool:
    lane, frame = row.lane, row.frame
    end = frame.now_ns if lane.joined_ns is None else lane.joined_ns
    return lane.color >= 0 and frame.x(end) > frame.layout.plot.left() + LEAST


def _inside(painter: QPainter, row: Row, left: float, right: float, spans: Spans, index: int) -> bool:
    """Tell a span's state inside it. False when there was no room."""
    state = State(int(spans.state[index]))
    label = row.frame.lanes.labels[int(spans.label[index])]
    room = right - left - 20
    frame = row.frame
    if state is State.IDLE:
        text = _first_fitting(row, _IDLE, Face.NOTE, room)
        return text is not None and _place(
            painter, row, text, left + 10, QColor(frame.theme.text_soft), row.ground, upper=True
        )
    if state is State.ENDED:
        return _ended(painter, row, left, right)
    if state is State.CREATED:
        text = _first_fitting(row, _INSIDE[state], Face.EXIT_SMALL, room)
        ink = frame.theme.worker(row.lane.color)
        return text is not None and _place(painter, row, text, left + (right - left - text.width) / 2, ink, None)
    code = state is State.BLOCKED or bool(label)
    if state is State.BLOCKED:
        variants: tuple[str, ...] = words.blocked_words(label) if label else ("blocked",)
    elif label:
        variants = (label,)
    else:
        variants = _INSIDE.get(state, ())
    face = (Face.CODE_SMALL if row.low else Face.CODE) if code else Face.NOTE
    text = _first_fitting(row, variants, face, room)
    if text is None:
        return not variants
    return _place(painter, row, text, left + 12, QColor(frame.theme.text), QColor(frame.theme.lane_text_plate))


def _ended(painter: QPainter, row: Row, left: float, right: float) -> bool:
    """The words over the grey dots, behind the exit text that may stand there."""
    taken = [end for start, end in row.line(upper=True) if start < right and end > left]
    x = max([left + 10, *[end + 12 for end in taken]])
    text = _first_fitting(row, (words.ended_words(row.lane), "not joined"), Face.NOTE, right - x - 6)
    return text is not None and _place(painter, row, text, x, QColor(row.frame.theme.text_soft), row.ground, upper=True)


def _beside(painter: QPainter, row: Row, spans: Spans, index: int) -> None:
    """What the lane is doing now, right of the now-line, while its span is still too narrow for the words."""
    frame = row.frame
    state = State(int(spans.state[index]))
    if state is not State.BLOCKED or not frame.show_now or int(spans.end[index]) < frame.now_ns:
        return
    label = frame.lanes.labels[int(spans.label[index])]
    if not label or frame.now_ns - int(spans.start[index]) < BESIDE_NS:
        return
    x = frame.x(frame.now_ns) + 10
    text = _first_fitting(
        row, words.blocked_words(label), Face.CODE_SMALL if row.low else Face.CODE, frame.layout.plot.right() - x - 4
    )
    if text is not None:
        _place(painter, row, text, x, QColor(frame.theme.text), row.ground)

"""What the class has guessed, over the lanes of the run: a dashed frame from a lane's begin to that end."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from concgui.core.words import tr
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.marks import Guess
from concgui.ui.timeline.texts import Face

WIDE = 2.0
AROUND = 4.0  #: pixels between the bar and the frame
_PAD = 4.0


def guess_words(guess: Guess) -> str:
    """What stands at the end of the frame: the guess, and how far off it was once that is told."""
    said = f"{guess.guess_s:.1f}"
    if guess.ended_s is None:
        return tr("your guess {seconds} s", seconds=said)
    off = guess.guess_s - guess.ended_s
    if abs(off) < 0.05:
        return tr("your guess {seconds} s: so it was", seconds=said)
    by = f"{abs(off):.1f}"
    if off < 0:
        return tr("your guess {seconds} s: {by} s too early", seconds=said, by=by)
    return tr("your guess {seconds} s: {by} s too late", seconds=said, by=by)


def paint_guesses(painter: QPainter, frame: Frame) -> None:
    """All that are in view; the painter is clipped to the lanes."""
    for guess in frame.marks.guesses:
        place = frame.rows.place.get(guess.lane)
        if place is not None:
            _paint(painter, frame, guess, place)


def _paint(painter: QPainter, frame: Frame, guess: Guess, place: int) -> None:
    layout, theme, zoom = frame.layout, frame.theme, frame.layout.zoom
    lane, band = frame.lanes.lanes[guess.lane], frame.layout.band(place)
    t0 = frame.lanes.t0_ns
    begin, end = frame.x(max(lane.begin_ns, t0)), frame.x(t0 + guess.guess_s * 1e9)
    around = AROUND * zoom
    box = QRectF(max(begin, layout.plot.left() - 20), band.top() - around, 0, band.height() + 2 * around)
    box.setRight(min(max(end, box.left() + 1), layout.plot.right() + 20))
    if box.right() < layout.plot.left() or box.left() > layout.plot.right():
        return
    color = QColor(theme.text)
    pen = QPen(color, WIDE * zoom)
    pen.setDashPattern([4, 3])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    if end > layout.plot.right() + 20:
        return
    painter.fillRect(QRectF(box.right() - 2 * zoom, box.top() - 2 * zoom, 4 * zoom, box.height() + 4 * zoom), color)
    words = frame.texts.get(guess_words(guess), Face.NOTE if layout.low else Face.EXIT)
    left = min(box.right() + _PAD * zoom, layout.plot.right() - words.width - _PAD * zoom)
    plate = QRectF(left - 2 * zoom, box.top() - 1, words.width + 4 * zoom, words.height)
    if not layout.low:  # over the bar, where nothing else stands
        plate.moveBottom(max(layout.row(place).top() + words.height, band.top() - 1))
    ground = QColor(theme.surface)
    ground.setAlphaF(0.88)
    painter.fillRect(plate, ground)
    painter.setPen(color)
    frame.texts.draw(painter, words, layout.snap(left), layout.snap(plate.top()))

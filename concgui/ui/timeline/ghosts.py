"""Ghost bars: where the class thinks that lanes will end, before there are any lanes.

They stand in the empty timeline as rows of their own, each a slider over the time axis: dragged by the mouse, moved by
the arrow keys, in tenths of a second. When the program runs, `concgui.ui.timeline.guesses` paints them over its lanes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from concgui.core.views import GhostView
from concgui.core.words import tr
from concgui.ui.fonts import text_font
from concgui.ui.theme import SIZES, current, px
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.geometry import Geometry
from concgui.ui.timeline.layout import TITLE_LEFT, Layout, lane_height, titles_width
from concgui.ui.timeline.timescale import FOLLOW_AT, GROW, TimeScale

STEPS = 10  #: of the slider in a second
FIRST = 10  #: where a bar begins that nobody has moved yet; the same for all, so that it gives nothing away
LATEST = 600
LEAST = 20.0  #: pixels at scale 1 that a row is high at least
_GRIP = 7  #: half the width of the handle, pixels at scale 1


def _title_font() -> QFont:
    return text_font(SIZES.lane, QFont.Weight.Bold)


class GhostBar(QAbstractSlider):
    """The guess of one lane's end: `guessed(lane, seconds)`, None when it is taken back."""

    guessed = Signal(str, object)
    left = Signal(int)  #: the arrow keys leave it for the one above (−1) or below (1)
    dropped = Signal()  #: it was let go of

    def __init__(self, lane: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.lane = lane
        self._is_said = False
        self._color = 0
        self._frame: Frame | None = None
        self._band = QRectF()
        self.setRange(1, LATEST)
        self.setSingleStep(1)
        self.setPageStep(STEPS)
        self.setValue(FIRST)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.speak()

    # --- values -------------------------------------------------------------------------------------------------------
    def show_guess(self, guess: GhostView, color: int) -> None:
        """Show what is said; `color`: index into the worker colours."""
        said, value = guess.guess_s is not None, round((guess.guess_s or FIRST / STEPS) * STEPS)
        if (said, value, color) != (self._is_said, self.value(), self._color):
            self._is_said, self._color = said, color
            self.setValue(value)
            self.speak()
            self.update()

    @property
    def words(self) -> str:
        """What stands at the bar."""
        if not self._is_said:
            return tr("when does it end?")
        return tr("your guess {seconds} s", seconds=f"{self.value() / STEPS:.1f}")

    def speak(self) -> None:
        """Say it to who cannot see it, in the language in use."""
        self.setAccessibleName(tr("{name}: your guess of its end", name=self.lane))
        self.setAccessibleDescription(self.words)
        self.setToolTip(tr("Drag it, or press ← and → (0.1 s), Page Up and Page Down (1 s), Del: no guess"))

    @property
    def title_width(self) -> float:
        """Pixels that the title column needs for it."""
        return titles_width(QFontMetricsF(_title_font()).horizontalAdvance(self.lane), 1e9, SIZES.scale)

    def _say(self, value: int) -> None:
        self.guessed.emit(self.lane, min(LATEST, max(1, value)) / STEPS)

    # --- where it stands ----------------------------------------------------------------------------------------------
    def stand_in(self, frame: Frame, layout: Layout, position: int) -> None:
        """Stand in a row of the timeline."""
        row = layout.row(position)
        self._frame = frame
        self._band = layout.band(position).translated(0, -row.top())
        self.setGeometry(QRect(0, round(row.top()), round(layout.width), round(row.height())))
        self.update()

    def _x(self, value: float) -> float:
        """The pixel of a value."""
        if self._frame is None:
            return 0.0
        return self._frame.layout.titles + self._frame.scale.x(value / STEPS * 1e9)

    def _value_at(self, x: float) -> int:
        if self._frame is None:
            return self.value()
        at = min(max(x, self._frame.layout.titles), float(self.width()))
        return round(self._frame.scale.t(at - self._frame.layout.titles) / 1e9 * STEPS)

    # --- Qt -----------------------------------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt override: the end comes to where the mouse is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._say(self._value_at(event.position().x()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        if self.isSliderDown():
            self._say(self._value_at(event.position().x()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        if self.isSliderDown():
            self.setSliderDown(False)
            self.dropped.emit()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt override: the wheel zooms, as everywhere in the timeline."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageDown: -STEPS,
            Qt.Key.Key_PageUp: STEPS,
        }.get(Qt.Key(event.key()))
        if steps is not None:
            self._say(self.value() + steps if self._is_said else self.value())
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.left.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.guessed.emit(self.lane, None)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Qt override: Del takes the guess back here, and removes no worker."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
        ):
            event.accept()
            return True
        return bool(super().event(event))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt override."""
        if self._frame is None:
            return
        theme, layout = current(), self._frame.layout
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(theme.lane_line))
        title = QRectF(TITLE_LEFT * layout.zoom, 0, layout.titles - (TITLE_LEFT + 8) * layout.zoom, self.height())
        painter.setPen(QColor(theme.text))
        painter.setFont(text_font(min(SIZES.lane, round(self.height() * 0.62)), QFont.Weight.Bold))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            title,
            middle,
            painter.fontMetrics().elidedText(self.lane, Qt.TextElideMode.ElideRight, round(title.width())),
        )
        painter.setClipRect(QRectF(layout.titles, 0, self.width() - layout.titles, self.height()))
        self._paint_bar(painter)

    def _paint_bar(self, painter: QPainter) -> None:
        theme = current()
        color = theme.worker(self._color)
        end = self._x(self.value())
        box = QRectF(self._x(0), self._band.top(), max(1.0, end - self._x(0)), self._band.height())
        fill = QColor(color)
        fill.setAlphaF(0.18 if self._is_said else 0.07)
        painter.fillRect(box, fill)
        edge = QColor(color if self._is_said else theme.text_faint)
        pen = QPen(edge, px(2))
        pen.setDashPattern([4, 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawRect(box)
        self._paint_grip(painter, box, edge)
        painter.setPen(QColor(theme.text if self._is_said else theme.text_soft))
        painter.setFont(text_font(min(px(17), round(box.height() * 0.8)), QFont.Weight.DemiBold))
        words, gap = self.words, px(_GRIP + 12)
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = box.right() + gap
        if left + wide > self.width() - px(4):  # no room behind it: inside, before the grip
            left = box.right() - gap - wide
            if left < box.left() + px(4):  # nor there: behind it, as much as can be seen
                left = box.right() + gap
                wide = max(0, round(self.width() - px(4) - left))
                words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(
            QRectF(left, box.top(), wide + 2, box.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            words,
        )

    def _paint_grip(self, painter: QPainter, box: QRectF, color: QColor) -> None:
        """The handle at the end, with three lines; a frame around it while it has the focus."""
        theme, half = current(), px(_GRIP)
        grip = QRectF(box.right() - half, box.top() - px(3), 2 * half, box.height() + 2 * px(3))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), px(3)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(grip.adjusted(-px(4), -px(4), px(4), px(4)), px(7), px(7))
        painter.setPen(QPen(QColor(theme.surface), px(1)))
        painter.setBrush(color)
        painter.drawRoundedRect(grip, px(4), px(4))
        painter.setPen(QPen(QColor(theme.surface), px(1.5)))
        for away in (-px(5), 0, px(5)):
            y = grip.center().y() + away
            painter.drawLine(QPointF(grip.left() + px(4), y), QPointF(grip.right() - px(4), y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


class Ghosts:
    """All bars of a timeline. `follow` costs nothing while there are none."""

    def __init__(self, viewport: QWidget, geometry: Geometry, scale: TimeScale) -> None:
        self._viewport = viewport
        self._geometry = geometry
        self._scale = scale
        self.bars: list[GhostBar] = []

    def show(self, ghosts: Sequence[GhostView], colors: Mapping[str, int]) -> bool:
        """Show a bar for each of these, none for none. Return whether there are other bars now: compose again then."""
        names = [one.lane for one in ghosts]
        changed = names != [bar.lane for bar in self.bars]
        if changed:
            for bar in self.bars:
                bar.hide()
                bar.deleteLater()
            self.bars = [GhostBar(name, self._viewport) for name in names]
            self.measure(self._geometry)
        for bar, ghost in zip(self.bars, ghosts, strict=True):
            bar.show_guess(ghost, colors.get(ghost.lane, 0))
            bar.show()
        return changed

    def measure(self, geometry: Geometry) -> None:
        """Let the title column of a geometry be as wide as the names are now, at the present scale."""
        self._geometry = geometry
        geometry.least_titles = max((bar.title_width for bar in self.bars), default=0.0)

    def follow(self, frame: Frame) -> None:
        """Stand where the frame's time axis has them; where there are lanes there are no bars."""
        if not self.bars:
            return
        if frame.lanes.lanes:
            for bar in self.bars:
                bar.hide()
            return
        layout = frame.layout
        count = len(self.bars)
        high = lane_height(count, layout.plot.height(), layout.zoom)
        high = min(high, max(LEAST * layout.zoom, layout.plot.height() / count))  # they do not scroll
        rows = replace(layout, count=count, lane_height=high, cores=0)
        for position, bar in enumerate(self.bars):
            bar.stand_in(frame, rows, position)

    def make_room(self) -> bool:
        """Let the axis reach behind the latest guess; not while one is dragged. Return whether it does more now."""
        if not self.bars or any(bar.isSliderDown() for bar in self.bars):
            return False
        latest = max(bar.value() for bar in self.bars) / STEPS * 1e9
        before = self._scale.span_ns
        while latest > FOLLOW_AT * self._scale.span_ns:
            self._scale.show(self._scale.left_ns, self._scale.left_ns + self._scale.span_ns * GROW)
        return self._scale.span_ns != before

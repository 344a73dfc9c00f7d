"""The strip under the lanes: the whole run, and the visible stretch of it as a frame to be dragged and resized.

Shown only while not the whole run is visible. Drawn anew once a second at most, less often the dearer it is, and in
steps, between which the window goes on.
"""

from time import perf_counter_ns

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from concgui.core.words import tr
from concgui.ui.fonts import text_font
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES, px
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.overview_picture import OverviewDrawing

HEIGHT = 24
LEAST_MS = 1000  #: the picture is drawn anew no more often
STEP_NS = 6_000_000  #: one step of it takes about so long
PAUSE_MS = 10  #: and the next one comes so much later
PAINT_NS = 250_000_000  #: and the frame on it moves no more often, while it goes with the now-line
REST = 40  #: and the rest of the window gets this multiple of what it took
GRIP = 6.0  #: pixels beside the frame's edges that resize it
NARROW = 6.0  #: the frame is drawn at least so wide
WHOLE_PX = 1.5  #: the view shows the whole run if no more than this many pixels of it are hidden


class Overview(QWidget):
    """Emits which stretch the view is to show: left and right in ns since time 0."""

    stretch_asked = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        say(self, "accessibleName", "Overview of the whole run")
        say(self, "toolTip", "The whole run. Drag the frame to move the view, its edges to resize it.")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fit(self.setFixedHeight, HEIGHT)
        self.setMouseTracking(True)
        follow(self, lambda strip: strip.setFont(text_font(SIZES.small)), "font")
        self._frame: Frame | None = None
        self._image = QImage()
        self._key: tuple[object, ...] = ()
        self._end_ns = 1.0  #: what the picture's right edge stands for, since time 0
        self._shown: tuple[int, ...] = ()  #: where the frame and the line were painted
        self._grabbed: tuple[str, float, float, float] | None = None  #: what, at which time, left and right then
        self._painted_ns = 0
        self._span_ns = 0.0  #: the view's, when it was painted
        self._cost_ms = 0.0
        self._drawing: OverviewDrawing | None = None  #: the next picture, and the key and the end that it has
        self._next: tuple[tuple[object, ...], float] = (), 1.0
        self._spent_ms = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)
        self._steps = QTimer(self)
        self._steps.setSingleShot(True)
        self._steps.setInterval(PAUSE_MS)
        self._steps.timeout.connect(self._step)
        self.hide()

    def forget(self) -> None:
        """Draw the run anew: the theme or the scale is another."""
        self._key, self._drawing, self._image = (), None, QImage()

    def follow(self, frame: Frame) -> None:
        """Show where this frame's view is in its run."""
        self._frame = frame
        scale = frame.scale
        hidden = max(0.0, -scale.x(0.0)) + max(0.0, scale.x(frame.elapsed_ns) - scale.width)
        partly = frame.show_now and bool(frame.shown) and hidden > WHOLE_PX
        if partly == self.isHidden() and self._grabbed is None:
            self.setVisible(partly)
        if not partly:
            return
        key = self._key_of(frame)
        if key != self._key and not (self._drawing is not None and self._drawing.lanes is frame.lanes):
            if self._key[:1] != key[:1] or self._image.isNull():
                self._draw()
            elif not self._timer.isActive():
                self._later()
        going = frame.live and self._grabbed is None and scale.span_ns == self._span_ns
        if going and perf_counter_ns() - self._painted_ns < PAINT_NS:
            return
        if self._places() != self._shown:
            self.update()

    # drawing

    def _strip(self) -> QRectF:
        """Where the run is drawn: under the plot."""
        left = 0.0 if self._frame is None else self._frame.layout.titles
        return QRectF(left, 1, max(1.0, self.width() - left), self.height() - 2)

    def _x(self, t_ns: float) -> float:
        return self._strip().left() + t_ns / self._end_ns * self._strip().width()

    def _t(self, x: float) -> float:
        return (x - self._strip().left()) / self._strip().width() * self._end_ns

    def _window(self) -> QRectF:
        """The frame around what is visible."""
        strip = self._strip()
        if self._frame is None:
            return strip
        scale = self._frame.scale
        left, right = max(strip.left(), self._x(scale.left_ns)), min(strip.right(), self._x(scale.right_ns))
        if right - left < NARROW:
            middle = min(max((left + right) / 2, strip.left() + NARROW / 2), strip.right() - NARROW / 2)
            left, right = middle - NARROW / 2, middle + NARROW / 2
        return QRectF(round(left), 0, round(right) - round(left), self.height())

    def _places(self) -> tuple[int, ...]:
        window, frame = self._window(), self._frame
        line = 0 if frame is None else round(self._x(frame.line_ns - frame.lanes.t0_ns))
        return round(window.left()), round(window.right()), line

    def _key_of(self, frame: Frame) -> tuple[object, ...]:
        """What the picture depends on, the lanes first."""
        rows, titles = id(frame.rows), frame.layout.titles
        return id(frame.lanes), frame.lanes.version, rows, titles, self.width(), self.devicePixelRatioF(), frame.now_ns

    @Slot()
    def _draw(self) -> None:
        frame = self._frame
        if frame is None:
            return
        began = perf_counter_ns()
        strip, ratio = self._strip(), self.devicePixelRatioF()
        width, height = max(1, round(strip.width() * ratio)), max(1, round(strip.height() * ratio))
        self._drawing = OverviewDrawing(frame.lanes, frame.shown, frame.now_ns, width, height, frame.theme)
        self._next = self._key_of(frame), max(1.0, frame.elapsed_ns)
        if self._key[:1] != self._next[0][:1]:  # what is there is of another run
            self._image, self._end_ns = QImage(), self._next[1]
        self._spent_ms = (perf_counter_ns() - began) / 1e6
        self._step()

    @Slot()
    def _step(self) -> None:
        drawing, frame = self._drawing, self._frame
        if drawing is None or frame is None or drawing.lanes is not frame.lanes or self.isHidden():
            self._drawing = None
            return
        began = perf_counter_ns()
        image = drawing.go_on(began + STEP_NS)
        self._spent_ms += (perf_counter_ns() - began) / 1e6
        if image is None:
            self._steps.start()
            return
        self._drawing = None
        self._image = image
        self._image.setDevicePixelRatio(self.devicePixelRatioF())
        self._key, self._end_ns = self._next
        self._cost_ms = self._spent_ms
        if self._key != self._key_of(frame):  # it has gone on meanwhile
            self._later()
        self.update()

    def _later(self) -> None:
        self._timer.start(round(max(LEAST_MS, REST * self._cost_ms)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, what is not visible behind a veil, and the frame."""
        frame = self._frame
        if frame is None:
            return
        self._shown, self._painted_ns, self._span_ns = self._places(), perf_counter_ns(), frame.scale.span_ns
        theme, strip, window = frame.theme, self._strip(), self._window()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.setPen(QColor(theme.text_soft))
        words = QRectF(px(18), 0, strip.left() - px(22), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tr("whole run"))
        painter.drawImage(strip.topLeft(), self._image)
        veil = QColor(theme.control)
        veil.setAlphaF(0.4)
        painter.fillRect(QRectF(strip.left(), 0, window.left() - strip.left(), self.height()), veil)
        painter.fillRect(QRectF(window.right(), 0, strip.right() - window.right(), self.height()), veil)
        line = min(strip.right() - 2, self._x(frame.line_ns - frame.lanes.t0_ns))
        painter.fillRect(QRectF(round(line), 0, 1, self.height()), QColor(theme.now))
        painter.setPen(QColor(theme.focus))
        painter.drawRect(window.adjusted(0, 0, -1, -1))
        painter.drawRect(window.adjusted(1, 1, -2, -2))

    # mouse

    def _part(self, at: QPointF) -> str:
        """What of the frame is at a place: "left", "right", "window" or "" beside it."""
        window, x = self._window(), at.x()
        inner = min(GRIP, window.width() / 4)
        if window.left() - GRIP <= x <= window.left() + inner:
            return "left"
        if window.right() - inner <= x <= window.right() + GRIP:
            return "right"
        return "window" if window.left() < x < window.right() else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the frame, or one of its edges; beside it, it comes to the cursor."""
        if self._frame is None or event.button() != Qt.MouseButton.LeftButton:
            return
        scale, part = self._frame.scale, self._part(event.position())
        at = self._t(event.position().x())
        left, right = scale.left_ns, scale.right_ns
        if not part:
            part, left, right = "window", at - scale.span_ns / 2, at + scale.span_ns / 2
            self.stretch_asked.emit(left, right)
        self._grabbed = part, at, left, right

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move or resize the frame; else show by the cursor what a press would do."""
        if self._grabbed is None:
            part = self._part(event.position())
            shape = Qt.CursorShape.SizeHorCursor if part in {"left", "right"} else Qt.CursorShape.OpenHandCursor
            self.setCursor(shape if part else Qt.CursorShape.PointingHandCursor)
            return
        part, at, left, right = self._grabbed
        by = self._t(event.position().x()) - at
        moved_left, moved_right = left + by * (part != "right"), right + by * (part != "left")
        self.stretch_asked.emit(min(moved_left, moved_right), max(moved_left, moved_right))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._grabbed = None
        if self._frame is not None:
            self.follow(self._frame)

"""The row under the timeline of a recording: step, play, the instant, the speed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QStyle, QStyleOptionSlider, QWidget

from concgui.core.words import later, tr
from concgui.ui.controls import ActionButton, ComboBox, icon_button, label, set_icon
from concgui.ui.fonts import code_font
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES, px

_BACK = later("Previous event"), later("Go to the previous event  ( , )")
_ON = later("Next event"), later("Go to the next event  ( . )")
_PLAY, _PAUSE = (later("Play"), later("Play (Space)")), (later("Pause"), later("Pause (Space)"))
_STEPS = 10_000  #: places of the slider
_SLIDER = 0.25  #: of the row, that the slider has at least
_SLIDER_LEAST = 80  #: pixels that the slider has while there are words
_LEAST = 300  #: pixels: the buttons, the slider and the speed
_LIVE = later("Back to live")


class InstantSlider(QSlider):
    """The whole recording from left to right. A click goes there at once; the arrow keys go from event to event."""

    asked = Signal(float)  #: share of the recording, 0 … 1
    step_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, _STEPS)
        say(self, "accessibleName", "Instant of the recording")
        fit(self.setMinimumWidth, 36)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_share(self, share: float) -> None:
        """Stand at a share of the recording, unless the user holds the handle."""
        if not self.isSliderDown():
            self.setValue(round(share * _STEPS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        if self.isSliderDown():
            self._go_to(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Qt override."""
        self.setSliderDown(False)

    def _go_to(self, event: QMouseEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        half = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self) / 2
        share = (event.position().x() - half) / max(1.0, self.width() - 2 * half)
        self.setValue(round(min(1.0, max(0.0, share)) * _STEPS))
        self.asked.emit(self.value() / _STEPS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override."""
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.step_asked.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.asked.emit(0.0 if key == Qt.Key.Key_Home else 1.0)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.asked.emit(min(1.0, max(0.0, self.value() / _STEPS + (0.1 if key == Qt.Key.Key_PageUp else -0.1))))
        else:
            event.ignore()


class ReplayBar(QFrame):
    """Shows what it is told; emits what the user wants."""

    toggle_asked = Signal()
    step_asked = Signal(int)
    share_asked = Signal(float)
    speed_chosen = Signal(float)
    live_asked = Signal()  #: the program again, whose run this is

    def __init__(self, speeds: tuple[float, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        say(self, "accessibleName", "Replay")
        self._speeds = speeds
        self._playing: bool | None = None
        self._instant = (0, 0, 0, 0)
        self._live = False
        self.back = icon_button(
            "step-back", later("Previous event"), later("Go to the previous event  ( , )"), parent=self
        )
        self.play = icon_button("play", *_PLAY, parent=self)
        self.on = icon_button("step-on", *_ON, parent=self)
        self.slider = InstantSlider(self)
        self.words: QLabel = label("", "", self)
        follow(self.words, lambda words: words.setFont(code_font(SIZES.small, QFont.Weight.DemiBold)), "font")
        say(self.words, "accessibleName", "Instant")
        self.speed = ComboBox(self)
        self.speed.addItems([speed_words(speed) for speed in speeds])
        say(self.speed, "accessibleName", "Speed")
        follow(self.speed, _fit_speed)
        say(self.speed, "toolTip", "How many times as fast as it was")
        self.live = ActionButton(
            _LIVE, _LIVE, later("Leave the replay: show the program as it is now (R)"), role="link", parent=self
        )
        row = QHBoxLayout(self)
        fit(row.setContentsMargins, 12, 6, 12, 6)
        fit(row.setSpacing, 6)
        for part in (self.back, self.play, self.on):
            row.addWidget(part)
        row.addWidget(self.slider, 1)
        row.addWidget(self.words)
        row.addWidget(self.speed)
        row.addWidget(self.live)
        self.back.clicked.connect(lambda: self.step_asked.emit(-1))
        self.on.clicked.connect(lambda: self.step_asked.emit(1))
        self.play.clicked.connect(self.toggle_asked)
        self.live.clicked.connect(self.live_asked)
        self.slider.asked.connect(self.share_asked)
        self.slider.step_asked.connect(self.step_asked)
        self.speed.activated.connect(lambda place: self.speed_chosen.emit(self._speeds[place]))
        self.hide()

    def show_instant(self, instant_ns: int, length_ns: int, place: int, events: int) -> None:
        """Show where the instant is, and after how many of the events."""
        whole = f"{length_ns / 1e9:.3f}"
        self.slider.show_share(instant_ns / length_ns if length_ns else 1.0)
        self._instant = (instant_ns, length_ns, place, events)
        # Every number in the width of its greatest, or the row would tremble.
        told = tr("{instant} of {whole} s", instant=f"{f'{instant_ns / 1e9:.3f}':>{len(whole)}}", whole=whole)
        count = tr("event {number} of {all}", number=f"{place:>{len(str(events))}}", all=events)
        instant, room = f"{instant_ns / 1e9:.3f} s", self._room()
        wide = self.words.fontMetrics().horizontalAdvance
        self.words.setText(next((one for one in (f"{told} · {count}", told) if wide(one) <= room), instant))
        self.words.setVisible(wide(instant) <= room)
        self.words.setToolTip(tr("After {count}", count=count))

    def show_live(self, *, live: bool) -> None:
        """Offer the way back to the program, where there is room for it beside the speed."""
        self._live = live
        self._fold()

    def _fold(self) -> None:
        steps = (self.back, self.on)
        for part, shown in ((self.live, self._live), *((step, True) for step in steps)):
            part.setVisible(shown)
        for part in (self.live, *steps):  # there are keys for all three
            if self._room(slider=px(_SLIDER_LEAST)) < 0:
                part.hide()
        self.show_instant(*self._instant)

    def _room(self, slider: int = 0) -> int:
        """Pixels that the rest of the row leaves for the words; `slider`: for the slider, 0 for what it should have."""
        row, parts = self.layout(), (self.back, self.play, self.on, self.speed, self.live)
        assert row is not None  # noqa: S101  made in the constructor
        shown = [part.sizeHint().width() for part in parts if not part.isHidden()]
        gaps = row.spacing() * (len(shown) + 1) + px(2 * 12)
        wanted = slider or max(px(_SLIDER_LEAST), round(self.width() * _SLIDER))
        return self.width() - sum(shown) - gaps - wanted

    def minimumSizeHint(self) -> QSize:
        """Qt override: what does not fit is left out."""
        return QSize(px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._fold()

    def speak(self) -> None:
        """Say it in another language."""
        self.show_instant(*self._instant)

    def show_playing(self, *, playing: bool, speed: float) -> None:
        """Show whether it is played, and how fast."""
        if playing != self._playing:
            self._playing = playing
            set_icon(self.play, "pause" if playing else "play")
            name, tip = _PAUSE if playing else _PLAY
            say(self.play, "accessibleName", name)
            say(self.play, "toolTip", tip)
        if not self.speed.view().isVisible() and speed in self._speeds:
            self.speed.setCurrentIndex(self._speeds.index(speed))


def _fit_speed(speed: ComboBox) -> None:
    """As wide as its longest entry, whichever is shown: the row must not tremble."""
    speed.ensurePolished()
    speed.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
    speed.setFixedWidth(speed.sizeHint().width())


def speed_words(speed: float) -> str:
    """A speed as the chooser offers it: ``0.25×``."""
    return f"{speed:g}×"

"""The interval slider: 0.1 to 10 s in tenths, with more room for the short intervals.

Its value is an int, tenths of a second (1 … 100), so that keys and assistive tools step by 0.1 s. Only the place of the
handle follows a square law, t = 0.1 + 9.9·x² s for x in 0 … 1: a step looks about as large as it is in proportion,
and all hundred values are still a pixel or more apart on a card.
"""

from math import sqrt

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from concgui.ui.theme import SIZES, current, px

LOW, HIGH = 1, 100  #: tenths of a second
_HANDLE = 10.0  #: radius of the handle, pixels


def share_of(tenths: int) -> float:
    """Where on the groove a value stands, 0 … 1."""
    return sqrt((tenths - LOW) / (HIGH - LOW))


def tenths_at(share: float) -> int:
    """The value at a place of the groove; places outside 0 … 1 are brought inside."""
    inside = min(1.0, max(0.0, share))
    return LOW + round((HIGH - LOW) * inside * inside)


def _paler(color: QColor, ground: QColor) -> QColor:
    """The colour of a slider that cannot be moved any more, opaque: its parts overlap."""
    mixed = ((color.red(), ground.red()), (color.green(), ground.green()), (color.blue(), ground.blue()))
    return QColor(*(round(0.5 * ink + 0.5 * paper) for ink, paper in mixed))


class IntervalSlider(QAbstractSlider):
    """A horizontal slider in the worker's colour. `sliderMoved` is the user's drag, `valueChanged` any change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(LOW, HIGH)
        self.setSingleStep(1)
        self.setPageStep(5)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._color = QColor(current().focus)

    def set_color(self, color: QColor) -> None:
        """The colour of the filled part and of the handle's ring."""
        if color != self._color:
            self._color = color
            self.update()

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(px(160), px(30))

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return QSize(px(100), px(30))

    def _groove(self) -> QRectF:
        edge, high = px(_HANDLE + 2), px(6)
        return QRectF(edge, (self.height() - high) / 2, self.width() - 2 * edge, high)

    def handle_center(self) -> QPointF:
        """Where the handle is now, in the widget's pixels."""
        groove = self._groove()
        return QPointF(groove.left() + groove.width() * share_of(self.sliderPosition()), groove.center().y())

    def _value_at(self, x: float) -> int:
        groove = self._groove()
        return tenths_at((x - groove.left()) / max(1.0, groove.width()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt override: take the handle, or bring it here."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        if abs(event.position().x() - self.handle_center().x()) > px(_HANDLE):
            self.setSliderPosition(self._value_at(event.position().x()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        if self.isSliderDown():
            self.setSliderPosition(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        if event.button() is Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt override: the wheel scrolls the list of cards; it changes an interval only with Ctrl held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt override."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt override."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt override."""
        theme = current()
        color = QColor(self._color)
        if not self.isEnabled():
            color = _paler(color, QColor(theme.surface))
        groove, center = self._groove(), self.handle_center()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.groove))
        round_, ring = groove.height() / 2, px(4)
        painter.drawRoundedRect(groove, round_, round_)
        painter.setBrush(color)
        done = QRectF(groove.left(), groove.top(), center.x() - groove.left(), groove.height())
        painter.drawRoundedRect(done, round_, round_)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.text), 1.5 * theme.frame * SIZES.scale))
            painter.drawEllipse(center, px(_HANDLE) + 1, px(_HANDLE) + 1)
        painter.setBrush(QColor(theme.surface))
        painter.setPen(QPen(color, ring))
        painter.drawEllipse(center, px(_HANDLE) - ring / 2, px(_HANDLE) - ring / 2)

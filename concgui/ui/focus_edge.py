"""A line around the pane that has the focus, where its contents do not show it themselves."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from concgui.ui.theme import SIZES, current, px
from concgui.ui.window import MainWindow


class FocusEdge(QWidget):
    """Lies over the pane, lets everything through, and moves nothing."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._pane: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _pane_of(self, part: QWidget | None) -> QWidget | None:
        window, timeline = self._window, self._window.timeline
        if part is None:
            return None
        if part is window.output.text:
            return window.output
        return window.timeline_frame if timeline is not None and part is timeline.focusProxy() else None

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton  # who clicks knows where
        pane = None if by_mouse else self._pane_of(now)
        if pane is not self._pane:
            if self._pane is not None:
                self._pane.removeEventFilter(self)
            self._pane = pane
            if pane is not None:
                pane.installEventFilter(self)
        self.setVisible(pane is not None)
        if pane is not None:
            self._place(pane)

    def _place(self, pane: QWidget) -> None:
        self.setParent(pane)
        self.setGeometry(pane.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: the pane has another size."""
        if event.type() is QEvent.Type.Resize and watched is self._pane and self._pane is not None:
            self.setGeometry(self._pane.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt override."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = current().output_main if self._pane is self._window.output else current().focus
        painter.setPen(QPen(QColor(color), px(2)))
        inside = px(2) / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inside, inside, -inside, -inside), SIZES.radius, SIZES.radius
        )

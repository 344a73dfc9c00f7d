"""A scroll area that is as large as what is in it, as long as the screen has the room: at a large scale it scrolls."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from concgui.ui.theme import px

_AROUND = 150  #: pixels at scale 1 that the rest of a dialog takes, and the frame of its window
_BAR = 14


class FieldsArea(QScrollArea):
    """Around the fields of a dialog."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = inner
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        inner.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Qt override: all of it, or what the screen has."""
        inner = self._inner.sizeHint()
        screen = self.screen().availableGeometry().size()
        high = min(inner.height(), max(px(60), screen.height() - px(_AROUND)))
        wide = inner.width() + (px(_BAR) if high < inner.height() else 0)
        return QSize(min(wide, screen.width() - px(60)), high)

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return self.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: the dialog grows and shrinks with what is in it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

"""What stands in the place of the lanes when the filter leaves none over: one sentence, and a button against it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from concgui.core.words import later, trn
from concgui.ui.controls import ActionButton, label
from concgui.ui.scaled import fit
from concgui.ui.theme import px
from concgui.ui.timeline.layout import Layout


class LaneNote(QFrame):
    """Emits that the filter is to be cleared."""

    clear_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._told = label("", "empty")
        self._told.setWordWrap(True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = ActionButton(
            later("Clear the filter"), later("Clear the filter"), later("Show all lanes again (Shift+L)")
        )
        self.button.clicked.connect(self.clear_asked)
        self._column = column = QVBoxLayout(self)
        fit(column.setSpacing, 10)
        column.addWidget(self._told)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    @property
    def words(self) -> str:
        """The sentence."""
        return self._told.text()

    def show_empty(self, hidden: int) -> None:
        """Say that the filter hides so many lanes; 0: say nothing."""
        self._told.setText(
            trn("The only lane is hidden by the filter.", "All {n:,} lanes are hidden by the filter.", hidden)
        )
        self.setVisible(hidden > 0)

    def stand_in(self, layout: Layout) -> None:
        """Stand in the middle of the room that is left under the cores, at the lower edge if there is little."""
        if self.isHidden():
            return
        used = layout.core_row(layout.cores).bottom() if layout.cores else layout.top
        width = min(px(420), round(layout.plot.width()) - 12)
        high = max(self.sizeHint().height(), self._column.totalHeightForWidth(width))
        top = min(used + max(0.0, (layout.height - used - high) / 3), layout.height - high)
        left = layout.plot.center().x() - width / 2
        self.setGeometry(round(left), round(max(layout.top, top)), width, high)

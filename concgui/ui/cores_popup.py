"""All cores in a panel that stays open while cores are chosen; made when it is first wanted."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from concgui.core.views import CoresView
from concgui.core.words import later
from concgui.ui.controls import ActionButton, label
from concgui.ui.core_toggle import CoreToggle
from concgui.ui.scaled import fit
from concgui.ui.spoken import say

_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class CoresPopup(QFrame):
    """`toggled(core)`, `count_wanted(1, 2 or None for all)`. Arrows walk, digits and the space bar toggle."""

    toggled = Signal(int)
    count_wanted = Signal(object)

    def __init__(self, cores: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # a click on its button closes it, and no more
        say(self, "accessibleName", "Allowed cores")
        self.presets = tuple(
            self._preset(text, tip, count)
            for text, tip, count in (
                (later("One core"), later("Allow the first core only (F6)"), 1),
                (later("Two cores"), later("Allow the first two cores (F7)"), 2),
                (later("All"), later("Allow all cores (F8)"), None),
            )
        )
        head = QHBoxLayout()
        fit(head.setSpacing, 6)
        for preset in self.presets:
            head.addWidget(preset)
        head.addStretch(1)
        self._wide = 8 if len(cores) <= 64 else 16 if len(cores) <= 256 else 32
        grid = QGridLayout()
        fit(grid.setSpacing, 4)
        self.toggles = [CoreToggle(core, self) for core in cores]
        for place, toggle in enumerate(self.toggles):
            toggle.clicked.connect(lambda _checked=False, core=toggle.core: self.toggled.emit(core))
            toggle.installEventFilter(self)
            grid.addWidget(toggle, place // self._wide, place % self._wide)
        grid.setColumnStretch(self._wide, 1)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 14, 12, 14, 14)
        fit(column.setSpacing, 10)
        column.addWidget(label(later("The program may run on"), "subtitle", self))
        column.addLayout(head)
        column.addLayout(grid)

    def _preset(self, text: str, tip: str, count: int | None) -> ActionButton:
        button = ActionButton(text, text, tip, parent=self)
        button.clicked.connect(lambda: self.count_wanted.emit(count))
        return button

    def show_cores(self, view: CoresView) -> None:
        """Show which are allowed."""
        for toggle in self.toggles:
            toggle.show_cores(view)
        one, two, every = self.presets
        for preset, count in ((one, 1), (two, 2), (every, len(view.cores))):
            wanted = frozenset(view.cores[:count])
            preset.setEnabled(count <= len(view.cores) and wanted != view.allowed)

    def open_under(self, button: QWidget) -> None:
        """Open below a button, inside its screen."""
        self.adjustSize()
        self._place(button)
        self.show()
        self._place(button)  # its frame made it larger
        if self.toggles:
            self.toggles[0].setFocus()

    def _place(self, button: QWidget) -> None:
        place = button.mapToGlobal(QPoint(0, button.height() + 4))
        area = button.screen().availableGeometry()
        place.setX(max(area.left(), min(place.x(), area.right() + 1 - self.width())))
        place.setY(max(area.top(), min(place.y(), area.bottom() + 1 - self.height())))
        self.move(place)

    # ------------------------------------------------------------------ Qt
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: the arrows walk in the grid."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(watched, CoreToggle):
            step = _ARROWS.get(Qt.Key(event.key()))
            if step is not None:
                place = self.toggles.index(watched) + step[0] + step[1] * self._wide
                if 0 <= place < len(self.toggles):
                    self.toggles[place].setFocus()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override."""
        text = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif text.isascii() and text.isdigit():
            self.toggled.emit(int(text))
        else:
            super().keyPressEvent(event)

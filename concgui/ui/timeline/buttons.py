"""The row of small buttons at the timeline's upper right corner."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from concgui.core.words import later
from concgui.ui.controls import icon_button, label, set_icon
from concgui.ui.scaled import fit
from concgui.ui.spoken import say
from concgui.ui.theme import px
from concgui.ui.timeline.lanes_button import LanesButton

NARROW = 470  #: pixels: in a row with less room only what is used most has a button
TIGHT = 300  #: in a row that is narrower the two that zoom make way


class ButtonRow(QWidget):
    """Title, lanes, Follow, Pause, Fit, zoom out, zoom in. Emits what was asked; shows what it is told."""

    follow_asked = Signal(bool)
    pause_asked = Signal(bool)
    fit_asked = Signal()
    zoom_asked = Signal(float)

    def __init__(self, step: float) -> None:
        super().__init__()
        self._bare = False
        self.follow = icon_button("follow", later("Follow now"), later("Follow the now-line (F)"), checkable=True)
        self.pause = icon_button("pause", later("Pause the picture"), "", checkable=True)
        self.fit = icon_button("fit", later("Fit all"), later("Show the whole run (0, or double-click)"))
        self.zoom_out = icon_button("zoom-out", later("Zoom out"), later("Zoom out (−, or the wheel)"))
        self.zoom_in = icon_button("zoom-in", later("Zoom in"), later("Zoom in (+, or the wheel)"))
        self.lanes = LanesButton(self)
        self.every = icon_button(
            "close", later("Show all lanes"), later("Show all lanes: no filter, nothing folded (Shift+L)")
        )
        self.every.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        fit(row.setSpacing, 4)
        row.addWidget(label(later("Timeline"), "title"))
        row.addStretch(1)
        row.addWidget(self.lanes)
        row.addWidget(self.every)
        for button in self.all():
            row.addWidget(button)
        self.follow.clicked.connect(self.follow_asked)
        self.pause.clicked.connect(self.pause_asked)
        self.fit.clicked.connect(self.fit_asked)
        self.zoom_in.clicked.connect(lambda: self.zoom_asked.emit(step))
        self.zoom_out.clicked.connect(lambda: self.zoom_asked.emit(1 / step))
        self.show_state(following=True, paused=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._make_way()

    def set_bare(self, *, bare: bool) -> None:
        """Show no button for a while, only what hides lanes and what the row tells."""
        self._bare = bare
        self._make_way()

    def _make_way(self) -> None:
        self.lanes.make_way(narrow=self._bare or self.width() < px(NARROW))
        for button in (self.zoom_out, self.zoom_in):  # the wheel and the keys do the same
            button.setVisible(not self._bare and self.width() >= px(TIGHT))
        for button in (self.follow, self.fit):
            button.setVisible(not self._bare)

    def all(self) -> tuple[QToolButton, ...]:
        """The buttons of the time, from left to right."""
        return self.follow, self.pause, self.fit, self.zoom_out, self.zoom_in

    def show_state(self, *, following: bool, paused: bool) -> None:
        """Check the two buttons that stay down."""
        self.follow.setChecked(following)
        if self.pause.isChecked() != paused or not self.pause.toolTip():
            self.pause.setChecked(paused)
            set_icon(self.pause, "play" if paused else "pause")
            say(self.pause, "accessibleName", "Go on" if paused else "Pause the picture")
            tip = later("Pause the picture; the program and the recording go on (Space)")
            say(self.pause, "toolTip", later("Go on (Space)") if paused else tip)

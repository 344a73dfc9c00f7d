"""How the parts of the timeline's widget stand together."""

from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from concgui.ui.scaled import fit
from concgui.ui.spoken import say
from concgui.ui.timeline.canvas import SCROLL_PER_NOTCH, Canvas


def arrange(pane: QWidget, buttons: QWidget, canvas: Canvas, bar: QScrollBar, overview: QWidget) -> None:
    """Buttons above the lanes, the scroll bar beside them, the overview under them."""
    say(canvas, "accessibleName", "Timeline: one lane for each process and thread")
    say(canvas.viewport(), "accessibleName", "Lanes")
    say(bar, "accessibleName", "Scroll the lanes")
    bar.hide()
    bar.setSingleStep(round(SCROLL_PER_NOTCH / 3))
    below = QHBoxLayout()
    below.setSpacing(0)
    below.addWidget(canvas, 1)
    below.addWidget(bar)
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    fit(column.setSpacing, 2)
    column.addWidget(buttons)
    column.addLayout(below, 1)
    column.addWidget(overview)

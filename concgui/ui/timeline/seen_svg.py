"""The timeline as it is seen, as an SVG."""

from PySide6.QtGui import QPainter

from concgui.core.words import tr
from concgui.ui.timeline.overlay import paint_marks, paint_marks_on_axis
from concgui.ui.timeline.painter import paint_all
from concgui.ui.timeline.pane import TimelinePane
from concgui.ui.timeline.svg import Svg


def svg_of(pane: TimelinePane, title: str) -> str:
    """Draw the lanes, their titles, the axis, the cores and the marks of a pane; return the file's text."""
    frame = pane.frame
    layout = frame.layout
    device = Svg(layout.width, layout.height)
    painter = QPainter(device)
    paint_all(painter, frame)
    paint_marks(painter, frame, layout.world)
    paint_marks_on_axis(painter, frame)
    painter.end()
    left, right = (frame.scale.t(x) / 1e9 for x in (0, frame.scale.width))
    told = tr(
        "Timeline of a run, from {left:.6f} s to {right:.6f} s. Made by Concgui.", left=max(0.0, left), right=right
    )
    return device.text(title, told)

"""Looks at a timeline pane and turns its wheel."""

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from concgui.ui.timeline.canvas import Canvas
from concgui.ui.timeline.pane import TimelinePane
from tests.gui.timeline.feed import ns


class Clock:
    """Stands for perf_counter_ns, so that a test says what time it is."""

    def __init__(self) -> None:
        self.t = ns(0)

    def __call__(self) -> int:
        return self.t


def canvas_of(pane: TimelinePane) -> Canvas:
    return pane.findChild(Canvas)


def picture_of(pane: TimelinePane) -> QImage:
    return canvas_of(pane).viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels(image: QImage) -> np.ndarray:
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()].copy()


def same(before: np.ndarray, pane: TimelinePane) -> bool:
    """Whether the picture looks as it did before."""
    return bool((pixels(picture_of(pane)) == before).all())


def color_at(pane: TimelinePane, t: float, lane: int, share: float = 0.5) -> QColor:
    """The colour at a time of a lane, `share` of its bar's height from the top."""
    band = pane.frame.layout.band(lane)
    return picture_of(pane).pixelColor(round(pane.frame.x(ns(t))), round(band.top() + share * band.height()))


def zoom(pane: TimelinePane, factor: float, t: float) -> None:
    """Zoom at a second of the run, and draw at once."""
    pane.zoom(factor, pane.time_scale.x(t * 1e9))
    pane._compose()


def wheel(pane: TimelinePane, x: float, y: float, notches: int, modifier: Qt.KeyboardModifier) -> None:
    view = canvas_of(pane).viewport()
    at = QPointF(x, y)
    event = QWheelEvent(
        at, QPointF(view.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
    )  # fmt: skip
    QApplication.sendEvent(view, event)

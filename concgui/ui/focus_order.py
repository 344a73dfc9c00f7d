"""Where Tab goes in the window: part by part, in each part as one reads, whatever has been made later than what.

Worked out at each Tab, since cards, questions and messages come and go.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

if TYPE_CHECKING:
    from concgui.ui.window import MainWindow


def step(window: "MainWindow", *, on: bool) -> bool:
    """Give the focus to the next widget, or the one before; return whether there is one."""
    ring = focus_ring(window)
    if not ring:
        return False
    now = QApplication.focusWidget()
    while now is not None and now not in ring and now is not window:
        now = now.parentWidget()
    place = ring.index(now) + (1 if on else -1) if now in ring else (0 if on else -1)
    reason = Qt.FocusReason.TabFocusReason if on else Qt.FocusReason.BacktabFocusReason
    target = ring[place % len(ring)]
    target.setFocus(reason)
    above = target.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(target)
        above = above.parentWidget()
    return True


def focus_ring(window: "MainWindow") -> list[QWidget]:
    """Return everything of the window that Tab goes to, in its order."""
    found = [part for part in window.findChildren(QWidget) if _takes_tab(part, window)]
    parts = (window.toolbar, window.workers, window.alive, window.centre, window.program, window.output, window.status)
    ring: list[QWidget] = []
    for whole in parts:
        ring += _as_read([one for one in found if whole.isAncestorOf(one)], window)
    return [*_as_read([one for one in found if one not in ring], window), *ring]


def _takes_tab(part: QWidget, window: "MainWindow") -> bool:
    if not (part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and part.isEnabled()):
        return False
    above = part.parentWidget()
    inner = isinstance(above, QAbstractScrollArea) and above.viewport() is part  # of the one that has the focus
    return not inner and part.focusProxy() is None and part.window() is window and part.isVisibleTo(window)


def _as_read(parts: list[QWidget], window: "MainWindow") -> list[QWidget]:
    """From the left to the right, row by row; what overlaps by half is in one row."""
    places = sorted(((_place(one, window), one) for one in parts), key=lambda it: _middle(*it))
    rows: list[list[tuple[QPoint, QWidget]]] = []
    for place, one in places:
        last = rows[-1][-1] if rows else None
        if last is not None and _middle(place, one) - _middle(*last) < min(one.height(), last[1].height()) / 2:
            rows[-1].append((place, one))
        else:
            rows.append([(place, one)])
    return [one for row in rows for _place, one in sorted(row, key=lambda it: it[0].x())]


def _place(part: QWidget, window: "MainWindow") -> QPoint:
    """Return where a part is in the window when nothing is scrolled: Tab goes the same way then and now."""
    place = part.mapTo(window, QPoint(0, 0))
    above = part.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QScrollArea):
            place += QPoint(above.horizontalScrollBar().value(), above.verticalScrollBar().value())
        above = above.parentWidget()
    return place


def _middle(place: QPoint, part: QWidget) -> float:
    return place.y() + part.height() / 2

"""The small panel beside a marked range: how long it is, each lane's CPU time in it, and how much overlapped."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from concgui.core.lanes import LaneSet
from concgui.core.words import later, tr, trn
from concgui.ui.controls import icon_button, label
from concgui.ui.scaled import fit
from concgui.ui.spoken import say
from concgui.ui.theme import px
from concgui.ui.timeline import words
from concgui.ui.timeline.layout import Layout
from concgui.ui.timeline.measured import (
    LaneTime,
    Measured,
    cpu_words,
    left_out_words,
    load_words,
    range_words,
    source_words,
)

MARGIN = 10  #: pixels between the range and the panel
ROW = 22  #: about the height of a line
FEW = 5  #: with more lanes than these those without CPU time are told in one line
REST = 170  #: about what the panel needs without the lanes' lines


class RangePanel(QFrame):
    """Shows what it is told, beside the range as long as there is room."""

    closed = Signal()
    copy_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        say(self, "accessibleName", "Marked range")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._head = label("", "subtitle")
        self._when, self._load, self._source = label("", "form"), label("", ""), label("", "phase")
        self._left_out = label("", "phase")
        self._grid = QGridLayout()
        fit(self._grid.setHorizontalSpacing, 18)
        fit(self._grid.setVerticalSpacing, 2)
        self._cells: list[tuple[QLabel, QLabel]] = []
        close = icon_button("close", later("Clear the range"), later("Clear the range (Esc)"))
        copy = icon_button("copy", later("Copy the measured range"), later("Copy as text (Ctrl+C)"))
        close.clicked.connect(self.closed)
        copy.clicked.connect(self.copy_asked)
        top = QHBoxLayout()
        fit(top.setSpacing, 2)
        top.addWidget(self._head, 1)
        top.addWidget(copy)
        top.addWidget(close)
        self._column = column = QVBoxLayout(self)
        fit(column.setContentsMargins, 12, 6, 8, 10)
        fit(column.setSpacing, 4)
        column.addLayout(top)
        column.addWidget(self._when)
        column.addLayout(self._grid)
        column.addWidget(self._left_out)
        column.addWidget(self._load)
        column.addWidget(self._source)
        self._view = parent
        self._shown: tuple[LaneSet, Measured] | None = None
        self.hide()

    def show_measured(self, lanes: LaneSet, measured: Measured) -> None:
        """Tell of a range; the lanes that worked longest where there is not room for all of them."""
        self._shown = lanes, measured
        self._head.setText(words.duration(measured.length_ns))
        self._when.setText(range_words(lanes, measured.start_ns, measured.end_ns))
        self._load.setText(load_words(measured))
        self._source.setText(source_words(measured))
        self._left_out.setText(left_out_words(measured))
        self._left_out.setVisible(bool(self._left_out.text()))
        room = max(3, (self._view.height() - px(REST)) // px(ROW))
        worked = tuple(row for row in measured.rows if row.cpu_ns) if len(measured.rows) > FEW else measured.rows
        rows = _longest(worked, room)
        told = [(row.lane.title, cpu_words(measured, row)) for row in rows]
        if len(worked) > len(rows):
            told.append((tr("and {count} more", count=len(worked) - len(rows)), ""))
        if len(measured.rows) > len(worked):
            others = len(measured.rows) - len(worked)
            told.append((trn("{n} other", "{n} others", others), "0" if measured.exact else tr("0, or not measured")))
        self._fill(told)
        pairs = [" ".join(pair) for pair in told]
        self.setAccessibleDescription(tr(", ").join(filter(None, (self._when.text(), *pairs, self._left_out.text()))))
        self._column.activate()  # else it would stay as high as the lines before needed
        self.adjustSize()

    def speak(self) -> None:
        """Say it in another language."""
        if self._shown is not None and not self.isHidden():
            self.show_measured(*self._shown)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt override: what is not shown is not kept, either."""
        super().hideEvent(event)
        self._shown = None

    def _fill(self, told: list[tuple[str, str]]) -> None:
        while len(self._cells) < len(told):
            name, time = label("", ""), label("", "form")
            self._grid.addWidget(name, len(self._cells), 0)
            self._grid.addWidget(time, len(self._cells), 1, Qt.AlignmentFlag.AlignRight)
            self._cells.append((name, time))
        for at, (name, time) in enumerate(self._cells):
            some = at < len(told)
            name.setText(told[at][0] if some else "")
            time.setText(told[at][1] if some else "")
            name.setVisible(some)
            time.setVisible(some)

    def stand_beside(self, left: float, right: float, layout: Layout) -> None:
        """Stand right of the range, else left of it, else at the right edge; under all lanes where there is room."""
        plot, width = layout.world, self.width()
        if right + MARGIN + width <= plot.right():
            x = max(plot.left(), right) + MARGIN
        elif left - MARGIN - width >= plot.left():
            x = min(plot.right(), left) - MARGIN - width
        else:
            x = plot.right() - width - MARGIN
        used = layout.core_row(layout.cores).bottom() if layout.cores else layout.top + layout.content_height
        y = used if used + 2 * MARGIN + self.height() <= plot.bottom() else plot.top()
        self.move(round(x), round(y + MARGIN))


def _longest(rows: tuple[LaneTime, ...], most: int) -> list[LaneTime]:
    """As many as there is room for, in their order: those with the most CPU time."""
    if len(rows) <= most:
        return list(rows)
    chosen = sorted(range(len(rows)), key=lambda at: -(rows[at].cpu_ns or 0))[: most - 1]
    return [rows[at] for at in sorted(chosen)]

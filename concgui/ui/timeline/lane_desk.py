"""Which lanes have a row, as the user wants it: owns order, filter and folds of one pane, and the controls for them.

It never changes the recording, and nothing but the timeline depends on it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from concgui.core.lanes import LaneSet
from concgui.core.words import later, tr
from concgui.ui.timeline.buttons import ButtonRow
from concgui.ui.timeline.folding import fold_at
from concgui.ui.timeline.frame import Frame
from concgui.ui.timeline.lane_note import LaneNote
from concgui.ui.timeline.lane_rows import LaneChoice, LaneRows, Moment
from concgui.ui.timeline.lane_wish import ALL_SORTS, ORDER_WORDS, LaneFilter, LaneWish, Order
from concgui.ui.timeline.layout import Layout

if TYPE_CHECKING:
    from concgui.ui.timeline.lanes_popup import LanesPopup

NO_LANES = later("There are no lanes yet: no program has run.")
NO_THREADS = later("No process has threads that could be folded.")
WHICH = later("Which process? Point at its lane, or select a span of it, then press U.")


class LaneDesk(QObject):
    """Asks for another frame by `changed`."""

    changed = Signal()

    def __init__(self, viewport: QWidget, buttons: ButtonRow, frame: Callable[[], Frame]) -> None:
        """`viewport`: of the lanes; `frame`: what was composed last."""
        super().__init__(buttons)
        self._choice = LaneChoice()
        self._viewport = viewport
        self._button = buttons.lanes
        self._every = buttons.every
        self._frame = frame
        self._note = LaneNote(viewport)
        self._popup: LanesPopup | None = None
        self._told: tuple[object, ...] = ()
        self._rows = LaneRows()
        buttons.lanes.clicked.connect(self.open)
        buttons.every.clicked.connect(self.show_all)
        self._note.clear_asked.connect(self.clear_filter)

    @property
    def wish(self) -> LaneWish:
        """Order and filter."""
        return self._choice.wish

    @property
    def popup(self) -> "LanesPopup | None":
        """The panel, if it was opened once."""
        return self._popup

    def restart(self) -> None:
        """Another run: its lanes are others, so nothing is folded or looked for; order and kinds stay."""
        self._choice.folded = frozenset()
        self._choice.wish = replace(self.wish, filter=LaneFilter(kinds=self.wish.filter.kinds))

    def rows(self, lanes: LaneSet, until_ns: int | None, moment: Moment) -> LaneRows:
        """The rows of a frame."""
        rows = self._choice.rows(lanes, until_ns, moment)
        self._rows = rows
        told = (rows, self.wish, self._choice.sorted_ns)
        if told != self._told:
            self._told = told
            self._tell(lanes)
        return rows

    def place_note(self, layout: Layout) -> None:
        """Put the sentence about an empty result where there is room."""
        self._note.stand_in(layout)

    # what is wanted

    def want(self, wish: LaneWish) -> None:
        """Show the lanes so."""
        self._choice.wish = wish
        self.changed.emit()

    @Slot()
    def sort_again(self) -> None:
        """Sort by what is known now."""
        self._choice.sort_again()
        self.changed.emit()

    @Slot()
    def clear_filter(self) -> None:
        """Filter no more; what is folded stays so."""
        self.want(replace(self.wish, filter=LaneFilter()))

    @Slot()
    def show_all(self) -> None:
        """Give every lane its row."""
        self._choice.folded = frozenset()
        self.want(replace(self.wish, filter=LaneFilter(kinds=ALL_SORTS)))

    def fold(self, process: int, *, folded: bool) -> None:
        """Fold a process's threads into its row, or unfold them."""
        self._put(self._choice.folded | {process} if folded else self._choice.folded - {process})

    @Slot(bool)
    def fold_all(self, folded: bool) -> None:
        """Fold all threads, or none."""
        self._put(frozenset(self._rows.folds) if folded else frozenset())

    @Slot(int)
    def reveal(self, lane: int) -> None:
        """Unfold the process that a lane is folded into."""
        if lane in self._rows.stand and lane not in self._rows.place:
            self.fold(self._frame().lanes.lanes[lane].process, folded=False)

    def click(self, x: float, y: float) -> bool:
        """Fold or unfold by a click at a pixel of the picture; False where it means something else."""
        process = fold_at(self._frame(), x, y)
        if process is None:
            return False
        self.fold(process, folded=not self._rows.folds[process].folded)
        return True

    @Slot()
    def open(self) -> None:
        """Open the panel."""
        if self._popup is None:
            from concgui.ui.timeline.lanes_popup import LanesPopup

            self._popup = LanesPopup(self._button)
            self._popup.wished.connect(self.want)
            self._popup.sort_asked.connect(self.sort_again)
            self._popup.fold_asked.connect(self.fold_all)
            self._popup.all_asked.connect(self.show_all)
        self._tell(self._frame().lanes)
        self._popup.open_under(self._button)

    # by key: they return a sentence where there is nothing to do

    def toggle_here(self) -> str:
        """Fold or unfold the process that is meant: of the selected span, else under the cursor, else the only one."""
        folds = self._rows.folds
        if not folds:
            return tr(NO_THREADS if self._rows.total else NO_LANES)
        frame = self._frame()
        meant = [None if frame.marks.selected is None else frame.marks.selected.lane, self._under_cursor(frame)]
        for index in meant:
            process = None if index is None else frame.lanes.lanes[index].process
            if process in folds:
                self.fold(process, folded=not folds[process].folded)
                return ""
        if len(folds) > 1:
            return tr(WHICH)
        process, fold = next(iter(folds.items()))
        self.fold(process, folded=not fold.folded)
        return ""

    def toggle_all(self) -> str:
        """Fold all threads; if they are, unfold them."""
        folds = self._rows.folds
        if not folds:
            return tr(NO_THREADS if self._rows.total else NO_LANES)
        self.fold_all(not all(fold.folded for fold in folds.values()))
        return ""

    def speak(self) -> None:
        """Say it in another language."""
        self._told = ()
        self._tell(self._frame().lanes)

    # inside

    def _put(self, folded: frozenset[int]) -> None:
        self._choice.folded = folded
        self.changed.emit()

    def _under_cursor(self, frame: Frame) -> int | None:
        if not self._viewport.underMouse():
            return None
        at = QPointF(self._viewport.mapFromGlobal(QCursor.pos()))
        position = frame.layout.position_at(at.y())
        return None if position is None or position >= len(frame.shown) else frame.shown[position].index

    def _tell(self, lanes: LaneSet) -> None:
        since = self._since(lanes)
        order = self.wish.order
        sorted_by = ""
        if order is not Order.CREATION:
            sorted_by = tr("Sorted by: {order}. {since}", order=tr(ORDER_WORDS[order]), since=since).strip()
        rows = self._rows
        self._button.show_rows(rows, sorted_by)
        self._every.setVisible(rows.total != len(rows.lanes))
        self._note.show_empty(rows.total if rows.total and not rows.lanes else 0)
        if self._popup is not None:
            self._popup.show_wish(self.wish, rows, since)

    def _since(self, lanes: LaneSet) -> str:
        sorted_ns = self._choice.sorted_ns
        if sorted_ns is None:
            return ""
        t_s = max(0, sorted_ns - lanes.t0_ns) / 1e9
        return tr("As it was at {t:.1f} s; newer lanes stand last until the run ends.", t=t_s)

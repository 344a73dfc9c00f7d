"""The panel in which lanes are sorted, filtered and folded; made when it is first wanted. It stays open meanwhile."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from concgui.core.actions import Verdict
from concgui.core.words import later, tr, trn
from concgui.ui.controls import ActionButton, ComboBox, label
from concgui.ui.scaled import fit
from concgui.ui.spoken import say
from concgui.ui.theme import px
from concgui.ui.timeline.lane_rows import LaneRows
from concgui.ui.timeline.lane_wish import ORDER_WORDS, LaneFilter, LaneWish, Order, Sort
from concgui.ui.timeline.lanes_button import shown_words

WIDE = 400
_KINDS = (
    (Sort.PROCESS, later("Processes"), later("Show processes")),
    (Sort.THREAD, later("Threads"), later("Show Python's threads")),
    (
        Sort.LIBRARY,
        later("Library's own"),
        later("Show the threads that the standard library makes for itself, such as a pool's"),
    ),
    (
        Sort.NATIVE,
        later("Not Python"),
        later("Show programs that are not Python, and threads that Python's threading did not make"),
    ),
)
NO_THREADS = later("There are no threads that could be folded.")
ALL_FOLDED = later("All threads are folded.")
NONE_FOLDED = later("No threads are folded.")
ALL_SHOWN = later("All lanes are shown.")


class LanesPopup(QFrame):
    """Shows what it is told, and emits what is wanted."""

    wished = Signal(object)  #: LaneWish
    sort_asked = Signal()  #: by the order that is chosen, anew
    fold_asked = Signal(bool)  #: all threads, or none
    all_asked = Signal()  #: no filter, nothing folded

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # a click on its button closes it, and no more
        say(self, "accessibleName", "Lanes")
        self._wish = LaneWish()
        self.text = QLineEdit()
        say(self.text, "placeholderText", "A part of a name, or a pid")
        say(self.text, "accessibleName", "Show lanes whose name or pid has this in it")
        self.text.setClearButtonEnabled(True)
        self.kinds = {sort: self._toggle(words, tip) for sort, words, tip in _KINDS}
        self.alive, self.in_view, self.main_first = QCheckBox(), QCheckBox(), QCheckBox()
        say(self.alive, "text", "Only those alive at the now-line")
        say(self.in_view, "text", "Only those with a span in view")
        say(self.main_first, "text", "MainProcess on top")
        self.order = ComboBox()
        say(self.order, "accessibleName", "Order of the lanes")
        for order, words in ORDER_WORDS.items():
            self.order.addItem(tr(words), order)
        self.again = ActionButton(later("Sort again"), later("Sort again"), later("Sort by what is known now"))
        self.fold = ActionButton(
            later("Fold all threads"),
            later("Fold all threads"),
            later("Fold all threads into their process (Shift+U)"),
        )
        self.unfold = ActionButton(
            later("Unfold all"), later("Unfold all threads"), later("Give every thread a row of its own (Shift+U)")
        )
        self.all = ActionButton(
            later("Show all lanes"), later("Show all lanes"), later("Without a filter, nothing folded (Shift+L)")
        )
        self._told, self._since = label("", "phase"), label("", "phase")
        self._since.setWordWrap(True)
        self._told.setWordWrap(True)
        self._arrange()
        self._connect()

    @staticmethod
    def _toggle(words: str, tip: str) -> QPushButton:
        button = QPushButton()
        say(button, "text", words)
        button.setProperty("role", "core")
        button.setCheckable(True)
        say(button, "toolTip", tip)
        say(button, "accessibleDescription", tip)
        return button

    def _arrange(self) -> None:
        kinds, folds, sorting = QGridLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (kinds, folds, sorting):
            fit(row.setSpacing, 6)
        for at, toggle in enumerate(self.kinds.values()):
            kinds.addWidget(toggle, at // 2, at % 2)
        sorting.addWidget(self.order, 1)
        sorting.addWidget(self.again)
        folds.addWidget(self.fold, 1)
        folds.addWidget(self.unfold, 1)
        grid = QGridLayout()
        fit(grid.setHorizontalSpacing, 12)
        fit(grid.setVerticalSpacing, 8)
        for at, words in ((0, later("Filter")), (1, later("Show")), (4, later("Order")), (7, later("Threads"))):
            grid.addWidget(label(words, "form"), at, 0)
        for at, part in ((0, self.text), (2, self.alive), (3, self.in_view), (5, self._since), (6, self.main_first)):
            grid.addWidget(part, at, 1)
        for at, row in ((1, kinds), (4, sorting), (7, folds)):
            grid.addLayout(row, at, 1)
        grid.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.addWidget(label(later("Lanes"), "subtitle"))
        head.addStretch(1)
        head.addWidget(self.all)
        self._column = column = QVBoxLayout(self)
        fit(column.setContentsMargins, 14, 10, 14, 14)
        fit(column.setSpacing, 8)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addLayout(grid)
        fit(self.setFixedWidth, WIDE)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._changed)
        for box in (*self.kinds.values(), self.alive, self.in_view, self.main_first):
            box.clicked.connect(self._changed)
        self.order.activated.connect(self._ordered)
        self.again.clicked.connect(self.sort_asked)
        self.fold.clicked.connect(lambda: self.fold_asked.emit(True))  # noqa: FBT003  a signal
        self.unfold.clicked.connect(lambda: self.fold_asked.emit(False))  # noqa: FBT003
        self.all.clicked.connect(self.all_asked)

    # values

    def show_wish(self, wish: LaneWish, rows: LaneRows, since: str) -> None:
        """Show what is wanted and what came of it; `since`: up to when the order is true, in words."""
        self._wish = wish
        if self.text.text() != wish.filter.text:
            with QSignalBlocker(self.text):
                self.text.setText(wish.filter.text)
        for sort, toggle in self.kinds.items():
            toggle.setChecked(sort in wish.filter.kinds)
        self.alive.setChecked(wish.filter.alive)
        self.in_view.setChecked(wish.filter.in_view)
        self.order.setCurrentIndex(self.order.findData(wish.order))
        self.main_first.setChecked(wish.main_first)
        self._told.setText(shown_words(rows) or trn("{n:,} lane, all shown.", "{n:,} lanes, all shown.", rows.total))
        self._since.setText(since)
        self._since.setVisible(bool(since))
        self.again.setVisible(bool(since))
        some, folded = bool(rows.folds), rows.folded
        open_ones = any(not fold.folded for fold in rows.folds.values())
        self.fold.set_verdict(
            Verdict(enabled=open_ones, reason="" if open_ones else tr(ALL_FOLDED if some else NO_THREADS))
        )
        self.unfold.set_verdict(Verdict(enabled=bool(folded), reason="" if folded else tr(NONE_FOLDED)))
        every = rows.total == len(rows.lanes)
        self.all.set_verdict(Verdict(enabled=not every, reason=tr(ALL_SHOWN) if every else ""))
        if self.isVisible():
            self.setFixedHeight(self._column.totalHeightForWidth(px(WIDE)))

    def speak(self) -> None:
        """Say it in another language; the numbers come from the desk."""
        for place, words in enumerate(ORDER_WORDS.values()):
            self.order.setItemText(place, tr(words))

    def open_under(self, button: QWidget) -> None:
        """Open below a button, at the right edge of its row: the titles stay in view. Inside the screen."""
        self.setFixedHeight(self._column.totalHeightForWidth(px(WIDE)))
        row = button.parentWidget() or button
        place = row.mapToGlobal(QPoint(row.width() - self.width(), 0))
        place.setY(row.mapToGlobal(QPoint(0, row.height() + 4)).y())
        area = button.screen().availableGeometry()
        place.setX(max(area.left(), min(place.x(), area.right() + 1 - self.width())))
        place.setY(max(area.top(), min(place.y(), area.bottom() + 1 - self.height())))
        self.move(place)
        self.show()
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)
        self.text.selectAll()

    # inside

    def _changed(self) -> None:
        wish = self._wish
        wanted = LaneFilter(
            self.text.text(),
            frozenset(sort for sort, toggle in self.kinds.items() if toggle.isChecked()),
            self.alive.isChecked(),
            self.in_view.isChecked(),
        )
        self._want(replace(wish, main_first=self.main_first.isChecked(), filter=wanted))

    def _ordered(self) -> None:
        order = Order(self.order.currentData())
        if order is self._wish.order:
            self.sort_asked.emit()
        else:
            self._want(replace(self._wish, order=order))

    def _want(self, wish: LaneWish) -> None:
        if wish != self._wish:
            self._wish = wish
            self.wished.emit(wish)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override: Return and Esc close."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close()
        else:
            super().keyPressEvent(event)

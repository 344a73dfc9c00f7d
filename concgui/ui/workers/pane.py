"""The Workers column: the cards in order of creation, up to 64, and the one that the keyboard acts on."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from concgui.core.actions import Action
from concgui.core.views import CardView, Mode, SessionView
from concgui.core.words import later, tr
from concgui.ui.controls import ActionButton, label, loading
from concgui.ui.scaled import fit
from concgui.ui.spoken import say
from concgui.ui.theme import px
from concgui.ui.workers.card import WorkerCard
from concgui.ui.workers.fields import KeptField

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_NONE_YET = later("No workers yet.")
#: The modes whose workers are not made by cards, and what is said while there are none.
_WITHOUT_FORM = {
    Mode.SCRIPT: later("The script makes its own workers."),
    Mode.REPLAY: later("The program of this recording made no workers."),
}


class WorkersPane(QWidget):
    """Shows the cards of a view. `intent` and `edited` as in `WorkerCard`."""

    intent = Signal(object, object, object)
    edited = Signal(int, str, str)
    dragged = Signal(bool)  #: a card's slider is taken, or let go

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[int, WorkerCard] = {}
        self._order: list[int] = []
        self._selected: int | None = None
        self._added: int | None = None  # a new card that is to be in view, until the user looks elsewhere
        self.add = ActionButton(
            later("+ Add  (N)"), later("Add a worker"), later("One more worker (N)"), role="link", parent=self
        )
        self.add.clicked.connect(lambda: self.intent.emit(Action.ADD, None, None))
        head = QHBoxLayout()
        fit(head.setContentsMargins, 6, 0, 12, 0)
        head.addWidget(label(later("Workers"), "title", self))
        head.addStretch(1)
        head.addWidget(self.add)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self._list = QWidget(self.area)
        self._list.setProperty("role", "clear")
        self.area.setWidget(self._list)  # while it is empty: to move it later is to style all cards again
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        fit(self._column.setSpacing, 10)
        self._column.addWidget(self._make_empty())
        self._column.addStretch(1)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        say(self.area, "accessibleName", "Worker cards")
        # Its room is always kept, or the cards would jump when there is one too many.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(lambda _low, high: bar.setEnabled(high > 0))  # disabled, it is not to be seen
        bar.rangeChanged.connect(self._bring_added)
        bar.actionTriggered.connect(self._forget_added)
        bar.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        fit(layout.setSpacing, 8)
        layout.addLayout(head)
        layout.addWidget(self.area, 1)

    def _make_empty(self) -> QWidget:
        self.empty = QWidget(self._list)
        self.empty_words: QLabel = label("", "empty", self.empty)
        self.empty_words.setWordWrap(True)
        self.empty_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        button = ActionButton(later("Add one (N)"), later("Add a worker"), later("A first worker"), parent=self.empty)
        button.clicked.connect(lambda: self.intent.emit(Action.ADD, None, None))
        column = QVBoxLayout(self.empty)
        fit(column.setContentsMargins, 0, 40, 0, 0)
        column.addWidget(self.empty_words)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.empty_button = button
        return self.empty

    # ------------------------------------------------------------------ values
    def show_view(self, view: SessionView) -> None:
        """Show the cards of a view; a script or a recording has its own workers, so there is nothing to add."""
        self.show_cards(view.cards)
        verdict = view.actions.get(Action.ADD, loading())
        own = view.mode not in _WITHOUT_FORM
        self.add.setVisible(own)
        self.empty_button.setVisible(own)
        words = tr(_WITHOUT_FORM.get(view.mode, _NONE_YET))
        self.empty_words.setText(f"{words}\n\n{view.about}" if view.about and not own else words)
        self.add.set_verdict(verdict)
        self.empty_button.set_verdict(verdict)

    def show_cards(self, views: Sequence[CardView]) -> None:
        """Show these cards in this order; unchanged cards are not touched."""
        order = [view.spec.key for view in views]
        if order != self._order:
            self._arrange(views, order)
        for view in views:
            self.cards[view.spec.key].show_view(view)
        self.empty.setVisible(not views)

    def _arrange(self, views: Sequence[CardView], order: list[int]) -> None:
        self._list.setUpdatesEnabled(False)
        added = [key for key in order if key not in self.cards]
        for key in [key for key in self.cards if key not in order]:
            self._drop(key)
        for view in views:
            if view.spec.key not in self.cards:
                self._make(view)
        for place, key in enumerate(order):
            if self._column.indexOf(self.cards[key]) != place:
                self._column.insertWidget(place, self.cards[key])
        before, self._order = self._order, order
        if self._selected not in self.cards:
            self._keep_selection(before)
        self._list.setUpdatesEnabled(True)
        if len(added) == 1 and before:
            self.select(added[0])
            self._added = added[0]

    def _make(self, view: CardView) -> None:
        card = WorkerCard(view, self._list)
        card.intent.connect(self.intent)
        card.edited.connect(self.edited)
        card.slider.sliderPressed.connect(lambda: self.dragged.emit(True))  # noqa: FBT003  a value, not a flag
        card.slider.sliderReleased.connect(lambda: self.dragged.emit(False))  # noqa: FBT003
        card.chosen.connect(self.select)
        for field in card.findChildren(QLineEdit):
            field.setAcceptDrops(False)  # a file that is dropped is to be opened, and not to become a name
        for part in card.findChildren(QWidget):
            if part.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                part.installEventFilter(self)
        self.cards[view.spec.key] = card

    def _drop(self, key: int) -> None:
        card = self.cards.pop(key)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _keep_selection(self, before: list[int]) -> None:
        """The selected card is gone: take the one that stands in its place."""
        place = before.index(self._selected) if self._selected in before else 0
        self._selected = None
        if self._order:
            self.select(self._order[min(place, len(self._order) - 1)], show=False)

    # ------------------------------------------------------------------ selection
    @property
    def selected(self) -> WorkerCard | None:
        """The card that the keyboard acts on."""
        return self.cards.get(self._selected) if self._selected is not None else None

    def select(self, key: int, *, show: bool = True) -> None:
        """Select a card and bring it into view."""
        if key not in self.cards:
            return
        self._forget_added()
        if key != self._selected:
            if self.selected is not None:
                self.selected.set_selected(selected=False)
            self._selected = key
            self.cards[key].set_selected(selected=True)
        if show:
            self._column.activate()
            self.area.ensureWidgetVisible(self.cards[key], 0, px(6))

    @Slot()
    def _bring_added(self) -> None:
        """Bring a new card into view: when it is made, the list has not yet grown by it."""
        if self._added in self.cards:
            self.area.ensureWidgetVisible(self.cards[self._added], 0, px(6))

    @Slot()
    def _forget_added(self) -> None:
        self._added = None

    def select_place(self, place: int) -> None:
        """Select the card at this place, counted from 0; places outside are ignored."""
        if 0 <= place < len(self._order):
            self.select(self._order[place])

    def select_next(self, step: int) -> None:
        """Select the next (+1) or previous (−1) card."""
        if self._order:
            place = self._order.index(self._selected) if self._selected in self._order else 0
            self.select_place(min(len(self._order) - 1, max(0, place + step)))

    def submit(self) -> None:
        """Enter what is still being typed in a card."""
        for card in self.cards.values():
            card.submit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: the card that has the keyboard focus is the selected one.

        Undo and redo are the window's while nothing new stands in a field.
        """
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            idle = isinstance(watched, KeptField) and not watched.pending
            if idle and any(map(event.matches, _UNDO)):
                event.ignore()
                return True
        if event.type() is QEvent.Type.FocusIn:
            part: QObject | None = watched
            while part is not None and not isinstance(part, WorkerCard):
                part = part.parent()
            if part is not None:
                self.select(part.key, show=False)
        return False

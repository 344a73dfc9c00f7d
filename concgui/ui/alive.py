"""The alive list: what Python says, only when it is asked, and beside it what the operating system says."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from concgui.core.actions import Action, Verdict
from concgui.core.views import AliveRow
from concgui.core.words import later
from concgui.ui.controls import ActionButton, ElidedLabel, label, loading
from concgui.ui.scaled import fit
from concgui.ui.theme import SIZES, px

if TYPE_CHECKING:
    from concgui.ui.alive_table import AliveTable

_LOW, _FEWEST = 134, 1  #: in less room than this the list may be that short
HEAD = 94  #: pixels of the list that are not rows


class AliveList(QFrame):
    """Shows the rows; `intent(Action.ASK_ALIVE, None, None)` when Python is to be asked."""

    intent = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.table: AliveTable | None = None
        self.ask = ActionButton(
            later("Ask  (A)"),
            later("Ask active_children()"),
            later(
                "Let main call active_children(). Asking has an effect: the call joins the children that have ended, "
                "so their zombies vanish (A)"
            ),
            parent=self,
        )
        self.ask.clicked.connect(lambda: self.intent.emit(Action.ASK_ALIVE, None, None))
        self.empty = label(later("No process has been started."), "form", self)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        title = ElidedLabel("subtitle", self)
        title.set_words("multiprocessing.active_children()")
        head.addWidget(title, 1)
        head.addWidget(self.ask)
        self._column = column = QVBoxLayout(self)
        fit(column.setContentsMargins, 14, 9, 10, 8)
        fit(column.setSpacing, 4)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addStretch(1)

    def set_room(self, height: int) -> None:
        """Take about this height: whole rows, at least three if there is room, at most six, however many there are."""
        rows = min(6, max(_FEWEST if height < px(_LOW) else 3, round((height - px(HEAD)) / SIZES.alive_row)))
        self.setFixedHeight(px(HEAD) + rows * SIZES.alive_row)

    def show_rows(self, rows: Sequence[AliveRow]) -> None:
        """Show these rows."""
        if self.table is None:
            if not rows:
                return
            self._make_table()
        assert self.table is not None  # noqa: S101  just made
        self.table.rows.show_rows(rows)
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))

    def _make_table(self) -> None:
        from concgui.ui.alive_table import AliveTable

        self.table = AliveTable()
        self._column.insertWidget(self._column.count() - 1, self.table, 100)

    def show_actions(self, actions: Mapping[Action, Verdict]) -> None:
        """Whether Python can be asked now."""
        self.ask.set_verdict(actions.get(Action.ASK_ALIVE, loading()))

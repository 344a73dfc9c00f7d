"""The variables of a script's environment that are not ours: a small table."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from concgui.core.runsettings import variable_problem
from concgui.core.words import later, tr
from concgui.ui.controls import ActionButton
from concgui.ui.scaled import fit
from concgui.ui.spoken import say
from concgui.ui.theme import px

_NAME, _VALUE, _UNSET = range(3)
_HEADS = (later("Name"), later("Value"), later("Unset"))
_ROW = 34
_ROWS = 3  #: that are seen at once


class _Cell(QStyledItemDelegate):
    """An editor that fills its cell."""

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Qt override."""
        field = QLineEdit(parent)
        field.setAccessibleName(
            tr("{what} of variable {number}", what=tr(_HEADS[index.column()]), number=index.row() + 1)
        )
        return field


class _Table(QTableWidget):
    """Return edits a cell, as F2 does; it does not press the dialog's button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override."""
        editing = self.state() is QAbstractItemView.State.EditingState
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not editing and self.currentItem() is not None:
            self.editItem(self.currentItem())
        else:
            super().keyPressEvent(event)


class EnvironmentTable(QWidget):
    """`changed` with every change. A row that is unset is taken out of the environment."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = table = _Table(0, 3, self)
        say(table, "accessibleName", "Environment variables")
        table.setHorizontalHeaderLabels([tr(head) for head in _HEADS])
        table.setItemDelegate(_Cell(table))
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setProperty("role", "framed")
        table.verticalHeader().hide()
        fit(table.verticalHeader().setDefaultSectionSize, _ROW)
        head = table.horizontalHeader()
        head.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(_VALUE, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(_UNSET, QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setColumnWidth(_NAME, px(220))
        table.setColumnWidth(_UNSET, px(66))
        table.setFixedHeight(px(_ROWS * _ROW + 34))
        table.itemChanged.connect(self._on_change)
        table.currentItemChanged.connect(lambda *_: self._show_buttons())
        self.add = ActionButton(later("A&dd"), later("Add a variable"), later("One more variable"), parent=self)
        self.add.clicked.connect(self._add)
        self.remove = ActionButton(
            later("Remo&ve"), later("Remove the variable"), later("Remove the selected variable"), parent=self
        )
        self.remove.clicked.connect(self._remove)
        buttons = QVBoxLayout()
        fit(buttons.setSpacing, 8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        fit(row.setSpacing, 8)
        row.addWidget(table, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(buttons)
        self.setFocusProxy(table)
        self._show_buttons()

    # ------------------------------------------------------------------ values
    def show_variables(self, variables: Sequence[tuple[str, str | None]]) -> None:
        """Show these."""
        self.table.setRowCount(0)
        for name, value in variables:
            self._append(name, value)
        self._show_buttons()
        self.changed.emit()

    def variables(self) -> tuple[tuple[str, str | None], ...]:
        """Return what is in the table; rows in which nothing was typed are none."""
        rows = [self._row(place) for place in range(self.table.rowCount())]
        return tuple(row for row in rows if row[0] or row[1])

    def problem(self) -> str:
        """Return what is wrong with the first wrong row, and select it; "" when nothing is."""
        names: list[str] = []
        for place in range(self.table.rowCount()):
            name, value = self._row(place)
            if not name and not value:
                continue
            if problem := variable_problem(name, value, names):
                return problem
            names.append(name)
        return ""

    def _row(self, place: int) -> tuple[str, str | None]:
        unset = self._item(place, _UNSET).checkState() is Qt.CheckState.Checked
        return self._item(place, _NAME).text().strip(), None if unset else self._item(place, _VALUE).text()

    def _item(self, place: int, column: int) -> QTableWidgetItem:
        return self.table.item(place, column) or QTableWidgetItem()

    # ------------------------------------------------------------------ changes
    def _append(self, name: str, value: str | None) -> int:
        table, place = self.table, self.table.rowCount()
        table.blockSignals(True)  # noqa: FBT003 - until the row is whole
        table.insertRow(place)
        table.setItem(place, _NAME, QTableWidgetItem(name))
        table.setItem(place, _VALUE, QTableWidgetItem(value or ""))
        unset = QTableWidgetItem()
        unset.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        unset.setCheckState(Qt.CheckState.Checked if value is None else Qt.CheckState.Unchecked)
        unset.setToolTip(tr("Take the variable away, should it be in the environment of Concgui"))
        table.setItem(place, _UNSET, unset)
        self._show_unset(place)
        table.blockSignals(False)  # noqa: FBT003
        return place

    def _add(self) -> None:
        place = self._append("", "")
        self.table.setCurrentCell(place, _NAME)
        self.table.setFocus()
        self.table.editItem(self._item(place, _NAME))
        self.changed.emit()

    def _remove(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())
            if not self.table.rowCount():
                self.add.setFocus()  # not to lose it: this button is disabled now
            self._show_buttons()
            self.changed.emit()

    def _on_change(self, item: QTableWidgetItem) -> None:
        if item.column() == _UNSET:
            self.table.blockSignals(True)  # noqa: FBT003
            self._show_unset(item.row())
            self.table.blockSignals(False)  # noqa: FBT003
        self.changed.emit()

    def _show_unset(self, place: int) -> None:
        """The value of what is unset cannot be edited, and it stays for the case that it is set again."""
        value = self._item(place, _VALUE)
        unset = self._item(place, _UNSET).checkState() is Qt.CheckState.Checked
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        value.setFlags(Qt.ItemFlag.ItemIsSelectable if unset else flags)

    def _show_buttons(self) -> None:
        self.remove.setEnabled(self.table.currentRow() >= 0)

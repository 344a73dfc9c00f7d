"""The alive list: what Python says, only when it is asked, and beside it what the operating system says."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from concgui.core.actions import Action, Verdict
from concgui.core.views import AliveRow
from concgui.ui.controls import LOADING, ActionButton, label
from concgui.ui.fonts import code_font
from concgui.ui.patterns import paint_worker_bar
from concgui.ui.theme import SIZES, current

COLUMNS = ("name", "pid", "Python says", "OS says")
_ROW = 28
_HEAD = 86  #: pixels of the list that are not rows
_Index = QModelIndex | QPersistentModelIndex


class AliveModel(QAbstractTableModel):
    """The rows as a table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[AliveRow, ...] = ()

    def show_rows(self, rows: Sequence[AliveRow]) -> None:
        """Take new rows; only what differs is told to the view."""
        before, after = self.rows, tuple(rows)
        if before == after:
            return
        common = min(len(before), len(after))
        if len(after) < len(before):
            self.beginRemoveRows(QModelIndex(), common, len(before) - 1)
            self.rows = before[:common]
            self.endRemoveRows()
        elif len(after) > len(before):
            self.beginInsertRows(QModelIndex(), common, len(after) - 1)
            self.rows = before + after[common:]
            self.endInsertRows()
        self.rows = after
        for row in range(common):
            if before[row] != after[row]:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        """Qt override."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Qt override."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt override."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        row = self.rows[index.row()]
        return (row.name, "" if row.pid is None else str(row.pid), row.python_says, row.os_says)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt override."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class _NameDelegate(QStyledItemDelegate):
    """The name, with the worker's bar before it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt override."""
        model = index.model()
        row = model.rows[index.row()] if isinstance(model, AliveModel) else None
        box = QRectF(option.rect)
        paint_worker_bar(painter, QRectF(box.left(), box.top() + 4, 6, box.height() - 8), row.color if row else 0)
        painter.setPen(QColor(current().text))
        painter.setFont(option.font)
        place = box.adjusted(12, 0, -4, 0)
        name = painter.fontMetrics().elidedText(
            row.name if row else "", Qt.TextElideMode.ElideRight, int(place.width())
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


class AliveList(QFrame):
    """Shows the rows; `intent(Action.ASK_ALIVE, None, None)` when Python is to be asked."""

    intent = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.model = AliveModel()
        self.ask = ActionButton(
            "Ask  (A)",
            "Ask active_children()",
            "Let main call active_children(). Asking has an effect: the call joins the children that have ended, so "
            "their zombies vanish (A)",
        )
        self.ask.clicked.connect(lambda: self.intent.emit(Action.ASK_ALIVE, None, None))
        self.table = QTableView()
        self.empty = label("No worker has been started.", "form")
        self._prepare_table()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        title = label("multiprocessing.active_children()", "subtitle")
        head.addWidget(title, 1)
        head.addWidget(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 10, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.show_rows(())

    def _prepare_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegateForColumn(0, _NameDelegate(table))
        table.setFont(code_font(SIZES.small))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setAccessibleName("Alive list")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setFont(code_font(SIZES.small, QFont.Weight.DemiBold))
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        width = table.fontMetrics().horizontalAdvance("0")
        for column, chars in enumerate((8, 7, 15)):
            table.setColumnWidth(column, chars * width + 12)
        header.setStretchLastSection(True)

    def set_room(self, height: int) -> None:
        """Take about this height: whole rows, three at least, six at most, the same however many there are."""
        rows = min(6, max(3, round((height - _HEAD) / _ROW)))
        self.setFixedHeight(_HEAD + rows * _ROW)

    def show_rows(self, rows: Sequence[AliveRow]) -> None:
        """Show these rows."""
        self.model.show_rows(rows)
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))

    def show_actions(self, actions: Mapping[Action, Verdict]) -> None:
        """Whether Python can be asked now."""
        self.ask.set_verdict(actions.get(Action.ASK_ALIVE, LOADING))

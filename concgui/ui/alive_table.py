"""The alive list's table; made after the first paint, when there is something to show."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from concgui.core.views import AliveRow
from concgui.ui.fonts import code_font
from concgui.ui.marks import paint_worker_bar
from concgui.ui.theme import SIZES, current

COLUMNS = ("name", "pid", "Python says", "OS says")
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


class AliveTable(QTableView):
    """Shows an `AliveModel`."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = AliveModel()
        self.setModel(self.rows)
        self.setItemDelegateForColumn(0, _NameDelegate(self))
        self.setFont(code_font(SIZES.small))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Alive list")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(SIZES.alive_row)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setFont(code_font(SIZES.small, QFont.Weight.DemiBold))
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._chars = [0, 0, 0, 0]
        self.rows.rowsInserted.connect(self._fit)
        self.rows.dataChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Give names, pids and states the room they need; it only grows, so that nothing sways."""
        width = self.fontMetrics().horizontalAdvance("0")
        for column, least, most in ((0, 5, 15), (1, 5, 7), (3, 7, 9)):
            texts = [str(self.rows.index(row, column).data()) for row in range(self.rows.rowCount())]
            chars = min(most, max([least, *map(len, texts)]))
            if chars > self._chars[column]:
                self._chars[column] = chars
                self.setColumnWidth(column, chars * width + (24 if column == 0 else 14))

"""The alive list's table; made after the first paint, when there is something to show."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from concgui.core.views import AliveRow
from concgui.core.words import later, tr
from concgui.ui.fonts import code_font, text_font
from concgui.ui.marks import paint_worker_bar
from concgui.ui.scaled import fit, follow
from concgui.ui.spoken import say
from concgui.ui.theme import SIZES, Sizes, current, px

_HEADER = 24  #: pixels
COLUMNS = (later("name"), "pid", later("Python says"), later("OS says"))
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
        changed = [row for row in range(common) if before[row] != after[row]]
        if changed:  # told at once: whoever hears of it looks at all rows
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(COLUMNS) - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        """Qt override."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Qt override."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt override."""
        if role == Qt.ItemDataRole.FontRole and index.column() >= 2:
            return text_font(SIZES.small)
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        row = self.rows[index.row()]
        return (row.name, "" if row.pid is None else str(row.pid), row.python_says, row.os_says)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt override."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(COLUMNS[section])
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
        paint_worker_bar(
            painter, QRectF(box.left(), box.top() + px(4), px(6), box.height() - px(8)), row.color if row else 0
        )
        painter.setPen(QColor(current().text))
        painter.setFont(option.font)
        place = box.adjusted(px(12), 0, -px(4), 0)
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
        follow(self, lambda table: table.setFont(code_font(SIZES.small)), "font")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        say(self, "accessibleName", "Alive list")
        self.verticalHeader().hide()
        fit(self.verticalHeader().setDefaultSectionSize, Sizes.alive_row)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        follow(header, lambda one: one.setFont(code_font(SIZES.small, QFont.Weight.DemiBold)), "font")
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMinimumSectionSize(20)  # whatever the scale: the header hears of it after the columns
        fit(header.setFixedHeight, _HEADER)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._needs = [0, 0, 0, 0]  #: pixels that each column needs
        self.rows.rowsInserted.connect(self._fit)
        self.rows.rowsRemoved.connect(self._fit)
        self.rows.dataChanged.connect(self._fit)
        follow(self, AliveTable._fit_again, "columns")

    def _fit_again(self) -> None:
        self._needs = [0, 0, 0, 0]
        self._fit()

    def _fit(self) -> None:
        """Give names, pids and states the room they need; within a run it only grows, so that nothing sways.

        What Python says has the rest: where that is too little for both, it is what is elided.
        """
        if not self.rows.rows:
            self._needs = [0, 0, 0, 0]
        code = QFontMetrics(code_font(SIZES.small)).horizontalAdvance("0")
        words = QFontMetrics(text_font(SIZES.small))
        names = [row.name for row in self.rows.rows]
        pids = ["" if row.pid is None else str(row.pid) for row in self.rows.rows]
        for column, texts, least, most in ((0, names, 5, 15), (1, pids, 5, 7)):
            chars = min(most, max(map(len, texts), default=0))
            chars = max(least, chars)
            self._grow(column, chars * code + px(24 if column == 0 else 14))
        said = {row.os_says for row in self.rows.rows}
        longest = max((words.horizontalAdvance(text) for text in said), default=0)
        header = QFontMetrics(text_font(SIZES.body)).horizontalAdvance(tr(COLUMNS[3]))
        self._grow(3, min(max(longest + px(12), header + px(20)), round(self.viewport().width() * 0.4)))

    def speak(self) -> None:
        """Say the heads in another language; the rows come with the next view."""
        self.rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._needs = [0, 0, 0, 0]
        self._fit()

    def _grow(self, column: int, width: int) -> None:
        if width > self._needs[column]:
            self._needs[column] = width
            self.setColumnWidth(column, width)

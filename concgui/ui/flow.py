"""A row whose first part takes what the others leave; where that is too little, the others stand in rows under it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from concgui.ui.theme import px

_GAP, _ROW_GAP = 10, 6  #: pixels at scale 1


class Flow(QLayout):
    """The first widget stands on the left, the others behind it at the right edge, in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    # --- Qt -----------------------------------------------------------------------------------------------------------
    def addItem(self, item: QLayoutItem) -> None:
        """Qt override."""
        self._items.append(item)

    def count(self) -> int:
        """Qt override."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Qt override."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Qt override."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Qt override."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Qt override."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt override."""
        return self._settle(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Qt override."""
        sizes = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in sizes) + max(0, len(sizes) - 1) * px(_GAP)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Qt override."""
        sizes = [item.minimumSize() for item in self._shown()]
        wide = max((size.width() for size in sizes), default=0)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Qt override."""
        super().setGeometry(rect)
        self._settle(rect, move=True)

    # --- inside -------------------------------------------------------------------------------------------------------
    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _settle(self, rect: QRect, *, move: bool) -> int:
        """Place all parts; return how high they are together."""
        shown, gap = self._shown(), px(_GAP)
        if not shown:
            return 0
        first, others = shown[0], shown[1:]
        beside = sum(item.sizeHint().width() + gap for item in others)
        if first.sizeHint().width() + beside <= rect.width():
            high = max(item.sizeHint().height() for item in shown)
            if move:
                self._row([first, *others], rect.left(), rect.top(), high, first_wide=rect.width() - beside)
            return high
        high = first.heightForWidth(rect.width()) if first.hasHeightForWidth() else first.sizeHint().height()
        if move:
            first.setGeometry(QRect(rect.left(), rect.top(), rect.width(), high))
        top = rect.top() + high
        for row in self._broken(others, rect.width()):
            top += px(_ROW_GAP)
            high = max(item.sizeHint().height() for item in row)
            if move:
                self._row(row, rect.left(), top, high)
            top += high
        return top - rect.top()

    @staticmethod
    def _broken(items: list[QLayoutItem], width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        left = 0
        for item in items:
            wide = item.sizeHint().width()
            if rows and wide <= left:
                rows[-1].append(item)
            else:
                rows.append([item])
                left = width
            left -= wide + px(_GAP)
        return rows

    @staticmethod
    def _row(items: list[QLayoutItem], left: int, top: int, high: int, first_wide: int = 0) -> None:
        for item in items:
            hint = item.sizeHint()
            wide = first_wide or hint.width()
            first_wide = 0
            item.setGeometry(QRect(left, top + (high - hint.height()) // 2, wide, hint.height()))
            left += wide + px(_GAP)

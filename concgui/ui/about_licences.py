"""The licences of all that is in the packaged application: a list, and the text of what is chosen in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from concgui.core.words import tr
from concgui.ui.about_index import Component, text
from concgui.ui.scaled import fit
from concgui.ui.spoken import say
from concgui.ui.theme import px


class _List(QTreeWidget):
    """Return chooses; it does not press the dialog's button."""

    chosen = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class Licences(QWidget):
    """The list on the left; arrow keys and clicks choose, Return goes into the text."""

    def __init__(self, components: list[Component], shown: QPlainTextEdit, parent: QWidget | None = None) -> None:
        """`shown`: where the text is to be read; it becomes a part of this."""
        super().__init__(parent)
        self._components = components
        self.shown = shown
        self.list = _List(self)
        for part in (self.list, shown):
            part.setProperty("role", "framed")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        say(self.list, "accessibleName", "What is in this package")
        for one in components:
            item = QTreeWidgetItem([one.name, one.version, one.licence])
            item.setToolTip(2, one.licence)
            self.list.addTopLevelItem(item)
        head = self.list.header()
        head.setSectionsMovable(False)
        head.setStretchLastSection(True)
        for column in (0, 1):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(shown)
        parts.setSizes([px(530), px(730)])  # 80 characters
        row = QHBoxLayout(self)
        fit(row.setContentsMargins, 0, 8, 0, 0)
        row.addWidget(parts)
        self.setFocusProxy(self.list)
        self.list.currentItemChanged.connect(self._show)
        self.list.chosen.connect(self._read)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.speak()

    def speak(self) -> None:
        """Say it in another language."""
        self.list.setHeaderLabels([tr("Component"), tr("Version"), tr("Licence")])
        self._show()

    def _read(self) -> None:
        self.shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self) -> None:
        place = self.list.currentIndex().row()
        self.shown.setPlainText(text(self._components[max(place, 0)]))
        self.shown.moveCursor(QTextCursor.MoveOperation.Start)

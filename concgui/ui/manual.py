"""The manual, without a network: contents, search, back and forward. Addresses are shown and can be copied."""

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from concgui.core.words import language, later, tr, trn
from concgui.ui.controls import ActionButton, label
from concgui.ui.icons import app_icon
from concgui.ui.looks import looks
from concgui.ui.manual_file import manual_file
from concgui.ui.manual_text import ManualText
from concgui.ui.scaled import fit
from concgui.ui.spoken import on_language, say
from concgui.ui.theme import px

_NUMBER = Qt.ItemDataRole.UserRole


class Manual(QWidget):
    """A window of its own, beside the one that it explains."""

    def __init__(self) -> None:
        super().__init__()
        say(self, "windowTitle", "Manual of Concgui")
        self.setWindowIcon(app_icon())
        self._places = [0]  # numbers of the chapters that were gone to
        self._at = 0  # in them
        self._found: list[int] = []
        self._hit = -1
        self._stale = False  # it was another language or look in which it was loaded
        self.contents = QTreeWidget(self)
        self.contents.setHeaderHidden(True)
        self.contents.setIndentation(px(14))
        say(self.contents, "accessibleName", "Contents")
        self.contents.itemActivated.connect(self._chosen)
        self.contents.itemClicked.connect(self._chosen)
        self.text = ManualText(self)
        say(self.text, "accessibleName", "Text of the manual")
        self.text.anchorClicked.connect(self._show_address)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self.contents)
        parts.addWidget(self.text)
        parts.setStretchFactor(1, 1)
        parts.setSizes([px(250), px(770)])
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 12, 10, 12, 12)
        fit(column.setSpacing, 10)
        column.addLayout(self._make_head())
        column.addWidget(parts, 1)
        column.addLayout(self._make_address())
        for keys, do in (("Alt+Left", self.go_back), ("Alt+Right", self.go_on), ("Esc", self.close)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        for keys in ("Ctrl+F", "/"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.search.setFocus)
        room = self.screen().availableGeometry()
        self.resize(min(px(1040), room.width() - 40), min(px(760), room.height() - 60))
        self.load()
        on_language(self._load_again)
        looks().changed.connect(self._load_again)

    # ------------------------------------------------------------------ parts
    def _make_head(self) -> QHBoxLayout:
        self.back = self._button(later("Back"), later("To where it was read before (Alt+Left)"))
        self.back.clicked.connect(self.go_back)
        self.on = self._button(later("Forward"), later("Where it was gone back from (Alt+Right)"))
        self.on.clicked.connect(self.go_on)
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        say(self.search, "placeholderText", "Search (Ctrl+F)")
        say(self.search, "accessibleName", "Search the manual")
        say(self.search, "toolTip", "Return goes to the next place, Shift+Return to the one before")
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._go_to_hit)
        self.hits: QLabel = label("", "soft", self)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addWidget(self.search, 1)
        row.addWidget(self.hits)
        return row

    def _make_address(self) -> QHBoxLayout:
        self.address: QLabel = label("", "form", self)
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = self._button(later("Copy the address"), later("Copy it, to be opened in a browser"))
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.address.text()))
        row = QHBoxLayout()
        row.addWidget(self.address, 1)
        row.addWidget(self.copy)
        for part in (self.address, self.copy):
            part.hide()
        return row

    def _button(self, words: str, tip: str) -> ActionButton:
        return ActionButton(words, words, tip, parent=self)

    # ------------------------------------------------------------------ text
    @Slot()
    def load(self) -> None:
        """Show the manual in the present language and look, at the place where it is read."""
        if not self.text.show_file(manual_file(language())):
            self.text.setPlainText(tr("The manual was not installed. It is the README of Concgui."))
        self.contents.clear()
        parents: list[QTreeWidgetItem] = []
        for number, chapter in enumerate(self.text.chapters):
            item = QTreeWidgetItem([chapter.title])
            item.setData(0, _NUMBER, number)
            above = parents[: max(0, chapter.level - 2)]
            if above:
                above[-1].addChild(item)
            else:
                self.contents.addTopLevelItem(item)
            parents = [*above, item]
        self.contents.expandAll()
        self._search(self.search.text())
        self._show(self._places[self._at])

    @Slot()
    def _load_again(self) -> None:
        """Language or look are others: that takes a moment, for which nobody waits who does not read."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.load()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt override."""
        if self._stale:
            self._stale = False
            self.load()
        super().showEvent(event)

    def open_chapter(self, number: int) -> None:
        """Go to a chapter by its number, as a reader does."""
        self._places[self._at] = self.text.chapter_in_view() if self.isVisible() else self._places[self._at]
        if number != self._places[self._at]:
            self._places = [*self._places[: self._at + 1], number]
            self._at += 1
        self._show(number)

    @Slot()
    def go_back(self) -> None:
        """Show what was read before."""
        self._step(-1)

    @Slot()
    def go_on(self) -> None:
        """Show again what was gone back from."""
        self._step(1)

    def _step(self, step: int) -> None:
        if 0 <= self._at + step < len(self._places):
            self._at += step
            self._show(self._places[self._at])

    def _show(self, number: int) -> None:
        chapters = self.text.chapters
        if chapters:
            number = min(number, len(chapters) - 1)
            self.text.go_to(chapters[number].position if number else 0)
            for item in self._items():
                if item.data(0, _NUMBER) == number:
                    self.contents.setCurrentItem(item)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at < len(self._places) - 1)

    def _items(self) -> list[QTreeWidgetItem]:
        return self.contents.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)

    def _chosen(self, item: QTreeWidgetItem) -> None:
        self.open_chapter(item.data(0, _NUMBER))

    # ------------------------------------------------------------------ search
    @Slot(str)
    def _search(self, wanted: str) -> None:
        self._found = self.text.mark(wanted.strip())
        self._hit = -1
        self.hits.setText(trn("{n} place", "{n} places", len(self._found)) if wanted.strip() else "")

    def _go_to_hit(self) -> None:
        if self._found:
            back = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
            self._hit = (self._hit + (-1 if back else 1)) % len(self._found)
            self.text.go_to(self._found[self._hit])
            self.hits.setText(tr("{at} of {n}", at=self._hit + 1, n=len(self._found)))

    @Slot(QUrl)
    def _show_address(self, address: QUrl) -> None:
        self.address.setText(address.toString())
        for part in (self.address, self.copy):
            part.show()

    # ------------------------------------------------------------------ Qt
    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt override."""
        self.search.clear()
        super().closeEvent(event)

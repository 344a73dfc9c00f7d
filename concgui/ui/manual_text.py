"""The text of the manual: read from Markdown, with its pictures, in the window's fonts and colours."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from concgui.ui.fonts import code_font, text_font
from concgui.ui.theme import SIZES, current, px

_MARGIN = 24  #: pixels beside the text
_WIDEST = 900  #: pixels that a picture takes at most


class Chapter(NamedTuple):
    """A heading: its words, its level from 1, and where it stands in the document."""

    title: str
    level: int
    position: int


class ManualText(QTextBrowser):
    """Shows a manual; it follows no link by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chapters: list[Chapter] = []
        self._folder = Path()
        self._wanted: int | None = None  # the position that was gone to, until the user scrolls
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(px(_MARGIN))

    def show_file(self, path: Path) -> bool:
        """Show this file; return whether it could be read."""
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, ValueError):
            return False
        self._folder = path.parent
        self.document().setDefaultFont(text_font(SIZES.body))
        self.setMarkdown(text)
        self._dress()
        return True

    def _dress(self) -> None:
        """Give the text the window's look, and find the chapters in it."""
        self.chapters = []
        code, soft = code_font(SIZES.body), QColor(current().control)
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            self._dress_block(block, level)
            if level:
                self.chapters.append(Chapter(block.text(), level, block.position()))
            elif block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence):
                cursor = QTextCursor(block)
                shape = block.blockFormat()
                shape.setBackground(soft)
                shape.setNonBreakableLines(False)
                cursor.setBlockFormat(shape)
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                if piece.charFormat().fontFixedPitch():
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(piece.position())
                    cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                    look = QTextCharFormat()
                    look.setFontFamilies(code.families())
                    cursor.mergeCharFormat(look)
                pieces += 1
            block = block.next()

    def _dress_block(self, block: QTextBlock, level: int) -> None:
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        if level:
            shape.setTopMargin(px(14 if level > 1 else 0))
            shape.setBottomMargin(px(6))
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setFont(text_font(round(SIZES.body * {1: 1.7, 2: 1.4}.get(level, 1.15)), QFont.Weight.Bold))
            cursor.mergeCharFormat(look)
        else:
            shape.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if not block.textList() and not cursor.currentTable():
                shape.setBottomMargin(px(8))
        cursor.setBlockFormat(shape)

    # ------------------------------------------------------------------ places
    def go_to(self, position: int) -> None:
        """Bring what stands at a position to the top."""
        self._wanted = position
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
        self.verticalScrollBar().setValue(round(top) - px(8))

    def chapter_in_view(self) -> int:
        """Return the number of the chapter that is read: the one that was gone to, or whose text is at the top."""
        position = self._wanted
        if position is None:
            position = self.cursorForPosition(self._nearly_top()).position()
        numbers = [number for number, chapter in enumerate(self.chapters) if chapter.position <= position]
        return numbers[-1] if numbers else 0

    def _nearly_top(self) -> QPoint:
        return QPoint(px(_MARGIN) + 2, px(30))

    def mark(self, wanted: str) -> list[int]:
        """Mark all places of a text; return their positions."""
        found: list[int] = []
        marks = []
        cursor = QTextCursor(self.document())
        while wanted:
            cursor = self.document().find(wanted, cursor)
            if cursor.isNull():
                break
            found.append(cursor.selectionStart())
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format.setBackground(QColor(current().line_lit))
            marks.append(selection)
        self.setExtraSelections(marks)
        return found

    def _let_go(self) -> None:
        self._wanted = None

    # ------------------------------------------------------------------ Qt
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override: what was gone to stays at the top."""
        super().resizeEvent(event)
        if self._wanted is not None:
            self.go_to(self._wanted)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt override."""
        self._wanted = None
        super().wheelEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Qt override: pictures are no wider than the text."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        picture = QImage(str((self._folder / QUrl(name).toString()).resolve()))
        widest = min(px(_WIDEST), self.viewport().width() - 2 * px(_MARGIN) - px(20))
        if picture.isNull() or picture.width() <= widest:
            return picture
        size = QSize(widest, round(picture.height() * widest / picture.width()))
        ratio = self.devicePixelRatioF()
        small = picture.scaled(
            size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        return small

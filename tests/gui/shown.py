"""What a window shows in words: all of its texts, and those that are cut.

A text is cut when its widget is smaller than what the style says that the text needs: a label than its text's width and
height in its own font, a button or a check box than its size hint, which is made of its text, a combo box' field than
the chosen text, an empty field than its placeholder, a table's head than its section's hint. What ends with an ellipsis
by design (`ElidedLabel`: paths and names of the user's; the left of the status bar, which leaves out whole parts
before) is not looked at.
"""

import re
from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from concgui.ui.controls import ChooserButton, ElidedLabel
from concgui.ui.status import StatusBar

_CHINESE = re.compile("[\u4e00-\u9fff]")
_ENGLISH = re.compile("[A-Za-z]{3,} [a-z]{2,}")


def parts(root: QWidget) -> list[QWidget]:
    """A widget and all in it that is visible."""
    return [one for one in (root, *root.findChildren(QWidget)) if one.isVisible()]


def cut(root: QWidget) -> list[str]:
    """The texts of a visible widget that do not fit into their places, with these."""
    return [f"{type(one).__name__} {one.size().toTuple()}: {text!r}" for one in parts(root) for text in _cut(one)]


def _cut(one: QWidget) -> Iterator[str]:
    metrics, room = one.fontMetrics(), one.contentsRect()
    if isinstance(one, ElidedLabel) or (isinstance(one.parent(), StatusBar) and one is one.parent().left):
        return
    if isinstance(one, QLabel) and one.text() and one.pixmap().isNull():
        wide = max(metrics.horizontalAdvance(line) for line in one.text().replace("&", "").split("\n"))
        if one.wordWrap():
            if one.heightForWidth(one.width()) > one.height() + 1:
                yield one.text()
        elif wide > room.width() + 1 or metrics.ascent() > room.height():
            yield one.text()
    elif isinstance(one, ChooserButton):
        toolbar = one.parent()  # its chooser shows a title, which may be long
        if one.words and one.sizeHint().width() > one.width() and one is not getattr(toolbar, "chooser", None):
            yield one.words
    elif isinstance(one, QAbstractButton) and one.text() and not isinstance(one, QToolButton):
        if one.minimumSizeHint().width() > one.width() + 1:
            yield one.text()
    elif isinstance(one, QComboBox):
        option = QStyleOptionComboBox()
        one.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        box = one.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, one)
        if metrics.horizontalAdvance(option.currentText) > box.width() + 1:  # as it is drawn: a path may be elided
            yield one.currentText()
    elif isinstance(one, QLineEdit) and not one.text() and one.placeholderText():
        if metrics.horizontalAdvance(one.placeholderText()) > room.width() - 8:
            yield one.placeholderText()
    elif isinstance(one, QHeaderView) and one.model() is not None:
        for place in range(one.count()):
            if not one.isSectionHidden(place) and one.sectionSizeHint(place) > one.sectionSize(place) + 1:
                yield str(one.model().headerData(place, one.orientation()))
    elif isinstance(one, QTabBar):
        for place in range(one.count()):
            if one.tabSizeHint(place).width() > one.tabRect(place).width() + 1:
                yield one.tabText(place)


def texts(root: QWidget) -> Iterator[str]:
    """All that a visible widget says: also its tooltips, its menus' entries, and what only a screen reader tells."""
    yield root.windowTitle()
    for one in parts(root):
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.whatsThis())
        for name in ("text", "placeholderText"):
            value = one.property(name)
            if isinstance(value, str) and not (name == "text" and isinstance(one, QLineEdit)):
                yield value
        if isinstance(one, QComboBox):
            yield from (one.itemText(place) for place in range(one.count()))
    for action in root.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def untranslated(root: QWidget, names: frozenset[str] = frozenset()) -> set[str]:
    """What a visible widget says in English although it speaks Chinese; `names` are the user's own."""
    lines = {line.strip() for text in texts(root) for line in text.split("\n")}
    return {line for line in lines if _ENGLISH.search(line) and not _CHINESE.search(line) and line not in names}


def still_chinese(root: QWidget) -> set[str]:
    """What a visible widget says in Chinese although it speaks English, but for the language's own name."""
    return {text for text in texts(root) if _CHINESE.search(text.replace("简体中文", ""))}

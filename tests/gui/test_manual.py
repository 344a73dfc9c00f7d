"""The manual, without a network: its contents, search, back and forward, and the chapter about a part of the window."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from concgui.ui.commands import Command
from concgui.ui.keyboard import Keyboard
from concgui.ui.manual import Manual
from concgui.ui.manual_chapters import headings
from concgui.ui.manual_file import manual_file

KEY = Qt.Key


@pytest.fixture
def manual(window, qtbot):
    """The manual, opened by F1 where nothing of the window has the focus."""
    window.setFocus()
    QTest.keyClick(window, KEY.Key_F1)
    opened = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Manual) and one.isVisible())
    qtbot.waitUntil(opened.isActiveWindow)
    return opened


def test_contents_lead_to_chapters_and_back(manual):
    titles = [chapter.title for chapter in manual.text.chapters]
    assert titles == headings(manual_file("en").read_text(encoding="utf-8"))
    number = titles.index("Timeline")
    item = next(one for one in manual.contents.findItems("Timeline", Qt.MatchFlag.MatchRecursive))
    manual.contents.setFocus()
    manual.contents.setCurrentItem(item)
    QTest.keyClick(manual.contents, KEY.Key_Return)
    assert manual.text.chapter_in_view() == number
    QTest.mouseClick(manual.back, Qt.MouseButton.LeftButton)
    assert manual.text.chapter_in_view() == 0
    assert not manual.back.isEnabled()
    QTest.keyClick(manual, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert manual.text.chapter_in_view() == number
    assert not manual.on.isEnabled()


def test_search_counts_and_goes_from_place_to_place(manual):
    QTest.keyClick(manual, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(manual.search, "terminate")
    count = manual.text.toPlainText().casefold().count("terminate")
    assert count > 2
    assert manual.hits.text() == f"{count} places"
    QTest.keyClick(manual.search, KEY.Key_Return)
    QTest.keyClick(manual.search, KEY.Key_Return)
    assert manual.hits.text() == f"2 of {count}"
    manual.search.setText("zzz")
    assert manual.hits.text() == "0 places"


def test_an_address_is_shown_to_be_copied_and_nothing_is_opened(manual, monkeypatch):
    addresses = re.findall(r"\]\((https?://[^)]+)\)", manual_file("en").read_text(encoding="utf-8"))
    assert addresses
    manual.text.anchorClicked.emit(QUrl(addresses[0]))
    assert manual.address.text() == addresses[0]
    QTest.mouseClick(manual.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == addresses[0]
    assert manual.text.chapters


def test_the_key_goes_to_the_chapter_about_what_has_the_focus(window, manual, qtbot):
    for part, title in (
        (window.workers.cards[1].slider, "Free"),
        (window.program.text, "Program"),
        (window.output.text, "Scripts"),
        (window.toolbar.chooser, "Lessons"),
    ):
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        part.setFocus()
        window.findChild(Keyboard).perform(Command.MANUAL)
        assert manual.text.chapters[manual.text.chapter_in_view()].title == title
        assert manual.contents.currentItem().text(0) == title


def test_it_goes_with_the_window_and_escape_closes_it(window, manual, qtbot):
    QTest.keyClick(manual, KEY.Key_Escape)
    assert not manual.isVisible()
    window.findChild(Keyboard).perform(Command.MANUAL)
    assert manual.isVisible()
    window.close()
    assert not manual.isVisible()

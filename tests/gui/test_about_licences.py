"""About in the packaged application: the licences of all that is in it, by key and by mouse, in both languages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from concgui.control.preferences import Preferences
from concgui.ui import about_facts, about_index
from concgui.ui.about import AboutDialog
from concgui.ui.languages import Languages, translate_into
from tests.gui.shown import cut
from tests.licensed import add, licences

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
FILES = ("concgui/program/wire.py", "PySide6/Qt/lib/libQt6Core.so.6", "libsqlite3.so.0", "psutil/_psutil_linux.abi3.so")
NAMES = ["Concgui", "Qt", "SQLite", "psutil"]


@pytest.fixture
def packed(tmp_path, monkeypatch):
    """The licences of a small tree, where those of the packaged application are."""
    for name in FILES:
        add(tmp_path, f"_internal/{name}")
    licences.collect(tmp_path)
    monkeypatch.setattr(about_index, "bundle_folder", lambda: str(tmp_path / "_internal"))
    return tmp_path / "_internal" / "licences"


@pytest.fixture
def about(packed, show):
    return show(AboutDialog(), 1240, 620)


def names(dialog) -> list[str]:
    rows = dialog.bundled.list
    return [rows.topLevelItem(place).text(0) for place in range(rows.topLevelItemCount())]


def test_by_key_from_the_tab_to_the_text(about):
    about.tabs.tabBar().setFocus()
    QTest.keyClick(about.tabs.tabBar(), KEY.Key_Right)
    assert names(about) == NAMES
    assert about.licences.toPlainText().startswith("Concgui ")
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    rows = about.bundled.list
    assert QApplication.focusWidget() is rows
    QTest.keyClick(rows, KEY.Key_Down)
    text = about.licences.toPlainText()
    assert text.startswith("Qt 6.")
    for told in ("https://download.qt.io/", "in the place of those", "GNU LESSER GENERAL PUBLIC LICENSE", "HarfBuzz"):
        assert told in text
    QTest.keyClick(rows, KEY.Key_Return)
    assert about.isVisible()
    assert QApplication.focusWidget() is about.licences
    assert about.licences.verticalScrollBar().value() == 0
    QTest.keyClick(about.licences, KEY.Key_PageDown)
    assert about.licences.verticalScrollBar().value() > 0
    QTest.keyClick(about.licences, KEY.Key_Escape)
    assert not about.isVisible()


def test_by_mouse_and_all_of_it_is_copied(about):
    about.tabs.setCurrentIndex(1)
    rows = about.bundled.list
    QTest.mouseClick(rows.viewport(), LEFT, pos=rows.visualItemRect(rows.topLevelItem(2)).center())
    assert "public domain" in about.licences.toPlainText()
    QTest.mouseClick(about.copy, LEFT)
    copied = QApplication.clipboard().text()
    assert all(f"\n{name}" in copied for name in NAMES)
    assert cut(about) == []


def test_it_speaks_the_language_that_is_chosen_and_keeps_its_place(about):
    languages = Languages(Preferences())
    try:
        about.tabs.setCurrentIndex(1)
        about.bundled.list.setCurrentItem(about.bundled.list.topLevelItem(3))
        languages.use("zh_CN")
        head = about.bundled.list.headerItem()
        assert [head.text(column) for column in range(3)] == ["组件", "版本", "许可"]
        assert about.tabs.tabText(1) == "许可"
        assert about.licences.toPlainText().startswith("psutil ")
        assert "版权：" in about.licences.toPlainText()
        assert about.licences.accessibleName() == "许可文本"
    finally:
        languages.use("en")
        translate_into("en")


def test_a_screen_reader_finds_rows_with_names(about):
    about.tabs.setCurrentIndex(1)
    node = QAccessible.queryAccessibleInterface(about.bundled.list)
    assert node.text(QAccessible.Text.Name) == "What is in this package"
    cells = [node.child(place).text(QAccessible.Text.Name) for place in range(node.childCount())]
    assert "SQLite" in cells
    assert "blessing" in cells


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"components": [{"name": "Qt"}]}', '{"components": 3}', "\x00"])
def test_without_an_index_it_is_as_in_a_checkout(packed, broken, show):
    (packed / "licences.json").write_text(broken, "utf-8")
    assert about_index.components() == []
    dialog = show(AboutDialog(), 860, 480)
    assert dialog.bundled is None
    assert "SIL OPEN FONT LICENSE" in dialog.licences.toPlainText()
    assert "In this package" not in about_facts.text()


def test_a_text_that_is_missing_is_said(packed):
    (packed / "SQLite.txt").unlink()
    sqlite = about_index.components()[2]
    assert f"{packed / 'SQLite.txt'} cannot be read: No such file or directory" in about_index.text(sqlite)

"""Preferences, About and the list of shortcuts, opened by key and used by key."""

import re
from importlib import metadata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel

from concgui.control.preferences import Choices
from concgui.ui import about_facts
from concgui.ui.about import AboutDialog
from concgui.ui.commands import Command
from concgui.ui.keyboard import Keyboard
from concgui.ui.languages import Languages
from concgui.ui.preferences import PreferencesDialog
from concgui.ui.shortcuts import ShortcutsDialog

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(window, qtbot):
    """Opens a dialog by its command; closed at the end."""

    def opening(kind, command):
        window.findChild(Keyboard).perform(command)
        dialog = window.findChild(kind)
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield opening
    for kind in (PreferencesDialog, AboutDialog, ShortcutsDialog):
        for dialog in window.findChildren(kind):
            dialog.close()


def choose(box, words: str) -> None:
    """Choose an entry as a user does by key."""
    box.setFocus()
    while box.currentText() != words:
        before = box.currentIndex()
        QTest.keyClick(box, KEY.Key_Down)
        assert box.currentIndex() != before


def test_what_is_chosen_holds_at_once(window, opened):
    preferences, dialog = window.preferences, opened(PreferencesDialog, Command.PREFERENCES)
    choose(dialog.theme, "Dark")
    choose(dialog.start, "The first lesson")
    choose(dialog.scale, "110 %")
    QTest.keyClick(dialog.ask, KEY.Key_Space)
    expected = Choices(theme="dark", start_with="lesson", scale=1.1, ask_unsaved=True, started_before=True)
    assert preferences.choices == expected
    preferences.choose("theme", "light")  # in the menu, while the dialog is open
    preferences.choose("scale", 1.3)
    assert (dialog.theme.currentText(), dialog.scale.currentText()) == ("Light", "130 %")
    QTest.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert preferences.choices == Choices(started_before=True)
    assert dialog.theme.currentText() == "As the system"


def test_the_language_is_chosen_in_the_dialog_and_it_speaks_it_at_once(window, opened, qtbot):
    languages = Languages(window.preferences)
    try:
        dialog = opened(PreferencesDialog, Command.PREFERENCES)
        choose(dialog.language, "简体中文")
        assert (dialog.windowTitle(), dialog.language.currentText()) == ("偏好设置", "简体中文")
        assert dialog.theme.count() == 4
        QTest.keyClick(dialog.language, KEY.Key_Up)
        assert (dialog.windowTitle(), languages.language) == ("Preferences", "en")
    finally:
        languages.use("en")


def test_a_dialog_is_there_once(window, opened):
    assert opened(PreferencesDialog, Command.PREFERENCES) is opened(PreferencesDialog, Command.PREFERENCES)
    assert len(window.findChildren(PreferencesDialog)) == 1
    QTest.keyClick(window.findChild(PreferencesDialog), KEY.Key_Escape)
    window.findChild(Keyboard).perform(Command.PREFERENCES)  # at once, before the one that was closed is deleted
    assert any(dialog.isVisible() for dialog in window.findChildren(PreferencesDialog))


def test_about_names_versions_and_licences_and_can_be_copied(opened):
    dialog = opened(AboutDialog, Command.ABOUT)
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    text = QApplication.clipboard().text()
    for name in ("PySide6-Essentials", "pyqtgraph", "numpy", "psutil", "Pygments"):
        assert f"{name} {metadata.version(name)}" in text
    assert "LGPL" in text
    assert re.search(r"Concgui \d+\.\d+\.\d+, licence MIT", text)
    assert all(f"Font {name}" in text for name in ("Inter", "JetBrainsMono"))
    assert "SIL OPEN FONT LICENSE" in dialog.licences.toPlainText()


def test_what_is_not_installed_as_a_distribution_is_said(monkeypatch):
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    monkeypatch.setattr(metadata, "metadata", missing)
    assert {(part.version, part.licence) for part in about_facts.parts()} == {("", "not told here")}


def rows(dialog) -> set[str]:
    return {label.text() for label in dialog.area.widget().findChildren(QLabel)}


def test_shortcuts_are_found_by_word_and_key(opened):
    dialog = opened(ShortcutsDialog, Command.SHORTCUTS)
    for typed, there, gone in (
        ("zoom", "Zoom in", "Quit"),
        ("ctrl+q", "Quit", "Zoom in"),
        ("worker next", "Select the next worker", "Start"),
        ("bookmark SET", "Set a bookmark here", "Go to the next bookmark"),
    ):
        assert {there, gone} <= rows(dialog)
        QTest.keyClicks(dialog.search, typed)
        assert there in rows(dialog)
        assert gone not in rows(dialog)
        dialog.search.clear()
    QTest.keyClick(dialog.search, KEY.Key_Return)
    assert dialog.isVisible()
    QTest.keyClicks(dialog.search, "qqq")
    assert dialog.nothing.isVisible()
    dialog.search.clear()
    assert not dialog.nothing.isVisible()
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert not dialog.findChild(QDialogButtonBox).isVisible()

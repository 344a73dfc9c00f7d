"""The screen that all end-to-end tests stand on: a window is really mapped, focused, and gets real key presses."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit


def test_a_window_is_mapped_focused_and_typed_into(qtbot):
    assert QApplication.platformName() == "xcb"
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    qtbot.waitUntil(field.isActiveWindow)
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "p1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "p1"

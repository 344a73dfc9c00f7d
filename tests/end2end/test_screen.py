"""The screen that all end-to-end tests stand on: a window is really mapped and focused, clicked and typed into."""

from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from tests.xinput import Input


def test_a_window_is_mapped_focused_clicked_and_typed_into(qtbot, screen):
    assert QApplication.platformName() == "xcb"
    window, field, button, clicks = QWidget(), QLineEdit(), QPushButton("Menu"), []
    menu = QMenu(button)
    action = menu.addAction("One")
    action.triggered.connect(lambda: clicks.append(1))
    button.setMenu(menu)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(button)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)

    def centre(widget, place=None):
        point = widget.mapToGlobal((place or widget.rect()).center())
        return point.x(), point.y()

    with Input(screen.name) as real:
        real.click(*centre(field))
        qtbot.waitUntil(field.hasFocus)
        real.type("P1 + (2)")
        qtbot.waitUntil(lambda: field.text() == "P1 + (2)")
        real.key("Ctrl+a")
        real.key("Delete")
        qtbot.waitUntil(lambda: field.text() == "")
        real.click(*centre(button))  # a menu has an event loop of its own
        qtbot.waitUntil(menu.isVisible)
        real.click(*centre(menu, menu.actionGeometry(action)))
        qtbot.waitUntil(lambda: clicks == [1])

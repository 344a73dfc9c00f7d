"""What a screen reader finds in the window: every part that can be used has a name, a role and its value."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QComboBox, QLineEdit, QWidget

from concgui.core.states import Phase
from concgui.ui.about import AboutDialog
from concgui.ui.cores_popup import CoresPopup
from concgui.ui.preferences import PreferencesDialog
from concgui.ui.shortcuts import ShortcutsDialog
from concgui.ui.timeline.lanes_popup import LanesPopup
from concgui.ui.window import MainWindow
from tests.gui import feed
from tests.gui.test_looks import furnish

TEXT, ROLE = QAccessible.Text, QAccessible.Role
#: Of what can have the focus.
ROLES = {
    ROLE.Button,
    ROLE.ButtonMenu,
    ROLE.CheckBox,
    ROLE.RadioButton,
    ROLE.Client,  # the window, the timeline
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.List,
    ROLE.ListItem,
    ROLE.PageTab,
    ROLE.PageTabList,
    ROLE.Slider,
    ROLE.SpinBox,
    ROLE.Table,
    ROLE.Cell,
    ROLE.Dialog,
    ROLE.PopupMenu,
}


def tree(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """All that is to be seen of a widget and its parts."""

    def walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
        if not node.state().invisible:
            yield node
            for place in range(node.childCount()):
                child = node.child(place)
                if child is not None:
                    yield from walk(child)

    QApplication.processEvents()
    yield from walk(QAccessible.queryAccessibleInterface(widget))


def node_of(widget: QWidget) -> QAccessibleInterface:
    """What stands for one widget."""
    return QAccessible.queryAccessibleInterface(widget)


def nameless(widget: QWidget) -> list[str]:
    """What can have the focus and has no name or no role of its own.

    Under X11 the name of a combo box is what it shows, and its title is told by a relation.
    """
    found = []
    for node in tree(widget):
        part = node.object()
        if not node.state().focusable or node.object() is widget:
            continue
        name = node.text(TEXT.Name)
        if isinstance(part, QComboBox):
            name = part.accessibleName() or (node.relations() and "by its label")
        if not name:
            found.append(f"{type(part).__name__} in {type(part.parent()).__name__} has no name")
        if node.role() not in ROLES:
            found.append(f"{name} has the role {node.role().name}")
    return found


@pytest.fixture
def furnished(window: MainWindow) -> MainWindow:
    return furnish(window)


def test_every_part_of_window_dialogs_and_popups_has_a_name_and_a_role(furnished):
    assert nameless(furnished) == []
    assert sum(node.state().focusable for node in tree(furnished)) > 40
    dialogs = (
        ShortcutsDialog(furnished),
        PreferencesDialog(furnished.preferences, furnished),
        AboutDialog(furnished),
        LanesPopup(furnished),
        CoresPopup(range(4), furnished),
    )
    for dialog in dialogs:
        dialog.show()
        assert nameless(dialog) == [], type(dialog).__name__
        dialog.close()
        dialog.deleteLater()


def test_states_values_and_painted_panes_are_told(furnished):
    check_buttons(furnished)
    check_values(furnished)
    check_painted_panes(furnished)


def check_buttons(furnished: MainWindow) -> None:
    """What is disabled says so, and why."""
    parts = [part for part in furnished.findChildren(QAbstractButton) if part.isVisible()]
    for part in parts:
        node = node_of(part)
        assert node.state().disabled is not part.isEnabled()
        if not part.isEnabled():
            assert node.text(TEXT.Description), f"{node.text(TEXT.Name)} does not say why it cannot be used"


def check_values(furnished: MainWindow) -> None:
    """What has a value tells it."""
    card = furnished.workers.cards[2]
    slider = node_of(card.slider).valueInterface()
    assert (slider.minimumValue(), slider.currentValue(), slider.maximumValue()) == (1, 10, 100)
    assert node_of(card.number).text(TEXT.Value) == "1.0 s"
    assert node_of(card.name).text(TEXT.Value) == "p2"
    assert node_of(furnished.toolbar.method).text(TEXT.Value) == "spawn"
    for part in furnished.findChildren(QAbstractSlider):
        if part.isVisible():
            assert node_of(part).valueInterface() is not None
    for part in furnished.findChildren(QLineEdit):
        assert node_of(part).text(TEXT.Value) == part.text()
    rows = [node.text(TEXT.Name) for node in tree(furnished.alive) if node.role() == ROLE.Cell]
    assert rows[:4] == ["p1", "4001", "not asked", "sleeping"]


def check_painted_panes(furnished: MainWindow) -> None:
    """What is painted is told in words."""
    timeline = furnished.timeline
    assert timeline is not None
    told = node_of(timeline).text(TEXT.Description)
    for lane in ("MainProcess", "p1", "p2", "p3"):
        assert f"{lane}: " in told
    assert "on CPU" in node_of(furnished.legend).text(TEXT.Description)
    assert node_of(furnished.output.text).text(TEXT.Value) == "line 1\nline 2\nline 3"
    assert "p1.start()" in node_of(furnished.program.text).text(TEXT.Value)


def test_changes_are_told(furnished):
    card = furnished.workers.cards[1]
    before = node_of(card.terminate).state().disabled
    view = feed.session((feed.card(1, Phase.ENDED), feed.card(2)), alive=feed.alive(1))
    furnished.show_view(view)
    assert (before, node_of(card.terminate).state().disabled) == (False, True)
    assert len([node for node in tree(furnished.alive) if node.role() == ROLE.Cell]) == 4
    furnished.say("p1 has ended.")
    assert furnished.banner is not None
    assert node_of(furnished.banner).text(TEXT.Description) == "p1 has ended."

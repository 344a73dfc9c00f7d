"""Every action has a key; letters are shortcuts only where nobody types; a key that is not legal says why."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from concgui.core.actions import Action
from concgui.core.states import MainPhase, Phase
from concgui.core.views import LineState, Mode, OutputLine
from concgui.ui.command_table import GROUPS
from concgui.ui.commands import Command
from concgui.ui.keyboard import Keyboard
from concgui.ui.shortcuts import ShortcutsDialog
from tests.gui import feed

LEFT = Qt.MouseButton.LeftButton
KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def heard(window):
    window.heard = []
    window.intent.connect(lambda *what: window.heard.append(what))
    window.setFocus()
    return window.heard


def test_no_key_means_two_things():
    keys = [QKeySequence(key).toString() for _group, entries in GROUPS for entry in entries for key in entry.keys]
    assert len(keys) == len(set(keys))
    assert {entry.command for _group, entries in GROUPS for entry in entries} == set(Command)


@pytest.mark.parametrize(
    ("key", "modifier", "action", "value"),
    [
        (KEY.Key_J, None, Action.JOIN, None),
        (KEY.Key_J, SHIFT, Action.JOIN_TIMEOUT, 1.0),
        (KEY.Key_T, None, Action.TERMINATE, None),
        (KEY.Key_K, None, Action.KILL, None),
        (KEY.Key_D, CTRL, Action.DUPLICATE, None),
    ],
)
def test_letters_act_on_the_selected_card(window, heard, qtbot, key, modifier, action, value):
    window.show_view(feed.session([feed.card(1), feed.card(2, Phase.ALIVE)]))
    qtbot.keyClick(window, KEY.Key_2, CTRL)
    qtbot.keyClick(window, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert heard == [(action, 2, value)]


@pytest.mark.parametrize(
    ("key", "modifier", "action"),
    [
        (KEY.Key_Return, CTRL, Action.START_ALL),
        (KEY.Key_J, CTRL, Action.JOIN_ALL),
        (KEY.Key_T, CTRL, Action.TERMINATE_ALL),
        (KEY.Key_R, CTRL, Action.RESET),
        (KEY.Key_E, CTRL, Action.END_MAIN),
        (KEY.Key_I, CTRL, Action.INTERRUPT),
        (KEY.Key_A, None, Action.ASK_ALIVE),
        (KEY.Key_N, None, Action.ADD),
    ],
)
def test_keys_of_the_run(window, heard, qtbot, key, modifier, action):
    view = feed.session([feed.card(1), feed.card(2, Phase.ALIVE)], main=MainPhase.BUSY)
    window.show_view(view)
    qtbot.keyClick(window, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert heard == [(action, None, None)]


def test_ctrl_return_runs_a_lesson(window, heard, qtbot):
    view = feed.session([feed.card(1)], mode=Mode.LESSON, title="Classic")
    window.show_view(feed.allow(view, Action.RUN))
    qtbot.keyClick(window, KEY.Key_Return, CTRL)
    assert heard == [(Action.RUN, None, None)]


def test_letters_typed_into_a_field_are_text(window, heard, qtbot):
    window.show_view(feed.session([feed.card(1)]))
    name = window.workers.cards[1].name
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "stkjan0")
    qtbot.keyClick(name, KEY.Key_Delete)
    assert name.text() == "stkjan0"
    assert heard == []
    assert list(window.workers.cards) == [1]


def test_what_is_typed_is_entered_before_the_statement(window, heard, qtbot):
    window.show_view(feed.session([feed.card(1)]))
    window.edited.connect(lambda *what: heard.append(what))
    number = window.workers.cards[1].number
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "2")
    qtbot.keyClick(number, KEY.Key_Return, CTRL)
    assert heard == [(1, "interval", "2"), (Action.START_ALL, None, None)]


def test_an_illegal_key_says_why(window, heard, qtbot):
    window.show_view(feed.session([feed.card(1)]))
    qtbot.keyClick(window, KEY.Key_J)
    assert heard == []
    assert window.banner.isVisible()
    assert window.banner.words.text() == "p1 was not started: only what was started can be joined."
    assert "p1 was not started" in window.status.messages.toolTip()


def test_keys_without_a_card_say_so(window, heard, qtbot):
    window.show_view(feed.session())
    qtbot.keyClick(window, KEY.Key_S)
    assert heard == []
    assert "No worker is selected" in window.banner.words.text()


def test_the_arrows_walk_along_the_cards(window, heard, qtbot):
    window.show_view(feed.session([feed.card(1), feed.card(2), feed.card(3)]))
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Up):
        qtbot.keyClick(window, key)
    assert window.workers.selected.key == 2
    qtbot.keyClick(window, KEY.Key_Down, CTRL)
    assert window.workers.selected.key == 3


def test_space_presses_the_focused_button(window, heard, qtbot):
    window.show_view(feed.session([feed.card(1)]))
    window.workers.cards[1].start.setFocus()
    qtbot.keyClick(window.workers.cards[1].start, KEY.Key_Space)
    assert heard == [(Action.START, 1, None)]


def test_escape_leaves_a_field_so_that_letters_are_keys_again(window, heard, qtbot):
    window.show_view(feed.session([feed.card(1)]))
    number = window.workers.cards[1].number
    qtbot.keyClick(window, KEY.Key_I)
    assert number.hasFocus()
    qtbot.keyClick(number, KEY.Key_Escape)
    assert not number.hasFocus()
    qtbot.keyClick(window, KEY.Key_S)
    assert heard == [(Action.START, 1, None)]


def test_menu_entries_are_grey_exactly_when_illegal_and_keys_live_on(window):
    window.show_view(feed.session([feed.card(1)]))
    keyboard = window.findChild(Keyboard)
    menu = keyboard.menu
    menu.aboutToShow.emit()
    assert not keyboard.actions[Command.JOIN].isEnabled()
    assert keyboard.actions[Command.START].isEnabled()
    menu.aboutToHide.emit()
    assert keyboard.actions[Command.JOIN].isEnabled()


def test_copying_program_and_output(window, heard, qtbot):
    program = feed.lines(("if True:", LineState.TEXT), ("    SIGTERM to p1", LineState.OUTSIDE))
    window.show_view(feed.session(program=program))
    window.output.add([OutputLine(1_500_000_000, "p1", "Grüße", 0)])
    qtbot.mouseClick(window.program.copy, LEFT)
    assert QApplication.clipboard().text() == "if True:\n    # SIGTERM to p1\n"
    qtbot.mouseClick(window.output.copy, LEFT)
    assert QApplication.clipboard().text() == "1.500\tp1\tGrüße\n"


def test_the_list_of_shortcuts_names_every_command(show, styled):
    from PySide6.QtWidgets import QLabel

    dialog = show(ShortcutsDialog(), 900, 800)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    named = {entry.words for _group, entries in GROUPS for entry in entries}
    assert [words.count(one) for one in named] == [1] * len(named)
    assert dialog.sizeHint().height() <= 690  # all of it on a screen of 720 lines
    assert dialog.sizeHint().width() <= 1260


def test_everything_becomes_larger_by_key_as_long_as_it_can_be_reached(window, qtbot):
    screen, preferences = window.screen().availableGeometry().size(), window.preferences
    fits = min(screen.width() / 720, screen.height() / 400)
    for _press in range(30):
        qtbot.keyClick(window, KEY.Key_Plus, CTRL)
    assert 1.0 < preferences.choices.scale <= fits < preferences.choices.scale + 0.1
    assert window.banner.history[0] == "Larger than this it does not fit on the screen."
    preferences.choose("scale", 3.0)
    qtbot.keyClick(window, KEY.Key_Minus, CTRL)
    assert preferences.choices.scale == 2.9, "who chooses it has it"

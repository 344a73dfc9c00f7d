"""The toolbar of a script: what can be asked for, and what has the focus when a pressed button is disabled."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from concgui.core.actions import Action, toolbar_actions
from concgui.core.states import MainPhase
from concgui.core.views import Mode
from tests.gui import feed

LEFT = Qt.MouseButton.LeftButton


def show(window, main: MainPhase, *, stopping: bool = False) -> None:
    actions = toolbar_actions([], main, "script", stopping=stopping)
    window.show_view(feed.session(mode=Mode.SCRIPT, main=main, actions=actions, stopping=stopping, title="script.py"))


@pytest.fixture
def heard(window):
    window.heard = []
    window.intent.connect(lambda *what: window.heard.append(what[0]))
    return window.heard


def test_a_script_has_stop_and_no_statements(window):
    buttons = window.toolbar.buttons
    assert not buttons[Action.STOP].isVisible()
    show(window, MainPhase.BUSY)
    visible = [action for action, button in buttons.items() if button.isVisible()]
    assert visible == [Action.STOP, Action.TERMINATE_ALL, Action.INTERRUPT, Action.RESET]
    window.show_view(feed.session())
    visible = [action for action, button in buttons.items() if button.isVisible()]
    assert Action.STOP not in visible
    assert len(visible) == 5


def test_stop_says_that_it_goes_on_and_can_be_pressed_again(window, heard, qtbot):
    stop = window.toolbar.buttons[Action.STOP]
    show(window, MainPhase.BUSY)
    QTest.mouseClick(stop, LEFT)
    show(window, MainPhase.BUSY, stopping=True)
    assert stop.text() == " Stopping…"
    assert "kills all of it now" in stop.toolTip()
    QTest.mouseClick(stop, LEFT)
    assert heard == [Action.STOP, Action.STOP]
    show(window, MainPhase.ENDED)
    assert (stop.text(), stop.isEnabled()) == (" Stop", False)
    assert window.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert heard == [Action.STOP, Action.STOP]
    assert window.banner.history[0] == "The script has ended: Run starts it again."


def test_the_space_bar_does_not_stop_what_was_just_run(window, heard):
    show(window, MainPhase.OFF)
    QTest.mouseClick(window.toolbar.run, LEFT)
    show(window, MainPhase.LAUNCHING)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert heard == [Action.RUN]


def test_a_process_of_a_script_is_paused_by_mouse_and_key(window, heard, qtbot):
    card = feed.card(1, phase=feed.Phase.ALIVE, spec=feed.spec(1, target=""))
    facts = feed.WorkerFacts("p1", feed.Kind.PROCESS, feed.Phase.ALIVE, pid_known=True)
    for paused in (False, True):
        actions = feed.worker_actions(facts._replace(paused=paused), MainPhase.BUSY, "script")
        window.show_view(feed.session([card._replace(actions=actions)], mode=Mode.SCRIPT, main=MainPhase.BUSY))
        shown = window.workers.cards[1]
        assert (shown.pause.isEnabled(), shown.resume.isEnabled()) == (not paused, paused)
        assert shown.phase.words == ("paused" if paused else "alive")
        QTest.mouseClick(shown.resume if paused else shown.pause, LEFT)
        window.setFocus()
        modifier = Qt.KeyboardModifier.ShiftModifier if paused else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(window, Qt.Key.Key_Z, modifier)
    assert heard == [Action.PAUSE] * 2 + [Action.CONTINUE] * 2
    window.show_view(feed.session([feed.card(1, phase=feed.Phase.ALIVE)]))
    assert not window.workers.cards[1].pause.isVisible()


@pytest.mark.parametrize("size", [(1920, 1040), (1366, 740), (1180, 600)])
@pytest.mark.parametrize("stopping", [False, True])
def test_it_has_room_in_every_window(window, qtbot, size, stopping):
    window.resize(*size)
    show(window, MainPhase.BUSY, stopping=stopping)
    bar = window.toolbar
    row = [bar.chooser, bar.run, *bar.buttons.values(), bar.method, bar.cores, bar.menu]
    shown = [part for part in row if part.isVisible()]
    qtbot.waitUntil(lambda: shown[-1].geometry().right() < bar.width())
    for left, right in itertools.pairwise(shown):
        assert left.geometry().right() < right.geometry().left()
    for button in bar.buttons.values():
        assert not button.isVisible() or button.width() >= button.minimumSizeHint().width()

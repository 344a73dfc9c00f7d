"""The allowed cores in the toolbar: toggles, the panel of all, keys, and what is refused in one sentence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from concgui.core.states import MainPhase, Phase
from concgui.core.views import CoresView, Mode, StatusView
from concgui.ui.commands import Command
from concgui.ui.cores import core_words
from concgui.ui.keyboard import Keyboard
from tests.gui import feed

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
MACOS = "macOS lets no program choose its cores."


def cores(count, *allowed, reason=""):
    return CoresView(tuple(range(count)), frozenset(allowed or range(count)), reason)


@pytest.fixture
def seen(window):
    """The window; `show(CoresView)` gives it a view with these cores, `heard` is what the toolbar asks for."""
    window.heard = []
    window.toolbar.cores_chosen.connect(window.heard.append)

    def show(view, **changes):
        window.show_view(feed.session(changes.pop("cards", [feed.card(1)]), cores=view, **changes))

    window.give = show
    window.setFocus()
    return window


def said(window):
    return window.banner.words.text() if window.banner is not None and window.banner.isVisible() else ""


def dark(toggle):
    """Whether the toggle is painted dark: the pixel beside its number."""
    return toggle.grab().toImage().pixelColor(6, toggle.height() // 2).lightness() < 100


def test_without_cores_there_is_nothing(seen):
    seen.give(CoresView())
    assert not seen.toolbar.cores.isVisible()


def test_the_allowed_ones_are_dark_and_named_so(seen):
    seen.give(cores(4, 0, 2))
    toggles = seen.toolbar.cores.toggles
    assert [toggle.text() for toggle in toggles] == ["0", "1", "2", "3"]
    assert [dark(toggle) for toggle in toggles] == [True, False, True, False]
    assert [toggle.accessibleName() for toggle in toggles[:2]] == ["Core 0, allowed", "Core 1, not allowed"]
    assert "Alt+1" in toggles[1].toolTip()
    assert toggles[1].accessibleDescription() == toggles[1].toolTip()


@pytest.mark.parametrize("main", [MainPhase.OFF, MainPhase.BUSY, MainPhase.ENDED])
def test_a_click_asks_and_shows_nothing_by_itself(seen, qtbot, main):
    seen.give(cores(4, 0, 2), main=main)
    toggles = seen.toolbar.cores.toggles
    qtbot.mouseClick(toggles[1], LEFT)
    qtbot.mouseClick(toggles[2], LEFT)
    assert seen.heard == [frozenset({0, 1, 2}), frozenset({0})]
    assert [dark(toggle) for toggle in toggles] == [True, False, True, False]
    seen.give(cores(4, 0, 1, 2), main=main)
    assert [toggle.isChecked() for toggle in toggles] == [True, True, True, False]


def test_the_last_one_stays_and_says_why(seen, qtbot):
    seen.give(cores(4, 2))
    last = seen.toolbar.cores.toggles[2]
    assert last.isEnabled()
    qtbot.mouseClick(last, LEFT)
    assert seen.heard == []
    assert last.isChecked()
    assert said(seen) == last.toolTip() == "Core 2 is the last one allowed: a program needs one core at least."


def test_where_cores_cannot_be_chosen_all_say_why(seen, qtbot):
    seen.give(cores(4, reason=MACOS))
    for toggle in seen.toolbar.cores.toggles:
        qtbot.mouseClick(toggle, LEFT)
        assert (toggle.isEnabled(), toggle.toolTip()) == (False, MACOS)
    assert seen.heard == []
    qtbot.keyClick(seen, KEY.Key_1, ALT)
    assert said(seen) == MACOS
    seen.banner.hide()
    qtbot.keyClick(seen, KEY.Key_F6)
    assert said(seen) == MACOS
    keyboard = seen.findChild(Keyboard)
    keyboard.menu.aboutToShow.emit()
    assert not keyboard.actions[Command.CORES].isEnabled()
    keyboard.menu.aboutToHide.emit()


def test_not_even_known_cores_say_why(seen):
    seen.give(CoresView((), frozenset(), MACOS))
    button = seen.toolbar.cores.button
    assert button.isVisible()
    assert (button.words, button.isEnabled(), button.toolTip()) == ("CPU cores", False, MACOS)


@pytest.mark.parametrize(
    ("key", "modifier", "allowed", "wanted"),
    [
        (KEY.Key_3, ALT, (0,), {0, 3}),
        (KEY.Key_0, ALT, (0, 1), {1}),
        (KEY.Key_F6, None, (1, 2), {0}),
        (KEY.Key_F7, None, (0,), {0, 1}),
        (KEY.Key_F8, None, (3,), {0, 1, 2, 3}),
    ],
)
def test_keys(seen, qtbot, key, modifier, allowed, wanted):
    seen.give(cores(4, *allowed))
    qtbot.keyClick(seen, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert seen.heard == [frozenset(wanted)]


@pytest.mark.parametrize(
    ("key", "modifier", "count", "allowed", "sentence"),
    [
        (KEY.Key_7, ALT, 4, (), "There is no core 7 here, only cores 0–3."),
        (KEY.Key_0, ALT, 1, (), "Core 0 is the last one allowed: a program needs one core at least."),
        (KEY.Key_F7, None, 1, (), "There is only core 0 here."),
        (KEY.Key_F8, None, 4, (), "It is so already: the program may run on cores 0–3."),
    ],
)
def test_a_key_that_cannot_do_it_says_why(seen, qtbot, key, modifier, count, allowed, sentence):
    seen.give(cores(count, *allowed))
    qtbot.keyClick(seen, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert seen.heard == []
    assert said(seen) == sentence


def test_keys_before_the_session_is_there_say_so(seen, qtbot):
    qtbot.keyClick(seen, KEY.Key_0, ALT)
    assert "loaded" in said(seen)
    seen.banner.hide()
    qtbot.keyClick(seen, KEY.Key_C)
    assert "loaded" in said(seen)


def test_c_goes_to_the_toggles_and_tab_and_arrows_walk_along_them(seen, qtbot):
    seen.give(cores(4, 0))
    toggles = seen.toolbar.cores.toggles
    qtbot.keyClick(seen, KEY.Key_C)
    assert toggles[0].hasFocus()
    qtbot.keyClick(toggles[0], KEY.Key_Tab)
    assert toggles[1].hasFocus()
    qtbot.keyClick(toggles[1], KEY.Key_Right)
    assert toggles[2].hasFocus()
    qtbot.keyClick(toggles[2], KEY.Key_Space)
    assert seen.heard == [frozenset({0, 2})]


def test_numbers_are_those_of_the_cores(seen, qtbot):
    seen.give(CoresView((2, 5), frozenset({2}), ""), status=StatusView(machine_cores=8))
    toggles = seen.toolbar.cores.toggles
    assert [toggle.text() for toggle in toggles] == ["2", "5"]
    assert seen.toolbar.cores.words.toolTip().endswith("Concgui itself may use 2 of the machine's 8 cores.")
    qtbot.keyClick(seen, KEY.Key_5, ALT)
    assert seen.heard == [frozenset({2, 5})]


@pytest.mark.parametrize(
    ("width", "count", "toggles", "button"),
    [
        (1920, 4, 4, ""),
        (1920, 8, 8, ""),
        (1366, 4, 4, ""),
        (1280, 4, 0, "2 of 4 cores"),
        (1180, 4, 0, "2/4 cores"),
        (1366, 128, 0, "2 of 128 cores"),
        (1600, 128, 0, "2 of 128 cores"),
        (1500, 128, 0, "2/128 cores"),
    ],
)
def test_what_fits_is_shown(seen, width, count, toggles, button):
    seen.resize(width, 700)
    seen.give(cores(count, 0, 1), mode=Mode.LESSON, title="Join with a timeout")
    part = seen.toolbar.cores
    assert sum(toggle.isVisible() for toggle in part.toggles) == toggles
    assert part.words.isVisible() == (toggles > 0)
    assert part.button.isVisible() == bool(button)
    if button:
        assert part.button.words == button
        assert part.button.width() >= part.button.sizeHint().width()
    right = part.geometry().right()
    assert right < seen.toolbar.menu.geometry().left()
    assert part.geometry().left() > seen.toolbar.method.geometry().right()


def test_of_many_cores_the_first_and_a_button_with_all(seen):
    seen.resize(1920, 1000)
    seen.give(cores(64, 0, 1, 40, 63))
    part = seen.toolbar.cores
    shown = [toggle.text() for toggle in part.toggles if toggle.isVisible()]
    assert shown == [str(number) for number in range(len(shown))]
    assert 4 <= len(shown) <= 8
    assert (part.button.isVisible(), part.button.words) == (True, "4 of 64 cores")
    assert part.geometry().right() < seen.toolbar.menu.geometry().left()


@pytest.fixture
def popup(seen, qtbot):
    """The open panel of 64 cores."""
    seen.resize(1366, 740)
    seen.give(cores(64, 0, 1, 40, 63))
    qtbot.mouseClick(seen.toolbar.cores.button, LEFT)
    made = seen.toolbar.cores.popup
    assert QApplication.activePopupWidget() is made
    assert made.screen().availableGeometry().contains(made.geometry())
    yield made
    made.close()


def test_the_panel_stays_open_and_follows(seen, popup, qtbot):
    assert [toggle.core for toggle in popup.toggles if toggle.isChecked()] == [0, 1, 40, 63]
    qtbot.mouseClick(popup.toggles[9], LEFT)
    assert seen.heard == [frozenset({0, 1, 9, 40, 63})]
    seen.give(cores(64, *seen.heard[0]))
    assert popup.isVisible()
    assert popup.toggles[9].isChecked()
    one, two, every = popup.presets
    for preset in (one, two, every):
        qtbot.mouseClick(preset, LEFT)
    assert seen.heard[1:] == [frozenset({0}), frozenset({0, 1}), frozenset(range(64))]
    seen.give(cores(64))
    assert (one.isEnabled(), every.isEnabled()) == (True, False)


def test_the_panel_by_keys(seen, popup, qtbot):
    assert popup.toggles[0].hasFocus()
    for key in (KEY.Key_Down, KEY.Key_Right):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert popup.toggles[9].hasFocus()
    qtbot.keyClick(popup.toggles[9], KEY.Key_Space)
    qtbot.keyClick(popup.toggles[9], KEY.Key_5)
    assert seen.heard == [frozenset({0, 1, 9, 40, 63}), frozenset({0, 1, 5, 40, 63})]
    qtbot.keyClick(popup.toggles[9], KEY.Key_Escape)
    assert not popup.isVisible()


def test_other_cores_make_other_toggles(seen, popup, qtbot):
    seen.resize(1920, 1000)
    seen.give(cores(2))
    part = seen.toolbar.cores
    assert not popup.isVisible()
    assert [toggle.text() for toggle in part.toggles] == ["0", "1"]
    assert all(toggle.isVisible() for toggle in part.toggles)
    assert not part.button.isVisible()
    seen.give(cores(12))
    qtbot.keyClick(seen, KEY.Key_C)
    assert len(part.popup.toggles) == 12
    part.popup.close()


def test_a_run_does_not_move_them(seen):
    seen.give(cores(4))
    before = seen.toolbar.cores.geometry()
    seen.give(cores(4, 0), main=MainPhase.BUSY, cards=(feed.card(1, Phase.ALIVE),))
    assert seen.toolbar.cores.geometry() == before


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({0}, "core 0"),
        ({0, 1}, "cores 0 and 1"),
        ({0, 1, 2, 3}, "cores 0–3"),
        ({0, 2, 3}, "cores 0, 2 and 3"),
        ({0, 4, 5, 6, 9}, "cores 0, 4–6 and 9"),
    ],
)
def test_cores_in_words(numbers, words):
    assert core_words(numbers) == words

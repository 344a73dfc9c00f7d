"""A presentation with real keys under a window manager: the screen is filled, stepped, dark; the window comes back."""

from concgui.core.states import Phase
from concgui.ui.present import Present
from concgui.ui.theme import SIZES


def test_the_screen_is_filled_stepped_by_a_clicker_and_left(driver):
    window, present = driver.window, driver.window.findChild(Present)
    before = window.geometry(), window.windowState(), window.columns.sizes(), window.texts.sizes(), SIZES.scale
    driver.key("F5")
    driver.wait(lambda: window.isFullScreen() and window.geometry() == window.screen().geometry(), "a full screen")
    driver.wait(lambda: present.scene.strip.step == "start p1", "the clicker to be told what comes next")
    assert not window.toolbar.isVisible()
    driver.key("PageDown")
    driver.wait(lambda: driver.card_view("p1").phase is Phase.ALIVE, "p1 to run")
    driver.key(".")
    driver.wait(lambda: present.keys.dark, "a dark screen")
    driver.key("PageDown")
    driver.wait(lambda: not present.keys.dark, "light, and nothing else")
    assert driver.card_view("p2").phase in {Phase.ABSENT, Phase.CREATED}
    driver.key("Escape")
    driver.wait(lambda: window.geometry() == before[0] and not window.isFullScreen(), "the window")
    driver.wait(
        lambda: (
            (window.geometry(), window.windowState(), window.columns.sizes(), window.texts.sizes(), SIZES.scale)
            == before
        ),
        "everything as it was",
    )
    assert window.toolbar.present.isVisible()

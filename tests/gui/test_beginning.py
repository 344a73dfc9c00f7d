"""The very first start shows a lesson that is ready to run; later ones what the user prefers."""

import pytest

from concgui import app
from concgui.control.preferences import Preferences
from concgui.control.remembered import Remembered
from concgui.control.settingsfile import settings_path
from concgui.core.actions import Action
from concgui.core.views import Mode


@pytest.fixture
def opened(styled, qtbot):
    """Opens a window with its engine."""
    windows = []

    def opening(*argv: str):
        window = app.create_window()
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        session = app.attach_engine(window, list(argv))
        qtbot.waitUntil(lambda: window.meter is not None, timeout=20_000)
        return window, session

    yield opening
    for window in windows:
        window.close()


def test_the_very_first_start(opened, qtbot):
    settings_path().unlink()
    window, session = opened()
    view = session.current_view()
    assert view.mode is Mode.LESSON
    assert view.actions[Action.RUN].enabled
    qtbot.waitUntil(lambda: window.banner is not None)
    assert window.banner.history[-1].startswith("Welcome to Concgui: this lesson is ready.")
    window.close()
    again, session = opened()
    assert session.current_view().mode is Mode.FREE
    assert again.banner is None


def test_who_loses_the_settings_is_told_and_is_not_new(opened, qtbot):
    settings_path().write_bytes(b"\0" * 50)
    window, session = opened()
    assert session.current_view().mode is Mode.FREE
    qtbot.waitUntil(lambda: window.preferences.choices.started_before)
    assert window.banner is not None
    assert [str(settings_path()) in said for said in window.banner.history] == [True], "nothing stands in its way"


@pytest.mark.parametrize(("wish", "mode"), [("lesson", Mode.LESSON), ("last", Mode.SCRIPT)])
def test_what_the_user_prefers(opened, tmp_path, wish, mode):
    path = tmp_path / "mine.py"
    path.write_text("print(__file__)\n")
    for name in (path, tmp_path / "gone.py"):
        Remembered().opened(str(name))
    Preferences().choose("start_with", wish)
    _window, session = opened()
    assert session.current_view().mode is mode


def test_a_file_that_is_named_comes_first(opened, tmp_path):
    settings_path().unlink()
    path = tmp_path / "mine.py"
    path.write_text("print(__file__)\n")
    window, session = opened(str(path))
    assert session.current_view().title == "mine.py"
    assert not window.preferences.choices.started_before

"""What the user has chosen is there in the next window; a damaged file is told, once, and gives the defaults."""

import pytest

from concgui.control.preferences import Choices, Preferences
from concgui.control.remembered import settings_path


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))


def test_choices_are_kept(qtbot):
    first = Preferences()
    assert (first.choices, first.problem) == (Choices(), "")
    with qtbot.waitSignal(first.changed) as told:
        first.choose("theme", "dark")
    assert told.args == ["theme", "dark"]
    first.choose("scale", 1.5)
    first.choose("ask_unsaved", value=False)
    del first
    assert Preferences().choices == Choices(theme="dark", scale=1.5, ask_unsaved=False)


@pytest.mark.parametrize(
    ("name", "value"), [("theme", "pink"), ("scale", 9.0), ("language", "tlh"), ("ask_unsaved", "no")]
)
def test_what_is_no_value_is_refused(qapp, name, value):
    preferences = Preferences()
    with pytest.raises(ValueError, match=name):
        preferences.choose(name, value)
    assert preferences.choices == Choices()


@pytest.mark.parametrize("text", ["[preferences]\ntheme=pink\nscale=1.5\n", "[preferences]\nscale=huge\n"])
def test_a_damaged_file_gives_the_defaults(qapp, text):
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_text(text)
    preferences = Preferences()
    assert preferences.choices.theme == "system"
    assert str(path) in preferences.problem

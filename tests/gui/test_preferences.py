"""What the user has chosen is there in the next window; a damaged file is told, once, and gives the defaults."""

import pytest

from concgui.control.preferences import Choices, Preferences
from concgui.control.settingsfile import settings_path


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
    assert str(path) in preferences.take_problem()
    assert preferences.problem == ""
    del preferences
    assert Preferences().problem == ""  # told once


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 9, b"\0" * 50, "[preferences]\ntheme=dark".encode("utf-16"), b"[never closed\n=\n"]
)
def test_what_is_no_file_of_settings_is_put_aside(qapp, content):
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    preferences = Preferences()
    assert preferences.choices == Choices()
    assert str(path) in preferences.problem
    assert path.with_suffix(".damaged").read_bytes() == content
    preferences.choose("theme", "dark")
    del preferences
    again = Preferences()
    assert (again.choices.theme, again.problem) == ("dark", "")


def test_what_cannot_be_written_is_told_once_and_holds_for_this_window(qapp, tmp_path):
    (tmp_path / "concgui").write_text("a file where the folder should be")
    preferences, told = Preferences(), []
    preferences.failed.connect(told.append)
    preferences.choose("theme", "dark")
    preferences.choose("scale", 1.5)
    assert preferences.choices.theme == "dark"
    assert len(told) == 1
    assert str(settings_path()) in told[0]


def test_two_windows_keep_what_each_has_chosen(qapp):
    one, other = Preferences(), Preferences()
    one.choose("theme", "dark")
    other.choose("scale", 1.2)
    del one, other
    assert Preferences().choices == Choices(theme="dark", scale=1.2)


def test_what_fails_before_anybody_listens_is_told_later(qapp, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    preferences = Preferences()
    preferences.choose("theme", "dark")
    assert preferences.choices.theme == "dark"
    assert "cannot be written" in preferences.take_problem()


def test_the_defaults_come_back(qapp):
    preferences = Preferences()
    preferences.choose("started_before", value=True)
    preferences.choose("theme", "dark")
    preferences.choose("start_with", "last")
    preferences.restore_defaults()
    assert preferences.choices == Choices(started_before=True)

"""Where programs run that are opened by a double click: not in the root folder, nor in the application's own."""

import os
import sys
from pathlib import Path

import pytest

from concgui.commands import windowargs
from concgui.startup.startfolder import leave_odd_folder


@pytest.fixture
def places(monkeypatch, tmp_path) -> Path:
    """A home, an application and a system's folder; the test may go where it likes."""
    for name in ("home", "Concgui/_internal/python", "Concgui too", "Windows/System32"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path / "Windows"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "Concgui" / "_internal"), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["/", "Concgui", "Concgui/_internal/python", "Windows/System32"])
def test_from_where_a_launcher_begins_it_goes_home(places, name):
    os.chdir(places / name)
    leave_odd_folder()
    assert Path.cwd() == places / "home"


@pytest.mark.parametrize("name", [".", "home", "Concgui too"])
def test_where_somebody_began_it_stays(places, name):
    os.chdir(places / name)
    leave_odd_folder()
    assert Path.cwd() == places / name


def test_without_a_home_it_stays(places, monkeypatch):
    monkeypatch.setenv("HOME", str(places / "nowhere"))
    os.chdir("/")
    leave_odd_folder()
    assert Path.cwd() == Path("/")


@pytest.mark.parametrize(("start", "moved"), [(["--desktop"], True), ([], False), (["--desktop", "my.py"], False)])
def test_a_double_click_does_so_and_a_terminal_does_not(places, monkeypatch, start, moved):
    class BegunError(Exception):
        pass

    def begun(*_args):
        raise BegunError

    import concgui.startup.instance

    monkeypatch.setattr(concgui.startup.instance, "meet", begun)
    os.chdir("/")
    with pytest.raises(BegunError):
        windowargs.begin(windowargs.parse(start))
    assert (Path.cwd() != Path("/")) == moved

"""Where the observed side is started from: nothing is ever written into the packaged application."""

import os
import sys
from pathlib import Path

import pytest

from concgui.control import launcherplace
from concgui.control.launch import LaunchSpec, launch, readable
from concgui.control.pump import read_available
from concgui.core.bundle import own_python
from tests.observed import pythons

PYTHONS = list(pythons())  # now: the tests have another home
HERE = Path(launcherplace.__file__).parents[1] / "program" / "launch.py"


@pytest.fixture
def cache(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "concgui"


@pytest.fixture
def frozen(monkeypatch, cache, tmp_path):
    """The packaged application, whose own Python is this one; its files are where they are in a checkout."""
    monkeypatch.setattr(launcherplace, "is_frozen", lambda: True)
    return cache


def test_a_checkout_is_run_from_where_it_is(cache):
    assert Path(launcherplace.launcher(sys.executable)) == HERE
    assert Path(launcherplace.launcher("/another/python")) == HERE
    assert not cache.exists()


def test_the_packages_own_python_finds_it_compiled_where_it_is(frozen):
    assert Path(launcherplace.launcher(own_python())) == HERE
    assert not frozen.exists()


def test_another_python_gets_a_copy_that_is_made_once(frozen):
    first = Path(launcherplace.launcher("/another/python"))
    assert first.is_relative_to(frozen)
    assert {path.name for path in first.parent.iterdir()} == {path.name for path in HERE.parent.glob("*.py")}
    stamp = first.stat().st_ino
    assert launcherplace.launcher("/a/third/python") == str(first)
    assert first.stat().st_ino == stamp


def test_what_changes_is_copied_anew(frozen, monkeypatch, tmp_path):
    own = tmp_path / "program"
    own.mkdir()
    (own / "launch.py").write_text("one")
    monkeypatch.setattr(launcherplace, "_FOLDER", str(own))
    first = launcherplace.launcher("/another/python")
    (own / "launch.py").write_text("another")
    second = launcherplace.launcher("/another/python")
    assert [Path(path).read_text() for path in (first, second)] == ["one", "another"]


@pytest.mark.parametrize("home", ["file", "relative", "missing"])
def test_without_a_place_for_it_the_files_themselves_are_run(frozen, monkeypatch, tmp_path, home):
    (tmp_path / "file").touch()
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", home if home == "relative" else str(tmp_path / home))
    assert Path(launcherplace.launcher("/another/python")) == HERE
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize("how", ["writable", "link"])
def test_nothing_is_run_that_others_could_have_put_there(frozen, tmp_path, how):
    given = Path(launcherplace.launcher("/another/python"))
    assert given.is_relative_to(frozen)
    if how == "writable":
        frozen.chmod(0o777)
    else:
        frozen.rename(tmp_path / "others")
        frozen.symlink_to(tmp_path / "others")
    assert Path(launcherplace.launcher("/another/python")) == HERE


def test_a_program_of_another_python_runs_from_the_copy_and_writes_there_alone(frozen, monkeypatch, tmp_path):
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    other = next((python for python in PYTHONS if os.path.realpath(python) != os.path.realpath(sys.executable)), "")
    if not other:
        pytest.skip("needs a second Python on this machine")
    before = set((HERE.parent / "__pycache__").glob("*"))
    (tmp_path / "empty.py").touch()
    program = launch(LaunchSpec("script", str(tmp_path / "empty.py"), python=other, terminal=True))
    while readable([program.event_fd], 30) and not read_available(program.event_fd)[1]:
        pass
    assert program.wait(30) == 0
    program.close()
    assert set((HERE.parent / "__pycache__").glob("*")) == before
    assert list(frozen.glob("program-*/__pycache__/wire.*"))

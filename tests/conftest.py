"""What every test is held to: it leaves nothing behind, it ends in time, and it finds a home of its own.

Warnings are errors and so are Qt's messages (pyproject.toml); here are the rest of the checks.
"""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import leaks

LIMIT_S = 60

# Before anything of Qt is loaded. A Qt program on X11 may start a D-Bus daemon that outlives it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
os.environ["LANGUAGE"] = "en"  # the window speaks the language of the system, and tests read what it says
os.environ.pop("PYTHONUNBUFFERED", None)  # it would tear apart the lines of processes that print at once
os.environ[leaks.MARK] = f"{os.getpid()}"

# One for all tests, or fontconfig would index the fonts again for each.
_session_home = tempfile.TemporaryDirectory(prefix="concgui-tests-")
for _name in ("XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
    _folder = Path(_session_home.name, _name.lower())
    _folder.mkdir(mode=0o700)
    os.environ[_name] = str(_folder)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"limit(seconds): the test may take this long instead of {LIMIT_S} s")


@pytest.fixture(autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home", numbered=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    # As for somebody who knows the program: it begins with Free, and asks nothing when its window is closed.
    settings = home / "config" / "concgui" / "concgui.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[preferences]\nstarted_before=true\nask_unsaved=false\n")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """End a test that takes too long with a traceback of where it was."""
    marker = item.get_closest_marker("limit")
    limit = marker.args[0] if marker else LIMIT_S
    if not hasattr(signal, "SIGALRM"):
        return (yield)

    def too_long(*_: object) -> None:
        pytest.fail(f"took longer than {limit} s")

    before = signal.signal(signal.SIGALRM, too_long)
    # Again and again, should the first be caught by the code under test; but not while the report of it is made.
    signal.setitimer(signal.ITIMER_REAL, limit, 30)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest, _home: None) -> Iterator[None]:
    """Fail the test that leaves a thread, a process or a window behind, and name it. Set up first, so it looks last."""
    before = leaks.Snapshot.take()
    yield
    left = leaks.left_behind(before)
    if left:
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)


@pytest.fixture(autouse=True)
def _recordings_hold(request: pytest.FixtureRequest, _nothing_left: None) -> Iterator[None]:
    """Fail the test whose recordings break one of the identities that hold in every recording."""
    folder = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else None
    yield
    found = [] if folder is None else sorted(folder.rglob("*.concgui"))
    if found:
        from concgui.core.storage import RecordingError, load
        from tests.identities import violations

        for path in found:
            try:
                recording = load(path)
            except RecordingError:  # damaged on purpose, or by somebody who says so
                continue
            broken = violations(recording)
            if broken:
                pytest.fail(f"{path.name}: " + "; ".join(broken), pytrace=False)


def pytest_unconfigure(config: pytest.Config) -> None:
    _session_home.cleanup()
    sys.stdout.flush()

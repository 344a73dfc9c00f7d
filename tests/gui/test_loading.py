"""A recording that takes a while to open: how far it is stands in the status bar, and Esc leaves it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from concgui import app
from concgui.core.storage import save
from concgui.ui.keyboard import Keyboard
from concgui.ui.loading import Loading
from tests.gui.manycalls import recording_of_calls

MANY = 600_000


def write(path: Path, calls: int) -> Path:
    save(recording_of_calls(calls), path)
    return path


@pytest.fixture
def shown(qtbot):
    """The window with its session, and what it told."""
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    session = app.attach_engine(window, [])
    window.closing.connect(session.shutdown)
    qtbot.waitUntil(lambda: window.findChild(Keyboard) is not None, timeout=10_000)
    window.activateWindow()
    yield window, session
    window.close()


def test_it_tells_how_far_it_is_until_it_is_there(qtbot, shown, tmp_path):
    window, session = shown
    loading = window.findChild(Loading)
    loading._soon.setInterval(0)
    told: list[float] = []
    session.loading_told.connect(told.append)
    session.open_file(str(write(tmp_path / "long.concgui", MANY)))
    qtbot.waitUntil(lambda: loading.progress is not None and loading.progress.isVisible(), timeout=10_000)
    assert "long.concgui" in loading.progress.name.toolTip()
    qtbot.waitUntil(lambda: session.replay is not None, timeout=30_000)
    qtbot.waitUntil(lambda: not loading.progress.isVisible(), timeout=10_000)
    assert told == sorted(told)
    assert told
    assert 0 <= told[0] <= told[-1] <= 1


def test_esc_leaves_it_and_what_was_shown_stays(qtbot, shown, tmp_path):
    window, session = shown
    loading = window.findChild(Loading)
    loading._soon.setInterval(0)
    said: list[str] = []
    session.message.connect(said.append)
    session.open_file(str(write(tmp_path / "long.concgui", MANY)))
    qtbot.waitUntil(lambda: loading.progress is not None and loading.progress.isVisible(), timeout=10_000)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(said), timeout=10_000)
    assert said == ["long.concgui was not opened: its reading was cancelled."]
    assert session.replay is None
    assert not loading.progress.isVisible()
    assert session.current_view().status.loading == ""


def test_what_is_read_at_once_is_not_told(qtbot, shown, tmp_path):
    window, session = shown
    loading = window.findChild(Loading)
    loading._soon.setInterval(60_000)
    session.open_file(str(write(tmp_path / "short.concgui", 10)))
    qtbot.waitUntil(lambda: session.replay is not None, timeout=10_000)
    qtbot.waitUntil(lambda: not loading._soon.isActive(), timeout=10_000)
    assert loading.progress is None

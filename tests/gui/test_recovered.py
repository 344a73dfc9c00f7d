"""A run whose window was killed is offered by the next window: to be opened, discarded, or left for later."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from concgui import app
from concgui.control.recovery import Recovery
from concgui.core.livefolder import recordings_folder, recover
from concgui.core.recordingfile import RecordingError
from concgui.core.storage import load
from concgui.ui.banner import Banner
from concgui.ui.offer import Offer

ROOT = Path(__file__).resolve().parents[2]
WINDOW = """
import sys
from concgui import app
from concgui.core.actions import Action
application = app.create_application(["window"])
window = app.create_window()
app.show(window)
session = app.attach_engine(window, [sys.argv[1]])
window.closing.connect(session.shutdown)
session.act(Action.RUN)
application.exec()
"""


def files() -> list[Path]:
    return sorted(recordings_folder().glob("*.concgui")) if recordings_folder().exists() else []


def events(path: Path) -> int:
    with contextlib.suppress(RecordingError):
        return len(load(path))
    return 0


@contextlib.contextmanager
def other_window(qtbot, tmp_path: Path, name: str = "script.py") -> Iterator[None]:
    """Another window that runs a script, as a process of its own; it is killed at the end."""
    script = tmp_path / name
    script.write_text("import time\nprint('here', flush=True)\ntime.sleep(60)\n")
    command = [sys.executable, "-c", WINDOW, str(script)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    before = len(files())
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            qtbot.waitUntil(lambda: len(files()) > before and events(files()[-1]) > 5, timeout=30_000)
            yield
        finally:
            process.send_signal(signal.SIGKILL)


class Next:
    """The next window."""

    def __init__(self, qtbot) -> None:
        self.qtbot = qtbot
        self.window = app.create_window()
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.session = app.attach_engine(self.window)
        self.window.closing.connect(self.session.shutdown)

    @property
    def offer(self) -> Offer | None:
        found = self.window.findChild(Offer)
        return found if found is not None and found.isVisible() else None

    def offered(self) -> Offer:
        self.qtbot.waitUntil(lambda: self.offer is not None, timeout=20_000)
        return self.offer

    def press(self, button: QPushButton) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def start(styled, qtbot):
    made: list[Next] = []

    def starting() -> Next:
        made.append(Next(qtbot))
        return made[-1]

    yield starting
    for one in made:
        one.window.close()


def test_a_killed_run_is_offered_and_opened(start, qtbot, tmp_path):
    with other_window(qtbot, tmp_path):
        pass
    one = start()
    offer = one.offered()
    (path,) = files()
    began = recover(path.parent)[0].began.astimezone()
    said = f"Concgui ended unexpectedly: the recording of script, {began:%Y-%m-%d\u00a0%H:%M}, is there."
    assert offer.words.text() == offer.accessibleDescription() == said
    one.press(offer.open_button)
    qtbot.waitUntil(lambda: one.session.replay is not None, timeout=20_000)
    assert one.offer is None
    (path,) = files()
    assert "recovered" not in path.name
    assert [event.text for event in one.session.recording.events() if event.text == "here"] == ["here"]
    assert recover(path.parent) == []


def test_later_keeps_it_and_it_is_offered_again_until_it_is_discarded(start, qtbot, tmp_path):
    for name in ("first.py", "second.py"):
        with other_window(qtbot, tmp_path, name):
            pass
    offer = start().offered()
    assert "of second, " in offer.words.text()
    assert offer.words.text().endswith(" is there, and 1 more.")
    qtbot.mouseClick(offer.close_button, Qt.MouseButton.LeftButton)
    assert not offer.isVisible()
    assert len(files()) == 2
    again = start()
    offer = again.offered()
    again.press(offer.discard_button)
    assert "of first, " in offer.words.text()
    assert "more" not in offer.words.text()
    assert [path.name.split("-")[-1] for path in files()] == ["first (recovered).concgui"]
    again.press(offer.discard_button)
    assert not offer.isVisible()
    assert files() == []


def test_a_run_of_a_window_that_lives_is_not_offered(start, qtbot, tmp_path):
    with other_window(qtbot, tmp_path, "killed.py"):
        pass
    with other_window(qtbot, tmp_path, "alive.py"):
        offer = start().offered()
        assert "of killed, " in offer.words.text()
        assert "more" not in offer.words.text()
        assert events(files()[-1]) > 5
        assert files()[-1].name.endswith("-alive.concgui")
    assert [one.program for one in recover(recordings_folder())] == ["alive", "killed"]


def test_nothing_is_offered_where_nothing_was_left(start, qtbot):
    one = start()
    qtbot.waitUntil(lambda: one.window.findChild(Recovery) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: all(thread.name != "recovery" for thread in threading.enumerate()))
    QApplication.processEvents()
    assert one.window.findChild(Offer) is None


def test_what_is_said_meanwhile_stands_above_it(start, qtbot, tmp_path):
    with other_window(qtbot, tmp_path):
        pass
    one = start()
    offer = one.offered()
    one.window.say("Something was refused.")
    said = next(found for found in one.window.findChildren(Banner) if not found.waits)
    assert said.isVisible()
    assert not said.geometry().intersects(offer.geometry())
    assert offer.isVisible()
    assert one.window.banner.history == ["Something was refused."]

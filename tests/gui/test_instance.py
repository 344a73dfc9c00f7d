"""The window that is open and a second start of the command: what the one asks for, and what the other does."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from concgui.control.session import Session
from concgui.core.bundle import own_python
from concgui.core.instance_message import (
    BUSY,
    FORMAT,
    LONGEST_WISH,
    NOTES,
    OTHER_FORMAT,
    OTHER_OPTIONS,
    SILENT,
    TAKEN,
    Wish,
    read_word,
    wish_line,
)
from concgui.core.instance_place import ASKED_FOR, claim, find_place
from concgui.core.log import log_path
from concgui.startup.doors import Doors, open_named
from concgui.startup.instance import _Socket, hand_over, meet
from concgui.ui.front_x11 import removal, start_time
from concgui.ui.instance import Instance
from concgui.ui.instance_pipe import Pipe
from concgui.ui.open_event import OpenEvents
from concgui.ui.wiring import Wiring

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")


class Open:
    """A window that listens, and what is said to it from another thread, as another process would."""

    def __init__(self, window, qtbot) -> None:
        self.window, self.qtbot = window, qtbot
        self.session = Session(window)
        Wiring(window, self.session)
        self.place = find_place()
        self.instance = self.make()
        self.instance.begin(self.place, claim(self.place))

    def make(self) -> Instance:
        return Instance(self.window, self.session, partial(open_named, self.window), "", "")

    def away(self, call, *args):
        """Return what `call` returns, in another thread, while the window goes on."""
        got = []
        thread = threading.Thread(target=lambda: got.append(call(*args)))
        thread.start()
        self.qtbot.waitUntil(lambda: not thread.is_alive(), timeout=10_000)
        thread.join()
        self.qtbot.wait(1)  # what was asked for is done when the answer is on its way
        return got[0]

    def ask(self, wish: Wish) -> str:
        return self.away(hand_over, self.place, wish, time.monotonic() + 5)

    def send(self, data: bytes) -> bytes:
        """Send bytes; return all that comes until the window hangs up."""

        def talk() -> bytes:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(5)
                line.connect(self.place.address)
                line.sendall(data)
                got = b""
                try:
                    while part := line.recv(1000):
                        got += part
                except ConnectionResetError:
                    pass
                return got

        return self.away(talk)

    @property
    def script(self):
        return self.session.current_view().script

    @property
    def told(self) -> str:
        """What a dialog says of what cannot be opened."""
        boxes = [box for box in self.window.findChildren(QMessageBox) if box.isVisible()]
        return "\n".join(box.text() for box in boxes)


@pytest.fixture
def place_name(monkeypatch):
    with tempfile.TemporaryDirectory(prefix="concgui-") as name:
        monkeypatch.setenv("XDG_RUNTIME_DIR", name)
        monkeypatch.setenv(ASKED_FOR, "gui")
        yield


@pytest.fixture
def there(place_name, window, qtbot):
    one = Open(window, qtbot)
    yield one
    window.close()


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "script.py"
    path.write_text("print(1)\nprint(2)\n")
    return path


def test_it_opens_a_script_with_its_arguments_in_the_folder_of_the_other_start(there, script, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    assert there.ask(Wish(str(folder), str(script), ("a b", "c"), python=own_python())) == TAKEN
    assert there.script.path == str(script)
    assert there.script.settings.args == "'a b' c"
    assert there.script.folder == str(folder)


def test_a_double_click_opens_as_from_the_menu(there, script):
    assert there.ask(Wish("/", str(script), desktop=True)) == TAKEN
    assert (there.script.path, there.script.folder) == (str(script), str(script.parent))


def test_it_opens_a_module_that_is_found_from_the_folder_of_the_other_start(there, script):
    assert there.ask(Wish(str(script.parent), module="script", args=("x",))) == TAKEN
    assert (there.script.settings.module, there.script.settings.args) == ("script", "x")
    there.qtbot.waitUntil(lambda: any("print(2)" in line.text for line in there.session.current_view().program))


#: A second start as on Windows, in a process of its own: Qt's wait holds Python's lock.
BY_PIPE = """
import sys
from concgui.startup import instance
from concgui.core.instance_message import Wish
from concgui.ui.instance_pipe import Pipe
instance._connect = Pipe
sys.exit(not instance.meet(Wish("/", sys.argv[1], desktop=True)).taken)
"""


def test_windows_way_of_asking_has_the_same_answers(there, script):
    with subprocess.Popen([sys.executable, "-c", BY_PIPE, str(script)]) as process:
        there.qtbot.waitUntil(lambda: process.poll() is not None, timeout=10_000)
    assert process.returncode == 0
    there.qtbot.waitUntil(lambda: there.script is not None)
    assert there.script.path == str(script)


def test_windows_way_of_asking_ends_where_nobody_answers(place_name):
    with pytest.raises(ConnectionRefusedError):
        Pipe(find_place().address, time.monotonic() + 5)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(find_place().address + "2")
        deaf.listen()
        line = Pipe(find_place().address + "2", time.monotonic() + 0.1)
        with pytest.raises(ConnectionAbortedError):
            line.receive()
        line.close()


def test_without_a_file_it_comes_up(there):
    there.window.showMinimized()
    assert there.ask(Wish("/")) == TAKEN
    assert not there.window.isMinimized()
    there.qtbot.waitUntil(there.window.isActiveWindow)
    there.window.showFullScreen()
    assert there.ask(Wish("/")) == TAKEN
    assert there.window.isFullScreen()


def test_the_token_of_the_desktop_is_not_handed_on_to_programs(there, monkeypatch):
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    assert there.ask(Wish("/", token="token", startup_id="id_TIME7")) == TAKEN
    assert "XDG_ACTIVATION_TOKEN" not in os.environ


def test_what_cannot_be_opened_is_told_in_a_dialog_that_stays(there, tmp_path, script):
    before = there.session.current_view().title
    assert there.ask(Wish("/", str(tmp_path / "gone.py"), desktop=True)) == TAKEN
    there.qtbot.waitUntil(lambda: there.told == f"There is no file {tmp_path}/gone.py.")
    assert there.ask(Wish("/", str(tmp_path), desktop=True)) == TAKEN
    there.qtbot.waitUntil(lambda: "has no lesson.toml, so it is no lesson." in there.told)
    assert there.session.current_view().title == before
    assert there.ask(Wish("/", problem="there is no option '--x'; see concgui --help")) == TAKEN
    there.qtbot.waitUntil(lambda: there.told.endswith("There is no option '--x'; see concgui --help."))
    assert there.ask(Wish("/", str(script), desktop=True)) == TAKEN  # it is not in anybody's way
    assert there.script.path == str(script)


def test_what_another_window_must_do_is_refused(there, script):
    for options in ({"python": "/other/python"}, {"source": "psutil"}):
        assert there.ask(Wish("/", str(script), **options)) == OTHER_OPTIONS
    assert there.script is None


def test_a_window_that_waits_for_an_answer_takes_no_file_but_comes_up(there, script):
    dialog = QDialog(there.window)
    dialog.setModal(True)
    dialog.show()
    assert there.ask(Wish("/", str(script))) == BUSY
    assert there.ask(Wish("/")) == TAKEN
    dialog.close()
    assert there.ask(Wish("/", str(script))) == TAKEN


NONSENSE = (
    b"\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b'{"format": 1, "file": 7}\n',
    b"\xff\xff\n",
    b"x" * (LONGEST_WISH + 5),
    b"[" * 50_000 + b"\n",
)


def test_what_is_no_wish_is_refused_and_told_to_the_log_alone(there):
    for number, data in enumerate(NONSENSE, 1):
        assert there.send(data) == b""
        assert log_path().read_text().count("MessageError: ") == number
    assert (there.told, there.window.banner, there.script) == ("", None, None)
    assert there.ask(Wish("/")) == TAKEN


def test_another_version_is_told_so(there):
    answer = there.send(json.dumps({"format": FORMAT + 1, "file": "/a.py"}).encode() + b"\n")
    assert read_word(answer) == OTHER_FORMAT


def test_who_has_given_up_waiting_gets_nothing_opened(there, script):
    line = _Socket(there.place.address, time.monotonic() + 5)
    line.send(wish_line(Wish("/", str(script), desktop=True)))
    line.close()  # before the window has read it
    assert there.ask(Wish("/")) == TAKEN  # and it has been here after that
    assert there.script is None


def test_a_closed_window_gives_its_place_to_the_next_that_is_used(there, script):
    other = there.make()
    other.begin(there.place, None, SILENT)
    assert there.window.banner.history == [NOTES[SILENT]]
    assert (there.instance.listening, other.listening) == (True, False)
    there.instance.close()
    there.window.clearFocus()
    QApplication.instance().applicationStateChanged.emit(QApplication.applicationState())
    assert other.listening
    assert there.ask(Wish("/", str(script), desktop=True)) == TAKEN
    other.close()
    outcome = meet(Wish("/"))
    assert outcome.claim is not None
    outcome.claim.release()
    assert not Path(there.place.address).exists()


def test_what_a_killed_window_has_left_is_replaced(place_name, window, qtbot):
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(find_place().address)
    one = Open(window, qtbot)
    assert one.ask(Wish("/")) == TAKEN


# --- a first start by double click ------------------------------------------------------------------------------------
def test_a_double_click_that_is_the_first_start_opens_it_or_nothing(there, script, tmp_path):
    assert Doors(Wish("/", str(script), desktop=True), None).first(["script.py"]) == [str(script)]
    gone = Doors(Wish("/", str(tmp_path / "gone"), desktop=True), None)
    assert gone.first(["gone"]) == []
    gone.open(there.window, there.session, "", "")
    assert there.told == f"There is no file {tmp_path}/gone."


def test_the_finder_of_macos_opens_files_by_events(there, script, qapp):
    events = OpenEvents(qapp)
    for name in ("early.py", "script.py"):
        QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(script.with_name(name)))))
    events.open_with(partial(open_named, there.window))
    assert there.script.path == str(script)
    other = script.with_name("other.py")
    other.write_text("pass\n")
    QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(other))))
    assert there.script.path == str(other)
    qapp.removeEventFilter(events)


# --- X11 --------------------------------------------------------------------------------------------------------------
def test_the_startup_id_says_when_the_user_clicked_and_is_taken_back():
    startup_id = "gio-nautilus/code-77-desk top_TIME4294967295"
    assert [start_time(one) for one in (startup_id, "", "x_TIME", "x_TIME7 y")] == [4294967295, 0, 0, 0]
    chunks = removal(startup_id)
    assert b"".join(chunks) == b"remove: ID=gio-nautilus/code-77-desk\\ top_TIME4294967295\0"
    assert all(len(chunk) <= 20 for chunk in chunks)
    assert removal("") == []

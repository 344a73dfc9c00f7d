"""Where the windows of one user on one screen meet: the place, its lock, and what a second start makes of it."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from concgui.core.instance_message import BUSY, LONGEST_WISH, SILENT, TAKEN, Wish, word_line
from concgui.core.instance_place import ASKED_FOR, OccupiedError, Place, claim, find_place
from concgui.startup.instance import meet
from tests.need import need

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")


@pytest.fixture
def folder() -> Iterator[Path]:
    """One with a short name: the path of a socket has few bytes."""
    with tempfile.TemporaryDirectory(prefix="concgui-") as name:
        yield Path(name)


@pytest.fixture
def environ(folder) -> dict[str, str]:
    """A desktop's environment, with folders of its own."""
    for name in ("run", "tmp"):
        (folder / name).mkdir(mode=0o700)
    return {"DISPLAY": ":7", "XDG_RUNTIME_DIR": str(folder / "run"), "TMPDIR": str(folder / "tmp")}


@pytest.fixture
def place(folder, monkeypatch) -> Place:
    """The place at which `meet` meets in this test."""
    monkeypatch.setenv(ASKED_FOR, "test")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    found = find_place()
    assert found is not None
    return found


def address(environ: dict[str, str], **changed: str) -> str:
    found = find_place({**environ, **changed})
    return found.address if found is not None else ""


# --- the place --------------------------------------------------------------------------------------------------------
def test_one_screen_is_one_place(environ):
    here = address(environ)
    assert Path(here).parent == Path(environ["XDG_RUNTIME_DIR"], "concgui")
    assert address(environ, DISPLAY=":7.0") == here
    assert address(environ, QT_QPA_PLATFORM="xcb") == here
    assert find_place(environ).lock != here


@pytest.mark.parametrize(
    "changed",
    [{"DISPLAY": ":8"}, {"DISPLAY": ":7.1"}, {"DISPLAY": "localhost:7.0"}, {"WAYLAND_DISPLAY": "wayland-0"},
     {ASKED_FOR: "a test"}],
)  # fmt: skip
def test_another_screen_is_another_place(environ, changed):
    assert address(environ, **changed) not in {"", address(environ)}


@pytest.mark.parametrize("changed", [{"QT_QPA_PLATFORM": "offscreen"}, {"QT_QPA_PLATFORM": "minimal"}, {"DISPLAY": ""}])
def test_without_a_screen_nobody_meets(environ, changed):
    assert address(environ, **changed) == ""


def test_a_test_may_ask_for_a_place_without_a_screen(environ):
    assert address(environ, QT_QPA_PLATFORM="offscreen", **{ASKED_FOR: "mine"})


def spoil_by_mode(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o770)


def spoil_by_link(folder: Path) -> None:
    folder.with_name("elsewhere").mkdir(mode=0o700)
    folder.symlink_to("elsewhere")


def spoil_by_owner(folder: Path) -> None:
    need(os.geteuid() == 0, "only root can give a folder away")
    folder.mkdir(mode=0o700)
    os.chown(folder, 12345, 12345)


@pytest.mark.parametrize("spoil", [spoil_by_mode, spoil_by_link, spoil_by_owner, Path.touch])
def test_a_folder_that_is_not_ours_alone_is_not_used(environ, spoil):
    spoil(Path(environ["XDG_RUNTIME_DIR"], "concgui"))
    ours = Path(environ["TMPDIR"], f"concgui-{os.geteuid()}")
    assert Path(address(environ)).parent == ours
    ours.chmod(0o755)
    assert address(environ) == ""


def test_a_path_too_long_for_a_socket_is_not_used(environ, tmp_path):
    long = tmp_path / ("x" * 100)
    long.mkdir(mode=0o700)
    assert Path(address(environ, XDG_RUNTIME_DIR=str(long))).parent.parent == Path(environ["TMPDIR"])


def test_where_no_folder_can_be_made_a_window_opens_by_itself(environ, tmp_path, monkeypatch):
    monkeypatch.setenv(ASKED_FOR, "test")
    for name in ("XDG_RUNTIME_DIR", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path / "missing"))
    outcome = meet(Wish(file="/a.py"))
    assert (outcome.taken, outcome.place, outcome.claim, outcome.note) == (False, None, None, "")


# --- the lock ---------------------------------------------------------------------------------------------------------
def test_the_lock_is_one_windows_until_it_lets_go(place):
    held = claim(place)
    with pytest.raises(OccupiedError):
        claim(place)
    held.release()
    held.release()
    again = claim(place)
    again.release()


HOLD = """
import sys
from concgui.core.instance_message import Wish
from concgui.startup.instance import meet
sys.stdin.readline()
outcome = meet(None)
print("held" if outcome.claim else "not", flush=True)
sys.stdin.readline()
"""


def holder() -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def told(process: "subprocess.Popen[str]") -> str:
    process.stdin.write("\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_window_leaves_no_lock(place, number):
    process = holder()
    try:
        assert told(process) == "held"
        with pytest.raises(OccupiedError):
            claim(place)
        process.send_signal(number)
        process.wait(10)
        claim(place).release()
    finally:
        end(process)


def test_of_many_that_start_at_once_exactly_one_has_it(place):
    processes = [holder() for _ in range(8)]
    try:
        for process in processes:
            process.stdin.write("\n")
        for process in processes:  # all of them are waiting for this
            process.stdin.flush()
        answers = [process.stdout.readline().strip() for process in processes]
    finally:
        for process in processes:
            end(process)
    assert sorted(answers) == ["held"] + 7 * ["not"]


# --- a second start ---------------------------------------------------------------------------------------------------
class Window:
    """What a window may be to a second start: holds the lock, and answers the lines that come with `answers`."""

    def __init__(self, place: Place, *answers: bytes) -> None:
        self.heard: list[bytes] = []
        self._answers = answers
        self._claim = claim(place)
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(place.address)
        self._socket.listen()
        self._lines: list[socket.socket] = []
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        try:
            while True:
                line, _ = self._socket.accept()
                self._lines.append(line)
                with line.makefile("rb") as file:
                    for answer in self._answers:
                        self.heard.append(file.readline(LONGEST_WISH))
                        line.sendall(answer)
                if self._answers:
                    line.close()
        except OSError:
            return

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()
        for line in self._lines:
            line.close()
        self._claim.release()


@pytest.fixture
def window(place) -> Iterator:
    made: list[Window] = []

    def make(*answers: bytes) -> Window:
        made.append(Window(place, *answers))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_it_hands_its_wish_over_and_says_go(window):
    there = window(word_line("ready"), word_line(TAKEN))
    outcome = meet(Wish(file="/a.py"))
    assert outcome.taken
    assert b'"/a.py"' in there.heard[0]
    assert there.heard[1] == word_line("go")


def test_a_window_that_refuses_is_told_apart(window):
    there = window(word_line(BUSY))
    outcome = meet(Wish(file="/a.py"))
    assert (outcome.taken, outcome.claim, outcome.note) == (False, None, BUSY)
    assert len(there.heard) == 1


@pytest.mark.parametrize("answers", [(), (b"no JSON\n",), (b"[]\n",), (b"x" * 5000,), (word_line("ready"), b"{}\n")])
def test_a_window_that_hangs_or_talks_nonsense_is_waited_for_no_longer_than_told(window, answers):
    window(*answers)
    began = time.monotonic()
    outcome = meet(Wish(file="/a.py"), patience_s=0.1)
    assert (outcome.taken, outcome.claim, outcome.note) == (False, None, SILENT)
    assert 0.09 < time.monotonic() - began < 2


def test_a_window_that_is_just_beginning_is_waited_for_longer(place):
    held = claim(place)
    began = time.monotonic()
    outcome = meet(Wish(file="/a.py"), patience_s=0.01, beginning_s=0.1)
    assert (outcome.taken, outcome.claim, outcome.note) == (False, None, SILENT)
    assert 0.09 < time.monotonic() - began < 2
    held.release()


def test_a_new_window_is_opened_beside_without_a_word(window):
    there = window(word_line("ready"), word_line(TAKEN))
    outcome = meet(None)
    assert (outcome.taken, outcome.claim, outcome.note) == (False, None, "")
    assert not there.heard


def test_a_window_that_is_just_closing_is_followed_by_the_one_that_waits(place):
    held = claim(place)
    threading.Timer(0.1, held.release).start()
    outcome = meet(Wish(file="/a.py"))
    assert not outcome.taken
    assert outcome.claim is not None
    outcome.claim.release()

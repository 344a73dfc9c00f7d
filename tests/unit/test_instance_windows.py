"""Where windows meet on Windows and macOS, as far as that can be told elsewhere: names, and a lock that is refused."""

import ctypes
import sys
import tempfile
from types import SimpleNamespace

import pytest

from concgui.core.instance_place import OccupiedError, claim, find_place


class Msvcrt:
    """The module's lock: one at a time."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        self.locked = False

    def locking(self, _fd: int, mode: int, count: int) -> None:
        assert (mode, count) == (self.LK_NBLCK, 1)
        if self.locked:
            raise PermissionError(13, "Permission denied")
        self.locked = True


@pytest.fixture
def session(monkeypatch) -> dict[str, int]:
    """Windows, with the number of the session."""
    number = {"session": 1}

    def tell(_pid: int, out: object) -> int:
        out._obj.value = number["session"]  # type: ignore[attr-defined]
        return 1

    monkeypatch.setattr(sys, "platform", "win32")
    kernel = SimpleNamespace(kernel32=SimpleNamespace(ProcessIdToSessionId=tell))
    monkeypatch.setattr(ctypes, "windll", kernel, raising=False)
    monkeypatch.setitem(sys.modules, "msvcrt", Msvcrt())
    return number


def test_on_windows_a_place_is_a_users_session(session, tmp_path):
    one = {"LOCALAPPDATA": str(tmp_path / "one")}
    here = find_place(one)
    assert here.address == find_place(one).address
    assert not set("/\\:") & set(here.address)  # the name of a pipe
    assert here.lock.startswith(one["LOCALAPPDATA"])
    assert find_place({"LOCALAPPDATA": str(tmp_path / "two")}).address != here.address
    session["session"] = 2
    assert find_place(one).address != here.address
    assert find_place({}) is None


def test_on_windows_the_lock_is_taken_once(session, tmp_path):
    place = find_place({"LOCALAPPDATA": str(tmp_path / "new")})
    held = claim(place)
    with pytest.raises(OccupiedError):
        claim(place)
    held.release()


def test_on_macos_there_is_one_place_for_a_user(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    with tempfile.TemporaryDirectory(prefix="concgui-") as folder:
        place = find_place({"TMPDIR": folder})
        assert place.address == find_place({"TMPDIR": folder, "DISPLAY": ":7"}).address
        assert find_place({"TMPDIR": folder, "QT_QPA_PLATFORM": "offscreen"}) is None

"""The folder of the window's recordings: where it is, what stays in it."""

import os
import time
from pathlib import Path

import pytest

from concgui.core.livefile import LiveFile
from concgui.core.livefolder import accept, begin_file, discard, recordings_folder, recover, tidy
from concgui.core.pieces import take
from concgui.core.recordingfile import RecordingError, plain_name
from concgui.core.storage import load
from tests.scribe import Scribe


def some_run():
    scribe = Scribe()
    scribe.hello()
    scribe.output(1, "line")
    return scribe.recording()


def made(number: int) -> LiveFile:
    return begin_file("my program.py", 1_000_000_000 + number)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_is_the_users_own(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert recordings_folder() == tmp_path / "data" / "concgui" / "recordings"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")  # to be ignored, says the specification
    assert recordings_folder() == Path(os.environ["HOME"]) / ".local" / "share" / "concgui" / "recordings"
    file = made(0)
    file.close()
    assert file.path.name == "20010909-014640-000000-my-program.py.concgui"
    assert file.path.parent.stat().st_mode & 0o777 == 0o700
    assert file.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("text", "name"), [("a b/c", "a-b-c"), ("..", "program"), ("", "program"), ("é.py", "é.py"), ("x" * 99, "x" * 60)]
)
def test_names_of_programs_become_names_of_files(text, name):
    assert plain_name(text) == name


def test_the_newest_runs_stay_and_nothing_else_is_touched():
    for number in range(5):
        made(number).close()
    folder = recordings_folder()
    (folder / "mine.concgui").write_text("the user's own")
    before = names(folder)
    tidy(folder, runs=5)
    assert names(folder) == before
    tidy(folder, runs=2)
    assert names(folder) == [*before[3:5], "mine.concgui"]


def test_old_ones_go_when_they_take_too_much_room_but_the_newest_stays():
    files = [made(number) for number in range(3)]
    for file in files:
        file.write(take(some_run()))
        file.close()
    each = files[0].path.stat().st_size
    tidy(recordings_folder(), room=2 * each)
    assert names(recordings_folder()) == [file.path.name for file in files[1:]]
    tidy(recordings_folder(), room=1)
    assert names(recordings_folder()) == [files[2].path.name]


def test_what_another_window_writes_is_never_removed():
    """The writer is another process: a fork of this one, which waits to be killed."""
    folder = recordings_folder()
    ready_r, ready_w = os.pipe()
    writer = os.fork()
    if not writer:
        file = made(0)
        file.write(take(some_run()))
        os.write(ready_w, b"r")
        time.sleep(60)
        os._exit(0)
    try:
        assert os.read(ready_r, 1) == b"r"
        made(1).close()
        before = names(folder)
        tidy(folder, runs=1)
        assert names(folder) == before
        assert len(load(folder / before[0])) == 3
    finally:
        os.kill(writer, 9)
        os.waitpid(writer, 0)
        os.close(ready_r)
        os.close(ready_w)
    tidy(folder, runs=1)  # it was killed: what it left becomes a plain file, and stays until somebody has seen it
    left = before[0].replace(".concgui", " (recovered).concgui")
    assert names(folder) == sorted([left, before[-1]])
    assert len(load(folder / left)) == 3
    for number in range(2, 5):
        made(number).close()
        tidy(folder, runs=1)
    assert (len(names(folder)), names(folder)[0]) == (2, left)


def killed(*numbers: int) -> None:
    """Leave what a window leaves that is killed in these runs; the writer is a fork of this process."""
    writer = os.fork()
    if not writer:
        files = [made(number) for number in numbers]
        for file in files:
            file.write(take(some_run()))
        os.kill(os.getpid(), 9)
    os.waitpid(writer, 0)


def test_what_killed_windows_left_is_found_until_it_is_opened_or_discarded():
    folder = recordings_folder()
    assert recover(folder) == []
    killed(1, 3)
    made(2).close()
    assert len(names(folder)) == 7  # each with its -wal and -shm
    found = recover(folder)
    assert [(one.program, one.began.timestamp()) for one in found] == [
        ("my-program.py", 1_000_000_003), ("my-program.py", 1_000_000_001),
    ]  # fmt: skip
    assert len(names(folder)) == 3
    assert all(len(load(one.path)) == 3 for one in found)
    killed(4)
    assert [one.began.timestamp() - 1e9 for one in recover(folder)] == [4, 3, 1]
    discard(found[0])
    discard(found[0])
    assert accept(found[1]) == accept(found[1]) == folder / "20010909-014641-000000-my-program.py.concgui"
    assert [one.began.timestamp() - 1e9 for one in recover(folder)] == [4]
    assert len(names(folder)) == 3
    for number in range(5, 9):
        killed(number)
        tidy(folder, runs=3)
    assert [one.began.timestamp() - 1e9 for one in recover(folder)] == [8, 7, 6]


def test_what_holds_nothing_or_has_another_name_is_not_offered():
    killed(1)
    folder = recordings_folder()
    (path,) = folder.glob("*.concgui")
    for name in ("20010909-014641-000000-cut.concgui", "99999999-999999-999999-x (recovered).concgui", "a.concgui"):
        (folder / name).write_bytes(b"SQLite format 3\0")
        (folder / f"{name}-wal").write_bytes(b"cut")
    assert [one.program for one in recover(folder)] == ["my-program.py"]
    assert not path.exists()


def test_where_it_cannot_be_made_one_sentence_says_why(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(RecordingError, match=r"recordings cannot be made: Not a directory\.$"):
        made(0)
    tidy(recordings_folder())

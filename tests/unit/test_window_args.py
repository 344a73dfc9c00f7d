"""The command line of the window: options, what another window is asked for, and what a double click does with it."""

import io
import json
import os
import sys
import threading

import pytest

from concgui.commands import windowargs
from concgui.commands.windowargs import Start, begin, no_terminal, open_window, parse, wish_of
from concgui.core.bundle import own_python
from concgui.startup import instance
from concgui.startup.instance import Outcome
from concgui.usage import UsageError


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("script.py").write_text("pass\n")
    return tmp_path


@pytest.fixture
def started(monkeypatch) -> list[Start]:
    """What would be begun."""
    found: list[Start] = []
    monkeypatch.setattr(windowargs, "begin", lambda start: found.append(start) or 0)
    return found


@pytest.mark.parametrize(
    ("argv", "start"),
    [
        ([], Start([])),
        (["x.py", "--desktop"], Start(["x.py", "--desktop"])),
        (["--desktop", "x.py", "y.py"], Start(["x.py", "y.py"], desktop=True)),
        (["--new-window", "--source=psutil", "x.py"], Start(["x.py"], "psutil", new_window=True)),
        (["--source", "psutil", "--desktop", "--new-window", "--", "-x"],
         Start(["-x"], "psutil", desktop=True, new_window=True)),
        (["--new-window", "-m", "a.b", "x"], Start(["x"], module="a.b", new_window=True)),
    ],
)  # fmt: skip
def test_options_come_first_in_any_order(argv, start):
    assert parse(argv) == start


@pytest.mark.parametrize("word", ["--desktop=1", "--new-window=yes", "--new", "--source"])
def test_what_is_no_option_is_said(word):
    with pytest.raises(UsageError):
        parse([word])


def test_old_finders_word_is_passed_over(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert parse(["-psn_0_12345", "x.py"]) == Start(["x.py"])


# --- what another window is asked for ---------------------------------------------------------------------------------
def test_paths_are_whole_and_a_script_wants_our_interpreter(here):
    wish = wish_of(Start(["script.py", "a", "b"]))
    assert (wish.file, wish.args, wish.folder) == (str(here / "script.py"), ("a", "b"), str(here))
    assert wish.python == own_python()
    assert wish_of(Start(["a"], module="m"))[1:4] == ("", ("a",), "m")


def test_what_runs_nothing_or_names_no_interpreter_does_with_any(here):
    here.joinpath("run.concgui").write_bytes(b"")
    for start in (Start([]), Start(["run.concgui"]), Start(["script.py"], desktop=True)):
        assert wish_of(start).python == ""
    assert wish_of(Start([], python="/usr/bin/python3")).python == "/usr/bin/python3"


def test_a_folder_that_was_removed_is_no_hindrance(here):
    gone = here / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    assert wish_of(Start(["x.py"]))[:2] == ("", "x.py")
    os.chdir(here)


# --- a double click ---------------------------------------------------------------------------------------------------
def test_what_the_command_line_refuses_a_double_click_is_told_in_the_window(here, started):
    with pytest.raises(UsageError):
        open_window(["gone.py"])
    assert open_window(["--desktop", "--frobnicate"]) == 0
    assert open_window(["--desktop", "gone.py"]) == 0  # the window looks at the file, in the user's language
    assert started == [
        Start([], desktop=True, problem="there is no option '--frobnicate'; see concgui --help"),
        Start(["gone.py"], desktop=True),
    ]


def test_without_a_terminal_every_start_is_a_double_click(here, started, monkeypatch):
    assert not no_terminal()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "stderr", None)
    assert open_window(["gone.py"]) == 0
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with pytest.raises(UsageError):
        open_window(["gone.py"])
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(os, "isatty", lambda _fd: False)
    assert not no_terminal()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert no_terminal()
    assert started == [Start(["gone.py"], desktop=True)]


def test_of_several_files_the_first_is_handed_over_and_the_others_have_windows_of_their_own(here, monkeypatch):
    done: list[object] = []
    monkeypatch.setattr(instance, "meet", lambda wish: done.append(wish) or Outcome(taken=True))
    monkeypatch.setattr(windowargs, "_open_beside", done.append)
    files = [f"{number}.py" for number in range(12)]
    assert begin(Start(files, desktop=True)) == 0
    wish, *others = done
    assert (wish.file, wish.args) == (str(here / "0.py"), ())
    assert others == files[1:9]
    assert wish.problem.startswith("of 12 files, the first 9 were opened")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_a_window_of_its_own_is_asked_for_in_words_that_hold(here, monkeypatch):
    os.mkfifo(here / "told")
    tell = f"import json, sys; open({str(here / 'told')!r}, 'w').write(json.dumps(sys.argv[1:]))"
    monkeypatch.setattr(windowargs, "own_command", lambda: [sys.executable, "-c", tell])
    windowargs._open_beside("-x.py")
    assert parse(json.loads((here / "told").read_text())) == Start(["-x.py"], desktop=True, new_window=True)
    for thread in set(threading.enumerate()) - {threading.current_thread()}:
        thread.join(30)


def test_where_a_name_says_nothing_without_its_folder_that_is_not_left(here, monkeypatch):
    left: list[str] = []
    monkeypatch.setattr(windowargs, "leave_odd_folder", lambda: left.append("left"))
    monkeypatch.setattr(windowargs, "_open_beside", lambda _path: None)
    monkeypatch.setattr(instance, "meet", lambda _wish: Outcome(taken=True))
    begin(Start([str(here / "a.py"), "b.py"], desktop=True))
    assert not left
    begin(Start([str(here / "a.py"), str(here / "b.py")], desktop=True))
    assert left

"""Lessons and scripts in the session: good ones, and every bad one gets a clear sentence."""

import multiprocessing
import os
from pathlib import Path

import pytest

from concgui.control.linematcher import RawLine
from concgui.control.runstate import NO_GUARD
from concgui.core.actions import Action
from concgui.core.scenario import Work
from concgui.core.states import MainPhase, Phase
from concgui.core.views import LineState, Mode

METHODS = multiprocessing.get_all_start_methods()
LISTING_1 = "classic-1-start-all"


def run(watched, path, *args: str, method: str = "default") -> None:
    """Open a script, run it to its end and until all it printed is shown."""
    watched.session.open_script(str(path), args)
    watched.session.set_start_method(method)
    watched.act(Action.RUN)
    ended(watched)


def ended(watched) -> None:
    watched.until(lambda: watched.session.recording.meta.created != "", timeout=40_000)
    watched.until(lambda: not len(watched.session.state.outputs))


def script(tmp_path: Path, text: str | bytes, name: str = "script.py") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# --- lessons ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("method", METHODS)
def test_a_lesson_runs_with_one_click(watched, method):
    watched.session.open_lesson(LISTING_1)
    for key in (1, 2, 3):
        watched.session.edit_worker(key, "interval", f"0.{2 * key}")
    watched.session.set_start_method(method)
    view = watched.session.current_view()
    assert (view.mode, view.main) == (Mode.LESSON, MainPhase.OFF)
    assert "p3 = Process(target=worker, args=(3, 0.6))" in watched.lines(LineState.FUTURE)
    watched.act(Action.RUN)
    ended(watched)
    assert watched.lines(LineState.DONE)[-1] == 'print("End main")'
    assert watched.lines(LineState.FUTURE, LineState.QUEUED, LineState.FAILED) == []
    assert watched.printed("main") == ["Start main", "End main"]
    for n in (1, 2, 3):
        assert watched.printed(f"p{n}") == [f"Start work {n}", f"End work {n}"]
        assert (watched.card(n).phase, watched.card(n).exitcode) == (Phase.REAPED, 0)
    assert watched.session.state.start_method == method
    assert watched.session.lanes.findings == []


def test_a_lesson_runs_again_without_a_reset(watched):
    watched.session.open_lesson(LISTING_1)
    for _ in range(2):
        for key in (1, 2, 3):
            watched.session.edit_worker(key, "interval", "0.1")
        watched.act(Action.RUN)
        ended(watched)
    assert watched.runs == [2, 3]
    assert watched.printed("main") == ["Start main", "End main"] * 2


def test_the_work_of_a_lesson_can_be_changed(watched):
    watched.session.open_lesson(LISTING_1)
    watched.session.edit_worker(1, "work", "compute")
    assert watched.card(1).spec.work is Work.COMPUTE
    watched.session.edit_worker(1, "name", "q")
    assert "lesson's program decides" in watched.messages[-1]
    assert watched.card(1).problem == watched.messages[-1]


def test_a_button_pressed_while_a_lesson_runs_waits_its_turn(watched):
    watched.session.open_lesson("classic-2-join-with-timeout")
    watched.act(Action.RUN)
    watched.until(lambda: watched.lines(LineState.BLOCKED) == ["p1.join(1)"])
    watched.act(Action.JOIN_TIMEOUT, 1, 5.0)
    ended(watched)
    assert watched.lines(LineState.DONE)[-2:] == ['print("End main")', "p1.join(5)"]


def test_there_is_no_such_lesson(watched):
    watched.session.open_lesson("nope")
    assert watched.messages == ["There is no lesson nope."]
    assert watched.session.current_view().mode is Mode.FREE


# --- scripts ---------------------------------------------------------------------------------------------------------
def test_a_script_runs_with_its_arguments(watched, tmp_path):
    path = script(tmp_path, "\ufeffimport sys\nprint(sys.argv[1:], 'größe ✓ 漢')\n", "größe.py")
    run(watched, path, "a", "b c")
    assert watched.printed("main") == ["['a', 'b c'] größe ✓ 漢"]
    assert watched.session.current_view().title == "größe.py"
    assert watched.messages == []


def test_workers_of_a_script_are_cards_that_can_be_ended(watched, tmp_path):
    text = (
        "import time\nfrom multiprocessing import Process\n"
        "if __name__ == '__main__':\n    p = Process(target=time.sleep, args=(60,))\n    p.start()\n    p.join()\n"
    )
    watched.session.open_script(str(script(tmp_path, text)))
    watched.act(Action.RUN)
    watched.until(lambda: [card.phase for card in watched.session.current_view().cards] == [Phase.ALIVE])
    card = watched.session.current_view().cards[0]
    assert not card.editable
    assert "script alone" in watched.refused(Action.START, card.spec.key)
    watched.act(Action.KILL, card.spec.key)
    ended(watched)
    assert watched.session.current_view().cards[0].exitcode == -9
    watched.until(lambda: watched.printed("os")[-1].endswith("was ended by SIGKILL"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"x = = 1\n", "script.py, line 1: invalid syntax."),
        (b"a\0b", "it is a binary file."),
        (b"\x7fELF\0", "it is a binary file."),
        ("print('größe')\n# Größe\n".encode("latin-1"), "line 1: "),
        (b"", "script.py is empty: it will run, and do nothing."),
        (b"from multiprocessing import Process\nProcess(target=print, args=(1))\n", "args must be a tuple"),
    ],
)
def test_a_bad_script_gets_one_sentence(watched, tmp_path, content, said):
    watched.session.open_script(str(script(tmp_path, content)))
    assert len(watched.messages) == 1
    assert said in watched.messages[0]


def test_a_syntax_error_cannot_be_run(watched, tmp_path):
    watched.session.open_script(str(script(tmp_path, "def f(:\n")))
    assert watched.refused(Action.RUN) == watched.messages[0]


def test_latin_1_that_is_declared_is_read(watched, tmp_path):
    run(watched, script(tmp_path, "# -*- coding: latin-1 -*-\nprint('größe')\n".encode("latin-1")))
    assert watched.printed("main") == ["größe"]


def test_missing_files_and_folders(watched, tmp_path):
    watched.session.open_script(str(tmp_path / "nope.py"))
    watched.session.open_script(str(tmp_path))
    assert ["There is no file" in watched.messages[0], "is a directory" in watched.messages[1]] == [True, True]
    assert watched.session.current_view().mode is Mode.FREE


@pytest.mark.parametrize("name", ["pipe.py", "pipe.concgui", "link to a pipe"])
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(watched, tmp_path, name):
    os.mkfifo(tmp_path / "a pipe")
    (tmp_path / name).symlink_to("a pipe")
    watched.session.open_file(str(tmp_path / name), ())
    watched.until(lambda: bool(watched.messages))
    other = "is not a file." if name.endswith(".concgui") else "is a pipe, not a script."
    assert watched.messages == [f"{tmp_path / name} {other}"]
    assert watched.session.current_view().mode is Mode.FREE


def test_what_has_no_end_or_no_bounds_is_no_script(watched, tmp_path):
    watched.session.open_file("/dev/zero", ())
    large = tmp_path / "large.py"
    large.touch()
    os.truncate(large, 40_000_000_000)  # a hole: it takes no room on the disk
    watched.session.open_file(str(large), ())
    watched.session.open_file("no\0name", ())
    assert watched.messages == [
        "/dev/zero is a device, not a script.",
        f"{large} is too large for a script: it has more than 2 MB.",
        "There is no file no\0name.",
    ]
    assert watched.session.current_view().mode is Mode.FREE


def test_a_link_to_a_script_is_one(watched, tmp_path):
    (tmp_path / "link").symlink_to(script(tmp_path, "print('by a link')\n"))
    run(watched, tmp_path / "link")
    assert watched.printed("main") == ["by a link"]


def test_a_script_that_has_become_a_pipe_is_not_run(watched, tmp_path):
    path = script(tmp_path, "print('once')\n")
    watched.session.open_file(str(path), ())
    path.unlink()
    os.mkfifo(path)
    assert watched.refused(Action.RUN) == f"{path} is a pipe, not a script."


def test_the_missing_guard_is_explained_once(watched, tmp_path):
    text = "from multiprocessing import Process\nfor _ in range(3):\n    p = Process(target=print)\n    p.start()\n"
    run(watched, script(tmp_path, text), method="spawn")
    assert watched.messages == [NO_GUARD]
    assert watched.printed("concgui") == [NO_GUARD]
    assert len(watched.session.lanes.lanes) <= 10


@pytest.mark.parametrize(
    ("text", "code", "printed"),
    [
        ("import sys\nsys.exit('not today')\n", 1, "not today"),
        ("import os\nos._exit(300)\n", 44, None),
        ("1 / 0\n", 1, "ZeroDivisionError: division by zero"),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n", -11, None),
    ],
)
def test_how_a_script_ends(watched, tmp_path, text, code, printed):
    run(watched, script(tmp_path, text))
    assert watched.session.recording.meta.exitcode == code
    assert watched.main is MainPhase.ENDED
    if printed:
        assert printed in [line.text for line in watched.output if line.error]


def test_an_exception_in_a_target_is_printed_with_its_traceback(watched, tmp_path):
    text = (
        "from multiprocessing import Process\ndef work():\n    raise ValueError('no')\n"
        "if __name__ == '__main__':\n    p = Process(target=work)\n    p.start()\n    p.join()\n"
    )
    run(watched, script(tmp_path, text))
    said = [line.text for line in watched.output if line.error]
    assert "Traceback (most recent call last):" in said
    assert said[-1] == "ValueError: no"
    assert watched.session.current_view().cards[0].exitcode == 1


def test_what_the_script_forked_is_gone_when_it_is_over(watched, tmp_path):
    text = "import os\nif not os.fork():\n    os._exit(7)\nos.wait()\n"
    run(watched, script(tmp_path, text))
    (row,) = watched.session.current_view().alive
    assert (row.python_says, row.os_says) in {("ended", "gone"), ("ended, exit 7", "gone")}


# --- output ----------------------------------------------------------------------------------------------------------
def test_what_does_not_come_from_print_is_shown_as_the_programs(watched, tmp_path):
    text = (
        "import os, subprocess, sys\nprint('by print')\nsys.stdout.flush()\nos.write(1, b'by os.write\\n')\n"
        "os.write(2, b'no newline')\nsubprocess.run(['echo', 'by a subprocess'])\n"
    )
    run(watched, script(tmp_path, text))
    assert watched.printed("main") == ["by print"]
    assert sorted(watched.printed("program")) == ["by a subprocess", "by os.write", "no newline"]


def test_ten_megabytes_at_once_are_accounted_for(watched, tmp_path):
    run(watched, script(tmp_path, "print('\\n'.join('line %d of many, many lines' % n for n in range(350_000)))\n"))
    queue, recording = watched.session.state.outputs, watched.session.recording
    shown = [line for line in watched.output if "not shown here" not in line.text]
    assert queue.added == len(shown) + queue.left_out
    assert recording.sent() == recording.shown() + recording.dropped()
    assert recording.dropped() > 300_000
    assert any("not shown here" in text for text in watched.printed("concgui"))


def test_many_raw_lines_are_taken_in_slices(watched, tmp_path):
    run(watched, script(tmp_path, "print('once')\n"))
    outputs, feed = watched.session.state.outputs, watched.session._driver._feed
    feed._take_raw(watched.session.state.number, [RawLine(n, 1, f"raw {n}") for n in range(20_000)])
    assert outputs.added < 20_000  # the window goes on in between
    watched.until(lambda: outputs.added == 20_001)


def test_many_workers_at_once(watched, tmp_path, monkeypatch):
    # Unbuffered, the parts of two processes' lines would mix on their way to the terminal.
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    text = (
        "from multiprocessing import Process\ndef work(n):\n    print('worker', n)\n"
        "if __name__ == '__main__':\n    ps = [Process(target=work, args=(n,)) for n in range(200)]\n"
        "    for p in ps:\n        p.start()\n    for p in ps:\n        p.join()\n"
    )
    run(watched, script(tmp_path, text), method="fork")
    assert watched.session.recording.dropped() == 0
    # Where Python's word came late, the kernel's had made lanes already: those are hidden.
    lanes = [lane for lane in watched.session.lanes.lanes if not lane.hidden]
    assert [lane.color for lane in lanes] == list(range(-1, 200))
    assert watched.session.lanes.findings == []
    assert sorted(line.text for line in watched.output) == sorted(f"worker {n}" for n in range(200))
    assert len(watched.session.current_view().cards) == 64

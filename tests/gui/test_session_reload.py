"""A script is edited elsewhere while it is shown: real files, saved as editors save them."""

import os
from pathlib import Path

import pytest

from concgui.control.reload import NEXT_RUN
from concgui.core.actions import Action
from concgui.core.states import MainPhase
from concgui.core.views import LineState, Mode

SLEEPS = "import time\nprint('old', flush=True)\ntime.sleep(60)\n"


@pytest.fixture
def script(watched, tmp_path: Path) -> Path:
    """A script that is shown."""
    path = tmp_path / "script.py"
    path.write_text("print('old')\n")
    watched.session.open_script(str(path), ())
    return path


def replace(path: Path, text: str) -> None:
    """Write a new file and give it the name of the old one, as most editors do."""
    path.with_suffix(".tmp").write_text(text)
    path.with_suffix(".tmp").replace(path)


def text(watched) -> str:
    return "\n".join(line.text for line in watched.session.current_view().program)


def note(watched) -> str:
    return watched.session.current_view().program_note


def ended(watched) -> None:
    watched.until(lambda: watched.main is MainPhase.ENDED and watched.session.recording.meta.created != "")
    watched.until(lambda: not len(watched.session.state.outputs))


@pytest.mark.parametrize("save", [Path.write_text, replace])
def test_a_saved_change_is_shown_at_once(watched, script, save):
    for number in (1, 2):
        save(script, f"print({number})\n")
        watched.until(lambda number=number: text(watched) == f"print({number})")
        assert note(watched).startswith("Changed on disk at ")
    assert watched.messages == []
    watched.act(Action.RUN)
    assert note(watched) == ""
    ended(watched)
    assert watched.printed("main") == ["2"]
    save(script, "print(3)\n")
    watched.until(lambda: text(watched) == "print(3)")
    states = {line.state for line in watched.session.current_view().program}
    assert states <= {LineState.TEXT, LineState.FUTURE}
    main = watched.session.lanes.main
    assert watched.session.state.spans_of_line(0, 0) == []
    assert main is not None
    assert watched.session.recording.meta.program == "print(2)\n"


def test_what_runs_keeps_its_text(watched, tmp_path):
    path = tmp_path / "script.py"
    path.write_text(SLEEPS)
    watched.session.open_script(str(path), ())
    watched.act(Action.RUN)
    watched.until(lambda: watched.printed("main") == ["old"])
    replace(path, "print('new')\n")
    watched.until(lambda: note(watched) == NEXT_RUN)
    assert "time.sleep(60)" in text(watched)
    replace(path, SLEEPS)
    watched.until(lambda: note(watched) == "")
    replace(path, "print('new')\n")
    watched.until(lambda: note(watched) == NEXT_RUN)
    watched.act(Action.STOP)
    ended(watched)
    assert note(watched) == NEXT_RUN
    watched.act(Action.RUN)
    ended(watched)
    assert watched.printed("main")[-1] == "new"
    assert text(watched) == "print('new')"
    assert note(watched) == ""


def test_a_mistake_is_told_and_mended(watched, script):
    replace(script, "print('new')\ndef f(:\n")
    watched.until(lambda: bool(watched.messages))
    said = watched.messages[0]
    assert said.startswith("script.py, line 2: ")
    assert (note(watched), watched.refused(Action.RUN)) == (said, said)
    assert text(watched).endswith("def f(:")
    replace(script, "print('mended')\n")
    watched.until(lambda: watched.session.current_view().actions[Action.RUN].enabled)
    assert note(watched).startswith("Changed on disk")
    watched.act(Action.RUN)
    ended(watched)
    assert watched.printed("main") == ["mended"]


def test_a_deleted_file_is_told_and_may_come_back(watched, script):
    script.unlink()
    watched.until(lambda: bool(watched.messages))
    assert watched.messages[0] == "script.py was deleted or moved. Its text is shown as it was."
    assert text(watched) == "print('old')"
    assert watched.refused(Action.RUN) == f"There is no file {script}."
    script.write_text("print('back')\n")
    watched.until(lambda: text(watched) == "print('back')")
    assert len(watched.messages) == 2
    script.unlink()
    watched.until(lambda: len(watched.messages) == 3)
    script.write_text("print('back')\n")
    watched.until(lambda: note(watched).startswith("Changed on disk"))


def test_a_folder_that_is_replaced(watched, tmp_path):
    folder = tmp_path / "project"
    folder.mkdir()
    path = folder / "script.py"
    path.write_text("print(1)\n")
    watched.session.open_script(str(path), ())
    folder.rename(tmp_path / "before")
    watched.until(lambda: "deleted" in note(watched))
    folder.mkdir()
    path.write_text("print(2)\n")
    watched.until(lambda: text(watched) == "print(2)")


def test_a_link_is_followed_to_its_file(watched, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "real.py"
    target.write_text("print(1)\n")
    link = tmp_path / "script.py"
    link.symlink_to(target)
    watched.session.open_script(str(link), ())
    replace(target, "print(2)\n")
    watched.until(lambda: text(watched) == "print(2)")


def test_a_thousand_saves(watched, script, qtbot):
    views = watched.views
    for number in range(1000):
        (replace if number % 2 else Path.write_text)(script, f"print({number})\n")
        if number % 50 == 0:
            qtbot.wait(1)
    watched.until(lambda: text(watched) == "print(999)")
    assert watched.messages == []
    assert watched.views - views < 200


def test_an_empty_file_is_one_that_is_being_written(watched, script, qtbot):
    """Some editors empty it first; nobody shall see that, unless it stays so."""
    seen = set()
    watched.session.view_changed.connect(lambda view: seen.add(len(view.program)))
    os.truncate(script, 0)
    qtbot.wait(200)
    script.write_text("a = 1\nb = 2\n")
    watched.until(lambda: text(watched) == "a = 1\nb = 2")
    os.truncate(script, 0)
    watched.until(lambda: text(watched) == "")
    assert len(watched.messages) == 0


def test_it_becomes_something_else(watched, script):
    script.write_bytes(b"a\0b")
    watched.until(lambda: bool(watched.messages))
    assert "it is a binary file" in watched.messages[0]
    script.unlink()
    os.mkfifo(script)
    watched.until(lambda: "is a pipe, not a script" in note(watched))


def test_another_program_is_shown_then(watched, script, qtbot):
    watched.session.open_free()
    before = text(watched)
    replace(script, "print('new')\n")
    qtbot.wait(250)
    assert text(watched) == before
    assert note(watched) == ""
    assert watched.messages == []


def test_a_program_with_cards_is_spoilt_and_mended(watched, tmp_path):
    program = (
        "import time\nfrom multiprocessing import Process\n\n\ndef work(ident, interval):\n    time.sleep(interval)\n"
        "    print(ident)\n\n\nif __name__ == '__main__':\n    p1 = Process(target=work, args=(1, 1.0))\n"
        "    p1.start()\n"
    )
    path = tmp_path / "program.py"
    path.write_text(program)
    watched.session.open_file(str(path), ())
    assert watched.session.current_view().mode is Mode.PROGRAM
    replace(path, program.replace("start()", "start("))
    watched.until(lambda: bool(watched.messages))
    assert "line 1" in watched.messages[0]
    replace(path, program.replace("1.0", "3.0"))
    watched.until(lambda: note(watched).startswith("Changed on disk at "))
    assert watched.card(1).spec.interval == 3.0
    path.unlink()
    watched.until(lambda: "deleted" in note(watched))

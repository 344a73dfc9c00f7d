"""“Save the recording…”: all of a run as it is at that moment, atomically, while the window goes on."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from concgui import app
from concgui.core.actions import Action
from concgui.core.states import MainPhase, Phase
from concgui.core.storage import load
from concgui.ui.keyboard import Keyboard
from tests.identities import violations

ROOT = Path(__file__).resolve().parents[2]
P1 = 1


def saved(watched, path: Path) -> str:
    before = len(watched.messages)
    watched.session.save_recording(str(path))
    watched.until(lambda: len(watched.messages) > before)
    watched.until(lambda: not watched.session.current_view().status.saving)
    return watched.messages[-1]


def test_a_run_is_saved_while_it_goes_on_and_again_when_it_is_over(watched, tmp_path):
    path = tmp_path / "run.concgui"
    watched.fast((P1, 10))
    watched.act(Action.START, P1)
    watched.until(lambda: watched.card(P1).phase is Phase.ALIVE)
    known = list(watched.session.recording.events())
    assert saved(watched, path) == f"Recording saved as {path}."
    early = load(path)
    assert list(early.events())[: len(known)] == known
    assert (early.meta.exitcode, early.meta.mode) == (None, "statements")
    assert "p1.start()" in early.meta.program
    assert not violations(early)
    watched.act(Action.TERMINATE, P1)
    watched.act(Action.END_MAIN)
    watched.until(lambda: watched.session.recording.meta.exitcode == 0)
    saved(watched, path)
    late = load(path)
    assert list(late.events()) == list(watched.session.recording.events())
    assert late.kernel.tolist() == watched.session.recording.kernel.tolist()
    assert late.meta == watched.session.recording.meta
    assert [one.name for one in tmp_path.iterdir()] == ["run.concgui"]


def test_nothing_is_saved_before_there_is_something(watched, tmp_path):
    watched.session.save_recording(str(tmp_path / "x.concgui"))
    assert watched.messages == ["There is nothing to save: nothing has run yet."]
    assert not list(tmp_path.iterdir())


def test_a_recording_that_is_shown_can_be_saved_under_another_name(watched, tmp_path):
    script = tmp_path / "script.py"
    script.write_text("print('here')\n")
    run = [sys.executable, "-m", "concgui", "record", "-o", str(tmp_path / "a.concgui"), str(script)]
    subprocess.run(run, cwd=ROOT, check=True, capture_output=True, timeout=50)
    watched.session.open_file(str(tmp_path / "a.concgui"), ())
    watched.until(lambda: watched.session.replay is not None)
    assert saved(watched, tmp_path / "b.concgui").startswith("Recording saved")
    first, second = load(tmp_path / "a.concgui"), load(tmp_path / "b.concgui")
    assert list(first.events()) == list(second.events())
    assert first.meta == second.meta
    assert len(second) > 5


@pytest.mark.parametrize("where", ["folder", "no folder"])
def test_what_cannot_be_written_is_said_in_one_sentence_and_the_old_file_is_intact(watched, tmp_path, where):
    watched.fast((P1, 0.1))
    watched.act(Action.START, P1)
    watched.act(Action.END_MAIN)
    watched.until(lambda: watched.main is MainPhase.ENDED)
    path = tmp_path / "folder" if where == "folder" else tmp_path / "none" / "run.concgui"
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "old").write_text("old")
    said = saved(watched, path)
    assert said.startswith(f"{path} cannot be written: ")
    assert said.count(". ") == 0
    assert (tmp_path / "folder" / "old").read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_by_key_with_a_name_from_the_program_and_the_time(styled, qtbot, tmp_path, monkeypatch):
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    session = app.attach_engine(window)
    window.closing.connect(session.shutdown)
    qtbot.waitUntil(lambda: window.findChild(Keyboard) is not None, timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.setFocus()
    asked: list[str] = []

    def choose(_parent, _title, name, _kinds):
        asked.append(Path(name).name)
        return str(tmp_path / "chosen"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    said: list[str] = []
    session.message.connect(said.append)
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert not asked  # nothing has run yet
    session.edit_worker(P1, "interval", "0.1")
    session.act(Action.START, P1)
    session.act(Action.END_MAIN)
    qtbot.waitUntil(lambda: session.recording.meta.exitcode == 0, timeout=20_000)
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: said == [f"Recording saved as {tmp_path / 'chosen.concgui'}."], timeout=20_000)
    assert asked[0].startswith("program-20")
    assert list(load(tmp_path / "chosen.concgui").events()) == list(session.recording.events())
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert window.banner is not None
    assert window.banner.history[0].endswith("chosen.concgui is there already: choose its whole name to replace it.")
    window.close()

"""A script runs as it was chosen: arguments, folder, variables, interpreter, module; the same the next time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.control import interpreters
from concgui.control.looker import Lookers
from concgui.control.session import Session
from concgui.core.actions import Action
from concgui.core.runsettings import RunSettings, ScriptView
from concgui.core.states import MainPhase
from concgui.core.storage import load
from concgui.core.views import LineState, Mode
from tests.observed import pythons

TELLS = """\
import os, sys, time
print(sys.argv[1:], os.getcwd(), os.environ.get("OURS"), sys.version_info[1], __name__, flush=True)
if "wait" in sys.argv: time.sleep(60)
"""
HERE = sys.version_info[1]
PYTHONS = list(pythons())  # now: the tests have another home


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A script that tells how it is run, in a folder that is not ours."""
    (tmp_path / "own" / "pkg").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    for name in ("own/script.py", "own/pkg/mod.py", "own/pkg/__main__.py"):
        (tmp_path / name).write_text(TELLS)
    (tmp_path / "own" / "pkg" / "__init__.py").write_text("")
    return tmp_path


def shown(watched) -> ScriptView:
    view = watched.session.current_view().script
    assert view is not None
    return view


def told(watched) -> list[str]:
    """Run it to its end; return what it printed."""
    watched.output.clear()
    watched.act(Action.RUN)
    watched.until(lambda: watched.session.recording.meta.exitcode is not None and watched.main is MainPhase.ENDED)
    watched.until(lambda: bool(watched.output))
    return [line.text for line in watched.output]


def test_opened_in_the_window_it_runs_in_its_own_folder(watched, place):
    watched.session.open_file(str(place / "own" / "script.py"), None)
    assert told(watched) == [f"[] {place / 'own'} None {HERE} __main__"]
    assert shown(watched).command == f"python3.{HERE} script.py"
    assert shown(watched).folder == shown(watched).usual_folder == str(place / "own")


def test_named_on_the_command_line_it_runs_where_that_was_typed(watched, place, monkeypatch):
    monkeypatch.chdir(place)
    watched.session.open_file("own/script.py", ("a", "b c"))
    assert told(watched) == [f"['a', 'b c'] {place} None {HERE} __main__"]
    assert watched.session.recording.meta.target == "own/script.py"  # as plain Python would be given it
    assert shown(watched).folder == str(place)
    assert shown(watched).settings.args == "a 'b c'"


def test_it_runs_as_chosen_and_the_recording_says_so(watched, place, tmp_path):
    other = PYTHONS[-1]
    watched.session.open_file(str(place / "own" / "script.py"), None)
    chosen = RunSettings("one 'two three'", str(place / "other"), (("OURS", "ä =1"),), other)
    watched.session.set_run_settings(chosen)
    [line] = told(watched)
    assert line.startswith(f"['one', 'two three'] {place / 'other'} ä =1 ")
    watched.session.save_recording(str(tmp_path / "run.concgui"))
    watched.until(lambda: bool(watched.messages))
    meta = load(tmp_path / "run.concgui").meta
    assert (meta.argv, meta.folder, meta.executable) == (("one", "two three"), str(place / "other"), other)
    assert (meta.mode, meta.target, meta.program) == ("script", str(place / "own" / "script.py"), TELLS)
    assert watched.session.current_view().status.python == meta.python


def test_opened_again_it_runs_as_the_last_time_also_in_another_window(watched, place, qtbot):
    path = str(place / "own" / "script.py")
    chosen = RunSettings("a", str(place / "other"), (("OURS", "1"), ("HOME", None)), lines=False)
    watched.session.open_file(path, None)
    watched.session.set_run_settings(chosen)
    watched.session.open_free()
    watched.session.open_file(path, None)
    assert shown(watched).settings == chosen
    assert watched.messages == []
    second = Session()
    second.open_file(path, None)
    again = second.current_view().script
    assert again is not None
    assert again.settings == chosen
    # The command line says what it says: its arguments, its folder. The rest is as the last time.
    second.open_file(path, ("b",))
    again = second.current_view().script
    assert again is not None
    assert again.settings == chosen._replace(args="b", folder="")
    second.shutdown()


def test_a_virtual_environment_beside_it_that_is_not_used_is_told(watched, place, monkeypatch):
    path, environment = place / "own" / "script.py", place / "own" / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True, timeout=50)
    watched.session.open_file(str(path), None)
    assert shown(watched).unused == str(environment)
    python = next((environment / "bin").glob("python*")) if sys.platform != "win32" else environment / "Scripts"
    watched.session.set_run_settings(RunSettings(python=str(python)))
    assert shown(watched).unused == ""
    monkeypatch.chdir(path.parent)
    watched.session.open_file("script.py", ())
    assert (shown(watched).settings.python, shown(watched).unused) == (str(python), "")


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes there")
def test_a_name_that_is_no_text_is_opened_and_run_all_the_same(watched, place):
    path = os.fsdecode(os.fsencode(place / "own") + b"/b\xe4d & odd.py")
    Path(path).write_text(TELLS)
    watched.session.open_file(path, None)
    watched.session.set_run_settings(RunSettings("x"))
    assert told(watched) == [f"['x'] {place / 'own'} None {HERE} __main__"]
    watched.session.open_free()
    watched.session.open_file(path, None)
    assert shown(watched).settings.args == "x"
    assert watched.session.scripts.remembered.recent() == [path]


def test_what_is_gone_is_told_and_nothing_is_lost(watched, place):
    path, folder = str(place / "own" / "script.py"), place / "other"
    python = place / "python"
    python.symlink_to(sys.executable)
    watched.session.open_file(path, None)
    chosen = RunSettings("a", str(folder), python=str(python))
    watched.session.set_run_settings(chosen)
    folder.rmdir()
    watched.session.open_free()
    watched.session.open_file(path, None)
    sentence = f"The folder {folder} is not there: choose another one in “How to run”."
    assert watched.messages == [sentence]
    assert (shown(watched).settings, shown(watched).problem) == (chosen, sentence)
    watched.act(Action.RUN)
    assert watched.messages == [sentence, sentence]
    assert watched.main is MainPhase.OFF
    folder.mkdir()
    python.unlink()
    watched.act(Action.RUN)  # it vanished between the choice and the run
    sentence = f"The interpreter {python} is not there: choose another one in “How to run”."
    assert (watched.messages[-1], shown(watched).problem) == (sentence, sentence)
    python.symlink_to(sys.executable)
    assert told(watched) == [f"['a'] {folder} None {HERE} __main__"]
    assert shown(watched).problem == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for an interpreter")
def test_an_interpreter_that_has_become_another_one_is_told(watched, place):
    path, python = str(place / "own" / "script.py"), place / "python"
    told = '["a Python", "cpython", "3.{0}.1", [3, {0}], false, "/p"]'
    watched.session.open_file(path, None)
    for minor in (12, 8):
        python.write_text(f"#!/bin/sh\necho '{told.format(minor)}'\n")
        python.chmod(0o755)
        interpreters._known.clear()
        if minor == 12:
            watched.session.set_run_settings(RunSettings(python=str(python)))
            watched.until(lambda: shown(watched).python == "Python 3.12.1")
            assert watched.session.current_view().status.python == "Python 3.12.1"
            assert shown(watched).command == "python3.12 script.py"
    watched.session.open_file(path, None)
    watched.until(lambda: bool(watched.messages))
    assert watched.messages == [f"{str(python)!r} is Python 3.8; 3.9 or later is needed."]
    assert shown(watched).problem == watched.messages[0]
    watched.act(Action.RUN)
    assert watched.main is MainPhase.OFF
    assert len(watched.messages) == 2


def test_none_of_many_answers_at_once_is_lost(qtbot):
    """One that has ended is not dropped before all that it has found has been told."""
    lookers, told = Lookers(), []
    for number in range(40):
        lookers.look(lambda _wanted, found, number=number: found(number), told.append, lambda: told.append("ended"))
    qtbot.waitUntil(lambda: len(told) == 80, timeout=20_000)
    assert sorted(one for one in told if one != "ended") == list(range(40))
    lookers.look(lambda _wanted, found: found("late"), told.append).forget()
    lookers.shut_down()
    assert "late" not in told


def test_a_choice_while_it_runs_is_for_the_next_run(watched, place):
    watched.session.open_file(str(place / "own" / "script.py"), None)
    watched.session.set_run_settings(RunSettings("wait"))
    watched.act(Action.RUN)
    watched.until(lambda: bool(watched.output))
    watched.session.set_run_settings(RunSettings("second"))
    assert watched.messages == ["That is for the next run: this one goes on as it began."]
    assert watched.main is MainPhase.BUSY
    watched.act(Action.RESET)
    assert told(watched)[-1].startswith("['second']")


def test_arguments_that_cannot_be_told_apart_are_refused_at_the_run(watched, place):
    watched.session.open_file(str(place / "own" / "script.py"), None)
    watched.session.set_run_settings(RunSettings("a 'b"))
    assert watched.messages == ["The quote ' before “b” is not closed."]
    watched.act(Action.RUN)
    assert watched.main is MainPhase.OFF
    assert shown(watched).problem == watched.messages[-1]


# --- modules ----------------------------------------------------------------------------------------------------------
def test_a_module_runs_without_a_file(watched, place, monkeypatch):
    monkeypatch.chdir(place / "own")
    watched.session.open_module(RunSettings("x", module="pkg.mod"))
    assert watched.lines(*LineState) == ["# python -m pkg.mod", "# Its text is being looked for."]
    watched.until(lambda: "import os, sys, time" in watched.lines(*LineState))
    view = watched.session.current_view()
    assert (view.mode, view.title) == (Mode.SCRIPT, "pkg.mod")
    assert shown(watched).command == f"python3.{HERE} -m pkg.mod x"
    assert told(watched) == [f"['x'] {place / 'own'} None {HERE} __main__"]
    meta = watched.session.recording.meta
    assert (meta.mode, meta.target, meta.argv) == ("module", "pkg.mod", ("x",))
    assert (meta.program, meta.folder) == (TELLS, str(place / "own"))
    assert LineState.DONE in {line.state for line in watched.session.current_view().program} or HERE < 12


def test_run_waits_until_the_modules_text_is_known(watched, place):
    watched.session.open_module(RunSettings(module="pkg"), str(place / "own"))
    assert told(watched) == [f"[] {place / 'own'} None {HERE} __main__"]
    assert watched.session.recording.meta.program == TELLS


def test_a_file_can_be_run_as_a_module_and_as_a_file_again(watched, place):
    watched.session.open_file(str(place / "own" / "pkg" / "mod.py"), None)
    watched.session.set_run_settings(RunSettings(module="pkg.mod", folder=str(place / "own")))
    assert told(watched) == [f"[] {place / 'own'} None {HERE} __main__"]
    watched.session.set_run_settings(RunSettings())
    assert told(watched) == [f"[] {place / 'own' / 'pkg'} None {HERE} __main__"]
    assert watched.session.recording.meta.mode == "script"


def test_a_module_that_is_not_there_is_told_and_python_says_it_too(watched, place):
    watched.session.open_module(RunSettings(module="pkg.nothing"), str(place / "own"))
    watched.until(lambda: bool(watched.messages))
    sentence = f"There is no module pkg.nothing, as {sys.executable} looks for it in {place / 'own'}."
    assert watched.messages == [sentence]
    assert watched.lines(*LineState) == ["# python -m pkg.nothing", f"# {sentence}"]
    assert told(watched) == [f"{sys.executable}: No module named pkg.nothing"]
    watched.session.open_module(RunSettings(module="no name"))
    assert "is no module's name" in watched.messages[-1]
    assert watched.session.current_view().title == "pkg.nothing"


# --- which files were opened ------------------------------------------------------------------------------------------
def test_files_that_could_be_opened_are_recent(watched, place, monkeypatch):
    monkeypatch.chdir(place)
    first, second = place / "own" / "script.py", place / "own" / "pkg" / "mod.py"
    watched.session.open_file("own/script.py", ())
    watched.session.open_file(str(second), None)
    watched.session.open_file(str(place / "nothing.py"), None)
    (place / "bad.concgui").write_text("no recording")
    watched.session.open_file(str(place / "bad.concgui"), None)
    watched.until(lambda: len(watched.messages) == 2)
    assert watched.session.scripts.remembered.recent() == [str(second), str(first)]


def test_text_that_only_a_newer_python_reads_can_be_run_by_that_one(watched, place):
    newer = next((one for one in PYTHONS if Path(one).name in {"python3.12", "python3.13"}), None)
    if newer is None or HERE >= 12:
        pytest.skip("no newer Python here")
    script = place / "own" / "script.py"
    script.write_text("type Name = int\nprint(Name)\n")
    watched.session.open_file(str(script), None)
    assert "line 1" in watched.messages[0]
    watched.session.set_run_settings(RunSettings(python=newer))
    assert len(watched.messages) == 1
    assert told(watched) == ["Name"]

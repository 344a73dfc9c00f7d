"""Launching on Windows, as far as can be seen from here: in which order it calls what, and what it leaves open."""

import os
import select
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from concgui.control.launch import LaunchError, LaunchSpec, launch
from concgui.program import wire
from tests import windows


@pytest.fixture
def system(monkeypatch):
    """Windows' calls; what is open at the end must be what was open before."""
    before = descriptors()
    system = windows.install(monkeypatch)
    monkeypatch.setitem(sys.modules, "_winapi", SimpleNamespace(WriteFile=write))
    windows.load(monkeypatch, "concgui.observe.terminate_windows")
    windows.load(monkeypatch, "concgui.control.launch_windows")
    yield system
    if system.popen is not None:
        system.popen.kill()
    deadline = time.monotonic() + 10
    while descriptors() != before and time.monotonic() < deadline:  # a thread closes the last one
        threading.Event().wait(0.002)
    assert descriptors() == before
    assert not system.job_open


@pytest.fixture
def python(tmp_path) -> str:
    """A path as Windows' users have them."""
    path = tmp_path / "Program Files (x86)" / "Pythön" / "python.exe"
    path.parent.mkdir(parents=True)
    path.touch(0o755)
    return str(path)


def write(handle: int, data: bytes) -> tuple[int, int]:
    return os.write(handle - 1000, data), 0


def descriptors() -> list[int]:
    return [fd for fd in range(1000) if is_open(fd)]


def is_open(fd: int) -> bool:
    try:
        os.fstat(fd)
    except OSError:
        return False
    return True


def spec(python: str, **words) -> LaunchSpec:
    return LaunchSpec("script", "my script.py", ("an argument",), python=python, **words)


def test_the_program_is_in_the_job_before_it_runs_and_runs_before_it_may_begin(system, python):
    told: list[bool] = []

    def assign(*_args):
        told.append(bool(select.select([system.popen.inherited[1]], [], [], 0)[0]))
        return 1

    type(system).do_AssignProcessToJobObject = assign
    try:
        program = launch(spec(python))
    finally:
        del type(system).do_AssignProcessToJobObject
    steps = ["CreateJobObjectW", "SetInformationJobObject", "Popen", "AssignProcessToJobObject", "NtResumeProcess"]
    assert [name for name in system.calls if name in steps] == steps
    assert system.job_limits == 0x2000  # KILL_ON_JOB_CLOSE
    assert system.popen.words["creationflags"] == 0x08000004  # CREATE_NO_WINDOW | CREATE_SUSPENDED
    assert told == [False]
    assert os.read(system.popen.inherited[1], 100) == wire.command(wire.GO)
    assert system.job_open
    program.close()
    assert system.popen.killed


def test_it_gets_three_handles_and_streams_of_its_own(system, python):
    program = launch(spec(python, go=False, typed=True))
    argv, words = system.popen.argv, system.popen.words
    assert argv[0] == python
    assert [int(number) for number in argv[2:5]] == words["startupinfo"].lpAttributeList["handle_list"]
    assert argv[5:] == ["-", "script", "lines", "my script.py", "an argument"]
    assert (words["stdin"], words["stdout"], words["stderr"]) == (subprocess.PIPE,) * 3
    assert not select.select([system.popen.inherited[1]], [], [], 0)[0]
    os.write(system.popen.inherited[0], b"event")
    assert os.read(program.event_fd, 100) == b"event"
    program.close()


@pytest.mark.parametrize(("code", "told"), [(3, 3), (0x10000, -15)])
def test_the_end_of_main_is_told_in_the_event_pipe_which_ends_then(system, python, code, told):
    program = launch(spec(python))
    os.write(system.popen.inherited[0], wire.RECORD.pack(wire.EXIT, 0, 0, 0, 1, 4321, 1, 0, 0))
    system.popen.end(code)
    data = b""
    while more := os.read(program.event_fd, 1000):
        data += more
    records = list(wire.RECORD.iter_unpack(data))
    assert [(record[0], record[7], record[8]) for record in records] == [
        (wire.EXIT, 0, 0),
        (wire.MAIN_EXIT, 4321, told),
    ]
    program.close()


def test_in_a_terminal_it_has_ours_by_name(system, python):
    program = launch(spec(python, terminal=True))
    words = system.popen.words
    assert (words["stdin"], words["stdout"], words["stderr"]) == (0, 1, 2)
    assert words["creationflags"] == 4
    program.close()


STEPS = ["CreateNamedPipeW", "CreateFileW", "CreateJobObjectW", "SetInformationJobObject", "Popen"]


@pytest.mark.parametrize("step", [*STEPS, "AssignProcessToJobObject", "NtResumeProcess"])
def test_whatever_fails_leaves_nothing_open_and_nobody_running(system, python, step):
    system.fails.add(step)
    with pytest.raises(LaunchError) as error:
        launch(spec(python))
    assert str(error.value).startswith("The program cannot be started")
    assert system.popen is None or system.popen.killed
    assert "NtResumeProcess" not in system.calls or step == "NtResumeProcess"


@pytest.mark.parametrize("frozen", [True, False])
def test_libraries_of_the_package_are_not_for_others(system, monkeypatch, frozen):
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    windows.load(monkeypatch, "concgui.control.launch_windows")
    assert ("SetDllDirectoryW" in system.calls) == frozen


def test_its_folder_must_be_there(system, python):
    with pytest.raises(LaunchError, match="There is no folder"):
        launch(spec(python, folder="/nowhere/at all"))


def test_an_interpreter_may_be_named_without_its_suffix(system, python, monkeypatch):
    monkeypatch.setenv("PATH", str(Path(python).parent))
    program = launch(spec("python"))
    assert system.popen.argv[0] == python
    program.close()


def test_ended_by_us_it_has_the_exit_code_that_multiprocessing_tells(system, python):
    program = launch(spec(python))
    assert program.poll() is None
    program.stop()
    assert "TerminateJobObject" in system.calls
    system.popen.end(0x10000)
    assert program.poll() == -15
    program.close()

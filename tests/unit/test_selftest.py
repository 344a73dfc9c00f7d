"""`concgui doctor --self-test`: green on what is right, and every single fact, made false, is told and exits with 1."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from concgui.commands.doctor import look
from concgui.commands.doctorargs import doctor
from concgui.commands.doctorprobes import start_methods
from concgui.commands.selftest import SelfTest
from concgui.commands.selftestfacts import LIBRARIES, Expected, failures
from concgui.commands.selftestrun import Kin, NothingSeenError, run_program
from concgui.control.interpreters import learn
from concgui.core.fact_run import Run
from concgui.core.kinds import EventKind
from concgui.core.lanes import fold
from concgui.core.lessons import lessons_folder
from concgui.core.recording import Recording
from concgui.usage import UsageError
from tests.unit.test_cli import ROOT, concgui

LESSON = "classic-1-start-all"
LIBRARY = "standard library"
PYTHON = learn(sys.executable)


def wrapper(folder: Path, lines: str) -> str:
    """Write something that stands for this Python; it does `lines` first."""
    path = folder / "python-wrapper"
    path.write_text(f'#!/bin/sh\n{lines}\nexec {sys.executable} "$@"\n')
    path.chmod(0o755)
    return str(path)


def test_what_is_right_is_green(capsys, tmp_path, monkeypatch):
    """Also where the user's variables would have Python print more, or tear lines apart."""
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    monkeypatch.setenv("PYTHONDEVMODE", "1")
    assert SelfTest(PYTHON, methods=("fork",), programs=(LESSON,)).run() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{PYTHON.words}, {PYTHON.path}, runs the programs."
    assert lines[2].split()[:2] == ["fork", LESSON]
    assert "  ok      3 processes, 8 lines, " in lines[2]
    assert lines[3].startswith("All 1 were seen as they must be, in ")


def test_a_program_that_does_otherwise_fails(capsys, tmp_path):
    """A lesson whose second worker fails, prints something else, and whose main leaves a process behind."""
    folder = tmp_path / LESSON
    shutil.copytree(lessons_folder() / LESSON, folder)
    program = folder / "program.py"
    program.write_text(
        program.read_text()
        .replace('print(f"End work {id}")', 'print(f"End work {id}" if id != 2 else "Good bye")\n    exit(id == 2)')
        .replace('print("End main")', 'print("End main"); import subprocess; subprocess.Popen(["sleep", "60"])')
    )
    assert SelfTest(PYTHON, lessons=tmp_path, methods=("fork",), programs=(LESSON,)).run() == 1
    out = capsys.readouterr().out
    assert "  FAILED  workers: p2 ended with 1, not 0.\n" in out
    assert "output: p2 printed “Start work 2”, “Good bye”, not “Start work 2”, “End work 2”.\n" in out
    assert "processes: 1 of its processes went on after it, and had to be ended.\n" in out
    assert out.endswith("1 of 1 failed.\n")


def test_a_lesson_that_is_not_there_fails(capsys, tmp_path):
    assert SelfTest(PYTHON, lessons=tmp_path, methods=("fork",), programs=(LESSON,)).run() == 1
    assert "  FAILED  " in capsys.readouterr().out


def test_without_a_folder_for_its_files_it_says_so(capsys, tmp_path, monkeypatch):
    """As on a system all of which is read-only."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    assert SelfTest(PYTHON).run() == 1
    assert capsys.readouterr().out.startswith("FAILED: no folder for the programs can be made: ")
    assert next(found for found in look() if found.name == "observed").text.startswith("no temporary folder can be")


def test_a_python_without_a_library_fails(capsys, tmp_path):
    """As in a package from which a library was forgotten."""
    words = "libforgotten.so.1: cannot open shared object file: No such file or directory"
    (tmp_path / "sqlite3.py").write_text(f"raise ImportError({words!r})\n")
    python = learn(wrapper(tmp_path, f"export PYTHONPATH={tmp_path}"))
    assert SelfTest(python, methods=("fork",), programs=(LIBRARY,)).run() == 1
    told, last = capsys.readouterr().out.splitlines()[-2:]
    # Nothing else: all other parts of the library were used, by three processes, and seen to be.
    assert told.endswith(
        "  FAILED  end: MainProcess ended with 1, not 0: "
        "sqlite3: this system lacks libforgotten.so.1: install what provides it."
    )
    assert last == "1 of 1 failed."


def test_a_python_that_begins_no_program_fails(tmp_path):
    """The whole command: it is asked what it is, and answers well; whatever it shall run, it cannot."""
    python = wrapper(tmp_path, 'case "$*" in *" -c "*) ;; *) echo "no module named encodings" >&2; exit 1;; esac')
    done = concgui("doctor", "--self-test", "--python", python, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert len([line for line in lines if "FAILED" in line]) == 9
    assert {line.split()[0] for line in lines[2:-1]} == {"spawn", "fork", "forkserver"}
    assert all(line.endswith("(exit status 1). no module named encodings") for line in lines[2:-1])
    assert lines[-1] == "9 of 9 failed."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--self-test", "now"], "doctor takes no arguments but --source and --self-test, not 'now'"),
        (["--self-test=yes"], "--self-test takes no value"),
        (["--self-test", "--python", "/bin/ls"], "'/bin/ls' is not a Python interpreter"),
        (["--self-test", "--source=strace"], "There is no source 'strace'"),
        (["--self-test", "--python"], "--python needs a value"),
        (["--python", sys.executable], "--python is for --self-test"),
        (["--probe", "strace"], "doctor has no probe 'strace'"),
    ],
)
def test_bad_arguments(arguments, said):
    with pytest.raises(UsageError) as refused:  # which is exit status 2 and one line, see test_cli
        doctor(arguments)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_start_methods_are_those_of_the_interpreter(tmp_path):
    assert start_methods(sys.executable) == (("spawn", "fork", "forkserver"), "")
    methods, problem = start_methods(str(tmp_path / "python"))
    assert methods == ()
    assert problem.endswith("did not tell its start methods: it cannot import multiprocessing.")


def test_the_packages_of_libraries_are_those_of_the_package():
    """What Debian's package depends on is told by the same names; the package is made without this application."""
    code = "import json, needs; print(json.dumps(needs.PACKAGES))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "packaging" / "linux", capture_output=True, text=True
    )
    packages = {one: package for package, names in json.loads(done.stdout).items() for one in names.split()}
    assert {library: packages[library] for library in LIBRARIES} == LIBRARIES


# --- one fact after the other -------------------------------------------------------------------------------
SCRIPT = """\
from multiprocessing import Process

def work(id):
    print("work", id)

if __name__ == "__main__":
    print("begin")
    p1 = Process(target=work, args=(1,))
    p1.start()
    p1.join()
    print("end")
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """One real run, and what it must be."""
    folder = tmp_path_factory.mktemp("selftest")
    script = folder / "script.py"
    # Longer than the time between two looks at who is there.
    script.write_text(SCRIPT.replace('print("work", id)', 'print("work", id)\n    import time; time.sleep(0.3)'))
    common = {"python": PYTHON.path, "method": "fork", "source": ""}
    seen = run_program(script, (), **common, file=folder / "run.concgui", timeout=30)
    lines = {"MainProcess": ("begin", "end"), "p1": ("work 1",)}
    return seen, Expected((PYTHON.version, PYTHON.path), "fork", 1, lines)


def test_a_good_run_has_no_failures(good):
    assert failures(*good) == []


def with_recording(seen, recording: Recording):
    return replace(seen, recording=recording, run=Run(recording, fold(recording)))


def without(seen, *kinds: EventKind, pid: int = 0):
    """Return the run without some events, as if nobody had told them."""
    recording = Recording(seen.recording.meta)
    for index, event in enumerate(seen.recording.events()):
        if event.kind not in kinds or (pid and event.pid != pid):
            recording.append(seen.recording.batch(index, index + 1))
    return with_recording(seen, recording)


def worker(seen):
    return seen.run.workers[0]


def as_spawned(seen):
    pid = worker(seen).pid
    return replace(seen, kin={**seen.kin, pid: seen.kin[pid]._replace(command=["python", "-c", "spawn_main()"])})


def as_from_a_server(seen):
    pid = worker(seen).pid
    return replace(seen, kin={**seen.kin, pid: Kin(1, seen.kin[pid].command)})


def without_worker(seen):
    return replace(seen, kin={pid: kin for pid, kin in seen.kin.items() if pid != worker(seen).pid})


def in_no_folder(seen):
    return replace(seen, file=seen.file.parent / "none" / "run.concgui")


ENDS = (EventKind.EXIT, EventKind.OS_EXIT, EventKind.REAPED)
FALSE = {
    "timed out": (lambda seen: replace(seen, timed_out=True), "It did not end in time and was stopped."),
    "exit code": (lambda seen: replace(seen, exitcode=3), "end: MainProcess ended with 3, not 0"),
    "stderr": (lambda seen: replace(seen, stderr=["oh"]), "end: it wrote to stderr: oh"),
    "spawned": (as_spawned, "start: p1 was made by spawn instead of fork, as the system shows."),
    "served": (as_from_a_server, "start: p1 was made by forkserver instead of fork, as the system shows."),
    "no such pid": (without_worker, "which the system did not show below the program."),
    "no target": (
        lambda seen: without(seen, EventKind.TARGET_ENTERED),
        "p1 was never seen entering its target.",
    ),
    "not made": (lambda seen: without(seen, EventKind.START), "workers: p1 was never seen started."),
    "no end": (lambda seen: without(seen, *ENDS), "workers: p1 ended with an unknown code, not 0."),
    "nothing printed": (
        lambda seen: without(seen, EventKind.OUTPUT),
        "MainProcess printed nothing, not “begin”",
    ),
    "stdout": (lambda seen: replace(seen, stdout=seen.stdout[1:]), "output: its stdout has 2 lines, 3 were recorded"),
    "dropped": (lambda seen: without(seen, EventKind.OUTPUT), "events: 3 of "),
    "left": (lambda seen: replace(seen, left=["7 sleep"]), "processes: left behind: 7 sleep."),
    "orphans": (lambda seen: replace(seen, orphans=2), "processes: 2 of its processes went on after it"),
    "count": (lambda seen: replace(seen, said=seen.said + 1), "file: "),
    "file": (in_no_folder, "file: "),
}


@pytest.mark.parametrize("name", FALSE)
def test_a_fact_that_is_false_is_told(good, name):
    falsify, said = FALSE[name]
    seen, expected = good
    assert any(said in sentence for sentence in failures(falsify(seen), expected)), failures(falsify(seen), expected)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"method": "spawn"}, "start: it ran under fork instead of spawn."),
        ({"python": ("3.1.4", "/usr/bin/python")}, "ran it, not 3.1.4 at /usr/bin/python."),
        ({"workers": 2}, "workers: 1 processes were seen to be made by the program, not 2."),
        ({"any_worker": ("square",)}, "output: workers printed nothing, not “square”."),
    ],
)
def test_another_expectation_is_not_met(good, other, said):
    seen, expected = good
    assert any(said in sentence for sentence in failures(seen, replace(expected, **other)))


def test_a_program_that_does_not_begin_is_told(tmp_path):
    common = {"python": "/bin/false", "method": "fork", "source": "", "timeout": 10}
    with pytest.raises(NothingSeenError, match="did not begin as a Python interpreter"):
        run_program(tmp_path / "x.py", (), **common, file=tmp_path / "x.concgui")

"""Interpreters are found on the machine and asked what they are; whatever else is asked, it is told in one sentence."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from concgui.control import interpreters, pythonplaces
from concgui.control.asking import NoAnswerError
from concgui.control.interpreters import Interpreter, known, learn
from concgui.control.pythonsearch import Found, search
from tests.observed import pythons

posix = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand for interpreters")


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(interpreters, "_known", {})


def program(folder: Path, text: str, name: str = "python3") -> str:
    """Write an executable shell script."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def saying(*told: object) -> str:
    return f"/bin/cat <<'END'\n{json.dumps(told)}\nEND"


def like(version: str, *, free: bool = False, prefix: str = "/p") -> str:
    """What a Python of this version would say."""
    numbers = tuple(int(part) for part in version.split(".")[:2])
    return saying("a Python", "cpython", version, numbers, free, prefix)


@pytest.mark.parametrize("python", list(pythons()))
def test_an_interpreter_says_what_it_is(python: str):
    ask = "import json, platform, sys, sysconfig; print(json.dumps([platform.python_version(), sys.prefix, "
    ask += "bool(sysconfig.get_config_var('Py_GIL_DISABLED'))]))"
    version, prefix, free = json.loads(subprocess.run([python, "-c", ask], capture_output=True, check=True).stdout)
    learnt = learn(python)
    assert learnt == Interpreter(python, version, "cpython", free, prefix, "")
    assert learnt.words == f"Python {version}" + (", free-threaded" if free else "")
    assert known(python) is learnt


@posix
def test_one_that_is_free_threaded_is_called_so(tmp_path: Path):
    python = program(tmp_path, like("3.14.0rc2", free=True))
    assert learn(python).words == "Python 3.14.0rc2, free-threaded"
    assert not learn(python).problem


@posix
@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("a Python", "cpython", "3.8.18", (3, 8), False, "/p"), "{!r} is Python 3.8; 3.9 or later is needed."),
        (("a Python", "python", "2.7.18", (2, 7), False, "/p"), "{!r} is Python 2.7; 3.9 or later is needed."),
        (
            ("a Python", "pypy", "3.10.14", (3, 10), False, "/p"),
            "{!r} is PyPy 3.10.14: programs run with CPython, 3.9 or later.",
        ),
        (("a Python", "cpython", "3.12.1"), "{!r} is not a Python interpreter: it did not tell its version."),
        (("a Python", "cpython", "", None, 0, 0), "{!r} is not a Python interpreter: it did not tell its version."),
        ("[" * 5000, "{!r} is not a Python interpreter: it did not tell its version."),
    ],
)
def test_what_cannot_run_programs_says_why(tmp_path: Path, told: object, said: str):
    python = program(tmp_path, saying(*told) if isinstance(told, tuple) else f"/bin/cat <<'END'\n{told}\nEND")
    assert learn(python).problem == said.format(python)


@posix
@pytest.mark.parametrize("text", ["exit 3", "echo hello", "yes", "exec sleep 60", "kill -9 $$", "exec >&-; sleep 60"])
def test_what_is_no_python_is_refused_in_time(tmp_path: Path, text: str):
    python = program(tmp_path, text)
    began = time.monotonic()
    learnt = learn(python, seconds=0.3)
    assert learnt.problem == f"{python!r} is not a Python interpreter: it did not tell its version."
    assert time.monotonic() - began < 5


@posix
def test_what_a_hanging_one_has_started_is_ended_too(tmp_path: Path):
    """What is left behind fails the test."""
    python = program(tmp_path, "sleep 61 & sleep 62 & wait")
    assert learn(python, seconds=0.2).problem
    quick = program(tmp_path, f"sleep 63 >/dev/null & {like('3.12.0')}", "py")
    assert learn(quick).version == "3.12.0"


def test_files_that_cannot_be_run(tmp_path: Path):
    file, folder, gone = tmp_path / "text", tmp_path / "folder", tmp_path / "gone"
    file.write_text("text")
    folder.mkdir()
    for path in (file, folder):
        assert learn(str(path)).problem == f"{str(path)!r} is not a Python interpreter: it is not an executable file."
    assert learn(str(gone)).problem == f"There is no Python interpreter {str(gone)!r}."
    assert learn("no-such-python").problem == "There is no Python interpreter 'no-such-python'."
    assert learn("with\0null").problem
    binary = tmp_path / "binary"
    binary.write_bytes(b"\x01\x02\x03")
    binary.chmod(0o755)
    assert "is not a Python interpreter" in learn(str(binary)).problem


@posix
def test_an_answer_is_kept_while_the_file_is_the_same(tmp_path: Path):
    log = tmp_path / "log"
    text = f"echo asked >>{log}\n" + like("3.11.{}")
    python = program(tmp_path, text.format(1))
    assert [learn(python).version, learn(python).version] == ["3.11.1", "3.11.1"]
    assert log.read_text().split() == ["asked"]
    program(tmp_path, text.format(2))
    os.utime(python, ns=(1, 1))
    assert learn(python).version == "3.11.2"
    Path(python).unlink()
    assert learn(python).problem == f"There is no Python interpreter {python!r}."


@posix
def test_an_answer_that_nobody_wants_is_not_waited_for(tmp_path: Path):
    python = program(tmp_path, "exec sleep 60")
    began = time.monotonic()
    with pytest.raises(NoAnswerError):
        learn(python, wanted=lambda: time.monotonic() < began + 0.2)
    assert time.monotonic() - began < 5


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing but what the test puts on it; a script in a project with a virtual environment."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    for name in ("VIRTUAL_ENV", "CONDA_PREFIX", "UV_PYTHON_INSTALL_DIR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "bin").mkdir()
    (tmp_path / "project" / "deep").mkdir(parents=True)
    (tmp_path / "project" / "deep" / "script.py").write_text("")
    return tmp_path


def found_on(machine: Path) -> list[Found]:
    found: list[Found] = []
    search(str(machine / "project" / "deep" / "script.py"), lambda: True, found.append)  # type: ignore[arg-type]
    return sorted(found, key=lambda one: one.rank)


@posix
def test_the_scripts_own_environment_comes_first_and_none_comes_twice(machine: Path):
    environment = machine / "project" / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True, timeout=50)
    for name in ("python", "python3", "python3.99"):
        (machine / "bin" / name).symlink_to(os.path.realpath(sys.executable))
    program(machine / "bin", like("3.7.0"), "python3.7")
    program(machine / "bin", like("3.13.9", free=True), "python3.13t")
    program(machine / "bin", "echo I am something else", "python3-config")
    found = found_on(machine)
    assert found[0].own
    assert (found[0].interpreter.path, found[0].interpreter.prefix) == (
        str(environment / "bin" / "python"),
        str(environment),
    )
    assert [one.own for one in found].count(True) == 1
    assert found[1].interpreter.path == sys.executable
    assert any(one.interpreter.words == "Python 3.13.9, free-threaded" for one in found)
    assert not any(one.interpreter.version == "3.7.0" for one in found)
    identities = [one.interpreter.identity for one in found]
    assert len(identities) == len(set(identities))


@posix
def test_pyenv_uv_and_an_active_environment_are_looked_at(machine: Path, monkeypatch: pytest.MonkeyPatch):
    wanted = []
    for place, version in (
        ("pyenv/versions/3.9.1", "3.9.1"),
        ("pyenv/versions/3.10.2", "3.10.2"),
        ("uv/cpython-3.12", "3.12.5"),
    ):
        folder = machine / place / "bin"
        folder.mkdir(parents=True)
        wanted.append(program(folder, like(version, prefix=str(folder.parent))))
    shims = machine / "pyenv" / "shims"
    shims.mkdir()
    program(shims, "exec sleep 60")
    monkeypatch.setenv("PATH", f"{shims}:{machine / 'bin'}")
    monkeypatch.setenv("UV_PYTHON_INSTALL_DIR", str(machine / "uv"))
    active = machine / "active" / "bin"
    active.mkdir(parents=True)
    wanted.insert(0, program(active, like("3.11.0", prefix="/active")))
    monkeypatch.setenv("VIRTUAL_ENV", str(active.parent))
    paths = pythonplaces.places(str(machine / "project" / "deep" / "script.py"))
    assert [path for path in paths if path in wanted] == [wanted[0], wanted[2], wanted[1], wanted[3]]
    assert not [path for path in paths if path.startswith(str(shims))]


@posix
def test_one_that_hangs_does_not_hide_the_others(machine: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("concgui.control.pythonsearch._PATIENCE_S", 0.3)
    program(machine / "bin", "exec sleep 60", "python3.12")
    program(machine / "bin", like("3.13.1"), "python3.13")
    versions = [one.interpreter.version for one in found_on(machine)]
    assert "3.13.1" in versions
    assert not any(version == "" for version in versions)

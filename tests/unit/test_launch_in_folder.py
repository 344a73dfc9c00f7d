"""A program in a folder and with variables of its own sees what plain Python sees there."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from concgui.control.launch import LaunchError, LaunchSpec, ObservedProgram, launch
from tests.observed import pythons

SEES = """\
import os, sys, helper, multiprocessing
if __name__ == "__main__":
    print(sys.path, sys.argv, __file__, helper.__file__)
    print(os.getcwd(), open("data.txt").read(), helper.VALUE)
    print(sorted(os.environ.items()))
    print(sys.flags, hash("concgui"), sys.stdout.line_buffering, sys.stdout.write_through, __debug__)
    worker = multiprocessing.get_context("spawn").Process(target=os.getcwd)
    worker.start()
    worker.join()
    print(worker.exitcode, os.path.exists("lib/__pycache__"))
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with data and a module that only a relative PYTHONPATH finds; the script is in another folder."""
    folder = tmp_path / "the folder"
    (folder / "lib").mkdir(parents=True)
    (folder / "data.txt").write_text("data")
    (folder / "lib" / "helper.py").write_text("VALUE = 'help'\n")
    (tmp_path / "script.py").write_text(SEES)
    (tmp_path / "environment.py").write_text("import sys; sys.exit('never run')")
    return folder


def variables(**own: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": "lib", "PYTHONHASHSEED": "7", **own}


def ended(program: ObservedProgram) -> tuple[str, str, int | None]:
    """Read what it prints to its end; nothing of it is left then."""
    texts = []
    for fd in (program.stdout_fd, program.stderr_fd):
        assert fd is not None
        data = b""
        while more := os.read(fd, 4096):
            data += more
        texts.append(data.decode())
    code = program.wait(20)
    program.close()
    return texts[0], texts[1], code


def outcomes(spec: LaunchSpec, *words: str) -> Iterator[tuple[str, str, int | None]]:
    """Run it plainly and observed."""
    plain = subprocess.run(
        [spec.python, *words],
        cwd=spec.folder,
        env=dict(spec.environment or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    yield plain.stdout, plain.stderr, plain.returncode
    yield ended(launch(spec))


@pytest.mark.parametrize("python", list(pythons()))
def test_a_script_sees_what_it_sees_without_us(place: Path, python: str):
    script = str(place.parent / "script.py")
    environment = variables(PYTHONUNBUFFERED="1", PYTHONOPTIMIZE="1", PYTHONDONTWRITEBYTECODE="1", OF_OURS="ä b")
    spec = LaunchSpec("script", script, ["a", "b c"], python=python, folder=str(place), environment=environment)
    plain, observed = outcomes(spec, script, "a", "b c")
    assert observed == plain
    assert plain[2] == 0, plain
    assert "'OF_OURS', 'ä b'" in plain[0]


def test_a_module_sees_what_it_sees_without_us(place: Path):
    (place / "lib" / "tool").mkdir()
    (place / "lib" / "tool" / "__init__.py").write_text("print('package')\n")
    (place / "lib" / "tool" / "__main__.py").write_text(SEES)
    spec = LaunchSpec("module", "tool", ["x"], folder=str(place), environment=variables())
    plain, observed = outcomes(spec, "-m", "tool", "x")
    assert observed == plain
    assert plain[0].startswith("package")


@pytest.mark.skipif(sys.version_info < (3, 11), reason="PYTHONSAFEPATH is new in 3.11")
def test_a_path_that_is_kept_safe_stays_safe(place: Path):
    script = str(place.parent / "script.py")
    spec = LaunchSpec("script", script, folder=str(place), environment=variables(PYTHONSAFEPATH="1"))
    plain, observed = outcomes(spec, script)
    assert observed == plain
    assert plain[2] == 0, plain


def test_a_variable_can_be_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OF_OURS", "1")
    script = tmp_path / "script.py"
    script.write_text("import os; print(os.environ.get('OF_OURS'))")
    without = {name: value for name, value in os.environ.items() if name != "OF_OURS"}
    assert ended(launch(LaunchSpec("script", str(script))))[0] == "1\n"
    assert ended(launch(LaunchSpec("script", str(script), environment=without)))[0] == "None\n"


def test_a_virtual_environment_stays_one_from_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Its interpreter is a link: to follow it is to lose the environment. The path to it is from our folder."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "own"], check=True, timeout=50)
    (tmp_path / "other").mkdir()
    script = tmp_path / "script.py"
    script.write_text("import sys; print(sys.prefix)")
    monkeypatch.chdir(tmp_path)
    python = str(Path("own", "Scripts" if sys.platform == "win32" else "bin", "python"))
    said, wrong, _code = ended(launch(LaunchSpec("script", str(script), python=python, folder=str(tmp_path / "other"))))
    assert (said.strip(), wrong) == (str(tmp_path / "own"), "")


def test_no_descriptor_of_ours_gets_there(tmp_path: Path):
    ours = os.pipe()
    script = tmp_path / "script.py"
    script.write_text("import os\nprint(*[fd for fd in range(3, 90) if os.path.exists(f'/proc/self/fd/{fd}')])")
    try:
        os.set_inheritable(ours[0], True)  # noqa: FBT003 - positional only
        words = [sys.executable, str(script)]
        plain = subprocess.run(words, close_fds=False, capture_output=True, text=True, check=True).stdout
        observed = ended(launch(LaunchSpec("script", str(script), folder=str(tmp_path))))
    finally:
        os.close(ours[0])
        os.close(ours[1])
    assert observed == (plain, "", 0)
    assert str(ours[0]) in plain.split()


def test_signals_are_as_a_shell_leaves_them(tmp_path: Path):
    script = tmp_path / "script.py"
    script.write_text("import os, signal\nprint(open('/proc/self/status').read().split('SigIgn:')[1].split()[0])")
    plain = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True).stdout
    assert ended(launch(LaunchSpec("script", str(script), folder=str(tmp_path)))) == (plain, "", 0)


def test_a_window_in_the_background_runs_programs_that_can_be_interrupted(tmp_path: Path):
    script = tmp_path / "script.py"
    script.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n")
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        code = ended(launch(LaunchSpec("script", str(script), folder=str(tmp_path))))[2]
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
    assert code == -signal.SIGINT


def test_a_folder_that_is_not_there(tmp_path: Path):
    script = tmp_path / "script.py"
    script.write_text("")
    for folder in (tmp_path / "nowhere", script):
        with pytest.raises(LaunchError) as caught:
            launch(LaunchSpec("script", str(script), folder=str(folder)))
        assert str(caught.value) == f"There is no folder {folder} to run the program in."


def test_a_name_that_no_variable_can_have(tmp_path: Path):
    script = tmp_path / "script.py"
    script.write_text("")
    for folder in ("", str(tmp_path)):
        with pytest.raises(LaunchError, match=r"^The program cannot be started: .*\.$"):
            launch(LaunchSpec("script", str(script), folder=folder, environment={"A=B": "1"}))

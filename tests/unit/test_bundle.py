"""What the packaged application knows of itself, and what it hands on to the programs that it starts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.core import bundle


@pytest.fixture
def frozen(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    return str(tmp_path / "_internal")


def test_a_checkout_runs_programs_with_the_python_that_runs_it():
    assert (bundle.is_frozen(), bundle.bundle_folder(), bundle.own_python()) == (False, "", sys.executable)


@pytest.mark.parametrize(
    ("platform", "path"),
    [
        ("linux", "python/bin/python{}.{}".format(*sys.version_info[:2])),
        ("darwin", "python/bin/python{}.{}".format(*sys.version_info[:2])),
        ("win32", "python/python.exe"),
    ],
)
def test_the_package_runs_programs_with_a_plain_python_of_its_own(frozen, monkeypatch, platform, path):
    monkeypatch.setattr(sys, "platform", platform)
    assert bundle.own_python() == str(Path(frozen, path))


def test_the_package_starts_itself_by_its_executable(frozen):
    assert bundle.own_command() == [sys.executable]


def test_a_checkout_starts_itself_in_any_folder(tmp_path):
    (tmp_path / "json.py").write_text("raise SystemExit('a module of the folder one stands in')")
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [*bundle.own_command(), "doctor", "--self-test", "--source"]
    done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, "concgui: --source needs a value; see concgui doctor --help\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"LD_LIBRARY_PATH": "{}"}, {}),
        ({"LD_LIBRARY_PATH": "{}:/nonsense", "LD_LIBRARY_PATH_ORIG": "/nonsense"}, {"LD_LIBRARY_PATH": "/nonsense"}),
        ({"LD_LIBRARY_PATH": "/of/the/users"}, {"LD_LIBRARY_PATH": "/of/the/users"}),
        ({"_PYI_ARCHIVE_FILE": "x", "_PYI_PARENT_PROCESS_LEVEL": "1", "HOME": "/h"}, {"HOME": "/h"}),
        ({"PYTHONHOME": "/nonsense", "PYTHONPLATLIBDIR": "no", "PYTHONUTF8": "1"}, {"PYTHONUTF8": "1"}),
        ({"PYTHONPATH": "/nonsense"}, {}),
        ({}, {}),
    ],
)
def test_programs_find_the_environment_that_the_user_has(frozen, before, after):
    environ = {name: value.format(frozen) for name, value in before.items()}
    bundle.restore_environment(environ)
    assert environ == after


def test_of_the_users_path_for_modules_only_another_standard_library_is_left_out(frozen, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "os.py").touch()
    environ = {"PYTHONPATH": os.pathsep.join(str(tmp_path / name) for name in ("lib", "own", "none"))}
    bundle.restore_environment(environ)
    assert environ == {"PYTHONPATH": str(tmp_path / "own")}


def test_a_checkout_leaves_the_environment_alone():
    environ = {"PYTHONHOME": "/x", "LD_LIBRARY_PATH": "/y", "PYTHONPATH": "/z"}
    bundle.restore_environment(environ)
    assert environ == {"PYTHONHOME": "/x", "LD_LIBRARY_PATH": "/y", "PYTHONPATH": "/z"}


@pytest.mark.skipif(sys.platform != "linux", reason="only there a program that runs is replaced")
def test_modules_come_from_the_program_that_runs_whatever_becomes_of_its_file(tmp_path):
    program = tmp_path / "program"
    shutil.copy(os.path.realpath(sys.executable), program)
    code = """if True:
        import os, sys, types
        from concgui.core import bundle
        archive = types.SimpleNamespace(_filename=sys.argv[1])
        sys.modules["pyimod02_importers"] = types.SimpleNamespace(pyz_archive=archive)
        bundle.keep_own_modules()
        os.replace(sys.argv[2], sys.argv[1])
        print(open(archive._filename, "rb").read(4) == b"\\x7fELF")
    """
    (other := tmp_path / "other").write_text("of another version")
    environ = {**os.environ, "PYTHONHOME": sys.base_prefix, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    command = [program, "-c", code, program, other]
    done = subprocess.run(command, env=environ, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("True\n", "")

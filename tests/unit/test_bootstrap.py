"""The script behind the README's two commands: what it says when something is missing, and the environment it makes.

The environment tests make real virtual environments with the real pip, for a small project without a network: its
lock names one wheel that lies beside it.
"""

import base64
import hashlib
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def load(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    spec = importlib.util.spec_from_file_location(name, PACKAGING / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bootstrap(monkeypatch):
    return load("bootstrap", monkeypatch)


@pytest.fixture
def environment(monkeypatch):
    return load("environment", monkeypatch)


@pytest.fixture
def libraries(environment, monkeypatch):
    return load("libraries", monkeypatch)


# --- what it says -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["python3.8", "python3.9", "python3.10"])
def test_a_python_that_is_too_old_is_told_so_in_one_sentence(name, bootstrap):
    version = (3, int(name.partition(".")[2]), 7)
    assert bootstrap.too_old(version, f"/usr/bin/{name}").count(".7 ") == 0
    assert "needs Python 3.11 or later" in bootstrap.too_old(version, f"/usr/bin/{name}")
    if real := shutil.which(name):  # where there really is one
        done = subprocess.run([real, str(PACKAGING / "bootstrap.py"), "run"], capture_output=True, text=True)
        if done.returncode != 127:  # a version manager's stub for a Python that is not chosen
            assert done.returncode == 1
            assert done.stderr.count("\n") == 1
            assert "needs Python 3.11 or later" in done.stderr


def test_this_python_is_new_enough(bootstrap):
    assert bootstrap.too_old(tuple(sys.version_info[:3]), sys.executable) == ""
    assert bootstrap.too_old((4, 0, 0), "") == ""


def test_without_a_display_it_says_so_before_anything_is_installed(tmp_path):
    bare = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    done = subprocess.run(
        [sys.executable, str(PACKAGING / "bootstrap.py"), "run"],
        env={**bare, "CONCGUI_VENV": str(tmp_path / "venv")},
        capture_output=True,
        text=True,
    )
    if sys.platform == "linux":
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert "there is no display" in done.stderr
        assert not (tmp_path / "venv").exists()


@pytest.mark.parametrize(
    ("environ", "platform", "told"),
    [
        ({}, "linux", True),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"QT_QPA_PLATFORM": "xcb"}, "linux", True),
        ({}, "darwin", False),
        ({}, "win32", False),
    ],
)
def test_a_missing_display(bootstrap, environ, platform, told):
    assert bool(bootstrap.no_display(environ, platform)) is told


@pytest.mark.parametrize(
    ("arguments", "window"),
    [([], True), (["script.py"], True), (["record", "x.py"], False), (["--version"], False), (["doctor"], False)],
)
def test_which_commands_open_a_window(bootstrap, arguments, window):
    assert bootstrap.opens_window(arguments) is window


@pytest.mark.parametrize("arguments", [[], ["start"], ["--help"]])
def test_anything_else_shows_how_it_is_used(arguments):
    done = subprocess.run([sys.executable, str(PACKAGING / "bootstrap.py"), *arguments], capture_output=True, text=True)
    assert done.returncode == (0 if arguments == ["--help"] else 2)
    assert "bootstrap.py run" in done.stdout


def test_a_missing_library_is_named_with_its_debian_package(libraries, tmp_path):
    wanted = {"libconcgui-nowhere.so.9": "libconcgui9", "libc.so.6": "libc6"}
    missing = libraries.missing_libraries(wanted, cache=tmp_path / "no cache: every library is really loaded")
    assert missing == {"libconcgui-nowhere.so.9": "libconcgui9"}
    assert libraries.sentence(missing, apt=True) == (
        "this system lacks libconcgui-nowhere.so.9: `apt-get install libconcgui9`, "
        "or let --install-system-packages do it."
    )
    assert "on Debian: libconcgui9" in libraries.sentence(missing, apt=False)


def test_the_linkers_cache_answers_without_loading(libraries, tmp_path):
    cache = tmp_path / "ld.so.cache"
    cache.write_bytes(b"glibc-ld.so.cache1.1\0libconcgui-nowhere.so.9\0/lib/libconcgui-nowhere.so.9\0")
    assert libraries.missing_libraries({"libconcgui-nowhere.so.9": "libconcgui9"}, cache) == {}


def test_locks_name_no_place_and_pin_every_package(environment):
    for name in ("runtime", "test"):
        lines = (PACKAGING / "lock" / f"{name}.txt").read_text("utf-8").splitlines()
        pins = [line for line in lines if line and not line.startswith(("#", " "))]
        assert pins
        assert all("==" in line for line in pins)
        assert not [line for line in lines if "://" in line or "index" in line]
    runtime, test = (
        {
            line.rstrip(" \\")
            for line in (PACKAGING / "lock" / f"{name}.txt").read_text("utf-8").splitlines()
            if "==" in line
        }
        for name in ("runtime", "test")
    )
    assert runtime < test, "the tests must run with the versions that users get"


# --- the environment --------------------------------------------------------------------------------------------------
BACKEND = """
import base64, hashlib, pathlib, zipfile
def build_editable(folder, config_settings=None, metadata_directory=None):
    files = {
        "small.pth": str(pathlib.Path.cwd()) + "\\n",
        "small-1.dist-info/METADATA": "Metadata-Version: 2.1\\nName: small\\nVersion: 1\\n",
        "small-1.dist-info/WHEEL": "Wheel-Version: 1.0\\nGenerator: t\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    }
    files["small-1.dist-info/RECORD"] = "".join(f"{name},,\\n" for name in [*files, "small-1.dist-info/RECORD"])
    name = "small-1-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(folder, name), "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
    return name
"""


def make_wheel(folder: Path) -> str:
    """Write a wheel of one module and return its hash."""
    path = folder / "onemodule-1-py3-none-any.whl"
    files = {
        "onemodule.py": "VALUE = 1\n",
        "onemodule-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: onemodule\nVersion: 1\n",
        "onemodule-1.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = [
        f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip('=')},"
        for name, text in files.items()
    ]
    files["onemodule-1.dist-info/RECORD"] = "\n".join([*rows, "onemodule-1.dist-info/RECORD,,"]) + "\n"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def project(environment, tmp_path, monkeypatch):
    """Return the environment of a small project in a folder with a space in its name."""
    root = tmp_path / "a small project"
    (root / "packaging" / "lock").mkdir(parents=True)
    (root / "backend.py").write_text(BACKEND, "utf-8")
    (root / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n', "utf-8"
    )
    lock = f"onemodule==1 --hash=sha256:{make_wheel(root)}\n"
    for name in ("runtime", "test"):
        (root / "packaging" / "lock" / f"{name}.txt").write_text(lock, "utf-8")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", root.as_uri())
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    return environment.Environment(root, root / "the environment", "runtime")


def python_of(project) -> str:
    code = "import onemodule, backend; print(onemodule.VALUE)"
    return subprocess.run([str(project.python), "-c", code], capture_output=True, text=True, cwd="/").stdout.strip()


@pytest.mark.limit(180)
def test_the_environment_is_made_once(project, capsys):
    assert not project.is_ready()
    assert project.provide() == project.python
    assert python_of(project) == "1"
    said = capsys.readouterr().err.splitlines()
    assert [line.split()[1] for line in said] == ["1/3", "2/3", "3/3", "ready"]

    began = time.process_time()  # not of the clock: the machine may be busy
    project.provide()
    assert time.process_time() - began < 0.05
    assert capsys.readouterr().err == ""

    # Another version of the lock: brought up to date in place, and ready only when that is done.
    lock = project.lock("runtime")
    lock.write_text("# newer\n" + lock.read_text("utf-8"), "utf-8")
    assert not project.is_ready()
    project.provide()
    assert "bringing" in capsys.readouterr().err
    assert project.is_ready()

    # A hash that is not the file's: nothing of it gets in, and the reason is said.
    lock.write_text("onemodule==1 --hash=sha256:" + "0" * 64 + "\n", "utf-8")
    subprocess.run([str(project.python), "-m", "pip", "uninstall", "-qy", "onemodule"], check=True)
    with pytest.raises(Exception, match=r"installing failed .*(HASH|hash)") as caught:
        project.provide()
    assert "\n" not in str(caught.value)
    assert not project.is_ready()


@pytest.mark.limit(180)
def test_an_interrupted_installation_is_taken_up_again_by_one_of_two_at_a_time(project):
    code = (
        f"import sys; sys.path.insert(0, {str(PACKAGING)!r}); from pathlib import Path; import environment\n"
        f"environment.Environment(Path({str(project.root)!r}), Path({str(project.folder)!r}), 'runtime').provide()"
    )
    first = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + 30
    while not project.python.exists():  # it has no pip yet
        assert first.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.005)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert not project.is_ready()

    both = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=150)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("1/3" in text for text in said) == 1
    assert sum("waiting" in text for text in said) == 1
    assert python_of(project) == "1"


def test_a_folder_that_is_not_ours_is_left_alone(project):
    project.folder.mkdir()
    (project.folder / "thesis.txt").write_text("not to be lost", "utf-8")
    with pytest.raises(Exception, match="was not made by this script"):
        project.provide()
    assert [path.name for path in project.folder.iterdir()] == ["thesis.txt"]


def test_a_stamp_that_cannot_be_read_means_not_ready(project, environment):
    project.folder.mkdir()
    for text in ("", "[]", "{", json.dumps({"kind": "runtime"})):
        (project.folder / environment.STAMP_FILE).write_text(text, "utf-8")
        assert not project.is_ready()

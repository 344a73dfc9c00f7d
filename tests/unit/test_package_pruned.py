"""What is left out of the packaged application is needed by none of it, and each has its reason."""

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"

#: Imports every module of the window's side while those that are left out cannot be found; a line for each that fails.
IMPORTS = """
import importlib, pkgutil, sys
import pruned

class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if name in pruned.MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, LeftOut())
import concgui
for module in pkgutil.walk_packages(concgui.__path__, "concgui."):
    if module.name.startswith("concgui.program") or "windows" in module.name or module.name == "concgui.__main__":
        continue
    try:
        importlib.import_module(module.name)
    except ImportError as error:
        print(f"{module.name}: {error}")
"""


@pytest.fixture
def pruned(monkeypatch):
    monkeypatch.syspath_prepend(str(PACKAGING / "freeze"))
    import pruned

    return pruned


def test_everything_can_be_imported_without_what_is_left_out():
    paths = f"import sys; sys.path[:0] = {[str(PACKAGING.parent), str(PACKAGING / 'freeze')]!r}\n"
    done = subprocess.run([sys.executable, "-c", paths + IMPORTS], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.parametrize(
    ("path", "stays"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/QtOpenGL.abi3.so", True),
        ("concgui/resources/lessons/order/program.py", True),
        ("concgui/program/launch.py", True),
        ("concgui/program/__pycache__/launch.cpython-311.pyc", False),
    ],
)
def test_files_that_stay_and_files_that_go(pruned, path, stays):
    assert (pruned.reason(path) == "") == stays


@pytest.mark.parametrize(
    ("source", "target", "system"),
    [
        ("/lib/x86_64-linux-gnu/libxcb.so.1", "libxcb.so.1", True),
        ("/usr/lib/x86_64-linux-gnu/libstdc++.so.6", "libstdc++.so.6", True),
        ("/lib/x86_64-linux-gnu/libssl.so.3", "libssl.so.3", False),
        ("/opt/python/lib/libpython3.11.so.1.0", "libpython3.11.so.1.0", False),
        ("/venv/PySide6/Qt/lib/libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", False),
        ("/lib/x86_64-linux-gnu/libxcb.so.1", "PySide6/Qt/lib/libxcb.so.1", False),
    ],
)
def test_libraries_of_the_screen_come_from_the_system(pruned, source, target, system):
    assert pruned.of_the_system(source, target) == system


def test_nothing_is_left_out_without_a_reason(pruned):
    for table in (pruned.MODULES, pruned.FILES, pruned.EXTENSIONS):
        assert all(len(why) > 3 for why in table.values())

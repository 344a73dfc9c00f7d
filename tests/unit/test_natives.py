"""A native library that is missing is named, with its Debian package: the linker is really asked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from concgui.startup import natives
from tests.need import need

ROOT = Path(__file__).resolve().parents[2]
#: Runs a command where these libraries are empty files; nobody else's are touched.
HIDE = """
for library in $LIBRARIES; do
    for file in $(ldconfig -p | sed -n "s|.*$library .* => ||p"); do mount --bind /dev/null "$file" || exit 77; done
done
exec "$@"
"""
LACKING = {"libconcgui-nowhere.so.9": "libconcgui9"}


def without(libraries: str, *arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run concgui on a system without some libraries."""
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", HIDE, "sh", sys.executable, "-m", "concgui", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LIBRARIES": libraries, "QT_QPA_PLATFORM": "", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    if "unshare failed" in done.stderr or done.returncode == 77:
        pytest.skip("needs the right to mount")
    return done


@pytest.mark.parametrize(
    ("table", "files"),
    [
        ("QT", ["lib/libQt6Core.so.6", "lib/libQt6Gui.so.6", "lib/libQt6Widgets.so.6", "lib/libQt6DBus.so.6"]),
        ("X11", ["plugins/platforms/libqxcb.so", "lib/libQt6XcbQpa.so.6"]),
        ("WAYLAND", ["plugins/platforms/libqwayland.so", "lib/libQt6WaylandClient.so.6"]),
    ],
)
def test_it_names_all_that_qt_is_linked_with(table, files):
    """Those of the C library are on every system, and Qt's own come along."""
    import PySide6

    need(shutil.which("objdump"), "objdump is not here")
    paths = [Path(PySide6.__file__).parent / "Qt" / file for file in files]
    said = subprocess.run(["objdump", "-p", *paths], capture_output=True, text=True, check=True).stdout
    linked = {line.split()[1] for line in said.splitlines() if line.startswith("  NEEDED")}
    everywhere = ("libQt6", "libicu", "libm.so", "libc.so", "libgcc_s.so", "ld-linux")
    assert {name for name in linked if not name.startswith(everywhere)} <= set(natives.QT | getattr(natives, table))


def test_only_what_the_linker_does_not_find_is_missing():
    assert natives.missing({"libc.so.6": "libc6", **LACKING}) == LACKING


def test_one_sentence_for_one_and_for_many():
    assert "this system lacks libconcgui-nowhere.so.9" in natives.sentence(LACKING)
    assert "libconcgui9" in natives.sentence(LACKING)
    assert natives.sentence({"libx.so.1": ""}) == "this system lacks libx.so.1: install what provides it"
    many = {f"lib{n}.so": f"package{n}" for n in range(6)}
    assert "lib0.so, lib1.so, lib2.so and 3 more libraries" in natives.sentence(many)
    assert "package0 package1 package2 package3 package4 package5" in natives.sentence(many)


def test_what_no_table_has_is_named_as_the_linker_names_it():
    told = "libodd.so.1: cannot open shared object file: No such file or directory"
    assert natives.why_not_loaded(told) == "this system lacks libodd.so.1: install what provides it"
    assert natives.is_native(ImportError(told))
    assert not natives.is_native(ImportError("cannot import name 'x' from 'y'"))
    old = "/lib/libc.so.6: version `GLIBC_2.99' not found"
    assert natives.why_not_loaded(old) == f"Qt cannot be loaded: {old}"


CASES = [
    ("libxcb-cursor.so.0", {"DISPLAY": ":9999"}, "libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libEGL.so.1 libxcb-icccm.so.4", {"DISPLAY": ":9999"}, "libEGL.so.1, libxcb-icccm.so.4", "libegl1 libxcb-icccm4"),
]


@pytest.mark.parametrize(("hidden", "screen", "named", "packages"), CASES, ids=[case[0] for case in CASES])
def test_the_window_says_what_is_missing_before_qt_aborts(hidden, screen, named, packages, tmp_path):
    nothing = {"DISPLAY": "", "WAYLAND_DISPLAY": ""}
    done = without(hidden, cwd=tmp_path, **{**nothing, **screen})
    assert done.returncode == 2
    assert done.stderr.startswith(f"concgui: this system lacks {named}: install ")
    assert done.stderr.strip(")\n").endswith(packages)
    assert done.stderr.count("\n") == 1

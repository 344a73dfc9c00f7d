"""The Debian package and the portable archive of a small application: the same bytes whoever builds them."""

import os
import shutil
import stat
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.need import need

ROOT = Path(__file__).resolve().parents[2]
RELEASED = 1_800_000_000
BUILD = """
import os, sys
from pathlib import Path
from deb import build_deb
from portable import build_portable
os.umask(int(sys.argv[3], 8))
for build in (build_deb, build_portable):
    build(Path(sys.argv[1]), Path(sys.argv[2]), fast=True)
"""


@pytest.fixture
def packaging(monkeypatch):
    for folder in ("", "freeze", "linux"):  # as `package.py` does
        monkeypatch.syspath_prepend(str(ROOT / "packaging" / folder))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(RELEASED))
    return ROOT / "packaging"


def make_tree(tree: Path, names: list[str]) -> Path:
    """A tree with what packages care for. names: the order in which its files are made."""
    contents = {
        "concgui": Path("/bin/true").read_bytes(),
        "_internal/licences/licences.json": b'{"components": []}',
        "_internal/libown.so.1": Path("/bin/true").read_bytes(),
        "_internal/python/tool": b"#!/bin/sh\n",
        "_internal/python/cgi.py": b"#! /usr/local/bin/python\nx = 1\n",
    }
    assert set(names) == set(contents)
    for name in names:
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents[name])
        path.chmod(0o700 if name in {"concgui", "_internal/libown.so.1"} else 0o600)
    (tree / "_internal/libown.so").symlink_to("libown.so.1")
    return tree


NAMES = [
    "concgui",
    "_internal/licences/licences.json",
    "_internal/libown.so.1",
    "_internal/python/tool",
    "_internal/python/cgi.py",
]


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's packages are for Linux")
def test_two_builds_are_the_same_bytes_and_hold_what_they_should(packaging, tmp_path):
    need(shutil.which("dpkg-deb") and shutil.which("objdump"), "dpkg-deb or objdump is not installed")
    first, second = make_tree(tmp_path / "a", NAMES), make_tree(tmp_path / "b", NAMES[::-1])
    os.utime(first / "concgui", (1, 1))
    environs = [{"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"}]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", BUILD, str(tree), str(tree.with_suffix(".out")), umask],
            cwd=packaging,
            env={
                **os.environ,
                **environ,
                "PYTHONPATH": os.pathsep.join(str(packaging / folder) for folder in ("", "freeze", "linux")),
            },
        )
        for tree, umask, environ in zip((first, second), ("022", "077"), environs, strict=True)
    ]
    assert [one.wait() for one in running] == [0, 0]
    made, again = (sorted(tree.with_suffix(".out").iterdir()) for tree in (first, second))
    assert [path.name for path in made] == [path.name for path in again]
    assert [path.read_bytes() for path in made] == [path.read_bytes() for path in again]

    archive, package = made
    assert (archive.suffixes[-2:], package.suffix) == ([".tar", ".xz"], ".deb")
    data = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(package)], capture_output=True, check=True).stdout
    (tmp_path / "data.tar").write_bytes(data)
    for path, inside in ((archive, archive.name.removesuffix(".tar.xz")), (tmp_path / "data.tar", "usr/lib/concgui")):
        with tarfile.open(path) as tar:
            entries = {entry.name.removeprefix("./"): entry for entry in tar.getmembers()}
            text = tar.extractfile(entries[f"{inside}/_internal/python/cgi.py"]).read()
        assert {(entry.uid, entry.gid, entry.mtime) for entry in entries.values()} == {(0, 0, RELEASED)}
        for name, entry in entries.items():
            program = name in {f"{inside}/concgui", f"{inside}/_internal/python/tool"}
            wanted = 0o777 if entry.issym() else 0o755 if entry.isdir() or program else 0o644
            assert stat.S_IMODE(entry.mode) == wanted, name
        assert entries[f"{inside}/_internal/libown.so"].linkname == "libown.so.1"
        assert text == b"#!/usr/bin/env python3\nx = 1\n"
    assert entries["usr/bin/concgui"].linkname == "../lib/concgui/concgui"
    control = subprocess.run(["dpkg-deb", "--field", str(package)], capture_output=True, text=True, check=True).stdout
    assert "\nDepends: libc6 (>= 2." in control
    assert "\n This package brings its own Python" in control


def test_what_would_be_compiled_at_every_start_stops_the_build(packaging, tmp_path):
    import py_compile

    import staging

    module = tmp_path / "module.py"
    module.write_text("x = 1\n")
    py_compile.compile(str(module), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    staging.check_compiled(tmp_path)
    py_compile.compile(str(module), invalidation_mode=py_compile.PycInvalidationMode.TIMESTAMP)
    with pytest.raises(staging.PackageError, match="compiled with the time of its source"):
        staging.check_compiled(tmp_path)
    module.unlink()  # without a source nothing is compared
    staging.check_compiled(tmp_path)


def test_without_the_application_one_sentence_says_so(packaging, tmp_path):
    import staging

    with pytest.raises(staging.PackageError, match=r"^there is no built application in .*: build it first$"):
        staging.copy_tree(tmp_path, tmp_path / "copy")


@pytest.mark.parametrize("name", ["concgui", "application-x-concgui"])
def test_small_icons_have_whole_pixels(packaging, name, qapp):
    import icons

    for size in icons.SIZES:
        image = QImage.fromData(icons.png(name, size), "PNG").convertToFormat(QImage.Format.Format_ARGB32)
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() < 255
        if size in {16, 22, 24}:
            # Between the corners of the frame there are few colours: nothing is blurred.
            inner = range(size // 4, size - size // 4)
            colours = {image.pixelColor(x, y).name() for x in inner for y in inner}
            assert 3 <= len(colours) <= 5, (size, colours)
